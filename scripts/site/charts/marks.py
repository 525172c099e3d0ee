"""Marks on scales, before they are drawn: bars, bounds, runs of marks that can be counted; and a quantity of a whole as a bar.

How a mark is dressed says what is known, on all pages: filled is known, hatched is a quantity that is not known exactly, a solid
ring is the other kind, dashed is not known. Colours are the style sheet's, one a meaning. A circle is a person, a square a need,
a bar a share or an amount. Of a bar, exact is filled to the number. "About" is filled to the least that it means and hatched to the
most. "Under a third" is hatched to a firm stop, "more than half" filled to the half and hatched on. Said only in words is a dashed
frame, hidden a plain one, unknown a hatched track.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from scripts.site.charts.colours import COLOURS

HATCHED = "hatched-"
# What is as wide as there is room for ends its scale at so many per cent of the width.
WIDTH = 100
# So wide is a phone, and so many marks that can be counted stand in a row there.
PHONE, A_ROW = 328, 24
# How much of its room a mark takes, and the stroke of a ring.
CIRCLE, SQUARE, STROKE = 0.74, 0.78, 1.5


@dataclass(frozen=True)
class Dress:
    """How marks look: a colour's name, or `hatched-` and the name; a stroke with its dashes."""

    fill: str = "paper"
    stroke: str = ""
    dash: tuple[float, ...] = ()
    width: float = STROKE


@dataclass(frozen=True)
class Scale:
    """Where values stand: its first and last value, and their pixels, or per cent of the width."""

    values: tuple[float, float]
    pixels: tuple[float, float]


class Datum(NamedTuple):
    """What one mark shows: of what, from which value to which, and in which place across."""

    name: str
    start: float
    end: float
    place: float


@dataclass(frozen=True)
class Marks:
    """Data that are drawn alike. `kind`: bar, stop (a line across the end), or circles or squares, one for each number.

    `thick`: across the scale, in pixels; for circles and squares with their room.
    """

    kind: str
    dress: Dress
    data: tuple[Datum, ...]
    thick: float


@dataclass(frozen=True)
class Strip:
    """Marks on a scale that is as wide as there is room, or where `upright` as high as it is; `size`: the other side, in pixels."""

    marks: tuple[Marks, ...]
    whole: float
    size: float
    upright: bool = False

    @property
    def scales(self) -> tuple[Scale, Scale]:
        """Of the values and of the places."""
        if self.upright:
            return Scale((0, self.whole), (self.size, 0)), Scale((0, WIDTH), (0, WIDTH))
        return Scale((0, self.whole), (0, WIDTH)), Scale((0, self.size), (0, self.size))

    @property
    def box(self) -> tuple[float, float]:
        """How wide and high it is drawn: in per cent of the width, and in pixels."""
        return WIDTH, self.size


@dataclass(frozen=True)
class MarkField:
    """Marks that can be counted: (how many, how they look) part after part, in columns of `per`, or where it is `rows` in rows.

    `room`: of one mark, in pixels, where there is width enough; on a phone they stand in rows of `a_row`.
    """

    parts: tuple[tuple[int, Dress], ...]
    room: float
    per: int = 0
    square: bool = False
    a_row: int = A_ROW
    rows: bool = False

    @property
    def size(self) -> int:
        """How many marks there are."""
        return sum(count for count, _ in self.parts)

    @property
    def narrow(self) -> "MarkField":
        """The same on a phone; the same itself where that has room there."""
        return self if self.box[0] <= PHONE else replace(self, room=PHONE / self.a_row, per=self.a_row, rows=True)

    @property
    def lines(self) -> tuple[int, int]:
        """How many columns and rows it has."""
        per = min(self.per or self.size, self.size)
        others = -(-self.size // per) if per else 0
        return (per, others) if self.rows or not self.per else (others, per)

    @property
    def box(self) -> tuple[float, float]:
        """How wide and high it is, in pixels."""
        columns, rows = self.lines
        return columns * self.room, rows * self.room

    @property
    def scales(self) -> tuple[Scale, Scale]:
        """Of the columns and of the rows."""
        (columns, rows), (wide, high) = self.lines, self.box
        return Scale((0, columns), (0, wide)), Scale((0, rows), (0, high))

    @property
    def marks(self) -> tuple[Marks, ...]:
        """Each part as runs of marks beside each other, row by row."""
        columns, rows = self.lines
        down = bool(self.per) and not self.rows
        part = [number for number, (count, _) in enumerate(self.parts) for _ in range(count)]
        runs: list[list[Datum]] = [[] for _ in self.parts]
        for row in range(rows):
            here = [
                (column, part[at])
                for column in range(columns)
                if (at := column * rows + row if down else row * columns + column) < self.size
            ]
            for number, run in groupby(here, key=lambda one: one[1]):
                found = [column for column, _ in run]
                runs[number].append(Datum(str(number), found[0], found[-1] + 1, row + 0.5))
        kind = "squares" if self.square else "circles"
        return tuple(
            Marks(kind, dress, tuple(run), self.room) for run, (_, dress) in zip(runs, self.parts, strict=True) if run
        )


Drawn = Strip | MarkField
UNKNOWN = Dress("paper", "soft", (2, 2))


def full(colour: str) -> Dress:
    """A mark that is known."""
    return Dress(colour)


def ring(colour: str) -> Dress:
    """A mark of the other kind."""
    return Dress("paper", colour)


def ink(name: str) -> str:
    """The colour or the hatching by its name; the hatching is put in when the picture is made fit for the page."""
    return f"url(#{name})" if name.startswith(HATCHED) else COLOURS[name]


def short(number: float) -> str:
    """A number in two decimals at most, and no minus before a zero."""
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def alike(marks: Sequence[Marks]) -> tuple[Marks, ...]:
    """Marks of one look as one, in the order in which the looks first come."""
    found: dict[tuple[str, Dress, float], list[Datum]] = {}
    for each in marks:
        found.setdefault((each.kind, each.dress, each.thick), []).extend(each.data)
    return tuple(Marks(kind, dress, tuple(data), thick) for (kind, dress, thick), data in found.items())


WORDED, MISSING, HIDDEN = "worded", "missing", "hidden"
# What a whole is where nothing else is said.
PERCENT = 100.0
TRACK, PAPER, NOT_KNOWN = Dress("track"), Dress("paper"), Dress(f"{HATCHED}soft")
WITHOUT_NUMBER = {
    WORDED: (PAPER, Dress("paper", "soft", (3, 2), 1)),
    HIDDEN: (Dress("paper", "soft", (), 1),),
    MISSING: (NOT_KNOWN,),
}
# How far a firm bound reaches out on both sides of its bar.
OUT = 2


@dataclass(frozen=True)
class Extent:
    """What is said of a quantity, and what it is at least and at most; `state` where there is no number.

    `open`: its upper end is no firm bound.
    """

    text: str
    low: float = 0
    high: float = 0
    state: str = ""
    open: bool = False


def strip(quantity: Extent, name: str, colour: str, thick: float, whole: float = PERCENT, track: bool = True) -> Strip:
    """The bar of a quantity on a scale that ends at the whole; seen against all of it, on a track, where that says something."""

    def bar(dress: Dress, start: float, end: float) -> Marks:
        return Marks("bar", dress, (Datum(name, start, min(end, whole), thick / 2),), thick)

    if quantity.state:
        return Strip(tuple(bar(dress, 0, whole) for dress in WITHOUT_NUMBER[quantity.state]), whole, thick)
    marks = [bar(TRACK, 0, whole)] if track else []
    if quantity.low > 0:
        marks.append(bar(Dress(colour), 0, quantity.low))
    if quantity.high > quantity.low:
        marks += [bar(dress, quantity.low, quantity.high) for dress in (PAPER, Dress(f"{HATCHED}{colour}"))]
        if not quantity.open:
            bound = Datum(name, 0, quantity.high, thick / 2)
            marks.append(Marks("stop", Dress(colour), (bound,), thick + 2 * OUT))
    return Strip(alike(marks), whole, thick)
