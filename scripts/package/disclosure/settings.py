"""`disclosure.yml`: which small counts are hidden, and which a person has decided to show."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
import yaml
from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError

from scripts.package.problems import Problem
from scripts.package.reading import read_bytes
from scripts.package.settings import suggestion
from scripts.package.strict_yaml import read_yaml

FILE = "disclosure.yml"
LISTS = {"not_sensitive": "indicator", "already_public": "source", "cleared": "observation"}
REASONS = ("reason_sv", "reason_en")
FILLED = {"type": "string", "pattern": r"\S"}


def entries(key: str) -> dict[str, Any]:
    """The shape of a list whose entries name a code and say why, in both languages."""
    names = (key, *REASONS)
    entry = {"type": "object", "properties": dict.fromkeys(names, FILLED), "required": [*names]}
    return {"type": ["array", "null"], "items": entry | {"additionalProperties": False}}


SHAPE = {
    "type": "object",
    "properties": {"threshold": {"type": "integer", "minimum": 2}, **{part: entries(LISTS[part]) for part in LISTS}},
    "required": ["threshold", *LISTS],
    "additionalProperties": False,
}


@dataclass(frozen=True)
class Disclosure:
    """Counts from 1 to `threshold` - 1 are hidden, but not in these indicators, sources and observations.

    `lines`: (list, code) -> the line of the file on which it is named.
    """

    threshold: int
    not_sensitive: frozenset[str]
    already_public: frozenset[str]
    cleared: frozenset[str]
    lines: Mapping[tuple[str, str], int] = field(default_factory=dict)


def read_disclosure(root: Path) -> tuple[Disclosure | None, list[Problem]]:
    """The settings in `root`, or None and every problem: the file is missing, is no YAML or has another shape."""
    data, problems = read_bytes(root / FILE, root)
    return (None, problems) if data is None else parse(data)


def parse(data: bytes) -> tuple[Disclosure | None, list[Problem]]:
    """The settings, or None and every problem found in them."""
    raw, problems = read_yaml(data, FILE)
    if problems:
        return None, problems
    lines = lines_of(data.decode("utf-8"))
    problems = [
        problem for error in Draft7Validator(SHAPE).iter_errors(raw) for problem in shape_problems(error, lines)
    ]
    if problems:
        return None, problems
    names = {part: [one[key] for one in raw[part] or []] for part, key in LISTS.items()}
    at = {(part, name): lines[(part, number)] for part in LISTS for number, name in enumerate(names[part])}
    problems = [
        Problem(FILE, at[(part, name)], part, "disclosure_doubled", hint=name)
        for part in LISTS
        for name in sorted(set(names[part]))
        if names[part].count(name) > 1
    ]
    parts = {part: frozenset(names[part]) for part in LISTS}
    return (None if problems else Disclosure(raw["threshold"], **parts, lines=at)), problems


def lines_of(text: str) -> dict[tuple[str, int], int]:
    """(list, number in it) -> the line on which the entry begins."""
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    return {
        (key.value, number): item.start_mark.line + 1
        for key, value in (node.value if isinstance(node, yaml.MappingNode) else [])
        if isinstance(value, yaml.SequenceNode)
        for number, item in enumerate(value.value)
    }


def shape_problems(error: ValidationError, lines: Mapping[tuple[str, int], int]) -> list[Problem]:
    """What is wrong with the shape, at the line of the entry, in words that help."""
    path: list[Any] = [*error.absolute_path]
    rule: Any = error.validator_value
    found: Any = error.instance
    where = str(path[0]) if path else ""
    line = lines.get((where, path[1]), 0) if len(path) > 1 else 0
    if error.validator == "required":
        missing = [name for name in rule if name not in found]
        return [Problem(FILE, line, where, "settings_missing", name) for name in missing]
    if error.validator == "additionalProperties":
        known = [LISTS[where], *REASONS] if where else ["threshold", *LISTS]
        extra = [str(name) for name in found if name not in known]
        return [Problem(FILE, line, where, "settings_unknown", name, suggestion(name, known)) for name in extra]
    if error.validator == "pattern":
        return [Problem(FILE, line, where, "settings_missing", str(path[-1]))]
    return [Problem(FILE, line, where, "disclosure_shape", str(found))]


def check_disclosure(disclosure: Disclosure, codes: Mapping[str, pd.DataFrame]) -> list[Problem]:
    """Indicators and sources that no code list has."""
    problems = []
    for part, table in (("not_sensitive", "indicators"), ("already_public", "sources")):
        known = codes[table][LISTS[part]].tolist() if table in codes else []
        problems += [
            Problem(FILE, disclosure.lines.get((part, name), 0), part, "unknown_code", name, suggestion(name, known))
            for name in sorted(getattr(disclosure, part) - set(known))
            if known
        ]
    return problems
