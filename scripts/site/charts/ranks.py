"""Ranks: what a source puts first, second and third, a column for each selection of cases. Only the order is known."""

from collections.abc import Sequence

from scripts.site.charts.crowd import WIDTH
from scripts.site.charts.plane import Lettering, Piece, Plane

HEAD, ROW, GAP = 26, 40, 60
# Where the name begins behind its place, and how far a line between the columns stays from the names.
NAME, LETTER, CLEAR = 46, 8.6, 12

Ranked = tuple[str, str]


def ranks(heads: Sequence[str], columns: Sequence[Sequence[Ranked]], layout: str) -> Plane:
    """`columns`: the (place, name) pairs of each, in order. A line joins a name that stands in two neighbouring columns."""
    width = WIDTH[layout]
    each = (width - GAP * (len(columns) - 1)) / len(columns) if layout != "narrow" else width / len(columns)
    lefts = [place * (each + (GAP if layout != "narrow" else 0)) for place in range(len(columns))]
    plane = Plane(width)
    for left, head, column in zip(lefts, heads, columns, strict=True):
        plane.text(left, 14, head, Lettering(14 if layout == "narrow" else 15, 600, "muted"))
        for row, (place, name) in enumerate(column):
            number = Piece(place, 24 if layout != "narrow" else 20, 600, "adults", serif=True)
            plane.pieces(left, foot(row), [number, Piece(name, 17 if layout != "narrow" else 15)])
    for first, second in zip(range(len(columns)), range(1, len(columns)), strict=False):
        for row, (place, name) in enumerate(columns[first]):
            for other, (_, same) in enumerate(columns[second]):
                if name == same and layout != "narrow":
                    start = lefts[first] + NAME + LETTER * (len(name) + len(place)) + CLEAR
                    plane.line([(start, foot(row) - 6), (lefts[second] - CLEAR, foot(other) - 6)], "soft", (), 1.5)
    plane.height = foot(max(map(len, columns)) - 1) + 14
    return plane


def foot(row: int) -> float:
    """Where the letters of a row stand."""
    return HEAD + ROW * row + 24
