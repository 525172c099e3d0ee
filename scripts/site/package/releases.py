"""The released versions that every build of the site publishes again, unchanged, and the newest of them."""

from collections.abc import Sequence
from pathlib import Path

from scripts.archive.files import archive_files
from scripts.archive.zipping import zipped
from scripts.ground.data_package import Package
from scripts.ground.releases import Release, read_release, release_paths
from scripts.site.package.labels import Labels


def read_releases(folder: Path) -> list[Release]:
    """The releases beside the package in `folder`, the oldest version first. Raises PackageError for one that is no package."""
    return [read_release(path) for path in release_paths(folder)]


def newest(package: Package, releases: Sequence[Release]) -> Release:
    """The newest release, or before the first one the package as it would be released."""
    if releases:
        return releases[-1]
    return Release(package.version, package, zipped(archive_files(package.files, package.descriptor)))


def published(labels: Labels, releases: Sequence[Release]) -> Labels:
    """The labels of the package that people download: the newest release, or the package itself before the first one."""
    return Labels(releases[-1].package, labels.language) if releases else labels
