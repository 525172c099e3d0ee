"""What a printed number allows, and how far it reaches."""

from decimal import Decimal
from fractions import Fraction

import pytest

from scripts.ground.interval import (
    QUALIFIERS,
    Interval,
    has_number,
    of_observation,
    of_statement,
    printed_part,
    published,
    stated,
)
from scripts.ground.numbers import SaidNumber, compatible, reading, rounded, share, told_number
from scripts.site.figure.gist import low
from scripts.site.prose.filling import is_so
from tests.promised import promised
from tests.site_package import labels, observation


@promised
def test_a_published_row_has_both_ends_of_what_its_number_may_be_and_says_where_they_come_from(
    measure, qualifier, value, value_to, printed, expected
):
    """Only exact and about figures have a value; an open end stays empty, and words without a number have no ends."""
    row = said(measure, qualifier, value, printed) | {"value_to": value_to}
    columns = reading(row).columns(row, "printed")
    assert [columns[name] for name in ("value", "lower", "upper", "bounds")] == expected
    assert has_number(columns) == bool(columns["bounds"])


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"value": "87.8", "qualifier": "exact"}, "87,8 %"),
        ({"lower": "38", "upper": "39", "qualifier": "between"}, "38–39 %"),
        ({"lower": "20", "upper": "", "qualifier": "at_least"}, "minst 20 %"),
        ({"lower": "16", "upper": "20", "qualifier": "just_under"}, "roughly 20 %"),
    ],
)
def test_a_number_is_told_in_swedish_by_the_word_of_its_qualifier(cells, told):
    """Comma and dash; an end that nobody printed is not told."""
    assert told_number(cells, {"at_least": "Minst", "just_under": "Roughly"}, " %") == told


@pytest.mark.parametrize("origin", ["computed", "corrected"])
def test_the_ends_of_what_no_source_prints_are_called_computed(origin):
    """A computed share is rounded too; a remainder has only a lower end."""
    share_of = SaidNumber("35.5", "exact").columns({"measure": "percent", "base_indicator": ""}, origin)
    assert (share_of["lower"], share_of["upper"], share_of["bounds"]) == ("35.45", "35.55", "computed")
    rest = SaidNumber("131", "at_least").columns({"measure": "count", "base_indicator": ""}, origin)
    assert (rest["lower"], rest["upper"], rest["bounds"]) == ("131", "", "computed")


@promised
def test_two_figures_agree_at_the_precision_of_the_coarser_one(value, number, qualifier, number_to, agrees):
    """82.7 is 83 without decimals, but 2.65 is not 2.5; a strict bound excludes itself; "about" is left to people."""
    assert compatible(value, SaidNumber(number, qualifier, number_to)) is agrees


def test_shares_are_rounded_half_up_as_people_do_it():
    """22 of 62 is 35.5 percent, and a half goes up: 1 of 8 with no decimals is 13, not 12."""
    assert share("22", "62") == "35.5"
    assert rounded(Decimal("12.5"), 0) == Decimal("13")


def said(measure, qualifier, value, printed):
    """A printed statement."""
    row = {"measure": measure, "qualifier": qualifier, "value": value, "value_to": "", "printed": printed}
    return row | {"base_indicator": ""}


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
    about = SaidNumber("51", "about")
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
    assert of_observation(SaidNumber().columns({"measure": "count"}, "printed")) == Interval(None, None)


@promised
def test_a_row_says_the_number_that_was_printed_and_not_the_ends_that_follow(row, numbers):
    """An exact 420 is 420, not 420 to 420; "just under 20" is 20, however far down it reaches."""
    assert stated(observation(**row)) == numbers


def test_what_is_only_said_to_be_under_a_number_is_nothing_at_least():
    """The least that a headline may count on."""
    assert low(observation(measure="percent", upper="50", qualifier="under")) == 0
