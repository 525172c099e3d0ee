"""The guard on a few counts by gender: what is told too much of, by which evidence, under which reading."""

from dataclasses import replace

import pytest

from scripts.ground.data_package import Package, Row
from scripts.ground.releases import Release
from scripts.ground.strength import WORDING
from scripts.protection.cells import Cell
from scripts.protection.evidence import COMPUTED, PRINTED, RELEASED, SUPPOSED, WORDED, Evidence
from scripts.protection.guard import (
    Near,
    Told,
    Way,
    contradiction,
    floors,
    hidden_in,
    rules_for,
    seen,
    told_of,
    ways_now,
    ways_of,
)
from tests.handmade import SETTINGS, YEAR, at_least, book, cell, count, fact, published, row, rule, short, written

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


def evidence(name: str, *numbers: int, trust: int = PRINTED, where: str = "", figure: int | None = None) -> Evidence:
    """What is said of a count, by a statement of which the number is its trust unless it is another, or elsewhere."""
    figures = () if where or trust == SUPPOSED else (trust if figure is None else figure,)
    return Evidence(replace(fact(name, *numbers), figures=figures), trust, where)


def proof(
    *kept: Evidence,
    one: Cell = WOMEN,
    rules: tuple[str, ...] = (SUM,),
    beside: tuple[Cell, ...] | None = None,
    **least: int,
) -> list[str]:
    """The counts that a proof rests on, each with its trust."""
    told = Told(one, kept, tuple(map(rule, rules)), {count(name): number for name, number in least.items()}, 5, beside)
    return [f"{short(each.fact.quantity)} {each.trust}" for each in told.proof()]


TOTAL, MEN = evidence("total", 10), evidence("men", 7)
SOMEBODY = Evidence(replace(at_least("women", 1), figures=()), SUPPOSED)


def test_a_proof_is_what_the_count_follows_from():
    """What has no place of its own is not told: that somebody is hidden there."""
    assert proof(TOTAL, MEN) == ["total 4", "men 4"]
    assert proof(TOTAL, evidence("men", 1, 4), evidence("women", 3, 90)) == ["total 4", "men 4"]
    assert proof(TOTAL, MEN, SOMEBODY, evidence("age.total", 9), evidence("others", 3)) == ["total 4", "men 4"]
    assert proof(evidence("total", 4), SOMEBODY) == ["total 4"]
    assert proof(replace(SOMEBODY, where="a table"), evidence("women", 1, 4), rules=()) == ["women 4"]


def test_a_proof_that_a_count_is_surely_small_says_why_nothing_else_that_is_hidden_is():
    """Women are three at least, which only tells something of few women once the men are known to be many."""
    men, some, many = cell("men", hidden=True), evidence("women", 3, 90), evidence("men", 5, 90)
    assert sorted(proof(some, many, TOTAL, beside=(men,))) == ["men 4", "women 4"]
    assert proof(some, many, TOTAL, beside=()) == ["women 4"]


def test_a_proof_by_some_counts_has_all_else_that_is_known_beside_it():
    """Whoever asks what could be hidden need not try what cannot; where it follows without any of these there is none."""
    told = Told(WOMEN, (TOTAL, MEN, evidence("others", 3)), (rule(SUM),), {}, 5)
    assert told.proof([count("men"), count("others")]) == [MEN]
    assert told.proof([count("others")]) == []


def test_where_nothing_follows_nothing_is_the_proof():
    """Ten leave ten."""
    assert proof(TOTAL) == []


def test_of_several_proofs_the_one_from_the_count_itself_goes_first():
    """Then the one from what is trusted most, in the order in which it stands."""
    assert proof(TOTAL, MEN, evidence("women", 1, 4)) == ["women 4"]
    worded, printed = evidence("women", 1, 3, trust=WORDED), evidence("women", 1, 4)
    assert proof(worded, printed) == ["women 4"]
    assert proof(printed, worded) == ["women 4"]
    first, second = evidence("total", 10), evidence("total", 10, figure=9)
    assert proof(evidence("men", 6, 7, trust=WORDED), MEN, TOTAL) == ["men 4", "total 4"]
    told = Told(WOMEN, (MEN, first, second), (rule(SUM),), {}, 5)
    assert told.proof() == [MEN, first]


def test_what_is_printed_now_goes_before_a_version_and_before_what_was_computed():
    """Only where it is not needed."""
    version = evidence("women", 3, trust=RELEASED, where="1.0.0")
    table = evidence("women", 3, trust=COMPUTED, where="a table")
    assert proof(version, table, TOTAL, MEN) == ["total 4", "men 4"]
    assert proof(version, TOTAL, MEN) == ["total 4", "men 4"]
    assert proof(table, TOTAL, MEN) == ["total 4", "men 4"]
    assert proof(version, table, TOTAL) == ["women 0"]
    assert proof(version, TOTAL) == ["women 0"]
    assert proof(table, TOTAL) == ["women 1"]


def test_a_proof_may_rest_on_what_a_count_is_at_least():
    """And on relations over counts that nobody speaks of."""
    assert proof(evidence("women", 0, 5), rules=()) == []
    assert proof(evidence("women", 0, 5), rules=(), women=2) == ["women 4"]
    chain = ("total == women + men", "men == young + old", "others == young + old")
    assert proof(TOTAL, evidence("others", 7), rules=chain) == ["total 4", "others 4"]


def test_a_told_count_is_of_its_year():
    """The year of what it is about."""
    assert Told(WOMEN, (), (), {}, 5).year == YEAR


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


def test_what_is_hidden_in_a_year_has_its_statement():
    """The first that hides it."""
    rows = [row("women", "3"), row("men", year="2030"), row("men"), row("men")]
    assert hidden_in(YEAR, published(*rows, book=BOOK)) == {count("men"): 2}


def told(*rows, releases=(), **more) -> list[str]:
    """What the guard finds."""
    case = published(*rows, book=BOOK, releases=releases)
    return [written(one.cell.terms) for one in told_of(YEAR, case, SETTINGS, **more)]


def released(*rows) -> Release:
    """An earlier version with these statements."""
    return Release("1.0.0", Package({}, {"statements": list(rows)}, {}))


def test_the_guard_finds_what_is_printed_what_follows_and_what_is_hidden_in_vain():
    """Nothing of another year."""
    assert told(row("total", "60"), row("women", "40"), row("men", "17")) == ["others"]
    assert told(row("total", "60"), row("women", "40"), row("men", "20"), row("others")) == ["others"]
    assert told(row("total", "60"), row("women", "40")) == []
    assert told(row("total", "60"), row("women", "57", year="2030")) == []


def test_the_guard_asks_what_it_is_told_to_ask():
    """About what is near, under the ways that are given."""
    rows = [row("total", "60"), row("women", "40"), row("men", "17"), row("age.young", "3")]
    assert told(*rows) == ["age.young", "others"]
    assert told(*rows, about=Near(frozenset([count("age.young")]))) == ["age.young"]
    assert told(*rows, ways=[Way([], [cell("women"), cell("age.young")], {})]) == ["age.young"]


def test_what_only_an_earlier_version_tells_comes_last():
    """Each cell once; with what is near alone, where it is given."""
    now, before = [row("total", "60"), row("age.young", "3"), row("women")], released(row("women", "57"))
    found = told(*now, releases=[before])
    assert found[0] == "age.young"
    assert found.count("age.young") == 1
    assert set(found[1:]) >= {"women", "men", "others"}
    assert told(*now, releases=[before], about=Near(frozenset([count("age.young")]))) == ["age.young"]
    assert "women" in told(*now, releases=[before], about=Near(frozenset([count("women")])))


def test_what_an_earlier_version_speaks_of_is_asked_about_too():
    """Nobody speaks of the total today."""
    assert told(row("women", "57")) == []
    assert "men" in told(row("women", "57"), releases=[released(row("total", "60"))])
    assert "age.young" in told(
        row("women", "57"), releases=[released(row("age.young", measure="percent", value="5", base="60"))]
    )


def test_what_has_no_number_today_is_asked_about_with_what_an_earlier_version_told():
    """Three in all then: the young are among them, and nobody says how many they are."""
    bound = book(within="gender.total age.young", gender="total women men", age="total young old")
    blank = row("age.young", obs_status="O")
    case = published(blank, book=bound, releases=[released(row("total", "3"))])
    assert "age.young" in [written(one.cell.terms) for one in told_of(YEAR, case, SETTINGS)]
    assert told_of(YEAR, published(blank, book=bound), SETTINGS) == []


def found(kept: list[Evidence], *ways: Way, hidden: str = "") -> list[Told]:
    """What is seen under some ways."""
    return list(seen(kept, {count(name): 0 for name in hidden.split()}, ways, SETTINGS))


def test_a_count_that_is_told_under_one_reading_is_told_once():
    """With what is known there; one that a later reading tells is told too."""
    plain, more = Way([rule(SUM)], [cell("women")], {}), Way([rule("women <= men")], [cell("women"), cell("total")], {})
    kept = [TOTAL, MEN]
    (one,) = found(kept, plain, plain)
    assert one == Told(cell("women"), (TOTAL, MEN), (rule(SUM),), {}, 5)
    assert [written(each.cell.terms) for each in found([evidence("total", 3), MEN], more)] == ["total"]
    assert [written(each.cell.terms) for each in found([evidence("total", 4), evidence("men", 1)], plain, more)] == [
        "women",
        "total",
    ]


def test_a_reading_that_the_print_does_not_allow_tells_nothing():
    """The others do."""
    kept = [evidence("total", 10), evidence("men", 7)]
    wrong = Way([rule("men == total + women")], [cell("women")], {})
    right = Way([rule(SUM)], [cell("women")], {count("women"): 2})
    (one,) = found(kept, wrong, right)
    assert (one.rules, one.floors) == ((rule(SUM),), {count("women"): 2})


def test_a_hidden_count_is_asked_about_as_one():
    """A difference of it is not."""
    kept = [evidence("total", 10), evidence("women", 1, 5, trust=WORDED)]
    way = Way([rule(SUM)], [cell("women"), cell("total - women"), cell("men")], {})
    assert found(kept, way, hidden="women total") == []
    assert [each.cell for each in found([evidence("women", 20, 23)], way, hidden="women")] == [WOMEN]
    assert found([evidence("women", 20, 23)], way) == []


def test_what_known_parts_leave_for_the_others_is_told_too():
    """Of what is asked about: together they are few, though each of them may be nobody."""
    way = Way(
        [rule("total == women + men + others")], [cell("women"), cell("men"), cell("others")], {count("women"): 5}
    )
    kept = [evidence("total", 10), evidence("others", 6)]
    assert [written(each.cell.terms) for each in found(kept, way)] == ["men", "men + women"]


def core(*rows) -> set[str]:
    """The counts that cannot all be so."""
    said = published(*rows, book=BOOK)
    return {short(one.quantity) for one in contradiction(said.facts(YEAR), said.book)}


def test_figures_that_cannot_all_be_true_are_found():
    """Few of them; none where all can, under one reading at least."""
    assert core(row("total", "10"), row("women", "11"), row("men", "3"), row("age.young", "3")) == {"total", "women"}
    assert core(row("total", "10"), row("women", "9")) == set()
    assert core(row("total", "10"), row("women", "11", year="2030")) == set()
    needs = {"needs.answers": "10", "needs.advice": "5", "needs.housing": "5", "needs.rest": "0", "needs.all": "2"}
    assert core(*(row(name, value) for name, value in needs.items())) == set()


def test_a_wording_contradicts_nothing():
    """It says no number."""
    assert core(row("total", "10"), row("women", "11", printed="many")) == set()
    assert fact("women", 1).strength != WORDING


def needs(**values: str):
    """Figures of needs."""
    return [row(f"needs.{category}", value) for category, value in values.items()]


def test_what_cannot_be_true_under_any_reading_goes_before_what_cannot_under_one():
    """Twelve are more than ten however all of the above counts; else each reading has its own."""
    assert core(*needs(answers="10", advice="12", housing="0", rest="0", all="0")) == {"needs.answers", "needs.advice"}
    assert core(*needs(answers="11", advice="5", housing="5", rest="0", all="2")) == {
        f"needs.{category}" for category in ("answers", "advice", "housing", "rest", "all")
    }


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
