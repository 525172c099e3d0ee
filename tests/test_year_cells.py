"""What a person types into a cell is understood where it is plain, becomes a row, and is hidden on the way where it is small."""

import datetime
from collections.abc import Callable
from dataclasses import replace

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.formula import ArrayFormula

from scripts.ground.problems import Problem
from scripts.year.cell_values import CellReader, Shape, sheet_named
from scripts.year.plan import FormLine, Line, Slot
from scripts.year.planning import Entry, statuses
from tests.promised import promised

SHAPES = {"whole": Shape(), "percent": Shape(whole=False, most=100, percent=True), "positive": Shape(least=1)}


CELLS: dict[str, Callable[[str], object]] = {
    "text": str,
    "number": lambda typed: float(typed) if "." in typed or typed == "inf" else int(typed),
    "truth": bool,
    "nothing": lambda typed: None,
}


def reader(value, number_format="General"):
    """A sheet with one cell."""
    sheet = Workbook().worksheets[0]
    sheet["A1"].value, sheet["A1"].number_format = value, number_format
    return CellReader(sheet, "x.xlsx")


@promised
def test_a_number_is_understood(cell, typed, shown, shape, number):
    found = reader(CELLS[cell](typed), shown)
    assert (found.number("A1", SHAPES[shape]), found.problems) == (number, [])


@promised
def test_what_is_no_number_is_refused_at_its_cell(cell, typed, shown, shape, kind, told, hint):
    """One problem, with what stands there as a Swede would write it; no number."""
    found = reader(CELLS[cell](typed), shown)
    assert found.number("A1", SHAPES[shape]) == ""
    assert found.problems == [Problem("x.xlsx", 0, "Sheet!A1", kind, told, hint)]


@pytest.mark.parametrize(
    ("value", "kind", "told"),
    [
        (datetime.datetime(2031, 4, 3), "workbook_date", "2031-04-03"),
        (datetime.time(3, 4), "workbook_date", "03:04:00"),
        (ArrayFormula("A1", "=SUM(B1:B2)"), "workbook_formula", "=SUM(B1:B2)"),
    ],
)
def test_what_excel_makes_of_a_number_is_refused_too(value, kind, told):
    found = reader(value)
    assert found.number("A1", Shape()) == ""
    assert found.problems == [Problem("x.xlsx", 0, "Sheet!A1", kind, told)]


@pytest.mark.parametrize(("value", "text"), [(None, ""), (" Fler \n rapporterade. ", "Fler rapporterade."), (12, "12")])
def test_a_text_is_on_one_line_without_spaces_around_it(value, text):
    """An empty cell is an empty text."""
    found = reader(value)
    assert (found.text("A1"), found.problems) == (text, [])


@pytest.mark.parametrize(
    ("value", "text", "kind", "told", "hint"),
    [
        ("=A2", "", "workbook_formula", "=A2", ""),
        (ArrayFormula("A1", "=A2"), "", "workbook_formula", "=A2", ""),
        ("- fler", "- fler", "formula", "- fler", ""),
        ("<b>Fler</b>", "<b>Fler</b>", "markup", "<b>Fler</b>", ""),
        ("Fler {{ 7*7 }}", "Fler {{ 7*7 }}", "template", "Fler {{ 7*7 }}", ""),
        ("Se www.example.org", "Se www.example.org", "address_in_text", "Se www.example.org", ""),
        ("Fler\u200b nu", "Fler\u200b nu", "invisible", "U+200B", ""),
        ("Fle\u0433", "Fle\u0433", "look_alike", "Fle\u0433", "U+0433, cyrillic small letter ghe"),
    ],
)
def test_a_text_that_a_program_would_run_or_that_is_not_what_it_seems_is_told(value, text, kind, told, hint):
    """It is given back all the same, so that nothing else is said of the cell; a formula is no text."""
    found = reader(value)
    assert found.text("A1") == text
    assert found.problems == [Problem("x.xlsx", 0, "Sheet!A1", kind, told, hint)]


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (None, ""),
        (" 2031-04-03 ", "2031-04-03"),
        (datetime.date(2031, 4, 3), "2031-04-03"),
        (datetime.datetime(2031, 4, 3, 12, 30), "2031-04-03"),
    ],
)
def test_a_day_is_understood_as_a_date_and_as_a_text(value, day):
    """Whatever Excel made of it; an empty cell has none."""
    found = reader(value)
    assert (found.day("A1"), found.problems) == (day, [])


@pytest.mark.parametrize("value", ["3 april", "2031-13-03", "2031-04-32", "20310403"])
def test_what_is_no_day_is_refused_at_its_cell(value):
    """One problem, no day."""
    found = reader(value)
    assert found.day("A1") == ""
    assert found.problems == [Problem("x.xlsx", 0, "Sheet!A1", "workbook_day", value)]


@pytest.mark.parametrize(
    ("rows", "told"), [([2], False), ([3], True), ([4], True), ([5], False), ([2, 3, 9], True), ([], False)]
)
def test_cells_made_into_one_are_told_where_a_row_of_the_form_is_in_them(rows, told):
    """Of which of them would the number be? Elsewhere nobody reads it."""
    found = reader(1)
    found.sheet.merge_cells("B3:C4")
    found.merged(rows)
    assert found.problems == [Problem("x.xlsx", 0, "Sheet!B3:C4", "workbook_merged", "")] * told


def test_a_sheet_is_found_by_its_name():
    """A chart of its own is no sheet of cells."""
    book = Workbook()
    second = book.create_sheet("Ursprung")
    book.create_chartsheet("Diagram")
    assert [sheet_named(book, name) for name in ("Ursprung", "Diagram", "Annat")] == [second, None, None]


def line(hides: bool = True) -> Line:
    """A line whose count and percentage are open."""
    form = FormLine("theme", "indicator", "category", "population", False)
    slots = Slot(0, hides=hides), Slot(1, hides=hides)
    return Line(form, "Blad", 6, *slots, base="", status="", wholes=("indicator.total.population",), before=("", ""))


@promised
def test_a_small_count_and_what_gives_it_away_are_hidden(entry, wholes, count, percent):
    """From one to four persons: no count, and no percentage or base that tells it, of any whole; nought, five and blanks stay."""
    asked = [whole.strip("-") for whole in wholes]
    assert statuses(line(), Entry(**entry), asked, 5) == {"count": count, "percent": percent}


def test_what_nobody_fills_in_stays_as_the_report_has_it():
    """In its chart or nowhere: the status of the report's row, not that of an empty line of the form."""
    asked = replace(line(), count=Slot(0, blank="L"))
    assert statuses(asked, Entry(), [""], 5) == {"count": "L", "percent": "O"}


def test_a_cleared_cell_keeps_its_small_number():
    """Somebody has decided that it may be shown."""
    assert statuses(line(hides=False), Entry(count="2", percent="1", base="200"), [], 5) == {
        "count": "A",
        "percent": "A",
    }
