"""Ten mistakes in one book of a whole year take two readings: one tells them all, and the next gives what is handed in."""

import re

import pytest
from openpyxl import load_workbook

from scripts.__main__ import main
from tests import frozen_years
from tests.mistaken import TOGETHER, at, planted
from tests.year_folder import book_of, read

pytestmark = pytest.mark.slow(
    "ten mistakes at once in a whole year",
    "test_year_reading.py::test_mistakes_in_lines_get_one_message_each_at_their_cells",
    "test_year_reading.py::test_mistakes_on_sheets_get_one_message_each_at_their_place",
)


def named(told):
    """The cells that a message names; a sheet is named where it begins."""
    sheet, found = "", set()
    for name, column, first, last in re.findall(r"(?:([A-ZÅÄÖ][a-zåäö ]+)!)?\b([A-Z])(\d+)(?: till [A-Z](\d+))?", told):
        sheet = name or sheet
        found |= {f"{sheet}!{column}{row}" for row in range(int(first), int(last or first) + 1)}
    return found


def mended(path, right, told):
    """Put right what the messages name a cell of, as far as it is wrong; the mistakes that this mends."""
    book, cells = load_workbook(path), named(told)
    found = []
    for mistake, values in TOGETHER.items():
        places = {key: at(book, *key) for key in values}
        if any(f"{one.parent.title}!{one.coordinate}" in cells for one in places.values()):
            found.append(mistake)
            for key, one in places.items():
                one.value = right[key]
    book.save(path)
    return found


def test_ten_mistakes_in_one_book_take_two_readings(tmp_path, capsys):
    """All are told in the first, each with a cell of its own; mended, the second gives what is handed in."""
    folder = tmp_path / "datapackage"
    frozen_years.written(folder)
    assert main(["workbook", frozen_years.YEAR, "--folder", str(folder)]) == 0
    path = book_of(folder, frozen_years.YEAR)
    frozen_years.fill_in(path, frozen_years.cells("mixed"))
    right = planted(path)
    assert read(folder, year=frozen_years.YEAR) == 1
    assert mended(path, right, capsys.readouterr().err) == [*TOGETHER]
    assert read(folder, year=frozen_years.YEAR) == 0
