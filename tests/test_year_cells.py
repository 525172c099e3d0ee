"""What a person types into a cell is understood where it is plain: spaces, a comma, a percent sign, a number as text."""

import datetime

import pytest
from openpyxl import Workbook

from scripts.year.cell_values import CellReader, Shape

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
        ("12.50", "General", PERCENT, "12.5"),
        (0.57, "0%", PERCENT, "57"),
        (0.125, "0.0%", PERCENT, "12.5"),
        (0.07, "0%", PERCENT, "7"),
        (1, "0%", PERCENT, "100"),
        (0, "0%", PERCENT, "0"),
        (None, "General", Shape(), ""),
        (" ", "General", Shape(), ""),
    ],
)
def test_a_number_is_understood(value, shown, shape, number):
    """Without a word."""
    found = reader(value, shown)
    assert (found.number("A1", shape), found.problems) == (number, [])


@pytest.mark.parametrize(
    ("value", "shown", "shape", "kind"),
    [
        ("ca 12", "General", Shape(), "workbook_text"),
        (True, "General", Shape(), "workbook_text"),
        ("1.245", "General", Shape(), "number_fraction"),
        ("-0,5", "General", PERCENT, "number_negative"),
        (-3, "General", Shape(), "number_negative"),
        (0.57, "0%", Shape(), "workbook_percent_sign"),
        ("57 %", "General", Shape(), "workbook_percent_sign"),
        (1.2, "0%", PERCENT, "number_too_big"),
        (datetime.datetime(2031, 4, 3), "General", Shape(), "workbook_date"),
        (datetime.time(3, 4), "General", Shape(), "workbook_date"),
        (float("inf"), "General", Shape(), "workbook_text"),
        (10**15, "General", Shape(), "number_too_long"),
        ("=1+1", "General", Shape(), "workbook_formula"),
        ("#REF!", "General", Shape(), "workbook_text"),
    ],
)
def test_what_is_no_number_is_refused_at_its_cell(value, shown, shape, kind):
    """One problem, no number."""
    found = reader(value, shown)
    assert found.number("A1", shape) == ""
    assert [(one.kind, one.column) for one in found.problems] == [(kind, "Sheet!A1")]
