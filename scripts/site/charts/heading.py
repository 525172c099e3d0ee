"""The line above marks: a number, what it is, and what stands to the right; as many lines as it takes."""

from dataclasses import dataclass

from scripts.site.charts.plane import FIGURE, LETTER, Lettering, Piece, Plane, fits, wrapped

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
    y = top + max(each.size for each in (heading.number, heading.name) if each.text)
    beside = heading.width if heading.width <= plane.width else heading.number.width
    has_room = beside + APART + width_of(heading.note) <= plane.width
    if heading.note and has_room:
        plane.text(plane.width, y, heading.note, right(NOTE))
    if heading.width <= plane.width:
        plane.pieces(0, y, [heading.number, heading.name])
    else:
        y = below(plane, y, heading)
    for line in () if has_room or not heading.note else wrapped(heading.note, fits(plane.width, NOTE.size)):
        y += LINE
        plane.text(plane.width, y, line, right(NOTE))
    return y


def below(plane: Plane, y: float, heading: Heading) -> float:
    """A name that has no room beside its number stands below it; both in as many lines as they take."""
    lines = [
        Piece(line, each.size, each.weight, each.colour, each.serif)
        for each in (heading.number, heading.name)
        if each.text
        for line in wrapped(each.text, fits(plane.width, each.size * (FIGURE / LETTER if each.serif else 1)))
    ]
    for place, line in enumerate(lines):
        y += LINE * bool(place)
        plane.pieces(0, y, [line])
    return y


def right(look: Lettering) -> Lettering:
    """The same, up to the right edge."""
    return Lettering(look.size, look.weight, look.colour, "right")


def width_of(text: str, size: float = NOTE.size) -> float:
    """How wide a text is at most."""
    return Piece(text, size).width
