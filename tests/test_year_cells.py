"""What a person types into a cell is understood where it is plain, becomes a row, and is hidden on the way where it is small."""

import datetime
from dataclasses import replace

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.formula import ArrayFormula

from scripts.ground.problems import Problem
from scripts.year.cell_values import CellReader, Shape, sheet_named
from scripts.year.plan import FormLine, Line, Slot
from scripts.year.planning import Entry, statuses

PERCENT = Shape(whole=False, most=100, percent=True)


def reader(value, number_format="General"):
    """A sheet with one cell."""
    sheet = Workbook().worksheets[0]
    sheet["A1"].value, sheet["A1"].number_format = value, number_format
    return CellReader(sheet, "x.xlsx")


@pytest.mark.parametrize(
    ("value", "shown", "shape", "number"),
    [
        ("12", "General", Shape(), "12"),
        (" 12 ", "General", Shape(), "12"),
        ("1 245", "General", Shape(), "1245"),
        ("1\u00a0245", "General", Shape(), "1245"),
        (12.0, "General", Shape(), "12"),
        ("12,5", "General", PERCENT, "12.5"),
        ("12,5 %", "General", PERCENT, "12.5"),
        ("12,5 %", "0%", PERCENT, "12.5"),
        ("+12", "General", Shape(), "12"),
        ("12.50", "General", PERCENT, "12.5"),
        (0.57, "0%", PERCENT, "57"),
        (0.125, "0.0%", PERCENT, "12.5"),
        (0.07, "0%", PERCENT, "7"),
        (0.1 + 0.2, "0%", PERCENT, "30"),  # the last digits are the computer's
        (0.1234500000001, "0%", PERCENT, "12.345"),
        (1, "0%", PERCENT, "100"),
        (0, "0%", PERCENT, "0"),
        (None, "General", Shape(), ""),
        (" ", "General", Shape(), ""),
    ],
)
def test_a_number_is_understood(value, shown, shape, number):
    found = reader(value, shown)
    assert (found.number("A1", shape), found.problems) == (number, [])


@pytest.mark.parametrize(
    ("value", "shown", "shape", "kind", "told", "hint"),
    [
        ("ca  12", "General", Shape(), "workbook_text", "ca 12", ""),
        (True, "General", Shape(), "workbook_text", "True", ""),
        ("1.245", "General", Shape(), "number_fraction", "1,245", ""),
        ("-0,5", "General", PERCENT, "number_negative", "-0,5", ""),
        (-3, "General", Shape(), "number_negative", "-3", ""),
        (0, "General", Shape(least=1), "number_too_small", "0", "1"),
        (0.57, "0%", Shape(), "workbook_percent_sign", "57", ""),
        ("57,5 %", "General", Shape(), "workbook_percent_sign", "57,5", ""),
        (1.2, "0%", PERCENT, "number_too_big", "120", "100"),
        (datetime.datetime(2031, 4, 3), "General", Shape(), "workbook_date", "2031-04-03", ""),
        (datetime.time(3, 4), "General", Shape(), "workbook_date", "03:04:00", ""),
        (float("inf"), "General", Shape(), "workbook_text", "inf", ""),
        (10**15, "General", Shape(), "number_too_long", "1000000000000000", ""),
        ("=1+1", "General", Shape(), "workbook_formula", "=1+1", ""),
        (ArrayFormula("A1", "=SUM(B1:B2)"), "General", Shape(), "workbook_formula", "=SUM(B1:B2)", ""),
        ("#REF!", "General", Shape(), "workbook_text", "#REF!", ""),
    ],
)
def test_what_is_no_number_is_refused_at_its_cell(value, shown, shape, kind, told, hint):
    """One problem, with what stands there as a Swede would write it; no number."""
    found = reader(value, shown)
    assert found.number("A1", shape) == ""
    assert found.problems == [Problem("x.xlsx", 0, "Sheet!A1", kind, told, hint)]


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


@pytest.mark.parametrize(
    ("entry", "whole", "count", "percent"),
    [
        (Entry(), "", "O", "O"),
        (Entry(count="0"), "", "A", "O"),
        (Entry(count="4"), "", "Q", "Q"),
        (Entry(count="5"), "", "A", "O"),
        (Entry(count="4", percent="2"), "200", "Q", "Q"),
        (Entry(count="5", percent="2"), "", "A", "A"),
        (Entry(count="6", percent="50", base="3"), "", "A", "Q"),
        (Entry(percent="2", base="100"), "", "Q", "Q"),
        (Entry(percent="20", base="100"), "", "O", "A"),
        (Entry(percent="2"), "100", "Q", "Q"),
        (Entry(percent="0"), "100", "O", "A"),
        (Entry(percent="4.5", base="100"), "", "O", "A"),
        (Entry(count="70", status="P"), "", "P", "O"),
        (Entry(count="70", percent="35", status="Q"), "", "Q", "Q"),
        (Entry(status="M"), "", "M", "M"),
    ],
)
def test_a_small_count_and_what_gives_it_away_are_hidden(entry, whole, count, percent):
    """From one to four persons: no count, and no percentage or base that tells it; nought, five and blanks are as they are."""
    assert statuses(line(), entry, [whole], 5) == {"count": count, "percent": percent}


def test_a_share_of_any_of_its_wholes_gives_the_count_away():
    """Two per cent of all 250 answers are five; of the 100 persons they are two, and that is what stays hidden."""
    small = {"count": "Q", "percent": "Q"}
    assert statuses(line(), Entry(percent="2"), ["250", "100"], 5) == small
    assert statuses(line(), Entry(percent="2"), ["100", "250"], 5) == small
    assert statuses(line(), Entry(percent="2"), ["250", "300"], 5) == {"count": "O", "percent": "A"}


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
