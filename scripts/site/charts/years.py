"""Years: one point a year on its stem, no line between them. A dashed line stands where the series breaks, a dash at a gap."""

from collections.abc import Sequence
from dataclasses import dataclass

from scripts.site.charts.crowd import WIDTH
from scripts.site.charts.plane import Lettering, Plane, full

HEIGHT, TOP, FOOT = 200, 34, 160
RADIUS = 7.0
# So many letters fit over a point of a phone before the next line begins.
FITS = 6


@dataclass(frozen=True)
class Point:
    """A year, its value (None: a gap), the text over it, and whether the series breaks before it."""

    year: str
    value: float | None
    text: str
    breaks: bool = False


def years(series: Sequence[Point], layout: str) -> Plane:
    """The series; its axis begins at zero."""
    highest = max((point.value for point in series if point.value is not None), default=0) or 1
    plane = Plane(WIDTH[layout], HEIGHT)
    step = plane.width / len(series)
    plane.line([(0, FOOT), (plane.width, FOOT)], "soft")
    for number, point in enumerate(series):
        one_year(plane, point, (number * step, step), highest, 13 if layout == "narrow" else 15)
    return plane


def one_year(plane: Plane, point: Point, column: tuple[float, float], highest: float, size: float) -> None:
    """A year's column."""
    left, middle = column[0], column[0] + column[1] / 2
    plane.text(middle, FOOT + 24, point.year, Lettering(size, align="center"))
    if point.breaks:
        plane.line([(left, 4), (left, FOOT)], "soft", (4, 4), 1.5)
    if point.value is None:
        plane.text(middle, FOOT - 8, "–", Lettering(size, 400, "muted", "center"))
        return
    top = FOOT - (FOOT - TOP) * point.value / highest
    plane.line([(middle, top), (middle, FOOT)], "line", (), 2)
    plane.dots(range(1), (middle - RADIUS / 0.72, top - RADIUS / 0.72), RADIUS / 0.36, 1, full("adults"))
    for place, word in enumerate(reversed(point.text.split() if len(point.text) > FITS else [point.text])):
        plane.text(middle, top - 13 - 17 * place, word, Lettering(size, 600, align="center"))
