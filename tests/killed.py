"""Commands that are killed in the middle of their writing: `python -m tests.killed COMMAND FOLDER=MOMENT ...`.

A moment is the number of an operation on the disk. With a fraction that is how much of a file had reached the disk when its writing
was killed; "end" is none of them. Each command runs in a process of its own, which is forked when everything is imported.
"""

import os
import signal
import sys
from collections.abc import Callable
from itertools import count
from math import inf
from pathlib import Path
from typing import Any

from scripts.ground.disk import put_whole
from scripts.ground.problems import Refused
from scripts.package.validation import built_package
from scripts.year import publish, read
from scripts.year.kept_releases import Files
from tests.releasing import kept

OPERATIONS = ("fsync", "replace", "rename", "unlink", "mkdir")
YEAR, DAY, WHY = "2031", "2031-04-01", ("Felskrivet", "Mistyped")
FILE, BYTES = "file.zip", b"new" * 1000


def keep(folder: Path) -> Files:
    """What a release keeps; which pages these are is another test's promise."""
    return kept(folder, folder.name)


COMMANDS: dict[str, Callable[[Path], object]] = {
    "put": lambda top: put_whole(top / FILE, BYTES),
    "put-in-place": lambda top: publish.put_in_place(top / "copy/datapackage", top / "datapackage"),
    "publish": lambda top: publish.publish(top / "datapackage", DAY, WHY, keep),
    "read-workbook": lambda top: read.read_workbook(top / "datapackage", top / f"{YEAR}.xlsx"),
}


def counted(moment: float) -> Callable[[], int]:
    """Count the operations on the disk from here on, and end this process by force at one of them; gives how many there were."""
    numbers = count()

    def watched(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            if next(numbers) == moment // 1:
                if real is fsync:
                    os.ftruncate(arguments[0], int(os.fstat(arguments[0]).st_size * (moment % 1)))
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*arguments, **named)

        return call

    fsync = os.fsync
    for name in OPERATIONS:
        setattr(os, name, watched(getattr(os, name)))
    return lambda: next(numbers)


def run(command: str, top: Path, moment: float) -> None:
    """Run a command; of one that publishes, what it puts in place counts and not what it makes beside."""
    number: Callable[[], int] = int
    real = publish.put_in_place

    def put(copy: Path, root: Path) -> None:
        nonlocal number
        number = counted(moment)
        real(copy, root)
        print(number(), flush=True)

    if command == "publish":
        built_package.frictionless_problems = lambda path: []  # a second each time, and it has tests of its own
        publish.put_in_place = put
        COMMANDS[command](top)
        return
    number = counted(moment)
    COMMANDS[command](top)
    print(number(), flush=True)


def main(command: str, *places: str) -> None:
    """Run the command in each folder, one after the other, and print how many operations there were where it came to its end."""
    for place in places:
        folder, _, moment = place.partition("=")
        child = os.fork()
        if not child:
            try:
                run(command, Path(folder), inf if moment == "end" else float(moment))
            except Refused as refused:
                print(sorted({one.kind for one in refused.problems if not one.is_notice}), flush=True)
            os._exit(0)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
