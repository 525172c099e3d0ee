"""Whole years of a stranger, hidden as the project hides them: nothing is told, by the form or by what he has written himself."""

import pytest

from tests.guarded_years import THRESHOLD, line, mends
from tests.measured.form_years import counts_of, hidden_besides, told_by_form, told_by_list
from tests.plausible_years import small_lines
from tests.stranger.shapes import SHAPES
from tests.world_book import World, worlds

ONE = "mid_all_same_answer"
# So few people that all that may be hidden would be too little: the reading says so, and no file is written.
UNPROTECTED = {"small_9_people"}


def told(name: str) -> list[str] | None:
    """What is told of one of his years, by the form and by his list; None where nothing can protect it."""
    counts = counts_of(name)
    more = hidden_besides(counts)
    hidden = None if more is None else small_lines(counts, THRESHOLD) | more
    return None if hidden is None else [*told_by_form(counts, hidden), *told_by_list(counts, hidden)]


def test_nothing_is_told_of_a_year_of_his():
    """Neither a hidden count nor what is left of one beside another, each way that the form can be read, and each solver."""
    assert told(ONE) == []


@pytest.mark.slow(
    "python -m tests.measured.form_years prints what each of them costs", "test_nothing_is_told_of_a_year_of_his"
)
@pytest.mark.night
def test_nothing_is_told_of_any_of_his_fifty_years():
    """But those that cannot be protected, which are refused."""
    found = {name: told(name) for name in SHAPES}
    assert {name: some for name, some in found.items() if some} == {}
    assert {name for name, some in found.items() if some is None} == UNPROTECTED


def test_where_only_the_small_counts_are_hidden_others_are_told():
    """The tests above can fail: of one beside another the form and his list tell."""
    counts = counts_of(ONE)
    small = small_lines(counts, THRESHOLD)
    assert told_by_form(counts, small)
    assert told_by_list(counts, small)


@worlds("world_builds", "worked out")
@pytest.mark.slow("of each way to work a count out", "test_disclosure_differences.py::test_the_proposal_mends_it")
def test_the_proposal_mends_each_way_to_work_a_count_out(world: World):
    """What one person may answer is asked last, and takes long where so little is said; every twelfth is always tried."""
    assert mends(world.figures(make=line))
