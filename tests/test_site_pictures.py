"""The series over time, and what the platform sets."""

import re

import pytest

from scripts.ground.data_package import PackageError, Row
from scripts.site.charts.drawing import draw
from scripts.site.package.citing import setting
from scripts.site.pages.lists import break_list
from scripts.site.prose.trend import series
from scripts.site.text.language import Language
from tests.promised import promised
from tests.site_package import FIELDS, both, labels, no_drawing, observation, usual_tables

ADVICE = "needs.advice.adults.all_cases.count"
# What a year has before which the line of a break stands.
BREAK = "line-break"


def drawn_series(**tables):
    """A series of the tiny package, drawn."""
    return series(ADVICE, "over-time/", labels(**tables), draw)


def test_a_series_has_its_gaps():
    """A year without a figure is a row and a sign, never a zero, and no line joins two years."""
    rows = [observation(value="2", year="2028"), observation(value="4", year="2031")]
    html = drawn_series(observations=rows)
    assert html.count("<svg") == 2
    assert html.count("inget tal") == 2 + 2
    assert [year for year in ("2028", "2029", "2030", "2031") if f'<th scope="row">{year}</th>' in html] == [
        *("2028", "2029", "2030", "2031")
    ]


def test_a_year_that_no_source_prints_has_what_the_figures_leave_of_it():
    """Its bar is filled to the least and ends where else it may, with the sign of a computed number; what is not proved is a gap.

    It is striped where any number between the two may be.
    """
    rows = [observation(value="2", year="2030"), observation(value="4", year="2032")]
    cell = {name: rows[0][name] for name in ("indicator", "category", "population", "scope")}
    left = (
        dict.fromkeys(FIELDS["derived_ranges"], "")
        | cell
        | {"year": "2031", "unit": "persons", "lower": "5", "upper": "7"}
    )
    proved = left | {"range_state": "proved"}
    assert drawn_series(observations=rows, derived_ranges=[proved]).count("<pattern") == 1
    html = drawn_series(observations=rows, derived_ranges=[proved | {"values": "5 7"}])
    assert (html.count("<svg"), html.count("<pattern")) == (3, 0)
    assert '<td class="value">5 eller 7*</td>' in html
    assert "Ett tal med * är uträknat" in html
    html = drawn_series(observations=rows, derived_ranges=[left | {"range_state": "time_limit"}])
    assert html.count("<svg") == 2


def test_a_series_ends_with_a_year_that_is_not_shown():
    """It is a gap that says so, and no end of the series."""
    rows = [observation(value="2", year="2030"), observation(value="", qualifier="", obs_status="Q")]
    assert '<th scope="row">2031</th><td class="value">visas inte</td>' in drawn_series(observations=rows)


def test_a_break_is_marked_before_its_year():
    """With the note that says why; the first year of a series breaks with nothing."""
    rows = [observation(value="2", year="2030"), observation(value="4", notes="dark_figure")]
    html = drawn_series(observations=rows)
    assert html.count(BREAK) == 1
    assert "Många syns inte" in html
    assert BREAK not in drawn_series(observations=rows[1:])


def test_another_producer_s_series_has_no_breaks_of_ours():
    """A break is one in a series whose figure of that year carries its note."""
    rows = [observation(value="2", year="2030"), observation(value="4", producer="others")]
    assert BREAK not in drawn_series(observations=rows)


def test_a_break_in_a_year_without_a_figure_is_one():
    """Nothing says that it is another's."""
    rows = [observation(value="2", year="2030"), observation(value="4", year="2032")]
    assert drawn_series(observations=rows).count(BREAK) == 1


def test_all_that_breaks_for_one_reason_in_a_year_is_one_line():
    """A note that is on all questions is not read as often as there are questions."""
    usual: Row = {"indicator": "needs", "year": "2031", "note": "dark_figure"}
    broken = [usual, usual | {"indicator": "silent"}, usual | {"year": "2030"}]
    assert break_list(labels(breaks=broken)).count("Många syns inte") == len({"2031", "2030"})


def test_a_computed_year_says_so():
    """In the picture and in the table, with a line that explains the sign; a printed year has none."""
    rows = [observation(value="2", year="2030"), observation(value="4", origin="computed", rule="share")]
    html = drawn_series(observations=rows)
    assert html.count("4*") == 1
    assert "4\N{NO-BREAK SPACE}personer*" in html
    assert "2*" not in html.replace("2030", "")
    assert "uträknat" in html
    assert "uträknat" not in drawn_series(observations=rows[:1])


def test_populations_are_never_mixed():
    """A series is one population's."""
    rows = [
        observation(value="2", year="2030", population="children"),
        observation(value="4"),
        observation(value="5", year="2030"),
    ]
    html = drawn_series(observations=rows)
    assert html.count("<svg") == 2
    assert ">2<" not in html


def test_a_series_of_shares_of_one_answer_says_of_whom():
    """Three in four of the Europeans are no three in four of everybody; and a title is not said twice."""
    own = {"measure": "percent", "base_indicator": "needs", "base_category": "housing"}
    rows = [observation(value=value, year=year, **own) for year, value in (("2030", "30.0"), ("2031", "76.0"))]
    named = "needs.advice.adults.all_cases.percent.of.needs.housing"
    assert "Behov: Råd: vuxna som fick boende." in series(named, "", labels(observations=rows), no_drawing)
    listed = usual_tables()["categories"]
    listed[0] |= {"label_sv": "Behov"}
    assert "Behov: vuxna" in series(named, "", labels(observations=rows, categories=listed), no_drawing)


@promised
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
