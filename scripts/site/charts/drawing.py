"""Draws specifications as SVG: the edge between the charts and the renderer. Drawn pictures are kept in `.cache/`."""

import json
import struct
import zlib
from collections.abc import Callable
from functools import cache as once
from importlib.metadata import version
from pathlib import Path
from typing import Any

import altair as alt
import vl_convert

from scripts.paths import CACHE
from scripts.site.charts.fonts import folder, fonts
from scripts.site.charts.sketch import Sketch
from scripts.site.kept import code, kept, total
from scripts.site.text.words import WORDS

PICTURES = CACHE / "charts"
# The major and minor version that Altair writes for.
VEGA_LITE = ".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])
# Numbers in the charts are texts from the page, but what Vega itself writes follows the page's language too.
LOCALES: dict[str, Any] = {lang: words["locale"] for lang, words in WORDS.items()}

# The modules that make of a sketch a specification, and what colours it.
SPECIFYING = ("scripts/site/charts/specification.py", "scripts/site/charts/plane.py", "docs/assets/colours.css")

Draw = Callable[[Sketch, str], str]
Paint = Callable[[str], bytes]
# Sharp on a screen with small pixels and in print.
SCALE = 2
PNG_START = b"\x89PNG\r\n\x1a\n"


def draw(sketch: Sketch, lang: str, cache: Path = PICTURES) -> str:
    """The SVG of a sketch. The same sketch gives the same bytes."""

    def made() -> bytes:
        return render(json.dumps(sketch.specify(), sort_keys=True, ensure_ascii=False), lang).encode("utf-8")

    return kept(cache, ".svg", f"{drawn_by(lang)}/{sketch.key}", made).decode("utf-8")


@once
def drawn_by(lang: str) -> str:
    """All that a picture depends on besides its sketch. Asking for a version reads a file: once is enough for thousands."""
    return f"{version('vl-convert-python')}/{version('altair')}/{VEGA_LITE}/{LOCALES[lang]}/{code(*SPECIFYING)}"


def paint(svg: str, cache: Path = PICTURES) -> bytes:
    """The PNG of an SVG, in the site's own fonts: every machine gives the same bytes."""
    return kept(cache, ".png", f"{painted_by()}/{svg}", lambda: packed(vl_convert.svg_to_png(svg, scale=SCALE)))


@once
def painted_by() -> str:
    """The same of a PNG."""
    return f"{version('vl-convert-python')}/{SCALE}/packed/{own_fonts()}"


@once
def own_fonts() -> str:
    """Give the renderer the site's fonts; returns a sum of them."""
    made = total(fonts().values())
    vl_convert.register_font_directory(str(folder()))
    return made


def render(specification: str, lang: str) -> str:
    """Draw with nothing but what is installed: no address may be read."""
    return str(
        vl_convert.vegalite_to_svg(
            specification,
            vl_version=VEGA_LITE,
            format_locale=LOCALES[lang],
            time_format_locale=LOCALES[lang],
            allowed_base_urls=[],
        )
    )


def packed(png: bytes) -> bytes:
    """The same picture in a quarter of the bytes: the renderer packs for speed."""
    parts, place = [], len(PNG_START)
    while place < len(png):
        (size,) = struct.unpack(">I", png[place : place + 4])
        parts.append((png[place + 4 : place + 8], png[place + 8 : place + 8 + size]))
        place += size + 12
    pixels = zlib.compress(zlib.decompress(b"".join(data for name, data in parts if name == b"IDAT")))
    before, after = [part for part in parts if part[0] not in (b"IDAT", b"IEND")], [(b"IEND", b"")]
    return PNG_START + b"".join(chunk(name, data) for name, data in [*before, (b"IDAT", pixels), *after])


def chunk(name: bytes, data: bytes) -> bytes:
    """One part of a PNG: size, name, data and checksum."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
