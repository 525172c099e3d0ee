"""What a reader of everything that is published knows of the counts of a year, each fact with the place where it stands."""

import pytest

from scripts.ground.data_package import Row
from scripts.protection.evidence import (
    READ,
    RELEASED,
    Evidence,
    as_statement,
    is_known,
)
from tests.handmade import YEAR, book, fact, published, row, short
from tests.rows import to_row

BOOK = book(gender="total women men others", age="total young old")


def name(category: str, measure: str = "count") -> str:
    """The observation of a count by gender."""
    return f"gender.{category}.adults.all_cases.2031.{measure}.persons"


def case(*rows, **more):
    """What would be published of these statements."""
    return published(*rows, book=BOOK, **more)


def said(facts) -> list[tuple[str, int, int | None]]:
    """Each count with its range."""
    return [(short(one.quantity), *one.reach.whole()) for one in facts]


def test_the_facts_of_a_year_are_as_we_publish_them():
    """What is said twice is one fact; a corrected number is ours."""
    decision = {"observation": name("women"), "printed_value": "3", "decision": "corrected", "published_value": "5"}
    rows = [row("women", "3"), row("men", "7"), row("men", "7"), row("men", "9", year="2030")]
    now = case(*rows, corrections=[decision])
    assert said(now.facts(YEAR)) == [("women", 5, 5), ("men", 7, 7)]
    assert [one.figures for one in now.facts(YEAR)] == [(0,), (1, 2)]


def test_unknown_is_what_the_figures_are_about_and_no_exact_one_gives():
    """In every year; the base of a percentage too."""
    rows = [row("women", "3"), row("men"), row("others", "5", measure="percent", year="2030")]
    before = "gender.{}.adults.all_cases.2030.count.persons"
    assert case(*rows).unknown() == {name("men"), before.format("others"), before.format("total")}


def test_figures_are_named_as_they_are_printed_with_their_places():
    """Each once, in their order; a fact that is said twice where it first stands."""
    now = case(row("women", "3", printed="three"), row("men", "7"), row("men", "7"))
    women, men = now.facts(YEAR)
    assert now.names([men, women, men]) == "”three” (figures.csv:2); ”7” (figures.csv:3)"
    assert now.names([fact("women", 3)]) == ""
    elsewhere = [Evidence(fact("women", 3), RELEASED, where) for where in ("1.0.0: a", "1.0.0: b", "1.0.0: a")]
    assert now.listing([Evidence(women), *elsewhere]) == "”three” (figures.csv:2); 1.0.0: a; 1.0.0: b"
    assert now.listing(elsewhere) == "1.0.0: a; 1.0.0: b"


@pytest.mark.parametrize("prefix", ["", "within_", "base_", "compared_"])
def test_what_a_row_speaks_of_is_known_where_the_code_lists_have_all_of_it(prefix):
    """What it is about, its condition, its base, and what it is compared with; a table may lack the columns."""
    one: Row = {"indicator": "gender", "category": "women"}
    assert is_known(one, BOOK)
    for category, known in (("old", True), ("girls", False), ("women", False)):
        speaks_of = to_row({f"{prefix}indicator": "age", f"{prefix}category": category})
        assert is_known(one | speaks_of, BOOK) == known
    assert is_known({}, BOOK)
    assert not is_known({"indicator": "gender"}, BOOK)


def test_a_statement_has_every_column_that_a_fact_is_read_from():
    """And what a table has besides."""
    assert as_statement({"year": YEAR, "remark_en": "kept"}) == {
        **dict.fromkeys(READ, ""),
        "year": YEAR,
        "remark_en": "kept",
    }
    row: Row = {"value": "3", "value_to": "4", "printed": "3-4"}
    assert as_statement(row) == dict.fromkeys(READ, "") | row


@pytest.mark.parametrize(
    ("said", "value", "value_to"),
    [
        ({"value": "3"}, "3", ""),
        ({"qualifier": "between"}, "2", "4"),
        ({"qualifier": "at_least"}, "2", ""),
        ({"qualifier": "under"}, "4", ""),
        ({"value_to": "", "qualifier": "between", "printed": ""}, "2", "4"),
    ],
)
def test_the_ends_of_a_range_are_what_a_statement_says(said, value, value_to):
    """The number goes before them; what is not printed is the number."""
    found = as_statement(to_row({"lower": "2", "upper": "4", **said}))
    assert (found["value"], found["value_to"], found["printed"]) == (value, value_to, value)
