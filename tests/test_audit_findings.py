"""Findings: the smallest set of figures, what would mend it, what the others leave, and the limit of the solver."""

import pytest

from scripts.package.audit import system
from scripts.package.audit.misprints import one_digit, swapped
from scripts.package.audit.ranges import Left
from tests.audits import audited, contradictions, statements_of, told

OUTSIDE, EU, ORIGIN = (f"origin_outside_eu.{code}.adults_direct" for code in ("outside_eu", "eu", "total"))
ALL, DIRECT, ADULTS = (f"contacts.total.{code}" for code in ("all", "direct", "adults_direct"))
WRONG_SHARE = [
    told(OUTSIDE, "135", base="286"),
    told(OUTSIDE, "82.2%", base="286"),
    told(ORIGIN, "286", place="Ingress"),
]


def mended(*rows):
    """(kind, from, to) of the proposals for the only finding."""
    (finding,) = audited(*rows).findings
    return [(mend.kind, mend.value_from, mend.value_to) for mend in finding.mends]


def test_a_contradiction_holds_no_figure_that_it_can_do_without():
    """Three populations do not add up; the figures beside them are no part of it."""
    rows = [
        told(ALL, "420"),
        told(DIRECT, "364"),
        told("contacts.total.indirect", "57"),
        told(ADULTS, "354"),
        told(OUTSIDE, "7"),
    ]
    assert contradictions(*rows) == [{"420", "364", "57"}]


def test_the_shortest_figures_show_a_contradiction():
    """The number of adults is printed: it is not pieced together of the others."""
    rows = [told(DIRECT, "364"), told("contacts.total.children_direct", "10"), told(ADULTS, "354"), told(ORIGIN, "355")]
    assert contradictions(*rows)[0] == {"354", "355"}


def test_two_contradictions_are_two_findings():
    """That one is found does not hide the other."""
    rows = [
        *WRONG_SHARE,
        told("children_asylum.total.children", "20"),
        told("children_asylum.seeking_asylum.children", "21"),
    ]
    assert contradictions(*rows) == [{"135", "82.2"}, {"20", "21"}]


def test_one_digit_that_mends_a_share_is_proposed():
    """235 of 286 is 82.2 percent; the base is printed twice and left alone."""
    assert mended(*WRONG_SHARE) == [("one_digit", "135", "235")]


def test_two_digits_swapped_are_proposed():
    """402 for 420."""
    rows = [
        told(ALL, "402"),
        told(DIRECT, "364"),
        told(DIRECT, "364", place="Slutsats"),
        told("contacts.total.indirect", "56"),
    ]
    assert ("two_digits_swapped", "402", "420") in mended(*rows)


def test_a_count_and_a_base_that_changed_places_are_proposed():
    """235 of 286, printed the other way round: both numbers change at once."""
    rows = [
        told(OUTSIDE, "286", base="235"),
        told(OUTSIDE, "82.2%", place="Ingress"),
        told(OUTSIDE, "82.2%", place="Slutsats"),
    ]
    proposals = [mend for finding in audited(*rows).findings for mend in finding.mends]
    assert ("count_and_base_exchanged", "286", "235") in {(one.kind, one.value_from, one.value_to) for one in proposals}


def test_a_base_that_is_printed_in_another_place_too_changes_places_with_nothing():
    """The same slip twice is unlikely."""
    found = audited(told(OUTSIDE, "286", base="235"), told(ORIGIN, "235", place="Ingress"))
    assert "count_and_base_exchanged" not in {mend.kind for finding in found.findings for mend in finding.mends}


def test_no_proposal_where_no_single_change_is_enough():
    """The same two numbers in two places each: one slip explains neither."""
    rows = [
        told(cell, value, place=place)
        for place in ("Ingress", "Slutsats")
        for cell, value in ((ORIGIN, "111"), (OUTSIDE, "999"))
    ]
    (finding,) = audited(*rows).findings
    assert finding.mends == ()


def test_a_proposal_agrees_with_the_figures_that_nobody_contradicts():
    """The whole could be 41 for the sake of the part of 36, but there is another part of 25."""
    rows = [told(OUTSIDE, "36"), told(ORIGIN, "31"), told(EU, "25", place="Ingress"), told(EU, "25", place="Slutsats")]
    assert mended(*rows) == [("one_digit", "31", "61")]


def test_small_changes_of_a_number():
    """No number begins with a zero, and digits change places across the point."""
    assert "035" not in one_digit("135")
    assert "8.22" not in swapped("82.2")
    assert list(swapped("71.6")) == ["17.6", "76.1"]


@pytest.mark.parametrize(
    ("rows", "ends"),
    [
        ([told(ORIGIN, "286"), told(OUTSIDE, "200")], (86, 86)),
        ([told(ORIGIN, "286"), told(EU, "33.2%")], (95, 95)),
        ([told(ORIGIN, "286"), told(OUTSIDE, "200", qualifier="at_least")], (0, 86)),
        ([told(ORIGIN, "286"), told(EU, "50%", qualifier="over", printed="en majoritet")], (144, 286)),
        ([told(OUTSIDE, "200")], (0, None)),
    ],
)
def test_what_the_printed_figures_leave(rows, ends):
    """The least and the greatest number of people from the EU, where the source has it only in a chart; None is open."""
    blank = told(EU, "", obs_status="O", qualifier="", printed="")
    ranges = {
        one.category: left for one, left in audited(*rows, blank).ranges.items() if one.indicator == "origin_outside_eu"
    }
    assert (ranges["eu"].lower, ranges["eu"].upper, ranges["eu"].sure) == (*ends, True)


def test_percentages_that_fit_only_a_smaller_base_are_a_finding_that_cannot_be_decided():
    """117 are more than half of those with an answer: not everybody has one, and nobody says how many have."""
    start = "exploitation_start.work_recruitment.adults_direct"
    rows = [told(ADULTS, "354"), told(start, "117"), told(start, "50%", qualifier="over", printed="de flesta")]
    (finding,) = audited(*rows).findings
    assert (finding.kind, finding.verdict) == ("smaller_base", "cannot_be_decided")
    assert finding.left == Left(117, 233)


@pytest.mark.parametrize(("name", "value"), [("EFFORT", 1e-9), ("PATIENCE", 0.0)])
def test_at_its_limit_the_audit_says_that_it_is_undecided(monkeypatch, name, value):
    """No hang, no traceback, and nothing that is called proved or free of contradictions."""
    monkeypatch.setattr(system, name, value)
    shares = [
        told(f"support_needs.{code}.adults_direct", value)
        for code, value in (("housing", "33.1%"), ("advice", "17.3%"))
    ]
    rank = told("support_needs.material.adults_direct", "1", measure="rank", printed="vanligast")
    found = audited(*shares, rank, told("support_needs.answers.adults_direct", "895"))
    assert found.unfinished == ("2031",)
    assert not all(left.sure for left in found.ranges.values()) or not found.ranges


def test_statements_are_named_by_their_number():
    """The tables lead from a finding to the places of its figures."""
    statements = statements_of(*WRONG_SHARE)
    (finding,) = audited(*WRONG_SHARE).findings
    assert [statements[number]["value"] for fact in finding.facts for number in fact.figures] == ["135", "82.2"]
