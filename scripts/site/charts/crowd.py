"""Fields of marks: each mark is one person or need, each field a group with its number above it and its parts told apart below."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.site.charts.display import Display, Key, Line
from scripts.site.charts.marks import A_ROW, Dress, Field

# The room of a mark, in pixels; a column is ten of them, which can be counted by; and the room between groups.
LARGEST, SMALLEST, TEN, GAP = 24, 12, 10, 36
# How wide the groups may be together, beside the words of a page or across it, and one of them alone.
BESIDE, WIDE, ALONE = 608, 1100, 600
# Of many marks more stand in a row of a phone.
MANY, MORE_A_ROW = 600, 31
KEY = 14


@dataclass(frozen=True)
class Part:
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
    parts: tuple[Part, ...]
    share: str = ""
    before: str = ""

    @property
    def size(self) -> int:
        """How many marks it has."""
        return sum(part.count for part in self.parts)

    @property
    def keys(self) -> list[Part]:
        """The parts that are explained below the field."""
        return [part for part in self.parts if part.text and part.count]


def crowd(groups: Sequence[Group], wide: bool = False, beyond: str = "", square: bool = False) -> Display:
    """The groups beside each other. `beyond`: what stands at an end that is open."""
    room, per = measured(groups, WIDE if wide else BESIDE)
    a_row = MORE_A_ROW if max(group.size for group in groups) > MANY else A_ROW
    lines = tuple(
        Line(
            group.name,
            group.number,
            group.colour,
            marks=(Field(parts_of(group.parts), room, per, square, a_row),) if group.size else (),
            below=tuple(text for text in (group.share, group.before) if text),
            keys=tuple(
                Key(Field(((1, part.dress),), KEY, square=square), part.name, part.said, colour_of(part))
                for part in group.keys
            ),
        )
        for group in groups
    )
    return Display("groups", lines, beyond=beyond)


def colour_of(part: Part) -> str:
    """The colour in which the number of a part is set."""
    return part.dress.stroke or part.dress.fill


def parts_of(parts: Sequence[Part]) -> tuple[tuple[int, Dress], ...]:
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
