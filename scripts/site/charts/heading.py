"""The line above marks: a number, what it is, and what stands to the right; as many lines as it takes."""

from dataclasses import dataclass

from scripts.site.charts.plane import Lettering, Piece, Plane, fits, wrapped

# Between the words and what stands to the right, and between two lines.
APART, LINE = 14, 20
NOTE = Lettering(14, 400, "muted")


@dataclass(frozen=True)
class Heading:
    """A number as it is said and what it is, and a remark at the right edge."""

    number: Piece
    name: Piece
    note: str = ""

    @property
    def width(self) -> float:
        """How wide number and name are beside each other."""
        return self.number.width + self.name.width + self.name.size * bool(self.number.text)


def headed(plane: Plane, top: float, heading: Heading) -> float:
    """Put the heading at the top; returns where its lowest line stands."""
    y = top + max(heading.number.size if heading.number.text else 0, heading.name.size)
    beside = heading.width if heading.width <= plane.width else heading.number.width
    if heading.note and beside + APART + width_of(heading.note) <= plane.width:
        plane.text(plane.width, y, heading.note, right(NOTE))
        left = ""
    else:
        left = heading.note
    if heading.width <= plane.width:
        plane.pieces(0, y, [heading.number, heading.name])
    else:
        y = below(plane, y, heading)
    if left:
        for line in wrapped(left, fits(plane.width, NOTE.size)):
            y += LINE
            plane.text(plane.width, y, line, right(NOTE))
    return y


def below(plane: Plane, y: float, heading: Heading) -> float:
    """A name that has no room beside its number stands below it, in lines."""
    name = heading.name
    if heading.number.text:
        plane.pieces(0, y, [heading.number])
        y += LINE + 2
    for place, line in enumerate(wrapped(name.text, fits(plane.width, name.size))):
        y += LINE * bool(place)
        plane.text(0, y, line, Lettering(name.size, name.weight, name.colour))
    return y


def right(look: Lettering) -> Lettering:
    """The same, up to the right edge."""
    return Lettering(look.size, look.weight, look.colour, "right")


def width_of(text: str, size: float = NOTE.size) -> float:
    """How wide a text is at most."""
    return Piece(text, size).width
