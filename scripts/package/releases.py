"""The edge that holds what has been released to its checksums, and says what is wrong with a ZIP or folder of a package."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.ground.data_package import Package, PackageError, Read, parse
from scripts.ground.releases import FOLDER, MOST_BYTES, Release, TooBigError, read_release, release_paths, zip_reader
from scripts.package.problems import Problem, Refused
from scripts.package.reading import display

SUMS = "SHA256SUMS"
SUM_LINE = re.compile(r"([0-9a-f]{64})  ([0-9.]+\.zip)")
NEW = ".new"  # ends the name of a file that is still being written


def read_releases(root: Path) -> tuple[tuple[Release, ...], list[Problem]]:
    """The releases below `root`, the oldest version first, and a problem for each file that is not what was released."""
    releases, paths = [], release_paths(root)
    problems = sum_problems(root)
    for path in paths:
        try:
            with refusing(display(path, root)):
                releases.append(read_release(path))
        except Refused as refused:
            problems += refused.problems
    for one in releases:
        if one.package.version != one.version:
            problems.append(Problem(f"{FOLDER}/{one.version}.zip", 0, "", "release_changed", one.package.version))
    known = {path.name for path in paths} | {SUMS, "README.md"}
    for path in sorted((root / FOLDER).iterdir()) if (root / FOLDER).is_dir() else []:
        if path.name not in known and path.suffix != NEW:
            problems.append(Problem(display(path, root), 0, "", "file_stray", hint="<version>.zip"))
    return tuple(releases), problems


def opened(read: Read, where: str) -> Package:
    """The package whose files `read` gives. Raises `Refused`, naming `where`, when they are no package."""
    with refusing(where):
        return parse(read)


def unzipped(data: bytes, where: str) -> Package:
    """The package in a ZIP. Raises `Refused`, naming `where`, when there is none."""
    with refusing(where):
        return parse(zip_reader(data))


@contextmanager
def refusing(where: str) -> Iterator[None]:
    """Say of what is no package, found `where`, that it is none."""
    try:
        yield
    except TooBigError as error:
        raise Refused([Problem(where, 0, "", "file_too_big", str(error.size), str(MOST_BYTES))]) from error
    except PackageError as error:
        raise Refused([Problem(where, 0, "", "not_a_package", str(error))]) from error


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
