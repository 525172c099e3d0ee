"""The trend: a bar of parts for each year, why a year has no number, and what may be said of the newest."""

import re

import pytest

from scripts.ground.claim import as_written
from scripts.ground.data_package import Row
from scripts.site.charts.data import pictures
from scripts.site.charts.marks import full, ring
from scripts.site.charts.series import Series
from scripts.site.figure.argued import telling, turn
from scripts.site.prose.trend import can_be_said, of_year, refused, with_caveat
from tests.site_package import FIELDS, both, labels, observation, statement, usual_tables
from tests.told_rows import book, read, tables_of

ALL, PART = "needs.total.adults.all_cases.count", "needs.advice.adults.all_cases.count"
NEWEST = "2031"


def of(year: str, value: str, category: str = "total", **cells: str) -> Row:
    return observation(category=category, year=year, value=value, **cells)


def with_storm() -> list[Row]:
    """The codes with a large case more."""
    usual = usual_tables()["vocabulary"]
    scope: Row = {"list": "scope", "code": "storm_only"}
    return [*usual, usual[0] | scope | both(label="Bara stormen/Storm only")]


def compared(qualifier: str, year: str) -> Row:
    """What a report says of the newest year beside another, in words."""
    cells = {"measure": "comparison", "value": "", "qualifier": qualifier, "compared_year": year, "printed": "ord"}
    return statement(category="total", report_year=NEWEST, **cells)


def years_of(found):
    """Each year of a trend: its bar from part to part (`apart` is a large case), its number, and why it has none."""
    for year in found.years:
        point = found.point(year)
        bars = [f"{part.start:g}..{part.end:g}" + " apart" * part.apart for part in point.parts]
        why = [line.text for line in of_year(year, found, found.labels)] if not point.values else []
        yield " ".join(
            [year, *(bars or ["no bar"]), *filter(None, [point.text, point.foot and f"part {point.foot}"]), *why]
        )


@pytest.mark.parametrize(("said", "gives"), book("trend.txt"))
def test_what_a_trend_shows_and_says_of_the_newest_year(said, gives):
    """And that a difference is claimed where it is said, and nowhere else."""
    rows, statements, otherwise = read(said)
    broken: list[Row] = [{"indicator": "needs", "year": NEWEST, "note": "dark_figure"}] * bool(
        otherwise.pop("breaks", "")
    )
    tables = tables_of(rows, statements, otherwise)
    tables |= {"breaks": broken, "vocabulary": with_storm()}
    found = Series.named(ALL, labels("sv", **tables), PART)
    told = [*years_of(found)]
    if now := found.rows.get(NEWEST):
        turned = turn(now, found.labels)
        caveat, no = [*with_caveat(now, found, found.labels)], [*refused(now, found, found.labels)]
        told += [turned] if turned else []
        told += [f"{name}: {line.text}" for name, lines in (("but", caveat), ("not", no)) for line in lines]
        claims = as_written([claim for line in (can_be_said(now, found.labels), *caveat, *no) for claim in line.claims])
        assert ("difference" in claims) == bool(re.match(r"\d", turned))
    assert " | ".join(told).replace("\N{NO-BREAK SPACE}", " ") == gives


def test_a_figure_year_by_year_is_drawn_alike_on_its_indicator_and_in_the_trend():
    """The same years, the same breaks (of a year without a number too), a large case apart, one of two numbers as two."""
    breaks: list[Row] = [{"indicator": "needs", "year": "2028", "note": "changed"}]
    left: Row = {field: value for field, value in of("2029", "").items() if field in FIELDS["derived_ranges"]}
    left |= {"lower": "5", "upper": "7", "values": "5 7", "range_state": "proved"}
    rows = [of("2027", "10"), of("2030", "12"), of("2030", "4", scope="storm_only"), of(NEWEST, "6", obs_status="B")]
    named = labels(observations=rows, breaks=breaks, derived_ranges=[left], vocabulary=with_storm())
    trend = Series.named(ALL, named)
    (chart,) = [each for each in pictures(rows, named) if each.kind == "series"]
    assert [each.year for each in chart.entries] == [trend.point(year) for year in trend.years]
    assert [year for year in trend.years if trend.point(year).breaks] == ["2028", NEWEST]
    assert [(part.start, part.end) for part in trend.point("2030").parts] == [(0, 8), (8, 12)]
    assert [part.dress for part in trend.point("2029").stack("adults")] == [full("adults"), ring("adults")]


@pytest.mark.parametrize(
    ("qualifiers", "which"),
    [
        (["about", "just_over"], "just_over"),
        (["over", "about"], "over"),
        (["just_over", "under"], None),
        (["words"], None),
        ([], None),
    ],
)
def test_of_what_a_report_says_the_most_telling_is_taken(qualifiers, which):
    """Nothing where it says both more and less."""
    found = telling([compared(each, "2030") for each in qualifiers])
    assert (found and found["qualifier"]) == which


def test_an_english_sentence_has_no_swedish_in_it():
    rows = [of("2030", "5"), of(NEWEST, "8")]
    assert turn(rows[-1], labels("en", observations=rows)) == "3 more than in 2030"


def test_years_are_written_as_one_writes_them():
    """One, two or more."""
    own = labels().language
    assert own.listed(["2030"]) == "2030"
    assert own.listed(["2029", "2030", "2031"]) == "2029, 2030 och 2031"
