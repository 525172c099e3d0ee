"""The guard on a few counts by gender: what is told too much of, by which evidence, under which reading."""

import pytest

from scripts.ground.data_package import Row
from scripts.protection.evidence import present
from scripts.protection.guard import Near, Told, Way, floors, hidden_in, rules_for, told_of, ways_now, ways_of
from tests.handmade import SETTINGS, YEAR, book, cell, count, fact, published, row, rule, short, written

NEEDS: Row = {"answers": "several", "unit": "needs", "least": "2"}
BOOK = book(
    "",
    {"needs": NEEDS},
    gender="total women men others",
    age="total young old",
    needs="answers advice housing rest all",
)
SUM = "total == women + men"
WOMEN = cell("women", hidden=True)


def near(*counts: str, reached: str = "") -> list[str]:
    """The cells that are asked about, of women, men, a difference and the young."""
    every = [cell(text) for text in ("women", "men", "total - women", "others", "young - women")]
    way = Way([rule(SUM), rule("others <= young")], every, {})
    about = Near(frozenset(map(count, counts)), frozenset(map(count, reached.split())))
    return [written(one.terms) for one in way.near(about).cells]


def test_beside_a_count_are_those_that_a_relation_binds_to_it():
    """And the differences of these alone; without relation it is asked about alone, and so is what is reached."""
    assert near("women") == ["women", "men", "total - women"]
    assert near("others") == ["others"]
    assert near("women", "others") == ["women", "men", "total - women", "others", "young - women"]
    assert near() == []
    assert near(reached="women") == ["women", "total - women", "young - women"]
    assert near("others", reached="men") == ["men", "others"]
    assert Way([], [WOMEN], {}).near(Near(frozenset([count("women")]))).cells == [WOMEN]


def test_without_a_count_that_is_near_every_cell_is_asked_about():
    """The same way, as it is."""
    way = Way([], [WOMEN], {})
    assert way.near(None) is way
    rules = [rule(SUM)]
    assert Way(rules, [WOMEN], {count("men"): 2}).near(Near(frozenset())) == Way(rules, [], {count("men"): 2})


def test_each_way_to_read_a_sum_has_its_relations_cells_and_least_numbers():
    """All of the above counts as none of the answers, one, or each."""
    case = published(book=BOOK)
    facts = [fact("needs.answers", 10), fact("needs.all", 2)]
    ways = ways_of(facts[0].quantity.year, facts, [count("needs.advice")], case, SETTINGS)
    assert len(ways) == 3
    assert len({tuple(one.rules) for one in ways}) == 3
    assert {"needs.advice", "needs.answers - needs.advice"} <= {written(one.terms) for one in ways[0].cells}
    assert {short(one): least for one, least in ways[0].floors.items()} == {"needs.advice": 2, "needs.housing": 2}


def test_the_ways_now_are_of_what_is_printed_asked_and_hidden_in_the_year():
    """A category with neither number nor status is asked for too."""
    rows = [row("women", "3"), row("men"), row("age.young", obs_status="O"), row("needs.advice", "9", year="2030")]
    (way,) = ways_now(YEAR, published(*rows, book=BOOK), SETTINGS)
    found = {written(one.terms) for one in way.cells}
    assert {"women", "men", "total - men", "age.young"} <= found
    assert not any("needs" in one for one in found)
    share = row("old", measure="percent")
    (way,) = ways_now(YEAR, published(share | {"indicator": "age"}, book=BOOK), SETTINGS)
    assert "age.old" in {written(one.terms) for one in way.cells}


def test_the_ways_now_are_of_what_has_a_place_among_others_and_of_what_is_hidden_for_some_years():
    """Of a place nobody prints a count, and counts of some years are bound by nothing."""
    for one, cells in (
        (row("women", "1", measure="rank"), {"women", "men", "others"}),
        (row("women", year_to="2032"), {"women"}),
    ):
        (way,) = ways_now(YEAR, published(one, book=BOOK), SETTINGS)
        assert cells <= {written(one.terms) for one in way.cells}


def test_rules_are_about_what_is_said_and_what_is_asked():
    """And about still more answers than are counted."""
    said = rules_for([fact("women", 3)], [count("age.young")], BOOK)
    assert {one.about.indicator for one in said} == {"gender", "age"}
    assert rules_for([], [], BOOK) == []
    bound = "needs.answers needs.total needs.many"
    several = book("", {"needs": NEEDS}, within=bound, needs="total answers many advice housing money")
    about = [count(f"needs.{name}") for name in ("total", "answers", "many")]
    every = {short(one) for relation in rules_for([], about, several) for _, one in relation.terms}
    assert "needs.3_or_more" in every


@pytest.mark.parametrize("text", ["needs.answers == needs.advice + needs.rest", "needs.advice <= needs.answers"])
def test_what_a_count_is_at_least_is_said_of_answers_with_a_row_of_their_own(text):
    """By the definition of the indicator."""
    assert floors([rule(text), rule(SUM)], BOOK) == {count("needs.advice"): 2}


def test_what_is_told_has_all_that_it_was_told_by():
    """Under the first way that the print allows, asked in the ways that are given, of what is hidden in the year."""
    case = published(row("women", "3"), row("men", year="2030"), row("men"), row("men"), row("total", "10"), book=BOOK)
    assert hidden_in(YEAR, case) == {count("men"): 2}
    least = {count("women"): 2}
    wrong, right = Way([rule("women == total + men")], [cell("women")], {}), Way([rule(SUM)], [cell("women")], least)
    (one,) = told_of(YEAR, case, SETTINGS, ways=[wrong, right, right])
    assert {*one.kept} == {*present(YEAR, hidden_in(YEAR, case), case)}
    assert one == Told(cell("women"), one.kept, (rule(SUM),), least, 5)
    assert one.year == YEAR
