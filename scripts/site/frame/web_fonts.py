"""The fonts of the pages, cut to the signs that the pages have: the files in `docs/assets` have more than a year needs."""

import io
import re
import string
from collections.abc import Iterable
from functools import partial
from html import unescape
from importlib.metadata import version
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from scripts.site.charts.faces import SANS, SERIF, Face, name
from scripts.site.charts.fonts import FONTS, web_font
from scripts.site.kept import code, kept, total

# What a browser has no use for is left out: whose the font is, what it is called, its licence.
NAMED = (0, 1, 2, 13, 14)

SERIFS = Face("source-serif-4.woff2", SERIF, 0)
SANSES = Face("source-sans-3.woff2", SANS, 0)
# What is set in the font with serifs: headings and what stands out, numbers among it.
OUTSTANDING = re.compile(r"<(h[12]|b|strong)\b[^>]*>(.*?)</\1>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
# What a script may write in any year, and whoever types into a field.
ALWAYS = {*string.ascii_letters, *string.digits, *"åäöÅÄÖ ,.–%"}
FEATURES = ["kern", "liga"]
CUTTING = ("scripts/site/frame/web_fonts.py", "scripts/site/charts/faces.py")


def web_fonts(pages: Iterable[str]) -> dict[Face, set[str]]:
    """Each font with the signs that the pages have in it."""
    found: dict[Face, set[str]] = {SANSES: {*ALWAYS}, SERIFS: {*ALWAYS}}
    for page in pages:
        found[SANSES] |= {*unescape(TAG.sub("", page))}
        for _, text in OUTSTANDING.findall(page):
            found[SERIFS] |= {*unescape(TAG.sub("", text))}
    return found


def kept_font(face: Face, signs: set[str], cache: Path = FONTS) -> bytes:
    """The font with these signs, as the last build has made it."""
    font = web_font(face)
    key = [version("fonttools"), version("brotli"), code(*CUTTING), total([font]), "".join(sorted(signs))]
    return kept(cache, ".woff2", "/".join(key), partial(cut, face, font, signs))


def cut(face: Face, web_font: bytes, signs: set[str]) -> bytes:
    """A font with these signs alone, as far as it has them, in the weights that it has. The same bytes every time: no clock.

    Under a name of its own, as its licence asks of what is changed.
    """
    font = TTFont(io.BytesIO(web_font), recalcTimestamp=False)
    options = Options()
    options.layout_features, options.hinting, options.name_IDs = FEATURES, False, ["*"]
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(sorted(signs)))
    subsetter.subset(font)
    if "fvar" in font:
        font["fvar"].instances = []
    if "STAT" in font:
        del font["STAT"]
    name(font, face)
    font["name"].names = [record for record in font["name"].names if record.nameID in NAMED]
    font.flavor = "woff2"
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()
