"""The edge that reads: bytes of files that people write, and releases. Decides nothing about what they say.

That a release is as it was released is held by the check of a pull request, which compares it with the branch that it goes into.
"""

from collections.abc import Collection, Sequence
from contextlib import suppress
from pathlib import Path

from scripts.ground.codes import MAX_BYTES
from scripts.ground.data_package import WITNESS, Package, PackageError, Read, Seen, parse
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
from scripts.package.writing import UNFINISHED


def read_bytes(path: Path, root: Path, most: int = MAX_BYTES) -> tuple[bytes | None, list[Problem]]:
    """The bytes of a file below `root`, or None and the problem: missing, no ordinary file, a link out of `root`, over `most`."""
    name = display(path, root)
    try:
        if leads_out(path, root):
            return None, [Problem(name, 0, "", "file_is_link_out")]
        if path.is_dir():
            return None, [Problem(name, 0, "", "file_is_folder")]
        if not path.exists():
            return None, [Problem(name, 0, "", "file_missing")]
        if not path.is_file():  # opening a pipe would wait for ever
            return None, [Problem(name, 0, "", "file_is_no_file")]
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        return None, [Problem(name, 0, "", "file_unreadable", error.strerror or str(error))]
    if len(data) > most:
        return None, [Problem(name, 0, "", "file_too_big", hint=str(most))]
    return data, []


def standing_witnesses(root: Path) -> dict[str, bytes]:
    """Path -> bytes of the witnesses that the last build has left. One that cannot be read is none: another is made."""
    found = {display(path, root): read_bytes(path, root)[0] for path in sorted((root / "data").glob(f"{WITNESS}*.csv"))}
    return {name: data for name, data in found.items() if data}


def leads_out(path: Path, root: Path) -> bool:
    """Whether a file or a folder, or a folder on the way to it, is a link out of `root`. A loop of links leads nowhere."""
    with suppress(RuntimeError):
        return not path.resolve().is_relative_to(root.resolve())
    return False


def figure_files(root: Path) -> tuple[list[Path], list[Problem]]:
    """`figures/<year>.csv`, sorted, and a problem for each thing in that folder that is neither one nor what a year adds."""
    folder = root / "figures"
    if leads_out(folder, root):  # what lies there is nobody's business
        return [], [Problem("figures", 0, "", "file_is_link_out")]
    if not folder.is_dir():
        return [], [Problem("figures", 0, "", "file_missing")]
    years, problems = [], []
    for path in sorted(folder.iterdir()):
        if path.suffix == ".csv" and is_year(path.stem):
            years.append(path)
        elif path.name != "README.md" and not (path.is_dir() and is_year(path.name)):
            problems.append(Problem(display(path, root), 0, "", "file_stray", hint="<år>.csv / <year>.csv"))
    if not years and not problems:
        problems.append(Problem("figures", 0, "", "file_missing"))
    return years, problems


def addition_files(root: Path, tables: Sequence[str]) -> tuple[dict[str, dict[int, Path]], list[Problem]]:
    """Table -> year -> `figures/<year>/<table>.csv` of these `tables`, and a problem for each other thing in such a folder."""
    files: dict[str, dict[int, Path]] = {}
    problems = []
    for folder in addition_folders(root):
        name = display(folder, root)
        if leads_out(folder, root):
            problems.append(Problem(name, 0, "", "file_is_link_out"))
            continue
        if not folder.with_suffix(".csv").exists():
            problems.append(Problem(name, 0, "", "additions_alone", f"{name}.csv"))
        for path in sorted(folder.iterdir()):
            if path.suffix == ".csv" and path.stem in tables:
                files.setdefault(path.stem, {})[int(folder.name)] = path
            else:
                problems.append(Problem(display(path, root), 0, "", "file_stray", hint=", ".join(tables)))
    return files, problems


def addition_folders(root: Path) -> list[Path]:
    """`figures/<year>/`, sorted."""
    folder = root / "figures"
    if leads_out(folder, root) or not folder.is_dir():
        return []
    return [path for path in sorted(folder.iterdir()) if path.is_dir() and is_year(path.name)]


def is_year(name: str) -> bool:
    """Whether a file or a folder is named after a year."""
    return name.isascii() and name.isdigit() and len(name) == 4


def is_addition(path: Path) -> bool:
    """Whether a file holds what a year adds to a table, which may be nothing."""
    return is_year(path.parent.name) and path.parent.parent.name == "figures"


def stray_files(root: Path, named: list[str]) -> list[Problem]:
    """A problem for each thing in the package folder and in the folders of its tables that nothing names."""
    known = {"package.yml", "disclosure.yml", "datapackage.json", "data", "figures", "releases", *named}
    known |= {".building", ".replaced"}
    known |= {Path(name).parent.as_posix() for name in named}
    folders = {(root / name).parent for name in named} | {root}
    return [
        Problem(display(path, root), 0, "", "file_stray", hint="package.yml / README.md")
        for folder in sorted(folders)
        if folder.is_dir() and not leads_out(folder, root)
        for path in sorted(folder.iterdir())
        if path.name != "README.md" and display(path, root) not in known
    ]


def display(path: Path, root: Path) -> str:
    """The path as a maintainer knows it: relative to the package folder, forward slashes."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


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
