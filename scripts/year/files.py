"""The edge that writes files of several owners together: all of them or none."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from scripts.ground.zipping import unzipped, zipped
from scripts.package.reading import leads_out
from scripts.package.writing import UNFINISHED, put_whole, write_to_disk

OLD, NEW = "old/", "new/"
Changed = Mapping[Path, tuple[bytes | None, bytes]]


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
    kept = {NEW + at(path, undo): new for path, (_, new) in changed.items()}
    kept |= {OLD + at(path, undo): old for path, (old, _) in changed.items() if old is not None}
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


def at(path: Path, undo: Path) -> str:
    """Where a file lies, seen from the folder of `undo`."""
    return path.relative_to(undo.parent).as_posix()


def beside(path: Path) -> Path:
    """Where a file is written before it is put in place."""
    return path.with_name(path.name + UNFINISHED)


def clear(paths: Mapping[Path, object]) -> None:
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
