"""Rows of dots on one scale: a row a category, a mark a case or a person, and apart those that one large case brings."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.site.charts.crowd import Part, keys
from scripts.site.charts.heading import Heading, headed, width_of
from scripts.site.charts.plane import WIDTH, Chart, Datum, Dress, Lettering, Marks, Piece, Plane, Scale, alike, places

# A mark with its room; where a row would take more lines than this, marks are smaller, but never smaller than can be counted.
LARGEST, SMALLEST, LINES = 14.0, 8.0, {"wide": 1, "beside": 1, "narrow": 2}
DOT = 0.72
ROOM, FRAME = 16, 24
BRACKET, WORDS = 15, 9.8


@dataclass(frozen=True)
class Outcome:
    """A row: its label, its marks, and whether the eye should stop there.

    `note`: what stands to the right; `hidden`: the words in the frame of a number that is not shown, which has no marks.
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

    @property
    def heading(self) -> Heading:
        """Its number, name and note."""
        number = Piece("" if self.hidden else str(self.size), 24 if self.stressed else 20, 600, serif=True)
        return Heading(number, Piece(self.label, 15, 600 if self.stressed else 400), self.note)


def outcomes(rows: Sequence[Outcome], layout: str) -> Plane:
    """The rows in their order: number, name and note above the marks."""
    plane, y = Plane(WIDTH[layout]), 0.0
    most = max((row.size for row in rows), default=0) or 1
    pitch = max(SMALLEST, min(LARGEST, LINES[layout] * plane.width / most))
    per = int(plane.width / pitch)
    marks: list[Marks] = []
    lines: list[float] = []
    for row in rows:
        y = headed(plane, y, row.heading) + 8
        if row.hidden:
            y = framed(plane, y, row.hidden) + ROOM
            continue
        marks += dots(row, len(lines), pitch, per)
        taken = math.ceil(row.size / per)
        lines += [y + pitch * (line + 0.5) for line in range(taken)]
        y += taken * pitch
        if len(row.parts) > 1:
            y = brackets(plane, row, y, pitch) if taken == 1 else keys(plane, row.parts, y + 6) - 10
        y += ROOM
    if lines:
        plane.charts = [Chart(Scale((0, per), (0, per * pitch)), places(lines), alike(marks))]
    plane.height = y - ROOM + 4
    return plane


def dots(row: Outcome, line: int, pitch: float, per: int) -> list[Marks]:
    """The marks of a row, part after part."""
    found, end = [], 0
    for part in row.parts:
        start, end = end, end + part.count
        datum = Datum(f"{row.label}, {part.name}" if part.name else row.label, start, end, line)
        found.append(Marks("dots", part.dress, (datum,), DOT * pitch, per))
    return found


def framed(plane: Plane, y: float, words: str) -> float:
    """The words of what is not shown in a plain frame; returns where it ends."""
    plane.bar((0.5, width_of(words) + 20), (y, y + FRAME), Dress("paper", "soft", (), 1))
    plane.text(10, y + 17, words, Lettering(14))
    return y + FRAME


def brackets(plane: Plane, row: Outcome, y: float, pitch: float) -> float:
    """What the parts of a row are, under their marks; returns where the words end."""
    start = free = 0.0
    lowest = y
    for place, part in enumerate(row.parts):
        end, colour = start + part.count * pitch, "muted" if place else "ink"
        plane.line([(start + 1, y + 3), (start + 1, y + 8), (end - 2, y + 8), (end - 2, y + 3)], colour, (), 1.5)
        # The words begin under their bracket, or where those before it leave room; or they end at the edge, a line below.
        width = width_of(part.text, BRACKET)
        x = max(start, free)
        if x + width > plane.width:
            x, lowest = max(0.0, plane.width - width), lowest + 19 * (free > plane.width - width)
        plane.text(x, lowest + 25, part.text, Lettering(BRACKET, 400 if place else 600, colour))
        start, free = end, x + width + WORDS
    return lowest + 30
