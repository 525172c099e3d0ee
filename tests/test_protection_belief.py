"""Which facts say something of the same; what gives way to what stands in `cases/world_facts.txt`."""

from dataclasses import replace
from fractions import Fraction

import pytest

from scripts.ground.interval import Interval
from scripts.protection.evidence import Evidence
from scripts.protection.reader import together
from scripts.reasoning.quantities import Fact
from tests.handmade import count, fact


@pytest.mark.parametrize(("kind", "kept"), [("count", 1), ("percent", 1), ("mean", 1), ("rank", 2), ("not_rank", 2)])
def test_only_numbers_of_the_same_give_way_to_each_other(kind, kept):
    """Two places may both be right: equal ones stand on either side."""
    some = [Evidence(Fact((), count("women"), Interval(Fraction(n), Fraction(n)), kind=kind)) for n in (1, 2)]
    assert len(together(some)) == kept


def test_a_share_of_a_hundred_is_another_than_a_mean():
    """The same number of the same counts, said in other units."""
    share = Evidence(fact("men", 70, of="total"))
    assert len(together([share, replace(share, fact=replace(share.fact, times=1))])) == 2
