"""What a workbook weighs, looked at before it is opened: a slip in Excel makes a million rows in a small file.

openpyxl makes an object of each cell, also of each that is merged or linked. So only so much is unpacked, and areas are counted.
"""

import re
import zipfile
from contextlib import suppress

from openpyxl.utils import range_boundaries

from scripts.ground.problems import Problem
from scripts.ground.thresholds import MOST_CELLS, MOST_COVERED, MOST_UNPACKED

# The names of the sheets, and the parts that they lie in.
BOOK, PLACES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
# What lies over an area, and the sentence when that is large.
OVER = {b"mergeCell": "workbook_merged_many", b"hyperlink": "workbook_link_many"}
AREA = re.compile(rb'<(?:\w+:)?(mergeCell|hyperlink)\b[^>]*?\bref="([^"]*)"')
# A cell that says something; others have a format alone.
SAYS = re.compile(rb"<(?:\w+:)?(?:v|f|is)\b")
DOCTYPE = b"<!DOCTYPE"  # no workbook has one: it makes a few words a billion


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
        if DOCTYPE in data:
            problems.append(problem(archive, part.filename, file, "workbook_unreadable", DOCTYPE[2:].decode()))
        if len(SAYS.findall(data)) > MOST_CELLS:
            problems.append(problem(archive, part.filename, file, "workbook_cells_many", str(MOST_CELLS)))
        over = [(covered(area.decode()), area.decode(), OVER[kind]) for kind, area in AREA.findall(data)]
        if (many := sum(cells for cells, _, _ in over)) > MOST_COVERED:
            cells, area, kind = max(over)
            problems.append(problem(archive, part.filename, file, kind, str(many), str(MOST_COVERED), area))
    return problems


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
    names, places = ([said_of(one) for one in re.findall(r"<[^>]+>", text)] for text in texts)
    numbers = [
        each.get("Id")
        for each in places
        if each.get("Target", "").removeprefix("/").removeprefix("xl/") == part.removeprefix("xl/")
    ]
    sheet = next((each["name"] for each in names if each.get("r:id") in numbers), "")
    return Problem(file, 0, f"{sheet}!{area}" if sheet else "", kind, found, hint)


def said_of(element: str) -> dict[str, str]:
    """The attributes of an element."""
    return dict(re.findall(r'([\w:]+)="([^"]*)"', element))


def covered(area: str) -> int:
    """How many cells an area has; one where openpyxl reads no area."""
    with suppress(ValueError):
        left, top, right, bottom = range_boundaries(area)
        if left and top and right and bottom:
            return (right - left + 1) * (bottom - top + 1)
    return 1
