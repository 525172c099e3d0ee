"""The free sheets of a filled workbook: the lines that somebody has written in, each cell as text, number or code."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from scripts.ground.problems import Problem, nearest
from scripts.year.added.lists import OF_INDICATORS, Lists
from scripts.year.added.sheets import HEADER_ROW, FreeColumn, FreeSheet
from scripts.year.cell_values import CellReader, Shape, as_text, filled, sheet_named

NEAR = 1000  # lines; a format alone can make a sheet a million rows long
SHAPES = {"whole": Shape(), "number": Shape(whole=False)}
# What depends on the other cells of the line, or may be new in the same workbook: read as it is written.
OPEN_CHOICES = ("categories", "scopes")


@dataclass(frozen=True)
class Written:
    """A line that somebody has written in: column -> text, number or code. `cells`: column -> its address, with the sheet."""

    file: str
    sheet: str
    row: int
    values: Mapping[str, str]
    cells: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        """What stands in a column; nothing where the sheet has no such column."""
        return self.values.get(name, "")

    def problem(self, name: str, kind: str, found: str = "", hint: str = "") -> Problem:
        """A problem with one of its cells."""
        return Problem(self.file, 0, self.cells[name], kind, found, hint)


def read_free(book: Workbook, free: FreeSheet, lists: Lists, file: str) -> tuple[list[Written], list[Problem]]:
    """The lines of one sheet, and what is wrong with it. A workbook that was made before the sheet was has none."""
    sheet = sheet_named(book, free.title)
    if sheet is None:
        return [], []
    reader = LineReader(sheet, free, lists, file)
    lines = reader.lines()
    return lines, reader.problems


class LineReader(CellReader):
    """Reads the lines of one free sheet."""

    def __init__(self, sheet: Worksheet, free: FreeSheet, lists: Lists, file: str) -> None:
        super().__init__(sheet, file)
        self.free, self.lists = free, lists
        self.letters = {column.name: get_column_letter(at) for at, column in enumerate(free.columns, 1)}

    def lines(self) -> list[Written]:
        """Every line in which something stands that did not from the start, in order. None where a column is not in its place."""
        for column in self.free.columns:
            address = f"{self.letters[column.name]}{HEADER_ROW}"
            if as_text(self.sheet[address].value) != column.header:
                self.tell(address, "workbook_column_missing", column.header)
        if self.problems:
            return []
        last = min(self.sheet.max_row, HEADER_ROW + NEAR)
        rows = [row for row in range(HEADER_ROW + 1, last + 1) if self.is_written(row)]
        self.merged(rows)
        self.beside(rows)
        return [self.line(row) for row in rows]

    def is_written(self, row: int) -> bool:
        """Whether a person has written something in the line."""
        own = [name for name in self.letters if name not in self.free.begun]
        return any(as_text(self.sheet[f"{self.letters[name]}{row}"].value) for name in own)

    def line(self, row: int) -> Written:
        """One line; what it lacks is told."""
        values = {column.name: self.value(column, f"{self.letters[column.name]}{row}") for column in self.free.columns}
        cells = {name: f"{self.sheet.title}!{letter}{row}" for name, letter in self.letters.items()}
        for column in self.free.columns:
            if column.needed and not as_text(self.sheet[f"{self.letters[column.name]}{row}"].value):
                self.tell(f"{self.letters[column.name]}{row}", "workbook_needed", column.header)
        return Written(self.file, self.sheet.title, row, values, cells)

    def value(self, column: FreeColumn, address: str) -> str:
        """What stands in a cell, by the kind of its column."""
        readers: dict[str, Callable[[str], str]] = {"text": self.text, "date": self.day}
        shape = SHAPES.get(column.kind)
        found = self.number(address, shape) if shape else readers[column.kind](address)
        if not found or not column.choices or column.choices in OPEN_CHOICES:
            return found
        known = self.lists[column.choices]
        if found not in known:
            meant = nearest_label(found, known)
            new = column.choices in OF_INDICATORS and not meant.startswith("→")
            self.tell(address, "workbook_indicator_unknown" if new else "workbook_choice", found, meant)
        return known.get(found, "")

    def beside(self, rows: list[int]) -> None:
        """Tell of what stands to the right of the lines: nobody would read it."""
        for cell in filled(self.sheet, {*rows}, range(len(self.letters) + 1, len(self.letters) + NEAR + 1)):
            self.tell(cell.coordinate, "workbook_extra", str(cell.value))


def nearest_label(found: str, known: Mapping[str, str]) -> str:
    """The label that was most likely meant, with an arrow; else the first ones of the list."""
    close = nearest(found, [label.lower() for label in known])
    meant = next((label for label in known if label.lower() == close), "")
    return f"→ {meant}?" if meant else ", ".join([*known][:6])
