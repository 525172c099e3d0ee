"""The sheet Kontroll tries what the reading tries, and says it in the same words, while the workbook is still being filled in."""

from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from scripts.__main__ import main
from scripts.year.added.sheets import ANSWERS
from scripts.year.workbook_words import AGREE, CONTROL_SHEET, DIFFER, LATER_ON
from tests import frozen_years
from tests.mistaken import GENDER, MET, REGION, WRONG, against
from tests.worked_out import WorkedOut
from tests.year_folder import book_of, cell, fill, started

LATER = pytest.mark.slow(
    "a whole year, or a book that is worked out", "test_a_sum_agrees_or_does_not_or_is_not_filled_in_yet"
)

FIRST = 5
EXPOSED = "children_exposure.{}.children"
Typed = dict[tuple[str, str], Any]


@pytest.fixture(scope="module")
def blank(tmp_path_factory) -> Workbook:
    """A workbook in which nothing is filled in."""
    return load_workbook(book_of(started(tmp_path_factory.mktemp("blank"))))


def typed(book: Workbook, counts) -> Typed:
    """Counts, by the names of their lines, where somebody types them."""
    cells = {key: cell(book, key, "D") for key in counts}
    return {(at.parent.title, at.coordinate): counts[key] for key, at in cells.items()}


def new_answer(row: int = FIRST, **said) -> Typed:
    """A line of the sheet of new answers."""
    letters = {column.name: get_column_letter(at) for at, column in enumerate(ANSWERS.columns, 1)}
    return {(ANSWERS.title, f"{letters[name]}{row}"): value for name, value in said.items()}


def tried(book: Workbook, cells: Typed | None = None) -> list[list[Any]]:
    """What the rows of the sheet say."""
    out = WorkedOut(book, cells)
    rows = range(FIRST, book[CONTROL_SHEET].max_row + 1)
    return [[out.value(CONTROL_SHEET, f"{column}{row}") for column in "ABCDEF"] for row in rows]


def gender(**counts) -> dict[str, Any]:
    """Counts of the genders of adults."""
    return {GENDER.format(code): count for code, count in counts.items()}


def of_gender(rows: list[list[Any]]) -> list[str]:
    """What is said of the sum of genders."""
    return [state for state, one, *_ in rows if "D19 till D21" in one]


@LATER
def test_nothing_is_said_to_be_wrong_in_a_year_that_agrees(tmp_path):
    """New answers count in their sums, which no cell of the form has."""
    folder = tmp_path / "datapackage"
    frozen_years.written(folder)
    assert main(["workbook", frozen_years.YEAR, "--folder", str(folder)]) == 0
    path = book_of(folder, frozen_years.YEAR)
    frozen_years.fill_in(path, frozen_years.cells("mixed"))
    book = load_workbook(path)
    said = [row[0] for row in tried(book)]
    assert {*said} == {AGREE, LATER_ON}
    assert said.count(AGREE) > said.count(LATER_ON)
    assert WorkedOut(book).value(CONTROL_SHEET, "C3") == 0


@LATER
def test_it_says_what_the_reading_says_of_the_cells_of_the_form(blank, tmp_path):
    """The same cells and values on both sides, and the same rule, also from one sheet to another."""
    folder, counts = (started(tmp_path), WRONG | {EXPOSED.format("total"): 40, REGION.format("europe_non_eu"): 5})
    fill(book_of(folder), D=counts)
    read = [one.text("sv") for one in against(folder)]
    cells = typed(blank, counts)
    wrong = [row for row in tried(blank, cells) if row[0] == DIFFER]
    said = [f"{one} {number:g}, men {other} {second:g}. {rule}" for _, one, number, other, second, rule in wrong]
    assert len(said) == len(read) == WorkedOut(blank, cells).value(CONTROL_SHEET, "C3")
    assert [sum(one in text for text in read) for one in said] == [1] * len(said)


def test_a_rule_that_nobody_wrote_follows_from_the_form_and_is_said_in_words(blank, tmp_path):
    """With the reason that the form has for it; the reading tells the same cells."""
    counts = {"origin_country.thailand.adults_direct": 20, REGION.format("asia"): 15}
    (wrong,) = (row for row in tried(blank, typed(blank, counts)) if row[0] == DIFFER)
    folder = started(tmp_path)
    fill(book_of(folder), D=counts)
    (read,) = against(folder)
    assert f"{wrong[1]} {wrong[2]:g}, men {wrong[3]} {wrong[4]:g}." in read.text("sv")
    assert wrong[1:5] == ["Ursprung!D6 (Thailand) säger", 20, "D15 (Asien) säger", 15]
    assert wrong[5].startswith(
        "”Thailand” (Ursprungsland, vuxna) får inte bli fler än ”Asien” (Ursprungsregion, vuxna). Var och "
    )


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (gender(women=200), LATER_ON),
        (gender(women=200, men=220, other_gender=0, total=420), AGREE),
        (gender(women=200, men=219, other_gender=0, total=420), DIFFER),
        (gender(women=200, total=420), LATER_ON),
        (gender(women=421, total=420), DIFFER),
        (gender(women="200", men=220, other_gender=0, total=420), LATER_ON),
    ],
)
def test_a_sum_agrees_or_does_not_or_is_not_filled_in_yet(blank, counts, said):
    """Parts that are more than their whole already do not wait for the others; what is no number is not filled in."""
    assert of_gender(tried(blank, typed(blank, counts))) == [said]


@pytest.mark.parametrize(("group", "said"), [("Vuxna", AGREE), ("Barn", DIFFER)])
def test_a_new_answer_is_a_part_of_its_whole(blank, group, said):
    """On its own sheet, of the same question and group."""
    counts = typed(blank, gender(women=200, men=200, other_gender=0, total=420))
    new = new_answer(indicator="Kön, vuxna", label_sv="Annat", population=group, count=20)
    assert of_gender(tried(blank, counts | new)) == [said]


@pytest.mark.parametrize(("new", "said"), [({}, DIFFER), ({"indicator": "Ursprungsland, vuxna"}, LATER_ON)])
def test_nobody_knows_whether_a_new_answer_is_among_some_of_the_others(blank, new, said):
    """A new country is one outside Sweden, which only a person can say: nothing is said of that sum."""
    codes = {"sweden": 40, "outside_sweden": 50, "total": 100}
    counts = typed(blank, {f"origin_country.{code}.adults_direct": count for code, count in codes.items()})
    more = new_answer(label_sv="Polen", population="Direkt utsatta vuxna", count=10, **new)
    rows = tried(blank, counts | more)
    assert [state for state, one, _, other, *_ in rows if "Ursprung!D7 och D12" in one and "D11" in other] == [said]


def test_beside_a_line_stands_what_the_others_come_to_also_on_another_sheet(blank):
    """So that nobody has to look for it."""
    counts = {
        MET.format("all"): 420,
        MET.format("adults"): 380,
        MET.format("children"): 41,
        EXPOSED.format("total"): 30,
    }
    out = WorkedOut(blank, typed(blank, counts))
    said = {key: out.value(at.parent.title, at.coordinate) for key in counts for at in [cell(blank, key, "J")]}
    exposed = cell(blank, EXPOSED.format("total"), "D").coordinate
    assert said == {
        MET.format("all"): "Stämmer inte: D12 och D13 blir tillsammans 421",
        MET.format("adults"): "",
        MET.format("children"): f"Stämmer inte: Barn!{exposed} (Alla barn) säger 30",
        EXPOSED.format("total"): "Stämmer inte: Vilka de utsatta är!D13 (Alla) säger 41",
    }


def test_a_text_in_a_formula_is_no_longer_than_excel_takes(blank):
    """255 characters."""
    cells = (one.value for sheet in blank for row in sheet for one in row if str(one.value).startswith("="))
    assert 0 < max(len(text) for formula in cells for text in formula.split('"')[1::2]) <= 255
