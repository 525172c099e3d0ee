"""A colour means one thing, who gave or what nobody met; and a number has the same colour wherever it stands."""

import re
from functools import cache
from itertools import combinations
from math import dist

import pytest

from scripts.paths import DOCS, ROOT
from scripts.site.charts.colours import FILE, LIGHT, MEANT, Dyed, colour_of, dyed_by_hand, read_dyed
from scripts.site.charts.composed import for_paper, on_page
from scripts.site.charts.drawing import draw
from scripts.site.charts.figures import drawing
from scripts.site.charts.marks import HATCHED
from scripts.site.figure.amounts import bare_value
from scripts.site.frame.subject import subject_of
from tests.frozen_years import FORMS, PRINTED
from tests.frozen_years import labels as frozen
from tests.site_package import labels, observation
from tests.site_server import answers

# How much of red, green and blue the three senses for colour take in.
SEEN = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
SHEETS = sorted((DOCS / "assets").glob("*.css"))
TYPESET = sorted((ROOT / "scripts/site").rglob("*.typ"))
PAGES = sorted((DOCS / "templates").rglob("*.html"))


def misused(css):
    """The rules that colour something else than the numbers of a meaning in its colour."""
    rules = [
        (selector.strip(), body) for selector, body in RULE.findall(re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))
    ]
    return [
        selector
        for selector, body in rules
        for name in MEANT
        if f"var(--{name})" in body and selector.rpartition("}")[2].strip() != f".in-{name}"
    ]


def numbers(display):
    """The numbers of a figure as they are written -> the colours that they have."""
    found: dict[str, set[str]] = {}
    for one in (each for line in display.lines for each in (line, *line.keys)):
        found.setdefault(one.number, set()).add(one.colour)
    return found


def colours(display):
    """The colours of its marks that mean something."""
    dresses = [marks.dress for drawn in display.marks() for marks in drawn.marks]
    return {name.removeprefix(HATCHED) for dress in dresses for name in (dress.fill, dress.stroke)} & {*MEANT}


@cache
def figures(year):
    """The composed figures of a frozen year by their names."""
    named, table = frozen(year), answers().figures
    return {name: found for name in table.names if (found := drawing(name, table, named))}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_style_sheet_gives_a_colour_that_means_something_to_nothing_but_its_numbers(sheet):
    """Marks take theirs from the figure; links, focus, tabs, doors and the mark are ink."""
    assert misused(sheet.read_text(encoding="utf-8")) == []


def test_a_link_in_the_colour_of_civil_society_is_found():
    """And a number in it is none."""
    assert misused(".in-civil { color: var(--civil); } @media print { a:hover { color: var(--civil); } }") == [
        "a:hover"
    ]


@pytest.mark.parametrize("path", [*TYPESET, *PAGES], ids=lambda path: path.name)
def test_no_paper_and_no_template_names_such_a_colour(path):
    """A figure brings its own."""
    text = path.read_text(encoding="utf-8")
    assert [name for name in MEANT if f"colours.{name}" in text or f"--{name})" in text or f'"{name}",' in text] == []


def test_the_table_of_the_figures_gives_a_number_one_colour():
    found = dyed_by_hand()
    assert len({each.cells for each in found}) == len({*found})


@pytest.mark.parametrize("year", [PRINTED, FORMS[0]])
def test_a_number_has_the_colour_on_the_page_of_its_indicator_that_a_figure_gives_it(year):
    """But for another selection of cases beside it, which is grey there; text that is ink has none."""
    named, found = frozen(year), 0
    charts = cache(lambda name: [numbers(chart.display) for chart in subject_of(name, named).charts])
    for name, figure in figures(year).items():
        given = numbers(figure.display)
        for row in figure.rows:
            said = bare_value(row, named)
            shown = [(one.get(said, set()), given.get(said, set()) - {"ink"}) for one in charts(row["indicator"])]
            told = [
                (on_page, of_figure) for on_page, of_figure in shown if len(on_page - {"soft"}) == len(of_figure) == 1
            ]
            found += len(told)
            assert [one for one in told if not one[0] <= one[1] | {"soft"}] == [], (name, said)
    assert found


@pytest.mark.parametrize("year", [PRINTED, FORMS[0]])
def test_the_marks_of_a_figure_have_the_colours_of_its_numbers(year):
    """So what is said beside a demand, and on its sheet, is in the colour of the figure."""
    named = frozen(year)
    for name, found in figures(year).items():
        if found.rows:
            assert colours(found.display) <= {colour_of(row, named) for row in found.rows}, name


@pytest.mark.parametrize("name", ["needs", "reasons", "compared"])
def test_a_figure_has_the_same_colours_on_a_page_and_on_paper(name):
    """In a frame as on the page, in a picture as on a sheet."""
    shown = figures(PRINTED)[name].display
    page, paper = str(on_page(shown, "a", draw)), str(for_paper(shown, draw))
    on_both = [
        {one for one in MEANT if mark.format(one, LIGHT[one]) in text}
        for mark, text in (("var(--{0}", page), ("{1}", paper))
    ]
    assert on_both[0] == colours(shown) <= on_both[1]


def linear(colour):
    """The light of red, green and blue in a colour."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def contrast(one, other):
    """How a colour stands out against another, as WCAG measures it."""
    dim, bright = sorted(
        sum(share * part for share, part in zip(SEEN[1], linear(each), strict=True)) for each in (one, other)
    )
    return (bright + 0.05) / (dim + 0.05)


def lab(colour):
    """Where a colour stands among all, by CIE: a step is as much everywhere."""
    seen = [sum(share * part for share, part in zip(row, linear(colour), strict=True)) / sum(row) for row in SEEN]
    x, y, z = (one ** (1 / 3) if one > 0.008856 else 7.787 * one + 16 / 116 for one in seen)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_colours_that_mean_something_are_told_apart(scheme):
    """Each three times as bright or dim as the paper, and two of them as far apart as one sees in a small key."""
    block = FILE.read_text(encoding="utf-8").split("@media")[scheme]
    named = dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", block))
    assert [name for name in MEANT if contrast(named[name], named["paper"]) < 3] == []
    assert [pair for pair in combinations(MEANT, 2) if dist(*(lab(named[name]) for name in pair)) < 20] == []


OWN, EVERY, OTHER = (
    "needs.advice.adults.all_cases.count",
    "needs.*.adults.all_cases.count",
    "needs.housing.{}.all_cases.count",
)


@pytest.mark.parametrize(
    ("dyed", "colour"),
    [
        ([(EVERY, "children"), (OWN, "civil")], "civil"),
        ([(EVERY, "children"), (OTHER.format("adults"), "civil")], "children"),
        ([("needs.advice.children.all_cases.count", "unmet"), (OTHER.format("adults"), "civil")], "unmet"),
        ([(OTHER.format("adults"), "civil"), (OTHER.format("children"), "civil")], "civil"),
        ([(OTHER.format("adults"), "civil"), (OTHER.format("children"), "unmet")], "adults"),
        ([("contacts.total.adults.all_cases.count", "civil")], "adults"),
    ],
)
def test_a_number_has_the_nearest_colour_that_the_figures_give(dyed, colour):
    """Its own before that of every answer, that of its answer before that of all of its indicator; else whom it counts."""
    assert colour_of(observation(), labels(), [Dyed(*each) for each in dyed]) == colour


def test_only_what_names_a_figure_and_a_colour_is_read():
    """What is ink or grey says nothing of who gave."""
    head = "figure,variant,element,cells,look,sv,en"
    lines = [
        f"a,1,bar,{OWN},civil,,",
        f"a,1,whole,{EVERY},ink,,",
        "a,1,sign,,civil,,",
        f"a,1,part,{EVERY},ring adults,,",
    ]
    assert read_dyed("\n".join([head, *lines])) == (Dyed(OWN, "civil"), Dyed(EVERY, "adults"))
