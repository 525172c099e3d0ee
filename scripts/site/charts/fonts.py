"""The site's fonts: for pictures and paper TrueType at fixed weights, for pages cut to the signs that these have.

The licence reserves the name of the originals for them alone, and these are changed, so they have names of their own. Made ones are
kept in `.cache/`.
"""

import io
import re
import string
from collections.abc import Iterable
from functools import cache as once
from functools import partial
from html import unescape
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from scripts.paths import CACHE, DOCS
from scripts.site.kept import code, kept, total

SANS, SERIF = "Blad Sans", "Blad Serif"
REGULAR, SEMIBOLD = 400, 650
# Name records that the licence wants kept: the copyright, the version, the licence and where it stands.
KEPT = (0, 5, 13, 14)
LICENCE = "This Font Software is licensed under the SIL Open Font License, Version 1.1."
WINDOWS = (3, 1, 0x409)


class Face(NamedTuple):
    """One font to set with: the file below `docs/assets` that it is made of, its family and its weight; 0 where it has but one."""

    source: str
    family: str
    weight: int

    @property
    def file(self) -> str:
        """What its file is called."""
        return f"{self.family.replace(' ', '')}-{self.weight or SEMIBOLD}.ttf"


FACES = (
    Face("source-sans-3.woff2", SANS, REGULAR),
    Face("source-sans-3.woff2", SANS, SEMIBOLD),
    Face("source-serif-4.woff2", SERIF, 0),
)


def made(face: Face, web_font: bytes) -> bytes:
    """The font of a face as TrueType. The same bytes every time: no clock."""
    font = TTFont(io.BytesIO(web_font), recalcTimestamp=False)
    if face.weight:
        instantiateVariableFont(font, {"wght": face.weight}, inplace=True)
    if "STAT" in font:
        del font["STAT"]
    name(font, face)
    font.flavor = None
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


def name(font: TTFont, face: Face) -> None:
    """Give the font its own name, and keep what the licence wants kept."""
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in KEPT]
    style = "Regular" if face.weight == REGULAR else "Bold"
    plain = face.file.removesuffix(".ttf")
    texts = {1: face.family, 2: style, 3: plain, 4: f"{face.family} {style}", 6: plain, 13: LICENCE}
    for number, text in texts.items():
        table.setName(text, number, *WINDOWS)


OWN = "scripts/site/charts/fonts.py"
FONTS = CACHE / "fonts"


@once
def fonts(cache: Path = FONTS) -> dict[str, bytes]:
    """File name -> the font of each face, all of them in the folder `folder(cache)`. Asked for with each sheet and picture."""
    return {face.file: kept(folder(cache), ".ttf", face.file, partial(made, face, web_font(face))) for face in FACES}


def folder(cache: Path = FONTS) -> Path:
    """Where they lie: a folder of their own for all that they are made of, so that a renderer that reads it finds no older ones."""
    sources = total([web_font(face) for face in FACES])
    return cache / total([f"{version('fonttools')}/{code(OWN)}/{sources}".encode()])


def web_font(face: Face) -> bytes:
    """The font that a face is made of."""
    return (DOCS / "assets" / face.source).read_bytes()


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
    key = [version("fonttools"), version("brotli"), code(OWN), total([font]), "".join(sorted(signs))]
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
