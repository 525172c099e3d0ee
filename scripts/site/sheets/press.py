"""Sets a sheet as PDF: the edge between what stands on it and the typesetter. Sheets are kept in `.cache/`."""

import json
import tempfile
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

import typst

from scripts.paths import CACHE
from scripts.site.charts.fonts import fonts
from scripts.site.kept import kept, total

TEMPLATE = Path(__file__).with_name("sheet.typ")
SHEETS = CACHE / "sheets"
# Tagged, so that a screen reader can read it: the standard for that.
STANDARD: Literal["ua-1"] = "ua-1"

Sheet = Mapping[str, Any]
Press = Callable[[Sheet], bytes]


def press(sheet: Sheet, cache: Path = SHEETS) -> bytes:
    """The PDF of a sheet. The same sheet gives the same bytes: what it says goes in as data, never as markup."""
    data = json.dumps(sheet, sort_keys=True, ensure_ascii=False)
    own = fonts()
    key = f"{version('typst')}/{total([TEMPLATE.read_bytes(), *own.values()])}/{data}"
    return kept(cache, ".pdf", key, lambda: set_in_type(data, own))


def set_in_type(data: str, faces: Mapping[str, bytes]) -> bytes:
    """The PDF, with no other fonts and nothing of this machine: neither its clock nor its own fonts."""
    with tempfile.TemporaryDirectory() as place:
        for name, face in faces.items():
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
