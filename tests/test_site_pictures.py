"""The picture of the needs, the series over time, and what the platform sets."""

import re
from dataclasses import replace

import pytest

from scripts.ground.data_package import PackageError
from scripts.site.labels import Labels
from scripts.site.language import Language
from scripts.site.markup import esc
from scripts.site.needs_picture import BARS, bar, each_kind, needs_picture, picture_rows, size
from scripts.site.platform_settings import setting
from scripts.site.selection import notes_of
from scripts.site.series import series, series_list
from scripts.site.series_picture import Point, points
from tests.site_package import both, labels, observation, usual_tables
from tests.site_server import published

# What the picture is about, as one made-up year has it: a whole, two parts of it and a bound.
NEEDS = [
    observation(indicator=indicator, category=category, population="adults_direct", unit=unit, **number)
    for indicator, category, unit, number in (
        ("support_needs", "answers", "needs", {"value": "900"}),
        ("authority_support", "answers", "interventions", {"value": "300"}),
        ("civil_support", "answers", "interventions", {"value": "500"}),
        ("needs_met", "unmet", "needs", {"lower": "100", "qualifier": "at_least"}),
    )
]
ADVICE = "needs.advice.adults.all_cases.count"


def made_up(lang):
    """The published code lists with the needs of a made-up year."""
    package = published()
    newest = [row | {"year": package.latest_year} for row in NEEDS]
    return Labels(replace(package, tables={**package.tables, "observations": newest}), Language(lang))


@pytest.mark.parametrize(("lang", "bound"), [("sv", "minst"), ("en", "at least")])
def test_the_picture_of_the_needs_says_its_numbers(lang, bound):
    """Each bar has its number as text, the sentence names all of them, and a lower bound is called one."""
    html = needs_picture(made_up(lang))
    assert html.count('class="bar-text"') == 4
    assert bound in html
    assert html.count('aria-hidden="true"') == 4
    assert "<title" not in html


def test_the_bars_are_as_long_as_their_numbers():
    """Every bar is measured against all needs; the bound, and no exact number, has a pointed end."""
    html = needs_picture(made_up("sv"))
    widths = [float(width) for width in re.findall(r'class="bar" width="([\d.]+)%"', html)]
    assert widths[0] == 100
    assert all(0 < width < 100 for width in widths[1:])
    assert html.count("<path") == 1


@pytest.mark.parametrize(("qualifier", "pointed"), [("exact", 0), ("about", 1), ("just_over", 1), ("just_under", 0)])
def test_a_bar_goes_on_where_the_number_may_be_larger(qualifier, pointed):
    """As long as the number that is said, whichever ends it has."""
    column = {"just_over": "lower", "just_under": "upper"}.get(qualifier, "value")
    row = observation(qualifier=qualifier, **{column: "300"})
    drawn = bar(size(row) / 600, row, "needs_civil")
    assert 'width="50.00%"' in drawn
    assert drawn.count("<path") == pointed


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_picture_of_the_needs_carries_the_note_on_needs_of_each_kind(lang):
    """Visible, in the note's own words with its number, wherever the note concerns the newest needs; never else."""
    named = Labels(published(), Language(lang))
    note = esc(named.language.text(named.package.by_name["notes"]["all_of_the_above"], "text").removesuffix("."))
    rows = picture_rows(named.package)
    noted = len(rows) == len(BARS) and "all_of_the_above" in notes_of([rows["needs_all"]], published())
    assert (note in needs_picture(named).split("<details")[0]) == noted
    assert each_kind({"needs_all": observation(value="9")}, labels()) == ""


def test_the_note_says_how_many_needs_of_each_kind():
    """With its number, or in words alone where there is none."""
    tables = usual_tables()
    tables["notes"] = [
        {"note": "all_of_the_above", "order": "1", **both(text="Läggs till vart och ett./Added to each.")}
    ]
    needs = observation(value="9", indicator="support_needs", population="adults_direct", notes="all_of_the_above")
    tables["note_targets"] = []
    tables["observations"] = [needs | {"category": "all_of_the_above", "value": "3", "unit": "needs"}]
    said = each_kind({"needs_all": needs}, labels("sv", **tables)).replace("\N{NO-BREAK SPACE}", " ")
    assert said == "Läggs till vart och ett: 3 behov av varje slag."
    assert each_kind({"needs_all": needs}, labels("sv", **tables | {"observations": []})) == "Läggs till vart och ett."


def test_the_picture_of_the_needs_has_a_table_and_files():
    """Each bar is a row, and each indicator's file can be fetched from where the picture stands."""
    html = needs_picture(made_up("en"), "support/")
    table = html.split("<details")[1]
    assert all(f'<th scope="row">{Language("en").words[word]}</th>' in table for word in BARS)
    assert 'href="../../indicators/support_needs/support_needs-observations.csv"' in table


def test_a_year_without_the_needs_says_so():
    """No picture is drawn of numbers that are not there."""
    assert "<svg" not in needs_picture(labels())
    assert "2031" in needs_picture(labels())


def test_a_series_has_its_gaps():
    """A year without a figure is a row and a sign, never a zero, and no line joins two years."""
    rows = [observation(value="2", year="2028"), observation(value="4", year="2031")]
    html = series(ADVICE, "over-time/", labels(observations=rows))
    assert html.count('class="point"') == 2
    assert html.count('class="gap"') == 2
    assert [year for year in ("2028", "2029", "2030", "2031") if f'<th scope="row">{year}</th>' in html] == [
        *("2028", "2029", "2030", "2031")
    ]
    assert "path" not in html
    assert html.count("ingen uppgift") == 4


def test_a_break_is_marked_before_its_year():
    """With the note that says why; the first year of a series breaks with nothing."""
    rows = [observation(value="2", year="2030"), observation(value="4")]
    html = series(ADVICE, "over-time/", labels(observations=rows))
    assert html.count('class="break"') == 1
    assert "Många syns inte" in html
    assert 'class="break"' not in series(ADVICE, "over-time/", labels(observations=rows[1:]))


def test_another_producer_s_series_has_no_breaks_of_ours():
    """A break whose note is about one producer's figures is no break in another's."""
    rows = [observation(value=value, year=year, producer="others") for value, year in (("2", "2030"), ("4", "2031"))]
    for producer, breaks in (("platform", 0), ("others", 1), ("", 1)):
        target = {"note": "dark_figure", "indicator": "needs", "producer": producer}
        html = series(ADVICE, "over-time/", labels(observations=rows, note_targets=[target]))
        assert html.count('class="break"') == breaks, producer


def test_a_computed_year_says_so():
    """In the picture and in the table, with a line that explains the sign; a printed year has none."""
    rows = [observation(value="2", year="2030"), observation(value="4", origin="computed", rule="share")]
    html = series(ADVICE, "over-time/", labels(observations=rows))
    assert html.count("4*") == 2
    assert "2*" not in html.replace("2030", "")
    assert "uträknat" in html
    assert "uträknat" not in series(ADVICE, "over-time/", labels(observations=rows[:1]))


def test_populations_are_never_mixed():
    """A series is one population's."""
    rows = [
        observation(value="2", year="2030", population="children"),
        observation(value="4"),
        observation(value="5", year="2030"),
    ]
    html = series(ADVICE, "over-time/", labels(observations=rows))
    assert html.count('class="point"') == 2
    assert ">2<" not in html


def test_the_list_of_series_names_the_years():
    """Only what has two years or more."""
    assert "Än så länge" in series_list(labels())
    rows = [observation(value="2", year="2029"), observation(value="4")]
    assert "(2029, 2031)" in series_list(labels(observations=rows))


def test_a_point_stands_as_high_as_its_value():
    """From the axis, which is zero."""
    svg = points([Point("a", 10, "10"), Point("b", 5, "5"), Point("c", None, "-")], "a: 10. b: 5.", "x")
    highest, half = (float(place) for place in re.findall(r'cy="([\d.]+)"', svg))
    axis = float(re.findall(r'class="axis".*?y1="([\d.]+)"', svg)[0])
    assert axis - highest == pytest.approx(2 * (axis - half))
    assert '<title id="x-title">a: 10. b: 5.</title>' in svg


@pytest.mark.parametrize(
    ("value", "state", "words"),
    [
        ("", "placeholder", "inte bestämt ännu"),
        ("a@example.org", "placeholder", "a@example.org (platshållare tills plattformen bestämmer den)"),
        ("a@example.org", "set", '<a href="mailto:a@example.org">a@example.org</a>'),
        ("https://example.org/", "set", '<a href="https://example.org/">https://example.org/</a>'),
        ("2031-02-07", "set", "7 februari 2031"),
        ("802400-0000", "set", "802400-0000"),
        ("<b>", "set", "&lt;b&gt;"),
    ],
)
def test_a_setting_says_whether_it_is_set(value, state, words):
    """A placeholder is called one and is no link; a date is written out."""
    row = {"setting": "x", "setting_value": value, "setting_state": state, **both(title="X/X")}
    read = re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), setting("x", labels(platform=[row])))
    assert read.replace("\N{NO-BREAK SPACE}", " ") == words


def test_an_unknown_setting_stops_the_build():
    """The message names it."""
    with pytest.raises(PackageError, match="nothing"):
        setting("nothing", labels(platform=[]))


def test_dates_are_written_out_in_both_languages():
    """Also a time on that day; what is no date is refused."""
    assert Language("en").date("2031-12-01T00:00:00Z").split("\N{NO-BREAK SPACE}") == ["1", "December", "2031"]
    with pytest.raises(PackageError):
        Language("sv").date("soon")
