"""What is published, the oldest version first: every release unchanged, and the package itself as the release that it becomes.

So pages, downloads, feed and citations are always of one version, whether a site is previewed or published.
"""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import cast

from scripts.archive.files import archive_files
from scripts.ground.data_package import Package, Row
from scripts.ground.releases import FOLDER, TAKEN_DOWN, Release, read_release, release_paths, version_order
from scripts.ground.zipping import zipped
from scripts.site.text.language import Language


def read_releases(folder: Path, package: Package) -> list[Release]:
    """The releases beside the package in `folder`, and last that package. Raises PackageError for one that is no package."""
    found = [read_release(path) for path in release_paths(folder)]
    return found if package.version in [one.version for one in found] else [*found, as_release(package)]


def is_released(folder: Path, package: Package) -> bool:
    """Whether the package in `folder` is one that has been released. A site of any other is a preview."""
    return package.version in [path.stem for path in release_paths(folder)]


def as_release(package: Package) -> Release:
    """The package as it would be released."""
    return Release(package.version, package, zipped(archive_files(package.files, package.descriptor)))


def read_withdrawn(folder: Path, package: Package) -> list[Row]:
    """The versions that the package says are withdrawn, and those that are being taken down while this is built."""
    found = {row["withdrawn_version"]: row for row in package.rows_if_any("withdrawn")}
    path = folder / FOLDER / TAKEN_DOWN
    if path.is_file():
        with path.open(encoding="utf-8", newline="") as file:
            rows = cast(Iterable[Row], csv.DictReader(file))
            found |= {row["withdrawn_version"]: row for row in rows}
    return [found[version] for version in sorted(found, key=version_order)]


def withdrawal(row: Row, language: Language) -> str:
    """When and why a version has been withdrawn, in a sentence each."""
    day = language.date(row["withdrawn_on"])
    return f"{language.words['withdrawn_text'].format(row['withdrawn_version'], day)} {language.text(row, 'reason')}"
