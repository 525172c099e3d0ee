"""The picture of an answer to download and to share: the finding, the figure, its source and licence."""

import textwrap
from xml.etree.ElementTree import Element

from scripts.site.addresses import permanent
from scripts.site.cards.standalone import LEADING, MUTED, framed, paragraph, placed
from scripts.site.charts.composed import composed
from scripts.site.drawings.cells import Drawing
from scripts.site.figure.whom import potentially
from scripts.site.prose.answer import Teller, spoken
from scripts.site.prose.sourced import places
from scripts.site.text.markup import as_text

WIDTH, HEIGHT, PAD = 1200, 630, 48
# The size of a text, and the characters that fit on a line, with room to spare in any font.
TITLE, SUBTITLE, FOOT = (40, 52), (22, 96), (18, 120)


def shared_picture(name: str, teller: Teller) -> str:
    """The SVG; nothing when the newest year has no figure for the answer."""
    found = teller.drawing(name)
    title, subtitle = (as_text(teller.first(name, part)) for part in ("headline", "subtitle"))
    return picture_of(found, name, title, subtitle, teller) if found else ""


def picture_of(found: Drawing, name: str, title: str, subtitle: str, teller: Teller) -> str:
    """The SVG of a figure with its finding."""
    lang = teller.labels.language.code
    head, top = text(title, TITLE, PAD, **{"font-weight": "700"})
    below, top = text(subtitle, SUBTITLE, top + 6, fill=MUTED)
    lines = [
        line
        for words in (*potentially(found.rows, teller.labels), *origin(found, teller))
        for line in textwrap.wrap(words, FOOT[1], break_long_words=False)
    ]
    foot_top = HEIGHT - PAD - len(lines) * FOOT[0] * LEADING
    foot = [
        line
        for number, words in enumerate(lines)
        for line in text(words, FOOT, foot_top + number * FOOT[0] * LEADING, fill=MUTED)[0]
    ]
    svg = composed(found.plane(found.layouts[0]), name, lang, teller.draw)
    chart = placed(svg, (PAD, top + 24), (WIDTH - 2 * PAD, foot_top - top - 44))
    return framed([*head, *below, chart, *foot], (WIDTH, HEIGHT), lang, title, spoken(found, teller.labels))


def text(words: str, size_and_fits: tuple[int, int], top: float, **look: str) -> tuple[list[Element], float]:
    """Words from the left edge, from `top` down, and where they end."""
    size, fits = size_and_fits
    return paragraph(words, fits, (PAD, top), size, **look)


def origin(found: Drawing, teller: Teller) -> tuple[str, str]:
    """Who made the numbers and where they are printed; the licence, the version and the address."""
    labels, words = teller.labels, teller.labels.language.words
    descriptor = labels.package.descriptor
    source = "; ".join(places(found.rows, labels))
    address = permanent(labels.package, labels.language.code, "")
    return (
        words["picture_source"].format(descriptor["contributors"][0]["title"], source),
        words["picture_licence"].format(descriptor["licenses"][0]["title"], descriptor["version"], address),
    )
