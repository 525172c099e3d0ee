"""The forms that figures are drawn in: what is data in them, and that each way to show one says the same."""

import io
import json
import re
from importlib import import_module

import pytest
from pypdf import PdfReader

from scripts.ground.markup import as_text
from scripts.paths import ROOT
from scripts.site.charts.composed import composed, for_paper, on_page, written
from scripts.site.charts.crowd import CrowdPart, Group, Outcome
from scripts.site.charts.display import Display, DisplayTrack, Point, apart
from scripts.site.charts.drawing import PICTURE, draw, in_type, specification
from scripts.site.charts.marks import HIDDEN, MISSING, UNKNOWN, WORDED, Extent, MarkField, Strip, full, ring, strip
from scripts.site.frame.sharing import of_figure
from tests.site_package import labels

LONG = "stöd i kontakt med myndigheter och andra som en person möter"
TEN = Extent("10 %", 10, 10)
ABOUT = Extent("ungefär en tredjedel", 28, 38, open=True)
UNDER = Extent("mindre än en tredjedel", 0, 33)
WITHOUT = (Extent("i viss mån", state=WORDED), Extent("visas inte", state=HIDDEN), Extent("", state=MISSING))


def part(count, dress=None, name=""):
    """Some marks."""
    return CrowdPart(count, dress or full("ink"), name)


# A figure of each form with long words, and with everything that it can show: what each is made from.
SAMPLES = {
    "crowd": (
        [
            Group(
                "101", "regionkoordinator", "authorities", (part(101),), share="29,3 %", before="2030: stor majoritet"
            ),
            Group(
                "98", "arbetsexploatering", "adults", (part(28, None, "kvinnor"), part(70, UNKNOWN, "bara tillsammans"))
            ),
            Group("5", LONG, "adults", (part(5, UNKNOWN, LONG),)),
            Group("0", "polis", "authorities", (part(0),)),
        ],
        True,
        "de som ingen har mött",
    ),
    "outcomes": (
        [
            Outcome(
                LONG, (part(54, None, "utan ett stort ärende"), part(34, ring("ink"), "i det")), True, "2030: plats 2–3"
            ),
            Outcome("Rumänien", (), note="2030: anges inte", hidden="visas inte"),
        ],
    ),
    "ranks": (["Alla ärenden", "Utan det stora"], [[("1", "Thailand"), ("2–3", LONG[:25])], [("1", LONG[:25])]]),
    "tracks": (
        [
            DisplayTrack(
                LONG, (TEN,), note="2030: plats 2, av okänt antal", before=Extent("2030: " + LONG, 45, 55, open=True)
            ),
            DisplayTrack(LONG, (ABOUT,), remark=LONG, apart=True),
            *(DisplayTrack("annat", (each,), note="2030: 1") for each in (UNDER, *WITHOUT, None)),
        ],
        ["adults"],
    ),
    "apart": (
        [
            DisplayTrack(LONG, (TEN, None), LONG),
            DisplayTrack("Boende", (None, ABOUT)),
            DisplayTrack("Vård", (None, WITHOUT[2])),
        ],
        ["authorities", "civil"],
        ["Myndigheter", "Civilsamhället"],
        "Om {} finns inget tal.",
    ),
    "years": (
        [
            Point("2029", (10,), "10*"),
            Point("2030", (), "inget tal", breaks=True),
            Point("2031", (5, 7), "5 eller 7 (rättat från 12 och 17)"),
        ],
    ),
}
TABLE = (
    [
        DisplayTrack("Råd och information", (ABOUT, UNDER, WITHOUT[0]), remark="andel av vad framgår inte"),
        DisplayTrack("Boende", (TEN, None, WITHOUT[2])),
    ],
    ["authorities", "civil", "ink"],
    ["Myndigheter", "Civilsamhället", "Tillsammans"],
)
DRAWN = [*SAMPLES.items(), ("tracks", TABLE)]
SPACES = re.compile(r"\s+|\N{NO-BREAK SPACE}")


def forms():
    """Form -> its module: every function that makes a display, but of the table of an indicator's charts, which call these."""
    modules = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "scripts/site/charts").glob("*.py")}
    made = {
        name: re.findall(r"(?ms)^def (\w+)\((?:(?!^def ).)*?\) -> Display:", text) for name, text in modules.items()
    }
    return {form: name for name, found in made.items() if name != "data" for form in found}


def shown(name, *made):
    return getattr(import_module(f"scripts.site.charts.{forms()[name]}"), name)(*made)


def data(display, kind="bar"):
    """What the marks of a kind show: the dress' fill, and from where to where."""
    return [
        (marks.dress.fill, datum.start, datum.end)
        for drawn in display.marks()
        for marks in drawn.marks
        if marks.kind == kind
        for datum in marks.data
    ]


def texts(display):
    found = [head for head, _ in display.heads]
    for line in display.lines:
        found += [line.number, line.name, line.words, line.note, *line.below]
        found += [text for key in line.keys for text in (key.number, key.text)] + [cell.text for cell in line.cells]
    return [text for text in (*found, display.beyond) if text]


def letters(text):
    """A text without its spaces, as a PDF is read back."""
    return SPACES.sub("", text)


@pytest.mark.parametrize(("name", "made"), DRAWN)
def test_page_and_picture_say_the_same_words_with_as_many_marks(name, made):
    """One description: each of its texts is on the page and set in the picture, and each of its marks is in both."""
    display = shown(name, *made)
    html = on_page(display, "one", draw)
    picture = of_figure("Titel", "", display, [], "", labels(), draw)
    pdf = PdfReader(io.BytesIO(in_type(PICTURE, picture, "pdf", ROOT / ".cache/pressed")))
    assert len(pdf.pages) == 1
    paper = letters("".join(page.extract_text() for page in pdf.pages))
    for text in texts(display):
        assert letters(text) in letters(as_text(html)), text
        assert letters(text) in paper, text
    fields = [one for one in display.marks() if isinstance(one, MarkField) and one.narrow is not one]
    assert (
        html.count("<svg")
        == len([*display.marks()]) + len(fields)
        == str(picture["display"]).count("<svg") + len(fields)
    )


@pytest.mark.parametrize(("name", "made"), DRAWN)
def test_a_chart_is_what_the_drawing_language_knows(name, made):
    """Altair's own check of every part; an order is no chart."""
    found = [*shown(name, *made).marks()]
    assert bool(found) == (name != "ranks")
    for one in found:
        told = json.dumps(specification(one))
        assert '"scale": null' not in told
        assert all(json.dumps(number) in told for scale in one.scales for number in scale.values)


def test_every_form_has_a_sample():
    """So that its words are tried."""
    assert set(SAMPLES) == set(forms())


def test_the_numbers_are_the_data_of_the_chart():
    """Not the pixels: a value stands in the specification as it is, on a scale that ends where the whole does."""
    told = specification(next(shown("tracks", [DisplayTrack("Råd", (TEN,))], ["adults"]).marks()))
    assert {"name": "Råd", "start": 0, "end": 10, "place": 11} in told["layer"][1]["data"]["values"]
    assert next(iter(told["layer"]))["encoding"]["x"]["scale"]["domain"] == [0, 100]


@pytest.mark.parametrize("per", [3, 5, 10])
@pytest.mark.parametrize("rows", [True, False])
@pytest.mark.parametrize("square", [True, False])
def test_the_marks_are_as_many_as_the_people(per, rows, square):
    """In columns, in rows and as on a phone; a run of marks is one line, of which a dash draws each."""
    field = MarkField(((498, full("civil")), (266, ring("adults")), (131, UNKNOWN)), 12, per, square, rows=rows)
    for one in (field, field.narrow):
        counted = dict.fromkeys(("civil", "paper"), 0)
        for marks in one.marks:
            for datum in marks.data:
                counted[marks.dress.fill] += int(datum.end - datum.start)
        assert counted == {"civil": 498, "paper": 266 + 131}
        columns, lines = one.lines
        assert columns * lines >= 895
    places = {
        (at, datum.place) for one in field.marks for datum in one.data for at in range(int(datum.start), int(datum.end))
    }
    assert len(places) == 895


def test_a_drawn_run_has_the_length_of_its_marks():
    """Counted back from the picture: what a line is long, by the room of a mark; of a ring its paper lies on it."""
    svg = written(composed(MarkField(((17, full("civil")), (6, ring("ink"))), 10, 5), "one", draw))
    assert sum(map(float, re.findall(r"h([\d.]+)", svg))) == (17 + 2 * 6) * 10


def test_a_dashed_ring_is_crossed_by_its_paper():
    """Once along its row, and twice across each mark: six arcs remain."""
    svg = written(composed(MarkField(((3, UNKNOWN),), 10), "one", draw))
    colours = re.findall(r'stroke="var\(--(\w+)', svg)
    assert (colours, svg.count("M0 5h30")) == (["soft", "paper", "paper", "paper"], 4)
    assert 'stroke-dasharray="2,1.7,2,4.3" stroke-dashoffset="-2.15"' in svg


def test_a_field_of_many_marks_is_light():
    """A line for each run and not a circle for each person."""
    svg = written(
        composed(MarkField(((498, full("civil")), (266, full("authorities")), (131, full("ink"))), 12, 10), "a", draw)
    )
    assert svg.count("M") == 30
    assert len(svg) < 1300


def test_a_part_without_marks_has_no_key():
    """Nobody reads of none."""
    group = Group("7", "vuxna", "adults", (part(7, None, "direkt"), part(0, UNKNOWN, "indirekt")))
    assert texts(shown("crowd", [group])) == ["7", "vuxna", "7", "direkt"]


def test_marks_of_one_figure_are_of_one_size():
    """However many each group has: one mark is one person in all of them, on a phone too."""
    groups = [Group(str(size), "a", "adults", (part(size),)) for size in (358, 62)]
    fields = [line.marks[0] for line in shown("crowd", groups, True).lines]
    assert len({one.room for one in fields}) == 1
    assert len({one.narrow.room for one in fields if one.narrow is not one}) == 1


def test_what_is_known_of_a_quantity_is_how_it_is_drawn():
    """Filled to what is sure, striped on; a frame for words and for what is hidden, and stripes for what is unknown."""
    found = data(shown("tracks", [DisplayTrack("a", (each,)) for each in (TEN, ABOUT, *WITHOUT)], ["civil"]))
    track, paper = ("track", 0, 100), ("paper", 0, 100)
    assert sorted(found) == sorted(
        [track, ("civil", 0, 10)]
        + [track, ("civil", 0, 28), ("paper", 28, 38), ("hatched-civil", 28, 38)]
        + [paper, paper, paper, ("hatched-soft", 0, 100)]
    )


def test_an_open_end_has_no_stop_and_a_bound_has_one():
    """What is more than half goes on to the end of the track; what is under a third stops."""
    cells = Extent("", 50, 100, open=True), UNDER
    assert [data(shown("tracks", [DisplayTrack("a", (cell,))], ["civil"]), "stop") for cell in cells] == [
        [],
        [("civil", 0, 33)],
    ]


def test_words_stand_where_a_number_would():
    """Beside the name of what they are of; in a table over the bar, leaning."""
    rows = [DisplayTrack("Råd", (each,)) for each in WITHOUT]
    assert texts(shown("tracks", rows, ["adults"])) == ["Råd", "i viss mån", "Råd", "visas inte", "Råd"]
    leaning = [cell.text for line in shown("tracks", *TABLE).lines for cell in line.cells if cell.worded]
    assert leaning == ["i viss mån"]


def test_a_table_that_would_be_empty_is_its_numbers_and_a_sentence():
    """Cells without a figure take no more room than those with one."""
    rows = [DisplayTrack("Råd", (TEN, WITHOUT[2])), DisplayTrack("Boende", (WITHOUT[2], WITHOUT[0]))]
    found = apart(rows, ["authorities", "civil"], ["Myndigheter", "Civilsamhället"], "Inget tal: {}.")
    assert texts(found) == ["10 %", "Råd: myndigheter", "Inget tal: Boende."]
    foreign = apart([DisplayTrack("Råd", (Extent("2,3 %", state=MISSING),))], ["civil"], ["Vi"], "{}")
    assert (texts(foreign), [*foreign.marks()]) == (["Råd: vi", "2,3 %"], [])


def test_another_year_is_a_thinner_bar_with_its_words():
    """Below this year's, on the same scale."""
    found = shown("tracks", [DisplayTrack("Råd", (TEN,), before=Extent("2030: 20 %", 20, 20))], ["adults"])
    own, before = found.marks()
    assert before.size < own.size
    assert own.scales[0].values == before.scales[0].values
    assert ("soft", 0, 20) in data(found)
    assert texts(found) == ["10 %", "Råd", "2030: 20 %"]


def test_the_case_is_told_apart_within_its_outcome():
    """A mark and a text for each part, in the order of the marks."""
    found = shown("outcomes", [Outcome("Dom", (part(5, None, "utan"), part(30, ring("ink"), "med")), stressed=True)])
    assert texts(found) == ["35", "Dom", "5", "utan", "30", "med"]
    assert data(found, "circles")[:2] == [("ink", 0, 5), ("paper", 5, 35)]


def test_a_hidden_number_of_a_ranking_is_words():
    """No marks and no zero; what was said of another year stands at the right."""
    found = shown("outcomes", [Outcome("Rumänien", (), note="2030: 4", hidden="visas inte")])
    assert texts(found) == ["Rumänien", "visas inte", "2030: 4"]
    assert [*found.marks()] == []


def test_a_bar_stands_as_high_as_its_value():
    """From the ground, which is zero; a year without a figure has none, and no line joins two."""
    found = shown("years", [Point("2029", (10,), "10"), Point("2030", (5,), "5"), Point("2031", (), "-")])
    highest, half = found.marks()
    assert (highest.size, half.size) == (130, 65)
    assert data(found) == [("adults", 0, 10), ("adults", 0, 5)]


def test_a_year_may_be_one_of_two_numbers_or_any_between():
    """Filled to the least, striped to the most."""
    assert data(shown("years", [Point("2031", (5, 7), "5-7", between=True)])) == [
        ("adults", 0, 5),
        ("hatched-adults", 5, 7),
    ]


def test_text_stays_text():
    """What a label says is never markup, and each hatching has a name of its own on the page."""
    html = on_page(
        shown("tracks", [DisplayTrack("<b>a & b", (ABOUT,)), DisplayTrack("c", (ABOUT,))], ["civil"]), "mine", draw
    )
    assert "&lt;b&gt;a &amp; b" in html
    assert [f'id="mine-{number}-hatched-civil"' in html for number in (1, 2)] == [True, True]


def test_paper_has_the_marks_of_the_page_in_the_colours_of_light():
    """No variable of a style sheet, and rings that show the paper that they lie on."""
    display = Display("lines", shown("crowd", [Group("2", "a", "ink", (part(2, ring("ink")),))]).lines)
    found = str(for_paper(display, draw, "#ffffff"))
    assert "var(" not in found
    assert "#ffffff" in found
    assert 'width="ACROSS"' in str(for_paper(shown("tracks", [DisplayTrack("a", (TEN,))], ["civil"]), draw))


def test_marks_lie_on_scales_and_take_no_more_room_than_they_say():
    """As wide as there is room, or so many pixels."""
    assert strip(TEN, "a", "civil", 22).box == (100, 22)
    assert MarkField(((7, full("ink")),), 10, 3).box == (30, 30)
    assert isinstance(strip(TEN, "a", "civil", 22), Strip)
