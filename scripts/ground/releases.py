"""The released versions of a package: `releases/<version>.zip`, read as what it may be: no package, or one made to do harm."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from scripts.ground.data_package import Package, PackageError, Read, Row, parse
from scripts.ground.statuses import HIDDEN

FOLDER = "releases"
TAKEN_DOWN = "taken-down.csv"  # while a version is being withdrawn: as the table `withdrawn`, for one build of the site
ADDRESS = "v{}/"  # where it lies for good on the site
PAGES = "{}-pages.zip"  # what a release keeps of its pages
NUMBERS = ("value", "lower", "upper")
# Where a figure stands with its number: table -> the column that names it -> the columns that tell it.
NAMED: dict[str, dict[str, tuple[str, ...]]] = {
    "observations": {"observation": NUMBERS},
    "statements": {"observation": ("value", "printed"), "base_observation": ("base",)},
    "revisions": {"observation": ("from_value", "to_value")},
    "corrections": {"observation": ("printed_value", "published_value")},
    "changes": {"row": ("from_value", "to_value")},
    "derived_ranges": {"about": ("lower", "upper", "values")},
    "ranks": {"observation": ("rank_first", "rank_last")},
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
PLACE = ("report_year", "source", "place", "seq")
PLACED = {"finding_figures": ("printed_value",)}
VERSION = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)")
# The largest table that the build makes of fifty full years, the audit's figures, is about 39 MB.
MOST_BYTES = 60_000_000


class TooBigError(PackageError):
    """A file is larger than any file of a package. `size`: as much of it as was read."""

    def __init__(self, path: str, size: int) -> None:
        super().__init__(f"{path}: {size} > {MOST_BYTES}")
        self.size = size


@dataclass(frozen=True)
class Release:
    """One released version: the package, and the ZIP that it lies in."""

    version: str
    package: Package
    zipped: bytes = b""

    @property
    def files(self) -> dict[str, bytes]:
        """Everything that the ZIP holds, by path: also what is no table."""
        return zip_files(self.zipped)


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


def tells(row: Row, cells: Iterable[str]) -> bool:
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
    found = [path for path in (folder / FOLDER).glob("*.zip") if path.is_file() and version_order(path.stem)]
    return sorted(found, key=lambda path: version_order(path.stem))


def read_release(path: Path) -> Release:
    """The release in a ZIP, whose name is its version. Raises PackageError when it holds no package."""
    zipped = path.read_bytes()
    return Release(path.stem, parse(zip_reader(zipped)), zipped)


def zip_files(zipped: bytes) -> dict[str, bytes]:
    """Everything in a ZIP, by path. Raises PackageError for what is no ZIP or far too big."""
    read = zip_reader(zipped)
    return {name: read(name) for name in zipfile.ZipFile(io.BytesIO(zipped)).namelist()}


def zip_reader(zipped: bytes) -> Read:
    """A function that reads the files of a ZIP. It raises PackageError for what is no ZIP, not in it or far too big."""

    def read(path: str) -> bytes:
        try:
            with zipfile.ZipFile(io.BytesIO(zipped)) as archive, archive.open(path) as file:
                found = file.read(MOST_BYTES + 1)
        except (KeyError, RuntimeError, OSError, EOFError, zipfile.BadZipFile, zlib.error) as error:
            raise PackageError(str(error)) from error
        if len(found) > MOST_BYTES:
            raise TooBigError(path, len(found))
        return found

    return read
