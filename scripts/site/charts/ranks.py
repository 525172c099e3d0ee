"""Ranks: what a source puts first, second and third, a column for each selection of cases. Only the order is known."""

from collections.abc import Sequence

from scripts.site.charts.heading import Heading, headed
from scripts.site.charts.plane import WIDTH, Lettering, Piece, Plane

HEAD, ROW, GAP = 26, 40, 60
PHONE_ROOM = 12
# How far a line between the columns stays from the names.
CLEAR = 12

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
        for row, ranked in enumerate(column):
            plane.pieces(left, foot(row), pieces(ranked, 24, 17))
    for place, (here, there) in enumerate(zip(columns, columns[1:], strict=False)):
        rows = {name: row for row, (_, name) in enumerate(there)}
        for row, ranked in enumerate(here):
            start = lefts[place] + sum(piece.width for piece in pieces(ranked, 24, 17)) + CLEAR
            end = lefts[place + 1] - CLEAR
            if ranked[1] in rows and start < end:
                plane.line([(start, foot(row) - 6), (end, foot(rows[ranked[1]]) - 6)], "soft", (), 1.5)
    return plane


def below(heads: Sequence[str], columns: Sequence[Sequence[Ranked]]) -> Plane:
    """Each selection under its head."""
    plane, y = Plane(WIDTH["narrow"]), 0.0
    for head, column in zip(heads, columns, strict=True):
        y = headed(plane, y, Heading(Piece("", 20), Piece(head, 14, 600, "muted"))) + PHONE_ROOM
        for ranked in column:
            place, name = pieces(ranked, 20, 15)
            y = headed(plane, y, Heading(place, name)) + PHONE_ROOM
        y += PHONE_ROOM
    plane.height = y - PHONE_ROOM
    return plane


def pieces(ranked: Ranked, number: float, name: float) -> list[Piece]:
    """The place and the name."""
    return [Piece(ranked[0], number, 600, "adults", serif=True), Piece(ranked[1], name)]


def foot(row: int) -> float:
    """Where the letters of a row stand."""
    return HEAD + ROW * row + 24
