"""The standing intruder: random plausible years, attacked by a model that was written down apart from the build's.

What the guard lets through, the intruder cannot work out; a contradiction between indicators is found; a year that agrees is left
alone. A year that once leaked is kept in `LEAKED`.
"""

from random import Random

import pytest

from scripts.protection.cells import hide
from scripts.protection.guard import contradiction
from scripts.protection.proposal import propose
from scripts.year.contradictions import impossible
from tests.guarded_years import SETTINGS, THRESHOLD, YEAR, published
from tests.intruder import leaks
from tests.plausible_years import YearCounts, as_observations, base, planted, plausible_year, small_lines

FEW, MANY, WHOLE = 1, 240, 24  # the many are tried by `make test-all`
TOGETHER = 4
SOFAR, LATER = range(FEW), range(FEW, MANY, TOGETHER)
SOME = 8  # indicators that a partial year has
LEAKED = (1034, 1055)  # seeds of years that once leaked, or of which the proposal came to no end


def partial(seed: int) -> YearCounts:
    """A plausible year of which nobody has filled in more than some indicators: fast, and with other holes than a whole one."""
    year, random = plausible_year(seed), Random(seed)
    names = sorted({line[0] for line in year})
    kept = {*random.sample(names, SOME), "contacts"}
    shares = [line for line in year.percent if (whole := base(line)) and whole[0] in kept]
    return YearCounts({line: count for line, count in year.items() if line[0] in kept}, year.blank, shares)


def worked_out(year: YearCounts) -> tuple[int, list[str]]:
    """(how many small counts are hidden, what the intruder works out) of a year that is hidden as the proposal has it."""
    small = small_lines(year, THRESHOLD) - year.blank
    case = published(as_observations(year, small, YEAR))
    rows = hide(case.statements, propose(YEAR, case, SETTINGS), case.book)
    return len(small), leaks(rows, THRESHOLD)


@pytest.mark.parametrize("seed", SOFAR)
def test_nothing_is_worked_out_of_a_partial_year(seed):
    assert worked_out(partial(seed))[1] == []


@pytest.mark.parametrize("start", LATER)
@pytest.mark.slow("all of them", "test_nothing_is_worked_out_of_a_partial_year")
def test_nothing_is_worked_out_of_hundreds_of_partial_years(start):
    for seed in range(start, start + TOGETHER):
        small, found = worked_out(partial(seed))
        assert found == [], (seed, small)


@pytest.mark.parametrize("seed", range(1))
def test_nothing_is_worked_out_of_a_whole_year(seed):
    """One of them here, more in `make test-all`."""
    assert worked_out(plausible_year(seed))[1] == []


@pytest.mark.parametrize("seed", [*range(1, WHOLE), *(seed - 1000 for seed in LEAKED)])
@pytest.mark.slow("whole years, those that once leaked among them", "test_nothing_is_worked_out_of_a_whole_year")
def test_nothing_is_worked_out_of_other_whole_years(seed):
    """Those that once leaked among them."""
    assert worked_out(plausible_year(seed))[1] == []


def test_the_intruder_would_find_something_if_only_the_small_counts_were_hidden():
    """The tests above can fail."""
    found = [
        leaks(as_observations(year, small_lines(year, THRESHOLD), YEAR), THRESHOLD)
        for year in map(plausible_year, range(5))
    ]
    assert all(found)


def against_each_other(year) -> set[str]:
    """The indicators of figures that cannot all be true, by the relations or else by the form."""
    said = published(as_observations(year, (), YEAR))
    facts = contradiction(said.facts(YEAR), said.book) or [
        fact for one in impossible(YEAR, said, most=1) for fact in one.facts
    ]
    return {one.quantity.indicator for one in facts}


def contradictions_are_found(start: int, many: int = TOGETHER) -> None:
    """Of some years from a seed on: one figure moved, so that two indicators disagree; without it no alarm."""
    for seed in range(start, start + many):
        year = plausible_year(seed)
        assert against_each_other(year) == set(), seed
        wrong, moved = planted(year, seed)
        named = against_each_other(wrong)
        assert moved.split(".")[0] in named or len(named) > 1, (seed, moved)


def test_a_planted_contradiction_is_found_and_a_year_that_agrees_is_left_alone():
    """Found: all; false alarms: none."""
    contradictions_are_found(0, many=4)


@pytest.mark.parametrize("start", range(0, 6 * TOGETHER, TOGETHER))
@pytest.mark.slow("twenty more", "test_a_planted_contradiction_is_found_and_a_year_that_agrees_is_left_alone")
def test_more_planted_contradictions_are_found(start):
    contradictions_are_found(start)
