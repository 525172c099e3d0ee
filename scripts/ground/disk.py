"""The edge to the disk: a file read as what it may be, and files written whole or not at all. Decides nothing about what they say.

A crash, a full disk or a pulled plug leaves the old file whole, or the new one.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from scripts.ground.codes import MAX_BYTES
from scripts.ground.problems import Problem, Refused
from scripts.ground.zipping import unzipped, zipped

UNFINISHED = ".new"  # ends the name of a file that is still being written
OLD, NEW = "old/", "new/"
Changed = Mapping[Path, tuple[bytes | None, bytes]]


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


def leads_out(path: Path, root: Path) -> bool:
    """Whether a file or a folder, or a folder on the way to it, is a link out of `root`. A loop of links leads nowhere."""
    with suppress(RuntimeError):
        return not path.resolve().is_relative_to(root.resolve())
    return False


def display(path: Path, root: Path) -> str:
    """The path as a maintainer knows it: relative to the package folder, forward slashes."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


@contextmanager
def saying_disk_errors() -> Iterator[None]:
    """Say a disk error as a problem."""
    try:
        yield
    except OSError as error:
        raise Refused(
            [Problem(Path(error.filename or "datapackage").name, 0, "", "cannot_write", error.strerror or str(error))]
        ) from error


def put_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place and put it there in one step: whatever interrupts it, the old one is whole, or the new."""
    try:
        write_to_disk(beside(path), data)
        beside(path).replace(path)
    finally:
        clear([path])


def write_to_disk(path: Path, data: bytes) -> None:
    """Write a whole file and wait until the disk has it."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def replace_all(changed: Changed) -> None:
    """Write all files (path -> old and new bytes) beside, then put them in place; on a disk error the old ones come back.

    A file that is new has None for its old bytes. Raises `OSError`.
    """
    done: list[Path] = []
    try:
        for path, (_, new) in changed.items():
            write_to_disk(beside(path), new)
        for path in changed:
            beside(path).replace(path)
            done.append(path)
    except OSError:
        for path in done:
            bring_back(path, changed[path][0])
        raise
    finally:
        clear(changed)


def replace_all_or_undo(changed: Changed, undo: Path) -> None:
    """As `replace_all`, also for a process that is killed: `undo` is there meanwhile, for the next one to give to `take_back`.

    The files lie below the folder of `undo`. Raises `OSError`.
    """
    names = {path: path.relative_to(undo.parent).as_posix() for path in changed}
    kept = {NEW + names[path]: new for path, (_, new) in changed.items()}
    kept |= {OLD + names[path]: old for path, (old, _) in changed.items() if old is not None}
    put_whole(undo, zipped(kept))
    replace_all(changed)
    undo.unlink()


def take_back(undo: Path) -> None:
    """What a process that was killed had put in place is as it was before; what somebody has changed since stays.

    Nothing where it had come to its end, or there was none. Raises `OSError`.
    """
    if not undo.is_file():
        return
    kept = unzipped(undo.read_bytes())
    names = [name.removeprefix(NEW) for name in kept if name.startswith(NEW)]
    paths = {undo.parent / name: name for name in names if not leads_out(undo.parent / name, undo.parent)}
    there = [path for path, name in paths.items() if path.is_file() and path.read_bytes() == kept[NEW + name]]
    for path in there if len(there) < len(paths) else ():
        bring_back(path, kept.get(OLD + paths[path]))
    clear(paths)
    undo.unlink()


def beside(path: Path) -> Path:
    """Where a file is written before it is put in place."""
    return path.with_name(path.name + UNFINISHED)


def clear(paths: Iterable[Path]) -> None:
    """Nothing is left beside any of them."""
    for path in paths:
        with suppress(OSError):
            beside(path).unlink(missing_ok=True)


def bring_back(path: Path, old: bytes | None) -> None:
    """The file as it was, or no file where there was none."""
    if old is None:
        path.unlink()
    else:
        put_whole(path, old)
