"""How numbers that cannot stand together may be read. The year, the case and the numbers are made up."""

from fractions import Fraction

import pytest

from scripts.package.audit.interpretations import decimals_of
from tests.audits import YEAR, audited, told

OUTSIDE, ORIGIN = (f"origin_outside_eu.{code}.adults_direct" for code in ("outside_eu", "total"))
CASE, WITHOUT = {"scope": "asele_only"}, {"scope": "excluding_asele"}
NEEDS, ADULTS = "support_needs.answers.adults_direct", "contacts.total.adults_direct"


def case(share, size="20"):
    """Sixty of eighty come from outside the EU, a case of twenty among them; the share without it."""
    return [told(OUTSIDE, "60", base="80"), told(ADULTS, size, **CASE), told(OUTSIDE, share, **WITHOUT)]


def ways(*rows, decisions=()):
    """(taken from, precision, what it comes to, the number that is another and what it would be) of every way, in order."""
    found: dict[tuple[str, str, str, str, bool], None] = {}
    for finding in audited(*rows, decisions=decisions).findings:
        for one in finding.ways:
            other = f"{one.other} {'-'.join(dict.fromkeys(map(decimals_of, one.instead)))}" if one.instead else ""
            found[one.taken_from, one.precision, decimals_of(one.result), other, one.gives_up] = None
    return sorted(found, key=lambda way: way[-1])


def test_a_share_that_takes_the_case_from_both_is_no_contradiction():
    """(60 - 20) of (80 - 20) is 66.7 percent: nothing is to be read in another way."""
    assert ways(*case("66.7%")) == []


def test_the_way_that_keeps_every_printed_number_comes_first():
    """(60 - 20) of 80 is half: the case was taken from the part alone. Else one of the numbers is another."""
    assert ways(*case("50.0%")) == [
        ("part", "rounded", "50", "", False),
        ("both", "rounded", "50", "part 50", True),
        ("both", "rounded", "50", "whole 100", True),
        ("both", "rounded", "50", "taken 40", True),
        ("both", "rounded", "66.67", "ratio 66.67", True),
    ]


def test_cut_decimals_are_a_way_of_their_own():
    """Two thirds are 66.7 when they are rounded and 66.6 when they are cut."""
    rows = [told(OUTSIDE, "30", base="40"), told(ADULTS, "10", **CASE), told(OUTSIDE, "66.6%", **WITHOUT)]
    assert ways(*rows)[0] == ("both", "cut", "66.67", "", False)


def test_a_way_that_breaks_an_assumption_is_left_out():
    """60 of (80 - 10) is 85.7: the case would be in the whole and nobody of it in the part; all of it is from outside the EU."""
    assert not [way for way in ways(*case("85.7%", size="10")) if way[0] == "whole"]


def test_a_way_that_another_figure_contradicts_is_left_out():
    """The case could be forty; but at most thirty of it have a known origin, which nobody doubts."""
    forty, share = ("both", "rounded", "50", "taken 40", True), f"{OUTSIDE}.excluding_asele.{YEAR}.percent.persons"
    few = told(ORIGIN, "30", scope="asele_only", qualifier="at_most", printed="högst 30")
    assert forty in ways(*case("50.0%"))
    doubted = {
        "question": "q",
        "observation": share,
        "printed_value": "50.0",
        "decision": "stands",
        "published_value": "",
    }
    assert forty not in ways(*case("50.0%"), few, decisions=(doubted | {"findings": ""},))


def test_a_number_that_would_make_a_plain_share_fit_is_a_way():
    """135 of 286 is not 82.2 percent; 235 is. No base at all gives it for 135."""
    rows = [told(OUTSIDE, "135", base="286"), told(OUTSIDE, "82.2%", base="286")]
    assert ways(*rows) == [("", "rounded", "82.17", "part 235", True), ("", "rounded", "47.20", "ratio 47.20", True)]


def test_a_whole_that_nobody_printed_gives_up_nothing():
    """Two means of the same needs: each says how many people it would be of, or that the next larger group gives it."""
    unit = {"measure": "mean", "unit": "needs_per_person"}
    rows = [told(ADULTS, "354"), told(NEEDS, "895"), told(NEEDS, "2.5", **unit), told(NEEDS, "2.65", **unit)]
    open_wholes = [("", "rounded", "2.55", "whole 351-354", False), ("", "rounded", "2.65", "whole 338", False)]
    assert ways(*rows) == open_wholes
    everybody = told("contacts.total.adults", "358")
    assert ways(*rows, everybody) == [open_wholes[0], ("", "rounded", "2.50", "", False), open_wholes[1]]


def test_how_many_a_few_are_is_never_a_way():
    """Eight of twelve is 66.7 percent, as much as 32 of 48: only of many is another number worked out."""
    assert "part 32" in [way[3] for way in ways(told(OUTSIDE, "31", base="48"), told(OUTSIDE, "66.7%", base="48"))]
    assert [way[3] for way in ways(told(OUTSIDE, "3", base="12"), told(OUTSIDE, "66.7%", base="12"))] == ["ratio 25"]


@pytest.mark.parametrize(("number", "text"), [("3", "3"), ("80.078125", "80.08")])
def test_what_a_way_comes_to_has_two_decimals_at_most(number, text):
    """Enough to see whether it was rounded or cut."""
    assert decimals_of(Fraction(number)) == text
