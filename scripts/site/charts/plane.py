"""The plane that figures are composed on: a chart of data, which Altair draws, and the texts and signs beside it, as elements.

How a mark is dressed says what is known, on all pages: filled is known, hatched is a quantity that is not known exactly, a solid
ring is the other kind, pale is known together only, dashed is not known. Colours are the style sheet's, one a meaning.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from scripts.site.charts.colours import COLOURS

HATCHED = "hatched-"
WIDTH = {"wide": 1160, "beside": 760, "narrow": 328}
# How wide a letter and a figure of a number is at most, as parts of their size: also in another font than the page's.
LETTER, FIGURE = 0.6125, 0.67
ANCHORS = {"left": "start", "center": "middle", "right": "end"}


@dataclass(frozen=True)
class Dress:
    """How marks look: a colour's name, or `hatched-` and the name; a stroke with its dashes."""

    fill: str = "paper"
    stroke: str = ""
    dash: tuple[float, ...] = ()
    width: float = 1.5

    def scaled(self, factor: float) -> "Dress":
        """The same on a smaller mark."""
        return replace(self, dash=tuple(factor * each for each in self.dash), width=factor * self.width)

    @property
    def attributes(self) -> dict[str, str]:
        """As SVG has it."""
        found = {"fill": ink(self.fill)}
        if self.stroke:
            found |= {"stroke": ink(self.stroke), "stroke-width": short(self.width)}
        return found | ({"stroke-dasharray": ",".join(map(short, self.dash))} if self.dash else {})


@dataclass(frozen=True)
class Piece:
    """A part of a line of text that has a size and a colour of its own."""

    text: str
    size: float = 16
    weight: int = 400
    colour: str = "ink"
    serif: bool = False

    @property
    def width(self) -> float:
        """How wide it is at most."""
        return len(self.text) * self.size * (FIGURE if self.serif else LETTER)


@dataclass(frozen=True)
class Lettering:
    """What lines of text share."""

    size: float = 15
    weight: int = 400
    colour: str = "ink"
    align: str = "left"
    italic: bool = False


@dataclass(frozen=True)
class Scale:
    """Where values stand: some of them and their pixels; the others lie evenly between."""

    values: tuple[float, ...]
    pixels: tuple[float, ...]

    def at(self, value: float) -> float:
        """The pixel of a value on a scale of two ends."""
        (low, high), (start, end) = self.values, self.pixels
        return start + (end - start) * (value - low) / (high - low)


class Datum(NamedTuple):
    """What one mark shows: of what, from which value to which, in which place of the order, and how much weighs there."""

    name: str
    start: float
    end: float
    place: float
    weight: float = 0


@dataclass(frozen=True)
class Marks:
    """Data that are drawn alike. `kind`: bar, rule, stop (a line across the end), dot (on the end) or dots (one for each number).

    `thick`: across the scale, in pixels; for dots their diameter. `per`: so many dots a line.
    """

    kind: str
    dress: Dress
    data: tuple[Datum, ...]
    thick: float = 0
    per: int = 0


@dataclass(frozen=True)
class Chart:
    """Marks on two scales: of the values, and of the places. `weights`: how thick a bar is by its weight."""

    along: Scale
    across: Scale
    marks: tuple[Marks, ...]
    upright: bool = False
    weights: Scale | None = None


UNKNOWN = Dress("paper", "soft", (2, 2))


def full(colour: str) -> Dress:
    """A mark that is known."""
    return Dress(colour)


def ring(colour: str) -> Dress:
    """A mark of the other kind."""
    return Dress("paper", colour)


def ink(name: str) -> str:
    """The colour or the hatching by its name; the hatching is put in when the picture is made fit for the page."""
    return f"url(#{name})" if name.startswith(HATCHED) else COLOURS[name]


def short(number: float) -> str:
    """A number in two decimals at most, and no minus before a zero."""
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def anchored(align: str) -> dict[str, str]:
    """On which side of its place a text stands."""
    return {"text-anchor": ANCHORS[align]} if align != "left" else {}


def snug(text: str, width: float, size: float) -> float:
    """A size at which the longest word of a text has room."""
    return min(size, width / (LETTER * max(map(len, text.split()), default=1)))


def fits(width: float, size: float) -> int:
    """How many letters of a size fit in a width."""
    return max(1, int(width / (size * LETTER)))


def wrapped(text: str, letters: int) -> list[str]:
    """The text in lines of so many letters."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        lines = [*lines[:-1], longer] if len(longer) <= letters or not lines[-1] else [*lines, word]
    return lines


def places(pixels: Sequence[float]) -> Scale:
    """The scale of places in an order, the first of which is zero."""
    return Scale(tuple(range(len(pixels) + 1)), (*pixels, pixels[-1] + 1))


def alike(marks: Iterable[Marks]) -> tuple[Marks, ...]:
    """Marks of one look as one, in the order in which the looks first come."""
    found: dict[tuple[str, Dress, float, int], list[Datum]] = {}
    for each in marks:
        found.setdefault((each.kind, each.dress, each.thick, each.per), []).extend(each.data)
    return tuple(Marks(kind, dress, tuple(data), thick, per) for (kind, dress, thick, per), data in found.items())


@dataclass
class Plane:
    """A surface of so many pixels: a ground, its charts, and above them elements in the order in which they were put there."""

    width: float
    height: float = 0
    ground: list[Element] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)

    def add(self, tag: str, attributes: dict[str, str]) -> Element:
        """A new element."""
        made = Element(tag, attributes)
        self.elements.append(made)
        return made

    def text(self, x: float, y: float, text: str, look: Lettering | None = None) -> None:
        """A line of text whose letters stand on `y`."""
        look = look or Lettering()
        attributes = {"x": short(x), "y": short(y), "font-size": short(look.size), "fill": ink(look.colour)}
        attributes |= anchored(look.align)
        attributes |= {"font-weight": str(look.weight)} if look.weight != Lettering.weight else {}
        attributes |= {"font-style": "italic"} if look.italic else {}
        self.add("text", attributes).text = text

    def pieces(self, x: float, y: float, pieces: Sequence[Piece], align: str = "left") -> None:
        """A line of several sizes; pieces without text are none."""
        pieces = [piece for piece in pieces if piece.text]
        if not pieces:
            return
        line = self.add("text", {"x": short(x), "y": short(y)} | anchored(align))
        for piece in pieces:
            look = {"font-size": short(piece.size), "fill": ink(piece.colour)}
            look |= {"font-weight": str(piece.weight)} if piece.weight != Piece.weight else {}
            look |= {"class": "numeral"} if piece.serif else {}
            # A space of the font's own width too, so that the words part where the text is copied.
            between = {"dx": "4"} if len(line) else {}
            SubElement(line, "tspan", look | between).text = ("\N{NO-BREAK SPACE}" if between else "") + piece.text

    def bar(self, x: tuple[float, float], y: tuple[float, float], dress: Dress, ground: bool = False) -> None:
        """A rectangle from side to side and from top to bottom, which measures nothing; on the ground it lies below all."""
        sides = {"x": short(x[0]), "y": short(y[0]), "width": short(x[1] - x[0]), "height": short(y[1] - y[0])}
        (self.ground if ground else self.elements).append(Element("rect", sides | dress.attributes))

    def line(
        self,
        points: Sequence[tuple[float, float]],
        colour: str = "line",
        dash: tuple[float, ...] = (),
        width: float = 1,
    ) -> None:
        """A line through the points."""
        way = "M" + "L".join(f"{short(x)},{short(y)}" for x, y in points)
        self.add("path", {"d": way} | Dress("paper", colour, dash, width).attributes | {"fill": "none"})

    def dots(
        self, marks: range, at: tuple[float, float], pitch: float, per: int, dress: Dress, down: bool = False
    ) -> None:
        """Some of the marks of a grid with `per` marks a row, or a column where they run `down`: a mark is one of a number."""
        group = self.add("g", dress.attributes)
        radius = short(0.36 * pitch - (dress.width / 2 if dress.stroke else 0))
        for mark in marks:
            along, across = divmod(mark, per)
            column, row = (along, across) if down else (across, along)
            middle = {"cx": short(at[0] + (column + 0.5) * pitch), "cy": short(at[1] + (row + 0.5) * pitch)}
            SubElement(group, "circle", middle | {"r": radius})
