"""The free sheets of a workbook as a person gets them, and the sheet of lists that their cells choose from."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from openpyxl import Workbook
from openpyxl.styles import Alignment, Protection
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from scripts.ground.data_package import Row
from scripts.year.added.said import said_lines
from scripts.year.added.sheets import (
    AGREED,
    HEADER_ROW,
    LINES,
    OF_INDICATORS,
    SAID,
    SHEETS,
    TICKS,
    FreeColumn,
    FreeSheet,
    to_answers,
    to_lists,
)
from scripts.year.plan import Plan
from scripts.year.words import labelled
from scripts.year.workbook_words import BOLD, EDGE, INPUT, LOCKED, MADE, TITLE, look_alike, on_paper

LISTS_SHEET = "Listor"
BITS = "Slump"  # what decides among figures that could as well be hidden
MADE_FOR = "År"  # the year once more: in its own cell somebody may change it
DRAWN = 16  # bytes of it: drawn once, when a workbook is made, kept in it and published nowhere
Begun = Sequence[Mapping[str, str]]  # what stands in a sheet from the start: lines of column -> text


def write_free_sheets(
    book: Workbook, plan: Plan, codes: Mapping[str, list[Row]], words: Mapping[str, Sequence[str]], bits: str
) -> None:
    """Append the free sheets, and last the lists, beside which the random `bits` stand. `words`: key of a line -> what it says."""
    places = write_lists(book, plan, codes, words, bits)
    begun = {"recommendations": begun_rows(codes), SAID.name: said_lines(codes, plan.year)}
    for free in SHEETS.values():
        write_free(book, free, places, begun.get(free.name) or None)


def write_free(book: Workbook, free: FreeSheet, places: Mapping[str, str], begun: Begun | None) -> None:
    """One sheet before the hidden one of lists, with its lines, `begun` or empty. `places`: list -> the cells that it stands in."""
    sheet = book.create_sheet(free.title, len(book.sheetnames) - 1)
    sheet["A1"], sheet["A1"].font = free.title, TITLE
    sheet["A2"] = free.hint
    first, last = HEADER_ROW + 1, HEADER_ROW + (len(begun) if begun else TICKS if free is AGREED else LINES)
    for number, column in enumerate(free.columns, 1):
        head, cell = sheet.cell(HEADER_ROW, number, column.header), sheet.cell(first, number)
        letter = get_column_letter(number)
        head.font, head.alignment = BOLD, Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[letter].width = column.width
        locked = column.name in free.begun
        cell.fill, cell.border, cell.protection = (LOCKED if locked else INPUT), EDGE, Protection(locked=locked)
        cell.alignment = Alignment(wrap_text=column.kind == "text", vertical="top")
        for row in range(first + 1, last + 1):
            look_alike(sheet.cell(row, number), cell)
        for row, line in enumerate(begun or (), first):
            if column.name in line:
                sheet.cell(row, number, line[column.name])
        if column.choices and not locked:
            offer(sheet, free, column, f"{letter}{first}:{letter}{last}", places)
    sheet.freeze_panes = f"A{first}"
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    on_paper(sheet)


def offer(sheet: Worksheet, free: FreeSheet, column: FreeColumn, cells: str, places: Mapping[str, str]) -> None:
    """A drop-down over the cells of a column. What is new in this workbook may be typed: it is no list's yet."""
    rule = DataValidation("list", formula1=places[column.choices], allow_blank=True, showErrorMessage=True)
    if column.choices in ("categories", "scope"):
        rule.errorStyle = "warning"
    if column.choices == "categories":  # those of the indicator that is chosen nearest to the left on the same line
        before = free.columns[: free.columns.index(column)]
        at = max(number for number, one in enumerate(before, 1) if one.choices in OF_INDICATORS)
        rule.formula1 = places["categories"].format(f"${get_column_letter(at)}{HEADER_ROW + 1}")
    sheet.add_data_validation(rule)
    rule.add(cells)


def begun_rows(codes: Mapping[str, list[Row]]) -> Begun:
    """Each recommendation and how far it had come when somebody last said so."""
    said = labelled(codes["vocabulary"], "recommendation_status")
    told = sorted(codes["recommendation_status"], key=lambda row: int(row["year"]))
    last = {row["recommendation"]: f"{said[row['recommendation_status']]} ({row['year']})" for row in told}
    every = ((row["title_sv"], last.get(row["recommendation"], "")) for row in codes["recommendations"])
    return [{"recommendation": title, "before": state} for title, state in every]


def write_lists(
    book: Workbook, plan: Plan, codes: Mapping[str, list[Row]], words: Mapping[str, Sequence[str]], bits: str
) -> dict[str, str]:
    """The last sheet: the form as it was made, the answers of each indicator, the lists, and what nobody types: bits and year.

    List -> the formula that a drop-down needs.
    """
    sheet, answers, lists = book.create_sheet(LISTS_SHEET), to_answers(codes), to_lists(codes, plan.years)
    indicators = {code: label for label, code in lists["all_indicators"].items()}
    form = [(key, *said) for key, said in words.items()]
    pairs = [(indicators[one], label) for one, own in answers.items() for label in own]
    tables: list[tuple[Sequence[str], Iterable[Sequence[str]]]] = [
        (MADE, form),
        (("Mätpunkt", "Dess svar"), pairs),
        *(((name,), [(label,) for label in entries]) for name, entries in lists.items()),
        ((BITS, MADE_FOR), [(bits, str(plan.year))]),
    ]
    firsts = [*accumulate((len(headers) for headers, _ in tables), initial=1)]
    for first, (headers, rows) in zip(firsts, tables, strict=False):
        for at, row in enumerate([headers, *rows], 1):
            for number, value in enumerate(row, first):
                sheet.cell(at, number, value)
    letters = [get_column_letter(number) for number in firsts]
    name, its = quote_sheetname(LISTS_SHEET), get_column_letter(firsts[1] + 1)
    own = f"${letters[1]}$2:${letters[1]}${len(pairs) + 1}"
    places = {
        one: f"{name}!${letter}$2:${letter}${max(len(entries), 1) + 1}"
        for letter, (one, entries) in zip(letters[2:], lists.items(), strict=False)
    }
    found = f"OFFSET({name}!${its}$1,MATCH({{0}},{name}!{own},0),0,COUNTIF({name}!{own},{{0}}),1)"
    sheet.protection.sheet = True
    sheet.sheet_state = "hidden"
    return places | {"categories": found}
