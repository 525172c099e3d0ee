"""What a workbook weighs, looked at before it is opened: a slip in Excel makes a million rows in a small file.

openpyxl makes an object of each cell, also of each that is merged or linked. So only so much is unpacked, and areas are counted.
"""

import re
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from xml.parsers import expat

from openpyxl.utils import range_boundaries

from scripts.ground.problems import Problem
from scripts.ground.thresholds import MOST_CELLS, MOST_COVERED, MOST_UNPACKED

# The names of the sheets, and the parts that they lie in.
BOOK, PLACES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
# What lies over an area, and the sentence when that is large.
OVER = {"mergeCell": "workbook_merged_many", "hyperlink": "workbook_link_many"}


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
