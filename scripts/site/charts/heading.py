"""The line above marks: a number, what it is, and what stands to the right; as many lines as it takes."""

from dataclasses import dataclass, replace

from scripts.site.charts.plane import Lettering, Piece, Plane, fits, wrapped

# Between the words and what stands to the right, and between two lines: more where the first has a large number.
APART, LINE, LEAD = 14, 20, 14
NOTE, NOTE_AT_RIGHT = Lettering(14, 400, "muted"), Lettering(14, 400, "muted", "right")


@dataclass(frozen=True)
class Heading:
    """A number as it is said and what it is, and a remark at the right edge."""

    number: Piece
    name: Piece
    note: str = ""


def headed(plane: Plane, top: float, heading: Heading) -> float:
    """Put the heading at the top; returns where its lowest line stands."""
    first, more = lines(heading, plane.width)
    y = top + max(piece.size for piece in first)
    plane.pieces(0, y, first)
    has_room = sum(piece.width for piece in first) + 2 * APART + width_of(heading.note) <= plane.width
    if heading.note and has_room:
        plane.text(plane.width, y, heading.note, NOTE_AT_RIGHT)
    for place, piece in enumerate(more):
        y += LINE if place else max(LINE, LEAD + 0.45 * first[0].size)
        plane.pieces(0, y, [piece])
    for line in () if has_room or not heading.note else wrapped(heading.note, fits(plane.width, NOTE.size)):
        y += LINE
        plane.text(plane.width, y, line, NOTE_AT_RIGHT)
    return y


def lines(heading: Heading, width: float) -> tuple[list[Piece], list[Piece]]:
    """The line of the number with as many words of the name as have room, and the lines below it."""
    number, name = heading.number, heading.name
    if number.width > width:
        return lines(Heading(Piece(""), replace(name, text=f"{number.text} {name.text}")), width)
    room = width - number.width - name.size * bool(number.text)
    begun, *_ = wrapped(name.text, fits(room, name.size))
    has_room = Piece(begun, name.size).width <= room
    first = [number, replace(name, text=begun)] if has_room else [number]
    left = name.text.removeprefix(begun).strip() if has_room else name.text
    more = wrapped(left, fits(width, name.size)) if left else []
    return [piece for piece in first if piece.text], [replace(name, text=line) for line in more]


def width_of(text: str, size: float = NOTE.size) -> float:
    """How wide a text is at most."""
    return Piece(text, size).width
