"""What a small count is, said as a count, through a percentage or as a range."""

import pytest

from scripts.ground.small import gives_away, is_small, pins


@pytest.mark.parametrize(
    ("number", "small"), [("", False), ("0", False), ("0.5", True), ("1", True), ("4", True), ("5", False)]
)
def test_a_count_is_small_from_one_and_up_to_the_threshold(number, small):
    """Nobody is no small count, and no number is none either."""
    assert is_small(number, 5) is small


@pytest.mark.parametrize(
    ("percent", "base", "small"),
    [
        ("40", "10", True),
        ("50", "10", False),
        ("45", "10", False),  # four and a half people are five
        ("44", "10", True),
        ("0.5", "100", True),
        ("100", "1", True),
        ("2", "149", True),
        ("2", "250", False),
        ("0", "10", False),
        ("50", "0", False),
        ("", "10", False),
        ("40", "", False),
    ],
)
def test_a_percentage_of_a_base_is_the_count_that_it_comes_to(percent, base, small):
    """Rounded to whole people; a share of nobody, and nobody's share, tell of none."""
    assert gives_away(percent, base, 5) is small


@pytest.mark.parametrize(
    ("lower", "upper", "small"),
    [
        (1, 4, True),
        (1, 1, True),
        (4, 4, True),
        (0, 3, True),
        (0, 1, True),
        (0, 4, False),
        (0, 0, False),
        (3, 6, False),
        (2, 5, False),
        (2, None, False),
        (5, 5, False),
    ],
)
def test_a_range_is_small_when_few_and_only_small_numbers_are_left(lower, upper, small):
    """Fewer than the threshold, and not surely nobody: "fewer than five" is how a small count is said safely."""
    assert pins(lower, upper, 5) is small
