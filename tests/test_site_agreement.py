"""Headline and chart agree: a chart stands under a headline only if it draws what the headline says."""

import re

import pytest

from scripts.site.charts.data import pictures
from scripts.site.figure.gist import Gist
from scripts.site.figure.headline import sentence_of
from scripts.site.frame.card import named_card
from scripts.site.frame.subject import shows, subject_of
from scripts.site.pages.indicator_page import indicator_page
from tests.promised import promised
from tests.site_package import labels, no_drawing, observation, statement
from tests.site_server import published, published_labels

FIVE = observation(value="5", base="30")
PAIR = [FIVE, observation(category="housing", value="25", base="30")]
WHOLE = observation(category="total", value="30")
STATED = statement(value="5", observation=FIVE["observation"])
# What a headline and a bar must share, and what a reader takes it for.
SAME = ("category", "population", "scope", "within_indicator", "within_category", "measure", "unit", "year", "year_to")
FIGURE = re.compile(r'(?:<h3>([^<]*)</h3>\s*)?<figure class="chart" id="([^"]*)"')


def needs(*rows, statements=(STATED,)):
    """The tiny indicator with these rows."""
    return subject_of("needs", labels(observations=list(rows), statements=list(statements)))


def test_a_headline_about_all_has_no_chart_of_a_few():
    """The source ranks the adults' answers without a number, and counts the children's: their chart has a heading of its own."""
    rows = [row | {"population": "children", "observation": row["category"]} for row in PAIR]
    subject = needs(WHOLE, *rows, statements=[statement(measure="rank", value="1")])
    assert subject.headline == "Flest vuxna fick råd. Hur många framgår inte av texten."
    assert "<figure" not in named_card("needs", subject.labels, no_drawing, "")
    before, _, after = indicator_page(subject.row, subject.labels, no_drawing).partition("<h3")
    assert "<figure" not in before
    assert "<figure" in after


@promised
def test_a_chart_of_anything_else_is_no_chart_of_the_headline(other):
    chart = pictures(PAIR, labels())[0]
    assert shows(chart, Gist("single", (FIVE,)))
    assert not shows(chart, Gist("single", (observation(**{"value": "5"} | other),)))


def test_a_headline_without_a_number_has_no_chart():
    chart = pictures(PAIR, labels())[0]
    assert not shows(chart, Gist("in_words"))
    assert not shows(chart, Gist("rank", (statement(measure="rank", value="1"),)))


def test_all_that_the_headline_names_is_drawn():
    """Of two that are equally common, both."""
    chart = pictures(PAIR, labels())[0]
    assert shows(chart, Gist("tied", tuple(PAIR)))
    assert not shows(chart, Gist("tied", (FIVE, observation(category="other", value="5"))))


def test_the_parts_may_stand_under_their_whole():
    """With a bar for the part that is called the most common, or not at all."""
    chart = pictures([*PAIR, WHOLE], labels())[0]
    assert shows(chart, Gist("framed", (WHOLE,)))
    assert shows(chart, Gist("framed", (WHOLE,), ranked=(statement(category="housing", measure="rank"),)))
    assert not shows(chart, Gist("framed", (WHOLE,), ranked=(statement(category="other", measure="rank"),)))
    assert not shows(chart, Gist("framed", (WHOLE | {"observation": "another whole"},)))


def test_the_chart_of_the_headline_comes_before_a_fuller_one():
    """Two bars of the children give way to one of the adults."""
    others = [row | {"population": "children", "observation": row["category"]} for row in PAIR]
    assert [picture.rows for picture in needs(*others, FIVE).pictures] == [(FIVE,)]


def test_a_series_of_others_has_a_heading_of_its_own():
    """On the indicator's page; a card has it not."""
    years = [observation(value="3", year=year, population="children") for year in ("2029", "2030", "2031")]
    subject = needs(*PAIR, *years)
    page = indicator_page(subject.row, subject.labels, no_drawing)
    assert [found[0] for found in FIGURE.findall(page)] == ["", "Behov: Råd, barn"]
    assert "years-1" not in named_card("needs", subject.labels, no_drawing, "")


def test_a_headline_about_others_than_the_indicator_s_says_whom():
    """So that it is not read as if it were about all."""
    row = FIVE | {"population": "children"}
    assert sentence_of(Gist("single", (row | {"base": "30"},)), labels()) == "5 av 30 barn fick råd."
    assert sentence_of(Gist("single", (FIVE | {"base": "30"},)), labels()) == "5 av 30 vuxna fick råd."


def agrees(subject, name):
    """Whether the chart with this id has a bar for each row of the headline, or bars that are its parts."""
    chart = next(each for each in subject.charts if f"{subject.name}-{each.name}" == name)
    bars = {tuple(row[field] for field in SAME) for row in chart.rows}
    parts = {cell[1:] for cell in bars}
    wholes = [row for row in subject.gist.rows if row in chart.wholes]
    return bool(subject.gist.rows) and all(
        tuple(row[field] for field in SAME) in bars
        or (row in wholes and tuple(row[field] for field in SAME[1:]) in parts)
        for row in subject.gist.rows
    )


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_card_s_chart_has_the_headline_s_bar(lang):
    """Whatever the newest year says; and there are such cards."""
    named = published_labels(lang)
    names = [row["indicator"] for row in named.package.rows("indicators")]
    cards = [(subject_of(name, named), named_card(name, named, no_drawing, "")) for name in names]
    shown = [(subject, chart) for subject, html in cards for _, chart in FIGURE.findall(html)]
    assert shown
    assert [chart for subject, chart in shown if not agrees(subject, chart)] == []


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.slow("every page of every indicator", "test_every_card_s_chart_has_the_headline_s_bar")
def test_every_indicator_s_page_agrees_with_its_headline(lang):
    """A chart without a heading of its own has the headline's bar; so has the picture that is downloaded and embedded."""
    named = published_labels(lang)
    wrong = []
    for row in published().rows("indicators"):
        subject = subject_of(row["indicator"], named)
        charts = FIGURE.findall(indicator_page(row, named, no_drawing))
        wrong += [chart for heading, chart in charts if not heading and not agrees(subject, chart)]
        wrong += [each.name for each in subject.pictures[:1] if not agrees(subject, f"{subject.name}-{each.name}")]
    assert wrong == []
