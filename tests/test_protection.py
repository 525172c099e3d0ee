"""What a reader of all that is published knows, what hiding does to rows and costs: what the world books cannot say."""

from dataclasses import replace

import pytest

from scripts.ground.data_package import Row
from scripts.ground.small import hidden
from scripts.guard.protection.cells import hide, loss
from scripts.guard.protection.evidence import RELEASED, Evidence, as_statement
from scripts.guard.protection.judgement import always_the_same
from scripts.guard.protection.printed import new_statements
from scripts.guard.protection.proposal import blur, candidates
from tests.handmade import SETTINGS, YEAR, book, cell, count, fact, published, row, rule, short
from tests.rows import to_row
from tests.world_book import corrections

BOOK = book("", {"age": {"importance": "3"}}, gender="total women men others", age="total young old")
WORTH = book(
    "",
    {name: {"importance": number} for name, number in {"many": "3", "most": "4", "above": "9", "least": "0"}.items()},
    gender="total women men",
    needs="answers advice rest",
    origin="nordic swedish:nordic",
    **dict.fromkeys(("many", "most", "above", "least"), "yes"),
)
NAME = "gender.{}.adults.all_cases.{}.count.persons"


def case(*rows, **more):
    """What would be published of these statements."""
    return published(*rows, book=BOOK, **more)


def test_unknown_is_what_the_figures_are_about_and_no_exact_one_gives():
    """In every year; the base of a percentage too."""
    rows = [row("women", "3"), row("men"), row("others", "5", measure="percent", year="2030")]
    assert case(*rows).unknown() == {
        NAME.format("men", YEAR),
        NAME.format("others", "2030"),
        NAME.format("total", "2030"),
    }


def test_figures_are_named_as_they_are_printed_with_their_places():
    """Each once, in their order; a fact that is said twice where it first stands."""
    now = case(row("women", "3", printed="three"), row("men", "7"), row("men", "7"))
    women, men = now.facts(YEAR)
    assert now.names([men, women, men]) == "”three” (figures.csv:2); ”7” (figures.csv:3)"
    elsewhere = [Evidence(fact("women", 3), RELEASED, where) for where in ("1.0.0: a", "1.0.0: b", "1.0.0: a")]
    assert now.listing([Evidence(women), *elsewhere]) == "”three” (figures.csv:2); 1.0.0: a; 1.0.0: b"


@pytest.mark.parametrize(
    ("said", "value", "value_to"),
    [
        ({"value": "3"}, "3", ""),
        ({"qualifier": "between"}, "2", "4"),
        ({"qualifier": "at_least"}, "2", ""),
        ({"qualifier": "under"}, "4", ""),
    ],
)
def test_the_ends_of_a_range_are_what_a_statement_says(said, value, value_to):
    """The number goes before them; what is not printed is the number."""
    found = as_statement(to_row({"lower": "2", "upper": "4", **said}))
    assert (found["value"], found["value_to"], found["printed"]) == (value, value_to, value)


def test_new_is_every_number_that_no_public_source_has():
    """By the number of its statement; what has no number, and no base with one, tells nothing. What we have corrected is ours."""
    public: Row = {"source": "public_report"}
    rows = [row("women"), row("women", "3"), row("men", "4", **public), row("men", base="9")]
    assert new_statements(case(*rows), SETTINGS) == {1: rows[1], 3: rows[3]}
    women = row("women", "3", **public)
    decisions = corrections("women 3 to 5", lambda one: cell(one).name(BOOK))
    mended = case(women, row("men", "4", **public), corrections=decisions)
    assert new_statements(mended, SETTINGS) == {0: women | {"value": "5"}}


def test_of_figures_that_are_always_the_same_number_the_first_is_meant():
    """However many there are; a sum of two is no figure, and what is at most another is not always the same."""
    rules = [rule("women == men"), rule("men == others"), rule("total == girls + boys"), rule("young <= old")]
    found = {short(one): short(first) for one, first in always_the_same(rules).items()}
    assert found == {"others": "men", "women": "men"}


def test_a_hidden_row_says_nothing_of_its_number():
    """In no column; and it says that it is hidden, and still what it is about and where it stood."""
    number: Row = {"value_to": "4", "qualifier": "between", "printed": "3-4", "base": "10", "chart_prints": "no"}
    number |= {"base_observation": "gender.total"}
    shown = row("women", "3", **number, place="page 3")
    assert hidden(shown) == shown | dict.fromkeys(("value", *number), "") | {"obs_status": "Q"}
    assert hidden({"value": "3"}) == {"value": "", "obs_status": "Q"}  # a form has no base of its own


@pytest.mark.parametrize(
    ("measure", "status"), [("count", "Q"), ("percent", "Q"), ("mean", "Q"), ("rank", "A"), ("comparison", "A")]
)
def test_a_count_is_hidden_in_each_measure_that_gives_it(measure, status):
    """Its place among others gives no number; other counts stay as they are."""
    men = row("men", "30", base="33")
    women, other = hide([row("women", "3", measure=measure), men], [count("women")], BOOK)
    assert (women["obs_status"], other) == (status, men)


def test_a_hidden_count_is_no_base_of_what_is_shown():
    """The number goes, and where it stood; the share stays."""
    share = row("women", "50", measure="percent", base="8", base_observation="gender.total")
    assert hide([share], [count("total")], BOOK) == [share | {"base": "", "base_observation": ""}]
    form: Row = {name: cell for name, cell in share.items() if name != "base_observation"}
    assert hide([form], [count("total")], BOOK) == [form | {"base": ""}]


def test_a_reader_loses_by_what_a_count_is_about_never_by_its_size():
    """A whole, a parent or a rest is worth a little less than an answer; no indicator more than five times the least."""
    worth = {20: "women origin.swedish", 16: "total needs.answers needs.rest origin.nordic", 10: "least.yes"}
    for lost, names in {**worth, 40: "many.yes", 50: "most.yes above.yes"}.items():
        assert {loss(count(name), WORTH) for name in names.split()} == {lost}


def test_an_answer_that_may_stand_together_with_another_is_worth_less_than_a_whole():
    """It alone, by indicator and answer; so it costs less to hide, as the platform has said in advance."""
    together = {"gender.women"}
    lost = [loss(count(name), WORTH, together) for name in ("women", "total", "men")]
    assert lost == sorted({*lost})
    rows = case(row("women", "40"), row("men", "17"))
    told, usual = (candidates(YEAR, rows, replace(SETTINGS, together=frozenset(some))) for some in (together, ()))
    assert told[count("women")] < usual[count("women")]
    assert told[count("men")] == usual[count("men")]


@pytest.mark.parametrize(("bits", "more"), [("", [245, 397, 442]), ("0110", [167, 280, 305])])
def test_bits_add_up_to_half_to_what_a_figure_costs(bits, more):
    """The same bits the same, so that a hiding can be done again: to a thousand for each of what a reader loses."""
    assert [blur(one, bits) for one in ("a", "b", "c")] == more
    rows = row("women", "40"), row("age.old", "3"), row("total", "99")
    found = candidates(YEAR, case(*rows), SETTINGS, *([bits] if bits else []))
    losses = {"women": 20, "age.old": 40, "total": 16}
    assert found == {count(one): loss * (1000 + blur(cell(one).name(BOOK), bits)) for one, loss in losses.items()}
