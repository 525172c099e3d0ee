"""The workbook that asks for what a year's report leaves out, as bytes: the year's sheets with the missing lines, the questions."""

import io
from collections.abc import Mapping, Sequence
from datetime import datetime

from openpyxl import Workbook
from openpyxl.styles import Alignment, Protection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from scripts.ground.data_package import Row
from scripts.reasoning import Settled
from scripts.year import workbook_words as words
from scripts.year.added.lists import to_lists
from scripts.year.added.sheets import AGREED, FreeSheet
from scripts.year.added.writing import begin, write_free, write_lists, write_unseen
from scripts.year.looks import EDGE, INPUT, LOCKED, QUIET
from scripts.year.missing.asking import DAY, DAY_CELL, DAY_LABEL_CELL
from scripts.year.missing.missing_words import settles, stands_there
from scripts.year.missing.questions import QUESTIONS, placed_in
from scripts.year.plan import Plan
from scripts.year.workbook import guides_of, labels, undated
from scripts.year.workbook_formulas import Tried
from scripts.year.workbook_sheets import LEFT, write_help, write_theme

NOTHING_TRIED = Tried({}, {})
# What a year's form shows beside its lines, and what nobody needs here.
ASIDE = ("M", "N", "O")
COMPARED = ("H", "I", "K", "L")
WIDTHS = {"P": 26, "Q": 40, "R": 34, "S": 60}
Codes = Mapping[str, list[Row]]


def to_workbook(
    plan: Plan,
    codes: Codes,
    settled: Mapping[str, Settled],
    questions: Sequence[Mapping[str, str]],
    made: str,
    bits: str,
    origin: str,
) -> bytes:
    """The workbook. `settled`: key of a line -> what its number settles; `questions`: the lines of their sheet; `made`, `bits` and
    `origin`: as in the workbook of a year.
    """  # noqa: D205
    book = Workbook()
    book.properties.creator = ""
    book.properties.created = datetime.fromisoformat(made).replace(tzinfo=None)
    book.calculation.fullCalcOnLoad = True
    first = book.worksheets[0]
    first.title = words.HELP_SHEET
    statuses = [row for row in codes["vocabulary"] if row["list"] == "obs_status"]
    write_help(first, plan, {row["code"]: (row["label_sv"], row["definition_sv"]) for row in statuses}, origin)
    write_day(first)
    titles = {row["indicator"]: row["title_sv"] for row in codes["indicators"]}
    names, guides = labels(codes), guides_of(plan, codes)
    for sheet, lines in plan.sheets():
        write_theme(book.create_sheet(sheet), plan, lines, titles, names, guides, NOTHING_TRIED)
        write_left_out(book[sheet], plan, settled, codes)
    places = write_lists(book, plan, codes, to_lists(codes, plan.years))
    write_unseen(book, plan, bits)
    for free, rows in ((QUESTIONS, questions), (AGREED, ())):
        write_own(book, free, rows, places)
    book.security.lockStructure = True
    out = io.BytesIO()
    book.save(out)
    return undated(out.getvalue(), book.properties.created)


def write_day(sheet: Worksheet) -> None:
    """Where somebody says when it was answered."""
    sheet[DAY_LABEL_CELL] = DAY
    cell = sheet[DAY_CELL]
    cell.fill, cell.border, cell.protection = INPUT, EDGE, Protection(locked=False)
    cell.number_format, cell.alignment = "@", Alignment(horizontal="left")


def write_left_out(sheet: Worksheet, plan: Plan, settled: Mapping[str, Settled], codes: Codes) -> None:
    """Beside each line whether the chart prints it, where it stands, what stands there, and what the number settles."""
    lines = [line for line in plan.lines if line.sheet == sheet.title]
    for line in lines:
        row = plan.rows[line.count.at or 0]
        told = {"Q": placed_in(row), "R": stands_there(settled[line.key], line), "S": settles(settled[line.key], codes)}
        for column, text in told.items():
            cell = sheet[f"{column}{line.row}"]
            cell.value, cell.font, cell.alignment = text, QUIET, Alignment(wrap_text=True, vertical="top")
        chart = sheet[f"{words.CHART}{line.row}"]
        is_open = line.count.in_chart
        chart.fill, chart.border, chart.alignment = (INPUT if is_open else LOCKED), EDGE, LEFT
        chart.protection = Protection(locked=not is_open)
    offer_charts(sheet, plan, [line.row for line in lines if line.count.in_chart])
    hidden = (*ASIDE, *(() if any(any(line.before) for line in lines) else COMPARED))
    for column in hidden:
        sheet.column_dimensions[column].hidden = True
    for column, width in WIDTHS.items():
        sheet.column_dimensions[column].width = width
    sheet.print_area = f"B1:{max(WIDTHS)}{max(line.row for line in lines)}"


def offer_charts(sheet: Worksheet, plan: Plan, rows: Sequence[int]) -> None:
    """A drop-down of what may be said of a chart."""
    rule = DataValidation("list", formula1=f'"{",".join(plan.charts)}"', error=words.CHOOSE, allow_blank=True)
    rule.showErrorMessage = True
    if rows:
        sheet.add_data_validation(rule)
    for row in rows:
        rule.add(f"{words.CHART}{row}")


def write_own(book: Workbook, free: FreeSheet, rows: Sequence[Mapping[str, str]], places: Mapping[str, str]) -> None:
    """A free sheet before the hidden one of lists, with what stands in it from the start."""
    sheet = book.create_sheet(free.title, len(book.sheetnames) - 1)
    write_free(sheet, free, places, len(rows) if free.begun else 30)
    begin(sheet, free, rows)
