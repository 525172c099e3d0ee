"""The picture of an answer, and of a page, to download and to share: the finding, the figure with its signs, whose it is."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple
from xml.etree.ElementTree import Element

from scripts.ground.markup import as_text
from scripts.site.addresses import answer_picture, permanent
from scripts.site.audit.doubt import in_brief, leaving
from scripts.site.cards.pictures import LEADING, MUTED, SERIF, broken, framed, paragraph, placed
from scripts.site.charts.composed import composed
from scripts.site.charts.mark import mark
from scripts.site.charts.plane import Plane, ink
from scripts.site.drawings.figure_cells import Drawing
from scripts.site.package.labels import Labels
from scripts.site.prose.answer import PLACED, Teller
from scripts.site.prose.sourced import key, places, spoken

# The layouts of a figure that are as wide as a picture.
LAYOUTS = ("wide", "beside")
WIDTH, HEIGHT, PAD = 1200, 630, 48
TOP, APART = 26, 20
# Sizes of a finding, the largest first, and the characters of each that fit on a line; so many lines are the most.
TITLES, LINES, TIGHT = ((46, 47), (42, 51), (38, 56), (34, 63), (30, 71)), 2, 1.2
# The same of a heading that stands alone, and of what the page begins with.
HEADINGS, HEADING_LINES = ((64, 33), (54, 39), (44, 48), (36, 58)), 3
LEAD, LEAD_LINES = (27, 80), 4
SENTENCE = re.compile(r"(?<=[.?!]) (?=[A-ZÅÄÖ])")
# What stands below a finding, what explains the figure, and both in a column of so many pixels at the left, the largest first.
SUBTITLE, FOOT, COLUMN, AT_LEFT = (21, 108), (17, 126), 300, ((17, 41), (16, 43), (15, 46))
SERIFS = {"font-family": SERIF, "font-weight": "600"}
# The mark, the name beside it and what stands at the right, from the lower edge; the figure ends above them.
MARK, NAME, RIGHT, BASE = 30, 21, 16, 38
END = HEIGHT - BASE - MARK - 8


class Arrangement(NamedTuple):
    """Where the texts of a picture stand, and the room that they leave for its figure."""

    texts: list[Element]
    at: tuple[float, float]
    room: tuple[float, float]

    def scale(self, plane: Plane) -> float:
        """How large a figure can be in the room."""
        return min(self.room[0] / plane.width, self.room[1] / plane.height)


def shared_picture(name: str, teller: Teller) -> str:
    """The SVG; nothing when the newest year has no figure for the answer."""
    found = teller.drawing(name)
    title, subtitle = (as_text(teller.first(name, part)) for part in ("headline", "subtitle"))
    return picture_of(found, name, title, subtitle, teller) if found else ""


def shared(page: str, teller: Teller) -> dict[str, str] | None:
    """The picture that stands for a page where its address is shared: of the first answer in its Markdown that has a figure."""
    for name in PLACED.findall(page):
        found = teller.drawing(name) if teller.stands(name) else None
        if found is not None:
            path = answer_picture(name, teller.labels.language.code, "png")
            texts = [as_text(teller.first(name, "headline")), *leaving(found.rows, teller.labels)]
            return {"path": path, "text": ". ".join(text.removesuffix(".") for text in texts)}
    return None


def picture_of(found: Drawing, name: str, title: str, subtitle: str, teller: Teller) -> str:
    """The SVG of a figure with its finding."""
    labels, lang = teller.labels, teller.labels.language.code
    head, top = finding(title, TITLES, LINES, TOP)
    told = explained(found, labels)
    ways = [above_and_below(subtitle, told, top), *at_left([subtitle, *told], top)]
    planes = [found.plane(layout) for layout in LAYOUTS]
    way, plane = max(product(ways, planes), key=lambda each: each[0].scale(each[1]))
    chart = placed(composed(plane, name, lang, teller.draw), way.at, way.room)
    return framed([*head, *way.texts, chart, *signed(labels)], (WIDTH, HEIGHT), lang, title, spoken(found, labels))


def page_picture(title: str, lead: str, labels: Labels) -> str:
    """The SVG of a page that has no figure of its own: its heading and what it begins with."""
    head, top = finding(title, HEADINGS, HEADING_LINES, 100)
    below, _ = paragraph(whole(lead), LEAD[1], (PAD, top + APART), LEAD[0], fill=MUTED)
    return framed([*head, *below, *signed(labels)], (WIDTH, HEIGHT), labels.language.code, title, lead)


def whole(lead: str) -> str:
    """So many of the first sentences as there is room for: none is cut."""
    told = ""
    for sentence in SENTENCE.split(lead):
        longer = f"{told} {sentence}".strip()
        if len(broken(longer, LEAD[1])) > LEAD_LINES:
            break
        told = longer
    return told


def finding(title: str, sizes: tuple[tuple[int, int], ...], lines: int, top: float) -> tuple[list[Element], float]:
    """A finding in the largest letters in which it takes no more than so many lines, and where it ends."""
    size, fits = next((each for each in sizes if len(broken(title, each[1])) <= lines), sizes[-1])
    return paragraph(title, fits, (PAD, top), size, TIGHT, **SERIFS)


def above_and_below(subtitle: str, told: Iterable[str], top: float) -> Arrangement:
    """What the figure is of above it, and what explains it below."""
    above, top = paragraph(subtitle, SUBTITLE[1], (PAD, top + 6), SUBTITLE[0], fill=MUTED)
    lines = [line for text in told for line in broken(text, FOOT[1])]
    y = end = END - len(lines) * FOOT[0] * LEADING
    for line in lines:
        below, y = paragraph(line, FOOT[1], (PAD, y), FOOT[0], fill=MUTED)
        above += below
    return Arrangement(above, (PAD, top + APART), (WIDTH - 2 * PAD, end - top - 2 * APART))


def at_left(told: Sequence[str], top: float) -> Iterator[Arrangement]:
    """All texts in a column, in the largest letters in which they have room there; nothing where they have none."""
    beside = PAD + COLUMN + 2 * APART
    for size, fits in AT_LEFT:
        texts: list[Element] = []
        y = top + APART
        for text in told:
            lines, y = paragraph(text, fits, (PAD, y), size, fill=MUTED)
            texts, y = texts + lines, y + size / 2
        if y <= END:
            yield Arrangement(texts, (beside, top + APART), (WIDTH - PAD - beside, END - top - APART))
            return


def explained(found: Drawing, labels: Labels) -> list[str]:
    """How the signs of a figure are read, whom it may count, and who made the numbers and where they are printed."""
    words = labels.language.words
    source = words["picture_source"].format(
        labels.package.descriptor["contributors"][0]["title"], "; ".join(places(found.rows, labels))
    )
    return [text for text in (key(found, labels), *in_brief(found.rows, labels), source) if text]


def signed(labels: Labels) -> list[Element]:
    """The lowest line: the mark and the name of whose it is; the licence, the version and the address."""
    descriptor, words = labels.package.descriptor, labels.language.words
    base, middle = HEIGHT - BASE, HEIGHT - BASE - NAME * 0.33
    own = placed(mark(ink("civil")), (PAD, middle - MARK / 2), (MARK, MARK))
    name = Element("text", {"x": str(PAD + MARK + 12), "y": str(base), "font-size": str(NAME)} | SERIFS)
    name.text = descriptor["contributors"][0]["title"]
    at_right = {"x": str(WIDTH - PAD), "y": str(base), "font-size": str(RIGHT), "fill": MUTED, "text-anchor": "end"}
    whose = Element("text", at_right)
    address = permanent(labels.package, labels.language.code, "")
    whose.text = words["picture_licence"].format(descriptor["licenses"][0]["name"], descriptor["version"], address)
    return [own, name, whose]
