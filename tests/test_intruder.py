"""The standing intruder: random plausible years, attacked by a model that was written down apart from the build's.

What the guard lets through, the intruder cannot work out; a contradiction between indicators is found; a year that agrees is left
alone. A year that once leaked is kept in `seeds.csv`, and by night he plays years that nobody chose.
"""

import pytest

from tests.guarded_years import THRESHOLD, YEAR
from tests.intruder import leaks
from tests.plausible_years import as_observations, plausible_year, small_lines
from tests.players import intruder, kept, partial, unseen, worked_out


def test_nothing_is_worked_out_of_a_partial_year():
    assert worked_out(partial(0)) == []


def test_nothing_is_worked_out_of_a_whole_year():
    assert worked_out(plausible_year(0)) == []


@pytest.mark.parametrize("seed", kept("intruder"))
@pytest.mark.slow("those that once leaked among them", "test_nothing_is_worked_out_of_a_whole_year")
def test_nothing_is_worked_out_of_the_years_of_a_kept_seed(seed):
    """Nor is a contradiction missed, or seen where none is."""
    assert intruder(seed) == []


def test_the_intruder_would_find_something_if_only_the_small_counts_were_hidden():
    """The tests above can fail."""
    found = [
        leaks(as_observations(year, small_lines(year, THRESHOLD), YEAR), THRESHOLD)
        for year in map(plausible_year, range(5))
    ]
    assert all(found)


@pytest.mark.parametrize("seed", range(4))
def test_a_planted_contradiction_is_found_and_a_year_that_agrees_is_left_alone(seed):
    """Found: all; false alarms: none."""
    assert unseen(seed) == []
