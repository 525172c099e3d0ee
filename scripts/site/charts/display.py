"""What a figure shows, in the order in which it is read: words, and marks on scales. Whoever shows it lays it out.

On pages and in frames HTML does, in pictures and on sheets the typesetter (`figure.typ`): the same words and the same marks.
Here are the figures that are bars: tracks, a line an answer, and years, with no line between them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from scripts.site.charts.colours import ADULTS
from scripts.site.charts.marks import (
    HATCHED,
    MISSING,
    PERCENT,
    WIDTH,
    WORDED,
    Datum,
    Drawn,
    Dress,
    Extent,
    MarkField,
    Marks,
    Strip,
    full,
    ring,
    strip,
)


@dataclass(frozen=True)
class LegendKey:
    """A mark, where there is one, and what it stands for: a number, if it is said with one, and words."""

    mark: MarkField | None
    text: str
    number: str = ""
    colour: str = "ink"


@dataclass(frozen=True)
class TableCell:
    """What stands under a head of a table: a text, which leans where a source says it in words, and its bar."""

    text: str
    marks: Drawn | None = None
    worded: bool = False


@dataclass(frozen=True)
class DisplayLine:
    """A number and what it is of, and the marks that show it.

    `words`: what is said in place of a number; `note`: what stands to the right; `below`: what is said below the marks;
    `cells`: its cells where it is the row of a table; `look`: apart (on a scale of its own), stressed, break (before it).
    Of a year: `note` in the foot of its bar, `words` below its number, `below` under its name.
    """

    name: str
    number: str = ""
    colour: str = "ink"
    words: str = ""
    note: str = ""
    marks: tuple[Drawn, ...] = ()
    below: tuple[str, ...] = ()
    keys: tuple[LegendKey, ...] = ()
    cells: tuple[TableCell, ...] = ()
    look: str = ""


@dataclass(frozen=True)
class Display:
    """The lines of a figure, of a `kind`: lines or facts below each other, groups beside each other, years, table or ranks (lists).

    `heads`: of a table, with their colours; `beyond`: what stands at an open end, for those whom nobody has counted;
    `keys`: what marks of any line stand for.
    """

    kind: str
    lines: tuple[DisplayLine, ...]
    heads: tuple[tuple[str, str], ...] = ()
    beyond: str = ""
    keys: tuple[LegendKey, ...] = ()

    def marks(self) -> Iterator[Drawn]:
        """All marks, in the order in which they stand."""
        for line in self.lines:
            yield from line.marks
            yield from (cell.marks for cell in line.cells if cell.marks)
            yield from (key.mark for key in line.keys if key.mark)
        yield from (key.mark for key in self.keys if key.mark)


BAR, BEFORE, CELL = 22, 8, 12


@dataclass(frozen=True)
class DisplayTrack:
    """A label, a remark below it, and a quantity a column; none where nobody asked.

    `apart`: measured on another scale than those above. Of a single column: `note`, what stands to the right, and `before`, the
    same quantity of another year, whose text says which.
    """

    label: str
    cells: tuple[Extent | None, ...]
    remark: str = ""
    colours: tuple[str, ...] = ()
    apart: bool = False
    note: str = ""
    before: Extent | None = None


def tracks(
    rows: Sequence[DisplayTrack],
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
        DisplayLine(
            row.label,
            below=(row.remark,) if row.remark else (),
            cells=tuple(
                TableCell(cell.text, strip(cell, row.label, colour, CELL, whole), cell.state == WORDED)
                if cell
                else TableCell("")
                for cell, colour in zip(row.cells, colours, strict=True)
            ),
        )
        for row in rows
    )
    return Display("table", made, tuple(zip(heads, colours, strict=True)))


def line(row: DisplayTrack, colour: str, top: float, whole: float) -> DisplayLine:
    """One quantity with its bar, and below it the bar of another year."""
    cell, own = row.cells[0] or Extent("", state=MISSING), row.colours[0] if row.colours else colour
    bars = [strip(cell, row.label, own, BAR, top or whole, not top)]
    bars += [strip(row.before, row.label, "soft", BEFORE, top or whole, not top)] if row.before else []
    number, words = ("", cell.text) if cell.state else (cell.text, "")
    below = tuple(text for text in (row.before.text if row.before else "", row.remark) if text)
    return DisplayLine(row.label, number, own, words, row.note, tuple(bars), below, look="apart" if row.apart else "")


def apart(rows: Sequence[DisplayTrack], colours: Sequence[str], heads: Sequence[str], without: str) -> Display:
    """Each number of several columns by itself, and one sentence for the rows of which nothing is drawn: `without`, filled in."""
    found = [
        (row, cell, colour, head)
        for row in rows
        for cell, colour, head in zip(row.cells, colours, heads, strict=True)
        if cell and (not cell.state or any(map(str.isdigit, cell.text)))
    ]
    made = [
        line(DisplayTrack(f"{row.label}: {head[:1].lower()}{head[1:]}", (cell,), row.remark), colour, 0, PERCENT)
        for row, cell, colour, head in found
    ]
    # A number of something else is said, and has no bar on this scale.
    lines = [replace(each, marks=()) if each.words else each for each in made]
    told = {row.label for row, *_ in found}
    left = [row.label for row in rows if row.label not in told]
    return Display("lines", (*lines, *sentence(without.format("; ".join(left)) if left else "")))


def sentence(text: str) -> list[DisplayLine]:
    """A sentence below the bars, where there is one."""
    return [DisplayLine("", below=(text,))] if text else []


# How high the highest bar is, and one of parts; how much of its column a bar takes; and so high is a part with a number in it.
HIGHEST, TALL, THICK, FOOT = 130, 230, 64.0, 20
# What is apart stands so much of the highest bar above the rest; how a large case is dressed.
LIFT = 0.02
CASE = Dress("track", "soft")
GAP = "–"


class Slab(NamedTuple):
    """A part of a bar: where it begins and ends, how it is dressed, and whether it stands apart from those below."""

    start: float
    end: float
    dress: Dress
    apart: bool = False


@dataclass(frozen=True)
class Point:
    """A year, its values (none: a gap, several: it is one of them), the text over it, and whether the series breaks before it.

    `between`: it may be any number from the first of its values to the last; `parts`: what the bar is of, where that is shown;
    `foot`: the number in the lowest part; `aside`: what is said below the text; `below`: what is said below the year.
    """

    year: str
    values: tuple[float, ...]
    text: str
    breaks: bool = False
    between: bool = False
    parts: tuple[Slab, ...] = ()
    foot: str = ""
    aside: str = ""
    below: tuple[str, ...] = ()

    def stack(self, colour: str) -> list[Slab]:
        """Its parts; without any it is filled to the least that it is, and on to the most: hatched, or a line at each value."""
        ends = [*self.values[:1], *self.values]
        rest = Dress(f"{HATCHED}{colour}") if self.between else ring(colour)
        made = [Slab(0, end, full(colour)) for end in self.values[:1]]
        made += [Slab(low, high, rest) for low, high in pairwise(ends)]
        return [part for part in self.parts or made if part.end > part.start]

    def apart(self, case: float, dress: Dress) -> tuple[Slab, ...]:
        """The parts of a bar of which so much is one large case."""
        ends = [self.values[0] - case, *self.values]
        return (Slab(0, ends[0], dress), *(Slab(low, high, CASE, apart=True) for low, high in pairwise(ends)))


def years(series: Sequence[Point], colour: str = ADULTS, keys: tuple[LegendKey, ...] = ()) -> Display:
    """The series in a colour; every bar stands on the same ground, which is nought. `keys`: what its parts stand for."""
    highest = max((part.end for point in series for part in point.stack(colour)), default=0) or 1
    tall = TALL if keys else HIGHEST
    return Display("years", tuple(year(point, highest, tall, colour) for point in series), keys=keys)


def year(point: Point, highest: float, tall: float, colour: str) -> DisplayLine:
    """The bar of a year; of a gap what is said of it."""
    number, look = point.text if point.values else "", "break" if point.breaks else ""
    words = point.aside if point.values else point.text or GAP
    if not (stack := point.stack(colour)):
        return DisplayLine(point.year, number, words=words, below=point.below, look=look)
    marks = [
        Marks(
            "bar",
            part.dress,
            (Datum(point.year, part.start + part.apart * LIFT * highest, part.end, WIDTH / 2),),
            THICK,
        )
        for part in stack
    ]
    top = stack[-1].end
    strip = Strip(tuple(marks), top, tall * top / highest, upright=True)
    foot = point.foot if tall * stack[0].end / highest >= FOOT else ""
    return DisplayLine(point.year, number, colour, words, foot, marks=(strip,), below=point.below, look=look)
