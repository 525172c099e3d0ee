"""What a printed number allows."""

from decimal import Decimal

import pytest

from scripts.package.numbers import Reading, compatible, reading, rounded, share


@pytest.mark.parametrize(
    ("value", "value_to", "qualifier", "expected"),
    [
        ("28", "", "exact", Reading(value="28", qualifier="exact")),
        ("30", "", "about", Reading(value="30", qualifier="about")),
        ("20", "", "just_under", Reading(upper="20", qualifier="just_under")),
        ("50", "", "over", Reading(lower="50", qualifier="over")),
        ("9", "12", "between", Reading(lower="9", upper="12", qualifier="between")),
        ("", "", "words", Reading()),
    ],
)
def test_a_bound_is_never_published_as_a_value(value, value_to, qualifier, expected):
    """Only exact and about figures have a value; a bound has a lower or an upper end, and words have neither."""
    assert reading(value, value_to, qualifier) == expected


@pytest.mark.parametrize(
    ("value", "other", "agrees"),
    [
        ("82.7", Reading(value="83", qualifier="exact"), True),
        ("3.8", Reading(value="4", qualifier="exact"), True),
        ("2.65", Reading(value="2.5", qualifier="exact"), False),
        ("82.7", Reading(upper="83", qualifier="just_under"), True),
        ("50", Reading(lower="50", qualifier="over"), False),
        ("50", Reading(lower="50", qualifier="at_least"), True),
        ("17", Reading(upper="20", qualifier="just_under"), True),
        ("29.7", Reading(upper="30", qualifier="under"), True),
        ("30", Reading(upper="30", qualifier="under"), False),
        ("34", Reading(value="30", qualifier="about"), True),
        ("99", Reading(value="30", qualifier="about"), False),
    ],
)
def test_two_figures_agree_at_the_precision_of_the_coarser_one(value, other, agrees):
    """82.7 is 83 without decimals, but 2.65 is not 2.5; a strict bound excludes itself; "about" is left to people."""
    assert compatible(value, other) is agrees


def test_shares_are_rounded_half_up_as_people_do_it():
    """22 of 62 is 35.5 percent, and a half goes up: 1 of 8 with no decimals is 13, not 12."""
    assert share("22", "62") == "35.5"
    assert rounded(Decimal("12.5"), 0) == Decimal("13")
