"""From the cells of a filled workbook to what was written in each line, and what is wrong, in a small form of two sheets."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from scripts.ground.problems import Problem
from scripts.year import reading_cells
from scripts.year.plan import FormLine, Line, Plan, Slot
from scripts.year.reading_cells import bits_of, read_entries
from scripts.year.workbook_sheets import headers

PEOPLE, ORIGIN = "Människor", "Ursprung"
CODES = {"Dolt": "Q", "Kan inte finnas": "M", "Preliminärt": "P"}
ANSWERS = {"women": "Kvinnor", "men": "Män", "total": "Alla", "eu": "Inom EU"}
OPEN, LOCKED, EMPTY = Slot(at=0), Slot(), "(tom)"


def line(category, row, sheet=PEOPLE, whole=False, **cells):
    """A line of adults, with a count and a percentage to fill in unless the test says otherwise."""
    form = FormLine("theme", "people", category, "adults", whole)
    usual = Line(form, sheet, row, OPEN, OPEN, base="", status="", wholes=(), before=("", ""))
    return replace(usual, **cells)


WOMEN, MEN, ALL = line("women", 6, wholes=("people.total.adults",)), line("men", 7), line("total", 8, whole=True)
EU = line("eu", 6, ORIGIN)
LINES = (WOMEN, MEN, ALL, EU)
NAMES = {one.key: (ANSWERS[one.form.category], "vuxna") for one in LINES}


def plan_of(*lines):
    """What the workbook of 2031 asks."""
    return Plan(2031, (2030,), "form", 5, [], 0, list(lines or LINES), {})


def book_of(*lines):
    """A workbook with these lines as it is made: nothing is filled in."""
    plan, book = plan_of(*lines), Workbook()
    book.remove(book.worksheets[0])
    for title, in_sheet in plan.sheets():
        sheet = book.create_sheet(title)
        for column, header in headers(plan).items():
            sheet[f"{column}4"] = header
        for one in in_sheet:
            sheet[f"A{one.row}"], sheet[f"B{one.row}"], sheet[f"C{one.row}"] = one.key, *NAMES[one.key]
    return book


def filled(*lines, sheet=PEOPLE, **cells):
    """A workbook in which these cells are filled in."""
    book = book_of(*lines)
    for address, value in cells.items():
        book[sheet][address] = value
    return book


def read(book, *lines, names=NAMES):
    """Key -> what was written, and the problems. `names`: those that the sheet of lists has, of the form as it was made."""
    sheet = book["Listor"] if "Listor" in book.sheetnames else book.create_sheet("Listor")
    for at, row in enumerate((("Nyckel", "Svar", "Gäller"), *((key, *name) for key, name in names.items())), 1):
        for number, value in enumerate(row, 1):
            sheet.cell(at, number, value)
    return read_entries(book, plan_of(*lines), "x.xlsx", CODES)


def told(book, *lines, names=NAMES):
    """Where, what, and the two texts of each problem."""
    problems = read(book, *lines, names=names)[1]
    assert {(one.file, one.row, one.more) for one in problems} <= {("x.xlsx", 0, "")}
    return [(one.column, one.kind, one.found, one.hint) for one in problems]


FORMS = {
    "usual": LINES,
    "nameless": LINES,
    "printed": (line("women", 6, count=Slot(shown="27"), percent=Slot(shown="12.5"), base="216"),),
    "share": (line("women", 6, percent=Slot(shown="12.5")),),
    "number": (line("women", 6, count=Slot(shown="9")),),
    "grey": (line("women", 6, count=LOCKED, percent=LOCKED),),
    "three": (line("women", 6, least=3),),
    "wholes": (line("women", 6, wholes=tuple(f"people.{one}.adults" for one in ("others", "men", "total"))), MEN, ALL),
    "first": (line("women", 5),),
}
with (Path(__file__).parent / "cases/lines.csv").open(encoding="utf-8", newline="") as file:
    CASES = [*csv.DictReader(file)]


def parts(text, between):
    """Name -> what is said of it, of "name = one; other = two"."""
    return dict(one.split(between, 1) for one in text.split("; ") if one)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['form']} {case['promise']}")
def test_what_is_written_in_a_line_is_read_or_told_at_its_cell(case):
    """A case of `cases/lines.csv`: what is typed on the sheet of people unless it says another, all that is said, what is read."""
    lines = FORMS[case["form"]]
    book = book_of(*lines)
    for address, value in parts(case["typed"], " = ").items():
        sheet, _, cell = address.rpartition("!")
        book[sheet or PEOPLE][cell] = None if value == EMPTY else int(value) if value.isdigit() else value
    names = {one.key: NAMES[one.key] for one in lines if case["form"] != "nameless"}
    entries, problems = read(book, *lines, names=names)
    said = [
        (one.column.removeprefix(f"{PEOPLE}!"), "; ".join(filter(None, (one.kind, one.found, one.hint))))
        for one in problems
    ]
    assert " | ".join(": ".join(one) for one in said) == case["said"]
    for name, wanted in (one.split(": ", 1) for one in case["read"].split(" | ") if one):
        entry = entries[f"people.{name}.adults"]
        assert {one: text for one, text in vars(entry).items() if text and one != "cells"} == parts(wanted, " = ")
        assert [one.rpartition("!")[2][0] for one in entry.cells.values()] == [*"DEFGKL"]


def test_a_sheet_that_is_gone_is_told_and_the_others_are_read():
    """With the one that it may have become: one that is no sheet of the form, however its letters are written."""
    book = filled(D6=50)
    del book[ORIGIN]
    assert told(book) == [("", "workbook_sheet_missing", ORIGIN, "")]
    assert set(read(book)[0]) == {WOMEN.key, MEN.key, ALL.key}
    book.create_sheet("URSPRUNGET")
    assert told(book) == [("", "workbook_sheet_renamed", ORIGIN, "URSPRUNGET")]
    near = line("eu", 6, "Människorna")
    assert told(book_of(WOMEN), WOMEN, near) == [("", "workbook_sheet_missing", "Människorna", "")]


def test_a_key_above_the_lines_is_none():
    """The first line may stand in the first row below the headers."""
    first = line("women", 5)
    assert set(read(book_of(first), first)[0]) == {first.key}
    assert read(filled(first, A4=first.key, A5=None), first)[0] == {}


def test_a_stray_number_is_looked_for_so_far_and_no_farther(monkeypatch):
    """From the last line and the last column; where no line is left, from the headers."""
    monkeypatch.setattr(reading_cells, "NEAR", 3)
    near = [(f"Människor!{cell}", "workbook_extra", "1", "") for cell in ("R6", "D11")]
    assert told(filled(R6=1, S6=1, D11=1, D12=1)) == near
    empty = filled(A6=None, A7=None, A8=None, D7=1, D8=1)
    assert told(empty, names={}) == [("Människor!D7", "workbook_extra", "1", "")]


def test_two_cells_made_into_one_are_told():
    """In the lines of the form alone."""
    book = book_of()
    book[PEOPLE].merge_cells("D7:D8")
    book[PEOPLE].merge_cells("B2:C2")
    assert told(book) == [("Människor!D7:D8", "workbook_merged", "", "")]


def test_a_problem_names_the_file():
    assert read(filled(D6="tolv"))[1] == [Problem("x.xlsx", 0, "Människor!D6", "workbook_text", "tolv")]


def test_a_column_that_is_gone_is_told_and_not_those_that_have_moved_because_of_it():
    """The other sheet is read."""
    book = filled(D6=50)
    book[PEOPLE].delete_cols(6)
    assert told(book) == [("Människor!F4", "workbook_column_missing", "Bas", "")]
    assert set(read(book)[0]) == {EU.key}


@pytest.mark.parametrize(
    ("rows", "bits"),
    [
        ([["Nyckel", "Slump"], ["gender.women.adults", "0ab1"], ["gender.men.adults", "0cd2"]], "0ab1"),
        ([["Slump", "Nyckel"], ["0ab1", "gender.women.adults"]], "0ab1"),
        ([["Nyckel"], ["gender.women.adults"]], ""),
        ([["Nyckel", "Slump"], ["gender.women.adults"]], ""),
    ],
)
def test_the_bits_of_a_workbook_stand_below_their_heading(rows, bits):
    """On the sheet of lists; a workbook that is older than they are has none."""
    made = Workbook()
    sheet = made.create_sheet("Listor")
    for row in rows:
        sheet.append(row)
    assert bits_of(made) == bits


def test_a_workbook_without_its_lists_has_no_bits():
    """Somebody has taken the sheet away."""
    assert bits_of(Workbook()) == ""
