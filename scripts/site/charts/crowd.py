"""Marks that can be counted, each one person, need or case: fields beside each other, or rows on one scale."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.site.charts.display import Display, DisplayLine, LegendKey
from scripts.site.charts.marks import A_ROW, Dress, MarkField

# The room of a mark, in pixels; a column is ten of them, which can be counted by; and the room between groups.
LARGEST, SMALLEST, TEN, GAP = 24, 12, 10, 36
# How wide the groups may be together, beside the words of a page or across it, and one of them alone.
BESIDE, WIDE, ALONE = 608, 1100, 600
# Of many marks more stand in a row of a phone.
MANY, MORE_A_ROW = 600, 31
KEY = 14


@dataclass(frozen=True)
class CrowdPart:
    """So many marks of one dress, and what they are where the heading does not say it.

    `number`: how the number is said where it is not known exactly ("minst 12").
    """

    count: int
    dress: Dress
    name: str = ""
    number: str = ""

    @property
    def said(self) -> str:
        """The number in words."""
        return self.number or str(self.count)

    @property
    def text(self) -> str:
        """The number and what it counts."""
        return f"{self.said} {self.name}" if self.name else ""


@dataclass(frozen=True)
class Group:
    """A field: its number and name above it, and its parts. `share`: of all; `before`: what is said of another year."""

    number: str
    name: str
    colour: str
    parts: tuple[CrowdPart, ...]
    share: str = ""
    before: str = ""

    @property
    def size(self) -> int:
        """How many marks it has."""
        return sum(part.count for part in self.parts)

    @property
    def keys(self) -> list[CrowdPart]:
        """The parts that are explained below the field."""
        return [part for part in self.parts if part.text and part.count]


def crowd(groups: Sequence[Group], wide: bool = False, beyond: str = "", square: bool = False) -> Display:
    """The groups beside each other. `beyond`: what stands at an end that is open."""
    room, per = measured(groups, WIDE if wide else BESIDE)
    a_row = MORE_A_ROW if max(group.size for group in groups) > MANY else A_ROW
    lines = tuple(
        DisplayLine(
            group.name,
            group.number,
            group.colour,
            marks=(MarkField(parts_of(group.parts), room, per, square, a_row),) if group.size else (),
            below=tuple(text for text in (group.share, group.before) if text),
            keys=tuple(
                LegendKey(
                    MarkField(((1, part.dress),), KEY, square=square),
                    part.name,
                    part.said,
                    part.dress.stroke or part.dress.fill,
                )
                for part in group.keys
            ),
        )
        for group in groups
    )
    return Display("groups", lines, beyond=beyond)


def parts_of(parts: Sequence[CrowdPart]) -> tuple[tuple[int, Dress], ...]:
    """How many marks look how."""
    return tuple((part.count, part.dress) for part in parts if part.count)


def measured(groups: Sequence[Group], room: float) -> tuple[float, int]:
    """The room of a mark and how many stand in a column: so few that the fields are as wide as they may be, and ten at most."""
    free = room - GAP * (len(groups) - 1)
    per = next((per for per in range(3, TEN) if columns(groups, per) * LARGEST <= free), TEN)
    most = max(math.ceil(group.size / per) for group in groups)
    least = room / most if len(groups) == 1 else min(ALONE / most, free / columns(groups, per))
    return max(min(LARGEST, least), min(SMALLEST, room / most)), per


def columns(groups: Sequence[Group], per: int) -> int:
    """How many columns the groups fill together."""
    return sum(math.ceil(group.size / per) for group in groups)


# A mark with its room; where a row would take more than a line, marks are smaller, but never smaller than can be counted.
LARGEST_IN_ROW, SMALLEST_IN_ROW = 14.0, 8.0


@dataclass(frozen=True)
class Outcome:
    """A row: its label, its marks, and whether the eye should stop there.

    `note`: what stands to the right; `hidden`: the words for a number that is not shown, which has no marks.
    """

    label: str
    parts: tuple[CrowdPart, ...]
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
    room = max(SMALLEST_IN_ROW, min(LARGEST_IN_ROW, BESIDE / most))
    a_row = int(BESIDE / room)

    def line(row: Outcome) -> DisplayLine:
        parts, named = parts_of(row.parts), [part for part in row.parts if part.text] if len(row.parts) > 1 else []
        keys = tuple(LegendKey(MarkField(((1, part.dress),), KEY), part.name, part.said) for part in named)
        marks = (MarkField(parts, room, a_row if row.size > a_row else 0, rows=True),) if parts else ()
        number = "" if row.hidden else str(row.size)
        look = "stressed" if row.stressed else ""
        return DisplayLine(row.label, number, "ink", row.hidden, row.note, marks, keys=keys, look=look)

    return Display("lines", tuple(map(line, rows)))
