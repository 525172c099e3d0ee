"""What gives way where not everything that a reader knows can be true."""

from dataclasses import replace
from fractions import Fraction

import pytest

from scripts.ground.interval import Interval
from scripts.protection.belief import Cores, Reading, agreeing, believed, together
from scripts.protection.evidence import PRINTED, WORDED, Evidence
from scripts.reasoning.quantities import Fact
from tests.handmade import count, fact, rule

SUM = "total == women + men"


def read(*rules: str, cores: Cores | None = None) -> Reading:
    """The relations as they are read, of which nothing is known yet."""
    return [rule(one) for one in rules], [] if cores is None else cores


def one_of(name: str, *numbers: int, trust: int = PRINTED, where: str = "") -> Evidence:
    """What somebody says of a count."""
    return Evidence(fact(name, *numbers), trust, where)


TOTAL, WOMEN, MEN = one_of("total", 10), one_of("women", 3), one_of("men", 7)


@pytest.mark.parametrize(("kind", "kept"), [("count", 1), ("percent", 1), ("mean", 1), ("rank", 2), ("not_rank", 2)])
def test_only_numbers_of_the_same_give_way_to_each_other(kind, kept):
    """Two places may both be right: equal ones stand on either side."""
    some = [Evidence(Fact((), count("women"), Interval(Fraction(n), Fraction(n)), kind=kind)) for n in (1, 2)]
    assert len(together(some)) == kept


def test_a_share_of_a_hundred_is_another_than_a_mean():
    """The same number of the same counts, said in other units."""
    share = Evidence(fact("men", 70, of="total"))
    assert len(together([share, replace(share, fact=replace(share.fact, times=1))])) == 2


def test_what_is_known_not_to_be_true_together_is_not_looked_for_again():
    """It gives way at once; and what is found of it is remembered for the next time, when something more is hidden."""
    wrong = one_of("total", 99, trust=WORDED)
    cores: Cores = []
    assert agreeing([wrong, WOMEN, MEN], read(SUM, cores=cores), None) == [WOMEN, MEN]
    assert [{one.quantity.category for one in core} for core in cores] == [{"total", "women", "men"}]
    assert agreeing([wrong, WOMEN, MEN], read(SUM, cores=cores), None) == [WOMEN, MEN]
    assert agreeing([wrong, WOMEN], read(SUM, cores=cores), None) == [wrong, WOMEN]
    assert len(cores) == 1


@pytest.mark.parametrize("odd", [[], ["total"]])
def test_every_reading_remembers_what_does_not_fit_it(odd):
    """Also where the print fits no reading, and gives way."""
    wrong = one_of("total", 99, trust=PRINTED if odd else WORDED)
    cores: Cores = []
    believed([wrong, WOMEN, MEN], [read(SUM, cores=cores)])
    assert len(cores) == 1
