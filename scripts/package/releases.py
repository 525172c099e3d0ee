"""The edge that reads what has been released: `releases/<version>.zip`, each held to its checksum."""

import hashlib
import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from scripts.ground.data_package import Package, PackageError, Read, parse
from scripts.package.csv_text import MAX_BUILT
from scripts.package.problems import Problem, Refused
from scripts.package.reading import display
from scripts.package.versions import parts

FOLDER = "releases"
SUMS = "SHA256SUMS"
SUM_LINE = re.compile(r"([0-9a-f]{64})  ([0-9.]+\.zip)")
NEW = ".new"  # ends the name of a file that is still being written


@dataclass(frozen=True)
class Release:
    """One released version. `content` is what the ZIP holds of the package."""

    version: str
    content: Package


def read_releases(root: Path) -> tuple[tuple[Release, ...], list[Problem]]:
    """The releases below `root`, the oldest version first, and a problem for each file that is not what was released."""
    folder, releases = root / FOLDER, []
    problems = sum_problems(root)
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if path.is_file() and path.suffix == ".zip" and parts(path.stem):
            try:
                content = opened(zip_reader(path.read_bytes(), display(path, root)), display(path, root))
            except Refused as refused:
                problems += refused.problems
                continue
            if content.version != path.stem:
                problems.append(Problem(display(path, root), 0, "", "release_changed", content.version))
            releases.append(Release(path.stem, content))
        elif path.name not in (SUMS, "README.md") and path.suffix != NEW:
            problems.append(Problem(display(path, root), 0, "", "file_stray", hint="<version>.zip"))
    return tuple(sorted(releases, key=lambda one: parts(one.version))), problems


def opened(read: Read, where: str) -> Package:
    """The package whose files `read` gives. Raises `Refused`, naming `where`, when they are no package."""
    try:
        return parse(read)
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


def zip_reader(data: bytes, name: str) -> Read:
    """A function that reads the files of a ZIP. It raises `Refused` for what is no ZIP, not in it or far too big."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile as error:
        raise Refused([Problem(name, 0, "", "not_a_package", str(error))]) from error

    def read(path: str) -> bytes:
        try:
            with archive.open(path) as file:
                found = file.read(MAX_BUILT + 1)
        except (
            KeyError,
            zipfile.BadZipFile,
            zlib.error,
            NotImplementedError,
            RuntimeError,
            OSError,
            EOFError,
        ) as error:
            raise Refused([Problem(name, 0, "", "not_a_package", str(error))]) from error
        if len(found) > MAX_BUILT:
            raise Refused([Problem(name, 0, "", "file_too_big", str(len(found)), str(MAX_BUILT))])
        return found

    return read
