"""What the tests of one run share, also when they run in several processes."""

import atexit
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from scripts.ground.problems import Refused
from scripts.paths import CACHE, ROOT
from scripts.year import start

NAME = "TESTS_SHARED_FOLDER"
KEPT = CACHE / "made"  # what is made of the whole working tree, for the next run of the same


def same_bits() -> None:
    """The random bits of a workbook decide what is hidden among equals: here they are the same in every run."""
    setattr(start, "token_hex", lambda size: "0f" * size)  # noqa: B010 - a name of another module, for mypy


def shared_folder() -> Path:
    """A folder of this run: the first process makes it and removes it when it ends; those that it starts know its name."""
    if NAME not in os.environ:
        os.environ[NAME] = tempfile.mkdtemp(prefix="tests-")
        atexit.register(shutil.rmtree, os.environ[NAME], ignore_errors=True)
    return Path(os.environ[NAME])


def made_once(name: str, make: Callable[[Path], object], kept: bool = False) -> Path:
    """The folder `name` of this run, which `make` fills: the process that asks first makes it, the others wait for it.

    Where it cannot be made the test that asked first fails, with what the code says. The others would say the same and are skipped.
    `kept`: it follows from the working tree alone, and stays for the next run of the same tree.
    """
    made, fault, part = (shared_folder() / f"{name}{state}" for state in ("", ".fault", ".part"))
    with made.with_name(f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if fault.exists():
            pytest.skip(f"{name} could not be made: the test that asked for it first says why", allow_module_level=True)
        if not made.is_dir():
            fault.touch()
            with words_alone(name):
                kept_over(name, make, part) if kept else make(part)
            part.rename(made)
            fault.unlink()
    return made


def kept_over(name: str, make: Callable[[Path], object], target: Path) -> None:
    """Fill a folder with what an earlier run has made of the same tree; else make it, and leave it there."""
    stays = KEPT / f"{name}-{tree()}"
    if stays.is_dir():
        shutil.copytree(stays, target)
        return
    make(target)
    KEPT.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=KEPT))
    shutil.copytree(target, beside, dirs_exist_ok=True)
    for old in KEPT.glob(f"{name}-*"):
        shutil.rmtree(old, ignore_errors=True)
    beside.rename(stays)


@cache
def tree() -> str:
    """A sum of all that the working tree has, but for the tests themselves: what they stand on is among it; and of this Python."""
    asked = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = sorted({*subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split("\0")} - {""})
    found = hashlib.sha256(sys.version.encode())
    for path in (ROOT / name for name in names if not name.startswith("tests/test_")):
        data = path.read_bytes() if path.is_file() else b""
        found.update(f"{path.relative_to(ROOT)} {len(data)} ".encode() + data)
    return found.hexdigest()


@contextmanager
def words_alone(name: str) -> Iterator[None]:
    """Where the code refuses in words the test fails with these, without the way to them; a mistake in the code shows all of it."""
    told = ""
    try:
        yield
    except (Refused, SystemExit) as refused:
        told = str(refused)
    if told:
        pytest.fail(f"{name} cannot be made:\n{told}", pytrace=False)
