"""Years: one point a year on its stem, no line between them. A dashed line stands where the series breaks."""

from collections.abc import Sequence
from dataclasses import dataclass

from scripts.site.charts.plane import (
    HATCHED,
    WIDTH,
    Chart,
    Datum,
    Dress,
    Lettering,
    Marks,
    Piece,
    Plane,
    Scale,
    alike,
    fits,
    full,
    wrapped,
)

TOP, FOOT, BELOW = 13, 126, 40
POINT, STRIPES = 14, 10
GAP = "–"
# On a phone: the height of a year, and where the axis stands.
ROW, AXIS = 34, 52
# Between the lines of a text over a point, and beside it.
LINE, CLOSE = 21, 16
SAID, QUIET = Lettering(15, 600), Lettering(14, 400, "muted")
BREAK = "soft", (4, 4), 1.5


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


def years(series: Sequence[Point], layout: str) -> Plane:
    """The series, beside each other or, on a phone, below each other; the axis begins at zero."""
    highest = max((value for point in series for value in point.values), default=0) or 1
    return below(series, highest) if layout == "narrow" else abreast(series, highest, WIDTH[layout])


def abreast(series: Sequence[Point], highest: float, width: float) -> Plane:
    """A column a year; the texts stand in lines over the points."""
    plane, step = Plane(width), width / len(series)
    texts = [wrapped(point.text, fits(step, SAID.size)) for point in series]
    over = TOP + LINE * max(len(lines) for lines in texts)
    foot = over + FOOT
    values, across = Scale((0, highest), (foot, over)), of_years(series, width)
    plane.line([(0, foot), (width, foot)], "soft")
    for number, (point, lines) in enumerate(zip(series, texts, strict=True)):
        middle = (number + 0.5) * step
        plane.text(middle, foot + 24, point.year, Lettering(align="center"))
        if point.breaks:
            plane.line([(number * step, 4), (number * step, foot)], *BREAK)
        if not point.values:
            plane.text(middle, foot - 8, GAP, Lettering(15, 400, "muted", "center"))
            continue
        for place, line in enumerate(reversed(lines)):
            y = values.at(max(point.values)) - TOP - LINE * place
            plane.text(middle, y, line, Lettering(15, 600, align="center"))
    plane.charts = [Chart(values, across, marks(series), upright=True)]
    plane.height = foot + BELOW
    return plane


def below(series: Sequence[Point], highest: float) -> Plane:
    """A row a year: so many years as there are have room on a phone."""
    plane = Plane(WIDTH["narrow"], ROW * len(series))
    room = plane.width - AXIS - POINT
    texts = [wrapped(point.text, fits(room - ROW, SAID.size)) for point in series]
    values = Scale((0, highest), (AXIS, AXIS + reach(series, texts, highest, room)))
    plane.line([(AXIS, 0), (AXIS, plane.height)], "soft")
    for number, (point, lines) in enumerate(zip(series, texts, strict=True)):
        middle = (number + 0.5) * ROW
        plane.text(0, middle + 5, point.year)
        if point.breaks:
            plane.line([(0, number * ROW), (plane.width, number * ROW)], *BREAK)
        x = values.at(max(point.values)) + POINT if point.values else AXIS + 10
        for place, line in enumerate(lines):
            y = middle + 5 + CLOSE * (place - (len(lines) - 1) / 2)
            plane.text(x, y, line, SAID if point.values else QUIET)
    plane.charts = [Chart(values, of_years(series, plane.height), marks(series))]
    return plane


def reach(series: Sequence[Point], texts: Sequence[Sequence[str]], highest: float, room: float) -> float:
    """How far the highest value stands from the axis, so that each point has its text beside it."""
    wide = [max(Piece(line, SAID.size).width for line in lines) for lines in texts]
    ends = [(max(point.values), width) for point, width in zip(series, wide, strict=True) if any(point.values)]
    return min([room, *((room - width) * highest / end for end, width in ends)])


def of_years(series: Sequence[Point], size: float) -> Scale:
    """Where the years stand, each in the middle of its own room."""
    first = int(series[0].year) - 0.5
    return Scale((first, first + len(series)), (0, size))


def marks(series: Sequence[Point]) -> tuple[Marks, ...]:
    """The stem of each year up to the farthest of its points, what lies between them, and the points."""
    found = []
    for point in filter(lambda each: each.values, series):
        year, low, high = int(point.year), min(point.values), max(point.values)
        found.append(Marks("rule", Dress("line"), (Datum(point.year, 0, high, year),), 2))
        if point.between:
            found.append(Marks("bar", Dress(f"{HATCHED}adults"), (Datum(point.year, low, high, year),), STRIPES))
        ends = tuple(Datum(point.year, 0, value, year) for value in dict.fromkeys((*point.values,)))
        found.append(Marks("dot", full("adults"), ends[:1] if point.between else ends, POINT))
    return alike(found)
