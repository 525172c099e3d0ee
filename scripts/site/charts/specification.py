"""The charts of a plane as Altair has them: their data, and the scales on which a value becomes a place."""

from typing import Any

import altair as alt
from altair.utils import schemapi

from scripts.site.charts.plane import Chart, Dress, Marks, Plane, Scale, ink
from scripts.site.charts.sketch import Sketch

CHANNELS = {"x": alt.X, "y": alt.Y}


def sketch(plane: Plane) -> Sketch:
    """The charts of a plane as something to draw."""
    return Sketch(f"{plane.width:g} {plane.height:g} {plane.charts}", lambda: unchecked(plane))


def unchecked(plane: Plane) -> dict[str, Any]:
    """The specification. Altair's check of every part against its schema takes half the time: the tests run it."""
    with schemapi.debug_mode(False):
        return specification(plane)


def specification(plane: Plane) -> dict[str, Any]:
    """What to draw: the charts over each other, each on scales of its own, as large as the plane."""
    validate = bool(schemapi.DEBUG_MODE)
    # `alt.layer` copies all data once for each step.
    layers = [
        {
            "layer": [
                LAYERS[marks.kind](marks, chart).to_dict(validate, context={"top_level": False})
                for marks in chart.marks
            ]
        }
        for chart in plane.charts
    ]
    resolve = {"scale": {"x": "independent", "y": "independent"}}
    layered = alt.TopLevelLayerSpec(layer=layers, resolve=resolve, width=plane.width, height=plane.height, padding=0)
    made: dict[str, Any] = layered.to_dict(validate)
    # The schema refuses a background that is none, and a size that no frame enlarges.
    config = {"view": {"stroke": None, "fill": None}, "background": None, "aria": False}
    return made | {"config": config, "autosize": {"type": "none"}}


def bars(marks: Marks, chart: Chart) -> alt.Chart:
    """Bars from one value to another, within their stroke; as thick as they weigh, where that is to be seen."""
    along = "y" if chart.upright else "x"
    stroke = marks.dress.width if marks.dress.stroke else 0
    look: dict[str, Any] = {"orient": "vertical" if chart.upright else "horizontal"} | dressed(marks.dress)
    if stroke:
        look |= {f"{along}Offset": stroke / 2, f"{along}2Offset": -stroke / 2}
    made = data(marks).mark_bar(**look | ({} if chart.weights else {"size": marks.thick - stroke}))
    return encoded(made, values(chart) | ends(chart) | weight(chart.weights))


def rules(marks: Marks, chart: Chart) -> alt.Chart:
    """Lines from one value to another."""
    look = dressed(Dress(marks.dress.fill, "", marks.dress.dash))
    return encoded(data(marks).mark_rule(strokeWidth=marks.thick, **look), values(chart) | ends(chart))


def stops(marks: Marks, chart: Chart) -> alt.Chart:
    """Lines across the scale where a value is a firm bound."""
    look = dressed(marks.dress) | {"orient": "horizontal" if chart.upright else "vertical"}
    return encoded(data(marks).mark_tick(size=marks.thick, thickness=2, **look), values(chart, "end"))


def dot(marks: Marks, chart: Chart) -> alt.Chart:
    """A mark on each value."""
    return circles(data(marks), marks, values(chart, "end"))


def dots(marks: Marks, chart: Chart) -> alt.Chart:
    """A mark for each of a number, counted from one value to another; a full line is followed by one below it."""
    counted = data(marks).transform_calculate(one="sequence(datum.start, datum.end)").transform_flatten(["one"])
    set_out = counted.transform_calculate(
        column=f"datum.one % {marks.per} + 0.5", line=f"datum.place + floor(datum.one / {marks.per})"
    )
    return circles(set_out, marks, values(chart, "column", "line"))


def circles(chart: alt.Chart, marks: Marks, channels: dict[str, Any]) -> alt.Chart:
    """Circles whose stroke lies within their size."""
    across = marks.thick - (marks.dress.width if marks.dress.stroke else 0)
    return encoded(chart.mark_point(shape="circle", filled=True, size=across**2, **dressed(marks.dress)), channels)


def encoded(chart: alt.Chart, channels: dict[str, Any]) -> alt.Chart:
    """Marks with what their data decide."""
    made: alt.Chart = chart.encode(**channels)
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


def values(chart: Chart, value: str = "start", place: str = "place") -> dict[str, Any]:
    """On which scale a value stands, and in which place what it is of."""
    along, across = ("y", "x") if chart.upright else ("x", "y")
    return {
        along: CHANNELS[along](f"{value}:Q", scale=scaled(chart.along), axis=None),
        across: CHANNELS[across](f"{place}:Q", scale=scaled(chart.across), axis=None),
        "detail": alt.Detail("name:N"),
    }


def ends(chart: Chart) -> dict[str, Any]:
    """The other end."""
    return {"y2": alt.Y2("end")} if chart.upright else {"x2": alt.X2("end")}


def weight(scale: Scale | None) -> dict[str, Any]:
    """How thick by weight."""
    return {"size": alt.Size("weight:Q", scale=scaled(scale), legend=None)} if scale else {}


def scaled(scale: Scale) -> alt.Scale:
    """A scale whose ends are as they are given."""
    return alt.Scale(domain=list(scale.values), range=list(scale.pixels), nice=False, zero=False, padding=0)


LAYERS = {"bar": bars, "rule": rules, "stop": stops, "dot": dot, "dots": dots}
