"""`python -m scripts format`: what Swedish Excel saved, rewritten as plain CSV."""

from pathlib import Path

from scripts.package.checks import to_frame
from scripts.package.csv_text import canonical, parse
from scripts.package.problems import Problem, stop_on_faults
from scripts.package.reading import display, figure_files, read_bytes
from scripts.package.settings import Settings
from scripts.package.sources import hand_part, read_settings


def rewrite(root: Path) -> list[Problem]:
    """Bring every hand-written CSV file below `root` into canonical form; gives what was understood.

    Only the form changes, never a value. Raises `Refused`, and changes no file, when one of them cannot be read.
    """
    settings = read_settings(root)
    changed, problems = {}, []
    for path in hand_files(root, settings):
        data, wrong = read_bytes(path, root)
        problems += wrong
        if data is None:
            continue
        new, wrong = to_canonical(data, path, root, settings)
        problems += wrong
        if new is not None and new != data:
            changed[path] = new
    stop_on_faults(problems)
    for path, new in changed.items():
        beside = path.with_suffix(".csv.new")
        beside.write_bytes(new)
        beside.replace(path)
    return problems


def hand_files(root: Path, settings: Settings) -> list[Path]:
    """The CSV files that people write."""
    years, _ = figure_files(root)
    return [root / table.path for table in settings.tables.values() if table.path] + years


def to_canonical(data: bytes, path: Path, root: Path, settings: Settings) -> tuple[bytes | None, list[Problem]]:
    """The canonical bytes of one file, decimal commas turned where its columns are known."""
    file = display(path, root)
    sheet, problems = parse(data, file)
    if sheet is None:
        return None, problems
    by_path = {table.path: table for table in settings.tables.values() if table.path}
    table = hand_part(by_path.get(file, settings.tables["statements"]))
    known = [column for column in table.columns if column in sheet.columns]
    frame, turned = to_frame(sheet, table.only(known, optional=set()))
    if turned:
        problems.append(Problem(file, 0, "", "notice_decimal_comma"))
    return canonical(list(sheet.columns), frame.to_numpy().tolist()), problems
