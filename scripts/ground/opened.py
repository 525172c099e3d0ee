"""A package or all releases of a folder, opened; what is said where something is none.

That a release is as it was released is held by the check of a pull request, which compares it with the branch that it goes into.
"""

from collections.abc import Collection
from pathlib import Path

from scripts.ground.data_package import Package, PackageError, Read, Seen, parse
from scripts.ground.disk import UNFINISHED, display
from scripts.ground.problems import Problem, Refused
from scripts.ground.releases import (
    ARCHIVE_FILE,
    FOLDER,
    PAGES_FILE,
    PARTS,
    SITE_FILE,
    TAKEN_DOWN,
    TEXTS_FILE,
    Release,
    read_archive,
    read_pages,
    read_release,
    read_site,
    read_texts,
    release_versions,
    version_order,
)
from scripts.ground.zipping import NotOursError, TooBigError


def read_releases(root: Path) -> tuple[tuple[Release, ...], list[Problem]]:
    """The releases below `root`, the oldest version first, and a problem for each file that is none or holds what none does."""
    if (root / FOLDER).is_symlink():
        return (), [Problem(FOLDER, 0, "", "file_is_link_out")]
    releases, problems, seen = [], [], Seen()
    versions = release_versions(root)
    for version in versions:
        files = (SITE_FILE, ARCHIVE_FILE, PAGES_FILE, TEXTS_FILE)
        at, archive, pages, hashes = (root / FOLDER / name.format(version) for name in files)
        try:
            package, site = read_site(root, version, seen)
            at = archive
            given = read_archive(root, version)
            at = hashes
            one = Release(version, package, given, site, read_texts(root, version))
            at = pages
            read_pages(root, version)
        except PackageError as error:
            problems.append(no_package(error, display(at, root)))
            continue
        if one.package.version != one.version:
            problems.append(Problem(display(at, root), 0, "", "release_changed", one.package.version))
        releases.append(one)
    return tuple(releases), problems + stray(root, versions)


def stray(root: Path, versions: Collection[str]) -> list[Problem]:
    """A problem for each thing beside the releases that is none of theirs; a notice for what an interrupted run has left."""
    known = {name.format(one) for one in versions for name in PARTS} | {"README.md", TAKEN_DOWN}
    problems = []
    for path in sorted((root / FOLDER).iterdir()) if (root / FOLDER).is_dir() else []:
        if path.name in known and is_own(path):
            continue
        left = path.suffix == UNFINISHED or any(version_order(path.name.removesuffix(one.format(""))) for one in PARTS)
        kind = "notice_release_unfinished" if left and is_own(path) else "file_stray"
        problems.append(Problem(display(path, root), 0, "", kind, hint="<version>.zip"))
    return problems


def is_own(path: Path) -> bool:
    """Whether a file lies there, and no link to one."""
    return path.is_file() and not path.is_symlink()


def opened(read: Read, where: str) -> Package:
    """The package whose files `read` gives. Raises `Refused`, naming `where`, when they are no package."""
    try:
        return parse(read)
    except PackageError as error:
        raise Refused([no_package(error, where)]) from error


def opened_release(root: Path, version: str, where: str) -> Package:
    """The package of a release beside that in `root`. Raises `Refused`, naming `where`, when it is none of ours."""
    try:
        return read_release(root, version).package
    except PackageError as error:
        raise Refused([no_package(error, where)]) from error


def no_package(error: PackageError, where: str) -> Problem:
    """What is wrong with that which lies `where` a package should."""
    if isinstance(error, TooBigError):
        return Problem(where, 0, "", "file_too_big", hint=str(error.most))
    if isinstance(error, NotOursError):
        return Problem(where, 0, "", "release_not_ours", error.found)
    return Problem(where, 0, "", "not_a_package", str(error))
