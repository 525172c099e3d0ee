"""From the cells of a filled workbook to what a person wrote in each line. Sheets in, entries and problems out."""

import re
from collections.abc import Mapping
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet

from scripts.ground.problems import Problem, nearest
from scripts.ground.thresholds import TOO_LONG
from scripts.year.answers import Entry
from scripts.year.plan import CHOICES, HEADER_ROW, Line, Plan
from scripts.year.workbook_formulas import BASE, COUNT, PERCENT, STATUS
from scripts.year.workbook_sheets import WIDTHS, headers, open_cells

# So far beside the form a stray number is looked for; a format alone can make a sheet a million rows long.
NEAR = 1000
Read = tuple[dict[str, Entry], list[Problem]]


def read_entries(book: Workbook, plan: Plan, file: str, statuses: Mapping[str, str]) -> Read:
    """Line -> what was written in it, and every fault of every sheet. `statuses`: code -> what the drop-down says."""
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    codes = {statuses[code]: code for code in CHOICES}
    for name, lines in plan.sheets():
        wrong = check_sheet(book, plan, name, lines, file)
        problems += wrong
        if not wrong:
            reader = SheetReader(book[name], file, codes)
            entries |= {line.key: reader.entry(line) for line in lines}
            counts = {line.row: entries[line.key].count for line in lines}
            for line in lines:
                reader.check_line(line, entries, [counts[row] for row in line.wholes])
            problems += reader.problems
    return entries, problems


def check_sheet(book: Workbook, plan: Plan, name: str, lines: list[Line], file: str) -> list[Problem]:
    """Whether the sheet is there with all its columns and rows where they were. Of moved rows the first is told."""
    if name not in book.sheetnames:
        strange = [one for one in book.sheetnames if one not in dict(plan.sheets())]
        close = {one.lower(): one for one in strange}.get(nearest(name, [one.lower() for one in strange]), "")
        kind = "workbook_sheet_renamed" if close else "workbook_sheet_missing"
        return [Problem(file, 0, "", kind, name, close)]
    sheet = book[name]
    wrong = [
        Problem(file, 0, f"{name}!{column}{HEADER_ROW}", "workbook_column_missing", header)
        for column, header in headers(plan).items()
        if sheet[f"{column}{HEADER_ROW}"].value != header
    ]
    if wrong:
        return [one for one in wrong if not in_row(sheet, one.found)] or wrong[:1]
    for line in lines:
        found = sheet[f"A{line.row}"].value
        if found != line.key:
            label = str(sheet[f"B{line.row}"].value or "")
            return [Problem(file, 0, f"{name}!B{line.row}", "workbook_row_moved", label)]
    return beyond(sheet, lines, file)


def in_row(sheet: Worksheet, header: str) -> bool:
    """Whether a header stands anywhere in the header row."""
    return any(cell.value == header for cell in sheet[HEADER_ROW])


def beyond(sheet: Worksheet, lines: list[Line], file: str) -> list[Problem]:
    """Numbers and texts written outside the lines of the form: nobody would read them."""
    own, first, last = {line.row for line in lines}, *(column_index_from_string(one) for one in (COUNT, max(WIDTHS)))
    rows, columns = min(sheet.max_row, max(own) + NEAR), min(sheet.max_column, last + NEAR)
    return [
        Problem(file, 0, f"{sheet.title}!{cell.coordinate}", "workbook_extra", str(cell.value))
        for cells in sheet.iter_rows(min_row=HEADER_ROW + 1, max_row=rows, min_col=first, max_col=columns)
        for cell in cells
        if cell.value is not None and (cell.row not in own or cell.column > last)
    ]


class SheetReader:
    """Reads the lines of one sheet and gathers what is wrong in `problems`."""

    def __init__(self, sheet: Worksheet, file: str, codes: Mapping[str, str]) -> None:
        self.sheet, self.file, self.codes = sheet, file, codes
        self.problems: list[Problem] = []

    def entry(self, line: Line) -> Entry:
        """What was written in a line; a locked cell counts as what it was made with."""
        made = {COUNT: line.count.shown, PERCENT: line.percent.shown, BASE: line.base}
        numbers = {}
        for column, is_open in open_cells(line).items():
            if column == STATUS:
                continue
            numbers[column] = self.number(f"{column}{line.row}", column)
            if not is_open:
                self.locked(f"{column}{line.row}", numbers[column], made[column])
                numbers[column] = made[column]
        entry = Entry(numbers[COUNT], numbers[PERCENT], numbers[BASE], self.status(line))
        if entry.base and not entry.count and not entry.percent:
            self.tell(f"{BASE}{line.row}", "workbook_base_alone", entry.base)
        return entry

    def tell(self, cell: str, kind: str, found: str, hint: str = "") -> None:
        """Note a problem at a cell."""
        self.problems.append(Problem(self.file, 0, f"{self.sheet.title}!{cell}", kind, found, hint))

    def number(self, address: str, column: str) -> str:
        """The number in a cell as the figures file has it; an empty text where there is none, or none that can be used."""
        cell = self.sheet[address]
        if cell.value is None or cell.value == "":
            return ""
        if cell.data_type == "f":
            self.tell(address, "workbook_formula", str(cell.value))
            return ""
        if isinstance(cell.value, bool) or not isinstance(cell.value, int | float):
            self.tell(address, "workbook_text", str(cell.value))
            return ""
        if "%" in cell.number_format:
            self.tell(address, "workbook_percent_sign", plain(cell.value * 100).replace(".", ","))
            return ""
        return self.within_limits(address, column, plain(cell.value))

    def within_limits(self, address: str, column: str, found: str) -> str:
        """The number, or an empty text when it is negative, fractional, too big or too long."""
        value, whole = Decimal(found), column != PERCENT
        for wrong, kind, hint in (
            (value < 0, "number_negative", ""),
            (whole and "." in found, "number_fraction", ""),
            (column == PERCENT and value > 100, "number_too_big", "100"),
            (column == BASE and value < 1, "number_too_small", "1"),
            (re.search(TOO_LONG, found), "number_too_long", ""),
        ):
            if wrong:
                self.tell(address, kind, found.replace(".", ","), hint)
                return ""
        return found

    def locked(self, address: str, found: str, made: str) -> None:
        """A locked cell has what it was made with, unless somebody took the protection away."""
        if made and (not found or Decimal(found) != Decimal(made)):
            self.tell(address, "workbook_printed", found.replace(".", ","), made.replace(".", ","))
        elif found and not made:
            self.tell(address, "workbook_locked", found.replace(".", ","))

    def status(self, line: Line) -> str:
        """The code of the chosen status."""
        address = f"{STATUS}{line.row}"
        found = str(self.sheet[address].value or "")
        if not found:
            return ""
        if found not in self.codes:
            self.tell(address, "workbook_status_unknown", found, ", ".join(self.codes))
        elif not open_cells(line)[STATUS]:
            self.tell(address, "workbook_locked", found)
        return self.codes.get(found, "")

    def check_line(self, line: Line, entries: Mapping[str, Entry], wholes: list[str]) -> None:
        """What only shows beside the other cells: a percentage of nobody knows how many, a number that cannot be."""
        entry = entries[line.key]
        if line.percent.at is not None and entry.percent and not entry.base and not any(wholes):
            self.tell(f"{PERCENT}{line.row}", "workbook_base_missing", entry.percent.replace(".", ","))
        if line.least and entry.count and 0 < int(entry.count) < line.least:
            self.tell(f"{COUNT}{line.row}", "workbook_below_least", entry.count, str(line.least))
        label = next((said for said, code in self.codes.items() if code == entry.status), "")
        for column, found in ((COUNT, entry.count), (PERCENT, entry.percent)):
            if entry.status == "M" and found and open_cells(line)[column]:
                self.tell(f"{column}{line.row}", "workbook_status_filled", found.replace(".", ","), label)


def plain(value: float) -> str:
    """A number of a cell without exponent and without decimals that say nothing."""
    text = f"{Decimal(repr(value)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
