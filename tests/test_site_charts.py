"""The tables behind the charts, the charts and what is done to their SVG."""

import json

import pytest

from scripts.ground.data_package import PackageError
from scripts.site.charts.data import pictures
from scripts.site.charts.drawing import draw
from scripts.site.charts.kinds import certain, tips
from scripts.site.charts.svg import fit_for_page
from scripts.site.charts.words import description, reading_help
from scripts.site.text.language import Language
from tests.site_package import labels, observation, usual_tables

PAIR = [observation(value="5"), observation(category="housing", value="3")]


def test_a_missing_value_is_never_drawn_as_zero():
    """It is named below the chart; a bound is written without a bar."""
    rows = [
        observation(value="5", base="9"),
        observation(category="housing", lower="3", qualifier="over"),
        observation(category="other", obs_status="O"),
    ]
    found = pictures(rows, labels())[0]
    assert found.table["label"].tolist() == ["Råd", "Boende"]
    assert found.table["value"].isna().tolist() == [False, True]
    assert found.table["text"].tolist() == ["5", "över 3"]
    assert found.left_out == ("Annat",)


def test_a_form_of_chart_that_nobody_draws_stops_the_build():
    """A word in the code list alone makes no chart; one number, or none, is drawn by nobody."""
    tables = usual_tables()
    for kind, drawn in (("bars", True), ("single", False), ("none", False)):
        tables["indicators"][0] |= {"chart_kind": kind}
        assert bool(pictures(PAIR, labels(indicators=tables["indicators"]))) is drawn
    tables["indicators"][0] |= {"chart_kind": "pie"}
    with pytest.raises(PackageError, match="needs: no chart is drawn as pie"):
        pictures(PAIR, labels(indicators=tables["indicators"]))


def test_a_hidden_number_is_said_to_be_hidden_and_not_to_be_missing():
    """Nobody has left it out: it protects people."""
    rows = [observation(value="5", base="9"), observation(category="other", obs_status="Q")]
    found = pictures(rows, labels())[0]
    assert (found.left_out, found.hidden) == ((), ("Annat",))
    assert "Inte ritat, eftersom talet är dolt: Annat." in reading_help(found, labels().language)


def test_a_bar_of_an_uncertain_figure_shows_how_far_it_may_reach():
    """As far as it is sure, and a dashed line from there; an exact one has none, and fills the scale as before."""
    rows = [observation(value="30", qualifier="about"), observation(category="housing", value="2.5", measure="mean")]
    about, exact = (pictures([row, row | {"category": "other"}], labels())[0] for row in rows)
    assert (about.table["value"][0], about.table["low"][0], about.table["high"][0], about.top) == (30, 25, 35, 35)
    assert (certain(about.table)[0], tips(about.table)[0]) == (25, 35)
    assert exact.table[["low", "high"]].isna().all(axis=None)
    assert (certain(exact.table)[0], tips(exact.table)[0], exact.top) == (2.5, 2.5, 2.5)


@pytest.mark.parametrize("layout", ["wide", "narrow"])
def test_a_year_that_is_said_as_about_shows_how_far_it_may_reach(layout):
    """The dashed line stands in the series too, and in no series of exact numbers."""
    years = [observation(value=value, year=year) for value, year in (("10", "2029"), ("40", "2030"), ("20", "2031"))]
    uncertain = [*years[:2], observation(value="20", year="2031", qualifier="about")]
    drawn = [json.dumps(pictures(rows, labels())[0].sketch(layout).specify()) for rows in (years, uncertain)]
    assert ["high" in each.split('"datasets"')[0] for each in drawn] == [False, True]


def test_a_chart_of_parts_leaves_out_the_whole():
    """The whole is what the scale is made of, not one bar among the parts."""
    rows = [*PAIR, observation(category="total", value="9")]
    assert pictures(rows, labels())[0].table["label"].tolist() == ["Råd", "Boende"]
    assert pictures([observation(value="5", base="9")], labels())[0].top == 9


def test_populations_are_compared_where_they_differ():
    """One category counted for several populations: a bar for each."""
    rows = [observation(category="total", population=who, value="4") for who in ("adults", "children")]
    assert pictures(rows, labels())[0].table["label"].tolist() == ["Vuxna", "Barn"]


def test_one_number_without_a_whole_is_not_drawn():
    """A bar alone says nothing; a share of a whole does."""
    assert pictures([observation(value="5")], labels()) == []
    assert len(pictures([observation(value="5", measure="percent")], labels())) == 1


def test_only_bounds_give_no_chart():
    """Where no row has a number of its own there is nothing to draw."""
    assert (
        pictures([observation(lower="3", qualifier="over"), observation(category="housing", obs_status="O")], labels())
        == []
    )
    assert pictures([], labels()) == []


def test_a_series_keeps_its_gaps():
    """A year between without a figure has a place and no bar."""
    rows = [observation(value=value, year=year) for value, year in (("1", "2028"), ("4", "2030"), ("2", "2031"))]
    series = pictures(rows, labels())[0]
    assert series.table["label"].tolist() == ["2028", "2029", "2030", "2031"]
    assert series.table["value"].isna().tolist() == [False, True, False, False]
    assert "2029: ingen uppgift" in description(series, Language("sv"))


def test_a_percentage_is_drawn_on_all_of_its_scale():
    """A small share looks small."""
    assert pictures([observation(value="3.0", measure="percent")], labels())[0].top == 100


@pytest.mark.parametrize("layout", ["wide", "narrow"])
def test_the_drawing_is_the_same_bytes_and_is_kept(layout, tmp_path):
    """Drawn anew or read from the cache, in an empty or a full one."""
    chart = pictures(PAIR, labels())[0].sketch(layout)
    first = draw(chart, "sv", tmp_path / "a")
    assert draw(chart, "sv", tmp_path / "a") == first == draw(chart, "sv", tmp_path / "b")
    assert len(list((tmp_path / "a").iterdir())) == 1


def test_the_svg_speaks_the_language_of_its_page(tmp_path):
    """No label of Vega's is left; the texts that stand beside the picture are its name."""
    chart = pictures(PAIR, labels())[0].sketch("wide")
    svg = fit_for_page(draw(chart, "sv", tmp_path), "one", "a b", "wide")
    assert "Y-axis" not in svg
    assert svg.count("aria-") == 1
    assert 'role="img" aria-labelledby="a b"' in svg
    assert "var(--chart-1, #2c3a46)" in svg
    assert "http" not in svg.replace("http://www.w3.org", "")


def test_ids_and_numbers_in_the_svg():
    """`clip0` of two charts on a page must not be one; coordinates have two decimals."""
    inside = '<clipPath id="clip0"/><g clip-path="url(#clip0)" transform="translate(-0.0004,1.23456)"/>'
    raw = f'<svg width="1" height="2" viewBox="0 0 1 2">{inside}</svg>'
    svg = fit_for_page(raw, "one", "a", "wide")
    assert 'id="one-clip0"' in svg
    assert "url(#one-clip0)" in svg
    assert "translate(0,1.23)" in svg
