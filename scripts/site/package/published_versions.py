"""Which versions have been released, and which of them are withdrawn."""

from pathlib import Path

from scripts.ground.columns import Column
from scripts.ground.data_package import Package, Row, rows_of
from scripts.ground.releases import FOLDER, TAKEN_DOWN, release_versions, version_order
from scripts.site.text.language import Language

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
        found |= {row["withdrawn_version"]: row for row in rows_of(path.read_bytes(), [*WITHDRAWN], TAKEN_DOWN)}
    return [found[version] for version in sorted(found, key=version_order)]


def withdrawal(row: Row, language: Language) -> str:
    """When and why a version has been withdrawn, in a sentence each."""
    day = language.date(row["withdrawn_on"])
    return f"{language.words['withdrawn_text'].format(row['withdrawn_version'], day)} {language.text(row, 'reason')}"
