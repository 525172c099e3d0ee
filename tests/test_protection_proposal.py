"""The least hiding, step by step: what is asked and what it costs; what is hidden stands in `cases/world_figures.txt`."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from scripts.ground.data_package import Row
from scripts.protection import proposal
from scripts.protection.guard import Near
from scripts.protection.proposal import Cut, UnprotectableError, blur, candidates, propose
from scripts.reasoning.quantities import Quantity
from tests.handmade import SETTINGS, YEAR, book, cell, count, published, row, short, showing

BOOK = book("", {"age": {"importance": "3"}}, gender="total women men others", age="total young old")


THREE = [row("total", "60"), row("women", "40"), row("men", "17"), row("others")]


def proposed(*rows: Row, keep: str = "", bits: str = "") -> list[str]:
    """What is to be hidden besides."""
    return [short(one) for one in propose(YEAR, published(*rows, book=BOOK), showing(keep.split()), bits)]


@pytest.fixture
def spied(monkeypatch) -> Callable[[str], list[tuple[Any, ...]]]:
    """Notes what the proposal asks of one of its helpers, which answers as ever."""

    def spy(name: str) -> list[tuple[Any, ...]]:
        real, asked = getattr(proposal, name), list[tuple[Any, ...]]()

        def helper(*question: Any) -> Any:
            asked.append(question)
            return real(*question)

        monkeypatch.setattr(proposal, name, helper)
        return asked

    return spy


def test_a_proof_is_by_what_can_be_hidden(spied):
    """Not by what is to be kept."""
    asked = spied("telling")
    assert proposed(*THREE, keep="total women") == ["men"]
    assert {short(one) for _, costs in asked for one in costs} == {"men"}


def test_in_a_public_year_what_is_told_anew_is_asked_about_and_then_what_has_just_been_hidden(spied):
    """Before all of it is asked again."""
    asked, public = spied("told_of"), {"source": "public_report"}
    printed = [row("total", "60", **public), row("women", "40", **public), row("men", obs_status="L", **public)]
    assert proposed(*printed, row("men", "18"), keep="total women") == ["men"]
    first, hidden, again, *_ = (about for *_, about in asked)
    assert count("men") in first.counts
    assert hidden == Near(frozenset({count("men"), count("others")}))
    assert again == first


def test_in_a_year_that_nobody_has_seen_every_count_is_asked_about_and_what_is_shown_again_beside_it_first(spied):
    """What is left of a whole may be told no more."""
    asked = spied("told_of")
    assert proposed(*THREE[:3], keep="total women") == ["men"]
    assert [about for *_, about in asked] == [None, None, Near(frozenset([count("men")]))]


def test_what_is_told_of_several_counts_is_cut_and_chosen_at_once(spied):
    """In one round."""
    asked = spied("cheapest")
    ages = [row("age.total", "50"), row("age.old", "40"), row("age.young")]
    assert proposed(*THREE, *ages, keep="total women age.total") == ["age.old", "men"]
    assert [len(cuts) for _, cuts in asked] == [2]


def test_one_more_is_hidden_where_many_cuts_have_named_it(monkeypatch):
    """It is asked of every cut, with those before it and what was chosen then."""
    asked = []

    def more(one: Cut, cuts: list[Cut], chosen: set[Quantity]) -> Cut:
        asked.append((sorted(map(short, one.figures)), len(cuts), chosen))
        return Cut(frozenset([count("women")]), sure=True)

    monkeypatch.setattr(proposal, "more_of", more)
    assert proposed(*THREE, bits="1") == ["women"]
    assert asked == [(["men", "total", "women"], 0, set())]


def test_what_binds_the_tables_is_worked_out_once(monkeypatch):
    """To hide more of them changes nothing of it."""
    monkeypatch.delattr("scripts.protection.guard.bound_now")
    assert proposed(*THREE, keep="total women") == ["men"]


def test_where_nothing_meets_every_cut_it_is_refused(monkeypatch):
    """With the first that was told."""
    monkeypatch.setattr(proposal, "cheapest", lambda costs, cuts: None)
    with pytest.raises(UnprotectableError) as refused:
        proposed(*THREE)
    assert refused.value.told.cell == cell("others", hidden=True)


@pytest.mark.parametrize(("bits", "more"), [("", [245, 397, 442]), ("0110", [167, 280, 305])])
def test_bits_add_up_to_half_to_what_a_figure_costs(bits, more):
    """The same bits the same, so that a hiding can be done again: to a thousand for each of what a reader loses."""
    assert [blur(one, bits) for one in ("a", "b", "c")] == more
    rows = row("women", "40"), row("age.old", "3"), row("total", "99")
    found = candidates(YEAR, published(*rows, book=BOOK), SETTINGS, *([bits] if bits else []))
    losses = {"women": 20, "age.old": 40, "total": 16}
    assert found == {count(one): loss * (1000 + blur(cell(one).name(BOOK), bits)) for one, loss in losses.items()}


def test_what_may_stand_together_costs_less():
    """As the platform has said in advance."""
    case = published(row("women", "40"), row("men", "17"), book=BOOK)
    told = candidates(YEAR, case, replace(SETTINGS, together=frozenset({"gender.men"})))
    usual = candidates(YEAR, case, SETTINGS)
    assert told[count("women")] == usual[count("women")]
    assert told[count("men")] < usual[count("men")]
