"""The forms that figures are drawn in: what is data in them, and that their texts keep apart."""

import json
import re
from importlib import import_module
from itertools import combinations

import pytest

from scripts.paths import ROOT
from scripts.site.charts.cascade import Step
from scripts.site.charts.composed import composed
from scripts.site.charts.crowd import PAPER, Group, Part
from scripts.site.charts.drawing import draw
from scripts.site.charts.matrix import Heads, Need, Side
from scripts.site.charts.outcomes import Outcome
from scripts.site.charts.plane import FIGURE, LETTER, UNKNOWN, WIDTH, Dress, Piece, Plane, full, ring
from scripts.site.charts.quantity import HIDDEN, MISSING, WORDED, Quantity
from scripts.site.charts.specification import specification
from scripts.site.charts.tracks import Track
from scripts.site.charts.tree import written
from scripts.site.charts.years import Point

LONG = "stöd i kontakt med myndigheter och andra som en person möter"
TEN = Quantity("10 %", 10, 10)
ABOUT = Quantity("ungefär en tredjedel", 28, 38, open=True)
UNDER = Quantity("mindre än en tredjedel", 0, 33)
WITHOUT = (Quantity("i viss mån", state=WORDED), Quantity("visas inte", state=HIDDEN), Quantity("", state=MISSING))
HEADS = Heads(
    "Behov, flest först", "Myndigheter", "Hela stapeln är behoven av slaget.", "Civilsamhället", "Inget stöd, minst"
)


def part(count, dress=None, name=""):
    """Some marks."""
    return Part(count, dress or full("ink"), name)


def need(left, right, label="Råd", size=50.0):
    """A row of the matrix."""
    year = "2030: i viss utsträckning, oklart av vad"
    return Need(label, size, f"{size:g}", "behov", Side(left, "40", year), Side(right, "180", year), "30", "12,0 %")


# A figure of each form with long words, and with everything that it can show: what each is made from.
SAMPLES = {
    "cascade": (
        Step("2 115", 2115, LONG[:30], "ink", "behov"),
        [
            Step("1 000", 1000, "tillgodosåg ena, 47,3 %", "civil", "ena, 47,3 %"),
            Step("876", 876, "andra", "ink", "andra"),
        ],
        Step("minst 239", 239, "tillgodosåg ingen", "ink", "ingen"),
        "+ 37 av varje slag",
        "Fler, om stödet överlappar",
    ),
    "crowd": (
        [
            Group(
                "101", "regionkoordinator", "authorities", (part(101),), share="29,3 %", before="2030: stor majoritet"
            ),
            Group(
                "98", "arbetsexploatering", "adults", (part(28, None, "kvinnor"), part(70, UNKNOWN, "bara tillsammans"))
            ),
            Group("5", LONG, "adults", (part(5, UNKNOWN, LONG),)),
        ],
    ),
    "matrix": (
        [
            need(TEN, ABOUT, LONG),
            need(UNDER, TEN, size=2),
            *(need(each, TEN) for each in WITHOUT),
            need(TEN, WITHOUT[0]),
        ],
        HEADS,
    ),
    "outcomes": (
        [
            Outcome(
                LONG, (part(54, None, "utan ett stort ärende"), part(34, ring("ink"), "i det")), True, "2030: plats 2–3"
            ),
            Outcome("Dom", (part(2, None, "utan ett stort ärende"), part(3, ring("ink"), "i ett stort ärende"))),
            Outcome("Rumänien", (), note="2030: anges inte", hidden="visas inte"),
        ],
    ),
    "ranks": (["Alla ärenden", "Utan det stora"], [[("1", "Thailand"), ("2–3", LONG[:25])], [("1", LONG[:25])]]),
    "tracks": (
        [
            Track(
                LONG, (TEN,), note="2030: plats 2, av okänt antal", before=Quantity("2030: " + LONG, 45, 55, open=True)
            ),
            Track(LONG, (ABOUT,), remark=LONG, apart=True),
            *(Track("annat", (each,), note="2030: 1") for each in (UNDER, *WITHOUT, None)),
        ],
        ["adults"],
        [],
    ),
    "years": (
        [
            Point("2029", (10,), "10*"),
            Point("2030", (), "-", breaks=True),
            Point("2031", (5, 7), "5 eller 7 (rättat från 12 och 17)"),
        ],
    ),
}
TABLE = (
    [
        Track("Råd och information", (ABOUT, UNDER, WITHOUT[0]), remark="andel av vad framgår inte"),
        Track("Boende", (TEN, None, WITHOUT[2])),
    ],
    ["authorities", "civil", "ink"],
    ["Myndigheter", "Civilsamhället", "Tillsammans"],
)
LAYOUTS = tuple(WIDTH)
DRAWN = [*SAMPLES.items(), ("tracks", TABLE)]
LAID_OUT = [*((*drawn, layout) for layout in LAYOUTS for drawn in DRAWN), ("crowd", SAMPLES["crowd"], PAPER)]


def plane(name, *made, layout="beside"):
    """A figure of a form, which is a module with a function of its name."""
    return getattr(import_module(f"scripts.site.charts.{name}"), name)(*made, layout=layout)


def data(drawn, kind="bar"):
    """What the marks of a kind show: the dress' fill, and from where to where."""
    return [
        (marks.dress.fill, datum.start, datum.end)
        for chart in drawn.charts
        for marks in chart.marks
        if marks.kind == kind
        for datum in marks.data
    ]


def texts(drawn):
    """The lines of text, in their order."""
    return [
        "".join(each.itertext()).replace("\N{NO-BREAK SPACE}", " ") for each in drawn.elements if each.tag == "text"
    ]


def boxes(drawn):
    """Each line of text with its sides and its top and foot, in the widest font that it may have."""
    for each in drawn.elements:
        if each.tag == "text":
            pieces = list(each) or [each]
            sizes = [float(piece.get("font-size")) for piece in pieces]
            wide = [FIGURE if piece.get("class") else LETTER for piece in pieces]
            width = sum(size * one * len(piece.text) for size, one, piece in zip(sizes, wide, pieces, strict=True))
            x, y = float(each.get("x")), float(each.get("y"))
            left = x - width * {"start": 0, "middle": 0.5, "end": 1}[each.get("text-anchor", "start")]
            yield "".join(each.itertext()), left, left + width, y - 0.75 * max(sizes), y + 0.2 * max(sizes)


@pytest.mark.parametrize(("name", "made", "layout"), LAID_OUT)
def test_no_text_leaves_its_picture_or_lies_over_another(name, made, layout):
    """However long the words are, also in a wide font: what has no room is broken."""
    drawn = plane(name, *made, layout=layout)
    found = list(boxes(drawn))
    assert [each for each in found if each[1] < -1 or each[2] > drawn.width + 1 or each[4] > drawn.height + 1] == []
    over = [
        (one[0], other[0])
        for one, other in combinations(found, 2)
        if one[1] < other[2] and other[1] < one[2] and one[3] < other[4] and other[3] < one[4]
    ]
    assert over == []


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("name", "made"), DRAWN)
def test_a_chart_is_what_the_drawing_language_knows(name, made, layout):
    """Altair's own check of every part; a field of marks and an order are no charts."""
    drawn = plane(name, *made, layout=layout)
    assert bool(drawn.charts) == (name not in ("crowd", "ranks"))
    if drawn.charts:
        told = json.dumps(specification(drawn))
        assert '"scale": null' not in told
        assert all(json.dumps(number) in told for chart in drawn.charts for number in chart.along.values)


def test_every_form_has_a_sample():
    """So that its texts are tried. A form is a function that has the name of its module and makes a plane of a layout."""
    modules = (ROOT / "scripts/site/charts").glob("*.py")
    texts = {path.stem: path.read_text(encoding="utf-8") for path in modules}
    forms = {
        name for name, text in texts.items() if re.search(rf"(?s)\ndef {name}\([^)]*layout: str[^)]*\) -> Plane:", text)
    }
    assert set(SAMPLES) == forms


def test_the_numbers_are_the_data_of_the_chart():
    """Not the pixels: a value stands in the specification as it is, on a scale that ends where the whole does."""
    told = specification(plane("tracks", [Track("Råd", (TEN,))], ["adults"], []))
    assert {"name": "Råd", "start": 0, "end": 10, "place": 0, "weight": 0} in next(iter(told["layer"]))["layer"][1][
        "data"
    ]["values"]
    assert next(iter(told["layer"]))["layer"][1]["encoding"]["x"]["scale"]["domain"] == [0, 100]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_marks_are_as_many_as_the_people(layout):
    """In each layout, as the page has them: fields of marks, and rows of dots that wrap."""
    people = plane("crowd", [Group("12", "vuxna", "adults", (part(7), part(5, UNKNOWN)))], layout=layout)
    cases = plane("outcomes", [Outcome("Dom", (part(80), part(9, ring("ink"))), True)], layout=layout)
    keys = 2 if layout == "narrow" else 0
    assert [written(composed(each, "one", "sv", draw)).count("<circle") for each in (people, cases)] == [12, 89 + keys]


def test_a_part_without_marks_has_no_key():
    """Nobody reads of none."""
    group = Group("7", "vuxna", "adults", (part(7, None, "direkt"), part(0, UNKNOWN, "indirekt")))
    assert texts(plane("crowd", [group])) == ["7 vuxna", "7 direkt"]


def test_a_group_has_its_share_and_another_year_below_its_name():
    """Wherever the name stands."""
    group = Group("9", "polisen", "authorities", (part(4), part(5, UNKNOWN)), share="10,4 %", before="2030: 15,6 %")
    for layout, first in (("beside", ["9", "polisen"]), ("narrow", ["9 polisen"])):
        assert texts(plane("crowd", [group], layout=layout)) == [*first, "10,4 %", "2030: 15,6 %"]


def test_what_is_known_of_a_quantity_is_how_it_is_drawn():
    """Filled to what is sure, striped on; a frame for words and for what is hidden, and stripes for what is unknown."""
    found = data(plane("tracks", [Track("a", (each,)) for each in (TEN, ABOUT, *WITHOUT)], ["civil"], []))
    track, paper = ("track", 0, 100), ("paper", 0, 100)
    assert sorted(found) == sorted(
        [track, ("civil", 0, 10)]
        + [track, ("civil", 0, 28), ("paper", 28, 38), ("hatched-civil", 28, 38)]
        + [paper, paper, paper, ("hatched-soft", 0, 100)]
    )


def test_an_open_end_has_no_stop_and_a_bound_has_one():
    """What is more than half goes on to the end of the track; what is under a third stops."""
    cells = Quantity("", 50, 100, open=True), UNDER
    assert [data(plane("tracks", [Track("a", (cell,))], ["civil"], []), "stop") for cell in cells] == [
        [],
        [("civil", 0, 33)],
    ]


def test_words_stand_where_a_number_would():
    """Beside the name of what they are of; in a table over the bar, leaning."""
    rows = [Track("Råd", (each,)) for each in WITHOUT]
    assert texts(plane("tracks", rows, ["adults"], [])) == ["Råd i viss mån", "Råd visas inte", "Råd"]
    leaning = [each.text for each in plane("tracks", *TABLE).elements if each.get("font-style") == "italic"]
    assert leaning == ["i viss mån"]


def test_another_year_is_a_thinner_bar_with_its_words():
    """Below this year's, on the same scale."""
    row = Track("Råd", (TEN,), before=Quantity("2030: 20 %", 20, 20))
    drawn = plane("tracks", [row], ["adults"], [])
    thick = {marks.dress.fill: marks.thick for marks in drawn.charts[0].marks if marks.dress.fill != "track"}
    assert thick["soft"] < thick["adults"]
    assert ("soft", 0, 20) in data(drawn)
    assert texts(drawn) == ["10 % Råd", "2030: 20 %"]


def test_the_case_is_told_apart_within_its_outcome():
    """A bracket and a text for each part, in the order of the marks."""
    row = Outcome("Dom", (part(5, None, "utan"), part(30, ring("ink"), "med")), stressed=True)
    drawn = plane("outcomes", [row])
    assert texts(drawn) == ["35 Dom", "5 utan", "30 med"]
    assert data(drawn, "dots") == [("ink", 0, 5), ("paper", 5, 35)]


def test_a_hidden_number_of_a_ranking_is_a_frame_with_words():
    """No marks and no zero; what was said of another year stands at the right."""
    drawn = plane("outcomes", [Outcome("Rumänien", (), note="2030: 4", hidden="visas inte")])
    assert texts(drawn) == ["2030: 4", "Rumänien", "visas inte"] or texts(drawn) == [
        "Rumänien",
        "2030: 4",
        "visas inte",
    ]
    assert drawn.charts == []


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        # The least that nobody met is what is left of all.
        (TEN, Quantity("", 60, 60), [("authorities", 0, 10), ("civil", 40, 100), ("paper", 10, 40)]),
        # What is not asked, said in words or hidden is not known as far as the other leaves room.
        *((each, TEN, [("civil", 90, 100), ("hatched-soft", 0, 90)]) for each in WITHOUT),
        # So many at least were met by both.
        (
            Quantity("", 70, 70),
            Quantity("", 60, 60),
            [("authorities", 0, 70), ("civil", 40, 100), ("hatched-authorities", 40, 70)],
        ),
        # What may be met of one is not drawn over the other.
        (
            UNDER,
            Quantity("", 40, 100, open=True),
            [("civil", 60, 100)]
            + [
                (f"{dress}{giver}", *ends)
                for giver, ends in (("authorities", (0, 33)), ("civil", (33, 60)))
                for dress in ("hatched-",)
            ]
            + [("paper", 0, 33), ("paper", 33, 60)],
        ),
    ],
)
def test_a_bar_of_the_matrix_is_all_needs_of_a_kind(left, right, expected):
    """From the left the one, from the right the other, and between them what is known of the rest."""
    assert sorted(data(plane("matrix", [need(left, right)], HEADS))) == sorted(expected)


def test_a_bar_of_the_matrix_is_as_high_as_its_needs_are_many():
    """By a scale of weights; the data are the needs."""
    drawn = plane("matrix", [need(TEN, TEN, "a", 250), need(TEN, TEN, "b", 20)], HEADS)
    assert {datum.weight for marks in drawn.charts[0].marks for datum in marks.data} == {250, 20}
    assert drawn.charts[0].weights is not None
    assert drawn.charts[0].weights.values == (0, 250)


def test_a_point_stands_as_high_as_its_value_and_no_line_joins_two():
    """From the axis, which is zero; a year without a figure has neither."""
    series = [Point("2029", (10,), "10"), Point("2030", (5,), "5"), Point("2031", (), "-")]
    drawn = plane("years", series)
    assert data(drawn, "rule") == [("line", 0, 10), ("line", 0, 5)]
    assert data(drawn, "dot") == [("adults", 0, 10), ("adults", 0, 5)]
    assert drawn.charts[0].along.values == (0, 10)


def test_a_year_may_be_one_of_two_numbers_or_any_between():
    """Two points, or one from which stripes go on."""
    either, between = (plane("years", [Point("2031", (5, 7), "5-7", between=each)]) for each in (False, True))
    assert [len(data(each, "dot")) for each in (either, between)] == [2, 1]
    assert [data(each) for each in (either, between)] == [[], [("hatched-adults", 5, 7)]]


def test_the_rest_of_a_cascade_is_what_no_part_takes():
    """Each part begins where the one before it ends; the rest is the frame at the end, striped to the left."""
    whole, *parts = (Step(str(size), size, "a", "ink", "a") for size in (100, 50, 30))
    found = data(plane("cascade", whole, parts, Step("minst 20", 20, "ingen", "ink", "ingen"), "", "Fler"))
    assert [each for each in found if each[0] != "hatched-soft"] == [
        ("track", 0, 100),
        ("ink", 0, 50),
        ("ink", 50, 80),
        ("paper", 80, 100),
    ]
    assert next(each for each in found if each[0] == "hatched-soft")[2] == 80


def test_a_line_of_several_sizes_is_pieces_and_text_stays_text():
    """What a label says is never markup."""
    drawn = Plane(100, 40)
    drawn.pieces(0, 20, [Piece("<b>", 20, 600, "civil", serif=True), Piece("a & b")])
    drawn.bar((0, 50), (30, 40), Dress("hatched-soft"))
    svg = written(composed(drawn, "mine", "sv", draw))
    assert (
        '<tspan font-size="20" fill="var(--civil, #0d5f6b)" font-weight="600" class="numeral">&lt;b&gt;</tspan>' in svg
    )
    assert "a &amp; b" in svg
    assert "url(#mine-hatched-soft)" in svg
