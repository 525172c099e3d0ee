"""Years: one bar a year, no line between them. A dashed line stands where the series breaks."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from scripts.site.charts.display import Display, Key, Line
from scripts.site.charts.hue import ADULTS
from scripts.site.charts.marks import HATCHED, WIDTH, Datum, Dress, Marks, Strip, full, ring

# How high the highest bar is, and one of parts; how much of its column a bar takes; and so high is a part with a number in it.
HIGHEST, TALL, THICK, FOOT = 130, 230, 64.0, 20
# What is apart stands so much of the highest bar above the rest; how a large case is dressed.
LIFT = 0.02
CASE = Dress("track", "soft")
GAP = "–"


class Part(NamedTuple):
    """A part of a bar: where it begins and ends, how it is dressed, and whether it stands apart from those below."""

    start: float
    end: float
    dress: Dress
    apart: bool = False


@dataclass(frozen=True)
class Point:
    """A year, its values (none: a gap, several: it is one of them), the text over it, and whether the series breaks before it.

    `between`: it may be any number from the first of its values to the last; `parts`: what the bar is of, where that is shown;
    `foot`: the number in the lowest part; `aside`: what is said below the text; `below`: what is said below the year.
    """

    year: str
    values: tuple[float, ...]
    text: str
    breaks: bool = False
    between: bool = False
    parts: tuple[Part, ...] = ()
    foot: str = ""
    aside: str = ""
    below: tuple[str, ...] = ()

    def stack(self, colour: str) -> list[Part]:
        """Its parts; without any it is filled to the least that it is, and on to the most: hatched, or a line at each value."""
        ends = [*self.values[:1], *self.values]
        rest = Dress(f"{HATCHED}{colour}") if self.between else ring(colour)
        made = [Part(0, end, full(colour)) for end in self.values[:1]]
        made += [Part(low, high, rest) for low, high in pairwise(ends)]
        return [part for part in self.parts or made if part.end > part.start]

    def apart(self, case: float, dress: Dress) -> tuple[Part, ...]:
        """The parts of a bar of which so much is one large case."""
        ends = [self.values[0] - case, *self.values]
        return (Part(0, ends[0], dress), *(Part(low, high, CASE, apart=True) for low, high in pairwise(ends)))


def years(series: Sequence[Point], colour: str = ADULTS, keys: tuple[Key, ...] = ()) -> Display:
    """The series in a colour; every bar stands on the same ground, which is nought. `keys`: what its parts stand for."""
    highest = max((part.end for point in series for part in point.stack(colour)), default=0) or 1
    tall = TALL if keys else HIGHEST
    return Display("years", tuple(year(point, highest, tall, colour) for point in series), keys=keys)


def year(point: Point, highest: float, tall: float, colour: str) -> Line:
    """The bar of a year; of a gap what is said of it."""
    number, look = point.text if point.values else "", "break" if point.breaks else ""
    words = point.aside if point.values else point.text or GAP
    if not (stack := point.stack(colour)):
        return Line(point.year, number, words=words, below=point.below, look=look)
    marks = [
        Marks(
            "bar",
            part.dress,
            (Datum(point.year, part.start + part.apart * LIFT * highest, part.end, WIDTH / 2),),
            THICK,
        )
        for part in stack
    ]
    top = stack[-1].end
    strip = Strip(tuple(marks), top, tall * top / highest, upright=True)
    foot = point.foot if tall * stack[0].end / highest >= FOOT else ""
    return Line(point.year, number, colour, words, foot, marks=(strip,), below=point.below, look=look)
