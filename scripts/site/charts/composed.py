"""A plane as a picture: its ground, its charts as the renderer draws them, and above them its texts and signs."""

from copy import deepcopy
from xml.etree.ElementTree import Element

from scripts.site.charts.drawing import Draw
from scripts.site.charts.plane import Plane
from scripts.site.charts.specification import sketch
from scripts.site.charts.tree import named, parsed


def composed(plane: Plane, name: str, lang: str, draw: Draw) -> Element:
    """The picture as an `svg` element. `name`: unique on its page."""
    root = Element("svg", {"viewBox": f"0 0 {plane.width:g} {plane.height:.0f}"})
    root.extend(deepcopy(plane.ground))
    if plane.charts:
        root.extend(parsed(draw(sketch(plane), lang)))
    root.extend(deepcopy(plane.elements))
    return named(root, name)
