"""A cascade: a whole, what was met of it by one and by the other, and the least that was met by nobody.

The parts may overlap, so the rest is a lower bound: its frame is dashed and hatched to the left, where it may go on.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from scripts.site.charts.plane import WIDTH, Chart, Datum, Dress, Lettering, Marks, Piece, Plane, Scale, alike, places
from scripts.site.charts.quantity import NOT_KNOWN


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

    def pieces(self, step: Step) -> list[Piece]:
        """The number and what it is, in as many words as there is room for."""
        words = step.short if self.phone else step.text
        return [Piece(step.number, self.number, 600, step.colour, serif=True), Piece(words, self.text)]


PAGE, PHONE = Sizes(34, 88, 16, 27, 92, 150), Sizes(26, 78, 15, 22, 46, 70, phone=True)


def cascade(whole: Step, parts: Sequence[Step], rest: Step, more: str, overlap: str, layout: str) -> Plane:
    """`more`: what comes on top of the whole and is not counted in it; `overlap`: why the rest may be larger."""
    own, plane = PHONE if layout == "narrow" else PAGE, Plane(WIDTH[layout])
    room = plane.width - (own.more if more else 0)
    scale = Scale((0, whole.size), (0, room))
    tops = [own.number + 11 + own.step * place for place in range(len(parts) + 2)]
    plane.pieces(0, tops[0] - 11, own.pieces(whole))
    if more:
        plane.bar((room + 3, plane.width), (tops[0], tops[0] + own.bar), NOT_KNOWN)
        plane.text(plane.width, tops[0] - 11, more, Lettering(13.5, 400, "muted", "right"))
    end = 0.0
    for part, top in zip(parts, tops[1:], strict=False):
        start, end = end, end + part.size
        foot = top + own.bar
        plane.line([(scale.at(end), foot + 2), (scale.at(end), foot + 14)], "muted", (2, 2), 1.5)
        x, align = beside(own.pieces(part), (scale.at(start), scale.at(end)), plane.width)
        plane.pieces(x, top - 11, own.pieces(part), align)
    plane.pieces(room, tops[-1] - 11, own.pieces(rest), "right")
    plane.text(room, tops[-1] + own.bar + 20, overlap, Lettering(14, 400, "muted", "right"))
    back = own.back * whole.size / room
    marks = alike(steps(whole, parts, rest, back, own.bar))
    plane.charts = [Chart(scale, places([top + own.bar / 2 for top in tops]), marks)]
    plane.height = tops[-1] + own.bar + 26
    return plane


def steps(whole: Step, parts: Sequence[Step], rest: Step, back: float, thick: float) -> list[Marks]:
    """The bars, each below the one before; the rest is hatched so far back as it is drawn that it may reach."""

    def bar(dress: Dress, step: Step, start: float, end: float, place: int) -> Marks:
        return Marks("bar", dress, (Datum(step.text, max(0, start), end, place),), thick)

    marks, end = [bar(Dress("track", "ink", (), 2), whole, 0, whole.size, 0)], 0.0
    for place, part in enumerate(parts, 1):
        start, end = end, end + part.size
        line = Marks("rule", Dress("line"), (Datum(part.text, 0, whole.size, place),), 1)
        marks += [line, bar(Dress(part.colour), part, start, end, place)]
    begin = whole.size - rest.size
    marks.append(bar(NOT_KNOWN, rest, begin - back, begin, len(parts) + 1))
    marks.append(bar(Dress("paper", "ink", (5, 3), 2), rest, begin, whole.size, len(parts) + 1))
    return marks


def beside(pieces: Sequence[Piece], bar: tuple[float, float], width: float) -> tuple[float, str]:
    """Where the label of a bar stands: from its start, or up to its end where there is no room; or from the edge."""
    needed = sum(piece.width for piece in pieces)
    if bar[0] + needed <= width:
        return bar[0], "left"
    return (bar[1], "right") if bar[1] >= needed else (0, "left")
