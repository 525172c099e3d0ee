"""What is published, the oldest version first: every release unchanged, and the package itself as the release that it becomes.

So pages, downloads, feed and citations are always of one version, whether a site is previewed or published.
"""

from pathlib import Path

from scripts.ground.data_package import Package
from scripts.ground.releases import Release, releases_in
from scripts.ground.zipping import zipped
from scripts.site.exports.archive.contents import archive_files


def read_published(folder: Path, package: Package) -> list[Release]:
    """The releases beside the package in `folder`, and last that package. Raises PackageError for one that is no package."""
    found = releases_in(folder)
    return found if package.version in [one.version for one in found] else [*found, as_release(package)]


def as_release(package: Package) -> Release:
    """The package as it would be released."""
    return Release(package.version, package, zipped(archive_files(package)), zipped(package.files))
