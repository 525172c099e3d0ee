"""Findings: the smallest set of figures, what the others leave, and the limit of the solver."""

import pytest

from scripts.ground.data_package import Row
from scripts.guard.audit.run import audit
from scripts.guard.reasoning import model
from tests.audits import CODES, audited, contradictions, ranges_of, statements_of, told
from tests.misprints import one_digit, swapped

OUTSIDE, EU, ORIGIN = (f"origin_outside_eu.{code}.adults_direct" for code in ("outside_eu", "eu", "total"))
ALL, DIRECT, ADULTS = (f"contacts.total.{code}" for code in ("all", "direct", "adults_direct"))
WRONG_SHARE = [
    told(OUTSIDE, "135", base="286"),
    told(OUTSIDE, "82.2%", base="286"),
    told(ORIGIN, "286", place="Ingress"),
]


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
        one.category: left for one, left in ranges_of(*rows, blank).items() if one.indicator == "origin_outside_eu"
    }
    assert (ranges["eu"].lower, ranges["eu"].upper, ranges["eu"].sure) == (*ends, True)


SELF, COORDINATOR, IDENTIFIED = (f"identified_by.{code}.adults" for code in ("self", "regional_coordinator", "total"))
MOST = {"measure": "rank", "printed": "vanligast"}


@pytest.mark.parametrize(
    ("rows", "kind", "assumes"),
    [
        (WRONG_SHARE, "conflict", ()),
        (
            [told(SELF, "60"), told(COORDINATOR, "60"), told(IDENTIFIED, "100")],
            "assumed",
            ("list_complete", "one_answer"),
        ),
        ([told(SELF, "1", **MOST), told(SELF, "40"), told(COORDINATOR, "60")], "wording", ()),
        ([told(ORIGIN, "99"), told(OUTSIDE, "100", qualifier="about", printed="ca 100")], "", ()),
        ([told(ORIGIN, "40"), told(OUTSIDE, "100", qualifier="about")], "assumed", ("about_reaches",)),
    ],
)
def test_a_finding_is_as_strong_as_what_it_rests_on(rows, kind, assumes):
    """Printed numbers contradict each other; others only if one assumes something; a word only differs."""
    found = audited(*rows).findings
    assert [(one.kind, one.assumes) for one in found] == ([(kind, assumes)] if kind else [])


def test_a_form_asks_for_every_answer_that_it_has():
    """Of a form's answers to one question none is missing: what a report's list only assumes, it defines."""
    codes = CODES | {"sources": [*CODES["sources"], {"source": "a_form", "source_kind": "form"}]}
    cells = ((SELF, "60"), (COORDINATOR, "60"), (IDENTIFIED, "100"))
    (finding,) = audit(
        statements_of(*(told(cell, value, source="a_form") for cell, value in cells)), codes, ()
    ).findings
    assert (finding.kind, finding.assumes) == ("conflict", ())


def limits(*rows):
    """Cell -> (least, greatest, assumptions) of the ranges that are told."""
    return {
        f"{one.count.indicator}.{one.count.category}": (one.left.lower, one.left.upper, one.assumes)
        for one in audited(*rows).limits
    }


BLANK: Row = {"obs_status": "O", "qualifier": "", "printed": ""}


def test_a_range_is_told_where_it_settles_a_question():
    """It is narrow, or above or below half; a wide one around the middle says nothing."""
    blank = told(EU, "", **BLANK)
    assert limits(told(ORIGIN, "286"), told(OUTSIDE, "200"), blank)["origin_outside_eu.eu"] == (86, 86, ())
    assert limits(told(ORIGIN, "286"), told(OUTSIDE, "200", qualifier="at_least"), blank)["origin_outside_eu.eu"] == (
        0,
        86,
        (),
    )
    assert "origin_outside_eu.eu" not in limits(told(ORIGIN, "286"), told(OUTSIDE, "100", qualifier="at_least"), blank)


def test_a_wording_proves_no_number():
    """That one answer is called the most common bounds no count."""
    rows = [told(SELF, "1", **MOST), told(SELF, "40"), told(COORDINATOR, "", **BLANK)]
    assert limits(*rows) == {}


def test_a_range_that_rests_on_an_assumption_names_it():
    """That ten people are about half of those from outside the EU holds only as far as the word reaches."""
    rows = [told(ORIGIN, "200"), told(OUTSIDE, "180", qualifier="about", printed="ca 180"), told(EU, "", **BLANK)]
    assert limits(*rows)["origin_outside_eu.eu"] == (15, 25, ("about_reaches",))


def test_nothing_is_worked_out_from_an_open_contradiction():
    """Neither of two numbers that cannot both be right bounds a third."""
    rows = [told(ORIGIN, "31"), told(ORIGIN, "80", place="Ingress"), told(OUTSIDE, "20"), told(EU, "", **BLANK)]
    decision: Row = {
        "observation": "origin_outside_eu.total.adults_direct.all_cases.2031.count.persons",
        "printed_value": "31",
        "decision": "stands",
        "published_value": "",
        "findings": audited(*rows).findings[0].name,
    }
    found = audited(*rows, decisions=(decision,))
    assert (len(found.remaining), found.limits) == (0, ())


def test_at_its_limit_the_audit_says_that_it_is_undecided(monkeypatch):
    """No hang, no traceback, and nothing that is called proved or free of contradictions."""
    monkeypatch.setitem(model.OPTIONS, "simplex_iteration_limit", 0)
    shares = [
        told(f"support_needs.{code}.adults_direct", value)
        for code, value in (("housing", "33.1%"), ("advice", "17.3%"))
    ]
    rank = told("support_needs.material.adults_direct", "1", measure="rank", printed="vanligast")
    found = audited(*shares, rank, told("support_needs.answers.adults_direct", "895"))
    assert found.unfinished == ("2031",)
    assert all(limit.left.sure for limit in found.limits)


def test_statements_are_named_by_their_number():
    """The tables lead from a finding to the places of its figures."""
    statements = statements_of(*WRONG_SHARE)
    (finding,) = audited(*WRONG_SHARE).findings
    assert [statements[number]["value"] for fact in finding.facts for number in fact.figures] == ["135", "82.2"]
