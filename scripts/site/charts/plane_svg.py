"""Makes what the renderer draws of a plane fit for a page: circles as circles, lines of several sizes, hatching."""

import html
import re

from scripts.site.charts.plane import COLOURS, HATCHED, PART, PIECE, SERIF
from scripts.site.charts.svg import LONG_NUMBER, rounded

INSIDE = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
SERIFS = f'font-family="{SERIF}"'
UNUSED = re.compile(
    r' (?:role|aria-[a-z]+|class|font-family)="[^"]*"| (?:font-weight="400"|font-style="normal"|font-weight="normal"|opacity="1"'
    r'|stroke-miterlimit="10"|stroke-linecap="butt"|pointer-events="none")|(?<=\d)px(?=")'
)
ROUND = re.compile(r'<path transform="translate\(([^,]+),([^)]+)\)" d="M([\d.]+),0A[^"]*"([^>]*)/>')
CIRCLES = re.compile(r"(?:<circle[^>]*/>)+")
CIRCLE = re.compile(r'<circle (cx="[^"]*" cy="[^"]*" r="[^"]*")([^>]*)/>')
# Groups and paths that draw nothing, and groups that say nothing of what is in them.
NOTHING = re.compile(r'<g[^>]*></g>|<path d="M[\d.]+,[\d.]+h[\d.]+v[\d.]+h-[\d.]+Z"/>')
MERE = re.compile(r'<g(?: transform="translate\(0,0\)")?>((?:(?!<g[ >]|</g>).)*)</g>', re.DOTALL)
TOKEN = re.compile(rf"<text([^>]*)>([^<]*{PART}[^<]*)</text>")
DRESSED = re.compile(r' (?:font-size|fill)="[^"]*"')
TILTED = 'width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"'
THIN, THICK = 1.5, 2.6


def drawn(svg: str, name: str) -> str:
    """What is inside the SVG of a plane. `name`: unique on the page, for the patterns of the hatching."""
    found = INSIDE.search(svg)
    body = found.group(1) if found else ""
    body = body.replace(SERIFS, "data-serif")
    body = UNUSED.sub("", body)
    body = LONG_NUMBER.sub(lambda each: rounded(each.group()), body)
    body = CIRCLES.sub(lambda run: grouped(run.group()), ROUND.sub(circle, body))
    for mere in (NOTHING, MERE):
        body = exhausted(mere, body)
    body = TOKEN.sub(lambda each: line(each.group(1), html.unescape(each.group(2))), body)
    return hatched(body.replace("data-serif", 'class="numeral"'), name)


def circle(found: re.Match[str]) -> str:
    """A circle, which the renderer writes as a path of two arcs."""
    x, y, radius = (rounded(each) for each in found.groups()[:3])
    return f'<circle cx="{x}" cy="{y}" r="{radius}"{found.group(4)}/>'


def grouped(run: str) -> str:
    """Circles that follow each other: the place stays on the mark, the dress goes to the group."""
    text, dress = "", None
    for place, own in CIRCLE.findall(run):
        if own != dress:
            text += ("" if dress is None else "</g>") + f"<g{own}>"
            dress = own
        text += f"<circle {place}/>"
    return text + "</g>"


def exhausted(pattern: re.Pattern[str], text: str) -> str:
    """The text with each find replaced by what its group holds, until there is none: groups lie in groups."""
    count = 1
    while count:
        text, count = pattern.subn(lambda each: each.group(1) if pattern.groups else "", text)
    return text


def line(attributes: str, token: str) -> str:
    """A line of several sizes, as the renderer cannot write it."""
    spans = ""
    for place, piece in enumerate(token.split(PIECE)):
        text, size, weight, colour, serif = piece.split(PART)
        look = f' font-size="{size}" fill="{COLOURS[colour]}"'
        look += f' font-weight="{weight}"' if weight != "400" else ""
        look += ' class="numeral"' if serif else ""
        # A space of the font's own width too, so that the words part where the text is copied.
        look, space = (f'{look} dx="4"', "\N{NO-BREAK SPACE}") if place else (look, "")
        spans += f"<tspan{look}>{space}{html.escape(text, quote=False)}</tspan>"
    return f"<text{DRESSED.sub('', attributes)}>{spans}</text>"


def hatched(body: str, name: str) -> str:
    """The picture with the patterns that it uses, which have names of their own on the page."""
    patterns = ""
    for colour in COLOURS:
        if f"url(#{HATCHED}{colour})" in body:
            own, width = f"{name}-{HATCHED}{colour}", THIN if colour == "soft" else THICK
            stroke = f'<path d="M0 0V6" stroke="{COLOURS[colour]}" stroke-width="{width}"/>'
            patterns += f'<pattern id="{own}" {TILTED}>{stroke}</pattern>'
            body = body.replace(f"url(#{HATCHED}{colour})", f"url(#{own})")
    return (f"<defs>{patterns}</defs>" if patterns else "") + body
