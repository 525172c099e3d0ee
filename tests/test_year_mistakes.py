"""Ten mistakes in one book of a whole year take two readings: one tells them all, and the next gives what is handed in."""

import re

import pytest
from openpyxl import load_workbook

from scripts.__main__ import main
from scripts.year.added.sheets import HEADER_ROW, PROSE
from tests import frozen_years
from tests.year_folder import book_of, cell, read

pytestmark = pytest.mark.slow
PERSONS = {
    "indicator": "Personer som medlemmarna mött", "category": "Alla", "population": "Alla", "measure": "Antal",
    "page": "3", "qualifier": "exakt", "value": 370, "printed": "370 personer", "place": "Inledning",
}  # fmt: skip
MORE = PERSONS | {"qualifier": "över", "value": 120, "printed": "fler än 120", "place": "Ursprung", "page": "4"}
# mistake -> what is typed instead, by line and column: of the form by its key, of the figures in prose by the number of the line.
TOGETHER: dict[str, dict[tuple[str | int, str], object]] = {
    "a wrong total": {("origin_country.total.adults_direct", "D"): 235},
    "two rows swapped": {
        ("support_needs.housing.adults_direct", "D"): 27,
        ("support_needs.child_education.adults_direct", "D"): 144,
    },
    "a percentage as a count": {("children_gender.girls.children", "D"): 28},
    "a text in a number": {("legal_status.conviction.adults_direct", "D"): "ca 27"},
    "a percentage without its base": {
        ("reflection_period.temporary_permit.adults_direct", "D"): None,
        ("reflection_period.temporary_permit.adults_direct", "E"): 54.5,
        ("reflection_period.total.adults_direct", "D"): None,
    },
    "a few in a text": {("children_social_services_support.some_support.children", "K"): "Tre barn i ett ärende."},
    "a text against a cell": {(4, "value"): 307, (4, "printed"): "307 personer"},
    "an unknown status": {("exploitation_start.acquaintance.adults_direct", "G"): "Vet ej"},
    "a case that there is not": {(5, "scope"): "Utan Hamnärendet"},
    "two answers swapped": {
        ("children_exposure.direct.children", "D"): 52,
        ("children_exposure.indirect.children", "D"): 12,
    },
}


def at(book, line, column):
    """A cell of the form, or of a figure in prose."""
    if isinstance(line, str):
        return cell(book, line, column)
    columns = [one.name for one in PROSE.columns]
    return book[PROSE.title].cell(HEADER_ROW + line, columns.index(column) + 1)


def planted(path):
    """Make all of them in a book; what stood in their places."""
    book, right = load_workbook(path), {}
    for line, told in ((4, PERSONS), (5, MORE)):
        for column, value in told.items():
            at(book, line, column).value = value
    for key, value in (one for values in TOGETHER.values() for one in values.items()):
        right[key], at(book, *key).value = at(book, *key).value, value
    book.save(path)
    return right


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
    told = capsys.readouterr().err
    assert mended(path, right, told) == [*TOGETHER]
    assert read(folder, year=frozen_years.YEAR) == 0
