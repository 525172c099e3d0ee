"""A year's workbook: the same plan gives the same bytes; and its sheet Kontroll.

That sheet has every sum and comparison of the form with what both sides say, in the words of the reading, by formulas.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.worksheet.worksheet import Worksheet

from scripts.ground.data_package import Row
from scripts.guard.api import in_cells
from scripts.year import workbook_words as words
from scripts.year.added import sheets
from scripts.year.added.writing import write_free_sheets
from scripts.year.controls import Control, controls, sums_of
from scripts.year.plan import HEADER_ROW, Line, Plan
from scripts.year.words import CodeWords
from scripts.year.workbook_formulas import COUNT, Tried, added_up, compared, counts, new_answers, text
from scripts.year.workbook_sheets import words_of, write_help, write_theme
from scripts.year.workbook_words import BOLD, CONTROL_SHEET, HELP_SHEET, RED, TITLE, WARNING, look_alike, on_paper

WIDTHS = {"A": 16, "B": 56, "C": 10, "D": 56, "E": 10, "F": 70}
FIRST = HEADER_ROW + 1
NEW_LINES = 200  # so many new answers are counted; as many more as nobody has


class InOrder(MultiCellRange):
    """What is merged, from left to right: openpyxl keeps a set, in the order of its hashes, and a browser has others."""

    def __iter__(self) -> Iterator[CellRange]:
        return iter(self.sorted())


def to_workbook(plan: Plan, codes: Mapping[str, list[Row]], made: str, bits: str, origin: str) -> Workbook:
    """The workbook of a plan. `made`: the date that stands in it, ISO 8601 with zone; `bits`: random, kept on its hidden sheet;
    `origin`: the package that it is made from.
    """  # noqa: D205
    book = Workbook()
    book.properties.creator = ""
    book.properties.created = datetime.fromisoformat(made).replace(tzinfo=None)
    book.calculation.fullCalcOnLoad = True  # no program has worked out the formulas yet
    first = book.worksheets[0]
    first.title = HELP_SHEET
    called = CodeWords(codes)
    statuses = [row for row in codes["vocabulary"] if row["list"] == "obs_status"]
    write_help(first, plan, {row["code"]: (row["label_sv"], row["definition_sv"]) for row in statuses}, origin)
    words, every = words_of(plan, codes), controls(plan, codes)
    tried = Tried(sums_of(every), wrong_of(every, called))
    for sheet, lines in plan.sheets():
        write_theme(book.create_sheet(sheet), plan, lines, called, words, tried)
    write_controls(book.create_sheet(CONTROL_SHEET), every, called, codes)
    write_free_sheets(book, plan, codes, words, bits)
    first.merged_cells = InOrder(first.merged_cells.ranges)
    book.security.lockStructure = True
    return book


def to_bytes(book: Workbook) -> bytes:
    """A workbook without the time at which it is saved: in its properties, and of each file in the ZIP."""
    saved, out = io.BytesIO(), io.BytesIO()
    stamp = f"{book.properties.created.isoformat()}Z".encode()
    book.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, part)
            entry = zipfile.ZipInfo(name)  # with the ZIP format's first day
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(entry, part)
    return out.getvalue()


def write_controls(
    sheet: Worksheet, every: Sequence[Control], called: CodeWords, codes: Mapping[str, list[Row]]
) -> None:
    """The sheet."""
    last = HEADER_ROW + len(every)
    sheet["A1"], sheet["A1"].font = words.CONTROL_SHEET, TITLE
    sheet["A2"] = words.CONTROL_HINT
    sheet["B3"], sheet["B3"].font = words.CONTROL_COUNT, BOLD
    sheet["C3"], sheet["C3"].font = f"=COUNTIF(A{FIRST}:A{last},{text(words.DIFFER)})", BOLD
    for column, header in zip(WIDTHS, words.CONTROL_HEADERS, strict=True):
        sheet[f"{column}{HEADER_ROW}"], sheet[f"{column}{HEADER_ROW}"].font = header, BOLD
        sheet.column_dimensions[column].width = WIDTHS[column]
    first = sheet[f"A{FIRST}"]
    first.alignment = Alignment(wrap_text=True, vertical="top")
    for row, one in enumerate(every, FIRST):
        said = (
            compared(
                (one.one, one.other), one.most, row, (words.AGREE, words.DIFFER, words.LATER_ON), unsure_of(one, called)
            ),
            side(one.one, called),
            added_up(counts(one.one), new_of(one, called) if one.divided else ""),
            side(one.other, called, one.one[-1].sheet),
            added_up(counts(one.other), ""),
            one.why(codes, "sv"),
        )
        for column, value in zip(WIDTHS, said, strict=True):
            sheet[f"{column}{row}"] = value
            look_alike(sheet[f"{column}{row}"], first)
    red = FormulaRule(formula=[f"$A{FIRST}={text(words.DIFFER)}"], fill=RED, font=WARNING)
    sheet.conditional_formatting.add(f"A{FIRST}:F{last}", red)
    sheet.auto_filter.ref = f"A{HEADER_ROW}:F{last}"
    sheet.freeze_panes = f"A{FIRST}"
    sheet.protection.sheet = True
    for each in ("autoFilter", "formatColumns", "formatRows"):  # these may be used
        setattr(sheet.protection, each, False)
    on_paper(sheet)


def side(lines: Sequence[Line], called: CodeWords, after: str = "") -> str:
    """What one side is called, as the reading says it. `after`: the sheet that was named last."""
    cells = (
        (f"{line.sheet}!{COUNT}{line.row}", called.category(line.form.indicator, line.form.category)) for line in lines
    )
    return in_cells(cells, "sv", after)


def new_of(one: Control, called: CodeWords) -> str:
    """The new answers of what a sum comes to, where it is of all parts; of others, those of the question."""
    form, place = one.other[0].form, quote_sheetname(sheets.ANSWERS.title)
    letters = {column.name: get_column_letter(number) for number, column in enumerate(sheets.ANSWERS.columns, 1)}
    columns = {
        name: f"{place}!${letter}${sheets.HEADER_ROW + 1}:${letter}${sheets.HEADER_ROW + NEW_LINES}"
        for name, letter in letters.items()
    }
    parent = "" if form.whole or not one.divided else called.category(form.indicator, form.category)
    asked = {
        "indicator": called.indicators[form.indicator],
        "parent": parent,
        "population": called.populations[form.population],
    }
    return new_answers(columns, asked, "count")


def unsure_of(one: Control, called: CodeWords) -> str:
    """The new answers of which nobody knows whether they belong to a sum of some answers."""
    return "" if one.most or one.divided or len(one.one) < 2 else new_of(one, called)


def wrong_of(every: Sequence[Control], called: CodeWords) -> dict[str, list[tuple[str, str]]]:
    """Key of a line -> (when it is not what others come to, what these are), for the column beside the line."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row, one in enumerate(every, FIRST):
        state = f"{words.CONTROL_SHEET}!$A${row}={text(words.DIFFER)}"
        for mine, others, column in ((one.other, one.one, "C"), (one.one, one.other, "E")):
            if len(mine) == 1 and not one.most:
                said = text(f"{words.DIFFER.capitalize()}: {side(others, called, mine[0].sheet)} ")
                found.setdefault(mine[0].key, []).append((state, f"{said}&{words.CONTROL_SHEET}!${column}${row}"))
    return found
