"""A sum that can be read in several ways: one of the readings is right, and what follows holds whichever it is."""

from fractions import Fraction

from scripts.ground.interval import Interval
from scripts.ground.strength import DEFINITION
from scripts.package.audit.ranges import Left, find_ranges
from scripts.reasoning.quantities import Fact, Quantity
from scripts.reasoning.relation import Relation


def count(category):
    """A count of needs."""
    return Quantity("platform", "support_needs", category, "adults_direct", "all_cases", "", "", "2031")


ANSWERS, ONE, ALL = (count(name) for name in ("answers", "advice", "all_of_the_above"))
READINGS = [
    Relation("parts", ((1, ANSWERS), (-1, ONE)), "==", reading="none"),
    Relation("parts", ((1, ANSWERS), (-1, ONE), (-1, ALL)), "==", reading="once"),
    Relation("parts", ((1, ALL), (-1, ONE)), "<="),
]


def test_a_reading_of_known_numbers_alone_is_still_a_reading():
    """Ten answers are ten kinds of needs: those who ticked everything are not added, and may be any number up to ten."""
    facts = [
        Fact((number,), one, Interval(Fraction(10), Fraction(10)), strength=DEFINITION)
        for number, one in enumerate((ANSWERS, ONE))
    ]
    assert find_ranges(facts, READINGS, [ALL]) == {ALL: Left(0, 10)}


def test_where_the_numbers_leave_one_reading_the_others_say_nothing():
    """Thirteen answers to ten: three ticked everything."""
    facts = [
        Fact((0,), ANSWERS, Interval(Fraction(13), Fraction(13))),
        Fact((1,), ONE, Interval(Fraction(10), Fraction(10))),
    ]
    assert find_ranges(facts, READINGS, [ALL]) == {ALL: Left(3, 3)}
