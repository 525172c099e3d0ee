"""The edge that reads the published package as a stranger would, and which versions have been released or withdrawn."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scripts.ground.columns import Column
from scripts.ground.data_package import DESCRIPTOR, Package, PackageError, Row, parse, rows_of
from scripts.ground.releases import FOLDER, TAKEN_DOWN, release_versions, version_order
from scripts.site.text.language import Language


def read_package(folder: Path) -> Package:
    """The package in `folder`. Raises PackageError when it is not built or a file differs from its schema."""
    if not (folder / DESCRIPTOR).is_file():
        raise PackageError(f"{folder / DESCRIPTOR} is missing: run `python -m scripts package` first")
    return parse(lambda path: (folder / path).read_bytes())


def found(rows: Mapping[Any, Row], key: object) -> Row:
    """The row with this key. Raises PackageError, so that a page is never built around a code without a name."""
    if key not in rows:
        raise PackageError(f"no code list holds {key}")
    return rows[key]


# What is said of a version that is withdrawn, also while it is being taken down.
WITHDRAWN: tuple[Column, ...] = ("withdrawn_version", "withdrawn_on", "reason_sv", "reason_en")


def is_released(folder: Path, package: Package) -> bool:
    """Whether the package in `folder` is one that has been released. A site of any other is a preview."""
    return package.version in release_versions(folder)


def read_withdrawn(folder: Path, package: Package) -> list[Row]:
    """The versions that the package says are withdrawn, and those that are being taken down while this is built."""
    found = {row["withdrawn_version"]: row for row in package.rows_if_any("withdrawn")}
    path = folder / FOLDER / TAKEN_DOWN
    if path.is_file():
        found |= {row["withdrawn_version"]: row for row in rows_of(path.read_bytes(), [*WITHDRAWN], TAKEN_DOWN, {})}
    return [found[version] for version in sorted(found, key=version_order)]


def withdrawal(row: Row, language: Language) -> str:
    """When and why a version has been withdrawn, in a sentence each."""
    day = language.date(row["withdrawn_on"])
    return f"{language.words['withdrawn_text'].format(row['withdrawn_version'], day)} {language.text(row, 'reason')}"
