"""From the cells of a filled workbook to what was written in each line, and what is wrong: a small form of two sheets, by hand."""

from dataclasses import replace

import pytest
from openpyxl import Workbook

from scripts.ground.problems import Problem
from scripts.year import reading_cells
from scripts.year.answers import Entry
from scripts.year.form import FormLine
from scripts.year.plan import Line, Plan, Slot
from scripts.year.reading_cells import bits_of, read_entries
from scripts.year.workbook_sheets import headers

PEOPLE, ORIGIN = "Människor", "Ursprung"
CODES = {"Dolt": "Q", "Kan inte finnas": "M", "Preliminärt": "P"}
ANSWERS = {"women": "Kvinnor", "men": "Män", "total": "Alla", "eu": "Inom EU"}
OPEN, LOCKED = Slot(at=0), Slot()


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


def at(sheet, row):
    """The cells of a line."""
    letters = {"count": "D", "percent": "E", "base": "F", "status": "G", "why_sv": "K", "why_en": "L"}
    return {name: f"{sheet}!{letter}{row}" for name, letter in letters.items()}


def blank(one, **written):
    """What is read of a line where nothing else is written."""
    return Entry(**written, place=f"{one.sheet}, rad {one.row}", cells=at(one.sheet, one.row))


def test_each_line_has_what_was_written_in_it():
    """With its place and its cells, on every sheet; nothing is wrong with an empty form."""
    book = filled(D6=50, E6="12,5", F6=80, G6="Preliminärt", K6=" Fler. ", L6="More.")
    book[ORIGIN]["D6"] = 7
    women = blank(WOMEN, count="50", percent="12.5", base="80", status="P", why_sv="Fler.", why_en="More.")
    assert read(book) == (
        {WOMEN.key: women, MEN.key: blank(MEN), ALL.key: blank(ALL), EU.key: blank(EU, count="7")},
        [],
    )
    assert read(book_of()) == ({one.key: blank(one) for one in LINES}, [])


def test_a_line_is_found_by_its_key_wherever_it_stands():
    """A person has sorted the rows; an older workbook lacks a line, and has one that nobody asks for now."""
    sorted_rows = filled(A6=MEN.key, B6="Män", A7=WOMEN.key, B7="Kvinnor", D7=50)
    entries, problems = read(sorted_rows)
    assert (entries[WOMEN.key].count, entries[WOMEN.key].place, problems) == ("50", "Människor, rad 7", [])
    older, names = filled(A7="people.others.adults", B7="Andra"), {WOMEN.key: NAMES[WOMEN.key]}
    assert read(older, names=names)[1] == []
    assert MEN.key not in read(older, names=names)[0]


@pytest.mark.parametrize(("cell", "value"), [("D7", 3), ("E7", 3), ("F7", 3)])
def test_a_number_in_a_line_that_nobody_asks_for_is_told(cell, value):
    """By what the line says of itself, else by its key."""
    book = filled(A7="people.others.adults", B7="Andra", **{cell: value})
    assert told(book, names={}) == [("Människor!B7", "workbook_line_unknown", "Andra", "")]
    book[PEOPLE]["B7"] = None
    assert told(book, names={}) == [("Människor!B7", "workbook_line_unknown", "people.others.adults", "")]


def test_a_number_that_cannot_be_is_told_at_its_cell():
    """A count is whole, a percentage no more than 100, a base of somebody."""
    assert told(filled(D6=2.5)) == [("Människor!D6", "number_fraction", "2,5", "")]
    assert told(filled(E6=101, F6=5)) == [
        ("Människor!E6", "number_too_big", "101", "100"),
        ("Människor!F6", "workbook_base_alone", "5", ""),
    ]
    assert told(filled(F6=0)) == [("Människor!F6", "number_too_small", "0", "1")]
    assert told(filled(E6="57,5 %", F6="8")) == []
    assert told(filled(D6="57 %")) == [("Människor!D6", "workbook_percent_sign", "57", "")]


def test_a_locked_cell_has_what_it_was_made_with():
    """However it is written; what somebody has changed there is told, and counts as it was."""
    printed = line("women", 6, count=Slot(shown="27"), percent=Slot(shown="12.5"), base="216")
    same = filled(printed, D6="27", E6=12.50, F6=216.0)
    kept = blank(printed, count="27", percent="12.5", base="216")
    assert read(same, printed) == ({printed.key: kept}, [])
    changed = filled(printed, D6=28, E6=None, F6="217")
    assert read(changed, printed)[0] == {printed.key: kept}
    assert told(changed, printed) == [
        ("Människor!D6", "workbook_printed", "28", "27"),
        ("Människor!E6", "workbook_printed", "", "12,5"),
        ("Människor!F6", "workbook_printed", "217", "216"),
    ]


def test_a_locked_cell_that_was_empty_stays_so():
    """A number or a status in it is told; a status has no place where no number has."""
    grey = line("women", 6, count=LOCKED, percent=LOCKED)
    book = filled(grey, E6="12,5", G6="Dolt")
    assert told(book, grey) == [
        ("Människor!E6", "workbook_locked", "12,5", ""),
        ("Människor!G6", "workbook_locked", "Dolt", ""),
    ]
    assert read(book, grey)[0] == {grey.key: blank(grey, status="Q")}


def test_a_status_is_one_of_the_list():
    """Every other is told with those that there are."""
    book = filled(G6=" Hemligt ")
    assert told(book) == [("Människor!G6", "workbook_status_unknown", "Hemligt", "Dolt, Kan inte finnas, Preliminärt")]
    assert read(book)[0][WOMEN.key] == blank(WOMEN)


def test_a_sheet_that_is_gone_is_told_and_the_others_are_read():
    """With the one that it may have become: one that is no sheet of the form, however its letters are written."""
    book = filled(D6=50)
    del book[ORIGIN]
    assert told(book) == [("", "workbook_sheet_missing", ORIGIN, "")]
    assert set(read(book)[0]) == {WOMEN.key, MEN.key, ALL.key}
    book.create_sheet("URSPRUNGET")
    assert told(book) == [("", "workbook_sheet_renamed", ORIGIN, "URSPRUNGET")]
    near = line("eu", 6, "Människorna")
    other = book_of(WOMEN)
    assert told(other, WOMEN, near) == [("", "workbook_sheet_missing", "Människorna", "")]


def test_a_column_that_is_gone_is_told_by_its_header():
    """Not those that have moved because of it; where all have only changed places, the first of them."""
    book = filled(D6=50)
    book[PEOPLE].delete_cols(6)
    assert told(book) == [("Människor!F4", "workbook_column_missing", "Bas", "")]
    assert set(read(book)[0]) == {EU.key}
    assert told(filled(D4="Hur många", F4="Av")) == [
        ("Människor!D4", "workbook_column_missing", "Antal", ""),
        ("Människor!F4", "workbook_column_missing", "Bas", ""),
    ]
    assert told(filled(D4="Procent", E4="Antal")) == [("Människor!D4", "workbook_column_missing", "Antal", "")]


@pytest.mark.parametrize("column", ["H", "I"])
def test_the_columns_of_the_year_before_may_be_called_otherwise(column):
    """In a workbook that was made before that year had figures."""
    assert told(filled(**{f"{column}4": "Annat"})) == []


def test_a_line_that_stands_there_twice_is_told_at_each_place_but_the_first():
    """By what it says of itself, else by its key."""
    twice = {"A9": WOMEN.key, "B9": "Kvinnor", "C9": "vuxna", "A10": WOMEN.key, "C10": "vuxna", "D9": 3}
    assert told(filled(D6=50, **twice)) == [
        ("Människor!B9", "workbook_row_doubled", "Kvinnor", ""),
        ("Människor!B10", "workbook_row_doubled", WOMEN.key, ""),
    ]
    assert read(filled(D6=50, **twice))[0][WOMEN.key].count == "50"


@pytest.mark.parametrize(("cell", "name"), [("B6", "Kvinnor"), ("C6", "vuxna")])
def test_a_line_has_the_name_that_it_was_made_with(cell, name):
    """Somebody wrote over it, and may mean another answer."""
    assert told(filled(**{cell: " Flickor "})) == [(f"Människor!{cell}", "workbook_label", "Flickor", name)]
    assert told(filled(**{cell: None})) == [(f"Människor!{cell}", "workbook_label", "", name)]
    assert told(filled(B6="Flickor", C6=18), names={**NAMES, WOMEN.key: ("Flickor", 18)}) == []


def test_a_line_that_was_made_and_is_gone_is_told():
    """A new answer of the workbook was never there."""
    gone = {"A7": None, "B7": None, "C7": None}
    assert told(filled(**gone)) == [("Människor!", "workbook_row_gone", "Män, vuxna", "")]
    assert told(filled(**gone), names={key: name for key, name in NAMES.items() if key != MEN.key}) == []


def test_a_code_that_is_written_over_is_told_once_at_its_cell():
    """The line is neither gone nor a new answer, whether it is filled in or not."""
    for cells in ({}, {"D7": 12}):
        assert told(filled(A7="män", **cells)) == [("Människor!A7", "workbook_code_changed", "män", MEN.key)]


def test_a_key_above_the_lines_is_none():
    """The first line may stand in the first row below the headers."""
    first = line("women", 5)
    assert set(read(book_of(first), first)[0]) == {first.key}
    above = filled(first, A4=first.key, A5=None)
    assert read(above, first)[0] == {}


def test_what_stands_beside_the_lines_is_told():
    """Nobody would read it: below them, in a heading, or to the right of what a line says."""
    assert told(filled(D5=1, E9="fem", O300=2, P6=4)) == [
        ("Människor!D5", "workbook_extra", "1", ""),
        ("Människor!P6", "workbook_extra", "4", ""),
        ("Människor!E9", "workbook_extra", "fem", ""),
        ("Människor!O300", "workbook_extra", "2", ""),
    ]


def test_what_the_form_says_itself_and_what_stands_far_away_is_not_told():
    """Titles, headers, names of lines and what they ask."""
    assert told(filled(D3="x", P4="x", B9="x", C9="x", J6="Kontroll", O6="Vuxna")) == []


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


@pytest.mark.parametrize(("cells", "alone"), [({}, True), ({"D6": 0}, False), ({"E6": 0}, False)])
def test_a_base_is_of_something(cells, alone):
    """Of a count or a percentage, nobody's too."""
    assert told(filled(F6=80, **cells)) == [("Människor!F6", "workbook_base_alone", "80", "")] * alone


def test_a_percentage_is_of_somebody():
    """Of its base, or of a whole that has a count. What is printed may be of nobody knows how many."""
    missing = [("Människor!E6", "workbook_base_missing", "12,5", "")]
    assert told(filled(E6=12.5)) == missing
    assert told(filled(E6=12.5, D7=80)) == missing
    assert told(filled(E6=12.5, F6=80)) == []
    assert told(filled(E6=12.5, D8=80)) == []
    two = line("women", 6, wholes=("people.others.adults", "people.men.adults", "people.total.adults"))
    assert told(filled(two, MEN, ALL, E6=12.5, D8=80), two, MEN, ALL) == []
    printed = line("women", 6, percent=Slot(shown="12.5"))
    assert told(filled(printed, E6=12.5), printed) == []


@pytest.mark.parametrize(("count", "few"), [(0, False), (1, True), (2, True), (3, False), (4, False), (None, False)])
def test_an_answer_with_a_line_of_its_own_has_its_least_or_nobody(count, few):
    """As the definition says; where it says nothing, one is enough."""
    three = line("women", 6, least=3)
    assert told(filled(three, D6=count), three) == [("Människor!D6", "workbook_below_least", str(count), "3")] * few
    assert told(filled(D6=count)) == []


def test_why_is_said_in_both_languages_or_in_none():
    """Told at the one that is empty, with what the other says."""
    assert told(filled(K6="Fler.")) == [("Människor!L6", "workbook_one_language", "Fler.", "")]
    assert told(filled(L6="More.")) == [("Människor!K6", "workbook_one_language", "More.", "")]
    assert told(filled(K6="Fler.", L6="More.")) == []


def test_what_cannot_be_has_no_number():
    """Told where a number can be taken away; hidden or preliminary it may well have one."""
    book = filled(D6=9, E6=12.5, F6=80, G6="Kan inte finnas")
    assert told(book) == [
        ("Människor!D6", "workbook_status_filled", "9", "Kan inte finnas"),
        ("Människor!E6", "workbook_status_filled", "12,5", "Kan inte finnas"),
    ]
    assert told(filled(D6=9, G6="Dolt")) == told(filled(G6="Kan inte finnas")) == []
    printed = line("women", 6, count=Slot(shown="9"))
    assert told(filled(printed, D6=9, G6="Kan inte finnas"), printed) == []


def test_a_problem_names_the_file():
    """As the person calls it."""
    assert read(filled(D6="tolv"))[1] == [Problem("x.xlsx", 0, "Människor!D6", "workbook_text", "tolv")]


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
