"""Sets a sheet as PDF: the edge between what stands on it and the typesetter. Fonts and sheets are kept in `.cache/`."""

import json
import tempfile
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

import typst

from scripts.paths import CACHE, DOCS
from scripts.site.kept import code, kept, total
from scripts.site.sheets.faces import FACES, made

TEMPLATE = Path(__file__).with_name("sheet.typ")
SHEETS = CACHE / "sheets"
# Tagged, so that a screen reader can read it: the standard for that.
STANDARD: Literal["ua-1"] = "ua-1"

Sheet = Mapping[str, Any]
Press = Callable[[Sheet], bytes]


def press(sheet: Sheet, cache: Path = SHEETS) -> bytes:
    """The PDF of a sheet. The same sheet gives the same bytes: what it says goes in as data, never as markup."""
    data = json.dumps(sheet, sort_keys=True, ensure_ascii=False)
    fonts = {face.file: font(face.source, index, cache) for index, face in enumerate(FACES)}
    key = f"{version('typst')}/{total([TEMPLATE.read_bytes(), *fonts.values()])}/{data}"
    return kept(cache, ".pdf", key, lambda: set_in_type(data, fonts))


def font(source: str, index: int, cache: Path) -> bytes:
    """The font of a face, made of the site's own."""
    web_font = (DOCS / "assets" / source).read_bytes()
    key = f"{version('fonttools')}/{code('scripts/site/sheets/faces.py')}/{index}/{total([web_font])}"
    return kept(cache, ".ttf", key, lambda: made(FACES[index], web_font))


def set_in_type(data: str, fonts: Mapping[str, bytes]) -> bytes:
    """The PDF, with no other fonts and nothing of this machine: neither its clock nor its own fonts."""
    with tempfile.TemporaryDirectory() as place:
        for name, face in fonts.items():
            (Path(place) / name).write_bytes(face)
        own = typst.Fonts(include_system_fonts=False, font_paths=[place])
        return typst.compile(
            TEMPLATE.read_bytes(),
            font_paths=own,
            sys_inputs={"sheet": data},
            format="pdf",
            pdf_standards=STANDARD,
            timestamp=0,
        )
