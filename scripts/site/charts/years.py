"""Years: one point a year on its stem, no line between them. A dashed line stands where the series breaks."""

from collections.abc import Sequence
from dataclasses import dataclass

from scripts.site.charts.crowd import WIDTH
from scripts.site.charts.plane import Lettering, Plane, full

HEIGHT, TOP, FOOT = 200, 34, 160
RADIUS = 7.0
GAP = "–"
# On a phone: the height of a year, where the axis stands, and the room for the text of the longest.
ROW, AXIS, TEXT = 34, 52, 110
# So many letters fit over a point before the next line begins.
FITS = 6
# Between the lines of a text over a point.
LINE = 21


@dataclass(frozen=True)
class Point:
    """A year, its values (none: a gap, several: it is one of them), the text over it, and whether the series breaks before it."""

    year: str
    values: tuple[float, ...]
    text: str
    breaks: bool = False


def years(series: Sequence[Point], layout: str) -> Plane:
    """The series, beside each other or, on a phone, below each other; the axis begins at zero."""
    highest = max((value for point in series for value in point.values), default=0) or 1
    return below(series, highest) if layout == "narrow" else abreast(series, highest, WIDTH[layout])


def abreast(series: Sequence[Point], highest: float, width: float) -> Plane:
    """A column a year."""
    plane, step = Plane(width, HEIGHT), width / len(series)
    plane.line([(0, FOOT), (width, FOOT)], "soft")
    for number, point in enumerate(series):
        left, middle = number * step, (number + 0.5) * step
        plane.text(middle, FOOT + 24, point.year, Lettering(align="center"))
        if point.breaks:
            plane.line([(left, 4), (left, FOOT)], "soft", (4, 4), 1.5)
        if not point.values:
            plane.text(middle, FOOT - 8, GAP, Lettering(15, 400, "muted", "center"))
            continue
        tops = [FOOT - (FOOT - TOP) * value / highest for value in point.values]
        stem(plane, (middle, FOOT), [(middle, top) for top in tops])
        for place, word in enumerate(reversed(point.text.split() if len(point.text) > FITS else [point.text])):
            plane.text(middle, min(tops) - 13 - LINE * place, word, Lettering(15, 600, align="center"))
    return plane


def below(series: Sequence[Point], highest: float) -> Plane:
    """A row a year: so many years as there are have room on a phone."""
    plane = Plane(WIDTH["narrow"], ROW * len(series))
    plane.line([(AXIS, 0), (AXIS, plane.height)], "soft")
    for number, point in enumerate(series):
        middle = (number + 0.5) * ROW
        plane.text(0, middle + 5, point.year)
        if point.breaks:
            plane.line([(0, number * ROW), (plane.width, number * ROW)], "soft", (4, 4), 1.5)
        if not point.values:
            plane.text(AXIS + 10, middle + 5, point.text, Lettering(14, 400, "muted"))
            continue
        ends = [AXIS + (plane.width - AXIS - TEXT) * value / highest for value in point.values]
        stem(plane, (AXIS, middle), [(end, middle) for end in ends])
        plane.text(max(ends) + 14, middle + 5, point.text, Lettering(15, 600))
    return plane


def stem(plane: Plane, foot: tuple[float, float], tips: Sequence[tuple[float, float]]) -> None:
    """A line from the axis to the farthest of the points (the last), and the points."""
    plane.line([foot, tips[-1]], "line", (), 2)
    away = RADIUS / 0.72
    for tip in tips:
        plane.dots(range(1), (tip[0] - away, tip[1] - away), RADIUS / 0.36, 1, full("adults"))
