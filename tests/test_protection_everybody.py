"""Groups of which everybody has the same answer: whoever knows that a person is in it knows the person's answer."""

import pytest

from scripts.protection.everybody import same_for_everybody
from tests.handmade import SETTINGS, YEAR, book, published, row, short

BOOK = book(gender="total women men others", needs="total answers many", places="total home")


def found(*rows) -> list[tuple[str, ...]]:
    """Each whole with the part that is as great."""
    case = published(*rows, book=BOOK)
    return [tuple(map(short, pair)) for pair in same_for_everybody(YEAR, case, SETTINGS)]


def test_a_part_that_is_as_great_as_its_whole_is_everybody():
    """Sorted: where a part of the whole has everybody, so may another count have."""
    assert found(row("total", "10"), row("women", "10")) == [("total", "women")]
    assert found(row("total", "10"), row("women", "9")) == []
    two = [row("needs.total", "7"), row("needs.many", "7"), row("total", "10"), row("women", "10")]
    assert found(*two) == [("total", "women"), ("needs.total", "needs.many")]


def test_nobody_is_not_everybody():
    """Where nobody is in the group nobody has the answer."""
    assert found(row("total", "0"), row("women", "0")) == []


@pytest.mark.parametrize(
    "women",
    [
        row("women", "20", qualifier="about"),
        row("women", "15", measure="percent", base="100"),
        row("women"),
        row("women", "15", year="2030"),
    ],
)
def test_only_two_printed_numbers_tell_it(women):
    """About 20, which may be 15; a share that has the same number; a hidden count; another year."""
    assert found(row("total", "15"), women) == []


def test_the_base_of_a_share_is_printed_too():
    """It counts the whole."""
    share = row("men", "5", measure="percent", base="15")
    assert found(row("women", "15"), share) == [("total", "women")]


def test_of_what_is_not_sensitive_nothing_is_said():
    """Whatever the numbers are."""
    assert found(row("places.total", "10"), row("places.home", "10")) == []
