"""Whoever has read the three lines of the flat file, filters by label and unit and keeps to one group is right, or gets nothing."""

import pytest

from tests.flat_file import READERS, Filter, difference, read, texts, total, value, written
from tests.frozen_years import PRINTED, package

IND, C, G, S, U, M = "indicator_en", "category_en", "group_en", "case_en", "unit_en", "measure"
MET, COORDINATORS = "People the members met", "People in the regional coordinators' statistics"
LEGAL, NEEDS, PERMIT = "How far the legal process has come", "Support needs, adults", "Residence permit"
AUTHORITIES, CIVIL = "Support from authorities, adults", "Support from civil society, adults"
OUTSIDE, ORIGIN = "Origin inside and outside the EU, adults", "Country of origin, adults"
ALL, WITHOUT, CASE = "All cases", "Excluding the Åsele case", "Åsele case only"
FORM_YEARS = ("platform", "small")
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
        {IND: NEEDS, C: "Psychological support", M: "percent"},
        {IND: "Support needs, children", C: "Psychological support", M: "percent"},
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
    ("the share from the EU", {C: "EU countries", M: "percent", "share_of": "whole", **NOW}, 17.8),
    ("convictions as a share of the Åsele case", {IND: LEGAL, S: CASE, M: "percent", "share_of": "whole"}, None),
    (
        "rights met without the Åsele case, a number of nobody knows what",
        {IND: "Rights in the legal process", S: WITHOUT},
        None,
    ),
    ("adults whose permit is not known", {IND: PERMIT, C: "No information", M: "count"}, 238),
    ("adults whose country is not known", {IND: ORIGIN, C: "Without an answer"}, 68),
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
@pytest.mark.parametrize(("case", "country"), [(ALL, "Thailand"), (WITHOUT, "Sweden")])
def test_the_most_common_country_can_be_asked_for(case, country, reader):
    """What a source says and gives no number for has a row of its own."""
    ranked = {IND: ORIGIN, S: case, "row_kind": "rank", "rank": 1}
    assert texts(written(PRINTED), reader, C, ranked) == {country}


@pytest.mark.parametrize("reader", READERS)
def test_every_decision_can_be_counted(reader):
    """Rows that are doubtful or corrected, and those of which a source prints another number too."""
    rows = read(written(PRINTED), reader)({})
    decided = rows[rows["doubt_en"].notna() | rows["value_printed"].notna()]
    assert set(decided["id"]) == {row["observation"] for row in package(PRINTED).rows("corrections")}


@pytest.mark.parametrize("reader", READERS)
def test_every_share_without_a_base_can_be_counted(reader):
    """Of those with a number or a word for it: the row says so itself."""
    named = texts(written(PRINTED), reader, "id", {M: "percent", "share_of": "not_stated", "row_kind": "number"})
    rows = package(PRINTED).rows("observations")
    noted = {
        row["observation"]
        for row in rows
        if "base_not_stated" in row["notes"].split() and (row["lower"] or row["upper"])
    }
    assert named == noted


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", [PRINTED, *FORM_YEARS])
def test_the_sum_of_a_group_is_its_whole(name, reader):
    """Of every indicator, year, case and unit, also without naming a group; hidden cells leave none."""
    rows = read(written(name), reader)({})
    columns = ["indicator_en", "year", "case_en", "unit_en"]
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


@pytest.mark.parametrize("name", [PRINTED, *FORM_YEARS])
def test_no_group_holds_what_is_hidden_missing_or_doubtful(name):
    """Neither to be added nor to be compared."""
    rows = read(written(name), "pandas")({})
    grouped = rows[rows["sum_group"].notna() | rows["compare_group"].notna()]
    assert (grouped["row_kind"] == "number").all()
    assert grouped["value"].notna().all()
    assert not (grouped["doubt_en"] == "Doubtful").any()


def test_what_a_share_is_of_is_said_for_each_year():
    """One cell is a share of needs in the printed year and of interventions in a form year, so the two are not compared."""
    share = {IND: "Support from authorities, children", C: "Basic needs, such as food", M: "percent"}
    bases = {year: texts(written("platform"), "pandas", "base_cell", share | {"year": year}) for year in (2025, 2026)}
    assert [one.split(".")[0] for year in bases for one in bases[year]] == [
        "children_support_needs",
        "children_authority_support",
    ]
    assert difference(written("platform"), "pandas", share | NOW, share | {"year": 2026}) is None
