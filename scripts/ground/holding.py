"""Whether a released version tells a figure: by its name in a table, or by its words in any file that the version serves.

A figure may have had another name then, and a page or a workbook is no table: what it says is read, unpacked. Its words are those
of its rows in the files of figures, of whichever release has it: a row with the same labels and the same number, by whatever name,
and its sentence, which has the year, what is counted, and the number. What a package holds back it tells nowhere.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from scripts.ground.codes import HIDDEN
from scripts.ground.columns import Column
from scripts.ground.data_package import Package, PackageError, Row
from scripts.ground.interval import NUMBERS, number_in
from scripts.ground.markup import as_text
from scripts.ground.releases import Release, read_pages
from scripts.ground.zipping import zip_files

Files = Mapping[str, bytes]
# Where a figure stands with its number: table -> the column that names it -> the columns that tell it.
NAMED: dict[str, dict[Column, tuple[Column, ...]]] = {
    "observations": {"observation": (*NUMBERS, "rank_first", "rank_last")},
    "statements": {"observation": ("value", "printed"), "base_observation": ("base",)},
    "revisions": {"observation": ("from_value", "to_value")},
    "corrections": {"observation": ("printed_value", "published_value")},
    "changes": {"row": ("from_value", "to_value")},
    "derived_ranges": {"about": ("lower", "upper", "values")},
    "audit_checks": {"about": ("recomputed",)},
    "finding_figures": {"about": ("printed_value",)},
    "interpretations": {
        "observation": ("printed_value", "result"),
        "numerator": ("numerator_value",),
        "denominator": ("denominator_value",),
        "taken": ("taken_value",),
        "instead_of": ("instead_of_value", "lower", "upper"),
    },
}
# Tables whose rows speak of a statement by its place, with the columns that tell what is printed there.
PLACE: tuple[Column, ...] = ("report_year", "source", "place", "seq")
PLACED: dict[str, tuple[Column, ...]] = {"finding_figures": ("printed_value",)}
# What a row of a file of figures says, whatever it is called; where it has its name, its number and its sentence.
LABELS = ("year", "indicator", "category", "population", "scope", "condition", "unit", "value")
NAME, NUMBER, SENTENCE = "id", "value", "quote"
PACKED = (".zip", ".xlsx")
UNREAD = (".woff2", ".parquet")  # the letters of a font; the rows of the CSV beside it


@dataclass(frozen=True)
class Said:
    """What is said of a figure: rows of labels with its number, and sentences."""

    rows: frozenset[tuple[str, ...]] = frozenset()
    sentences: frozenset[str] = frozenset()


def versions_holding(folder: Path, releases: Sequence[Release], observation: str) -> list[str]:
    """The versions beside the package in `folder` that tell a figure, by its name or by its words."""
    said = said_of(releases, observation)
    return [
        one.version
        for one in releases
        if holds(one.package, observation) or is_told({**one.files, **read_pages(folder, one.version)}, said)
    ]


def said_of(releases: Iterable[Release], observation: str) -> Said:
    """What the releases say of a figure where they know it by its name."""
    tables = (rows_of(data) for one in releases for path, data in one.files.items() if path.endswith(".csv"))
    rows = [row for row in chain(*tables) if row.get(NAME) == observation and row.get(NUMBER) and is_figure(row)]
    sentences = {" ".join(row.get(SENTENCE, "").partition(" (")[0].rstrip(".").split()) for row in rows}
    return Said(frozenset(labels(row) for row in rows), frozenset(filter(None, sentences)))


def is_told(files: Files, said: Said) -> bool:
    """Whether any of these files has one of the rows or sentences."""
    return bool(said.rows) and any(tells_file(path, data, said) for path, data in unpacked(files))


def tells_file(path: str, data: bytes, said: Said) -> bool:
    """Whether one file does: as a table, or as a text, whatever marks it up."""
    if path.endswith(".csv") and any(is_figure(row) and labels(row) in said.rows for row in rows_of(data)):
        return True
    text = " ".join(as_text(data.decode("utf-8", "replace")).split())
    return any(sentence in text for sentence in said.sentences)


def unpacked(files: Files) -> Iterator[tuple[str, bytes]]:
    """Each file that says something, and those that lie in it."""
    for path, data in files.items():
        if path.endswith(PACKED):
            try:
                yield from unpacked(zip_files(data))
            except PackageError:
                yield path, data
        elif not path.endswith(UNREAD):
            yield path, data


def rows_of(data: bytes) -> Iterator[dict[str, str]]:
    """The rows of a CSV file."""
    yield from csv.DictReader(io.StringIO(data.decode("utf-8-sig", "replace"), newline=""))


def is_figure(row: Mapping[str, str]) -> bool:
    """Whether this is a row of a file of figures."""
    return all(name in row for name in LABELS)


def labels(row: Mapping[str, str]) -> tuple[str, ...]:
    """What it says."""
    return tuple(row[name] for name in LABELS)


def holds(package: Package, observation: str) -> list[str]:
    """The tables of a package in which a figure has a number: by its name, never by what it says."""
    return told(package).get(observation, [])


def told(package: Package) -> dict[str, list[str]]:
    """The name of each figure that has a number in a package -> the tables in which it has."""
    found: dict[str, dict[str, None]] = {}
    standing: dict[tuple[str | None, ...], set[str]] = {}
    for row in package.rows_if_any("statements"):
        standing.setdefault(place(row), set()).add(row.get("observation", ""))
    for table in dict.fromkeys((*NAMED, *PLACED)):
        for row in package.rows_if_any(table):
            names = {row.get(name, "") for name, cells in NAMED.get(table, {}).items() if tells(row, cells)}
            if tells(row, PLACED.get(table, ())):
                names |= standing.get(place(row), set())
            for name in names:
                found.setdefault(name, {})[table] = None
    return {name: list(tables) for name, tables in found.items()}


def tells(row: Row, cells: Iterable[Column]) -> bool:
    """Whether any of these cells says something, and not only that it is hidden."""
    return any(row.get(cell, "") not in ("", HIDDEN) for cell in cells)


def place(row: Row) -> tuple[str | None, ...]:
    """Where the statement stands that a row is or speaks of."""
    return tuple(row.get(name) for name in PLACE)


def suppressed(package: Package) -> set[str]:
    """The observations whose numbers the package holds back."""
    return {row["observation"] for row in package.rows_if_any("observations") if row.get("obs_status") == HIDDEN}


def withheld(before: Package, after: Package) -> set[str]:
    """The observations whose numbers in `before` the newer package holds back: suppressed, or worked out of one that is.

    What it still says in the same words is not held back.
    """
    found, size = suppressed(after), 0
    if not found:
        return found
    now = {row["observation"]: row for row in after.rows_if_any("observations")}
    rows = [row for row in before.rows_if_any("observations") if row.get("inputs")]
    while len(found) > size:
        size = len(found)
        out_of_it = [row for row in rows if not found.isdisjoint(row["inputs"].split())]
        told = {
            name: number_in(now[name]) if name in now else None for name in (row["observation"] for row in out_of_it)
        }
        found |= {row["observation"] for row in out_of_it if told[row["observation"]] != number_in(row)}
    return found
