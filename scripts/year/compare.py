"""`compare A B`: what differs between two packages, as Markdown for people or as CSV; and the edge that reads what is compared.

A package folder, a released ZIP or a git revision. Nothing is ever checked out.
"""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from scripts.ground.data_package import DESCRIPTOR, Package, Read
from scripts.ground.disk import read_bytes
from scripts.ground.opened import opened, opened_release
from scripts.ground.problems import Problem, Refused, stop_on_faults
from scripts.ground.releases import SITE_FILE, release_versions
from scripts.ground.tables import canonical
from scripts.ground.zipping import MOST_BYTES, zip_reader
from scripts.package.differences import Difference, differences
from scripts.year.changes import Changes

COLUMNS = ["change_kind", "table", "row", "field", "from_value", "to_value"]


def compare(names: Sequence[str], form: str, root: Path) -> str:
    """The comparison of two packages by their names: paths, versions or git revisions. Raises `Refused` when one is not there."""
    before, after = (open_package(name, root) for name in names)
    found = differences(before, after)
    return as_csv(found) if form == "csv" else f"{Changes(before, after, found, (names[0], names[1])).told()}\n"


def as_csv(found: Sequence[Difference]) -> str:
    """Every difference as a row."""
    return canonical(COLUMNS, found).decode("utf-8")


def open_package(name: str, root: Path) -> Package:
    """The package called `name`: a path, a version in `releases/` of the package folder `root`, or a git revision.

    Raises `Refused` when there is none.
    """
    path, version = Path(name), name.removeprefix("v")
    if name and path.is_dir():
        return opened(folder_reader(path if (path / DESCRIPTOR).exists() else path / root.name), name)
    if path.is_file():  # of the two of a release, the one that has all tables
        site = path.with_name(SITE_FILE.format(path.stem))
        return opened(zip_reader((site if site.is_file() else path).read_bytes()), name)
    if commit := revision(name, root):
        return opened(zip_reader(archive(commit, name, root)), name)
    if version in release_versions(root):
        return opened_release(root, version, name)
    raise Refused([Problem(name, 0, "", "compare_unknown")])


def shared_commit(name: str, root: Path) -> str | None:
    """The last commit that the git revision `name` and the present one have in common: what a branch has added is told from there.

    None when `name` is a path or no revision.
    """
    found = None if Path(name).exists() else revision(name, root)
    if found is None:
        return None
    return (git(root, "merge-base", found, "HEAD") or found.encode("ascii")).decode("ascii").strip()


def revision(name: str, root: Path) -> str | None:
    """The commit of a git revision; None when it is none."""
    found = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    return found.decode("ascii").strip() if found is not None else None


def folder_reader(folder: Path) -> Read:
    """A function that reads the files of a package folder; a link that leaves the folder is refused."""

    def read(path: str) -> bytes:
        data, problems = read_bytes(folder / path, folder, MOST_BYTES)
        stop_on_faults(problems)
        return data or b""

    return read


def archive(commit: str, name: str, root: Path) -> bytes:
    """The built package of a commit as a ZIP, with the bytes that were committed."""
    # Run in a subfolder, git archives only that, and names its files from there.
    found = git(root, "-c", "core.autocrlf=false", "archive", "--format=zip", commit, DESCRIPTOR, "data")
    if found is None:
        raise Refused([Problem(name, 0, "", "not_a_package", DESCRIPTOR)])
    return found


def git(root: Path, *arguments: str) -> bytes | None:
    """What git says, run in the package folder; None when it says no, or is not installed."""
    try:
        run = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        return None
    return run.stdout if run.returncode == 0 else None
