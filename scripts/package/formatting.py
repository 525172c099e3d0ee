"""`format`: the hand-written files as plain CSV, whatever Swedish Excel made of them."""

from pathlib import Path

from scripts.ground.columns import Column
from scripts.ground.disk import display, read_bytes, replace_all, saying_disk_errors
from scripts.ground.numbers import comma
from scripts.ground.problems import Problem, stop_on_faults
from scripts.ground.tables import Lines, to_csv
from scripts.package.reading import addition_files, figure_files, is_addition, stray_files
from scripts.package.settings import Settings
from scripts.package.settings_shape import ADDED_TO, MAY_BE_EMPTY
from scripts.package.sources import hand_part, read_settings
from scripts.package.validation.table import to_lines


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
