"""The two sides: which commit the working tree is measured by, and what each tree makes, by its own code."""

import io
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.paths import CACHE, ROOT
from tests.net.differing import Difference, Wanted, differences

KEPT = CACHE / "net"
MOST_KEPT = 3  # commits
HERE = "here"
TRAILER = re.compile(r"(?m)^Net: (\S+) - (.+)$")
COMMIT = re.compile("[0-9a-f]{40}")
MAINS = ("origin/main", "main")


class NoBaseError(Exception):
    """There is no commit to measure by."""


def git(*words: str) -> str:
    """What git says here. Raises NoBaseError where it says no."""
    run = subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True, text=True, check=False)
    if run.returncode:
        raise NoBaseError(run.stderr.strip())
    return run.stdout.strip()


def base(since: str) -> str:
    """The commit to measure by: what was asked for; else of a tree that has changed its commit, of a branch where it left
    main, and of main the commit before.
    """
    if since:
        return git("rev-parse", "--verify", f"{since}^{{commit}}")
    head = git("rev-parse", "HEAD")
    if git("status", "--porcelain"):
        return head
    for main in MAINS:
        try:
            left = git("merge-base", "HEAD", main)
        except NoBaseError:
            continue
        if left != head:
            return left
    return git("rev-parse", "HEAD~1")


def wanted(commit: str) -> list[Wanted]:
    """What the commits since then say differs on purpose: `Net: pattern of the files - why` in a message."""
    return [Wanted(*found) for found in TRAILER.findall(git("log", "--reverse", "--format=%B", f"{commit}..HEAD"))]


def compared(commit: str, names: Sequence[str]) -> list[Difference]:
    """What differs in these cases between a commit and the working tree. Raises SystemExit where a side cannot be made."""
    for name in names:
        shutil.rmtree(KEPT / HERE / name, ignore_errors=True)
    missing = [name for name in names if not (KEPT / commit / name).is_dir()]
    with ExitStack() as both:
        if missing:
            KEPT.mkdir(parents=True, exist_ok=True)
            tree = Path(both.enter_context(TemporaryDirectory(dir=KEPT, prefix="tree-")))
            checked_out(commit, tree)
            (tree / CACHE.name).symlink_to(CACHE)
        new = started(ROOT, KEPT / HERE, names)
        both.callback(new.kill)
        if missing:
            finished(started(tree, KEPT / commit, missing))
        finished(new)
    forget(commit)
    return [
        difference for name in names for difference in differences(read(KEPT / commit, name), read(KEPT / HERE, name))
    ]


def checked_out(commit: str, tree: Path) -> None:
    """The files of a commit. Raises NoBaseError where it had no net yet."""
    packed = subprocess.run(["git", "-C", str(ROOT), "archive", commit], capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(tree, filter="data")
    if not (tree / "tests/net/__main__.py").is_file():
        raise NoBaseError(f"{commit[:9]} had no net yet: measure by a later commit")


def started(tree: Path, target: Path, names: Sequence[str]) -> "subprocess.Popen[str]":
    """A process in which a tree makes its side."""
    target.mkdir(parents=True, exist_ok=True)
    words = [sys.executable, "-m", "tests.net", "produce", str(target), *names]
    return subprocess.Popen(words, cwd=tree, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def finished(side: "subprocess.Popen[str]") -> None:
    """Wait for a side. Raises SystemExit with what it said where it failed."""
    _, said = side.communicate()
    if side.returncode:
        raise SystemExit(f"A side could not be made:\n{said[-4000:]}")


def forget(commit: str) -> None:
    """Remove what is kept of the oldest commits."""
    others = [path for path in KEPT.iterdir() if COMMIT.fullmatch(path.name) and path.name != commit]
    others.sort(key=lambda path: path.stat().st_mtime)
    for path in others[: max(0, len(others) + 1 - MOST_KEPT)]:
        shutil.rmtree(path, ignore_errors=True)


def read(side: Path, name: str) -> Mapping[str, bytes]:
    """What a side has made for a case, by `case/path`."""
    paths = (path for path in (side / name).rglob("*") if path.is_file())
    return {path.relative_to(side).as_posix(): path.read_bytes() for path in paths}
