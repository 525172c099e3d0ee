"""A picture that stands alone: texts broken into lines, colours without a style sheet, and the frame with its name."""

import re
import textwrap

from scripts.site.text.markup import element, esc

FONTS = "'Source Sans 3', 'Liberation Sans', Arial, Helvetica, sans-serif"
# The colour that stands beside the variable of the style sheet.
VARIABLE = re.compile(r"var\(--[a-z0-9-]+, (#[0-9A-Fa-f]+)\)")


def coloured(svg: str) -> str:
    """A chart with the colours that hold without a style sheet."""
    return VARIABLE.sub(r"\1", svg)


def paragraph(
    text: str, fits: int, at: tuple[int, float], size: int, leading: float, **look: str
) -> tuple[str, float]:
    """A text as SVG in lines of so many characters, from `at` down, and where it ends; `look`: attributes of each line."""
    drawn, (x, y) = "", at
    for line in textwrap.wrap(text, fits, break_long_words=False, break_on_hyphens=False):
        y += size * leading
        drawn += element("text", esc(line), x=str(x), y=f"{y:.0f}", font_size=str(size), **look)
    return drawn, y


def framed(content: str, size: tuple[int, int], lang: str, title: str, description: str, colours: tuple[str, str]) -> str:
    """The file: what it is called, what it says, and its content on paper; `colours`: of the paper and of text."""
    (width, height), (paper, ink) = size, colours
    named = element("title", esc(title)) + element("desc", esc(description))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" role="img" '
        f'lang="{lang}" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'font-family="{FONTS}" fill="{ink}">{named}<rect width="100%" height="100%" fill="{paper}"/>{content}</svg>\n'
    )
