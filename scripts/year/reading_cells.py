"""From the cells of a filled workbook to what a person wrote in each line. Sheets in, entries and problems out.

A line is found by its key, so a workbook in which rows have been sorted is read all the same.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from openpyxl import Workbook
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet

from scripts.ground.numbers import comma
from scripts.ground.problems import Problem, nearest
from scripts.year.added.writing import BITS, DRAWN, LISTS_SHEET
from scripts.year.cell_values import MEASURED, NEAR, CellReader, Shape, as_text, filled, sheet_named, typed
from scripts.year.plan import HEADER_ROW, Line, Plan, placed_at
from scripts.year.planning import Entry
from scripts.year.workbook_formulas import BASE, COUNT, LETTERS, PERCENT, STATUS, WHY_EN, WHY_SV
from scripts.year.workbook_sheets import WIDTHS, headers, open_cells
from scripts.year.workbook_words import BEFORE, HELP_SHEET, MADE, YEAR_CELL

COLUMN = 3  # cells: so many alone in their lines are no slip, but a column
SHAPES = {LETTERS[name]: shape for name, shape in MEASURED.items()}
Read = tuple[dict[str, Entry], list[Problem]]


def read_entries(book: Workbook, plan: Plan, file: str, codes: Mapping[str, str]) -> Read:
    """Key of a line -> what was written in it, and every fault of every sheet. `codes`: what the drop-down says -> its code."""
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    names = {key: (said[0], said[1]) for key, said in made_with(book).items()}
    for name, lines in plan.sheets():
        wrong = check_sheet(book, plan, name, file)
        if not wrong:
            reader = SheetReader(book[name], file, codes, names)
            entries |= reader.entries(lines)
            wrong = reader.problems
        problems += wrong
    for line in plan.lines:
        if line.key in entries:
            problems += check_line(line, entries, file, {code: said for said, code in codes.items()})
    return entries, in_base(entries, problems, file)


def in_base(entries: Mapping[str, Entry], problems: list[Problem], file: str) -> list[Problem]:
    """The problems, of which those of a sheet where counts were typed in the column of bases are one: that is what is wrong."""
    empty = {one.cells["base"] for one in entries.values() if not one.count and not one.percent}
    told = [one for one in problems if one.kind in ("workbook_base_alone", "workbook_locked") and one.column in empty]
    for _, found in groupby(told, lambda one: one.column.partition("!")[0]):
        if len(own := [*found]) >= COLUMN:
            cells = [one.column.partition("!")[2] for one in own]
            sheet = own[0].column.removesuffix(cells[0])
            whole = Problem(file, 0, sheet, "workbook_counts_in_base", str(len(own)), cells[0], cells[-1])
            problems = [whole, *(one for one in problems if one not in own)]
    return problems


def made_with(book: Workbook) -> dict[str, list[str]]:
    """Key of a line -> what it said when the workbook was made, as the sheet of lists has it."""
    sheet = sheet_named(book, LISTS_SHEET)
    keys = filled(sheet, range(2, sheet.max_row + 1), [1]) if sheet else ()
    return {str(key.value): [as_text(key.offset(0, at).value) for at in range(1, len(MADE))] for key in keys}


def bits_of(book: Workbook) -> str:
    """The random bits that the workbook was made with; nothing where the sheet of lists is gone, or older than they are."""
    return beside_lists(book, BITS)


def beside_lists(book: Workbook, heading: str) -> str:
    """What stands below a heading on the sheet of lists."""
    sheet = sheet_named(book, LISTS_SHEET)
    heads = [as_text(cell.value) for cell in sheet[1]] if sheet else []
    return as_text(sheet.cell(2, heads.index(heading) + 1).value) if sheet and heading in heads else ""


def changed_year(book: Workbook, year: int, file: str) -> list[Problem]:
    """A problem where the locked cell of the year has another one than the workbook was made for."""
    found = as_text(book[HELP_SHEET][YEAR_CELL].value)
    place = f"{HELP_SHEET}!{YEAR_CELL}"
    return [Problem(file, 0, place, "workbook_year_changed", found, str(year))] if found != str(year) else []


def drawn_bits(book: Workbook, command: str, file: str) -> list[Problem]:
    """A problem where a workbook has not the bits that were drawn for it: what it hides could then be tried by anybody who guesses.

    Excel's "Inspect Document" takes hidden sheets away. `command`: what makes a new workbook.
    """
    lost = not re.fullmatch(rf"[0-9a-f]{{{2 * DRAWN}}}", bits_of(book))
    return [Problem(file, 0, f"{LISTS_SHEET}!", "workbook_no_bits", hint=command)] if lost else []


def check_sheet(book: Workbook, plan: Plan, name: str, file: str) -> list[Problem]:
    """Whether the sheet is there with all its columns where they were."""
    sheet = sheet_named(book, name)
    if sheet is None:
        strange = [one for one in book.sheetnames if one not in dict(plan.sheets())]
        close = {one.lower(): one for one in strange}.get(nearest(name, [one.lower() for one in strange]), "")
        kind = "workbook_sheet_renamed" if close else "workbook_sheet_missing"
        return [Problem(file, 0, "", kind, name, close)]
    wrong = [
        Problem(file, 0, f"{name}!{column}{HEADER_ROW}", "workbook_column_missing", header)
        for column, header in headers(plan).items()
        if column not in BEFORE and sheet[f"{column}{HEADER_ROW}"].value != header
    ]
    there = [cell.value for cell in sheet[HEADER_ROW]]  # one that has only moved says less than one that is gone
    return [one for one in wrong if one.found not in there] or wrong[:1]


class SheetReader(CellReader):
    """Reads the lines of one sheet and gathers what is wrong in `problems`. `names`: key -> (answer, group), as it was made."""

    def __init__(
        self, sheet: Worksheet, file: str, codes: Mapping[str, str], names: Mapping[str, tuple[str, str]]
    ) -> None:
        super().__init__(sheet, file)
        self.codes, self.names = codes, names

    def entries(self, lines: Sequence[Line]) -> dict[str, Entry]:
        """Key -> what was written, for the lines that are there. A line is there once, under its own name."""
        rows = self.rows()
        wanted = {line.key: line for line in lines}
        found = {key: self.entry(wanted[key], at[0]) for key, at in rows.items() if key in wanted}
        gone = [key for key in wanted if key not in rows and key in self.names]
        for key, at in rows.items():
            self.check_name(key, at)
            names = tuple(as_text(self.sheet[f"{column}{at[0]}"].value) for column in "BC")
            over = next((one for one in gone if key not in wanted and self.names[one] == names), "")
            if over:  # the line is there: only its code is written over
                gone.remove(over)
                self.tell(f"A{at[0]}", "workbook_code_changed", key, over)
            elif key not in wanted and any(self.sheet[f"{column}{at[0]}"].value for column in SHAPES):
                self.tell(f"B{at[0]}", "workbook_line_unknown", names[0] or key)
        for key in gone:
            self.tell("", "workbook_row_gone", ", ".join(self.names[key]))
        own = {row for at in rows.values() for row in at}
        for address, value in self.beyond(own):
            self.tell(address, "workbook_extra", value)
        self.merged(own)
        return found

    def rows(self) -> dict[str, list[int]]:
        """Key -> the rows in which it stands."""
        found: dict[str, list[int]] = {}
        for cell in filled(self.sheet, range(HEADER_ROW + 1, self.sheet.max_row + 1), [1]):
            if cell.value:
                found.setdefault(str(cell.value), []).append(cell.row)
        return found

    def check_name(self, key: str, at: Sequence[int]) -> None:
        """A line has the name that it was made with, and stands in one place."""
        for row in at[1:]:
            self.tell(f"B{row}", "workbook_row_doubled", str(self.sheet[f"B{row}"].value or key))
        if key in self.names:
            for column, name in zip("BC", self.names[key], strict=True):
                found = as_text(self.sheet[f"{column}{at[0]}"].value)
                if found != name:
                    self.tell(f"{column}{at[0]}", "workbook_label", found, name)

    def entry(self, line: Line, row: int) -> Entry:
        """What was written in a line; a locked cell counts as what it was made with."""
        made = {COUNT: line.count.shown, PERCENT: line.percent.shown, BASE: line.base}
        opened, numbers = open_cells(line), {}
        for column, shape in SHAPES.items():
            address, is_open = f"{column}{row}", opened[column]
            numbers[column] = self.number(address, shape) if is_open else self.locked(address, shape, made[column])
        why = [self.text(f"{column}{row}") for column in (WHY_SV, WHY_EN)]
        status = self.status(f"{STATUS}{row}", opened[STATUS])
        cells = {name: f"{self.sheet.title}!{letter}{row}" for name, letter in LETTERS.items()}
        place = placed_at(self.sheet.title, row)
        return Entry(numbers[COUNT], numbers[PERCENT], numbers[BASE], status, why[0], why[1], place, cells)

    def locked(self, address: str, shape: Shape, made: str) -> str:
        """What a locked cell was made with; told once where something else stands there, whatever that is."""
        number, value = CellReader(self.sheet, self.file).number(address, shape), self.sheet[address].value
        found = comma(number or typed(value) or "") or as_text(value)
        if made and (not number or Decimal(number) != Decimal(made)):
            self.tell(address, "workbook_printed", found, comma(made))
        elif found and not made:
            self.tell(address, "workbook_locked", found)
        return made

    def status(self, address: str, is_open: bool) -> str:
        """The code of the chosen status."""
        found = as_text(self.sheet[address].value)
        if found and found not in self.codes:
            self.tell(address, "workbook_status_unknown", found, ", ".join(self.codes))
        elif found and not is_open:
            self.tell(address, "workbook_locked", found)
        return self.codes.get(found, "")

    def beyond(self, own: set[int]) -> Iterator[tuple[str, str]]:
        """Numbers and texts written outside the lines of the form: nobody would read them."""
        first, last = (column_index_from_string(one) for one in (COUNT, max(WIDTHS)))
        rows = range(HEADER_ROW + 1, max(own, default=HEADER_ROW) + NEAR + 1)
        for cell in filled(self.sheet, rows, range(first, last + NEAR + 1)):
            if cell.row not in own or cell.column > last:
                yield cell.coordinate, str(cell.value)


def check_line(line: Line, entries: Mapping[str, Entry], file: str, labels: Mapping[str, str]) -> list[Problem]:
    """What only shows beside the other cells: a percentage of nobody knows how many, a number that cannot be."""
    entry = entries[line.key]
    found: list[tuple[str, str, str, str]] = []
    if entry.base and not entry.count and not entry.percent:
        found.append(("base", "workbook_base_alone", entry.base, ""))
    wholes = [entries[key].count for key in line.wholes if key in entries]
    if line.percent.at is not None and entry.percent and not entry.base and not any(wholes):
        found.append(("percent", "workbook_base_missing", comma(entry.percent), ""))
    if line.least and entry.count and 0 < int(entry.count) < line.least:
        found.append(("count", "workbook_below_least", entry.count, str(line.least)))
    if bool(entry.why_sv) != bool(entry.why_en):
        empty = "why_en" if entry.why_sv else "why_sv"
        found.append((empty, "workbook_one_language", entry.why_sv or entry.why_en, ""))
    for name, number in (("count", entry.count), ("percent", entry.percent)):
        if entry.status == "M" and number and open_cells(line)[LETTERS[name]]:
            found.append((name, "workbook_status_filled", comma(number), labels[entry.status]))
    return [Problem(file, 0, entry.cells[name], *told) for name, *told in found]
