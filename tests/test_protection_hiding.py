"""What becomes of the rows of a hidden count, and what a reader loses."""

import pytest

from scripts.ground.data_package import Row
from scripts.protection.cells import hidden, hide, loss
from tests.handmade import book, count, row

BOOK = book(
    "",
    {name: {"importance": number} for name, number in {"many": "3", "most": "4", "above": "9", "least": "0"}.items()},
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
    number: Row = {"value_to": "4", "qualifier": "between", "printed": "3-4", "base": "10", "chart_prints": "no"}
    number |= {"base_observation": "gender.total"}
    shown = row("women", "3", **number, place="page 3")
    assert hidden(shown) == shown | dict.fromkeys(("value", *number), "") | {"obs_status": "Q"}
    assert hidden({"value": "3"}) == {"value": "", "obs_status": "Q"}  # a form has no base of its own


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


def test_a_reader_loses_by_what_a_count_is_about_never_by_its_size():
    """A whole, a parent or a rest is worth a little less than an answer; no indicator more than five times the least."""
    worth = {
        20: "women origin.swedish",
        16: "total needs.answers needs.rest origin.nordic",
        10: "least.yes",
        40: "many.yes",
    }
    for lost, names in {**worth, 50: "most.yes above.yes"}.items():
        assert {loss(count(name), BOOK) for name in names.split()} == {lost}


def test_an_answer_that_may_stand_together_with_another_is_worth_less_than_a_whole():
    """It alone, by indicator and answer."""
    together = {"gender.women"}
    assert (
        loss(count("women"), BOOK, together) < loss(count("total"), BOOK, together) < loss(count("men"), BOOK, together)
    )
    assert loss(count("women"), BOOK, {"gender.men", "women"}) == loss(count("women"), BOOK)
