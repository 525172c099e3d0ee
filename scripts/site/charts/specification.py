"""Marks as Altair has them: their data, and the scales on which a value becomes a place."""

from typing import Any

import altair as alt
from altair.utils import schemapi

from scripts.site.charts.marks import CIRCLE, SQUARE, Drawn, Dress, Marks, Scale, Strip, ink
from scripts.site.charts.sketch import Sketch

OUT = 0.01  # a dash that its round caps make a circle


def sketch(drawn: Drawn) -> Sketch:
    """Marks as something to draw."""
    return Sketch(str(drawn), lambda: unchecked(drawn))


def unchecked(drawn: Drawn) -> dict[str, Any]:
    """The specification. Altair's check of every part against its schema takes half the time: the tests run it."""
    with schemapi.debug_mode(False):
        return specification(drawn)


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
