"""What a number may be, given how it is said: one policy, the same wherever it is asked."""

from fractions import Fraction

import pytest

from scripts.ground.interval import QUALIFIERS, Interval, of_observation, of_statement, printed_part, published, stated
from scripts.ground.numbers import Reading, compatible, reading
from scripts.site.figure.gist_cells import low
from scripts.site.prose.filling import is_so
from tests.site_package import labels, observation

POLICY = {
    ("count", "exact", "420", "420"): ("420", "420"),
    ("percent", "exact", "82.2", "82,2 procent"): ("82.15", "82.25"),
    ("percent", "exact", "100", "samtliga"): ("100", "100"),
    ("mean", "exact", "4", "fyra"): ("3.5", "4.5"),
    ("percent", "about", "51", "ungefär 51 procent"): ("50", "52"),
    ("percent", "about", "30", "ca 30 procent"): ("25", "35"),
    ("count", "just_under", "20", "strax under 20"): ("16", "20"),
    ("percent", "just_over", "50", "drygt hälften"): ("50", "60"),
    ("percent", "over", "50", "en majoritet"): ("50", None),
    ("percent", "at_most", "30", "högst 30 procent"): (None, "30"),
    ("percent", "about", "99", "ca 99 procent"): ("98", "100"),
    ("percent", "just_over", "95", "drygt 95 procent"): ("95", "100"),
    ("percent", "exact", "0", "0 procent"): ("0", "0.5"),
    ("percent", "over", "95", "över 95 procent"): ("95", None),
}


def said(measure, qualifier, value, printed):
    """A printed statement."""
    row = {"measure": measure, "qualifier": qualifier, "value": value, "value_to": "", "printed": printed}
    return row | {"base_indicator": ""}


@pytest.mark.parametrize(("sentence", "ends"), POLICY.items())
def test_how_far_a_number_reaches(sentence, ends):
    """By its qualifier, its measure and how many digits are printed."""
    found = published(said(*sentence))
    assert (found.lower, found.upper) == tuple(None if end is None else Fraction(end) for end in ends)


@pytest.mark.parametrize(("value", "upper"), [("100.0", "100.05"), ("300.0", "300.05")])
def test_a_share_of_another_cell_may_be_more_than_all_of_it(value, upper):
    """A need may be met by several interventions; what a share is of, the audit asks the relations."""
    row = said("percent", "exact", value, value)
    assert published(row | {"base_indicator": "support_needs"}).upper == of_statement(row).upper == Fraction(upper)


@pytest.mark.parametrize("qualifier", ["over", "under", "just_over", "just_under"])
def test_these_words_leave_out_the_number_itself(qualifier):
    """More than half is not half."""
    assert not of_statement(said("percent", qualifier, "50", "hälften")).holds(Fraction(50))


def test_about_proves_no_end_and_just_only_the_printed_one():
    """How far the words go is our reading."""
    assert printed_part(said("percent", "about", "51", "ungefär 51")) is None
    near = printed_part(said("count", "just_under", "20", "strax under 20"))
    assert near is not None
    assert (near.lower, near.upper, near.strict) == (None, Fraction(20), True)


def test_everybody_who_reads_about_51_percent_reads_the_same():
    """Merging, headlines and claims: 50 to 52, so it is not certainly more than half."""
    row = observation(value="51", qualifier="about", measure="percent")
    about = Reading("51", "about")
    assert (of_observation(row).lower, of_observation(row).upper) == (Fraction(50), Fraction(52))
    assert (low(row), float(of_observation(row).upper or 0)) == (50, 52)
    assert compatible("52", about)
    assert not compatible("53", about)
    named = labels("sv", observations=[row]).package
    cell = "needs.advice.adults.all_cases.percent"
    assert not is_so(f"majority {cell}", named)
    assert is_so(f"some {cell}", named)


@pytest.mark.parametrize("qualifier", QUALIFIERS)
@pytest.mark.parametrize("measure", ["count", "percent", "mean"])
def test_a_published_row_says_the_same_as_the_statement_that_it_comes_from(measure, qualifier):
    """Whoever reads the columns needs no policy: the ends, and whether they belong, stand there."""
    row = said(measure, qualifier, "30", "30") | {"value_to": "40" if qualifier == "between" else ""}
    assert of_observation(reading(row).columns(row, "printed")) == of_statement(row)


def test_a_row_without_a_number_may_be_anything():
    """What is hidden, or only in a chart, has no ends."""
    assert of_observation(Reading().columns({"measure": "count"}, "printed")) == Interval(None, None)


@pytest.mark.parametrize(
    ("row", "numbers"),
    [
        ({"value": "420", "qualifier": "exact"}, {"value": "420"}),
        ({"value": "51", "qualifier": "about"}, {"value": "51"}),
        ({"upper": "20", "qualifier": "just_under"}, {"upper": "20"}),
        ({"lower": "20", "qualifier": "just_over"}, {"lower": "20"}),
        ({"lower": "9", "upper": "12", "qualifier": "between"}, {"lower": "9", "upper": "12"}),
        ({"obs_status": "Q"}, {}),
    ],
)
def test_a_row_says_the_number_that_was_printed_and_not_the_ends_that_follow(row, numbers):
    """An exact 420 is 420, not 420 to 420; "just under 20" is 20, however far down it reaches."""
    assert stated(observation(**row)) == numbers


def test_what_is_only_said_to_be_under_a_number_is_nothing_at_least():
    """The least that a headline may count on."""
    assert low(observation(measure="percent", upper="50", qualifier="under")) == 0
