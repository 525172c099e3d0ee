"""What a small count is, said as a count, through a percentage or as a range, and which texts are read first."""

import csv
from pathlib import Path

import pytest

from scripts.ground.small import gives_away, is_small, pins, tells
from tests.promised import promised


@pytest.mark.parametrize(
    ("number", "small"), [("", False), ("0", False), ("0.5", True), ("1", True), ("4", True), ("5", False)]
)
def test_a_count_is_small_from_one_and_up_to_the_threshold(number, small):
    """Nobody is no small count, and no number is none either."""
    assert is_small(number, 5) is small


@promised
def test_a_percentage_of_a_base_is_the_count_that_it_comes_to(percent, base, small):
    """Rounded to whole people; a share of nobody, and nobody's share, tell of none."""
    assert gives_away(percent, base, 5) is small


@promised
def test_a_range_is_small_when_few_and_only_small_numbers_are_left(lower, upper, small):
    """Fewer than the threshold, and not surely nobody: "fewer than five" is how a small count is said safely."""
    assert pins(lower, int(upper) if upper else None, 5) is small


HERE = Path(__file__).parent


@pytest.mark.parametrize("file", ["few_texts.csv", "cases/unread_texts.csv"])
def test_a_text_that_counts_divides_compares_or_names_somebody_is_read_among_the_first(file):
    """No more than that: `test_texts` holds that every new text is read."""
    texts = [row["text"] for row in csv.DictReader((HERE / file).read_text(encoding="utf-8").splitlines())]
    assert [text for text in texts if not tells(text)] == []


@promised
def test_a_text_without_a_number_a_comparison_or_a_person_waits(text):
    """Names of places and organisations go before, as those of people do."""
    assert not tells(text)
