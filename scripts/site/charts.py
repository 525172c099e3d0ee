"""The charts, one function per kind: a finished table in, an Altair chart out. No data work, no language, no package."""

import json
from typing import Any

import altair as alt
import pandas as pd

# Colours are the style sheet's, so that one picture follows light and dark; the second is for a viewer without it.
BAR = "var(--chart-1, #12436D)"
TEXT = "var(--chart-text, #1d1d1d)"
# Room to the right of the longest bar for the value that is printed there.
ROOM = {"wide": 1.35, "narrow": 1.5}
WIDTH = {"wide": 720, "narrow": 320}
STEP = {"wide": 30, "narrow": 50}
LAYOUTS = tuple(WIDTH)


def bars(table: pd.DataFrame, top: float, layout: str) -> dict[str, Any]:
    """Horizontal bars with their values printed on them, as a Vega-Lite specification.

    `table`: order, label, value (may be missing: then only the text is printed), text; `top`: the end of the scale;
    `layout`: "wide" has the labels beside the bars, "narrow" (for a phone) above them.
    """
    narrow = layout == "narrow"
    # By place and not by label: two bars may share a label, and the bars that are missing must keep theirs.
    names = f"{json.dumps(table['label'].tolist(), ensure_ascii=False)}[datum.value]"
    axis = alt.Axis(
        labelExpr=names, labelLimit=340, ticks=False, domain=False, labelPadding=8, labelFontSize=14, labelColor=TEXT
    )
    places = alt.Chart(table.assign(end=table["value"].fillna(0))).encode(
        y=alt.Y("order:O", title=None, axis=None if narrow else axis)
    )
    scale = alt.Scale(domain=[0, top * ROOM[layout]])
    below = 8 if narrow else 0
    layers = [
        places.mark_bar(color=BAR, height=18, yOffset=below, aria=False).encode(
            x=alt.X("value:Q", scale=scale, axis=None)
        ),
        texts(places, "text", dx=6, dy=below).encode(x=alt.X("end:Q", scale=scale, axis=None)),
    ]
    if narrow:
        layers.append(texts(places, "label", dx=0, dy=-14).encode(x=alt.XDatum(0, scale=scale, axis=None)))
    return finished(alt.layer(*layers), layout)


def texts(places: alt.Chart, field: str, dx: int, dy: int) -> alt.Chart:
    """Text marks that begin where the bars end, or above them."""
    marks: alt.Chart = places.mark_text(
        align="left", baseline="middle", dx=dx, dy=dy, fontSize=14, color=TEXT, aria=False
    ).encode(text=alt.Text(f"{field}:N"))
    return marks


def finished(chart: alt.LayerChart | alt.FacetChart, layout: str) -> dict[str, Any]:
    """The specification with its size and without a frame or background."""
    sized = chart.properties(
        width=WIDTH[layout],
        height=alt.Step(STEP[layout]),
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
    )
    return dict(sized.configure(background="transparent", padding=2).configure_view(stroke=None).to_dict())
