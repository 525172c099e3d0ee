"""Tracks: quantities of a whole, a line an answer, and where several gave or were asked, a column each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scripts.site.charts.display import Cell, Display, Line
from scripts.site.charts.quantity import MISSING, PERCENT, WORDED, Quantity, strip

BAR, BEFORE, CELL = 22, 8, 12


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
    heads: Sequence[str] = (),
    top: float = 0,
    whole: float = PERCENT,
    without: str = "",
) -> Display:
    """The rows. `colours` and `heads`: of the columns.

    `top`: the largest of some counts, which have no track, since nothing is their whole; without it the track is the `whole`.
    `without`: of a single column, the sentence on what has no bar.
    """
    if len(colours) == 1:
        return Display("lines", (*(line(row, colours[0], top, whole) for row in rows), *sentence(without)))
    made = tuple(
        Line(row.label, below=(row.remark,) if row.remark else (), cells=tuple(cells(row, colours, whole)))
        for row in rows
    )
    return Display("table", made, tuple(zip(heads, colours, strict=True)))


def line(row: Track, colour: str, top: float, whole: float) -> Line:
    """One quantity with its bar, and below it the bar of another year."""
    cell, own = row.cells[0] or Quantity("", state=MISSING), row.colours[0] if row.colours else colour
    bars = [strip(cell, row.label, own, BAR, top or whole, not top)]
    bars += [strip(row.before, row.label, "soft", BEFORE, top or whole, not top)] if row.before else []
    number, words = ("", cell.text) if cell.state else (cell.text, "")
    below = tuple(text for text in (row.before.text if row.before else "", row.remark) if text)
    look = "apart" if row.apart else ""
    return Line(row.label, number, own, words, row.note, tuple(bars), below, look=look)


def cells(row: Track, colours: Sequence[str], whole: float) -> list[Cell]:
    """The quantities of a row under their heads."""
    return [
        Cell(cell.text, strip(cell, row.label, colour, CELL, whole), cell.state == WORDED) if cell else Cell("")
        for cell, colour in zip(row.cells, colours, strict=True)
    ]


def apart(rows: Sequence[Track], colours: Sequence[str], heads: Sequence[str], without: str) -> Display:
    """Each number of several columns by itself, and one sentence for the rows of which nothing is drawn: `without`, filled in."""
    found = [
        (row, cell, colour, head)
        for row in rows
        for cell, colour, head in zip(row.cells, colours, heads, strict=True)
        if cell and (not cell.state or any(map(str.isdigit, cell.text)))
    ]
    made = [
        line(Track(f"{row.label}: {head[:1].lower()}{head[1:]}", (cell,), row.remark), colour, 0, PERCENT)
        for row, cell, colour, head in found
    ]
    # A number of something else is said, and has no bar on this scale.
    lines = [replace(each, marks=()) if each.words else each for each in made]
    told = {row.label for row, *_ in found}
    left = [row.label for row in rows if row.label not in told]
    return Display("lines", (*lines, *sentence(without.format("; ".join(left)) if left else "")))


def sentence(text: str) -> list[Line]:
    """A sentence below the bars, where there is one."""
    return [Line("", below=(text,))] if text else []
