"""A picture that stands alone: its frame with its name, texts broken into lines, colours and fonts without a style sheet."""

import textwrap
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement

from scripts.site.charts import faces
from scripts.site.charts.tree import NAMESPACE, plainly_coloured, plainly_lettered, written

# First what the site paints with, then what a reader's own program may have.
FONTS = f"'{faces.SANS}', 'Source Sans 3', 'Liberation Sans', Arial, Helvetica, sans-serif"
SERIF = f"'{faces.SERIF}', 'Source Serif 4', 'Liberation Serif', Georgia, 'Times New Roman', serif"
LEADING = 1.35
PAPER, INK, MUTED = "#fbfaf6", "#1c2226", "#566068"


def framed(content: Iterable[Element], size: tuple[int, int], lang: str, title: str, description: str) -> str:
    """The file: what it is called, what it says, and its content on paper, as it looks without a style sheet."""
    width, height = map(str, size)
    root = Element("svg", {"xmlns": NAMESPACE, "role": "img", "lang": lang, "width": width, "height": height})
    root.attrib |= {"viewBox": f"0 0 {width} {height}", "font-family": FONTS, "fill": INK}
    SubElement(root, "title").text = title
    SubElement(root, "desc").text = description
    SubElement(root, "rect", {"width": "100%", "height": "100%", "fill": PAPER})
    root.extend(content)
    return written(plainly_lettered(plainly_coloured(root), SERIF)) + "\n"


def broken(text: str, letters: int) -> list[str]:
    """A text in lines of so many letters."""
    return textwrap.wrap(text, letters, break_long_words=False, break_on_hyphens=False)


def paragraph(
    text: str, fits: int, at: tuple[int, float], size: int, leading: float = LEADING, /, **look: str
) -> tuple[list[Element], float]:
    """A text in lines of so many characters, from `at` down, and where it ends; `look`: attributes of each line."""
    found, (x, y) = [], at
    for line in broken(text, fits):
        y += size * leading
        found.append(Element("text", {"x": str(x), "y": f"{y:.0f}", "font-size": str(size)} | look))
        found[-1].text = line
    return found, y


def placed(svg: Element, at: tuple[float, float], size: tuple[float, float]) -> Element:
    """A picture in a place of another, as large as it can be there."""
    place = zip(("x", "y", "width", "height"), (*at, *size), strict=True)
    svg.attrib |= {name: f"{value:.0f}" for name, value in place} | {"preserveAspectRatio": "xMinYMid meet"}
    return svg
