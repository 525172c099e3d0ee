"""The edge that opens a workbook, and the year that it says it is about."""

import re
from pathlib import Path

from openpyxl import Workbook, load_workbook

from scripts.ground.problems import Problem, Refused
from scripts.ground.thresholds import MAX_BYTES
from scripts.year.cell_values import sheet_named
from scripts.year.workbook_words import HELP_SHEET, YEAR_CELL


def open_workbook(file: Path) -> Workbook:
    """The workbook with its formulas as they are written, never what they once came out as. Raises `Refused`."""
    try:
        if file.stat().st_size > MAX_BYTES:
            raise Refused([Problem(file.name, 0, "", "file_too_big", str(file.stat().st_size), str(MAX_BYTES))])
        with file.open("rb") as stream:  # a damaged file would stay open
            return load_workbook(stream)
    except OSError as error:
        raise unreadable(file, error.strerror or str(error)) from error
    except (
        Exception
    ) as error:  # openpyxl has no error of its own: a damaged file stops wherever one of its parsers stumbles
        raise unreadable(file, type(error).__name__) from error


def unreadable(file: Path, reason: str) -> Refused:
    """That the file is no workbook."""
    return Refused([Problem(file.name, 0, "", "workbook_unreadable", reason)])


def year_of(book: Workbook, name: str) -> int:
    """The year in the first sheet. Raises `Refused` when it is not there, or when the file is named after another one."""
    sheet = sheet_named(book, HELP_SHEET)
    if sheet is None:
        raise Refused([Problem(name, 0, "", "workbook_sheet_missing", HELP_SHEET)])
    found = sheet[YEAR_CELL].value
    place = f"{HELP_SHEET}!{YEAR_CELL}"
    if not re.fullmatch(r"[0-9]{4}", str(found)):
        raise Refused([Problem(name, 0, place, "workbook_no_year", str(found or ""))])
    named = re.match(r"[0-9]{4}(?![0-9])", name)
    if named and named.group() != str(found):
        raise Refused([Problem(name, 0, place, "workbook_year_differs", str(found), name)])
    return int(str(found))
