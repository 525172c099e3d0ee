"""The picture of a series: one point a year, no line between them. No package, no language."""

from collections.abc import Sequence
from dataclasses import dataclass

from scripts.site.markup import element, esc

HEIGHT, TOP, BOTTOM = 190, 26, 150


@dataclass(frozen=True)
class Point:
    """A year, its value (None: a gap), the text beside it, and whether the series breaks before it."""

    year: str
    value: float | None
    text: str
    breaks: bool = False


def points(series: Sequence[Point], description: str, name: str) -> str:
    """The series as SVG. Places are shares of the width, so that one picture fits every screen and its text keeps its size."""
    highest = max((point.value for point in series if point.value is not None), default=0) or 1
    step = 100 / len(series)
    drawn = f'<line class="axis" x1="0" x2="100%" y1="{BOTTOM}" y2="{BOTTOM}"/>'
    drawn += "".join(one_year(point, number * step, step, highest) for number, point in enumerate(series))
    title = element("title", esc(description), id=f"{name}-title")
    return f'<svg class="points" role="img" aria-labelledby="{esc(name)}-title" width="100%" height="{HEIGHT}">{title}{drawn}</svg>'


def one_year(point: Point, left: float, step: float, highest: float) -> str:
    """A year's column: a dashed line where the series breaks, the year, and its point or the sign of a gap."""
    middle = f"{left + step / 2:.2f}%"
    drawn = f'<text class="year" x="{middle}" y="{BOTTOM + 22}">{esc(point.year)}</text>'
    if point.breaks:
        drawn += f'<line class="break" x1="{left:.2f}%" x2="{left:.2f}%" y1="4" y2="{BOTTOM}"/>'
    if point.value is None:
        return drawn + f'<text class="gap" x="{middle}" y="{BOTTOM - 8}">–</text>'
    place = BOTTOM - (BOTTOM - TOP) * point.value / highest
    drawn += f'<line class="stem" x1="{middle}" x2="{middle}" y1="{place:.1f}" y2="{BOTTOM}"/>'
    drawn += f'<circle class="point" cx="{middle}" cy="{place:.1f}" r="6"/>'
    return drawn + f'<text class="said" x="{middle}" y="{place - 12:.1f}">{esc(point.text)}</text>'
