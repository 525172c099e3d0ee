"""`disclosure.yml`: which small counts are hidden, and which a person has decided to show."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scripts.ground.columns import Column
from scripts.ground.disk import read_bytes
from scripts.ground.problems import Problem, suggestion
from scripts.ground.small import FILE, Disclosure
from scripts.ground.tables import Lines, cells_in, records
from scripts.package.settings_shape import TEXT, exactly
from scripts.package.validation.yaml_file import try_document

LISTS = {
    "not_sensitive": "indicator",
    "already_public": "source",
    "cleared": "observation",
    "together": "answer",
    "kept": "answer",
}
# (list, the code list that has what it names) -> the columns that name it there
NAMED: dict[tuple[str, str], tuple[Column, ...]] = {
    ("not_sensitive", "indicators"): ("indicator",),
    ("already_public", "sources"): ("source",),
    ("together", "categories"): ("indicator", "category"),
    ("kept", "categories"): ("indicator", "category"),
}
MAY_LACK = ("together", "kept")  # most platforms have nothing to say of it
REASONS = ("reason_sv", "reason_en")


def entries(key: str) -> dict[str, Any]:
    """The shape of a list whose entries name a code and say why, in both languages."""
    return {"type": ["array", "null"], "items": exactly(dict.fromkeys((key, *REASONS), TEXT))}


SHAPE = exactly(
    {
        "threshold": {"type": "integer", "minimum": 2},
        **{part: entries(key) for part, key in LISTS.items() if part not in MAY_LACK},
    },
    {part: entries(LISTS[part]) for part in MAY_LACK},
)


def read_disclosure(root: Path) -> tuple[Disclosure | None, list[Problem]]:
    """The settings in `root`, or None and every problem: the file is missing, is no YAML or has another shape."""
    data, problems = read_bytes(root / FILE, root)
    return (None, problems) if data is None else parse(data)


def parse(data: bytes) -> tuple[Disclosure | None, list[Problem]]:
    """The settings, or None and every problem found in them."""
    document, problems = try_document(data, SHAPE, FILE, "disclosure_shape")
    if problems:
        return None, problems
    raw = document.value
    names = {part: [one[key] for one in raw.get(part) or []] for part, key in LISTS.items()}
    at = {(part, name): document.line((part, number)) for part in LISTS for number, name in enumerate(names[part])}
    problems = [
        Problem(FILE, at[(part, name)], part, "disclosure_doubled", hint=name)
        for part in LISTS
        for name in sorted(set(names[part]))
        if names[part].count(name) > 1
    ]
    parts = {part: frozenset(names[part]) for part in LISTS}
    return (None if problems else Disclosure(raw["threshold"], **parts, lines=at)), problems


def check_disclosure(disclosure: Disclosure, codes: Mapping[str, Lines]) -> list[Problem]:
    """Indicators, sources and answers that no code list has."""
    problems = []
    for (part, table), named in NAMED.items():
        known = [".".join(cells_in(row, named)) for row in records(codes.get(table, {}))]
        problems += [
            Problem(FILE, disclosure.lines.get((part, name), 0), part, "unknown_code", name, suggestion(name, known))
            for name in sorted(getattr(disclosure, part) - set(known))
            if known
        ]
    return problems
