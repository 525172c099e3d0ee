"""A plane as a picture on paper: in its own light colours, on white, in the fonts of the sheet."""

from typing import Any

from scripts.site.charts.colours import LIGHT
from scripts.site.charts.composed import composed
from scripts.site.charts.drawing import Draw
from scripts.site.charts.faces import SANS, SERIF
from scripts.site.charts.plane import Plane
from scripts.site.charts.tree import NAMESPACE, plainly_coloured, plainly_lettered, written

WHITE = "#ffffff"


def drawn(plane: Plane, name: str, said: str, lang: str, draw: Draw) -> dict[str, Any]:
    """The SVG, and what it says for those who do not see it."""
    root = plainly_lettered(plainly_coloured(composed(plane, name, lang, draw)), SERIF)
    root.attrib |= {
        "xmlns": NAMESPACE,
        "font-family": SANS,
        "width": f"{plane.width:g}",
        "height": f"{plane.height:.0f}",
    }
    for each in root.iter():
        for key in ("fill", "stroke"):
            if each.get(key) == LIGHT["paper"]:
                each.set(key, WHITE)
    return {"svg": written(root), "alt": said}
