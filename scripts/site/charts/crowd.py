"""Fields of marks: each mark is one person, each field a group with its number above it and its parts told apart below."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scripts.site.charts.plane import PHONE_LINE, Dress, Lettering, Piece, Plane, wrapped

WIDTH = {"wide": 1160, "beside": 760, "narrow": 328}
# A mark with its room, at most; so many stand in a row of a phone, and a column of a crowd is ten, which can be counted by.
LARGEST, A_ROW, TEN = 24.0, 24, 10
GAP, HEAD, KEY = 36, 50, 24
# Room for those nobody counted, whose field has no end.
OPEN, OPEN_LINE = 130, 13
NARROW_HEAD, NARROW_GAP, NARROW_KEY = 38, 26, 21


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
    """A field: its number and name above it, and its parts."""

    number: str
    name: str
    colour: str
    parts: tuple[Part, ...]

    @property
    def size(self) -> int:
        """How many marks it has."""
        return sum(part.count for part in self.parts)

    @property
    def keys(self) -> list[Part]:
        """The parts that are explained below the field."""
        return [part for part in self.parts if part.text and part.count]


def crowd(groups: Sequence[Group], layout: str, beyond: str = "") -> Plane:
    """The groups beside each other, or below each other on a phone. `beyond`: what stands at a field without an end."""
    return stacked(groups, beyond) if layout == "narrow" else abreast(groups, WIDTH[layout], beyond)


def abreast(groups: Sequence[Group], width: float, beyond: str) -> Plane:
    """Groups from left to right; their marks run down the columns."""
    room = width - GAP * (len(groups) - 1) - (GAP + OPEN if beyond else 0)
    per = column(groups, room)
    pitch = min(LARGEST, room / sum(columns(group, per) for group in groups))
    plane, left = Plane(width), 0.0
    keys = max(len(group.keys) for group in groups)
    for group in groups:
        # A heading that is wider than a small field needs its room.
        plane.pieces(left, 34, heading(group, 36, 16))
        dots(plane, group.parts, (left, HEAD), pitch, per, down=True)
        for number, part in enumerate(group.keys):
            key(plane, left, HEAD + per * pitch + 22 + number * KEY, part)
        left += max(columns(group, per) * pitch + GAP, room_for(group) if len(groups) > 1 else 0)
    if beyond:
        fog(plane, (left, width), (HEAD, HEAD + per * pitch))
        plane.pieces(left, 34, [Piece("?", 36, 600, "muted", serif=True)])
        for number, line in enumerate(wrapped(beyond, OPEN_LINE)):
            plane.text(width, HEAD + per * pitch + 22 + number * 18, line, Lettering(15, 400, "muted", "right"))
    plane.height = HEAD + per * pitch + keys * KEY + 8
    return plane


def room_for(group: Group) -> float:
    """The width that the texts of a group ask for: seven pixels a letter, and more for the number."""
    return 7.6 * max(len(group.name) + 3.2 * len(group.number), *(len(part.text) + 3 for part in group.keys)) + 14


def column(groups: Sequence[Group], room: float) -> int:
    """How many marks a column has: so few that the fields are as wide as they may be, and ten where that is too many."""
    fits = (per for per in range(3, TEN) if sum(columns(group, per) for group in groups) * LARGEST <= room)
    return next(fits, TEN)


def columns(group: Group, per: int) -> int:
    """How many columns a group fills."""
    return math.ceil(group.size / per)


def stacked(groups: Sequence[Group], beyond: str) -> Plane:
    """Groups below each other; their marks run along the rows."""
    width = WIDTH["narrow"]
    plane, top = Plane(width), 0.0
    for group in groups:
        per = A_ROW if group.size > A_ROW else max(12, group.size)
        pitch = width / per
        # A long name stands below its number.
        fits = len(group.name) + 2 * len(group.number) <= PHONE_LINE - 6
        plane.pieces(0, top + 26, heading(group, 30, 15) if fits else heading(replace(group, name=""), 30, 15)[:1])
        for line in () if fits else wrapped(group.name, PHONE_LINE):
            top += 20
            plane.text(0, top + 30, line)
        top += 0 if fits else 4
        dots(plane, group.parts, (0, top + NARROW_HEAD), pitch, per)
        top += NARROW_HEAD + math.ceil(group.size / per) * pitch + 20
        for part in group.keys:
            first, *more = wrapped(part.text, PHONE_LINE)
            key(plane, 0, top, replace(part, name=first.removeprefix(f"{part.said} ")), size=14)
            for line in more:
                top += 18
                plane.text(19, top, line, Lettering(14))
            top += NARROW_KEY
        top += NARROW_GAP - NARROW_KEY
    if beyond:
        fog(plane, (-60, width + 60), (top, top + 22), flat=True)
        plane.text(0, top + 42, beyond, Lettering(14, 400, "muted"))
        top += 50
    plane.height = top
    return plane


def heading(group: Group, number: float, name: float) -> list[Piece]:
    """The number, and what it counts."""
    return [Piece(group.number, number, 600, group.colour, serif=True), Piece(group.name, name)]


def dots(
    plane: Plane, parts: Sequence[Part], at: tuple[float, float], pitch: float, per: int, down: bool = False
) -> None:
    """The marks of some parts after each other."""
    start = 0
    for part in parts:
        plane.dots(range(start, start + part.count), at, pitch, per, part.dress, down)
        start += part.count


def key(plane: Plane, x: float, y: float, part: Part, size: float = 15) -> None:
    """A mark and what it stands for."""
    plane.dots(range(1), (x, y - 11), 14, 1, part.dress)
    plane.text(x + 19, y, part.text, Lettering(size))


def fog(plane: Plane, x: tuple[float, float], y: tuple[float, float], flat: bool = False) -> None:
    """Those nobody counted: hatched, with an edge on one side only."""
    plane.bar(x, y, Dress("hatched-soft"))
    plane.line([(x[0], y[0]), (x[1], y[0]) if flat else (x[0], y[1])], "soft", (3, 3), 1.5)
