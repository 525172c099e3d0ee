"""The edge that writes files of several owners together, all of them or none; `format`: what Swedish Excel saved, as plain CSV."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from scripts.ground.columns import Column
from scripts.ground.numbers import comma
from scripts.ground.problems import Problem, stop_on_faults
from scripts.ground.zipping import unzipped, zipped
from scripts.package.reading import (
    addition_files,
    display,
    figure_files,
    is_addition,
    leads_out,
    read_bytes,
    stray_files,
)
from scripts.package.settings import Settings
from scripts.package.settings_shape import ADDED_TO, MAY_BE_EMPTY
from scripts.package.sources import hand_part, read_settings
from scripts.package.tables import Lines, to_csv
from scripts.package.validation.table import to_lines
from scripts.package.writing import UNFINISHED, put_whole, saying_disk_errors, write_to_disk

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


def rewrite(root: Path) -> list[Problem]:
    """Bring every hand-written CSV file below `root` into canonical form; gives what was understood.

    Only the form changes, never a value. Raises `Refused`, and changes no file, when one of them cannot be read.
    """
    settings = read_settings(root)
    files, problems = hand_files(root, settings)
    changed = {}
    for path in files:
        data, wrong = read_bytes(path, root)
        problems += wrong
        if data is None:
            continue
        new, wrong = to_canonical(data, path, root, settings)
        problems += wrong
        if new is not None and new != data:
            changed[path] = (data, new)
    stop_on_faults(problems)
    with saying_disk_errors():
        replace_all(changed)
    return problems


def hand_files(root: Path, settings: Settings) -> tuple[list[Path], list[Problem]]:
    """The CSV files that people write, and a problem for each file that does not belong among them."""
    years, problems = figure_files(root)
    additions, more = addition_files(root, ADDED_TO)
    years += [path for own in additions.values() for path in own.values()]
    problems += more
    tables = [table for table in settings.tables.values() if table.path]
    there = [root / each.path for each in tables if each.name not in MAY_BE_EMPTY or (root / each.path).exists()]
    return there + years, problems + stray_files(root, [each.path for each in tables])


def to_canonical(data: bytes, path: Path, root: Path, settings: Settings) -> tuple[bytes | None, list[Problem]]:
    """The canonical bytes of one file, decimal commas turned where its columns are known."""
    file = display(path, root)
    by_path = {table.path: table for table in settings.tables.values() if table.path}
    added = is_addition(path)
    table = hand_part(settings.tables[path.stem] if added else by_path.get(file, settings.tables["statements"]))
    rows, problems = to_lines(data, table, file, added or table.name in MAY_BE_EMPTY)
    if rows is None:
        return None, problems
    if any(one.kind == "notice_decimal_comma" for one in problems):
        problems += turned_counts(rows, file)
    return to_csv(table.columns, rows.values()), problems


def turned_counts(rows: Lines, file: str) -> list[Problem]:
    """Counts with a decimal comma: "1,234" is more likely a thousand than a fraction, so a person has to say."""
    columns: tuple[Column, ...] = ("value", "value_to")
    return [
        Problem(file, line, column, "number_fraction", comma(row[column]))
        for line, row in rows.items()
        for column in columns
        if row.get("measure") in ("count", "rank") and "." in row.get(column, "")
    ]
