"""The plane that composed figures are drawn on: marks at pixels, so that text and marks share one grid. Altair draws it.

A mark is one person or one case, a bar a quantity. How a mark is dressed says what is known: filled is known, a solid ring is the
other kind, dashed is not known, hatched is a quantity that is not known. Colours are the style sheet's, one a meaning.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import altair as alt
import pandas as pd
from altair.utils import schemapi

from scripts.site.charts.sketch import Sketch

# The second colour is for a viewer without the style sheet.
COLOURS = {
    "paper": "var(--paper, #fbfaf6)",
    "ink": "var(--ink, #1c2226)",
    "muted": "var(--muted, #566068)",
    "soft": "var(--soft, #7d8992)",
    "line": "var(--line, #d9d6cb)",
    "track": "var(--track, #ece9df)",
    "civil": "var(--civil, #0d5f6b)",
    "authorities": "var(--authorities, #a4560a)",
    "adults": "var(--adults, #2c3a46)",
    "children": "var(--children, #9f4686)",
}
HATCHED = "hatched-"
# What stands between the pieces of a line of several sizes, and between what is said of each: no text has these signs.
PIECE, PART = "\N{SYMBOL FOR RECORD SEPARATOR}", "\N{SYMBOL FOR UNIT SEPARATOR}"
SERIF, SANS = "SERIF", "SANS"
# On the plane a number is a pixel.
PIXELS: dict[str, Any] = {"scale": None, "axis": None}


@dataclass(frozen=True)
class Dress:
    """How marks look: a colour's name, or `hatched-` and the name; a stroke with its dashes."""

    fill: str = "paper"
    stroke: str = ""
    dash: tuple[int, ...] = ()
    width: float = 1.5

    def options(self) -> dict[str, Any]:
        """As Altair has it."""
        found: dict[str, Any] = {"color": ink(self.fill), "opacity": 1}
        if self.stroke:
            found |= {"stroke": ink(self.stroke), "strokeWidth": self.width}
        return found | ({"strokeDash": list(self.dash)} if self.dash else {})


@dataclass(frozen=True)
class Piece:
    """A part of a line of text that has a size and a colour of its own."""

    text: str
    size: float = 16
    weight: int = 400
    colour: str = "ink"
    serif: bool = False


@dataclass(frozen=True)
class Lettering:
    """What lines of text share."""

    size: float = 15
    weight: int = 400
    colour: str = "ink"
    align: str = "left"
    italic: bool = False


Mark = tuple[str, Dress | Lettering, dict[str, Any]]
UNKNOWN = Dress("paper", "soft", (2, 2))
# So many letters fit on a line of a phone, and so wide is a letter, also in another font and with the spacing that a reader may
# ask for.
PHONE_LINE, LETTER = 32, 9.8


def wrapped(text: str, fits: int) -> list[str]:
    """The text in lines of so many letters."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        lines = [*lines[:-1], longer] if len(longer) <= fits or not lines[-1] else [*lines, word]
    return lines


def full(colour: str) -> Dress:
    """A mark that is known."""
    return Dress(colour)


def ring(colour: str) -> Dress:
    """A mark of the other kind."""
    return Dress("paper", colour)


def ink(name: str) -> str:
    """The colour or the hatching by its name; the hatching is put in when the picture is made fit for the page."""
    return f"url(#{name})" if name.startswith(HATCHED) else COLOURS[name]


@dataclass
class Plane:
    """Marks on a surface of so many pixels, drawn in the order in which they were put there."""

    width: float
    height: float = 0
    marks: list[Mark] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, lettering: Lettering | None = None) -> None:
        """A line of text whose letters stand on `y`."""
        self.marks.append(("text", lettering or Lettering(), {"x": x, "y": y, "t": text}))

    def pieces(self, x: float, y: float, pieces: Sequence[Piece], align: str = "left") -> None:
        """A line of several sizes. The renderer has no such thing: it sets the line as a token, which becomes pieces later."""
        token = PIECE.join(
            PART.join((each.text, f"{each.size:g}", str(each.weight), each.colour, "1" if each.serif else ""))
            for each in pieces
        )
        self.text(x, y, token, Lettering(pieces[0].size, align=align))

    def bar(self, x: tuple[float, float], y: tuple[float, float], dress: Dress) -> None:
        """A rectangle from side to side and from top to bottom."""
        self.marks.append(("rect", dress, {"x": x[0], "x2": x[1], "y": y[0], "y2": y[1]}))

    def line(
        self, points: Sequence[tuple[float, float]], colour: str = "line", dash: tuple[int, ...] = (), width: float = 1
    ) -> None:
        """A line through the points."""
        self.marks.append(("line", Dress(colour, colour, dash, width), {"points": points}))

    def dots(
        self, places: range, at: tuple[float, float], pitch: float, per: int, dress: Dress, down: bool = False
    ) -> None:
        """Marks at some places of a grid with `per` marks a row, or a column where they run `down`."""
        if places:
            spot = {"places": places, "at": at, "pitch": pitch, "per": per, "down": down}
            self.marks.append(("dots", dress, spot))

    def sketch(self) -> Sketch:
        """The plane as something to draw."""
        return Sketch(f"plane {self.width:g} {self.height:g} {self.marks}", self.specification)

    def specification(self) -> dict[str, Any]:
        """What to draw. Marks of one dress that follow each other are one layer."""
        with schemapi.debug_mode(False):
            layers = [
                layer
                for (kind, dress), marks in groupby(self.marks, key=lambda mark: mark[:2])
                for layer in LAYERS[kind](dress, [mark[2] for mark in marks])
            ]
            sized = alt.layer(*layers).properties(width=self.width, height=self.height, padding=0)
            made: dict[str, Any] = sized.to_dict(validate=False)
        # The schema refuses a background that is none, and a size that no frame enlarges.
        config = {"view": {"stroke": None, "fill": None}, "background": None, "aria": False}
        return made | {"config": config, "autosize": {"type": "none"}}


def texts(dress: Any, spots: list[dict[str, Any]]) -> list[alt.Chart]:
    """Lines of text of one lettering."""
    look: dict[str, Any] = {"font": SANS, "fontStyle": "italic" if dress.italic else "normal"}
    look |= {"fontSize": dress.size, "fontWeight": dress.weight, "color": ink(dress.colour), "align": dress.align}
    mark = alt.Chart(pd.DataFrame(spots)).mark_text(baseline="alphabetic", **look)
    return [mark.encode(x=alt.X("x:Q", **PIXELS), y=alt.Y("y:Q", **PIXELS), text=alt.Text("t:N"))]


def bars(dress: Any, spots: list[dict[str, Any]]) -> list[alt.Chart]:
    """Rectangles of one dress."""
    mark = alt.Chart(pd.DataFrame(spots)).mark_rect(**dress.options())
    return [mark.encode(x=alt.X("x:Q", **PIXELS), x2=alt.X2("x2"), y=alt.Y("y:Q", **PIXELS), y2=alt.Y2("y2"))]


def lines(dress: Any, spots: list[dict[str, Any]]) -> list[alt.Chart]:
    """Lines of one dress, told apart by their number."""
    rows = [(n, i, x, y) for n, spot in enumerate(spots) for i, (x, y) in enumerate(spot["points"])]
    look: dict[str, Any] = {"color": ink(dress.fill), "strokeWidth": dress.width, "strokeCap": "butt"}
    look |= {"strokeDash": list(dress.dash)} if dress.dash else {}
    mark = alt.Chart(pd.DataFrame(rows, columns=["n", "i", "x", "y"])).mark_line(**look)
    return [
        mark.encode(
            x=alt.X("x:Q", **PIXELS), y=alt.Y("y:Q", **PIXELS), order=alt.Order("i:Q"), detail=alt.Detail("n:N")
        )
    ]


def fields(dress: Any, spots: list[dict[str, Any]]) -> list[alt.Chart]:
    """Fields of marks: a sequence whose places are calculated, so that hundreds of marks weigh nothing."""
    found = []
    for spot in spots:
        (left, top), pitch, per = spot["at"], spot["pitch"], spot["per"]
        across, along = f"datum.i % {per}", f"floor(datum.i / {per})"
        column, row = (along, across) if spot["down"] else (across, along)
        radius = 0.36 * pitch - (dress.width / 2 if dress.stroke else 0)
        marks = alt.Chart(alt.sequence(spot["places"].start, spot["places"].stop, as_="i")).transform_calculate(
            x=f"{left} + ({column} + 0.5) * {pitch}", y=f"{top} + ({row} + 0.5) * {pitch}"
        )
        drawn = marks.mark_point(shape="circle", filled=True, size=(2 * radius) ** 2, **dress.options())
        found.append(drawn.encode(x=alt.X("x:Q", **PIXELS), y=alt.Y("y:Q", **PIXELS)))
    return found


LAYERS: dict[str, Any] = {"text": texts, "rect": bars, "line": lines, "dots": fields}
