"""The charts, one function per kind: a finished table in, an Altair chart out. No data work, no language, no package.

`table`: place, label, value (may be missing: then only the text is printed), low and high (the ends of what is not known
exactly, else missing), text, second (another selection of cases), broken (not comparable with the row before). `top`: the end of
the scale. `layout`: "wide", or "narrow" for a phone.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

import altair as alt
import pandas as pd
from altair.utils import schemapi

# Colours are the style sheet's, so that one picture follows light and dark; the second is for a viewer without it.
COLOURS = {
    "bar": "var(--chart-1, #2c3a46)",
    "second": "var(--chart-2, #7d8992)",
    "frame": "var(--chart-frame, #767676)",
    "text": "var(--chart-text, #1d1d1d)",
}
# Room to the right of the longest bar for the value that is printed there.
ROOM = {"wide": 1.35, "narrow": 1.5}
WIDTH = {"wide": 720, "narrow": 320}
STEP = {"wide": 30, "narrow": 50}
LAYOUTS = tuple(WIDTH)
BAR, SIZE, DASH = 18, 14, [3, 3]
# Labels of a few characters (years) fit beside the bars on a phone too.
SHORT = 6
# The height of a series, and the room above its tallest bar for two lines of text.
TALL, ABOVE = 220, 1.25


def bars(table: pd.DataFrame, top: float, layout: str) -> dict[str, Any]:
    """Horizontal bars with their values printed on them; what is not known exactly is a dashed line between its ends."""
    return horizontal(table, top, layout, framed=False)


def parts_of_whole(table: pd.DataFrame, top: float, layout: str) -> dict[str, Any]:
    """Bars in a frame that is as long as the whole."""
    return horizontal(table, top, layout, framed=True)


def series(table: pd.DataFrame, top: float, layout: str) -> dict[str, Any]:
    """A bar for each year, never a line between them; a dashed line stands before a year that cannot be compared."""
    if layout == "narrow":
        return horizontal(table, top, layout, framed=False)
    places = alt.Chart(table.assign(end=tips(table), value=certain(table)))
    x = alt.X("place:O", axis=label_axis(table, labelAngle=0), title=None)
    scale = alt.Scale(domain=[0, top * ABOVE])
    y = alt.Y("value:Q", scale=scale, axis=None)
    layers = [
        places.mark_bar(color=COLOURS["bar"], width=BAR * 2, aria=False).encode(x=x, y=y),
        above_bar(places.transform_filter("isValid(datum.value)"), x, scale, dy=-6),
        # Words are longer than numbers: two lines, the lower one as high above the axis as a number would stand.
        above_bar(places.transform_filter("!isValid(datum.value)"), x, scale, dy=-6 - SIZE, lineBreak=" "),
    ]
    if table["low"].notna().any():
        layers.append(reach(places).encode(x=x, y=alt.Y("low:Q", scale=scale, axis=None), y2="high:Q"))
    if table["broken"].any():
        before = alt.X("place:O", bandPosition=0, axis=label_axis(table, labelAngle=0), title=None)
        layers.append(places.transform_filter("datum.broken").mark_rule(**dashed()).encode(x=before))
    return finished(alt.layer(*layers), layout, height=TALL)


def above_bar(places: alt.Chart, x: alt.X, scale: alt.Scale, **options: Any) -> alt.Chart:
    """The text of each bar, above it."""
    marks: alt.Chart = places.mark_text(baseline="bottom", **options, **lettering()).encode(
        x=x, y=alt.Y("end:Q", scale=scale, axis=None), text="text:N"
    )
    return marks


KINDS: Mapping[str, Callable[[pd.DataFrame, float, str], dict[str, Any]]] = {
    "bars": bars,
    "parts_of_whole": parts_of_whole,
    "series": series,
}


def specified(kind: str, table: pd.DataFrame, top: float, layout: str) -> dict[str, Any]:
    """The specification of one chart. Altair's check of every part against its schema takes half the time: the tests run it."""
    with schemapi.debug_mode(False):
        return KINDS[kind](table, top, layout)


def horizontal(table: pd.DataFrame, top: float, layout: str, framed: bool) -> dict[str, Any]:
    """Bars from left to right: labels beside them, or above them where there is no room."""
    above = layout == "narrow" and table["label"].str.len().max() > SHORT
    data = table.assign(end=tips(table), value=certain(table), top=top)
    axis = None if above else label_axis(table)
    places = alt.Chart(data).encode(y=alt.Y("place:O", title=None, axis=axis))
    scale = alt.Scale(domain=[0, top * ROOM[layout]])
    below = 8 if above else 0
    layers = [
        *frame(places, scale, below, framed),
        places.mark_bar(height=BAR, yOffset=below, aria=False).encode(
            x=alt.X("value:Q", scale=scale, axis=None), color=colour(table)
        ),
        *bounds(places, table, scale, below),
        texts(places, "text", dx=6, dy=below).encode(x=alt.X("end:Q", scale=scale, axis=None)),
    ]
    if above:
        layers.append(texts(places, "label", dx=0, dy=-14).encode(x=alt.XDatum(0, scale=scale, axis=None)))
    if table["broken"].any():
        layers.append(places.transform_filter("datum.broken").mark_rule(**dashed()).encode(y=break_line()))
    return finished(alt.layer(*layers), layout, step=STEP["wide" if not above else layout])


def frame(places: alt.Chart, scale: alt.Scale, below: int, framed: bool) -> list[alt.Chart]:
    """An open rectangle as long as the whole, behind each bar."""
    if not framed:
        return []
    mark = places.mark_bar(height=BAR, yOffset=below, filled=False, stroke=COLOURS["frame"], strokeWidth=1, aria=False)
    return [mark.encode(x=alt.X("top:Q", scale=scale, axis=None))]


def bounds(places: alt.Chart, table: pd.DataFrame, scale: alt.Scale, below: int) -> list[alt.Chart]:
    """A dashed line where the number is not known exactly."""
    if table["low"].isna().all():
        return []
    return [reach(places, yOffset=below).encode(x=alt.X("low:Q", scale=scale, axis=None), x2="high:Q")]


def reach(places: alt.Chart, **options: Any) -> alt.Chart:
    """The dashed line that a number lies somewhere along, from its low to its high end."""
    known = places.transform_filter("isValid(datum.low)")
    marks: alt.Chart = known.mark_rule(**options, **dashed() | {"strokeWidth": 3})
    return marks


def certain(table: pd.DataFrame) -> pd.Series:
    """How long each bar is: the number, or the least that "about" leaves of it. None where only a bound is known."""
    return table["low"].fillna(table["value"]).where(table["value"].notna())


def tips(table: pd.DataFrame) -> pd.Series:
    """Where each bar or line ends, and its text begins."""
    return table["high"].fillna(table["value"]).fillna(0)


def colour(table: pd.DataFrame) -> Any:
    """The second colour for another selection of cases, whose label says so too."""
    if not table["second"].any():
        return alt.value(COLOURS["bar"])
    return alt.condition("datum.second", alt.value(COLOURS["second"]), alt.value(COLOURS["bar"]))


def break_line() -> alt.Y:
    """The upper edge of a row."""
    return alt.Y("place:O", bandPosition=0, title=None)


def label_axis(table: pd.DataFrame, **options: Any) -> alt.Axis:
    """The labels, by place and not by label: two bars may share a label, and a bar that is missing must keep its own."""
    names = f"{json.dumps(table['label'].tolist(), ensure_ascii=False)}[datum.value]"
    plain = {"ticks": False, "domain": False, "labelPadding": 8, "labelLimit": 340}
    return alt.Axis(labelExpr=names, labelFontSize=SIZE, labelColor=COLOURS["text"], **plain | options)


def texts(places: alt.Chart, field: str, dx: int, dy: int) -> alt.Chart:
    """Text marks that begin where the bars end, or above them."""
    marks: alt.Chart = places.mark_text(align="left", baseline="middle", dx=dx, dy=dy, **lettering()).encode(
        text=alt.Text(f"{field}:N")
    )
    return marks


def validating() -> bool:
    """Whether Altair checks what it is given."""
    return bool(schemapi.DEBUG_MODE)


def lettering() -> dict[str, Any]:
    """How text looks."""
    return {"fontSize": SIZE, "color": COLOURS["text"], "aria": False}


def dashed() -> dict[str, Any]:
    """How a line looks that is no value."""
    return {"color": COLOURS["frame"], "strokeDash": DASH, "strokeWidth": 1.5, "aria": False}


def finished(chart: alt.LayerChart | alt.FacetChart, layout: str, step: int = 0, height: int = 0) -> dict[str, Any]:
    """The specification with its size and without a frame or background: the one theme of all charts."""
    sized = chart.properties(
        width=WIDTH[layout],
        height=height or alt.Step(step),
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
    )
    return dict(
        sized.configure(background="transparent", padding=2).configure_view(stroke=None).to_dict(validate=validating())
    )
