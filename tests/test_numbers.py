"""What a printed number allows."""

from decimal import Decimal

import pytest

from scripts.ground.interval import has_number
from scripts.ground.numbers import Reading, compatible, reading, rounded, share, told_number
from tests.rows import to_row

# (measure, qualifier, value, value_to, printed) -> value, lower, upper, bounds as `observations` has them.
PUBLISHED = {
    ("count", "exact", "420", "", "420"): ("420", "420", "420", "printed"),
    ("count", "exact", "2", "", "två barn"): ("2", "2", "2", "printed"),
    ("percent", "exact", "21.0", "", "21,0 procent"): ("21.0", "20.95", "21.05", "rounding"),
    ("mean", "exact", "4", "", "fyra"): ("4", "3.5", "4.5", "rounding"),
    ("percent", "exact", "100", "", "100 procent"): ("100", "99.5", "100", "rounding"),
    ("percent", "exact", "0", "", "0 %"): ("0", "0", "0.5", "rounding"),
    ("percent", "exact", "100", "", "samtliga"): ("100", "100", "100", "meaning"),
    ("percent", "over", "50", "", "en majoritet"): ("", "50", "", "meaning"),
    ("percent", "under", "33.33", "", "mindre än en tredjedel"): ("", "", "33.33", "meaning"),
    ("percent", "about", "51", "", "ungefär 51 procent"): ("51", "50", "52", "about"),
    ("percent", "about", "50", "", "omkring hälften"): ("50", "45", "55", "about"),
    ("count", "about", "0.5", "", "ca 0,5"): ("0.5", "0", "1.5", "about"),
    ("percent", "just_under", "50", "", "nästan hälften"): ("", "40", "50", "just"),
    ("percent", "just_over", "90", "", "drygt 90 procent"): ("", "90", "100", "just"),
    ("count", "just_over", "20", "", "drygt 20"): ("", "20", "24", "just"),
    ("count", "over", "12.0", "", "över 12,0"): ("", "12.0", "", "printed"),
    ("count", "under", "30", "", "under 30"): ("", "", "30", "printed"),
    ("count", "at_least", "131", "", "minst 131"): ("", "131", "", "printed"),
    ("percent", "at_most", "30", "", "högst 30 procent"): ("", "", "30", "printed"),
    ("count", "between", "9", "12", "9–12"): ("", "9", "12", "printed"),
    ("count", "words", "", "", "ett fåtal"): ("", "", "", ""),
}


@pytest.mark.parametrize(("said", "expected"), PUBLISHED.items())
def test_a_published_row_has_both_ends_of_what_its_number_may_be_and_says_where_they_come_from(said, expected):
    """Only exact and about figures have a value; an open end stays empty, and words without a number have no ends."""
    row = to_row(dict(zip(("measure", "qualifier", "value", "value_to", "printed"), said, strict=True)))
    row["base_indicator"] = ""
    columns = reading(row).columns(row, "printed")
    assert tuple(columns[name] for name in ("value", "lower", "upper", "bounds")) == expected
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
    share_of = Reading("35.5", "exact").columns({"measure": "percent", "base_indicator": ""}, origin)
    assert (share_of["lower"], share_of["upper"], share_of["bounds"]) == ("35.45", "35.55", "computed")
    rest = Reading("131", "at_least").columns({"measure": "count", "base_indicator": ""}, origin)
    assert (rest["lower"], rest["upper"], rest["bounds"]) == ("131", "", "computed")


@pytest.mark.parametrize(
    ("value", "other", "agrees"),
    [
        ("82.7", Reading("83", "exact"), True),
        ("3.8", Reading("4", "exact"), True),
        ("2.65", Reading("2.5", "exact"), False),
        ("82.7", Reading("83", "just_under"), True),
        ("50", Reading("50", "over"), False),
        ("50", Reading("50", "at_least"), True),
        ("17", Reading("20", "just_under"), True),
        ("29.7", Reading("30", "under"), True),
        ("30", Reading("30", "under"), False),
        ("34", Reading("30", "about"), True),
        ("99", Reading("30", "about"), False),
        ("11", Reading("9", "between", "12"), True),
    ],
)
def test_two_figures_agree_at_the_precision_of_the_coarser_one(value, other, agrees):
    """82.7 is 83 without decimals, but 2.65 is not 2.5; a strict bound excludes itself; "about" is left to people."""
    assert compatible(value, other) is agrees


def test_shares_are_rounded_half_up_as_people_do_it():
    """22 of 62 is 35.5 percent, and a half goes up: 1 of 8 with no decimals is 13, not 12."""
    assert share("22", "62") == "35.5"
    assert rounded(Decimal("12.5"), 0) == Decimal("13")
