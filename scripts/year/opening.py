"""The edge that opens a workbook; the year that it says it is about, and which package it was made from.

That stands as a line in the first sheet, which is locked: a cell is what every program keeps when it saves, whereas properties of
the document are lost in some, and a person can read it too.
"""

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

from openpyxl import Workbook, load_workbook

from scripts.ground.problems import Problem, Refused, stop_on_faults
from scripts.ground.releases import version_order
from scripts.package.reading import read_bytes
from scripts.year.added.writing import MADE_FOR
from scripts.year.cell_values import as_text, sheet_named
from scripts.year.reading_cells import beside_lists
from scripts.year.weight import too_heavy
from scripts.year.workbook_words import HELP_SHEET, ORIGIN, ORIGIN_CELL, YEAR_CELL


def open_workbook(file: Path) -> Workbook:
    """The workbook with its formulas as they are written, never what they once came out as. Raises `Refused`."""
    data, problems = read_bytes(file, file.parent)
    if data is None:  # a missing figures file is found in git, a workbook never
        raise Refused([replace(one, kind=one.kind.replace("file_missing", "workbook_missing")) for one in problems])
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            stop_on_faults(too_heavy(archive, file.name))
        return load_workbook(io.BytesIO(data))
    except Refused:
        raise
    # openpyxl has no error of its own: a damaged file stops wherever one of its parsers stumbles
    except Exception as error:
        raise Refused([Problem(file.name, 0, "", "workbook_unreadable", type(error).__name__)]) from error


def year_of(book: Workbook, name: str) -> int:
    """The year that the workbook was made for. Raises `Refused` when it is not there, or when the file is named after another."""
    sheet = sheet_named(book, HELP_SHEET)
    if sheet is None:
        raise Refused([Problem(name, 0, "", "workbook_sheet_missing", HELP_SHEET)])
    found = beside_lists(book, MADE_FOR) or sheet[YEAR_CELL].value
    place = f"{HELP_SHEET}!{YEAR_CELL}"
    if not re.fullmatch(r"[0-9]{4}", str(found)):
        raise Refused([Problem(name, 0, place, "workbook_no_year", str(found or ""))])
    named = re.match(r"[0-9]{4}(?![0-9])", name)
    if named and named.group() != str(found):
        raise Refused([Problem(name, 0, place, "workbook_year_differs", str(found), name)])
    return int(str(found))


def misplaced(book: Workbook, here: str, file: str) -> list[Problem]:
    """A problem where the folder, of which `here` is the origin, is older than the one that a workbook was made in."""
    made = as_text(book[HELP_SHEET][ORIGIN_CELL].value)
    return [Problem(file, 0, "", "workbook_folder_older", made, here)] if is_older(here, made) else []


def knew(book: Workbook, year: int) -> bool:
    """Whether the folder that a workbook was made in had figures for its year: what the workbook leaves empty nobody takes back."""
    return origin(as_text(book[HELP_SHEET][ORIGIN_CELL].value))[1] >= str(year)


def origin(said: str) -> tuple[tuple[int, ...], str]:
    """The version and the newest year of a folder, as a workbook says it; nothing where it cannot be read."""
    found = re.fullmatch(ORIGIN.format("([0-9.]+)", "([0-9]{4})"), said)
    return (version_order(found[1]), found[2]) if found else ((), "")


def is_older(here: str, made: str) -> bool:
    """Whether an origin lacks something that the other has: a version, or a year. Of what cannot be read nobody knows."""
    (version, year), (other, later) = origin(here), origin(made)
    return bool(version and other) and (version < other or year < later)
