"""The site's fonts as pictures and paper need them: TrueType at fixed weights, under names of their own, with their licence.

The licence reserves the name of the originals for them alone, and these are changed: cut down, and at one weight each.
"""

import io
from typing import NamedTuple

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

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
