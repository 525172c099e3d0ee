"""Those without an answer, and parts of a sum: where the package says so, from nothing that protection has not judged."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from scripts.ground.codes import FEW, HIDDEN
from scripts.ground.data_package import Row
from scripts.ground.declared import to_declared
from scripts.ground.years import Years, read_years
from scripts.site.exports.figures.lines import parts_of_sums, without_answer
from tests.frozen_years import FORMS, PRINTED, YEAR, package
from tests.guarded_years import THRESHOLD
from tests.intruder import Found, cell, under
from tests.intruder_elsewhere import known_elsewhere
from tests.intruder_puzzle import ImpossibleError
from tests.intruder_relations import READINGS
from tests.site_package import observation, statement

TABLES = package(PRINTED).tables
ADULTS: Row = {"population": "adults_direct"}
GROUP: Row = {"population": "adults_direct", "category": "total", "year": "2031"}
EVERYONE = observation(indicator="contacts", value="100", **GROUP)
ANSWERED = observation(indicator="origin_country", value="60", notes="not_answered_for_all", **GROUP)


def declared(kind: str, indicator: str, category: str, role: str) -> Row:
    """A line of a declared relation between counts of the directly affected adults."""
    named: Row = {"relation": "some", "relation_kind": kind, "relation_role": role, "measure": "count", "unit": ""}
    return {**named, **ADULTS, "indicator": indicator, "category": category, "scope": "", "assumption": ""}


def unanswered(
    everyone: Row = EVERYONE, answered: Row = ANSWERED, reports: tuple[str, str] = ("2031", "2031")
) -> list[str]:
    """How many have no answer, and what share that is. `reports`: those that print the two numbers."""
    printed = {
        row["observation"]: [statement(report_year=report, value=row["value"])]
        for row, report in zip((everyone, answered), reports, strict=True)
    }
    return [row["value"] for row in without_answer(years(everyone, answered), printed)]


def years(*rows: Row) -> Years:
    return read_years({**TABLES, "observations": list(rows)})


def test_those_without_an_answer_are_everyone_less_those_with_one():
    """Where the package says that the question was not answered for everyone; then the share of everyone."""
    assert unanswered() == ["40", "40.0"]
    assert unanswered(answered=ANSWERED | {"notes": ""}) == []


def test_they_are_not_derived_from_numbers_of_two_versions():
    """A later report may have revised one of them."""
    assert unanswered(reports=("2032", "2031")) == []


def test_few_without_an_answer_are_never_said():
    """A rest of a few people is about somebody in particular."""
    assert unanswered(answered=ANSWERED | {"value": "81"}) == []
    assert unanswered(answered=ANSWERED | {"value": "80"}) == ["20", "20.0"]


def test_a_doubtful_number_has_no_rest():
    """Nor has one that is not exact."""
    assert unanswered(everyone=EVERYONE | {"doubt": "doubtful"}) == []
    assert unanswered(answered=ANSWERED | {"qualifier": "about"}) == []


def test_a_hidden_number_has_no_rest():
    """Whoever has the rest and the other number would have it."""
    hidden: Row = {"value": "", "qualifier": "", "obs_status": HIDDEN}
    assert unanswered(everyone=EVERYONE | hidden) == []
    assert unanswered(answered=ANSWERED | hidden) == []


def noted(name: str) -> Years:
    """A form year whose package says of every question that it was not answered for all."""
    rows = package(name).rows("observations")
    return read_years(
        {**package(name).tables, "observations": [row | {"notes": "not_answered_for_all"} for row in rows]}
    )


def rests(name: str) -> list[Row]:
    """Everything that would then be derived of the form year."""
    printed: dict[str, list[Row]] = {}
    for row in package(name).rows("statements"):
        printed.setdefault(row["observation"], []).append(row)
    blank = dict.fromkeys(package(name).fields("observations"), "")
    return [blank | row for row in without_answer(noted(name), printed) if row["year"] == YEAR]


def pairs(rows: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Each rest as a count and as a share."""
    return [*zip(rows[::2], rows[1::2], strict=True)]


@pytest.mark.parametrize("name", FORMS)
def test_a_rest_is_the_difference_of_two_numbers_that_are_published(name):
    """Exact ones, which protection has judged with all that follows from them: whoever subtracts has it already."""
    published = {row["observation"]: row for row in package(name).rows("observations")}
    for count, percent in pairs(rests(name)):
        everyone, answered = (published[one] for one in count["inputs"].split())
        assert {everyone["qualifier"], answered["qualifier"]} == {"exact"}
        assert FEW <= int(count["value"]) == int(everyone["value"]) - int(answered["value"])
        assert percent["inputs"] == count["inputs"]
        assert percent["value"] == f"{100 * int(count['value']) / int(everyone['value']) + 1e-9:.1f}"


@pytest.mark.parametrize("name", FORMS)
def test_no_rest_is_made_of_what_is_hidden(name):
    """Neither of those with an answer nor of everyone."""
    known = noted(name)
    hidden = {row["observation"] for row in known.figures.values() if row["obs_status"] == HIDDEN}
    assert hidden
    assert hidden.isdisjoint(one for row in rests(name) for one in row["inputs"].split())


SUM = [
    declared("sum", "needs_met", "met", "result"),
    declared("sum", "authority_support", "answers", "term"),
    declared("sum", "civil_support", "answers", "term"),
]
MET, THEIRS, OURS = (
    observation(indicator=row["indicator"], category=row["category"], value=value, unit=unit, year="2031", **ADULTS)
    for row, value, unit in zip(SUM, ("90", "30", "60"), ("needs", "interventions", "interventions"), strict=True)
)


def parts(*rows: Row, relations: Sequence[Row] = SUM) -> list[str]:
    known = years(*rows)
    return [row["value"] for row in parts_of_sums(known, to_declared(relations, known.book.units))]


def test_what_part_a_term_is_of_a_sum_between_questions_is_said_where_the_sum_is_printed():
    """Civil society's part of what both gave: of exact numbers that add up, as the code lists declare it."""
    assert parts(MET, THEIRS, OURS) == ["33.3", "66.7"]
    assert parts(THEIRS, OURS) == []
    assert parts(MET | {"value": "91"}, THEIRS, OURS) == []
    assert parts(MET, THEIRS, OURS | {"doubt": "doubtful"}) == []
    assert parts(MET, THEIRS, OURS, relations=[row | {"assumption": "support_adds_up"} for row in SUM]) == []


def test_a_part_of_a_sum_that_is_few_or_hidden_is_not_said():
    """Nor is the rest of the sum, where one of its terms is hidden."""
    assert parts(MET, THEIRS | {"value": "19"}, OURS | {"value": "71"}) == ["78.9"]
    hidden: Row = {"value": "", "qualifier": "", "obs_status": HIDDEN}
    assert parts(MET, THEIRS | hidden, OURS) == []


# Years with countries that the intruder's list does not have, so that its sums do not hold.
NEW_ANSWERS = {"small"}


def found_by_intruder(rows: Sequence[Row], more: Sequence[Row]) -> Iterator[dict[str, Found]]:
    """What the intruder works out of a year under each reading, given these rests as well."""
    names = frozenset(cell(row) for row in rows if row["scope"] == "all_cases" and row["measure"] == "count")
    at = {row["observation"]: cell(row) for row in rows}
    for reading in READINGS:
        facts = known_elsewhere(reading, names)
        told = [row["inputs"].split() for row in more]
        said = [{at[whole]: 1, at[part]: -1, f"rest.{at[part]}": -1} for whole, part in told]
        facts = replace(
            facts, zero=[*facts.zero, *said], cells=[*facts.cells, *(f"rest.{at[part]}" for _, part in told)]
        )
        try:
            yield under(facts, [*rows, *(row | {"indicator": f"rest.{row['indicator']}"} for row in more)], THRESHOLD)
        except ImpossibleError:
            continue


@pytest.mark.parametrize("name", sorted({*FORMS} - NEW_ANSWERS))
def test_whoever_has_the_rests_too_works_out_no_more(name):
    """Each hidden count can be the same numbers as without them, under every reading."""
    rows = [row for row in package(name).rows("observations") if row["year"] == YEAR and row["origin"] != "computed"]
    more = [count for count, _ in pairs(rests(name))]  # the share is of these and of what is published
    assert more
    without, having = ([*found_by_intruder(rows, some)] for some in ([], more))
    assert [{one: found.values for one, found in each.items() if found.hidden} for each in having] == [
        {one: found.values for one, found in each.items() if found.hidden} for each in without
    ]
    assert any(found.hidden for each in without for found in each.values())
