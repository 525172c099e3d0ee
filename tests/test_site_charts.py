"""The tables behind the charts, the charts and what is done to their SVG."""

from functools import partial

import pytest

from scripts.ground.data_package import PackageError
from scripts.paths import ROOT
from scripts.site.charts.colours import LIGHT
from scripts.site.charts.composed import composed, named, on_page, parsed, plainly_coloured, written
from scripts.site.charts.data import check_kinds, description, pictures, reading_help
from scripts.site.charts.drawing import SPECIFYING, draw
from scripts.site.charts.marks import MISSING, Extent, strip
from scripts.site.charts.series import all_series
from tests.site_package import labels, observation, package, usual_tables
from tests.told_rows import book, read, tables_of

PAIR = [observation(value="5"), observation(category="housing", value="3")]


def stripes(display):
    """The striped parts, from which value to which."""
    return {
        (datum.start, datum.end)
        for drawn in display.marks()
        for marks in drawn.marks
        if marks.dress.fill.startswith("hatched")
        for datum in marks.data
    }


@pytest.mark.parametrize(("said", "gives"), book("bars.txt"))
def test_what_is_drawn_of_some_figures(said, gives):
    """What a book says of the first chart: its bars, its scale, and what stands below."""
    rows, statements, otherwise = read(said)
    named = labels("sv", **tables_of(rows, statements, otherwise))
    found = next(iter(pictures(rows, named)), None)
    told = ["nothing"]
    if found:
        bars = [(each.label, each.quantity) for each in found.entries]
        drawn = [
            f"{label}: {known.text}" + f" {known.low:g}..{known.high:g}" * (not known.state) + " and on" * known.open
            for label, known in bars
        ]
        told = ["; ".join(drawn), found.caption, f"of {found.top:g}", *reading_help(found, named)]
        told += [f"striped {low:g}..{high:g}" for low, high in sorted(stripes(found.display))]
        told += [text for line in found.display.lines[-1:] for text in line.below]
    assert " | ".join(told).replace("\N{NO-BREAK SPACE}", " ") == gives


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


def test_a_series_keeps_its_gaps():
    """A year between without a figure has a place and no bar."""
    rows = [observation(value=value, year=year) for value, year in (("1", "2028"), ("4", "2030"), ("2", "2031"))]
    series = pictures(rows, labels())[0]
    assert [each.label for each in series.entries] == ["2028", "2029", "2030", "2031"]
    assert [each.quantity.state for each in series.entries] == ["", MISSING, "", ""]
    assert "2029: inget tal" in description(series, labels())[0]


def test_of_many_series_six_are_drawn():
    """In the third year of a form each answer has one: those that the headline says and the largest are drawn, in their order."""
    years = ("2029", "2030", "2031")
    rows = [observation(category=one, value=str(n), year=year) for n, one in enumerate("abcdefgh", 1) for year in years]
    assert [series[-1]["category"] for series in all_series(rows, said=[rows[2]])] == [*"adefgh"]


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
    svg = written(composed(strip(Extent("ca 30", 25, 35), "a", "civil", 22), "one", partial(draw, cache=tmp_path)))
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
