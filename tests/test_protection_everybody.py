"""Of whom figures say that all have the same answer: what `cases/world_figures.txt` cannot say."""

from scripts.protection.judgement import always_the_same
from tests.handmade import rule, short


def test_of_figures_that_are_always_the_same_number_the_first_is_meant():
    """However many there are; a sum of two is no figure, and what is at most another is not always the same."""
    rules = [rule("women == men"), rule("men == others"), rule("total == girls + boys"), rule("young <= old")]
    assert {short(one): short(first) for one, first in always_the_same(rules).items()} == {
        "others": "men",
        "women": "men",
    }
