"""How much a share is, in words."""

from decimal import Decimal
from fractions import Fraction

import pytest

from scripts.ground.interval import stated
from scripts.site.figure.amounts import SHARES, amount, comparison, observation_value
from scripts.site.figure.base import statement_meaning
from scripts.site.text.language import Language
from tests.promised import promised
from tests.site_package import labels, observation, package, statement


def much(value="", lang="sv", printed="", **cells):
    """The words for a share that is said so."""
    row = observation(measure="percent", value=value, **cells)
    said = [statement(measure="percent", printed=printed, observation=row["observation"])] if printed else []
    found = amount(row, package(statements=said), Language(lang))
    return found.text if found else None


@promised
def test_a_share_is_said_as_people_say_it(value, swedish, english):
    """In tenths, thirds, quarters or hundredths; on the side of it where the number lies."""
    assert (much(value), much(value, "en")) == (swedish, english)


def test_a_comparison_of_patterns_does_not_say_that_the_numbers_are_alike():
    row = statement(measure="comparison", qualifier="about", compared_year="earlier", note="pattern_compared")
    assert comparison(row, labels()) == "samma mönster som samma uppgift tidigare år"


@pytest.mark.slow("every share of every whole", "test_a_share_is_said_as_people_say_it")
def test_the_words_are_true_of_every_share():
    """What is just over a plain share is more than it, what is almost one is less, and what is between two lies there."""
    names = {
        much(str(Decimal(str(float(share)))) if share.denominator == 1 else f"{float(share):.2f}"): share
        for share in SHARES
    }
    for tenths in range(90, 1001):
        text, share = much(str(Decimal(tenths) / 10)), Fraction(tenths, 10)
        if text.startswith("drygt "):
            assert 0 < share - names[text.removeprefix("drygt ")] < 5, (share, text)
        elif text.startswith("nästan "):
            assert 0 < names[text.removeprefix("nästan ")] - share <= 5, (share, text)
        elif text.startswith("mellan "):
            words = ["noll", *Language("sv").words["small_numbers"].split()]
            low, high = (words.index(text.split()[place]) for place in (1, 3))
            assert 10 * low < share < 10 * high, (share, text)
        else:
            assert abs(share - names[text]) < Fraction(1, 20), (share, text)


@promised
def test_what_the_source_says_in_words_is_shown_in_words(cells, printed, text):
    """In tables too: never the number that the words were coded as. A majority of those who did not is none of those who did."""
    row = observation(measure="percent", **cells)
    own = statement(measure="percent", printed=printed, observation=row["observation"], qualifier=row["qualifier"])
    own["value"] = next(iter(stated(row).values()))
    named = labels(statements=[own])
    assert observation_value(row, named) == text
    assert statement_meaning(own, named) == f"{text}, bas ej angiven"


def test_a_printed_number_is_shown_as_a_number():
    """The words stand beside it in headlines; a table has the number."""
    row = observation(measure="percent", lower="30", qualifier="over")
    own = statement(measure="percent", printed="mer än 30 procent", observation=row["observation"])
    assert observation_value(row, labels(statements=[own])) == "över 30\N{NO-BREAK SPACE}%"
    assert much(lower="30", qualifier="over", printed="mer än 30 procent") == "mer än tre av tio"
    assert much(lower="56", qualifier="over") is None


def test_an_approximate_share_is_about_a_plain_one():
    """Or between two."""
    assert much("30", qualifier="about") == "ungefär tre av tio"
    assert much("51", qualifier="about") == "ungefär hälften"
    assert much("98", qualifier="about") == "nästan alla"


def test_only_a_share_of_at_most_all_has_words():
    """Two interventions for each need are no share that people have a word for; nor is a span."""
    assert much("140") is None
    assert much(lower="9", upper="12", qualifier="between") is None
    assert amount(observation(value="30"), package(), Language("sv")) is None
