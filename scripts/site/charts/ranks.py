"""Ranks: what a source puts first, second and third, a column for each selection of cases. Only the order is known."""

from collections.abc import Sequence

from scripts.site.charts.crowd import WIDTH
from scripts.site.charts.plane import LETTER, Lettering, Piece, Plane

HEAD, ROW, GAP = 26, 40, 60
PHONE_ROW = 32
# Where the name begins behind its place, and how far a line between the columns stays from the names.
NAME, CLEAR = 46, 12

Ranked = tuple[str, str]


def ranks(heads: Sequence[str], columns: Sequence[Sequence[Ranked]], layout: str) -> Plane:
    """`columns`: the (place, name) pairs of each, in order; on a phone below each other."""
    return below(heads, columns) if layout == "narrow" else abreast(heads, columns, WIDTH[layout])


def abreast(heads: Sequence[str], columns: Sequence[Sequence[Ranked]], width: float) -> Plane:
    """A line joins a name that stands in two neighbouring columns."""
    each = (width - GAP * (len(columns) - 1)) / len(columns)
    lefts = [place * (each + GAP) for place in range(len(columns))]
    plane = Plane(width, foot(max(map(len, columns)) - 1) + 14)
    for left, head, column in zip(lefts, heads, columns, strict=True):
        plane.text(left, 14, head, Lettering(15, 600, "muted"))
        for row, (place, name) in enumerate(column):
            plane.pieces(left, foot(row), [Piece(place, 24, 600, "adults", serif=True), Piece(name, 17)])
    for first, second in zip(range(len(columns)), range(1, len(columns)), strict=False):
        there = {name: row for row, (_, name) in enumerate(columns[second])}
        for row, (place, name) in enumerate(columns[first]):
            if name in there:
                start = lefts[first] + NAME + LETTER * (len(name) + len(place)) + CLEAR
                plane.line([(start, foot(row) - 6), (lefts[second] - CLEAR, foot(there[name]) - 6)], "soft", (), 1.5)
    return plane


def below(heads: Sequence[str], columns: Sequence[Sequence[Ranked]]) -> Plane:
    """Each selection under its head."""
    plane, y = Plane(WIDTH["narrow"]), 0.0
    for head, column in zip(heads, columns, strict=True):
        plane.text(0, y + 14, head, Lettering(14, 600, "muted"))
        for place, name in column:
            y += PHONE_ROW
            plane.pieces(0, y + 14, [Piece(place, 20, 600, "adults", serif=True), Piece(name, 15)])
        y += PHONE_ROW + 8
    plane.height = y - 8
    return plane


def foot(row: int) -> float:
    """Where the letters of a row stand."""
    return HEAD + ROW * row + 24
