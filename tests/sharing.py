"""What the tests of one run share, also when they run in several processes."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

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
