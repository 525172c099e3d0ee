"""Outcomes: a row each, with a mark for each case, and in one row the marks that are there with one large case only."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.site.charts.crowd import WIDTH, Part, dots, key
from scripts.site.charts.plane import LETTER, PHONE_LINE, Lettering, Piece, Plane, wrapped
from scripts.site.charts.tracks import FITS

LABELS, ROW, SPLIT = 236, 34, 32
NARROW_PITCH, NARROW_ROW = 14.25, 16


@dataclass(frozen=True)
class Outcome:
    """A row: its label, its marks, and whether the eye should stop there."""

    label: str
    parts: tuple[Part, ...]
    stressed: bool = False

    @property
    def size(self) -> int:
        """How many cases ended so."""
        return sum(part.count for part in self.parts)


def outcomes(rows: Sequence[Outcome], layout: str) -> Plane:
    """The rows in their order."""
    return stacked(rows) if layout == "narrow" else lined(rows, WIDTH[layout])


def lined(rows: Sequence[Outcome], width: float) -> Plane:
    """A row a line: label, marks, number."""
    most = max(row.size for row in rows)
    pitch = min(14.0, (width - LABELS - 44) / most)
    plane, y = Plane(width), 0.0
    for row in rows:
        weight = 600 if row.stressed else 400
        lines = wrapped(row.label, FITS)
        for place, line in enumerate(lines):
            plane.text(0, y + 20 + 18 * place, line, Lettering(15, weight))
        dots(plane, row.parts, (LABELS, y + 15 - pitch / 2), pitch, row.size)
        plane.text(LABELS + row.size * pitch + 10, y + 20, str(row.size), Lettering(16, 600))
        if len(row.parts) > 1:
            brackets(plane, row, y + 15 + pitch / 2 + 4, pitch)
            y += SPLIT
        y += ROW + 14 * (len(lines) - 1)
    plane.height = y - 4
    return plane


def brackets(plane: Plane, row: Outcome, y: float, pitch: float) -> None:
    """What the parts of a row are, under their marks."""
    start: float = LABELS
    free: float = LABELS
    for place, part in enumerate(row.parts):
        end, colour = start + part.count * pitch, "muted" if place else "ink"
        plane.line([(start + 1, y), (start + 1, y + 5), (end - 2, y + 5), (end - 2, y)], colour, (), 1.5)
        # A text begins under its bracket, or where the one before it leaves room.
        plane.text(max(start, free), y + 22, part.text, Lettering(15, 400 if place else 600, colour))
        start, free = end, max(start, free) + LETTER * len(part.text) + LETTER


def stacked(rows: Sequence[Outcome]) -> Plane:
    """On a phone the label stands above the marks, which break into rows."""
    width = WIDTH["narrow"]
    per = int(width / NARROW_PITCH)
    plane, y = Plane(width), 0.0
    for row in rows:
        weight = 600 if row.stressed else 400
        first, *more = wrapped(row.label, PHONE_LINE - 4)
        plane.pieces(0, y + 16, [Piece(str(row.size), 17, 600), Piece(first, 15, weight)])
        for line in more:
            y += 18
            plane.text(0, y + 16, line, Lettering(15, weight))
        dots(plane, row.parts, (0, y + 24), NARROW_PITCH, per)
        y += 24 + math.ceil(row.size / per) * NARROW_PITCH
        for part in row.parts if len(row.parts) > 1 else ():
            y += 20
            key(plane, 0, y, part, size=14)
        y += NARROW_ROW
    plane.height = y - 6
    return plane
