"""Rows of marks on one scale: a row a category, a mark a case or a person, and apart those that one large case brings."""

from collections.abc import Sequence
from dataclasses import dataclass

from scripts.site.charts.crowd import BESIDE, KEY, Part, parts_of
from scripts.site.charts.display import Display, Key, Line
from scripts.site.charts.marks import Field

# A mark with its room; where a row would take more than a line, marks are smaller, but never smaller than can be counted.
LARGEST, SMALLEST = 14.0, 8.0


@dataclass(frozen=True)
class Outcome:
    """A row: its label, its marks, and whether the eye should stop there.

    `note`: what stands to the right; `hidden`: the words for a number that is not shown, which has no marks.
    """

    label: str
    parts: tuple[Part, ...]
    stressed: bool = False
    note: str = ""
    hidden: str = ""

    @property
    def size(self) -> int:
        """How many it counts."""
        return sum(part.count for part in self.parts)


def outcomes(rows: Sequence[Outcome]) -> Display:
    """The rows in their order."""
    most = max((row.size for row in rows), default=0) or 1
    room = max(SMALLEST, min(LARGEST, BESIDE / most))
    a_row = int(BESIDE / room)

    def line(row: Outcome) -> Line:
        parts, named = parts_of(row.parts), [part for part in row.parts if part.text] if len(row.parts) > 1 else []
        keys = tuple(Key(Field(((1, part.dress),), KEY), part.name, part.said) for part in named)
        marks = (Field(parts, room, a_row if row.size > a_row else 0, rows=True),) if parts else ()
        number = "" if row.hidden else str(row.size)
        look = "stressed" if row.stressed else ""
        return Line(row.label, number, "ink", row.hidden, row.note, marks, keys=keys, look=look)

    return Display("lines", tuple(map(line, rows)))
