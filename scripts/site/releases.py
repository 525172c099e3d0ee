"""The released versions of the package: their bytes as they lie, which every build of the site publishes again unchanged."""

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from scripts.archive.files import archive_files
from scripts.archive.zipping import zipped
from scripts.ground.data_package import Package, parse
from scripts.site.labels import Labels

FOLDER = "releases"
NAME = re.compile(r"([0-9]+)\.([0-9]+)\.([0-9]+)")


@dataclass(frozen=True)
class Release:
    """One released version as its ZIP."""

    version: str
    zipped: bytes

    @cached_property
    def files(self) -> dict[str, bytes]:
        """What the ZIP holds, by path."""
        with zipfile.ZipFile(io.BytesIO(self.zipped)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    @cached_property
    def package(self) -> Package:
        """The package in the ZIP."""
        return parse(self.files.__getitem__)


def read_releases(folder: Path) -> list[Release]:
    """The releases beside the package in `folder`, the oldest version first."""
    found = [
        Release(path.stem, path.read_bytes()) for path in (folder / FOLDER).glob("*.zip") if NAME.fullmatch(path.stem)
    ]
    return sorted(found, key=lambda release: version_order(release.version))


def version_order(version: str) -> tuple[int, ...]:
    """A version as its numbers: ten comes after nine."""
    return tuple(int(part) for part in version.split("."))


def newest(package: Package, releases: Sequence[Release]) -> Release:
    """The newest release, or before the first one the package as it would be released."""
    if releases:
        return releases[-1]
    return Release(package.descriptor["version"], zipped(archive_files(package.files, package.descriptor)))


def published(labels: Labels, releases: Sequence[Release]) -> Labels:
    """The labels of the package that people download: the newest release, or the package itself before the first one."""
    return Labels(releases[-1].package, labels.language) if releases else labels
