"""The edge that holds what has been released to its checksums, and says what is wrong with a ZIP or folder of a package."""

import hashlib
import re
from pathlib import Path

from scripts.ground.data_package import Package, PackageError, Read, parse
from scripts.ground.problems import Problem, Refused
from scripts.ground.releases import FOLDER, MOST_BYTES, PAGES, Release, TooBigError, read_release, release_paths
from scripts.package.reading import display
from scripts.package.writing import UNFINISHED

SUMS = "SHA256SUMS"
SUM_LINE = re.compile(r"([0-9a-f]{64})  ([0-9.]+(?:-pages)?\.zip)")


def read_releases(root: Path) -> tuple[tuple[Release, ...], list[Problem]]:
    """The releases below `root`, the oldest version first, and a problem for each file that is not what was released."""
    releases, paths = [], release_paths(root)
    problems = sum_problems(root)
    for path in paths:
        try:
            one = read_release(path)
        except PackageError as error:
            problems.append(no_package(error, display(path, root)))
            continue
        if one.package.version != one.version:
            problems.append(Problem(display(path, root), 0, "", "release_changed", one.package.version))
        releases.append(one)
    known = {path.name for path in paths} | {PAGES.format(path.stem) for path in paths} | {SUMS, "README.md"}
    for path in sorted((root / FOLDER).iterdir()) if (root / FOLDER).is_dir() else []:
        if path.name not in known and path.suffix != UNFINISHED:
            problems.append(Problem(display(path, root), 0, "", "file_stray", hint="<version>.zip"))
    return tuple(releases), problems


def opened(read: Read, where: str) -> Package:
    """The package whose files `read` gives. Raises `Refused`, naming `where`, when they are no package."""
    try:
        return parse(read)
    except PackageError as error:
        raise Refused([no_package(error, where)]) from error


def no_package(error: PackageError, where: str) -> Problem:
    """What is wrong with that which lies `where` a package should."""
    if isinstance(error, TooBigError):
        return Problem(where, 0, "", "file_too_big", str(error.size), str(MOST_BYTES))
    return Problem(where, 0, "", "not_a_package", str(error))


def sum_problems(root: Path) -> list[Problem]:
    """Releases that are gone or have other bytes than when they were released; a notice for those not listed yet."""
    folder = root / FOLDER
    sums = read_sums(folder)
    found = {path.name: path for path in folder.glob("*.zip") if path.is_file()}
    problems = [Problem(f"{FOLDER}/{name}", 0, "", "file_missing") for name in sums if name not in found]
    for name, path in sorted(found.items()):
        if name not in sums:
            problems.append(Problem(f"{FOLDER}/{name}", 0, "", "notice_release_unlisted"))
        elif hashlib.sha256(path.read_bytes()).hexdigest() != sums[name]:
            problems.append(Problem(f"{FOLDER}/{name}", 0, "", "release_changed", "sha256"))
    return problems


def read_sums(folder: Path) -> dict[str, str]:
    """File name -> checksum, as the list of released files has them."""
    path = folder / SUMS
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    return {found[2]: found[1] for line in text.splitlines() if (found := SUM_LINE.fullmatch(line))}
