"""The trend: a bar of parts for each year, why a year has no number, and what may be said of the newest."""

import pytest

from scripts.ground.claim import as_written, claim_of
from scripts.ground.data_package import Row
from scripts.site.charts.data import pictures
from scripts.site.charts.marks import full, ring
from scripts.site.charts.series import Series
from scripts.site.figure.argued import telling, turn
from scripts.site.prose.trend import can_be_said, of_year, refused, with_caveat
from tests.site_package import FIELDS, both, labels, observation, statement, usual_tables

ALL, PART = "needs.total.adults.all_cases.count", "needs.advice.adults.all_cases.count"
NEWEST = "2031"


def of(year: str, value: str, category: str = "total", **cells: str) -> Row:
    return observation(category=category, year=year, value=value, **cells)


def series(*rows, **tables):
    """The trend of some numbers, with its part."""
    return Series.named(ALL, labels(observations=list(rows), **tables), PART)


def with_storm() -> list[Row]:
    """The codes with a large case more."""
    usual = usual_tables()["vocabulary"]
    scope: Row = {"list": "scope", "code": "storm_only"}
    return [*usual, usual[0] | scope | both(label="Bara stormen/Storm only")]


def stacked(found, year):
    """From where to where the parts of a bar are."""
    return [(part.start, part.end) for part in found.point(year).parts]


def compared(qualifier: str, year: str) -> Row:
    """What a report says of the newest year beside another, in words."""
    cells = {"measure": "comparison", "value": "", "qualifier": qualifier, "compared_year": year, "printed": "ord"}
    return statement(category="total", report_year=NEWEST, **cells)


def test_a_bar_is_its_part_and_the_rest():
    """With the number of the part in its foot; without a part it is one bar, and a year without either is a gap."""
    found = series(of("2028", "10"), of("2028", "7", "advice"), of("2029", "5"), of(NEWEST, "4"))
    assert [stacked(found, year) for year in found.years] == [[(0, 7), (7, 10)], [(0, 5)], [], [(0, 4)]]
    assert found.point("2028").foot == "7"


def test_a_large_case_stands_apart():
    """Whichever it is, by its scope, where nobody knows the parts."""
    found = series(of("2030", "10"), of("2030", "4", scope="storm_only"), of(NEWEST, "3"), vocabulary=with_storm())
    assert stacked(found, "2030") == [(0, 6), (6, 10)]
    assert [part.apart for part in found.point("2030").parts] == [False, True]


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
    assert stacked(trend, "2030") == [(0, 8), (8, 12)]
    assert [part.dress for part in trend.point("2029").stack("adults")] == [full("adults"), ring("adults")]


def test_a_year_with_a_part_alone_shows_it():
    """How many all are is a question mark, and no zero."""
    found = series(of("2029", "7", "advice"), of("2030", "5"), of(NEWEST, "4"))
    point = found.point("2029")
    assert (point.values, point.text, stacked(found, "2029")) == ((), "alla: ?", [(0, 7)])


def test_a_hidden_year_is_a_gap_that_says_so():
    """In the picture and below it."""
    hidden = of(NEWEST, "", qualifier="", obs_status="Q")
    found = series(of("2029", "5"), of("2030", "6"), hidden)
    assert found.point(NEWEST).text == "visas inte"
    assert "visas inte" in next(of_year(NEWEST, found, found.labels)).text


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


def test_a_year_that_only_a_later_report_compares_says_so():
    """It has no number all the same."""
    found = series(of("2029", "5"), of(NEWEST, "6"), statements=[compared("just_over", "2030")])
    assert "de var något fler 2031" in next(of_year("2030", found, found.labels)).text
    now = found.rows[NEWEST]
    assert turn(now, found.labels) == "något fler än året före, enligt rapporten"
    assert can_be_said(now, found.labels).claims == (claim_of(now),)


def test_two_years_that_may_be_compared_are():
    """With their difference, which the sentence claims; and then there is no caveat, and nothing is refused."""
    found = series(of("2030", "5"), of(NEWEST, "8"))
    now = found.rows[NEWEST]
    assert turn(now, found.labels) == "3 fler än 2030"
    assert "difference" in as_written(can_be_said(now, found.labels).claims)
    assert [*with_caveat(now, found, found.labels), *refused(now, found, found.labels)] == []


def test_across_a_break_two_numbers_stand_beside_each_other():
    """Both are claimed, no difference is said, and what must not be said has its reasons."""
    broken: list[Row] = [{"indicator": "needs", "year": NEWEST, "note": "dark_figure"}]
    found = series(of("2028", "5"), of("2029", "9"), of(NEWEST, "6", notes="dark_figure"), breaks=broken)
    now = found.rows[NEWEST]
    caveat, no = next(with_caveat(now, found, found.labels)), next(refused(now, found, found.labels))
    assert "5 år 2028 och 6 år 2031, men serien bryts 2031" in caveat.text
    assert "minskat från 9 (2029) till 6 (2031). Serien bryts 2031. Tal saknas för 2030." in no.text
    assert "difference" not in as_written([*caveat.claims, *no.claims])


def test_years_are_written_as_one_writes_them():
    """One, two or more."""
    own = labels().language
    assert own.listed(["2030"]) == "2030"
    assert own.listed(["2029", "2030", "2031"]) == "2029, 2030 och 2031"


def test_the_words_are_of_both_languages():
    """An English sentence has no Swedish in it."""
    rows = [of("2030", "5"), of(NEWEST, "8")]
    assert turn(rows[-1], labels("en", observations=rows)) == "3 more than in 2030"


def test_beside_a_year_with_a_large_case_nothing_is_subtracted():
    """The reason is that of the rules of comparing."""
    found = series(of("2030", "9"), of("2030", "5", scope="excluding_case"), of(NEWEST, "6"))
    assert turn(found.rows[NEWEST], found.labels) == ""
    assert "stort ärende" in next(refused(found.rows[NEWEST], found, found.labels)).text
