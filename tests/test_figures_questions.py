"""Whoever has read the three lines of the file, filters by label and unit and keeps to one group is right, or gets nothing."""

import csv
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from scripts.paths import ROOT
from tests.figures_file import ASK, READERS, Filter, difference, mean, read, texts, total, value, written
from tests.frozen_years import FORMS, PRINTED, YEAR, cells, package

IND, C, G, S, U, M = "indicator", "category", "population", "scope", "unit", "measure"
MET, COORDINATORS = "People the members met", "People in the regional coordinators' statistics"
LEGAL, NEEDS, PERMIT = "How far the legal process has come", "Support needs, adults", "Residence permit"
ANY = "All interventions"
AUTHORITIES, CIVIL = "Support from authorities, adults", "Support from civil society, adults"
OUTSIDE, ORIGIN = "Origin inside and outside the EU, adults", "Country of origin, adults"
ALL, WITHOUT, CASE = "All cases", "Excluding the Åsele case", "Åsele case only"
NOW = {"year": 2025}

# What people add up, and what it comes to; None where the data cannot say.
SUMS: list[tuple[str, Filter, float | None]] = [
    ("everyone met in 2025, once", {IND: MET, U: "people", **NOW}, 420),
    ("everyone met in 2021, of whom only the directly affected are known", {IND: MET, U: "people", "year": 2021}, None),
    ("the members' people and the coordinators', who overlap", {IND: [MET, COORDINATORS], "year": 2021}, None),
    ("everyone met in all years, some of whom are the same", {IND: MET, U: "people"}, None),
    ("all legal cases", {IND: LEGAL, U: "cases", **NOW}, 143),
    (
        "the cases that were closed or led to a conviction",
        {IND: LEGAL, C: ["Investigation opened, then closed", "Conviction"], U: "cases", **NOW},
        81,
    ),
    ("the people whose case was closed or led to a conviction", {IND: LEGAL, U: "people", **NOW}, None),
    ("the cases without the Åsele case, one of which is known", {IND: LEGAL, S: WITHOUT, U: "cases", **NOW}, None),
    ("the shares of the cases", {IND: LEGAL, M: "percent", **NOW}, None),
    ("the people whom authorities and civil society helped", {IND: [AUTHORITIES, CIVIL], U: "people", **NOW}, None),
    ("the needs, whose chart was not kept", {IND: NEEDS, U: "needs", **NOW}, None),
    (
        "girls and boys, of whom not all are known",
        {IND: "Gender, children", C: ["Girls", "Boys"], U: "people", **NOW},
        None,
    ),
]
# What people subtract: the first from the second.
DIFFERENCES: list[tuple[str, Filter, Filter, float | None]] = [
    (
        "met in 2023 and in 2025",
        {IND: MET, "year": 2023, G: "Everyone", S: ALL},
        {IND: MET, G: "Everyone", **NOW},
        None,
    ),
    ("met in 2019 and in 2022", {IND: MET, "year": 2019, G: "Everyone"}, {IND: MET, "year": 2022, G: "Everyone"}, 17),
    (
        "met by members and by coordinators",
        {IND: MET, "year": 2019, G: "Directly affected"},
        {IND: COORDINATORS, "year": 2019, G: "Directly affected"},
        None,
    ),
    (
        "the coordinators' people across a new way of counting",
        {IND: COORDINATORS, "year": 2019, G: "Directly affected"},
        {IND: COORDINATORS, "year": 2021, G: "Directly affected"},
        None,
    ),
    (
        "convictions with and without the Åsele case",
        {IND: LEGAL, C: "Conviction", M: "count", S: ALL, **NOW},
        {IND: LEGAL, C: "Conviction", M: "count", S: WITHOUT, **NOW},
        -30,
    ),
    (
        "a share and a doubtful one",
        {IND: OUTSIDE, C: "Countries outside the EU", M: "percent", S: ALL, **NOW},
        {IND: OUTSIDE, C: "Countries outside the EU", M: "percent", S: WITHOUT, **NOW},
        None,
    ),
    (
        "support by civil society and by authorities",
        {IND: AUTHORITIES, C: "All interventions", M: "count", **NOW},
        {IND: CIVIL, C: "All interventions", M: "count", **NOW},
        232,
    ),
    (
        "the same as shares of all needs",
        {IND: AUTHORITIES, C: "All interventions", M: "percent", **NOW},
        {IND: CIVIL, C: "All interventions", M: "percent", **NOW},
        25.9,
    ),
    (
        "reports to the police by people whom nobody names",
        {IND: "Cases reported to the police", "year": 2019, M: "percent"},
        {IND: "Cases reported to the police", "year": 2021, M: "percent"},
        None,
    ),
    (
        "nationals by people whom nobody names",
        {IND: "Nationals of countries outside the EU", "year": 2021},
        {IND: "Nationals of countries outside the EU", "year": 2022},
        None,
    ),
    (
        "two answers whose base no source states",
        {C: "Did not dare to contact an authority", M: "percent", **NOW},
        {C: "Too little or no support from public bodies", M: "percent", G: "Directly affected adults", **NOW},
        None,
    ),
    (
        "psychological support of adults and children, whose charts were not kept",
        {IND: NEEDS, C: "Psychological support", M: "percent", **NOW},
        {IND: "Support needs, children", C: "Psychological support", M: "percent", **NOW},
        None,
    ),
    (
        "a conviction and a need",
        {IND: LEGAL, C: "Conviction", M: "count", S: ALL, **NOW},
        {IND: NEEDS, C: "All needs", M: "count", **NOW},
        None,
    ),
    ("women of two years", {C: "Women", "year": 2019, M: "percent"}, {C: "Women", M: "percent", **NOW}, None),
]
# What people read off; None where the data cannot say.
VALUES: list[tuple[str, Filter, float | None]] = [
    (
        "the share from the EU of those with a known country",
        {C: "EU countries", M: "percent", "base_kind": "answered", **NOW},
        17.8,
    ),
    ("the share from the EU of everyone", {C: "EU countries", M: "percent", "base_kind": "whole", **NOW}, None),
    ("convictions as a share of the Åsele case", {IND: LEGAL, S: CASE, M: "percent", "base_kind": "whole"}, None),
    (
        "rights met without the Åsele case, a number of nobody knows what",
        {IND: "Rights in the legal process", S: WITHOUT},
        None,
    ),
    ("adults whose permit is not known", {IND: PERMIT, C: "No information", M: "count", **NOW}, 238),
    ("adults whose country is not known", {IND: ORIGIN, C: "Without an answer", M: "count", **NOW}, 68),
    ("their share of all adults", {IND: ORIGIN, C: "Without an answer", M: "percent", **NOW}, 19.2),
    ("civil society's part of what both gave", {IND: CIVIL, C: ANY, M: "percent", "base_value": 764, **NOW}, 65.2),
]
# What people take a mean of; None where the data cannot say.
MEANS: list[tuple[str, Filter, float | None]] = [
    ("how many interventions by authorities an adult had", {IND: AUTHORITIES, **NOW}, 0.75),
    ("how old the children are", {IND: "Age, children", **NOW}, 8.7),
    ("how many people are met in a year", {IND: MET, G: "Everyone", S: ALL}, None),
    ("which share of the cases led to a conviction", {IND: LEGAL, C: "Conviction"}, None),
    ("how many needs a person has, adult or child", {IND: [NEEDS, "Support needs, children"], **NOW}, None),
    ("which share of the needs civil society and authorities met", {IND: [AUTHORITIES, CIVIL], C: ANY, **NOW}, None),
    ("how many people there are behind an answer", {IND: LEGAL, U: "cases", S: ALL, **NOW}, None),
]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("asked", "filters", "right"), SUMS, ids=[case[0] for case in SUMS])
def test_a_sum_is_right_or_there_is_none(asked, filters, right, reader):
    """Rows of one group are added; where there is none, or there are several, the data cannot say."""
    assert total(written(PRINTED), reader, filters) == right


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("asked", "one", "other", "right"), DIFFERENCES, ids=[case[0] for case in DIFFERENCES])
def test_a_difference_is_right_or_there_is_none(asked, one, other, right, reader):
    """Two rows of one group that differ in one thing are compared."""
    assert difference(written(PRINTED), reader, one, other) == right


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("asked", "filters", "right"), VALUES, ids=[case[0] for case in VALUES])
def test_a_number_is_the_one_asked_for_or_there_is_none(asked, filters, right, reader):
    """One row has it."""
    assert value(written(PRINTED), reader, filters) == right


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("asked", "filters", "right"), MEANS, ids=[case[0] for case in MEANS])
def test_a_mean_is_one_that_somebody_gives_or_there_is_none(asked, filters, right, reader):
    """It is read off; it is never worked out from rows, which are of groups of many sizes."""
    assert mean(written(PRINTED), reader, filters) == right


@pytest.mark.parametrize("filters", [case[1] for case in MEANS if case[2] is None])
def test_without_that_line_every_such_mean_would_be_a_number_of_nothing(filters):
    """Nothing but the line stops a program from working it out: also of the rows of one group."""
    rows = read(written(PRINTED), "pandas")(filters)
    assert rows["value"].mean() > 0


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("case", "country"), [(ALL, "Thailand"), (WITHOUT, "Sweden")])
def test_the_most_common_country_can_be_asked_for(case, country, reader):
    """What a source says and gives no number for has a row of its own."""
    ranked = {IND: ORIGIN, S: case, "kind": "rank", "rank": 1}
    assert texts(written(PRINTED), reader, C, ranked) == {country}


@pytest.mark.parametrize("reader", READERS)
def test_every_decision_can_be_counted(reader):
    """Rows that are doubtful, corrected or printed in two ways, and are not worked out of such a figure."""
    rows = read(written(PRINTED), reader)({})
    decided = rows[rows["doubt"].notna() & rows["made_of"].isna()]
    assert set(decided["id"]) == {row["observation"] for row in package(PRINTED).rows("corrections")}


@pytest.mark.parametrize("reader", READERS)
def test_every_share_without_a_base_can_be_counted(reader):
    """Of those with a number or a word for it: the row says so itself."""
    named = texts(written(PRINTED), reader, "id", {M: "percent", "base_kind": "not_stated", "kind": "number"})
    rows = package(PRINTED).rows("observations")
    noted = {
        row["observation"]
        for row in rows
        if "base_not_stated" in row["notes"].split() and (row["lower"] or row["upper"])
    }
    assert named == noted


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", [PRINTED, *FORMS])
def test_the_sum_of_a_group_is_its_whole(name, reader):
    """Of every indicator, year, case and unit, also without naming a group; hidden cells leave none."""
    rows = read(written(name), reader)({})
    columns = ["indicator", "year", "scope", "unit"]
    wholes = package(name).rows("observations")
    counted = {
        (row["indicator"], row["year"], row["scope"], row["unit"], float(row["value"]))
        for row in wholes
        if row["value"]
    }
    for group, parts in rows.dropna(subset=["sum_group"]).groupby("sum_group"):
        indicator, year, scope, unit, _ = str(group).split(" / ")
        assert parts["value"].notna().all()
        assert (indicator, year, scope, unit, parts["value"].sum()) in counted
        assert len(parts[columns].drop_duplicates()) == 1
    assert (rows.dropna(subset=["sum_group"]).groupby(columns)["sum_group"].nunique() == 1).all()


# What the same questions come to in a form year, by what was filled in, hidden or not. Those that are not here have no answer.
ADULTS, BOTH = ".adults_direct", "support_needs.answers.adults_direct"
OF_FORM: dict[str, Callable[[Mapping[str, int]], float]] = {
    "everyone met in 2025, once": lambda form: form["contacts.total.all"],
    "all legal cases": lambda form: form[f"legal_status.answers{ADULTS}"],
    "the cases that were closed or led to a conviction": lambda form: (
        form[f"legal_status.investigation_closed{ADULTS}"] + form[f"legal_status.conviction{ADULTS}"]
    ),
    "the needs, whose chart was not kept": lambda form: form[BOTH],
    "girls and boys, of whom not all are known": lambda form: (
        form["children_gender.girls.children"] + form["children_gender.boys.children"]
    ),
    "support by civil society and by authorities": lambda form: (
        form[f"civil_support.answers{ADULTS}"] - form[f"authority_support.answers{ADULTS}"]
    ),
    "the same as shares of all needs": lambda form: (
        share(form, f"civil_support.answers{ADULTS}", BOTH) - share(form, f"authority_support.answers{ADULTS}", BOTH)
    ),
    "two answers whose base no source states": lambda form: (
        share(form, f"civil_support_reason.insufficient_or_none{ADULTS}", f"civil_support_reason.total{ADULTS}")
        - share(form, f"civil_support_reason.afraid_to_contact{ADULTS}", f"civil_support_reason.total{ADULTS}")
    ),
    "psychological support of adults and children, whose charts were not kept": lambda form: (
        share(form, "children_support_needs.psychological.children", "children_support_needs.answers.children")
        - share(form, f"support_needs.psychological{ADULTS}", BOTH)
    ),
    "the share from the EU of those with a known country": lambda form: from_the_eu(form),
    "the share from the EU of everyone": lambda form: from_the_eu(form),  # where everyone has an answer
    "adults whose permit is not known": lambda form: form[f"residence_permit.information_missing{ADULTS}"],
    "how many interventions by authorities an adult had": lambda form: round(
        form[f"authority_support.answers{ADULTS}"] / form[f"contacts.total{ADULTS}"], 2
    ),
}


def share(form: Mapping[str, int], part: str, whole: str) -> float:
    """A percentage as it is published."""
    return round(100 * form[part] / form[whole], 1)


def from_the_eu(form: Mapping[str, int]) -> float:
    """Of those who have an answer."""
    return share(form, f"origin_outside_eu.eu{ADULTS}", f"origin_outside_eu.total{ADULTS}")


def of_form(filters: Filter) -> Filter:
    """The same question of a form year."""
    return {**filters, "year": int(YEAR)} if filters.get("year") == int(PRINTED) else filters


def answers_of(path: Path, reader: str) -> dict[str, float | None]:
    """Every question, asked of the file of a form year."""
    found = {asked: total(path, reader, of_form(filters)) for asked, filters, _ in SUMS}
    found |= {asked: difference(path, reader, of_form(one), of_form(other)) for asked, one, other, _ in DIFFERENCES}
    found |= {asked: value(path, reader, of_form(filters)) for asked, filters, _ in VALUES}
    return found | {asked: mean(path, reader, of_form(filters)) for asked, filters, _ in MEANS}


def test_the_program_beside_the_file_answers_none_of_them_wrongly():
    """It refuses where it must be told more: what is asked of a year that knows only some, or only one answer."""
    right = {asked: right for asked, *_, right in (*SUMS, *DIFFERENCES, *VALUES, *MEANS)}
    found = {asked: total(written(PRINTED), ASK, filters) for asked, filters, _ in SUMS}
    found |= {asked: difference(written(PRINTED), ASK, one, other) for asked, one, other, _ in DIFFERENCES}
    found |= {asked: value(written(PRINTED), ASK, filters) for asked, filters, _ in VALUES}
    found |= {asked: mean(written(PRINTED), ASK, filters) for asked, filters, _ in MEANS}
    answered = {asked: number for asked, number in found.items() if number is not None}
    assert answered == pytest.approx({asked: right[asked] for asked in answered})


@pytest.mark.parametrize("reader", [*READERS, ASK])
@pytest.mark.parametrize("name", FORMS)
def test_the_same_questions_of_a_form_year_are_answered_rightly_or_not_at_all(name, reader):
    """By what was filled in, also of what is hidden; only of years before the answers are as they were."""
    form = {row["line"]: int(row["value"]) for row in cells(name) if row["column"] == "D" and row["value"].isdecimal()}
    before = {asked: right for asked, filters, right in SUMS if filters.get("year") != int(PRINTED)}
    before |= {asked: right for asked, one, _, right in DIFFERENCES if one.get("year", int(PRINTED)) != int(PRINTED)}
    answered = {asked: found for asked, found in answers_of(written(name), reader).items() if found is not None}
    right = {asked: before[asked] if before.get(asked) else OF_FORM[asked](form) for asked in answered}
    assert answered == pytest.approx(right)
    assert answered.keys() - before.keys()


@pytest.mark.parametrize("name", [PRINTED, *FORMS])
def test_no_group_holds_what_is_hidden_missing_or_doubtful(name):
    """Neither to be added nor to be compared."""
    rows = read(written(name), "pandas")({})
    grouped = rows[rows["sum_group"].notna() | rows["compare_group"].notna()]
    assert (grouped["kind"] == "number").all()
    assert grouped["value"].notna().all()
    assert not (grouped["doubt"] == "Doubtful").any()


def test_what_a_share_is_of_is_said_for_each_year():
    """One cell is a share of needs in the printed year and of interventions in a form year, so the two are not compared."""
    share = {IND: "Support from authorities, children", C: "Basic needs, such as food", M: "percent"}
    bases = {year: texts(written("platform"), "pandas", "base", share | {"year": year}) for year in (2025, 2026)}
    assert ["needs" in one for year in bases for one in bases[year]] == [True, False]
    assert difference(written("platform"), "pandas", share | NOW, share | {"year": 2026}) is None


def test_what_fresh_eyes_found_their_answers_in_is_still_there():
    """Fifty questions of people who had only the file and its lines: each was answered rightly or not at all, from these rows."""
    with (ROOT / "tests/fresh_eyes.csv").open(encoding="utf-8", newline="") as file:
        asked = [*csv.DictReader(file)]
    there = set(read(written(PRINTED), "pandas")({})["id"])
    assert len(asked) == 50
    assert {row["reply"] for row in asked} == {"right", "nothing"}
    assert {name for row in asked for name in row["rows"].split()} - there == set()
