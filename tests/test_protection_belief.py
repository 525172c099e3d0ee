"""What gives way where not everything that a reader knows can be true."""

from dataclasses import replace
from fractions import Fraction

import pytest

from scripts.ground.interval import Interval
from scripts.protection.belief import Cores, Reading, agreeing, believed, together
from scripts.protection.evidence import COMPUTED, PRINTED, RELEASED, SUPPOSED, WORDED, Evidence
from scripts.reasoning.quantities import Fact
from tests.handmade import at_least, count, fact, rule

SUM = "total == women + men"


def read(*rules: str, cores: Cores | None = None) -> Reading:
    """The relations as they are read, of which nothing is known yet."""
    return [rule(one) for one in rules], [] if cores is None else cores


def one_of(name: str, *numbers: int, trust: int = PRINTED, where: str = "") -> Evidence:
    """What somebody says of a count."""
    return Evidence(fact(name, *numbers), trust, where)


TOTAL, WOMEN, MEN = one_of("total", 10), one_of("women", 3), one_of("men", 7)


def test_what_is_said_twice_counts_once_as_the_most_trusted_has_it():
    """The least trusted come first."""
    computed = one_of("women", 3, trust=COMPUTED)
    assert together([computed, WOMEN, MEN]) == [WOMEN, MEN]
    old = one_of("total", 10, trust=RELEASED)
    assert together([WOMEN, old]) == [old, WOMEN]
    share = replace(MEN, fact=fact("men", 70, of="total"))
    assert together([MEN, share]) == [MEN, share]


def test_what_a_more_trusted_one_says_otherwise_gives_way():
    """Also the older of two versions; what is only narrower stays."""
    assert together([one_of("women", 4, trust=RELEASED), WOMEN]) == [WOMEN]
    newer, older = (one_of("women", value, trust=RELEASED, where=str(value)) for value in (4, 5))
    assert together([newer, older]) == [newer]
    wide = one_of("women", 1, 5, trust=RELEASED)
    assert together([wide, WOMEN]) == [wide, WOMEN]
    assert together([one_of("women", 1, 2, trust=COMPUTED), one_of("women", 2, 6, trust=RELEASED), WOMEN]) == [
        one_of("women", 2, 6, trust=RELEASED),
        WOMEN,
    ]


@pytest.mark.parametrize(("kind", "kept"), [("count", 1), ("percent", 1), ("mean", 1), ("rank", 2), ("not_rank", 2)])
def test_only_numbers_of_the_same_give_way_to_each_other(kind, kept):
    """Two places may both be right: equal ones stand on either side."""
    some = [Evidence(Fact((), count("women"), Interval(Fraction(n), Fraction(n)), kind=kind)) for n in (1, 2)]
    assert len(together(some)) == kept


def test_a_share_of_a_hundred_is_another_than_a_mean():
    """The same number of the same counts, said in other units."""
    share = Evidence(fact("men", 70, of="total"))
    assert len(together([share, replace(share, fact=replace(share.fact, times=1))])) == 2


def test_the_least_trusted_of_what_cannot_be_true_gives_way():
    """Of those that are trusted as much the last; what is left stands in its order."""
    wrong = one_of("total", 11, trust=RELEASED)
    assert agreeing([wrong, WOMEN, MEN], read(SUM), None) == [WOMEN, MEN]
    assert agreeing([WOMEN, MEN, replace(wrong, trust=PRINTED)], read(SUM), None) == [WOMEN, MEN]
    assert agreeing([WOMEN, wrong, MEN], read(SUM), None) == [WOMEN, MEN]
    assert agreeing([TOTAL, WOMEN, MEN], read(SUM), None) == [TOTAL, WOMEN, MEN]
    other = replace(one_of("age.total", 2), trust=RELEASED)
    assert agreeing([wrong, other, WOMEN, MEN], read(SUM), None) == [other, WOMEN, MEN]


def test_what_gives_way_to_the_print_takes_nothing_with_it():
    """Four was computed, and three is printed: that there are three at most, as a version said, is true."""
    three, four = one_of("women", 3), one_of("women", 4, trust=COMPUTED)
    most = one_of("women", 0, 3, trust=RELEASED)
    assert agreeing([most, four, three], read(), None) == [most, three]


def test_as_many_give_way_as_have_to():
    """And no more."""
    wrong = [one_of("total", 11, trust=RELEASED), one_of("total", 12, trust=COMPUTED)]
    assert agreeing([*wrong, WOMEN, MEN], read(SUM), None) == [WOMEN, MEN]
    assert agreeing([one_of("women", 9, trust=RELEASED), TOTAL, one_of("men", 7, trust=RELEASED)], read(SUM), None) == [
        one_of("women", 9, trust=RELEASED),
        TOTAL,
    ]


@pytest.mark.parametrize(("trust", "firm"), [(PRINTED, PRINTED), (SUPPOSED, SUPPOSED), (PRINTED, SUPPOSED)])
def test_what_is_firm_does_not_give_way(trust, firm):
    """Then it cannot be read so."""
    wrong = one_of("total", 11, trust=trust)
    assert agreeing([wrong, WOMEN, MEN], read(SUM), firm) is None
    assert agreeing([wrong, WOMEN], read(SUM), firm) == [wrong, WOMEN]
    assert agreeing([replace(wrong, trust=firm - 1), WOMEN, MEN], read(SUM), firm) == [WOMEN, MEN]


def test_each_reading_has_the_evidence_that_can_be_true_under_it():
    """None where the print cannot be read so, while another reading can."""
    other = "total == women + men + others"
    old = one_of("total", 11, trust=RELEASED)
    assert believed([old, WOMEN, MEN], [read(SUM), read(other)]) == [[WOMEN, MEN], [old, WOMEN, MEN]]
    odd = one_of("total", 11)
    assert believed([odd, WOMEN, MEN, WOMEN], [read(SUM), read(other)]) == [None, [odd, WOMEN, MEN]]


def test_that_the_hidden_are_somebody_gives_way_before_the_print():
    """And the print where it fits no reading."""
    somebody = Evidence(at_least("men", 1), SUPPOSED)
    ten = one_of("women", 10)
    assert believed([somebody, TOTAL, ten], [read(SUM)]) == [[TOTAL, ten]]
    odd = one_of("total", 11)
    assert believed([WOMEN, MEN, odd], [read(SUM)]) == [[WOMEN, MEN]]
    assert believed([somebody, TOTAL, ten], [read(SUM), read("total == women + others")]) == [
        None,
        [somebody, TOTAL, ten],
    ]


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
