"""Fields of marks: each mark is one person, each field a group with its number above it and its parts told apart below.

No scale and no chart: marks that can be counted, in columns that one can count by.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.site.charts.heading import Heading, headed, width_of
from scripts.site.charts.plane import WIDTH, Dress, Lettering, Piece, Plane, fits, wrapped
from scripts.site.charts.quantity import NOT_KNOWN

# A mark with its room, at most; so many stand in a row of a phone, and a column of a crowd is ten, which can be counted by.
LARGEST, SMALLEST, IN_BANDS, A_ROW, TEN = 24, 12, 18, 24, 10
GAP, BANDS = 36, 26
# On a sheet of paper, where a column of the page is too narrow for them and the whole page too wide to be read.
PAPER = "sheet"
WIDTHS = WIDTH | {PAPER: 900}
# The narrowest column of words, and the lines of a heading and of the keys.
NARROWEST, LINE, KEY, KEY_LINE, KEY_ROOM, MARK = 112, 19, 15, 18, 6, 19
# Room for those nobody counted, whose field has no end.
OPEN = 130
NAME, QUIET = Lettering(16), Lettering(14, 400, "muted")


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

    def heading(self, size: float) -> tuple[Piece, Piece]:
        """The number and the name beside it."""
        number = Piece(self.number, size, 600, self.colour, serif=True)
        return number, Piece(self.name, 16 if size > 30 else 15)


def crowd(groups: Sequence[Group], layout: str, beyond: str = "") -> Plane:
    """The groups beside each other, or below each other on a phone. `beyond`: what stands at a field without an end."""
    return stacked(groups, beyond) if layout == "narrow" else abreast(groups, WIDTHS[layout], beyond)


def abreast(groups: Sequence[Group], width: float, beyond: str) -> Plane:
    """Groups from left to right, in as many bands as their words ask for; their marks run down the columns."""
    plane, room = Plane(width), width - (GAP + OPEN if beyond else 0)
    per, pitch, widths = measured(groups, room)
    y = top = foot = left = 0.0
    for number, band in enumerate(bands(widths, room)):
        y += BANDS * bool(number)
        heads = [head_lines(groups[place], widths[place]) for place in band]
        top = y + 42 + LINE * max(map(len, heads)) + 8
        left, foot = 0.0, top + per * pitch
        lowest = foot
        for place, lines in zip(band, heads, strict=True):
            group = groups[place]
            plane.pieces(left, y + 34, group.heading(36)[: 1 if lines else 2])
            for line, (text, look) in enumerate(lines, 1):
                plane.text(left, y + 42 + LINE * line - 2, text, look)
            fill(plane, group.parts, (left, top), pitch, per, down=True)
            lowest = max(lowest, keys(plane, group.keys, foot + 4, left, widths[place]))
            left += widths[place] + GAP
        y = lowest
    if beyond:
        y = max(y, fog(plane, (left, width), (top, foot), beyond))
    plane.height = y + 4
    return plane


def measured(groups: Sequence[Group], room: float) -> tuple[int, float, list[float]]:
    """How many marks a column has, the room of a mark, and the width of each group: all beside each other, if that can be."""
    free = room - GAP * (len(groups) - 1)
    per = column(groups, free)
    in_bands = min(IN_BANDS, room / max(columns(group, per) for group in groups))
    for pitch in (*range(LARGEST, SMALLEST, -1), in_bands):
        widths = [max(columns(group, per) * pitch, narrowest(group)) for group in groups]
        if sum(widths) <= free:
            break
    for place, group in enumerate(groups):
        widths[place] += max(0, min(roomy(group) - widths[place], free - sum(widths)))
    return per, pitch, widths


def bands(widths: Sequence[float], room: float) -> list[list[int]]:
    """Which groups stand beside each other."""
    found, left = [[0]], widths[0]
    for place, width in list(enumerate(widths))[1:]:
        left += GAP + width
        if left > room + 0.5:
            found.append([])
            left = width
        found[-1].append(place)
    return found


def narrowest(group: Group) -> float:
    """The width that the words of a group ask for: its number, its longest word, and keys that are worth reading."""
    words = max((width_of(word, NAME.size) for word in group.name.split()), default=0)
    key = max((min(1.5 * NARROWEST, width_of(part.text, KEY) + MARK) for part in group.keys), default=0)
    return max(min(NARROWEST, roomy(group)), words, key, group.heading(36)[0].width)


def roomy(group: Group) -> float:
    """The width in which no words of a group are broken."""
    beside = sum(piece.width for piece in group.heading(36)) + NAME.size
    return max(beside, *(width_of(part.text, KEY) + MARK for part in group.keys), 0)


def head_lines(group: Group, width: float) -> list[tuple[str, Lettering]]:
    """What stands below the number: nothing where the name has room beside it and is all there is to say."""
    beside = sum(piece.width for piece in group.heading(36)) + NAME.size <= width
    if beside and not group.share and not group.before:
        return []
    lines = [(line, NAME) for line in wrapped(group.name, fits(width, NAME.size))]
    quiet = [line for text in (group.share, group.before) if text for line in wrapped(text, fits(width, QUIET.size))]
    return [*lines, *((line, QUIET) for line in quiet)]


def column(groups: Sequence[Group], room: float) -> int:
    """How many marks a column has: so few that the fields are as wide as they may be, and ten where that is too many."""
    possible = (per for per in range(3, TEN) if sum(columns(group, per) for group in groups) * LARGEST <= room)
    return next(possible, TEN)


def columns(group: Group, per: int) -> int:
    """How many columns a group fills."""
    return math.ceil(group.size / per)


def stacked(groups: Sequence[Group], beyond: str) -> Plane:
    """Groups below each other; their marks run along the rows."""
    plane, y = Plane(WIDTH["narrow"]), 0.0
    for number, group in enumerate(groups):
        y += BANDS * bool(number)
        per = A_ROW if group.size > A_ROW else max(12, group.size)
        pitch = plane.width / per
        y = headed(plane, y, Heading(*group.heading(30)))
        y += 4 * bool(group.share or group.before)
        for text in filter(None, (group.share, group.before)):
            for line in wrapped(text, fits(plane.width, QUIET.size)):
                y += LINE
                plane.text(0, y, line, QUIET)
        fill(plane, group.parts, (0, y + 10), pitch, per)
        y = keys(plane, group.keys, y + 10 + math.ceil(group.size / per) * pitch + 2, size=14)
    if beyond:
        y = fog(plane, (-60, plane.width + 60), (y + BANDS, y + BANDS + 22), beyond, flat=True)
    plane.height = y + 4
    return plane


def fill(
    plane: Plane, parts: Sequence[Part], at: tuple[float, float], pitch: float, per: int, down: bool = False
) -> None:
    """The marks of some parts after each other."""
    start = 0
    for part in parts:
        plane.dots(range(start, start + part.count), at, pitch, per, part.dress, down)
        start += part.count


def keys(
    plane: Plane, parts: Sequence[Part], y: float, x: float = 0, width: float | None = None, size: float = KEY
) -> float:
    """A mark of each part and what it stands for, below each other from `y`; returns where they end."""
    for part in parts:
        y += KEY_ROOM
        plane.dots(range(1), (x, y + 5), 14, 1, part.dress)
        for line in wrapped(part.text, fits((width or plane.width) - MARK, size)):
            y += KEY_LINE
            plane.text(x + MARK, y - 2, line, Lettering(size))
    return y


def fog(plane: Plane, x: tuple[float, float], y: tuple[float, float], words: str, flat: bool = False) -> float:
    """Those nobody counted: hatched, with an edge on one side only; returns where their words end."""
    plane.bar(x, y, NOT_KNOWN)
    plane.line([(x[0], y[0]), (x[1], y[0]) if flat else (x[0], y[1])], "soft", (3, 3), 1.5)
    if not flat:
        plane.pieces(x[0], y[0] - 16, [Piece("?", 36, 600, "muted", serif=True)])
    left, right = max(0.0, x[0]), min(plane.width, x[1])
    lines = wrapped(words, fits(right - left, QUIET.size))
    for place, line in enumerate(lines):
        plane.text(left, y[1] + 20 + 18 * place, line, QUIET)
    return y[1] + 20 + 18 * len(lines) - 10
