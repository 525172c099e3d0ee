"""Tracks: a quantity of a whole, drawn so that one sees what is known of it. A row an answer, a column a giver or a group.

Exact is filled to the number. "About" is filled to the least that it means and hatched to the most. "Under a third" is hatched to
a firm stop, "more than half" filled to the half and hatched on. Said only in words is a dashed frame, unknown a hatched track.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from scripts.site.charts.crowd import WIDTH
from scripts.site.charts.plane import PHONE_LINE, Dress, Lettering, Piece, Plane, wrapped

ROW, BAR = 66, 22
LABELS, GAP = 236, 22
CELL_ROW, CELL_BAR, HEAD = 52, 12, 30
NARROW_ROW, NARROW_HEAD, NARROW_GAP = 74, 26, 14
# So many letters of a label fit in its column, and so many lines in its row.
FITS, LABEL_LINES = 24, 2
WORDED, MISSING = "worded", "missing"
PERCENT = 100


@dataclass(frozen=True)
class Quantity:
    """What is said of a quantity, and what it is at least and at most; `state` where there is no number."""

    text: str
    low: float = 0
    high: float = 0
    state: str = ""
    open: bool = False


@dataclass(frozen=True)
class Row:
    """A label, a remark below it, and a quantity a column; none where nobody asked.

    `apart`: measured on another scale than those above.
    """

    label: str
    cells: tuple[Quantity | None, ...]
    remark: str = ""
    colours: tuple[str, ...] = ()
    apart: bool = False


def tracks(rows: Sequence[Row], colours: Sequence[str], heads: Sequence[str], layout: str, top: float = 0) -> Plane:
    """The rows. `colours` and `heads`: of the columns; one column has its number and label above each bar.

    `top`: the largest of some counts, which have no track, since nothing is their whole; without it the track is all of it.
    """
    if len(colours) == 1:
        return single(rows, colours[0], layout, top)
    return table(rows, colours, heads, layout, top)


def single(rows: Sequence[Row], colour: str, layout: str, top: float) -> Plane:
    """One column: the number and what it is of stand in the line above the bar."""
    width, narrow = WIDTH[layout], layout == "narrow"
    plane, y = Plane(width), 0.0
    for row in rows:
        if row.apart:
            plane.line([(0, y + 4), (width, y + 4)])
            y += 14
        own = row.colours[0] if row.colours else colour
        cell = row.cells[0] or Quantity("", state=MISSING)
        words = wrapped(row.label, PHONE_LINE if narrow else 90)
        number = Piece(cell.text, 20 if narrow else 24, 600, own, serif=True)
        if narrow and len(cell.text) + len(row.label) > PHONE_LINE - 6:
            plane.pieces(0, y + 22, [number])
            for place, line in enumerate(words):
                plane.text(0, y + 42 + 18 * place, line)
            y += 18 * len(words)
        else:
            plane.pieces(0, y + 24, [number, Piece(row.label)])
        bar(plane, (0, width), (y + 34, y + 34 + BAR), cell, own, top)
        y += ROW + (8 if row.remark else 0)
        if row.remark:
            plane.text(0, y, row.remark, Lettering(14, 400, "muted"))
            y += 14
        y += 4
    plane.height = y - 6
    return plane


def table(rows: Sequence[Row], colours: Sequence[str], heads: Sequence[str], layout: str, top: float) -> Plane:
    """Several columns with their heads; on a phone the label stands above the row."""
    width, narrow = WIDTH[layout], layout == "narrow"
    left, gap = (0, NARROW_GAP) if narrow else (LABELS, GAP)
    each = (width - left - gap * (len(colours) - 1)) / len(colours)
    columns = [(left + place * (each + gap), left + place * (each + gap) + each) for place in range(len(colours))]
    plane = Plane(width)
    for (x, _), head, colour in zip(columns, heads, colours, strict=True):
        plane.text(x, 14, head, Lettering(14 if narrow else 15, 600, colour))
    y: float = NARROW_HEAD if narrow else HEAD
    for row in rows:
        plane.line([(0, y - 6), (width, y - 6)])
        down = label(plane, row, y, narrow)
        for (x, x2), cell, colour in zip(columns, row.cells, colours, strict=True):
            if cell:
                italic = cell.state == WORDED
                size = 14 if italic or len(cell.text) > 12 else 16
                if cell.text:
                    plane.text(x, y + down, cell.text, Lettering(size, 400 if italic else 600, colour, italic=italic))
                bar(plane, (x, x2), (y + down + 7, y + down + 7 + CELL_BAR), cell, colour, top)
        y += NARROW_ROW + (16 if row.remark else 0) if narrow else CELL_ROW + 18 * (lines_of(row) > LABEL_LINES)
    plane.height = y - 8
    return plane


def lines_of(row: Row) -> int:
    """How many lines the label of a row takes, its remark included."""
    return len(wrapped(row.label, FITS)) + bool(row.remark)


def label(plane: Plane, row: Row, y: float, narrow: bool) -> float:
    """The label and its remark; returns how far below the top of the row the texts of the cells stand."""
    if narrow:
        plane.text(0, y + 14, row.label, Lettering(15, 600))
        if row.remark:
            plane.text(0, y + 31, row.remark, Lettering(13.5, 400, "muted"))
        return 38 + (16 if row.remark else 0)
    lines = wrapped(row.label, FITS)
    for place, line in enumerate(lines):
        plane.text(0, y + (26 if len(lines) == 1 and not row.remark else 17) + 18 * place, line, Lettering(15, 600))
    if row.remark:
        plane.text(0, y + 17 + 18 * len(lines), row.remark, Lettering(14, 400, "muted"))
    return 17


def bar(plane: Plane, x: tuple[float, float], y: tuple[float, float], cell: Quantity, colour: str, top: float) -> None:
    """The track, and on it what is known."""
    if cell.state == MISSING:
        plane.bar(x, y, Dress("hatched-soft"))
        return
    if cell.state == WORDED:
        plane.bar((x[0] + 0.5, x[1] - 0.5), (y[0] + 0.5, y[1] - 0.5), Dress("paper", "soft", (3, 2), 1))
        return
    low, high = (x[0] + (x[1] - x[0]) * min(1, end / (top or PERCENT)) for end in (cell.low, cell.high))
    if not top:
        plane.bar(x, y, Dress("track"))
    if low > x[0]:
        plane.bar((x[0], low), y, Dress(colour))
    if high > low:
        plane.bar((low, high), y, Dress("paper"))
        plane.bar((low, high), y, Dress(f"hatched-{colour}"))
        if not cell.open:
            plane.line([(high, y[0] - 2), (high, y[1] + 2)], colour, (), 2)
