"""A cascade: a whole, what was met of it by one and by the other, and the least that was met by nobody.

The parts may overlap, so the rest is a lower bound: its frame is dashed and hatched to the left, where it may go on.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from scripts.site.charts.crowd import WIDTH
from scripts.site.charts.plane import LETTER, Dress, Lettering, Piece, Plane


@dataclass(frozen=True)
class Step:
    """A number as it is said, its size, what it is, its colour, and what it is on a phone."""

    number: str
    size: float
    text: str
    colour: str
    short: str


@dataclass(frozen=True)
class Sizes:
    """What differs between a page and a phone."""

    bar: int
    step: int
    text: float
    number: float
    more: int
    back: int
    phone: bool = False

    def said(self, step: Step) -> str:
        """What a step is, in as many words as there is room for."""
        return step.short if self.phone else step.text


# The width of a figure of the number.
FIGURE = 18
SIZES = {"beside": Sizes(34, 88, 16, 27, 92, 150), "narrow": Sizes(26, 78, 15, 22, 46, 70, phone=True)}


def cascade(whole: Step, parts: Sequence[Step], rest: Step, more: str, overlap: str, layout: str) -> Plane:
    """`more`: what comes on top of the whole and is not counted in it; `overlap`: why the rest may be larger."""
    own, width = SIZES[layout], WIDTH[layout]
    room = width - (own.more if more else 0)
    plane, top, start = Plane(width), own.number + 11, 0.0
    level = (top, top + own.bar)
    label(plane, (0, top), whole, own)
    plane.bar((1, room), (level[0] + 1, level[1] - 1), Dress("track", "ink", (), 2))
    if more:
        plane.bar((room + 3, width), level, Dress("hatched-soft"))
        plane.text(width, top - 11, more, Lettering(13.5, 400, "muted", "right"))
    for part in parts:
        top += own.step
        end = start + room * part.size / whole.size
        plane.line([(0, top + own.bar / 2), (room, top + own.bar / 2)])
        plane.bar((start, end), (top, top + own.bar), Dress(part.colour))
        plane.line([(end, top + own.bar + 2), (end, top + own.bar + 14)], "muted", (2, 2), 1.5)
        x, align = beside(part, own, (start, end), width)
        label(plane, (x, top), part, own, align)
        start = end
    top += own.step
    back = max(0.0, room * (1 - rest.size / whole.size) - own.back)
    begin = room * (1 - rest.size / whole.size)
    plane.bar((back, begin), (top, top + own.bar), Dress("hatched-soft"))
    plane.bar((begin, room), (top + 1, top + own.bar - 1), Dress("paper", "ink", (5, 3), 2))
    label(plane, (room, top), rest, own, "right")
    below = top + own.bar + 20
    plane.text(room, below, overlap, Lettering(14, 400, "muted", "right"))
    plane.height = below + 6
    return plane


def beside(step: Step, own: Sizes, bar: tuple[float, float], width: float) -> tuple[float, str]:
    """Where the label of a bar stands: from its start, or up to its end where there is no room; or from the edge."""
    needed = LETTER * len(own.said(step)) + FIGURE * len(step.number)
    if bar[0] + needed <= width:
        return bar[0], "left"
    return (bar[1], "right") if bar[1] >= needed else (0, "left")


def label(plane: Plane, at: tuple[float, float], step: Step, own: Sizes, align: str = "left") -> None:
    """The number and what it is, in the line above the bar."""
    number = Piece(step.number, own.number, 600, step.colour, serif=True)
    plane.pieces(at[0], at[1] - 11, [number, Piece(own.said(step), own.text)], align)
