"""The edges between the charts and those who draw and set: Altair's marks as SVG, and what is printed or shared by the typesetter.

A drawing or a sheet is kept in `.cache/`, by all that it depends on. A template of the typesetter says how it lies, in letters that
he measures; what it says goes in as data, never as markup.
"""

import json
from collections.abc import Callable, Mapping
from functools import cache as once
from importlib import metadata
from pathlib import Path
from typing import Any, Literal

import altair as alt
import typst
import vl_convert
from altair.utils import schemapi

from scripts.ground.markup import esc
from scripts.paths import CACHE
from scripts.site.charts.fonts import folder, fonts
from scripts.site.charts.marks import CIRCLE, SQUARE, Drawn, Dress, Marks, Scale, Strip, ink
from scripts.site.kept import code, kept, total

version = once(metadata.version)  # it reads a file, and is asked for each of thousands
OUT = 0.01  # a dash that its round caps make a circle


def specification(drawn: Drawn) -> dict[str, Any]:
    """What to draw: the marks over each other on the same scales."""
    validate = bool(schemapi.DEBUG_MODE)
    upright = isinstance(drawn, Strip) and drawn.upright
    # `alt.layer` copies all data once for each step.
    layers = [
        layer.to_dict(validate, context={"top_level": False})
        for marks in drawn.marks
        for layer in LAYERS[marks.kind](marks, *drawn.scales, upright)
    ]
    width, height = drawn.box
    made: dict[str, Any] = alt.TopLevelLayerSpec(layer=layers, width=width, height=height, padding=0).to_dict(validate)
    # The schema refuses a background that is none, and a size that no frame enlarges.
    config = {"view": {"stroke": None, "fill": None}, "background": None, "aria": False}
    return made | {"config": config, "autosize": {"type": "none"}}


def bars(marks: Marks, along: Scale, across: Scale, upright: bool) -> list[alt.Chart]:
    """Bars from one value to another, within their stroke."""
    size = marks.thick - (marks.dress.width if marks.dress.stroke else 0)
    made = data(marks).mark_bar(orient="vertical" if upright else "horizontal", size=size, **dressed(marks.dress))
    return [encoded(made, along, across, upright)]


def stops(marks: Marks, along: Scale, across: Scale, upright: bool) -> list[alt.Chart]:
    """Lines across the scale where a value is a firm bound."""
    half = marks.thick / 2
    made = data(marks).transform_calculate(low=f"datum.place - {half}", high=f"datum.place + {half}")
    made = made.mark_rule(strokeWidth=2, **dressed(marks.dress))
    return [encoded(made, across, along, not upright, "end", ("low", "high"))]


def circles(marks: Marks, along: Scale, across: Scale, upright: bool) -> list[alt.Chart]:
    """A circle for each number: a run of them is one rule, whose dash its round caps make circles.

    A dashed ring is a ring that its paper crosses once along the row and twice across it: six arcs, and nobody in a sight.
    """
    size, room, dress = CIRCLE * marks.thick, marks.thick, marks.dress
    dash = {"strokeCap": "round", "strokeDash": [OUT, room - OUT], "strokeDashOffset": -room / 2}
    found = lined(marks, size, lambda _: dash)
    if dress.dash:
        gap, apart = dress.dash[0], size / 2
        twice: dict[str, Any] = {"strokeDash": [gap, apart - gap, gap, room - apart - gap]}
        twice["strokeDashOffset"] = (apart + gap - room) / 2
        for thick, cut in ((gap, {}), (size, twice)):
            found.append(data(marks).mark_rule(strokeWidth=thick, color=ink(dress.fill), opacity=1, **cut))
    return [encoded(each, along, across) for each in found]


def squares(marks: Marks, along: Scale, across: Scale, upright: bool) -> list[alt.Chart]:
    """A square for each number: a run of them is one rule with a dash."""
    room, size = marks.thick, SQUARE * marks.thick

    def dash(thick: float) -> dict[str, Any]:
        return {"strokeDash": [thick, room - thick], "strokeDashOffset": -(room - thick) / 2}

    return [encoded(each, along, across) for each in lined(marks, size, dash)]


def lined(marks: Marks, size: float, dash: Any) -> list[alt.Chart]:
    """Runs of marks; of rings a thinner one of their fill upon one of their stroke."""
    dress = marks.dress
    if not dress.stroke:
        return [data(marks).mark_rule(strokeWidth=size, color=ink(dress.fill), opacity=1, **dash(size))]
    inside = size - 2 * dress.width
    return [
        data(marks).mark_rule(strokeWidth=thick, color=ink(colour), opacity=1, **dash(thick))
        for thick, colour in ((size, dress.stroke), (inside, dress.fill))
    ]


def encoded(
    chart: alt.Chart,
    along: Scale,
    across: Scale,
    upright: bool = False,
    place: str = "place",
    ends: tuple[str, str] = ("start", "end"),
) -> alt.Chart:
    """Marks from one value to another, in their places."""
    start, end = ends
    if upright:
        y, x = alt.Y(f"{start}:Q", scale=scaled(along), axis=None), alt.X(f"{place}:Q", scale=scaled(across), axis=None)
        return chart.encode(x=x, y=y, y2=alt.Y2(end))
    x, y = alt.X(f"{start}:Q", scale=scaled(along), axis=None), alt.Y(f"{place}:Q", scale=scaled(across), axis=None)
    made: alt.Chart = chart.encode(x=x, y=y, x2=alt.X2(end))
    return made


def data(marks: Marks) -> alt.Chart:
    """The data of some marks."""
    return alt.Chart(alt.Data(values=tuple(datum._asdict() for datum in marks.data)))


def dressed(dress: Dress) -> dict[str, Any]:
    """How marks look, as Altair has it."""
    found: dict[str, Any] = {"color": ink(dress.fill), "opacity": 1}
    if dress.stroke:
        found |= {"stroke": ink(dress.stroke), "strokeWidth": dress.width}
    return found | ({"strokeDash": list(dress.dash)} if dress.dash else {})


def scaled(scale: Scale) -> alt.Scale:
    """A scale whose ends are as they are given."""
    return alt.Scale(domain=list(scale.values), range=list(scale.pixels), nice=False, zero=False, padding=0)


LAYERS = {"bar": bars, "stop": stops, "circles": circles, "squares": squares}


PICTURES = CACHE / "charts"
# The major and minor version that Altair writes for.
VEGA_LITE = ".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])

# The modules that make of marks a specification, and what colours it.
SPECIFYING = ("scripts/site/charts/drawing.py", "scripts/site/charts/marks.py", "docs/assets/colours.css")

Draw = Callable[[Drawn], str]


def draw(drawn: Drawn, cache: Path = PICTURES) -> str:
    """The SVG of some marks, in which there is no word. The same marks give the same bytes.

    What is kept is not specified again: Altair takes longer than all the rest of a page. Its check of every part against its schema
    takes half of that: the tests run it.
    """

    def made() -> bytes:
        with schemapi.debug_mode(False):
            told = json.dumps(specification(drawn), sort_keys=True, ensure_ascii=False)
        # With nothing but what is installed: no address may be read.
        return str(vl_convert.vegalite_to_svg(told, vl_version=VEGA_LITE, allowed_base_urls=[])).encode("utf-8")

    return kept(cache, ".svg", f"{drawn_by()}/{drawn}", made).decode("utf-8")


@once
def drawn_by() -> str:
    """All that a picture depends on besides its marks."""
    return f"{version('vl-convert-python')}/{version('altair')}/{VEGA_LITE}/{code(*SPECIFYING)}"


SITE = Path(__file__).parents[1]
SHEET, PICTURE, FIGURE = SITE / "charts/sheet.typ", SITE / "charts/picture.typ", SITE / "charts/figure.typ"
PRESSED = CACHE / "pressed"
# Tagged, so that a screen reader can read it: the standard for that. And the size that is asked for where an address is shared.
STANDARD: Literal["ua-1"] = "ua-1"
DENSITY = 72

Kind = Literal["pdf", "svg", "png"]
Data = Mapping[str, Any]
Press = Callable[[Data], bytes]
Paint = Callable[[Data, Kind], bytes]


def press(sheet: Data, cache: Path = PRESSED) -> bytes:
    """The PDF of a sheet. The same sheet gives the same bytes."""
    return in_type(SHEET, sheet, "pdf", cache)


def paint(picture: Data, kind: Kind, cache: Path = PRESSED) -> bytes:
    """A picture that stands alone, as SVG, in which letters are shapes, or as PNG. The same picture gives the same bytes."""
    found = in_type(PICTURE, picture, kind, cache)
    return named(found, picture["title"], picture["said"], picture["lang"]) if kind == "svg" else found


def named(svg: bytes, title: str, said: str, lang: str) -> bytes:
    """An SVG with what it is called and what it says, for those who do not see it."""
    head, end, rest = svg.decode("utf-8").partition(">")
    told = f"<title>{esc(title)}</title><desc>{esc(said)}</desc>"
    return f'{head} role="img" lang="{lang}"{end}{told}{rest}'.encode()


def in_type(template: Path, said: Data, kind: Kind, cache: Path) -> bytes:
    """What is set, or was before."""
    data, own = json.dumps(said, sort_keys=True, ensure_ascii=False), fonts()
    templates = [template.read_bytes(), FIGURE.read_bytes()]
    key = f"{version('typst')}/{total([*templates, *own.values()])}/{data}"
    return kept(cache, f".{kind}", key, lambda: set_in_type(template, data, kind))


def set_in_type(template: Path, data: str, kind: Kind) -> bytes:
    """The file, with no other fonts and nothing of this machine: neither its clock nor its own fonts."""
    found = typst.compile(
        template,
        root=SITE,
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[str(folder())]),
        sys_inputs={"data": data},
        format=kind,
        ppi=DENSITY,
        pdf_standards=STANDARD if kind == "pdf" else [],
        timestamp=0,
    )
    assert isinstance(found, bytes), f"more than a page: {data[-300:]}"
    return found
