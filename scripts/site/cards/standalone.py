"""A picture that stands alone: its frame with its name, texts broken into lines, colours without a style sheet."""

import re
import textwrap

from scripts.site.text.markup import element, esc

FONTS = "'Source Sans 3', 'Liberation Sans', Arial, Helvetica, sans-serif"
LEADING = 1.35
PAPER, INK, MUTED = "#fbfaf6", "#1c2226", "#566068"
# The colour that stands beside the variable of the style sheet.
VARIABLE = re.compile(r"var\(--[a-z0-9-]+, (#[0-9A-Fa-f]+)\)")


def framed(content: str, size: tuple[int, int], lang: str, title: str, description: str) -> str:
    """The file: what it is called, what it says, and its content on paper, in the colours that hold without a style sheet."""
    width, height = size
    plain = VARIABLE.sub(r"\1", content)
    named = element("title", esc(title)) + element("desc", esc(description))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" lang="{lang}" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" font-family="{FONTS}" fill="{INK}">{named}'
        f'<rect width="100%" height="100%" fill="{PAPER}"/>{plain}</svg>\n'
    )


def paragraph(text: str, fits: int, at: tuple[int, float], size: int, **look: str) -> tuple[str, float]:
    """A text in lines of so many characters, from `at` down, and where it ends; `look`: attributes of each line."""
    drawn, (x, y) = "", at
    for line in textwrap.wrap(text, fits, break_long_words=False, break_on_hyphens=False):
        y += size * LEADING
        drawn += element("text", esc(line), x=str(x), y=f"{y:.0f}", font_size=str(size), **look)
    return drawn, y
