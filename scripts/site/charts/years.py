"""Years: one bar a year, no line between them. A dashed line stands where the series breaks."""

from collections.abc import Sequence
from dataclasses import dataclass

from scripts.site.charts.display import Display, Line
from scripts.site.charts.hue import ADULTS
from scripts.site.charts.marks import HATCHED, WIDTH, Datum, Dress, Marks, Strip, full

# How high the highest bar is, and how much of its column a bar takes.
HIGHEST, THICK = 130, 64.0
GAP = "–"


@dataclass(frozen=True)
class Point:
    """A year, its values (none: a gap, several: it is one of them), the text over it, and whether the series breaks before it.

    `between`: it may be any number from the first of its values to the last.
    """

    year: str
    values: tuple[float, ...]
    text: str
    breaks: bool = False
    between: bool = False


def years(series: Sequence[Point], colour: str = ADULTS) -> Display:
    """The series in a colour; every bar stands on the same ground, which is nought."""
    highest = max((value for point in series for value in point.values), default=0) or 1
    return Display("years", tuple(year(point, highest, colour) for point in series))


def year(point: Point, highest: float, colour: str) -> Line:
    """The bar of a year, filled to the least that it is and hatched to the most; of a gap what is said of it."""
    if not point.values:
        return Line(point.year, words=point.text or GAP, look="break" if point.breaks else "")
    low, high = min(point.values), max(point.values)

    def bar(dress: Dress, start: float, end: float) -> Marks:
        return Marks("bar", dress, (Datum(point.year, start, end, WIDTH / 2),), THICK)

    marks = [bar(full(colour), 0, low)] if low else []
    marks += [bar(Dress(f"{HATCHED}{colour}"), low, high)] if high > low else []
    strips = (Strip(tuple(marks), high, HIGHEST * high / highest, upright=True),) if marks else ()
    return Line(point.year, point.text, colour, marks=strips, look="break" if point.breaks else "")
