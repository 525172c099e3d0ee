"""The released versions of a package: `releases/<version>.zip`, read as what it may be: no package, or one made to do harm.

Whoever may change figures may change these files too, and no diff shows how: nothing in them is trusted because we made it. A ZIP
has the files that its own descriptor names and a fixed few, each as `zipped` writes it, or it is none of ours.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.ground.columns import Column
from scripts.ground.data_package import DESCRIPTOR, Package, Read, Row, parse
from scripts.ground.interval import NUMBERS
from scripts.ground.statuses import HIDDEN
from scripts.ground.zipping import MOST_BYTES, NotOursError, TooBigError, unzipped

FOLDER = "releases"
TAKEN_DOWN = "taken-down.csv"  # while a version is being withdrawn: as the table `withdrawn`, for one build of the site
ADDRESS = "v{}/"  # where it lies for good on the site
WORDS_FILE = "{}-words.csv"  # what a release keeps of its pages
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
# What a release holds beside the descriptor and its tables, and how a table's file is called.
BESIDE = ("LICENSE.txt", "README.txt")
TABLE_FILE = re.compile(r"data/[a-z0-9_]+\.csv")
VERSION = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)")


@dataclass(frozen=True)
class Release:
    """One released version: the package, and the ZIP that it lies in."""

    version: str
    package: Package
    zipped: bytes = b""

    @property
    def files(self) -> dict[str, bytes]:
        """Everything that the ZIP holds, by path: also what is no table."""
        return unzipped(self.zipped)


def holds(package: Package, observation: str) -> list[str]:
    """The tables of a package in which a figure has a number: by its name, never by what it says."""
    own = {place(row) for row in package.rows_if_any("statements") if row.get("observation") == observation}
    told = {
        table
        for table, names in NAMED.items()
        for name, cells in names.items()
        for row in package.rows_if_any(table)
        if row.get(name) == observation and tells(row, cells)
    }
    told |= {
        table
        for table, cells in PLACED.items()
        for row in package.rows_if_any(table)
        if place(row) in own and tells(row, cells)
    }
    return [table for table in dict.fromkeys((*NAMED, *PLACED)) if table in told]


def tells(row: Row, cells: Iterable[Column]) -> bool:
    """Whether any of these cells says something, and not only that it is hidden."""
    return any(row.get(cell, "") not in ("", HIDDEN) for cell in cells)


def place(row: Row) -> tuple[str | None, ...]:
    """Where the statement stands that a row is or speaks of."""
    return tuple(row.get(name) for name in PLACE)


def version_order(version: str) -> tuple[int, ...]:
    """The three numbers of a version, by which versions are ordered: ten comes after nine. () when it is none."""
    found = VERSION.fullmatch(version)
    return tuple(map(int, found.groups())) if found else ()


def release_paths(folder: Path) -> list[Path]:
    """The ZIPs of the versions that are released beside the package in `folder`, the oldest first."""
    paths = [path for path in (folder / FOLDER).glob("*.zip") if path.is_file() and not path.is_symlink()]
    found = [path for path in paths if version_order(path.stem)]
    return sorted(found, key=lambda path: version_order(path.stem))


def read_release(path: Path) -> Release:
    """The release in a ZIP, whose name is its version. Raises PackageError when it holds no package, or anything besides."""
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise TooBigError(path.name, size, MOST_BYTES)
    zipped = path.read_bytes()
    files = unzipped(zipped)
    package = parse(reader_of(files))
    tables = set(package.files) - {DESCRIPTOR}
    strange = {name for name in tables if not TABLE_FILE.fullmatch(name)}
    for name in sorted(strange | (set(files) ^ {DESCRIPTOR, *BESIDE, *tables})):
        raise NotOursError(name)
    return Release(path.stem, package, zipped)


def releases_in(folder: Path) -> list[Release]:
    """The releases beside the package in `folder`, the oldest first. Raises PackageError for one that is no package."""
    return [read_release(path) for path in release_paths(folder)]


def reader_of(files: Mapping[str, bytes]) -> Read:
    """A function that reads these files. It raises PackageError for one that is not there."""

    def read(path: str) -> bytes:
        if path not in files:
            raise NotOursError(path)
        return files[path]

    return read
