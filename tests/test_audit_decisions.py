"""Decisions on figures that cannot be true together: each fits the print, each contradiction is decided on; what is missing."""

import pytest

from scripts.ground.data_package import Row
from scripts.ground.decisions import Missing, counted, missing, open_questions
from scripts.package.audit.rows import audit_problems
from scripts.package.observations import resolve
from tests.audits import audited, ranges_of, statements_of, told
from tests.handmade import row

OUTSIDE = "origin_outside_eu.outside_eu.adults_direct"
CELL = f"{OUTSIDE}.all_cases.2031.count.persons"
ROWS = [told(OUTSIDE, "135", base="286"), told(OUTSIDE, "82.2%", base="286")]
NAME = audited(*ROWS).findings[0].name


def decision(**cells: str):
    """A row of `corrections.csv`: 235 for 135."""
    usual = {
        "observation": CELL,
        "printed_value": "135",
        "decision": "corrected",
        "published_value": "235",
        "findings": NAME,
    }
    return usual | cells


def problems(*decisions, rows=ROWS):
    """(kind, line, column) of what the build would say."""
    statements = statements_of(*rows)
    places = [("figures/2031.csv", number) for number in range(2, len(rows) + 2)]
    found = audit_problems(audited(*rows, decisions=decisions), statements, list(enumerate(decisions, 2)), places)
    return [(problem.kind, problem.row, problem.column) for problem in found]


def test_a_contradiction_that_nobody_has_decided_on_stops_the_build_with_what_would_fit():
    """At the line of its last figure."""
    assert problems() == [("contradiction_fits", 3, "value")]


def test_a_correction_that_names_the_contradiction_lets_the_build_go_on():
    """235 of 286 is 82.2 percent."""
    assert problems(decision()) == []


@pytest.mark.parametrize("kind", ["stands", "confirmed"])
def test_a_figure_that_stands_or_holds_as_printed_lets_the_build_go_on(kind):
    """It is published, and the audit works without it."""
    assert problems(decision(decision=kind, published_value="")) == []


@pytest.mark.parametrize(("kind", "doubt"), [("stands", "doubtful"), ("confirmed", "")])
def test_only_what_nobody_knows_is_doubtful(kind, doubt):
    """The same number is published; what the publisher has said is right has no reservation."""
    rows = [told(OUTSIDE, "135", base="286")]
    decided = [decision(decision=kind, published_value="", findings="")]
    found = [one.row() for one in resolve(statements_of(*rows), {}, decided).values()]
    assert [(row["value"], row["doubt"]) for row in found if row["observation"] == CELL] == [("135", doubt)]


def test_a_correction_that_makes_no_sense_of_the_figures_stops_the_build():
    """225 of 286 is not 82.2 percent either: the contradiction is still there afterwards."""
    assert problems(decision(published_value="225")) == [("contradiction_after", 0, "")]


def test_a_correction_of_figures_that_agreed_stops_the_build_where_they_no_longer_do():
    """No finding names it: the print was right about itself."""
    rows = [told(OUTSIDE, "235", base="286"), told(OUTSIDE, "82.2%", base="286")]
    said = decision(printed_value="235", published_value="225", findings="")
    assert problems(said, rows=rows) == [("contradiction_after", 0, "")]


def test_a_decision_on_a_number_that_is_no_longer_printed_stops_the_build():
    """The guard: somebody changed the figures file after the decision."""
    assert ("correction_guard", 2, "printed_value") in problems(decision(printed_value="136"))


def test_a_decision_that_names_no_finding_of_its_figure_stops_the_build():
    """A stale name: the contradiction is another one by now, or gone."""
    assert problems(decision(findings=f"{NAME} 2031-contacts-00000000")) == [("correction_stale", 2, "findings")]


def test_a_new_contradiction_of_a_figure_that_is_decided_on_is_told_at_the_decision_too():
    """An answer that fits the corrected number contradicts the printed one: whoever writes it in meets the row that explains it."""
    assert problems(decision(findings="")) == [
        ("notice_decided_before", 2, "findings"),
        ("contradiction", 3, "value"),
    ]


def test_a_figure_that_stands_has_no_other_number():
    """One of the two was meant."""
    assert ("correction_value", 2, "published_value") in problems(decision(decision="stands", published_value="235"))


def test_a_correction_without_a_number_stops_the_build():
    """With a message, not with a traceback."""
    assert ("correction_value", 2, "published_value") in problems(decision(published_value=""))


def test_the_ranges_follow_from_the_corrected_number():
    """Of 286 adults 51 come from the EU, not 151."""
    blank = told("origin_outside_eu.eu.adults_direct", "", obs_status="O", qualifier="", printed="")
    ranges = ranges_of(*ROWS, blank, decisions=(decision(),))
    assert {one.category: (left.lower, left.upper) for one, left in ranges.items()}["eu"] == (51, 51)


BLANK = {"qualifier": "", "obs_status": "L"}


def blank(name: str, **cells: str):
    """A count that a report has in a chart only."""
    return row(name, **BLANK | cells)


def test_what_is_missing_is_in_a_chart_or_nowhere_and_never_hidden():
    """A hidden number is not missing, nor one that cannot be."""
    chart, nowhere = blank("women"), blank("men", obs_status="O")
    others = [row("total", "80"), row("women"), blank("men", obs_status="M")]
    assert missing([chart, *others, nowhere]) == [chart, nowhere]
    assert counted([chart, *others, nowhere]) == Missing(in_chart=1, nowhere=1, of=5)
    assert counted(others).both == 0


def test_a_question_is_asked_of_the_years_whose_figures_name_it():
    """One of several years in the last of them; one that no figure names in any year; one that is answered in none."""
    asked: list[Row] = [
        {"question": name, "order": order, "publisher_status": status}
        for name, order, status in (("old", "3", "open"), ("both", "2", "asked"), ("none", "1", "open"), ("done", "4", "answered"))
    ]  # fmt: skip
    figures: list[Row] = [
        {"year": "2028", "year_to": "2030", "question": "old both"},
        {"year": "2031", "year_to": "", "question": "both"},
    ]
    found = {
        year: [row["question"] for row in open_questions(year, asked, figures)] for year in ("2030", "2031", "2032")
    }
    assert found == {"2030": ["none", "both", "old"], "2031": ["none", "both"], "2032": ["none"]}
