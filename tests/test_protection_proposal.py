"""The least hiding, step by step: what could be hidden, what has to be, what is cheapest, and what is shown again."""

from collections.abc import Collection, Iterable
from dataclasses import replace

import pytest

from scripts.protection import guard, proposal
from scripts.protection.guard import Near
from scripts.protection.proposal import (
    Cut,
    UnprotectableError,
    blur,
    candidates,
    cheapest,
    cuts_of,
    given_back,
    propose,
    telling,
)
from tests.handmade import SETTINGS, YEAR, book, cell, count, published, row, short

BOOK = book("", {"age": {"importance": "3"}}, gender="total women men others", age="total young old")
WOMEN = cell("women", hidden=True)


def counts(names: Iterable[str]) -> frozenset:
    """Counts that are called so: `ab` are two."""
    return frozenset(map(count, names))


def cut(figures: str, when: str = "", **more) -> Cut:
    """One of these has to be hidden: always, or with that other one."""
    return Cut(counts(figures), count(when) if when else None, **more)


def names(some) -> str:
    """The names of counts, together."""
    return "".join(sorted(map(short, some)))


def test_what_a_cell_is_told_by_is_cut_as_long_as_what_is_hidden_of_it_is_hidden():
    """What was hidden from the start stays hidden."""
    figures = counts("ab")
    assert cuts_of(WOMEN, figures, counts("a"), set()) == [Cut(figures, sure=True)]
    assert cuts_of(cell("women"), figures, set(), set()) == [Cut(figures)]
    women, total = count("women"), count("total")
    assert cuts_of(WOMEN, figures, {women}, set()) == [Cut(figures, women, sure=True)]
    assert cuts_of(WOMEN, figures, {women}, {women}) == [Cut(figures, sure=True)]
    assert cuts_of(WOMEN, figures, {women}, {total}) == [Cut(figures, women, sure=True)]
    both = cell("total - women")
    assert cuts_of(both, figures, {women}, {total}) == [Cut(figures)]
    assert cuts_of(both, figures | {women}, {women, total}, set()) == [
        Cut(figures | {women}, total),
        Cut(figures, women),
    ]


class Guard:
    """Says that something is told where none of each group is hidden, and notes what it is asked."""

    def __init__(self, *groups: str, near: str = "") -> None:
        self.groups, self.near, self.asked = groups, near, list[tuple[str, str]]()

    def __call__(self, some: Collection, about: Near | None = None) -> list[str]:
        kept, beside = names(some), "" if about is None else names(about.counts)
        self.asked.append((kept, beside))
        if about is not None and beside not in self.near:
            return []
        return [group for group in self.groups if not set(group) & set(kept)]


COSTS = {count(name): cost for name, cost in zip("abcd", (1, 3, 2, 3), strict=True)}


def shown(guard: Guard, *cuts: Cut, chosen: str = "abcd") -> str:
    """What stays hidden."""
    return names(given_back(counts(chosen), cuts, COSTS, guard))


def test_the_dearest_that_need_not_be_hidden_are_shown_again_first():
    """Of those that cost as much the first by name; what is shown is not hidden any more."""
    guard = Guard("abc", "cd")
    assert shown(guard) == "c"
    assert guard.asked == [
        ("acd", "b"), ("acd", ""), ("ac", "d"), ("ac", ""), ("a", "c"), ("a", ""), ("c", "a"), ("c", ""),
    ]  # fmt: skip
    assert shown(Guard("ac")) == "a"
    assert shown(Guard()) == ""
    assert shown(Guard("a", "b"), chosen="ab") == "ab"


def test_first_it_is_asked_what_is_told_beside_the_figure():
    """Where something is, nothing else is asked."""
    guard = Guard("a", near="a")
    assert shown(guard, chosen="ab") == "a"
    assert guard.asked == [("a", "b"), ("a", ""), ("", "a")]


def test_what_a_cut_needs_is_not_asked_about():
    """Those after it are."""
    guard = Guard()
    assert shown(guard, cut("b", sure=True), cut("bd", sure=True), chosen="abd") == "b"
    assert guard.asked == [("ab", "d"), ("ab", ""), ("b", "a"), ("b", "")]


def test_a_proof_is_by_what_can_be_hidden(monkeypatch):
    """Not by what is to be kept."""
    tried: list[str] = []

    def spied(told, costs):
        tried.extend(map(short, costs))
        return telling(told, costs)

    monkeypatch.setattr(proposal, "telling", spied)
    assert proposed(*THREE, keep="total women") == ["men"]
    assert set(tried) == {"men"}


def asked_about(monkeypatch, *rows) -> list[Near | None]:
    """What is asked about, one time after the other, until it is known that the men have to be hidden."""
    asked: list[Near | None] = []

    def spied(year, now, disclosure, ways, about):
        asked.append(about)
        return guard.told_of(year, now, disclosure, ways, about)

    monkeypatch.setattr(proposal, "told_of", spied)
    kept = counts(["total", "women"])
    assert [*map(short, propose(YEAR, published(*rows, book=BOOK), SETTINGS, kept))] == ["men"]
    return asked


def test_in_a_public_year_what_is_told_anew_is_asked_about_and_then_what_has_just_been_hidden(monkeypatch):
    """Before all of it is asked again; in a year that nobody has seen every count is."""
    public = {"source": "public_report"}
    printed = [row("total", "60", **public), row("women", "40", **public), row("men", obs_status="L", **public)]
    first, hidden, again, *_ = asked_about(monkeypatch, *printed, row("men", "18"))
    assert first is not None
    assert count("men") in first.counts
    assert hidden == Near(frozenset({count("men"), count("others")}))
    assert again == first
    assert set(asked_about(monkeypatch, row("total", "60"), row("women", "40"), row("men", "18"))[:2]) == {None}


def name(category: str) -> str:
    """The observation of a count by gender."""
    return f"gender.{category}.adults.all_cases.2031.count.persons"


@pytest.mark.parametrize(("bits", "more"), [("", [245, 397, 442]), ("0110", [167, 280, 305])])
def test_bits_add_up_to_half_to_what_a_figure_costs(bits, more):
    """The same bits the same, so that a hiding can be done again."""
    assert [blur(one, bits) for one in ("a", "b", "c")] == more


def costs(*rows, keep=(), bits: str = "") -> dict[str, int]:
    """What could be hidden, with what that costs."""
    return {
        short(one): cost for one, cost in candidates(YEAR, published(*rows, book=BOOK), SETTINGS, keep, bits).items()
    }


@pytest.mark.parametrize("bits", ["", "01"])
def test_a_figure_costs_what_a_reader_loses_and_the_bits(bits):
    """A thousand for each of the loss, and what the bits add to each."""
    found = costs(row("women", "40"), row("age.old", "3"), row("total", "99"), bits=bits)
    old = "age.old.adults.all_cases.2031.count.persons"
    assert found == {
        "women": 20 * (1000 + blur(name("women"), bits)),
        "age.old": 40 * (1000 + blur(old, bits)),
        "total": 16 * (1000 + blur(name("total"), bits)),
    }


def test_what_may_stand_together_costs_less():
    """As the platform has said in advance."""
    case = published(row("women", "40"), row("men", "17"), book=BOOK)
    told = candidates(YEAR, case, replace(SETTINGS, together=frozenset({"gender.men"})), ())
    usual = candidates(YEAR, case, SETTINGS, ())
    assert told[count("women")] == usual[count("women")]
    assert told[count("men")] < usual[count("men")]


THREE = [row("total", "60"), row("women", "40"), row("men", "17"), row("others")]


def proposed(*rows, keep: str = "", cleared=(), releases=(), **more) -> list[str]:
    """What is to be hidden besides."""
    case = published(*rows, book=BOOK, releases=releases)
    settings = replace(SETTINGS, cleared=frozenset(cleared))
    return [short(one) for one in propose(YEAR, case, settings, set(map(count, keep.split())), **more)]


def test_the_ways_to_read_the_tables_are_worked_out_once(monkeypatch):
    """To hide more of them changes none."""
    monkeypatch.delattr("scripts.protection.guard.ways_now")
    assert proposed(*THREE, keep="total women") == ["men"]


def test_what_is_shown_again_is_asked_about_beside_it_first(monkeypatch):
    """What is left of a whole may be told no more; all else is asked about everything."""
    asked = []

    def told_of(*question):
        asked.append(question[-1])
        return guard.told_of(*question)

    monkeypatch.setattr(proposal, "told_of", told_of)
    assert proposed(*THREE[:3], keep="total women") == ["men"]
    assert asked == [None, None, Near(frozenset([count("men")]))]


def test_what_is_told_of_several_counts_is_cut_at_once(monkeypatch):
    """And chosen at once."""
    rounds = []

    def chosen(costs, cuts):
        rounds.append(len(cuts))
        return cheapest(costs, cuts)

    monkeypatch.setattr(proposal, "cheapest", chosen)
    ages = [row("age.total", "50"), row("age.old", "40"), row("age.young")]
    assert proposed(*THREE, *ages, keep="total women age.total") == ["age.old", "men"]
    assert rounds == [2]


def test_one_more_is_hidden_where_many_cuts_have_named_it(monkeypatch):
    """It is asked of every cut, with those before it and what was chosen then."""
    asked = []

    def more(one, cuts, chosen):
        asked.append((names(one.figures), len(cuts), names(chosen)))
        return Cut(counts(["women"]), sure=True)

    monkeypatch.setattr(proposal, "more_of", more)
    assert proposed(*THREE, bits="1") == ["women"]
    assert asked == [("mentotalwomen", 0, "")]


def test_where_nothing_meets_every_cut_it_is_refused(monkeypatch):
    """With the first that was told."""
    monkeypatch.setattr(proposal, "cheapest", lambda costs, cuts: None)
    with pytest.raises(UnprotectableError) as refused:
        proposed(*THREE)
    assert refused.value.told.cell == cell("others", hidden=True)
