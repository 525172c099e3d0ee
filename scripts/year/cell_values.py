"""What a person wrote in one cell of a workbook, as the tables have it: understood where it is plain, else one problem."""

import datetime
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from scripts.ground.characters import is_plain, what_is_odd, would_run
from scripts.ground.codes import TOO_LONG
from scripts.ground.numbers import comma
from scripts.ground.problems import Problem

# A number as people type it into a cell of text: thousands by spaces, a decimal comma, a percent sign.
TYPED = re.compile(r"([+-]?)([0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+|[0-9]+)(?:[.,]([0-9]+))?\s*(%?)")
NEAR = 1000  # cells beside a form, lines of a sheet: so far what is written is looked for; a format alone makes a million rows
DAY = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])")


@dataclass(frozen=True)
class Shape:
    """What a number may be: whole or not, from `least` to `most`, and whether it is said in per cent."""

    whole: bool = True
    least: int = 0
    most: int | None = None
    percent: bool = False

    def against(self, found: str) -> tuple[str, str] | None:
        """(kind, hint) of why a number cannot be: it is negative, fractional, too big, too small or too long."""
        value = Decimal(found)
        rules = (
            (value < 0, "number_negative", ""),
            (self.whole and "." in found, "number_fraction", ""),
            (self.most is not None and value > self.most, "number_too_big", str(self.most)),
            (value < self.least, "number_too_small", str(self.least)),
            (bool(re.search(TOO_LONG, found)), "number_too_long", ""),
        )
        return next(((kind, hint) for wrong, kind, hint in rules if wrong), None)


NUMBER = Shape(whole=False)
MEASURED = {"count": Shape(), "percent": Shape(whole=False, most=100, percent=True), "base": Shape(least=1)}


class CellReader:
    """Reads the cells of one sheet and gathers what is wrong in `problems`."""

    def __init__(self, sheet: Worksheet, file: str) -> None:
        self.sheet, self.file = sheet, file
        self.problems: list[Problem] = []

    def tell(self, cell: str, kind: str, found: str, hint: str = "") -> None:
        """Note a problem at a cell, or of the whole sheet."""
        self.problems.append(Problem(self.file, 0, f"{self.sheet.title}!{cell}", kind, found, hint))

    def number(self, address: str, shape: Shape) -> str:
        """The number in a cell as the tables have it; an empty text where there is none, or none that can be used."""
        cell = self.sheet[address]
        value, sign = cell.value, "%" in str(cell.number_format)
        if value is None or (isinstance(value, str) and not value.strip()):
            return ""
        if cell.data_type == "f":
            self.tell(address, "workbook_formula", str(getattr(value, "text", value)))
        elif isinstance(value, datetime.date | datetime.time | datetime.timedelta):
            self.tell(address, "workbook_date", str(value).removesuffix(" 00:00:00"))
        elif (found := typed(value)) is None:
            self.tell(address, "workbook_text", as_text(value))
        elif (sign or found.endswith("%")) and not shape.percent:
            share = found.removesuffix("%") if "%" in found else times_hundred(found)
            self.tell(address, "workbook_percent_sign", comma(share))
        else:
            number = found.removesuffix("%") if found.endswith("%") or not sign else times_hundred(found)
            if not (wrong := shape.against(number)):
                return number
            self.tell(address, wrong[0], comma(number), wrong[1])
        return ""

    def text(self, address: str, is_address: bool = False) -> str:
        """The text in a cell without spaces around it; a problem where a program would run it or it is not plain."""
        cell = self.sheet[address]
        if cell.data_type == "f":
            self.tell(address, "workbook_formula", str(getattr(cell.value, "text", cell.value)))
            return ""
        found = as_text(cell.value)
        if kind := would_run(found, is_address):
            self.tell(address, kind, found)
        elif not is_plain(found):
            self.tell(address, *what_is_odd(found))
        return found

    def day(self, address: str) -> str:
        """A date as the tables have it."""
        value = self.sheet[address].value
        found = value.isoformat()[:10] if isinstance(value, datetime.date) else as_text(value)
        if found and not DAY.fullmatch(found):
            self.tell(address, "workbook_day", found)
            return ""
        return found

    def merged(self, rows: Iterable[int]) -> None:
        """Tell of each two cells of these rows that are made into one: which of them would the number be of?"""
        own = set(rows)
        for area in self.sheet.merged_cells.ranges:
            if own & set(range(area.min_row, area.max_row + 1)):
                self.tell(area.coord, "workbook_merged", "")


def sheet_named(book: Workbook, name: str) -> Worksheet | None:
    """The sheet of cells with that name, if there is one."""
    return next((sheet for sheet in book.worksheets if sheet.title == name), None)


def filled(sheet: Worksheet, rows: Collection[int], columns: Collection[int]) -> Iterator[Cell]:
    """The cells of an area that say something, row by row.

    Among those that the sheet has: openpyxl makes each cell that it is asked for, and one number far away makes an area large.
    """
    for place in sorted(sheet._cells):
        cell = sheet._cells[place]
        if place[0] in rows and place[1] in columns and cell.value is not None:
            yield cell


def typed(value: object) -> str | None:
    """A number as text with a decimal point, and its percent sign where it was typed with one; None for what is no number."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return plain(value)
    found = TYPED.fullmatch(as_text(value))
    if not found:
        return None
    minus, whole = found[1].replace("+", ""), int(re.sub(r"\s", "", found[2]))
    decimals = (found[3] or "").rstrip("0")
    return f"{minus}{whole}{'.' if decimals else ''}{decimals}{found[4]}"


def plain(value: float) -> str | None:
    """A number of a cell without exponent and without decimals that say nothing; None for what is none ("infinity")."""
    try:
        text = f"{Decimal(repr(value)):f}"
    except InvalidOperation:
        return None
    if not re.fullmatch(r"-?[0-9.]+", text):
        return None
    return text.rstrip("0").removesuffix(".") if "." in text else text


def times_hundred(found: str) -> str:
    """A share of one, as Excel keeps a percentage, in per cent. Its last digits are the computer's, not the person's."""
    return plain(float(round(Decimal(found) * 100, 10))) or found


def as_text(value: object) -> str:
    """What a cell says, on one line and without spaces around it."""
    return " ".join(str("" if value is None else value).split())
