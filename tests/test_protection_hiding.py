"""What becomes of the rows of a hidden count, and what a reader loses."""

import pytest

from scripts.ground.data_package import Row
from scripts.protection.hiding import hidden, hide, loss
from tests.handmade import book, count, row

BOOK = book(
    "",
    {
        "many": {"importance": "3"},
        "most": {"importance": "4"},
        "above": {"importance": "9"},
        "least": {"importance": "0"},
    },
    gender="total women men",
    needs="answers advice rest",
    origin="nordic swedish:nordic",
    many="yes",
    most="yes",
    above="yes",
    least="yes",
)


def test_a_hidden_row_says_nothing_of_its_number():
    """In no column; and it says that it is hidden, and still what it is about and where it stood."""
    shown = row(
        "women",
        "3",
        value_to="4",
        qualifier="between",
        printed="3-4",
        base="10",
        base_observation="gender.total",
        chart_prints="no",
        place="page 3",
    )
    blank = dict.fromkeys(("value", "value_to", "qualifier", "printed", "base", "base_observation", "chart_prints"), "")
    assert hidden(shown) == shown | blank | {"obs_status": "Q"}


def test_a_row_gets_no_column_that_its_table_lacks():
    """A form has no base of its own."""
    assert hidden({"value": "3"}) == {"value": "", "obs_status": "Q"}


@pytest.mark.parametrize(
    ("measure", "status"), [("count", "Q"), ("percent", "Q"), ("mean", "Q"), ("rank", "A"), ("comparison", "A")]
)
def test_a_count_is_hidden_in_each_measure_that_gives_it(measure, status):
    """Its place among others gives no number."""
    (found,) = hide([row("women", "3", measure=measure)], [count("women")], BOOK)
    assert found["obs_status"] == status


def test_other_counts_stay_as_they_are():
    """Also where they have the same base."""
    rows = [row("men", "30"), row("men", "30", base="33")]
    assert hide(rows, [count("women")], BOOK) == rows


def test_a_hidden_count_is_no_base_of_what_is_shown():
    """The number goes, and where it stood; the share stays."""
    share = row("women", "50", measure="percent", base="8", base_observation="gender.total")
    assert hide([share], [count("total")], BOOK) == [share | {"base": "", "base_observation": ""}]
    form: Row = {name: cell for name, cell in share.items() if name != "base_observation"}
    assert hide([form], [count("total")], BOOK) == [form | {"base": ""}]
    blank = share | {"base": ""}
    assert hide([blank], [count("total")], BOOK) == [blank]


@pytest.mark.parametrize(
    ("name", "lost"),
    [
        ("women", 20),
        ("total", 16),
        ("needs.answers", 16),
        ("needs.rest", 16),
        ("origin.nordic", 16),
        ("origin.swedish", 20),
        ("least.yes", 10),
        ("many.yes", 40),
        ("most.yes", 50),
        ("above.yes", 50),
    ],
)
def test_a_reader_loses_by_what_a_count_is_about_never_by_its_size(name, lost):
    """A whole, a parent or a rest is worth a little less than an answer; no indicator more than five times the least."""
    assert loss(count(name), BOOK) == lost


def test_an_answer_that_may_stand_together_with_another_is_worth_less_than_a_whole():
    """It alone, by indicator and answer."""
    together = {"gender.women"}
    assert (
        loss(count("women"), BOOK, together) < loss(count("total"), BOOK, together) < loss(count("men"), BOOK, together)
    )
    assert loss(count("women"), BOOK, {"gender.men", "women"}) == loss(count("women"), BOOK)
