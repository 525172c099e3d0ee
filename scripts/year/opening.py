"""The edge that weighs and opens a workbook; the year that it says it is about, and which package it was made from.

A slip in Excel makes a million rows in a small file, and openpyxl an object of each cell, also of each that is merged or linked: so
only so much is unpacked, and areas are counted. The origin stands as a line in the first sheet, which is locked: a cell is what
every program keeps when it saves, whereas properties of the document are lost in some, and a person can read it too.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from xml.parsers import expat

from openpyxl import Workbook, load_workbook
from openpyxl.utils import range_boundaries

from scripts.ground.codes import MOST_CELLS, MOST_COVERED, MOST_UNPACKED
from scripts.ground.disk import read_bytes
from scripts.ground.problems import Problem, Refused, stop_on_faults
from scripts.ground.releases import version_order
from scripts.year.added.writing import MADE_FOR
from scripts.year.cell_values import as_text, sheet_named
from scripts.year.reading_cells import beside_lists
from scripts.year.workbook_words import HELP_SHEET, ORIGIN, ORIGIN_CELL, YEAR_CELL

# The names of the sheets, and the parts that they lie in.
BOOK, PLACES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
# What lies over an area, and the sentence when that is large.
OVER = {"mergeCell": "workbook_merged_many", "hyperlink": "workbook_link_many"}

# What no workbook of ours has, and how its parts are called: what Excel would run, and what it would fetch from elsewhere.
ALONG = {
    "notice_workbook_macros": r"(?i).*(?:vbaProject\.bin|/macrosheets/.*|/activeX/.*)",
    "notice_workbook_links": r"(?i)xl/(?:externalLinks/.*|queryTables/.*|connections\.xml)",
}


@dataclass
class Weight:
    """What openpyxl would make objects of in a part, by the parser that it reads with. An area: (its cells, it, the sentence)."""

    cells: int = 0
    areas: list[tuple[int, str, str]] = field(default_factory=list)
    foreign: str = ""  # what no workbook has

    def element(self, name: str, attributes: Mapping[str, str]) -> None:
        """Count one, whatever stands before its name."""
        kind = name.rpartition(":")[2]
        self.cells += kind == "c"  # with content, or with a format alone
        if kind in OVER:
            area = attributes.get("ref", "")
            self.areas.append((covered(area), area, OVER[kind]))

    def doctype(self, *_: object) -> None:
        """It would make a few words a billion."""
        self.foreign = "DOCTYPE"


def too_heavy(archive: zipfile.ZipFile, file: str) -> list[Problem]:
    """What a workbook has too much of, one problem a part.

    Raises what `zipfile` does when the workbook is damaged, or packed as none is.
    """
    problems: list[Problem] = []
    left = MOST_UNPACKED
    for part in archive.infolist():
        data = unpacked(archive, part, left + 1)
        left -= len(data)
        if left < 0:
            return [problem(archive, part.filename, file, "workbook_unpacked", str(MOST_UNPACKED))]
        weight = weighed(data)
        if weight.foreign:
            problems.append(problem(archive, part.filename, file, "workbook_unreadable", weight.foreign))
        if weight.cells > MOST_CELLS:
            problems.append(problem(archive, part.filename, file, "workbook_cells_many", str(MOST_CELLS)))
        if (many := sum(cells for cells, _, _ in weight.areas)) > MOST_COVERED:
            _, area, kind = max(weight.areas)
            problems.append(problem(archive, part.filename, file, kind, str(many), str(MOST_COVERED), area))
    return problems


def weighed(data: bytes) -> Weight:
    """The weight of a part; nothing after the place where it is no XML, which openpyxl does not get past either."""
    found, parser = Weight(), expat.ParserCreate()
    parser.StartElementHandler, parser.StartDoctypeDeclHandler = found.element, found.doctype
    with suppress(expat.ExpatError, LookupError):
        parser.Parse(data, True)
    return found


def unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> bytes:
    """A part, or its first bytes."""
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):  # others are unpacked without a bound
        raise zipfile.BadZipFile(part.filename)
    with archive.open(part) as stream:
        return stream.read(most)


def problem(
    archive: zipfile.ZipFile, part: str, file: str, kind: str, found: str, hint: str = "", area: str = ""
) -> Problem:
    """What is said of a part: the name of its sheet, where it is one, and the area."""
    texts = [unpacked(archive, archive.getinfo(name), MOST_UNPACKED).decode() for name in (BOOK, PLACES)]
    # The attributes of each element.
    names, places = (
        [dict(re.findall(r'([\w:]+)="([^"]*)"', one)) for one in re.findall(r"<[^>]+>", text)] for text in texts
    )
    targets = [(each.get("Target", "").removeprefix("/").removeprefix("xl/"), each.get("Id")) for each in places]
    numbers = [number for target, number in targets if target == part.removeprefix("xl/")]
    sheet = next((each["name"] for each in names if each.get("r:id") in numbers), "")
    return Problem(file, 0, f"{sheet}!{area}" if sheet else "", kind, found, hint)


def covered(area: str) -> int:
    """How many cells an area has; one where openpyxl reads no area."""
    with suppress(ValueError):
        left, top, right, bottom = range_boundaries(area)
        if left and top and right and bottom:
            return (right - left + 1) * (bottom - top + 1)
    return 1


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


def brought_along(file: Path) -> list[Problem]:
    """A notice of macros, and of links to other books, in a workbook that can be opened: nothing of these is read or run here."""
    with zipfile.ZipFile(file) as archive:
        names = archive.namelist()
    found = {kind: next((name for name in names if re.fullmatch(called, name)), "") for kind, called in ALONG.items()}
    return [Problem(file.name, 0, "", kind, name) for kind, name in found.items() if name]


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
