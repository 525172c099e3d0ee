"""What the tests type in a workbook is there, as if a person had typed it."""

from datetime import date

import pytest
from openpyxl import Workbook, load_workbook

from tests.typing_in import lines_in, type_in

TYPED = {"A1": "Åsa & <b>", "B1": "=1+2", "C1": 3.5, "D1": 12, "E1": True, "F1": None, "G1": "25 "}


def made(path, *titles):
    """A workbook whose sheets have something in each cell."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title in titles:
        book.create_sheet(title).append(["a.b.c", *("before" for _ in TYPED)])
    book.save(path)
    return path


def test_what_is_typed_is_what_is_read(tmp_path):
    """Text, a formula, a number, a truth value, and a cell that is emptied; twice, and in one sheet alone."""
    path = made(tmp_path / "a.xlsx", "Första & andra", "Tredje")
    for _ in range(2):
        type_in(path, {("Första & andra", at): value for at, value in TYPED.items()})
    first, second = load_workbook(path).worksheets
    assert {at: first[at].value for at in TYPED} == TYPED
    assert [cell.value for cell in second[1]] == ["a.b.c", *("before" for _ in TYPED)]


def test_a_line_is_found_by_its_key_in_the_first_sheet_that_has_it(tmp_path):
    """The hidden sheet lists them again."""
    assert lines_in(made(tmp_path / "a.xlsx", "Svar", "Listor")) == {"a.b.c": ("Svar", 1)}


def test_a_day_is_not_typed(tmp_path):
    """Excel keeps one as a number that looks like a day."""
    with pytest.raises(TypeError):
        type_in(made(tmp_path / "a.xlsx", "Svar"), {("Svar", "A1"): date(2031, 2, 3)})
