"""What a workbook weighs, looked at before it is opened: a slip in Excel makes a million rows in a small file.

openpyxl makes an object of each cell, also of each that is merged or linked, and reads whole parts. Here they go by in pieces.
"""

import io
import zipfile
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from typing import IO
from xml.parsers.expat import ExpatError, ParserCreate

from openpyxl.utils import range_boundaries

from scripts.ground.problems import Problem
from scripts.ground.thresholds import (
    MOST_BESIDE,
    MOST_CELLS,
    MOST_COVERED,
    MOST_KEPT,
    MOST_PARTS,
    MOST_ROWS,
    MOST_STRINGS,
    MOST_TEXT,
    MOST_UNPACKED,
)

PIECE = 65_536
# The names of the sheets, and the parts that they lie in.
BOOK, PLACES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
SAYS = ("v", "f", "is")  # what a cell has when it says something; else it has a format alone
IN_CELL = (*SAYS, "t", "r")
# What lies over an area, and the sentence when that is large: openpyxl makes each of its cells.
OVER = {"mergeCell": "workbook_merged_many", "hyperlink": "workbook_link_many", "comment": "workbook_beside_many"}
Cut = tuple[int, int]


class TooMuchError(Exception):
    """A part has more of something than it may. `args`: the kind of the problem, what was found, the limit and the area."""


def too_heavy(archive: zipfile.ZipFile, file: str) -> tuple[list[Problem], dict[str, Cut]]:
    """What a workbook has too much of, one problem a part; and by part where it says nothing and need not be read.

    Raises what `zipfile` does when the workbook is damaged, or packed as none is.
    """
    scale, problems, cuts = Scale(), [], {}
    seen = kept = 0
    try:
        limit(len(archive.infolist()), MOST_PARTS, "workbook_beside_many")
        for part in archive.infolist():
            try:
                size, cut = weighed(scale, archive, part, MOST_UNPACKED - seen)
            except TooMuchError as error:
                problems.append((part.filename, error))
                continue
            seen, kept, cuts[part.filename] = seen + size, kept + size - cut[1] + cut[0], cut
        limit(sum(part.file_size for part in archive.infolist()), MOST_UNPACKED, "workbook_unpacked")
        limit(kept, MOST_KEPT, "workbook_unpacked")
    except TooMuchError as error:
        problems = problems or [("", error)]
    return [scale.problem(file, part, error) for part, error in problems], cuts


def weighed(scale: "Scale", archive: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> tuple[int, Cut]:
    """How long a part is, and where it says nothing. Raises `TooMuchError`."""
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):  # others are unpacked without a bound
        raise zipfile.BadZipFile(part.filename)
    with archive.open(part) as stream:
        return scale.weigh(part.filename, stream, most)


def lightened(archive: zipfile.ZipFile, cuts: Mapping[str, Cut]) -> io.BytesIO:
    """The workbook with what was weighed and no more: a directory can say less than what unpacks. Raises what `zipfile` does."""
    light = io.BytesIO()
    with zipfile.ZipFile(light, "w") as copy:
        for name, (start, end) in cuts.items():
            with archive.open(name) as part:
                first = part.read(start)
                part.seek(end)
                copy.writestr(name, first + part.read(archive.getinfo(name).file_size))
    return light


class Scale:
    """Weighs the parts of one workbook, one after the other."""

    def __init__(self) -> None:
        self.total: Counter[str] = Counter()
        self.names: dict[str, str] = {}
        self.places: dict[str, str] = {}

    def weigh(self, name: str, part: IO[bytes], most: int) -> tuple[int, Cut]:
        """Let a part go by, or the first `most` bytes of it: how much that was, and where it says nothing.

        Raises `TooMuchError` as soon as there is too much of anything.
        """
        self.name, self.rows, self.cells, self.text = name, 0, 0, 0
        self.silent_from = self.silent_to = 0
        self.parser = ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler, self.parser.EndElementHandler = self.start, self.end
        self.parser.CharacterDataHandler, self.parser.StartDoctypeDeclHandler = self.data, self.doctype
        seen = 0
        try:
            while seen < most and (piece := part.read(PIECE)):
                seen += len(piece)
                self.parser.Parse(piece)
                # what has not ended yet is gone through again with each piece
                limit(seen - self.parser.CurrentByteIndex, MOST_TEXT, "workbook_text_long")
        except ExpatError:  # no XML: a picture, or damaged, and then openpyxl stops at the same place
            pass
        return seen, self.silent()

    def silent(self) -> Cut:
        """Where the last rows lie, which have a format alone. Where there are none, all rows count."""
        if 0 < self.silent_from < self.silent_to:
            return self.silent_from, self.silent_to
        self.speak()
        return 0, 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name, self.text = name.rpartition(":")[2], 0
        if name == "row":
            self.rows += 1
            self.silent_from = self.silent_from or self.parser.CurrentByteIndex
            if self.silent_to:  # a row behind the end of the rows cannot be cut off with them
                self.speak()
        elif name == "c":
            self.cells += 1
        elif name in IN_CELL:
            self.count("in cells", MOST_CELLS * len(IN_CELL), "workbook_cells_many")
            if name in SAYS:
                self.speak()
        elif name == "si":
            self.count("strings", MOST_STRINGS, "workbook_strings_many")
        else:
            self.beside(name, attributes)

    def speak(self) -> None:
        """A cell says something: the rows and cells up to it are read."""
        self.silent_from = 0
        limit(self.rows, MOST_ROWS, "workbook_rows_many")
        self.count("cells", MOST_CELLS, "workbook_cells_many", self.cells)
        self.cells = 0

    def beside(self, name: str, attributes: Mapping[str, str]) -> None:
        """What is no row and no cell: it may lie over many cells, or say what a sheet is called."""
        self.count("beside", MOST_BESIDE, "workbook_beside_many")
        if name in OVER:
            area = attributes.get("ref", "")
            limit(covered(area), MOST_COVERED, OVER[name], area)
            self.count("cells", MOST_CELLS, OVER[name], covered(area), area)
        elif name == "sheet" and self.name == BOOK:
            self.names[attributes.get("r:id", "")] = attributes.get("name", "")
        elif name == "Relationship" and self.name == PLACES:
            self.places[attributes.get("Target", "").removeprefix("/xl/")] = attributes.get("Id", "")

    def end(self, name: str) -> None:
        """An element ends."""
        if name.rpartition(":")[2] == "sheetData":
            self.silent_to = self.parser.CurrentByteIndex

    def data(self, text: str) -> None:
        """A text goes on."""
        self.text += len(text)
        limit(self.text, MOST_TEXT, "workbook_text_long")

    def doctype(self, *_: object) -> None:
        """No workbook has one: it makes a few words a billion."""
        raise TooMuchError("workbook_unreadable", "DOCTYPE", "", "")

    def count(self, what: str, most: int, kind: str, more: int = 1, area: str = "") -> None:
        """There are so many more in the workbook. Where that is too much, the next part is not to blame for it."""
        found = self.total[what] + more
        self.total[what] = found if found <= most else 0
        limit(found, most, kind, area)

    def problem(self, file: str, part: str, error: TooMuchError) -> Problem:
        """What is said of a part: the name of its sheet, where it is one, and the area."""
        kind, found, most, area = error.args
        sheet = self.names.get(self.places.get(part.removeprefix("xl/"), ""), "")
        return Problem(file, 0, f"{sheet}!{area}" if sheet else "", kind, found, most)


def limit(found: int, most: int, kind: str, area: str = "") -> None:
    """Stop where there is too much."""
    if found > most:
        raise TooMuchError(kind, str(found), str(most), area)


def covered(area: str) -> int:
    """How many cells an area has; one where openpyxl reads no area."""
    with suppress(ValueError):
        left, top, right, bottom = range_boundaries(area)
        if left and top and right and bottom:
            return (right - left + 1) * (bottom - top + 1)
    return 1
