"""The declaration of the form: it has every line that the form asks for, and people whom others have drawn can be."""

from random import Random

import pytest

from scripts.ground.tables import all_records, records
from scripts.guard.questionnaire.conflict import conflict
from scripts.guard.questionnaire.declaration import ALWAYS
from scripts.guard.questionnaire.form_table import table_of
from scripts.guard.questionnaire.rules import group_of
from scripts.guard.questionnaire.tracks import MOST, READINGS, railways
from scripts.guard.questionnaire.world import World
from scripts.year.plan import form_lines
from tests.audits import SOURCES
from tests.form_relations import FORM
from tests.plausible_people import People
from tests.plausible_years import READINGS as DRAWN
from tests.plausible_years import counts_of, planted, plausible_year, split
from tests.seldom import seldom

TABLES = [table_of(FORM, reading) for reading in READINGS]  # in the order of those of the people drawn
assert len(TABLES) == len(DRAWN)


def test_the_declaration_has_exactly_the_lines_of_the_form_that_are_of_people():
    """What the next workbook asks: a new line needs a question, and a line that is gone leaves none behind."""
    newest = max(SOURCES.figures)
    lines = form_lines(all_records(SOURCES.codes), [records(SOURCES.figures[newest])], newest + 1)
    people = {population for kind in FORM.people for population in kind}
    asked = {(line.indicator, line.category, line.population) for line in lines if line.population in people}
    assert {*TABLES[0].cells} == asked


def test_no_questions_need_more_tracks_than_can_be_asked_about():
    """Also with what is assumed."""
    laid = [
        railway for reading in READINGS for assumed in (False, True) for railway in railways(FORM, reading, assumed)
    ]
    assert max(len(railway.tracks) for railway in laid) <= MOST


def declared(name: str) -> set[tuple[str, ...]]:
    """How a line is counted: as an answer of some kind with some marks, or by a rule."""
    found: set[tuple[str, ...]] = set()
    indicator, category = name.split(".")
    line = indicator, category
    for one in FORM.questions:
        found |= {(one.response, choice.marks) for choice in one.choices if line in map(one.line, choice.codes)}
        found |= {(one.response, count.rule) for count in one.counts if line == one.line(count.code)}
    return found


def test_counterparts_are_declared_alike():
    """What is asked of adults and of children is counted in the same way, whoever is asked and however many have an answer."""
    pairs = [row for row in records(SOURCES.codes["pairs"]) if row["pair_kind"] == "counterpart" and row["category"]]
    alike = [(f"{row['indicator']}.{row['category']}", row["others"]) for row in pairs]
    assert alike
    assert {(one, other) for one, other in alike if declared(one) != declared(other) or not declared(one)} == set()


# (question to adults, what is declared otherwise of its counterpart) -> why.
UNLIKE = {
    ("origin_country", "who may be without an answer"): "each child has a country",
    ("gender", "who may be without an answer"): "each child has an answer",
    ("exploitation_form", "who may be without an answer"): "each directly affected child has a form",
    ("exploitation_form", "what is counted"): "one form or another, and genders by form, are counted of adults alone",
    (
        "support_needs",
        "what is counted",
    ): "who ticks all of the above, and who has several needs, is counted of adults alone",
    ("support_needs", "what is assumed"): "so what a reader takes for granted of all of the above is of adults alone",
    (
        "authority_support",
        "what is assumed",
    ): "that who had no public support had none of it is asked about of children",
    ("civil_support_reason", "conditions"): "support of social services is asked about of children alone",
}


def manner(name: str) -> dict[str, object]:
    """How a question is asked: what must be the same of its counterpart."""
    one = next(one for one in FORM.questions if one.name == name)
    return {
        "response": one.response,
        "who may be without an answer": (one.silent, one.without, one.when),
        "what is counted": {count.rule for count in one.counts},
        "conditions": any(choice.only_if != ALWAYS for choice in one.choices),
        "what is assumed": any(choice.assumed != ALWAYS for choice in one.choices),
    }


def test_counterparts_are_asked_alike_or_somebody_has_said_why_not():
    """A condition of the one is one of the other: what is forgotten of children is found here. An idle reason is a fault."""
    pairs = [
        row for row in records(SOURCES.codes["pairs"]) if row["pair_kind"] == "counterpart" and not row["category"]
    ]
    assert pairs
    told = {
        (row["indicator"], what)
        for row in pairs
        for what in manner(row["indicator"])
        if manner(row["indicator"])[what] != manner(row["others"])[what]
    }
    assert told == {*UNLIKE}


# The questions that share a condition; each other one is by itself.
TOGETHER = """
contacts/groups children_exposure
gender exploitation_form
origin_country origin_country/settled victims_with_children children_abroad
support_needs authority_support civil_support
children_identified_by children_identified_by/guardian
children_support_needs children_authority_support
children_social_services_support children_civil_support_reason
children_asylum children_asylum/pending
residence_permit reflection_period
"""


def test_questions_that_share_no_condition_say_nothing_of_each_other():
    """Any list of answers to the one can stand beside any to the other: for a person to read, at each new row and condition."""
    groups = {" ".join(one.name for one in group_of(FORM, [question.name])) for question in FORM.questions}
    assert {one for one in groups if " " in one} == {*TOGETHER.strip().splitlines()}


def test_every_question_says_why_in_a_sentence():
    """In both languages: it stands in a message, after the cells."""
    said = [(text, one.name) for one in FORM.questions for text in one.why]
    assert [name for text, name in said if not (text.endswith(".") and text[0].isupper())] == []


def refused(seed: int) -> list[str]:
    """The cells of a drawn year that cannot be true together, under the reading that it was drawn by."""
    counts = plausible_year(seed)
    return [".".join(cell) for cell in conflict(TABLES[seed % len(TABLES)], counts) or ()]


@pytest.mark.parametrize("seed", range(3))
def test_a_year_of_people_whom_others_have_drawn_is_possible(seed):
    """They know no declaration."""
    assert refused(seed) == []


@pytest.mark.slow("all of them", "test_a_year_of_people_whom_others_have_drawn_is_possible")
def test_hundreds_of_years_of_people_whom_others_have_drawn_are_possible():
    assert {seed: cells for seed in range(6, 200) if (cells := refused(seed))} == {}


@pytest.mark.parametrize("seed", range(4))
def test_a_contradiction_that_somebody_has_planted_is_found_with_few_cells(seed):
    """The moved figure is among them, and they cannot be true together in the whole form either."""
    counts, name = planted(plausible_year(seed), seed)
    table = TABLES[seed % len(TABLES)]
    found = conflict(table, counts)
    assert found
    assert split(name) in found
    assert len(found) < 9
    assert not World(table, {cell: counts[cell] for cell in found}).possible()
    for cell in found:
        assert World(table, {other: counts[other] for other in found if other != cell}).possible()


@pytest.mark.parametrize("seed", seldom(range(3), 2))
def test_what_is_told_of_a_small_year_is_true(seed):
    """Each small count is hidden: where few values are left of one, its own is among them."""
    counts = counts_of(People(Random(seed), DRAWN[seed % len(TABLES)], 0.15).counted)
    hidden = [cell for cell, count in counts.items() if 0 < count < 5]
    shown = {cell: count for cell, count in counts.items() if cell not in hidden}
    told = World(TABLES[seed % len(TABLES)], shown, hidden).few(5)
    assert told
    assert {cell: values for cell, values in told.items() if counts[cell] not in values} == {}
