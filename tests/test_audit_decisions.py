"""Figures that cannot be true together: how the build tells them, and the decisions on them; what is missing."""

import pytest

from scripts.ground.data_package import Row
from scripts.ground.decisions import Missing, counted, missing, open_questions
from scripts.guard.audit.rows import audit_problems
from scripts.package.observations import resolve
from tests.audits import CODES, FORM, audited, ranges_of, statements_of, told
from tests.handmade import row

OUTSIDE, ORIGIN = "origin_outside_eu.outside_eu.adults_direct", "origin_outside_eu.total.adults_direct"
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


def judged(*decisions, rows=ROWS, files=("figures/2031.csv",) * 4):
    """What the build would say. `files`: that of each row."""
    statements, audit = statements_of(*rows), audited(*rows, decisions=decisions)
    places = list(zip(files, range(2, len(rows) + 2), strict=False))
    return audit_problems(audit, statements, CODES, list(enumerate(decisions, 2)), places)


def problems(*decisions, rows=ROWS):
    """(kind, line, column) of what the build would say."""
    return [(one.kind, one.row, one.column) for one in judged(*decisions, rows=rows)]


SELF, COORDINATOR = "identified_by.self.adults", "identified_by.regional_coordinator.adults"
SHARE = [ROWS[0], told(OUTSIDE, "82.2%", base="286", printed="82,2 procent", place="Ingress")]
SUM = [told(f"contacts.total.{code}", value) for code, value in (("all", "420"), ("direct", "364"), ("indirect", "57"))]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (SHARE, "rad 3 (Länder utanför EU, Ingress) säger 82,2 procent, men 135 (rad 2) är 47,2 procent av 286 (rad 2). "
         "Procenttalet ska vara antalet delat med basen. Uppgifterna skulle stämma med 135 → 235 eller 82,2 → 47,2."),
        (SUM, "rad 3 och rad 4 blir tillsammans 421, men rad 2 (Alla, Inledning) säger 420. Vuxna och barn, direkt och indirekt"),
        ([told(ORIGIN, "40"), told(OUTSIDE, "100", qualifier="about", printed="ca 100")],
         "rad 3 (Länder utanför EU, Inledning) säger ca 100, men rad 2 (Alla med uppgift om ursprungsland, Inledning) säger 40. "
         "En del kan inte vara större än helheten. Det gäller om antagandet about_reaches är rätt: "),
        ([told(SELF, "1", measure="rank", printed="vanligast"), told(SELF, "40"), told(COORDINATOR, "60")],
         "de här uppgifterna kan inte alla stämma: rad 2 (Personen själv, Inledning) säger vanligast, "),
    ],
)  # fmt: skip
def test_the_build_tells_a_contradiction_as_a_reading_does_and_at_its_lines(rows, said):
    """The last one; with the arithmetic, why it should agree, what that rests on and what would fit."""
    (one,) = judged(rows=rows)
    assert one.text("sv").startswith(f"figures/2031.csv, rad {len(rows) + 1}, kolumn value: {said}")


def test_in_english_what_is_computed_has_a_decimal_point_and_what_is_printed_is_quoted():
    (one,) = judged(rows=SHARE)
    assert "says 82,2 procent, but 135 (row 2) is 47.2 per cent of 286 (row 2)." in one.text("en")
    assert "The figures would agree with 135 → 235 or 82.2 → 47.2." in one.text("en")
    (one,) = judged(rows=[SHARE[0], SHARE[1] | {"printed": "82,2"}])
    assert "says 82.2 per cent, but" in one.text("en")


def test_a_figure_of_another_file_is_told_with_the_file():
    """A report may print a number of an earlier year again."""
    (one,) = judged(rows=[told(ORIGIN, "31"), told(ORIGIN, "80")], files=("figures/2030.csv", "figures/2031.csv"))
    assert "row 2 in figures/2030.csv (All with" in one.text("en")
    assert "but row 3 (All with" in one.text("en")


def test_contradictions_that_share_a_figure_are_told_once_where_it_stands(monkeypatch):
    """It is most likely the fault: whoever decides on it names all of them, though not all are told where they are many."""
    monkeypatch.setattr("scripts.guard.audit.telling.TOLD", 1)
    parts = (("sweden", "90"), ("outside_sweden", "210"), ("total", "230"))
    rows = [told(f"origin_country.{code}.adults_direct", value, source=FORM) for code, value in parts]
    (one,) = judged(rows=[*rows, told(ORIGIN, "300", source=FORM)])
    assert one.row == 4
    assert "titta först på rad 4 (Alla med uppgift om ursprungsland, Inledning), som är med i 2" in one.text("sv")
    assert ("1) rad 4" in one.text("sv"), "2) " in one.text("sv"), len(one.hint.split())) == (True, False, 2)


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
    (one,) = judged(decision(published_value="225"))
    assert one.kind == "contradiction_after"
    assert "rad 2 i figures/2031.csv (Länder utanför EU, Inledning) säger 225" in one.text("sv")


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
    assert problems(decision(findings="")) == [("notice_decided_before", 2, "findings"), ("contradiction", 3, "value")]


@pytest.mark.parametrize("said", [{"decision": "stands"}, {"published_value": ""}])
def test_what_is_corrected_has_another_number_and_what_stands_has_none(said):
    """One of the two was meant."""
    assert ("correction_value", 2, "published_value") in problems(decision(**said))


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
