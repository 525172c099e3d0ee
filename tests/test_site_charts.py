"""The tables behind the charts, the charts and what is done to their SVG."""

from functools import partial

import pytest

from scripts.ground.data_package import PackageError
from scripts.paths import ROOT
from scripts.site.charts.colours import LIGHT
from scripts.site.charts.composed import composed, named, on_page, parsed, plainly_coloured, written
from scripts.site.charts.data import check_kinds, description, pictures, reading_help
from scripts.site.charts.drawing import SPECIFYING, draw
from scripts.site.charts.marks import HIDDEN, MISSING, WORDED, Quantity, strip
from scripts.site.charts.series import all_series
from tests.site_package import labels, observation, package, statement, usual_tables

PAIR = [observation(value="5"), observation(category="housing", value="3")]


def shown(found):
    """What is known of each bar."""
    known = [(each.label, each.quantity) for each in found.entries]
    return [(label, each.text, each.low, each.high, each.state) for label, each in known]


def names(found):
    return [each.label for each in found.entries]


def stripes(display):
    """The striped parts, from which value to which."""
    return {
        (datum.start, datum.end)
        for drawn in display.marks()
        for marks in drawn.marks
        if marks.dress.fill.startswith("hatched")
        for datum in marks.data
    }


def bars_only():
    """The tiny indicators, drawn as bars without a whole."""
    return [row | {"chart_kind": "bars"} for row in usual_tables()["indicators"]]


def test_a_missing_value_is_never_drawn_as_zero():
    """It has no bar and takes no line: a sentence below the bars names it; a bound is filled to what is sure."""
    rows = [
        observation(category="other", obs_status="O"),
        observation(value="5", base="9"),
        observation(category="housing", lower="3", qualifier="over"),
    ]
    found = pictures(rows, labels())[0]
    assert shown(found) == [("Råd", "5", 5, 5, ""), ("Boende", "över 3", 3, 9, "")]
    assert found.entries[1].quantity.open
    assert found.display.lines[-1].below == ("Inget tal visas för: Annat.",)


def test_a_kind_of_chart_that_nobody_draws_stops_the_build():
    """A word in the code list alone makes no chart; one number, or none, is drawn by nobody."""
    tables = usual_tables()
    for kind, drawn in (("bars", True), ("single", False), ("none", False)):
        tables["indicators"][0] |= {"chart_kind": kind}
        check_kinds(package(indicators=tables["indicators"]))
        assert bool(pictures(PAIR, labels(indicators=tables["indicators"]))) is drawn
    tables["indicators"][0] |= {"chart_kind": "pie"}
    with pytest.raises(PackageError, match="needs, column chart_kind: no chart is drawn as 'pie', only as bars"):
        check_kinds(package(indicators=tables["indicators"]))


def test_a_hidden_number_is_said_to_be_hidden_and_not_to_be_missing():
    """Nobody has left it out: it protects people."""
    rows = [observation(value="5", base="9"), observation(category="other", obs_status="Q")]
    found = pictures(rows, labels())[0]
    assert shown(found)[1] == ("Annat", "skyddat", 0, 0, HIDDEN)
    assert reading_help(found, labels().language)[1].startswith("Tom ram: talet visas inte")


def test_what_the_source_says_in_words_only_has_its_words():
    """As on the pages of the themes, without a length."""
    said = statement(category="other", printed="få", qualifier="words", obs_status="O")
    rows = [observation(value="5", base="9"), observation(category="other", obs_status="O")]
    found = pictures(rows, labels(statements=[said]))[0]
    assert shown(found)[1] == ("Annat", "få", 0, 0, WORDED)


def test_a_bar_of_an_uncertain_figure_shows_how_far_it_may_reach():
    """Filled as far as it is sure, and striped from there; an exact one has no stripes, and fills the scale as before."""
    rows = [observation(value="30", qualifier="about"), observation(category="housing", value="2.5", measure="mean")]
    about, exact = (pictures([row, row | {"category": "other"}], labels())[0] for row in rows)
    assert (shown(about)[0][2:4], about.entries[0].value, about.top) == ((25, 35), 30, 35)
    assert (shown(exact)[0][2:4], exact.top) == ((2.5, 2.5), 2.5)
    assert [stripes(each.display) for each in (about, exact)] == [{(25, 35)}, set()]


def test_a_number_without_an_upper_bound_goes_on_beyond_it():
    """The scale has room for more than the largest number that is sure."""
    rows = [
        observation(value="4"),
        observation(category="other", value="2"),
        observation(category="housing", lower="5", qualifier="over"),
    ]
    found = pictures([row | {"base": ""} for row in rows], labels(indicators=bars_only()))[0]
    assert found.top > 5
    assert stripes(found.display) == {(5, found.top)}


def test_a_year_that_is_said_as_about_shows_how_far_it_may_reach():
    """It is striped in the series too, and nothing is in a series of exact numbers."""
    years = [observation(value=value, year=year) for value, year in (("10", "2029"), ("40", "2030"), ("20", "2031"))]
    uncertain = [*years[:2], observation(value="20", year="2031", qualifier="about")]
    drawn = [stripes(pictures(rows, labels())[0].display) for rows in (years, uncertain)]
    assert drawn == [set(), {(15, 25)}]


def test_a_chart_of_parts_leaves_out_the_whole():
    """The whole is what the scale is made of, not one bar among the parts."""
    rows = [*PAIR, observation(category="total", value="9")]
    assert names(pictures(rows, labels())[0]) == ["Råd", "Boende"]
    assert pictures([observation(value="5", base="9")], labels())[0].top == 9


def test_shares_of_one_kind_each_of_another_question_stand_together():
    """How much was met of each need, before a lone share of something else."""
    share = partial(observation, measure="percent", value="50", base_indicator="silent")
    alone = share(base_category="total")
    rows = [alone, *(share(category=each, base_category=each) for each in ("advice", "housing"))]
    found, *_ = pictures(rows, labels())
    assert names(found) == ["Råd", "Boende"]
    assert "av personer av samma slag" in found.caption


def test_populations_are_compared_where_they_differ():
    """One category counted for several populations: a bar for each."""
    rows = [observation(category="total", population=who, value="4") for who in ("adults", "children")]
    assert names(pictures(rows, labels())[0]) == ["Vuxna", "Barn"]


def test_one_number_without_a_whole_is_not_drawn():
    """A bar alone says nothing; a share of a whole does."""
    assert pictures([observation(value="5")], labels()) == []
    assert len(pictures([observation(value="5", measure="percent")], labels())) == 1


def test_a_number_is_not_seen_against_itself():
    """All of a group, with nobody beside them, would be a bar as long as its own scale."""
    assert pictures([observation(category="total", value="375")], labels()) == []


def test_the_whole_is_told_of_where_some_of_it_is_seen():
    """Behind a bar that fills its scale there is nothing."""
    told = ["Den ljusa stapeln bakom är hela basen."]
    for value, said in (("40", told), ("100", [])):
        (found,) = pictures([observation(value=value, measure="percent")], labels())
        assert reading_help(found, labels().language) == said


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
    assert names(series) == ["2028", "2029", "2030", "2031"]
    assert [each.quantity.state for each in series.entries] == ["", MISSING, "", ""]
    assert "2029: inget tal" in description(series, labels())[0]


def test_of_many_series_six_are_drawn():
    """In the third year of a form each answer has one: those that the headline says and the largest are drawn, in their order."""
    years = ("2029", "2030", "2031")
    rows = [observation(category=one, value=str(n), year=year) for n, one in enumerate("abcdefgh", 1) for year in years]
    drawn = [series[-1]["category"] for series in all_series(rows, said=[rows[2]])]
    assert drawn == [*"adefgh"]


def test_a_percentage_is_drawn_on_all_of_its_scale():
    """A small share looks small."""
    assert pictures([observation(value="3.0", measure="percent")], labels())[0].top == 100


def test_the_drawing_is_the_same_bytes_and_is_kept(tmp_path):
    """Drawn anew or read from the cache, in an empty or a full one."""
    marks = next(pictures(PAIR, labels())[0].display.marks())
    first, again, anew = (written(composed(marks, "one", partial(draw, cache=tmp_path / at))) for at in "aab")
    assert first == again == anew
    assert len(list((tmp_path / "a").iterdir())) == 1


def test_what_is_kept_is_drawn_anew_when_what_specifies_it_changes():
    """Every module that makes a specification counts."""
    importing = [path for path in (ROOT / "scripts/site").rglob("*.py") if "import altair" in path.read_text("utf-8")]
    makers = {path.relative_to(ROOT).as_posix() for path in importing} - {"scripts/site/charts/drawing.py"}
    assert makers <= set(SPECIFYING)


def test_a_colour_is_typed_in_the_style_sheet_alone():
    """So that pages, pictures and paper change with one line."""
    sources = [each for each in (ROOT / "scripts/site").rglob("*") if each.suffix in (".py", ".typ")]
    typed = {each.name for each in sources if any(colour in each.read_text("utf-8") for colour in LIGHT.values())}
    assert (typed, len(LIGHT)) == (set(), 12)


def test_a_figure_on_a_page_is_words_in_html_and_marks_without_a_word(tmp_path):
    """A screen reader is told nothing of the marks: the words say it. Nothing of Vega's is left, and no letter is in a picture."""
    html = on_page(pictures(PAIR, labels())[0].display, "one", partial(draw, cache=tmp_path))
    assert html.count("<svg") == html.count('aria-hidden="true"') == 2
    assert "<text" not in html
    assert [html.index(text) for text in (">5</b> Råd", ">3</b> Boende")] == sorted(
        html.index(text) for text in (">5</b> Råd", ">3</b> Boende")
    )
    assert "var(--adults, #42567c)" in html
    assert "role=" not in html
    assert "http" not in html


def test_a_strip_is_as_wide_as_there_is_room(tmp_path):
    """What lies along it is per cent of the width, and its height, stripes and strokes are pixels: nothing is stretched."""
    svg = written(composed(strip(Quantity("ca 30", 25, 35), "a", "civil", 22), "one", partial(draw, cache=tmp_path)))
    assert svg.startswith('<svg aria-hidden="true" focusable="false" class="bar" width="100%" height="22">')
    assert 'x="25%" y="0" width="10%" height="22"' in svg
    assert "viewBox" not in svg


RAW = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="2" viewBox="0 0 1 2"><rect width="1" height="2" fill="white"/>'
    '<g fill="none" transform="translate(0,0)">{}</g></svg>'
)


def cleaned(inside):
    """What becomes of what the renderer draws."""
    return written(named(parsed(RAW.format(inside)), "one")).partition("</svg>")[0].partition(">")[2]


@pytest.mark.parametrize(
    ("drawn", "kept"),
    [
        # Of two charts on a page; coordinates have two decimals, and what a text says keeps its own.
        (
            '<clipPath id="clip0"><path d="M0,0h1.005Z"/></clipPath><g clip-path="url(#clip0)"><text>1.2345</text></g>',
            '<clipPath id="one-clip0"><path d="M0,0h1Z" /></clipPath><g clip-path="url(#one-clip0)"><text>1.2345</text></g>',
        ),
        (
            '<path transform="translate(-0.0004,1.23456)" d="M1,2" aria-label="Y" role="x"/>',
            '<path transform="translate(0,1.23)" d="M1,2" />',
        ),
        (
            '<path transform="translate(3,4.567)" d="M2,0A2,2,0,1,1,-2,0A2,2,0,1,1,2,0" fill="a"/>',
            '<circle cx="3" cy="4.57" r="2" fill="a" />',
        ),
        # Grounds and empty groups draw nothing; groups that say nothing are opened; what all say is said once.
        ('<g class="x"><g/><path class="background" d="M0,0h1v1Z"/><path d="M1,1"/></g>', '<path d="M1,1" />'),
        (
            '<g id="a"><path d="M1,1" fill="b"/><path d="M2,2" fill="b"/></g>',
            '<g id="one-a" fill="b"><path d="M1,1" /><path d="M2,2" /></g>',
        ),
    ],
)
def test_the_picture_is_cleaned_as_a_tree(drawn, kept):
    """What the renderer writes that nobody needs is not there, and no id is another picture's."""
    assert cleaned(drawn) == f'<g fill="none">{kept}</g>'


def test_hatching_is_put_in_with_a_name_of_its_own():
    """Only the patterns that the picture uses."""
    found = cleaned('<path d="M1,1" fill="url(#hatched-civil)"/>')
    assert (
        found.count("<pattern") == found.count('id="one-hatched-civil"') == found.count("url(#one-hatched-civil)") == 1
    )


def test_a_picture_alone_has_the_colours_beside_the_variables():
    """No style sheet comes with it."""
    root = plainly_coloured(parsed('<svg><path fill="var(--ink, #123456)" stroke="none"/></svg>'))
    assert root[0].attrib == {"fill": "#123456", "stroke": "none"}


def test_a_part_is_called_so_only_right_below_its_whole():
    """A whole without a number comes last, and its part is not one of what stands above it."""
    tables = usual_tables()
    tables["categories"] = [row | {"parent": "housing" * (row["category"] == "other")} for row in tables["categories"]]
    rows = [
        observation(category=code, value=value) for code, value in (("advice", "9"), ("housing", "5"), ("other", "3"))
    ]
    hidden = observation(category="housing", value="", qualifier="", obs_status="Q")
    called = [names(pictures(some, labels("sv", **tables))[0]) for some in (rows, [rows[0], hidden, rows[2]])]
    assert [[name.startswith("varav") for name in each] for each in called] == [
        [False, False, True],
        [False, False, False],
    ]
