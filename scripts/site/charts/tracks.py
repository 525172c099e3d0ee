"""Tracks: quantities of a whole, a row an answer, a column a giver or a group."""

from collections.abc import Sequence
from dataclasses import dataclass

from scripts.site.charts.heading import LINE, NOTE, Heading, headed
from scripts.site.charts.plane import (
    WIDTH,
    Chart,
    Lettering,
    Marks,
    Piece,
    Plane,
    Scale,
    alike,
    fits,
    places,
    snug,
    wrapped,
)
from scripts.site.charts.quantity import MISSING, PERCENT, WORDED, Extent, Quantity, shown

BAR, BEFORE, BETWEEN, ROOM = 22, 8, 3, 14
LABELS, GAP = 236, 22
CELL_ROW, CELL_BAR, HEAD = 52, 12, 14
NARROW_GAP = 14
# Of a number and of what it is of.
SIZES = {"wide": (24.0, 16.0), "beside": (24.0, 16.0), "narrow": (20.0, 15.0)}
# A label in its column of a table, and the lines that have room in a row.
LABEL, LABEL_LINE, LABEL_LINES = Lettering(15, 600), 18, 2


@dataclass(frozen=True)
class Track:
    """A label, a remark below it, and a quantity a column; none where nobody asked.

    `apart`: measured on another scale than those above. Of a single column: `note`, what stands to the right, and `before`, the
    same quantity of another year, whose text says which.
    """

    label: str
    cells: tuple[Quantity | None, ...]
    remark: str = ""
    colours: tuple[str, ...] = ()
    apart: bool = False
    note: str = ""
    before: Quantity | None = None


def tracks(
    rows: Sequence[Track],
    colours: Sequence[str],
    heads: Sequence[str],
    layout: str,
    top: float = 0,
    whole: float = PERCENT,
) -> Plane:
    """The rows. `colours` and `heads`: of the columns; one column has its number and label above each bar.

    `top`: the largest of some counts, which have no track, since nothing is their whole; without it the track is the `whole`.
    """
    extent = Extent(top or whole, not top)
    if len(colours) == 1:
        return single(rows, colours[0], layout, extent)
    return table(rows, colours, heads, layout, extent)


def single(rows: Sequence[Track], colour: str, layout: str, extent: Extent) -> Plane:
    """One column: the number and what it is of stand above the bar, another year below it."""
    plane, y = Plane(WIDTH[layout]), 0.0
    marks: list[Marks] = []
    middles: list[float] = []
    for row in rows:
        if row.apart:
            plane.line([(0, y + 4), (plane.width, y + 4)])
            y += ROOM
        own = row.colours[0] if row.colours else colour
        cell = row.cells[0] or Quantity("", state=MISSING)
        y = headed(plane, y, heading(row, cell, own, SIZES[layout])) + 10
        bars = [(cell, own, BAR), *([(row.before, "soft", BEFORE)] if row.before else [])]
        for quantity, dyed, thick in bars:
            marks += shown(quantity, row.label, len(middles), dyed, thick, extent)
            middles.append(y + thick / 2)
            y += thick + BETWEEN
        y = remarked(plane, row, y - BETWEEN) + ROOM
    plane.charts = [Chart(Scale((0, extent.whole), (0, plane.width)), places(middles), alike(marks))]
    plane.height = y - ROOM + 4
    return plane


def heading(row: Track, cell: Quantity, colour: str, sizes: tuple[float, float]) -> Heading:
    """A number before what it is of; where there is none, what it would be of before what is said in its place."""
    number, name = sizes
    if cell.state:
        return Heading(Piece(row.label, name), Piece(cell.text, NOTE.size, 400, NOTE.colour), row.note)
    return Heading(Piece(cell.text, number, 600, colour, serif=True), Piece(row.label, name), row.note)


def remarked(plane: Plane, row: Track, y: float) -> float:
    """What is said below the bars of a row: the other year, and the remark; returns where it ends."""
    for text in (row.before.text if row.before else "", row.remark):
        for line in wrapped(text, fits(plane.width, NOTE.size)) if text else ():
            y += LINE - 1
            plane.text(0, y, line, NOTE)
    return y


def table(rows: Sequence[Track], colours: Sequence[str], heads: Sequence[str], layout: str, extent: Extent) -> Plane:
    """Several columns with their heads, each on a scale of its own; on a phone the label stands above the row."""
    plane, narrow = Plane(WIDTH[layout]), layout == "narrow"
    left, gap = (0, NARROW_GAP) if narrow else (LABELS, GAP)
    each = (plane.width - left - gap * (len(colours) - 1)) / len(colours)
    lefts = [left + place * (each + gap) for place in range(len(colours))]
    y = HEAD + max(head(plane, x, each, text, colour) for x, text, colour in zip(lefts, heads, colours, strict=True))
    feet: list[float] = []
    for row in rows:
        plane.line([(0, y - 6), (plane.width, y - 6)])
        down, high = labelled(plane, row, y, narrow)
        cells = [cell_lines(cell, colour, each) for cell, colour in zip(row.cells, colours, strict=True)]
        for x, (lines, look) in zip(lefts, cells, strict=True):
            for place, line in enumerate(lines):
                plane.text(x, y + down + LABEL_LINE * place, line, look)
        lower = LABEL_LINE * (max(len(lines) for lines, _ in cells) - 1)
        feet.append(y + down + lower + 7)
        y += max(high, down + lower + CELL_BAR + 24)
    for place, (x, colour) in enumerate(zip(lefts, colours, strict=True)):
        plane.charts.append(column(rows, place, (x, x + each), feet, colour, extent))
    plane.height = y - 8
    return plane


def head(plane: Plane, x: float, width: float, text: str, colour: str) -> float:
    """The head of a column; returns where its last line stands."""
    look = Lettering(snug(text, width, LABEL.size), 600, colour)
    lines = wrapped(text, fits(width, look.size))
    for place, line in enumerate(lines):
        plane.text(x, 14 + LABEL_LINE * place, line, look)
    return 14 + LABEL_LINE * (len(lines) - 1)


def column(
    rows: Sequence[Track], number: int, sides: tuple[float, float], feet: Sequence[float], colour: str, extent: Extent
) -> Chart:
    """The bars of a column."""
    cells = [(place, row.label, row.cells[number]) for place, row in enumerate(rows)]
    marks = [mark for place, name, cell in cells if cell for mark in shown(cell, name, place, colour, CELL_BAR, extent)]
    return Chart(Scale((0, extent.whole), sides), places([foot + CELL_BAR / 2 for foot in feet]), alike(marks))


def cell_lines(cell: Quantity | None, colour: str, width: float) -> tuple[list[str], Lettering]:
    """What stands over a bar, in as many lines as it takes: words lean, a number is bold, what is long is smaller."""
    text, worded = (cell.text, cell.state == WORDED) if cell else ("", False)
    size = 14 if worded or len(text) > fits(width, 16) else 16
    return wrapped(text, fits(width, size)), Lettering(size, 400 if worded else 600, colour, italic=worded)


def labelled(plane: Plane, row: Track, y: float, narrow: bool) -> tuple[float, float]:
    """Put the label and its remark; returns how far below the top of the row the texts of its cells stand, and its least height."""
    lines = wrapped(row.label, fits(plane.width if narrow else LABELS, LABEL.size))
    looks = [(line, LABEL) for line in lines]
    looks += [(line, NOTE) for line in wrapped(row.remark, fits(plane.width if narrow else LABELS, NOTE.size)) if line]
    first = 14 if narrow else 26 if len(looks) == 1 else 17
    for place, (line, look) in enumerate(looks):
        plane.text(0, y + first + LABEL_LINE * place, line, look)
    if narrow:
        return first + LABEL_LINE * len(looks) + 6, 0
    return 17, CELL_ROW + LABEL_LINE * max(0, len(looks) - LABEL_LINES)
