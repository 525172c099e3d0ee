"""The sheet of the open questions: an answer with a number is a decision, one in words is for a person to read."""

import pytest

from scripts.ground.data_package import Row
from scripts.ground.small import Disclosure
from scripts.year.added.sheet_lines import Written
from scripts.year.missing.questions import QUESTIONS, add_decisions, begun_rows

DAY = "2031-03-04"
CELL = "contacts.total.all.all_cases.2030.count.persons"
SHARE = "contacts.total.all.all_cases.2030.percent.persons"
SETTINGS = Disclosure(5, frozenset(), frozenset(), frozenset())
QUESTION: Row = {
    "question": "people",
    "order": "1",
    "publisher_status": "open",
    "title_sv": "Hur många?",
    "text_sv": "Vad?",
    "why_sv": "Så.",
}
DECISION: Row = {"question": "people", "observation": CELL, "printed_value": "420", "decision": "stands", "published_value": "",
            "findings": "f", "reason_sv": "Gammalt.", "reason_en": "Old.", "decided_on": "2030-01-01"}  # fmt: skip
TABLES: dict[str, list[Row]] = {
    "questions": [QUESTION, QUESTION | {"question": "other", "order": "2"}],
    "corrections": [DECISION],
    "question_figures": [],
    "categories": [{"indicator": "contacts", "category": "total", "label_sv": "Alla"}],
    "indicators": [{"indicator": "contacts", "title_sv": "Människor"}],
    "populations": [{"population": "all", "label_sv": "Alla som räknats"}],
    "vocabulary": [
        {"list": "scope", "code": "all_cases", "label_sv": "Alla ärenden"},
        {"list": "measure", "code": "count", "label_sv": "Antal"},
    ],
}
PRINTED: Row = {
    "observation": CELL,
    "base_observation": "",
    "printed": "420 individer",
    "place": "Inledning",
    "page": "3",
}


def line(**values):
    """A line of the sheet that somebody has written in, about the figure unless the test says otherwise."""
    usual = {"title": "Hur många?", "question": "people", "observation": CELL, "stood": "420", "answer_sv": "Felskrivet.",
             "answer_en": "A slip."}  # fmt: skip
    cells = {column.name: f"{QUESTIONS.title}!{column.name}" for column in QUESTIONS.columns}
    return Written("book.xlsx", QUESTIONS.title, 5, usual | values, cells)


def decided(**values):
    """The tables with one line read, and the kinds of what is told."""
    tables, problems = add_decisions(TABLES, [line(**values)], DAY, SETTINGS)
    return tables, [one.kind for one in problems]


def test_each_figure_that_an_answer_decides_on_has_its_line():
    """With what it is, where and what stands there; a question without such a figure has one line too."""
    first, second = begun_rows(TABLES["questions"], TABLES, [PRINTED])
    assert (
        first | {"why": "Så.", "asks": "Vad?", "place": "Inledning, s. 3", "stood": "420", "published": "420"} == first
    )
    assert first["figure"] == "Människor: Alla, Alla som räknats, Alla ärenden, Antal, 2030"
    assert "figure" not in second


@pytest.mark.parametrize(("value", "decision", "shown"), [("412", "corrected", "412"), ("420", "confirmed", "")])
def test_a_number_is_a_decision_with_the_reason_of_the_publisher(value, decision, shown):
    """Dated by the answer; that what is printed is right is a decision too. The question is answered, the others are not."""
    tables, told = decided(value=value)
    expected = {"decision": decision, "published_value": shown, "reason_sv": "Felskrivet.", "reason_en": "A slip."}
    assert tables["corrections"] == [DECISION | expected | {"decided_on": DAY}]
    assert [row["publisher_status"] for row in tables["questions"]] == ["answered", "open"]
    assert told == []


def test_an_answer_in_words_decides_nothing_and_is_told():
    """A person reads it: until then the question is open, and the decision stays."""
    tables, told = decided(value="")
    assert tables["corrections"] == [DECISION]
    assert tables["questions"][0]["publisher_status"] == "open"
    assert told == ["notice_answer_in_words"]


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ({"value": "412", "answer_en": ""}, "workbook_one_language"),
        ({"value": "412.5"}, "number_fraction"),
        ({"value": "3"}, "workbook_small_correction"),
        ({"value": "412", "observation": ""}, "workbook_no_figure"),
        ({"value": "412", "stood": "421"}, "workbook_no_figure"),
        ({"value": "412", "question": "other"}, "workbook_no_figure"),
    ],
)
def test_a_number_that_cannot_be_is_refused(values, kind):
    """And no figure is decided on: with the reason in one language, no count, too small to show, of no figure of the question."""
    tables, told = decided(**values)
    assert told == [kind]
    assert tables["corrections"] == [DECISION]
