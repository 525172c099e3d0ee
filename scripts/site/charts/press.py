"""Sets what is printed or shared: the edge between what stands on it and the typesetter. What is set is kept in `.cache/`.

A template of the typesetter says how it lies, in letters that he measures; what it says goes in as data, never as markup.
"""

import json
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

import typst

from scripts.ground.markup import esc
from scripts.paths import CACHE
from scripts.site.charts.fonts import folder, fonts
from scripts.site.kept import kept, total

SITE = Path(__file__).parents[1]
SHEET, PICTURE, FIGURE = SITE / "sheets/sheet.typ", SITE / "charts/picture.typ", SITE / "charts/figure.typ"
PRESSED = CACHE / "pressed"
# Tagged, so that a screen reader can read it: the standard for that. And the size that is asked for where an address is shared.
STANDARD: Literal["ua-1"] = "ua-1"
DENSITY = 72

Kind = Literal["pdf", "svg", "png"]
Data = Mapping[str, Any]
Press = Callable[[Data], bytes]
Paint = Callable[[Data, Kind], bytes]


def press(sheet: Data, cache: Path = PRESSED) -> bytes:
    """The PDF of a sheet. The same sheet gives the same bytes."""
    return in_type(SHEET, sheet, "pdf", cache)


def paint(picture: Data, kind: Kind, cache: Path = PRESSED) -> bytes:
    """A picture that stands alone, as SVG, in which letters are shapes, or as PNG. The same picture gives the same bytes."""
    found = in_type(PICTURE, picture, kind, cache)
    return named(found, picture["title"], picture["said"], picture["lang"]) if kind == "svg" else found


def named(svg: bytes, title: str, said: str, lang: str) -> bytes:
    """An SVG with what it is called and what it says, for those who do not see it."""
    head, end, rest = svg.decode("utf-8").partition(">")
    told = f"<title>{esc(title)}</title><desc>{esc(said)}</desc>"
    return f'{head} role="img" lang="{lang}"{end}{told}{rest}'.encode()


def in_type(template: Path, said: Data, kind: Kind, cache: Path) -> bytes:
    """What is set, or was before."""
    data, own = json.dumps(said, sort_keys=True, ensure_ascii=False), fonts()
    templates = [template.read_bytes(), FIGURE.read_bytes()]
    key = f"{version('typst')}/{total([*templates, *own.values()])}/{data}"
    return kept(cache, f".{kind}", key, lambda: set_in_type(template, data, kind))


def set_in_type(template: Path, data: str, kind: Kind) -> bytes:
    """The file, with no other fonts and nothing of this machine: neither its clock nor its own fonts."""
    found = typst.compile(
        template,
        root=SITE,
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[str(folder())]),
        sys_inputs={"data": data},
        format=kind,
        ppi=DENSITY,
        pdf_standards=STANDARD if kind == "pdf" else [],
        timestamp=0,
    )
    assert isinstance(found, bytes), f"more than a page: {data[-300:]}"
    return found
