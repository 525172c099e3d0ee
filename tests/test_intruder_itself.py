"""The standing intruder is sharp and honest: it finds what is known to be given away, and never claims what is not so."""

from collections.abc import Iterator
from random import Random

import pytest

from scripts.ground.data_package import Row
from scripts.ground.tables import all_records
from scripts.package.sources import read_sources
from scripts.paths import DATAPACKAGE
from scripts.year.plan import form_lines
from tests.intruder import Found, attack, leaks, readings
from tests.intruder_puzzle import ImpossibleError
from tests.intruder_relations import READINGS, Expression, known, own_populations
from tests.plausible_years import Line, YearCounts, as_observations, lines, planted, plausible_year, small_lines
from tests.rows import to_row
from tests.world_book import items, worlds

THRESHOLD = 5
SEEDS = range(20)
NEEDS = (
    "advice",
    "legal_advice",
    "interpretation",
    "psychological",
    "material",
    "basic_needs",
    "housing",
    "authority_liaison",
)

pytestmark = pytest.mark.slow(
    "the attacker himself",
    "test_intruder.py::test_the_intruder_would_find_something_if_only_the_small_counts_were_hidden",
)


def line(name: str, value: str, **more: str) -> Row:
    """A published count, `gender.women@adults`; without a number it is hidden."""
    answer, _, population = name.partition("@")
    indicator, category = answer.split(".")
    hidden = not value
    cells: Row = {"qualifier": "" if hidden else "exact", "obs_status": "Q" if hidden else "A", "value": value}
    usual: Row = {"scope": "all_cases", "year": "2031", "measure": "count", "base": ""}
    return {"indicator": indicator, "category": category, "population": population, **usual, **cells} | to_row(more)


@worlds("world_intruder", "given")
def test_what_is_given_away_in_a_world(world):
    """And nothing where nothing is said; how many numbers a count may be, where that is said."""
    rows = world.figures(make=line)
    found = leaks(rows, THRESHOLD)
    left = attack(rows, THRESHOLD) if "leaves" in world.told else {}
    assert bool(found) == bool(world.told) or "leaves" in world.told or "not " in world.told
    for one in items(world.told):
        name, leaves, number = one.removeprefix("not ").partition(" leaves ")
        if leaves:
            assert left[name] == int(number)
        else:
            assert any(name in each for each in found) is not one.startswith("not ")


def test_a_contradiction_is_said():
    with pytest.raises(ImpossibleError):
        leaks([line("new_contacts.total@all", "420"), line("contacts.total@all", "421")], THRESHOLD)


def test_the_lines_are_those_of_the_form():
    """Everything that is asked of the own population of an indicator, but what is not about people whom the members met."""
    own, cells = own_populations(), known(READINGS[0]).cells
    asked = form_lines(all_records(read_sources(DATAPACKAGE).codes), [], 2031)
    form = {(one.indicator, one.category, own[one.indicator]) for one in asked}
    elsewhere = ("reported_crimes", "reflection_period_barriers")
    assert {line for line in form if line[0] not in elsewhere} <= {*lines()}
    assert {".".join(line) for line in lines()} <= {*cells}


def truth(counts: YearCounts) -> dict[str, int]:
    """Every cell of a year, also those that the form does not ask for."""
    found = {".".join(line): number for line, number in counts.items()}
    for indicator, category, population in counts:
        direct: Line = (indicator, category, "children_direct")
        if population == "children" and direct in counts:
            found[f"{indicator}.{category}.children_indirect"] = (
                counts[indicator, category, population] - counts[direct]
            )
    return with_more_answers(found | needs_met(found))


def with_more_answers(cells: dict[str, int]) -> dict[str, int]:
    """With those who gave more answers than a line tells: as many as the lines leave room for."""
    facts = known(READINGS[0])
    found = dict(cells)
    for name in sorted({*facts.cells} - {*cells}):
        above = [one for one in facts.not_negative if one.get(name, 0) < 0]
        found[name] = min(valued({cell: times for cell, times in one.items() if cell != name}, cells) for one in above)
    return found


def needs_met(cells: dict[str, int]) -> dict[str, int]:
    """What the form does not ask, since it follows: the support of each kind added up, and the needs left without any, at least."""
    given = {
        one: sum(cells.get(f"{who}_support.{one}.adults_direct", 0) for who in ("authority", "civil"))
        for one in (*NEEDS, "child_education", "answers")
    }
    met = given.pop("answers")
    left = max(0, cells.get("support_needs.answers.adults_direct", 0) - met)
    return {f"needs_met.{one}.adults_direct": count for one, count in {**given, "met": met, "not_noted": left}.items()}


def valued(one: Expression, cells: dict[str, int]) -> int:
    """An expression in a year."""
    return sum(factor * cells[name] for name, factor in one.items())


@pytest.mark.parametrize("seed", SEEDS)
def test_a_plausible_year_keeps_every_relation(seed):
    """People are drawn without any of them in mind."""
    facts, cells = known(READINGS[seed % 3]), truth(plausible_year(seed))
    assert [one for one in facts.zero if valued(one, cells)] == []
    assert [one for one in facts.not_negative if valued(one, cells) < 0] == []
    assert [one for one in facts.never_one if cells[one] == 1] == []


def hidings(counts: YearCounts) -> Iterator[set[Line]]:
    """Small counts are hidden; then some others with them, as whoever protects them does."""
    small = small_lines(counts, THRESHOLD)
    yield small
    yield small | {*Random(len(small)).sample([line for line in sorted(counts) if counts[line]], 30)}


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_true_is_always_possible(seed):
    """Under the right reading a true year contradicts nothing, and a count that can have few values has one of them."""
    counts = plausible_year(seed)
    cells = truth(counts)
    for hidden in hidings(counts):
        found = readings(as_observations(counts, hidden, "2031"), THRESHOLD)
        assert any(all(possible(name, each, cells) for name, each in one.items()) for one in found)


def possible(name: str, found: Found, cells: dict[str, int]) -> bool:
    """Whether the true count is among the possible values, where these are all."""
    larger, *smaller = name.split(" - ")
    true = sum(cells[one] for one in larger.split(" + ")) - sum(cells[one] for one in smaller)
    return found.number >= THRESHOLD or not found.values or true in found.values


@pytest.mark.parametrize("seed", SEEDS)
def test_a_planted_contradiction_is_impossible(seed):
    """Whatever else is hidden."""
    counts = plausible_year(seed)
    moved, name = planted(counts, seed)
    assert {".".join(line) for line in moved if moved[line] != counts[line]} == {name}
    with pytest.raises(ImpossibleError):
        readings(as_observations(moved, small_lines(moved, THRESHOLD), "2031"), THRESHOLD)
