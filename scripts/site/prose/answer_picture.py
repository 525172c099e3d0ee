"""The picture of an answer to download and to share: the finding, the figure, its source and licence."""

import re
import textwrap

from scripts.site.addresses import permanent
from scripts.site.charts.plane_svg import drawn
from scripts.site.drawings import drawing
from scripts.site.prose.answer import Teller, places, spoken
from scripts.site.text.markup import as_text, element, esc

WIDTH, HEIGHT, PAD = 1200, 630, 48
# The file has no style sheet: the colour that stands beside the variable holds.
VARIABLE = re.compile(r"var\(--[a-z0-9-]+, (#[0-9A-Fa-f]+)\)")
# size -> characters that fit on a line, with room to spare in any font.
TITLE, TITLE_FITS, FOOT, FOOT_FITS, SUBTITLE, SUBTITLE_FITS = 40, 52, 18, 120, 22, 96
SANS = "'Source Sans 3', 'Liberation Sans', Arial, Helvetica, sans-serif"
PAPER, INK, MUTED = "#fbfaf6", "#1c2226", "#566068"


def shared_picture(name: str, teller: Teller) -> str:
    """The SVG; nothing when the newest year has no figure for the answer."""
    found = drawing(name, teller.labels)
    if found is None:
        return ""
    labels, words = teller.labels, teller.labels.language.words
    title, subtitle = (as_text(teller.first(name, part)) for part in ("headline", "subtitle"))
    top, head = lines(title, TITLE, TITLE_FITS, PAD, f'font-weight="700" fill="{INK}"')
    top, below = lines(subtitle, SUBTITLE, SUBTITLE_FITS, top + 6, f'fill="{MUTED}"')
    descriptor = labels.package.descriptor
    source = words["picture_source"].format(
        descriptor["contributors"][0]["title"], "; ".join(places(found.rows, labels))
    )
    address = permanent(labels.package, labels.language.code, "")
    licence = words["picture_licence"].format(descriptor["licenses"][0]["title"], descriptor["version"], address)
    foot_top = HEIGHT - PAD - 2 * FOOT * 1.35
    _, foot = lines(source, FOOT, FOOT_FITS, foot_top, f'fill="{MUTED}"')
    _, last = lines(licence, FOOT, FOOT_FITS, foot_top + FOOT * 1.35, f'fill="{MUTED}"')
    plane = found.plane(found.layouts[0])
    chart = VARIABLE.sub(r"\1", drawn(teller.draw(plane.sketch(), labels.language.code), name))
    room = foot_top - top - 44
    figure = (
        f'<svg x="{PAD}" y="{top + 24:.0f}" width="{WIDTH - 2 * PAD}" height="{room:.0f}" '
        f'viewBox="0 0 {plane.width:g} {plane.height:.0f}" preserveAspectRatio="xMinYMid meet">{chart}</svg>'
    )
    named = element("title", esc(title)) + element("desc", esc(spoken(found, labels)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" lang="{labels.language.code}" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="{SANS}">{named}<rect width="100%" height="100%" fill="{PAPER}"/>'
        f"{head}{below}{figure}{foot}{last}</svg>\n"
    )


def lines(text: str, size: float, fits: int, top: float, look: str) -> tuple[float, str]:
    """A text as SVG, broken into lines from `top` down, and where it ends."""
    found = ""
    for line in textwrap.wrap(text, fits, break_long_words=False, break_on_hyphens=False):
        top += size * 1.2
        found += f'<text x="{PAD}" y="{top:.0f}" font-size="{size:g}" {look}>{esc(line)}</text>'
    return top, found
