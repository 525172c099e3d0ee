"""A matrix: a row a kind of need, what the one met of it from the left, what the other met from the right.

The width is all needs of the kind, the height grows with how many they are, so that an area is a number of needs. What is left
between the two is the least that nobody met: the same need may be met by both, so it may be more.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scripts.site.charts.heading import NOTE
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
    places,
    wrapped,
)
from scripts.site.charts.quantity import NOT_KNOWN, OUT, PAPER, PERCENT, Quantity

# The tallest and the thinnest bar, and the room of a row.
TALLEST, THINNEST, ROOM = 42, 4, 10
# Between two lines: on a phone, in the table, in its heads.
LINE, LEAD, HEAD_LINE = 21, 24, 18
# Between two columns of words; and so near in per cent that two sides touch, and a line parts them.
GUTTER, TOUCHING = 12, 0.5
NAME, NUMBER, SHARE, UNIT, BEFORE = 16, 19, 17, 14, 13.5
REST = Dress("paper", "ink", (4, 3), 1.5)


@dataclass(frozen=True)
class Side:
    """What one met: as a share of the needs of the kind (in per cent), its count, and what is said of another year."""

    share: Quantity
    count: str = ""
    before: str = ""


@dataclass(frozen=True)
class Need:
    """A kind of need: how many, the two sides, and the least that nobody met, in words; `stressed`: on a band of its own."""

    label: str
    size: float
    number: str
    unit: str
    left: Side
    right: Side
    rest: str
    rest_share: str = ""
    stressed: bool = False


@dataclass(frozen=True)
class Heads:
    """The heads of the columns: the kinds, the two sides with their colours, how the bars are read, and the rest."""

    kinds: str
    left: str
    bars: str
    right: str
    rest: str
    colours: tuple[str, str] = ("authorities", "civil")


@dataclass(frozen=True)
class Columns:
    """Where the columns stand: the end of the labels and of the left side, the bars, the right side and the rest."""

    labels: float
    left: float
    bars: tuple[float, float]
    right: float
    rest: float

    @property
    def rooms(self) -> tuple[float, float]:
        """How wide the words of the two sides may be."""
        return self.left - self.labels - GUTTER, self.rest - self.right - GUTTER


COLUMNS = {
    "wide": Columns(206, 436, (452, 862), 878, 1030),
    "beside": Columns(168, 300, (312, 516), 528, 660),
}


def matrix(rows: Sequence[Need], heads: Heads, layout: str) -> Plane:
    """The rows in their order, with their heads, or on a phone with the words above and below each bar."""
    plane, narrow = Plane(WIDTH[layout]), layout == "narrow"
    weights = Scale((0, max(row.size for row in rows)), (THINNEST, TALLEST))
    y = 0.0 if narrow else headline(plane, heads, COLUMNS[layout])
    middles = []
    for row in rows:
        if narrow:
            middle, y = stacked(plane, row, heads, y, weights.at(row.size))
        else:
            middle, y = lined(plane, row, heads, y, COLUMNS[layout])
        middles.append(middle)
    marks = [mark for place, row in enumerate(rows) for mark in shown(row, place, heads.colours, weights.at(row.size))]
    bars = Scale((0, PERCENT), (0, plane.width) if narrow else COLUMNS[layout].bars)
    plane.charts = [Chart(bars, places(middles), alike(marks), weights=weights)]
    plane.height = y
    return plane


def shown(row: Need, place: int, colours: tuple[str, str], thick: float) -> list[Marks]:
    """The bar of a row: what is left is dashed, or hatched where a side is not known; then the two sides, and what both met."""
    known = not row.left.share.state and not row.right.share.state
    left, right = apart(row.left.share, row.right.share)
    marks = [
        *piece(row, place, REST if known else NOT_KNOWN, left.high, PERCENT - right.high),
        *side(row, place, left, colours[0], thick),
        *side(row, place, right, colours[1], thick, mirrored=True),
        # Where the two are more than all, so many at least were met by both.
        *piece(row, place, Dress(f"{HATCHED}{colours[0]}"), PERCENT - right.low, left.low),
    ]
    exact = known and left.low == left.high and right.low == right.high
    if exact and abs(left.high + right.high - PERCENT) < TOUCHING:
        marks.append(Marks("stop", PAPER, (Datum(row.label, 0, left.high, place),), thick))
    return marks


def apart(left: Quantity, right: Quantity) -> tuple[Quantity, Quantity]:
    """The two sides so that what may be of one is not drawn over the other."""
    left = upto(left, PERCENT - right.low)
    return left, upto(right, PERCENT - left.high)


def upto(share: Quantity, end: float) -> Quantity:
    """A share whose upper end is drawn so far at most; where it goes on it has no stop."""
    return replace(share, high=max(share.low, end), open=True) if share.high > max(share.low, end) else share


def side(row: Need, place: int, share: Quantity, colour: str, thick: float, mirrored: bool = False) -> list[Marks]:
    """What one side met: filled to the least, hatched to the most, with a stop where that is firm."""
    low, high = ((PERCENT - end if mirrored else end) for end in (share.low, share.high))
    marks = piece(row, place, Dress(colour), *sorted((PERCENT if mirrored else 0, low)))
    for dress in (PAPER, Dress(f"{HATCHED}{colour}")):
        marks += piece(row, place, dress, *sorted((low, high)))
    if share.high > share.low and not share.open:
        marks.append(Marks("stop", Dress(colour), (Datum(row.label, 0, high, place),), thick + 2 * OUT))
    return marks


def piece(row: Need, place: int, dress: Dress, start: float, end: float) -> list[Marks]:
    """A part of the bar, if there is any of it."""
    return [Marks("bar", dress, (Datum(row.label, start, end, place, row.size),))] if start < end else []


def headline(plane: Plane, heads: Heads, columns: Columns) -> float:
    """The heads of the columns; returns where the rows begin."""
    (left_room, right_room), (left, right) = columns.rooms, heads.colours
    bold = Lettering(UNIT, 600)
    found = [
        (0.0, columns.labels, heads.kinds, bold),
        (columns.left, left_room, heads.left, replace(bold, colour=left, align="right")),
        (columns.bars[0], columns.bars[1] - columns.bars[0], heads.bars, NOTE),
        (columns.right, right_room, heads.right, replace(bold, colour=right)),
        (columns.rest, plane.width - columns.rest, heads.rest, bold),
    ]
    broken = [(x, wrapped(text, fits(width, look.size)), look) for x, width, text, look in found]
    most = max(len(lines) for _, lines, _ in broken)
    for x, lines, look in broken:
        for place, line in enumerate(lines, most - len(lines)):
            plane.text(x, 15 + HEAD_LINE * place, line, look)
    return 15 + HEAD_LINE * (most - 1) + ROOM


def lined(plane: Plane, row: Need, heads: Heads, y: float, columns: Columns) -> tuple[float, float]:
    """A row of the table: returns the middle of its bar, and where it ends."""
    (left_room, right_room), (left, right) = columns.rooms, heads.colours
    blocks = (
        (0.0, "left", [*names(row, columns.labels), how_many(row)]),
        (columns.left, "right", told(row.left, left, left_room)),
        (columns.right, "left", told(row.right, right, right_room)),
        (columns.rest, "left", rest(row, plane.width - columns.rest)),
    )
    high = max(TALLEST, LEAD * max(len(lines) for _, _, lines in blocks)) + 2 * ROOM
    middle = y + high / 2
    ground(plane, row, (0, plane.width), (y, y + high))
    for x, align, lines in blocks:
        put(plane, x, middle - LEAD * len(lines) / 2 - LEAD + 17, lines, LEAD, align)
    return middle, y + high


def stacked(plane: Plane, row: Need, heads: Heads, y: float, thick: float) -> tuple[float, float]:
    """A row on a phone: its name above the bar, the sides below it at their ends, and the rest."""
    half, start = (plane.width - GUTTER) / 2, y
    *above, last = names(row, plane.width)
    beside = [*last, *how_many(row)]
    has_room = sum(each.width for each in beside) + NAME < plane.width
    top = 8 + put(plane, 0, y, [*above, beside] if has_room else [*above, last, how_many(row)], LINE + 1)
    y = foot = top + thick
    for x, align, head, colour, own in (
        (0.0, "left", heads.left, heads.colours[0], row.left),
        (plane.width, "right", heads.right, heads.colours[1], row.right),
    ):
        lines = [[Piece(line, UNIT, 600, colour)] for line in wrapped(head, fits(half, UNIT))]
        y = max(y, put(plane, x, foot, lines + told(own, colour, half), LINE - 1, align))
    first, *more = rest(row, half)
    y = ROOM + put(plane, 0, y, [[Piece(heads.rest, UNIT), *first], *more], LINE + 1)
    ground(plane, row, (-8, plane.width + 8), (start, y))
    return top + thick / 2, y


def put(plane: Plane, x: float, y: float, lines: Sequence[Sequence[Piece]], lead: float, align: str = "left") -> float:
    """Put lines below `y`; returns where the last of them stands."""
    for pieces in lines:
        y += lead
        plane.pieces(x, y, pieces, align)
    return y


def ground(plane: Plane, row: Need, x: tuple[float, float], y: tuple[float, float]) -> None:
    """The line above a row, and the band that it has where the eye should stop."""
    plane.line([(0, y[0]), (plane.width, y[0])])
    if row.stressed:
        plane.bar(x, y, Dress("band"), ground=True)


def names(row: Need, room: float) -> list[list[Piece]]:
    """The name of a kind, in as many lines as it takes."""
    return [[Piece(line, NAME, 600)] for line in wrapped(row.label, fits(room, NAME))]


def how_many(row: Need) -> list[Piece]:
    """How many needs of the kind there are."""
    return [Piece(row.number, NUMBER, 600, "muted", serif=True), Piece(row.unit, UNIT, 400, "muted")]


def told(own: Side, colour: str, room: float) -> list[list[Piece]]:
    """What is said of a side: its share and count, or its words, and below it another year."""
    weight = 400 if own.share.state else 600
    size = UNIT if own.share.state or len(own.share.text) > fits(room, SHARE) else SHARE
    *lines, last = [Piece(line, size, weight, colour) for line in wrapped(own.share.text, fits(room, size))]
    said = [[line] for line in lines] + together(last, Piece(own.count, UNIT, 400, colour), room)
    return said + [[Piece(line, BEFORE, 400, "muted")] for line in wrapped(own.before, fits(room, BEFORE)) if line]


def rest(row: Need, room: float) -> list[list[Piece]]:
    """The least that nobody met; in words where it cannot be said."""
    if not row.rest_share:
        return [[Piece(line, UNIT, 400, "muted")] for line in wrapped(row.rest, fits(room, UNIT))]
    return together(Piece(row.rest, SHARE, 600), Piece(row.rest_share, UNIT), room)


def together(first: Piece, second: Piece, room: float) -> list[list[Piece]]:
    """Two pieces on a line, or on two where they have no room."""
    one_line = first.width + second.width + 4 <= room
    return [[first, second]] if one_line or not second.text else [[first], [second]]
