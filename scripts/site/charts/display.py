"""What a figure shows, in the order in which it is read: words, and marks on scales. Whoever shows it lays it out.

On pages and in frames HTML does, in pictures and on sheets the typesetter (`sheets/figure.typ`): the same words and the same marks.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.site.charts.marks import Drawn, Field


@dataclass(frozen=True)
class Key:
    """A mark, where there is one, and what it stands for: a number, if it is said with one, and words."""

    mark: Field | None
    text: str
    number: str = ""
    colour: str = "ink"


@dataclass(frozen=True)
class Cell:
    """What stands under a head of a table: a text, which leans where a source says it in words, and its bar."""

    text: str
    marks: Drawn | None = None
    worded: bool = False


@dataclass(frozen=True)
class Line:
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
    keys: tuple[Key, ...] = ()
    cells: tuple[Cell, ...] = ()
    look: str = ""


@dataclass(frozen=True)
class Display:
    """The lines of a figure, of a `kind`: lines or facts below each other, groups beside each other, years, table or ranks (lists).

    `heads`: of a table, with their colours; `beyond`: what stands at an open end, for those whom nobody has counted;
    `keys`: what marks of any line stand for.
    """

    kind: str
    lines: tuple[Line, ...]
    heads: tuple[tuple[str, str], ...] = ()
    beyond: str = ""
    keys: tuple[Key, ...] = ()

    def marks(self) -> Iterator[Drawn]:
        """All marks, in the order in which they stand."""
        for line in self.lines:
            yield from line.marks
            yield from (cell.marks for cell in line.cells if cell.marks)
            yield from (key.mark for key in line.keys if key.mark)
        yield from (key.mark for key in self.keys if key.mark)
