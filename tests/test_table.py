"""The checks that follow from a schema: header, cells, keys and references."""

import pytest

from scripts.package.settings import Field, Table
from scripts.package.tables import Sheet
from scripts.package.validation.table import check_cells, check_header, check_keys, check_references, with_points
from tests.rows import lines_of, to_row

TEXTS = {"title": "t", "title_en": "t", "description": "d", "description_en": "d"}
TABLE = Table(
    "figures",
    "figures.csv",
    TEXTS,
    (
        Field("code", "string", TEXTS, codelist="colour", constraints={"required": True, "maxLength": 6}),
        Field("count", "integer", TEXTS, constraints={"minimum": 0}),
        Field("share", "number", TEXTS, constraints={"maximum": 100}),
        Field("day", "date", TEXTS),
    ),
    ("code",),
    (),
    ({"fields": ["code"], "table": "colours", "reference": ["colour"]},),
)
COLOURS = {"colour": ["red", "green"]}


def sheet(*rows, columns=("code", "count", "share", "day"), semicolon=False):
    """A sheet of literal rows, the first in line 2."""
    return Sheet(tuple(columns), [list(row) for row in rows], list(range(2, len(rows) + 2)), semicolon)


def faults(*cells, semicolon=False):
    """(row, column, kind) of each problem in the cells."""
    rows, _ = with_points(sheet(*cells, semicolon=semicolon), TABLE)
    return [(one.row, one.column, one.kind) for one in check_cells(rows, TABLE, COLOURS, "f.csv")]


def test_right_cells_have_no_problem():
    """Empty is allowed where nothing says that it is not."""
    assert faults(("red", "12", "21.0", "2025-01-31"), ("green", "", "", "")) == []


@pytest.mark.parametrize(
    ("columns", "problems"),
    [
        (("code", "count", "share"), [("day", "column_missing")]),
        (("code", "count", "share", "day", "dya"), [("", "column_unknown")]),
        (("code", "count", "share", "day", "day"), [("day", "column_doubled")]),
        (("count", "code", "share", "day"), [("count", "columns_reordered")]),
        (("code", "cuont", "share", "day"), [("", "column_unknown"), ("count", "column_missing")]),
    ],
)
def test_the_header_says_what_is_wrong_with_it(columns, problems):
    """Unknown, missing, doubled and reordered columns are told apart."""
    found = check_header(sheet(columns=columns), TABLE, "f.csv")
    assert [(one.column, one.kind) for one in found] == problems


def test_a_typo_in_a_header_gets_the_name_it_was_meant_to_be():
    """The name "count" is what "cuont" looks like."""
    found = check_header(sheet(columns=("code", "cuont", "share", "day")), TABLE, "f.csv")
    assert found[0].hint == " → count?"


@pytest.mark.parametrize(
    ("found", "kind"),
    [
        ("1 234", "number_spaces"),
        ("1\u00a0234", "number_spaces"),
        (" 3", "number_spaces"),
        ("12%", "number_percent"),
        ("12,5", "number_comma"),
        ("-4", "number_negative"),
        ("\u22124", "number_negative"),
        ("4.5", "number_fraction"),
        ("1_0", "number_text"),
        ("\u0663", "number_text"),
        ("tolv", "number_text"),
        ("1e3", "number_text"),
        ("+1", "number_text"),
        ("007", "number_text"),
        ("=1+1", "number_text"),
        ("NaN", "number_text"),
    ],
)
def test_a_text_that_is_no_count_says_why(found, kind):
    """Spaces, percent signs, commas, minus and decimals each have their own advice; the rest is text."""
    assert faults(("red", found, "", "")) == [(2, "count", kind)]


def test_a_number_beyond_its_limit_is_refused():
    """A share above the maximum of the schema."""
    assert faults(("red", "", "100.1", "")) == [(2, "share", "number_too_big")]


@pytest.mark.parametrize("found", ["1234567890", "1" * 40, "0.12345"])
def test_a_number_that_is_too_long_is_refused(found):
    """Ten digits or five decimals are a slip, and rounding them would raise."""
    assert (2, "share", "number_too_long") in faults(("red", "", found, ""))


def test_a_decimal_comma_is_understood_only_between_semicolons():
    """With commas between the columns a comma in a number is a fault; with semicolons it is how Swedish Excel writes."""
    assert faults(("red", "", "21,5", "")) == [(2, "share", "number_comma")]
    assert faults(("red", "", "21,5", ""), semicolon=True) == []


@pytest.mark.parametrize(
    ("found", "kind"),
    [
        ("", "missing_value"),
        ("rde", "unknown_listed"),
        ("purple", "unknown_listed"),
        ("=HYPERLINK(1)", "formula"),
        ("@SUM(1)", "formula"),
        ("+1", "formula"),
        ("-1", "formula"),
        ("<script>", "markup"),
        ("red ", "spaces_around"),
    ],
)
def test_a_text_that_is_no_code_or_could_do_harm_is_refused(found, kind):
    """One problem a cell, the most telling one."""
    assert faults((found, "", "", "")) == [(2, "code", kind)]


@pytest.mark.parametrize("day", ["31/12/2025", "20251231", "2025-2-3", "2025-02-29", "2025-13-01"])
def test_an_impossible_day_is_refused(day):
    """A date is written year, month, day, and the calendar has it."""
    assert faults(("red", "", "", day)) == [(2, "day", "bad_pattern")]
    assert faults(("red", "", "", "2024-02-29")) == []


def test_what_does_not_fit_a_column_is_told_with_what_the_column_has():
    """Excel makes a day of 07-21; whoever reads the message may know no pattern."""
    hours = Field(
        "hours",
        "string",
        TEXTS | {"description": "Klockslag: 07-21."},
        constraints={"pattern": "[0-2][0-9]-[0-2][0-9]"},
    )
    table = Table("lines", "lines.csv", TEXTS, (hours,), (), (), ())
    (found,) = check_cells({2: {"hours": "21-jul"}, 3: {"hours": "07-21"}}, table, {}, "lines.csv")
    assert "21-jul passar inte i kolumnen. Så här är den: Klockslag: 07-21." in found.text("sv")
    assert "This is what it has: d " in found.text("en")


def test_a_doubled_key_names_the_row_of_the_first():
    """So that a person can look at both."""
    rows, _ = with_points(sheet(("red", "1", "", ""), ("green", "2", "", ""), ("red", "3", "", "")), TABLE)
    (problem,) = check_keys(rows, TABLE, "f.csv")
    assert (problem.row, problem.kind, problem.found, problem.hint) == (4, "doubled_key", "red", "2")


def test_a_code_that_no_table_has_gets_the_nearest_that_fits():
    """Empty codes point nowhere and are left alone."""
    rows, _ = with_points(sheet(("gren", "", "", ""), ("", "", "", "")), TABLE)
    colours = {"colours": lines_of(to_row({"colour": "red"}), to_row({"colour": "green"}))}
    (problem,) = check_references(rows, TABLE, colours, "f.csv")
    assert (problem.row, problem.kind, problem.hint, problem.more) == (2, "unknown_code", " → green?", " colours")
