"""What the tests of one run share, also when they run in several processes."""

import atexit
import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from scripts.ground.problems import Refused
from scripts.year import start

NAME = "TESTS_SHARED_FOLDER"


def same_bits() -> None:
    """The random bits of a workbook decide what is hidden among equals: here they are the same in every run."""
    setattr(start, "token_hex", lambda size: "0f" * size)  # noqa: B010 - a name of another module, for mypy


def shared_folder() -> Path:
    """A folder of this run: the first process makes it and removes it when it ends; those that it starts know its name."""
    if NAME not in os.environ:
        os.environ[NAME] = tempfile.mkdtemp(prefix="tests-")
        atexit.register(shutil.rmtree, os.environ[NAME], ignore_errors=True)
    return Path(os.environ[NAME])


def made_once(name: str, make: Callable[[Path], object]) -> Path:
    """The folder `name` of this run, which `make` fills: the process that asks first makes it, the others wait for it.

    Where it cannot be made the test that asked first fails, with what the code says. The others would say the same and are skipped.
    """
    made, fault, part = (shared_folder() / f"{name}{state}" for state in ("", ".fault", ".part"))
    with made.with_name(f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if fault.exists():
            pytest.skip(f"{name} could not be made: the test that asked for it first says why", allow_module_level=True)
        if not made.is_dir():
            fault.touch()
            with words_alone(name):
                make(part)
            part.rename(made)
            fault.unlink()
    return made


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
