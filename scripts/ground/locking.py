"""One build at a time: two that swap the same folders would take each other's apart."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.ground.problems import Problem, Refused

if sys.platform != "win32":  # Windows has no such lock; there the builds are not kept apart
    import fcntl


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Hold the package folder, or raise `Refused` when another build does.

    The folder itself is locked, so no lock file is left behind, and the system lets go when a process dies.
    """
    if sys.platform == "win32":
        yield
        return
    handle = os.open(root, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Refused([Problem("datapackage", 0, "", "build_running")]) from error
        except OSError:  # a network disk that cannot lock a folder is no reason not to build
            pass
        yield
    finally:
        os.close(handle)
