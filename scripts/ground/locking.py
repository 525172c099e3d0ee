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
def alone(root: Path, *, wait: bool = False) -> Iterator[bool]:
    """Hold a folder, or raise `Refused` when another build does; with `wait` until it lets go. Gives whether it is held.

    The folder itself is locked, so no lock file is left behind, and the system lets go when a process dies.
    """
    if sys.platform == "win32":
        yield False
        return
    handle, held = os.open(root, os.O_RDONLY), False
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            held = True
        except BlockingIOError as error:
            raise Refused([Problem(root.resolve().name, 0, "", "build_running")]) from error
        except OSError:  # a network disk that cannot lock a folder is no reason not to build
            pass
        yield held
    finally:
        os.close(handle)
