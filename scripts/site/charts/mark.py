"""The mark of the site: those who were met, and one whom nobody has counted."""

from xml.etree.ElementTree import Element, SubElement

from scripts.site.charts.tree import written

SIDE = 26
PLACES = (4, 13, 22)


def mark(colour: str) -> Element:
    """The mark as an `svg` element of its own side, in a colour as SVG has it."""
    root = Element("svg", {"viewBox": f"0 0 {SIDE} {SIDE}", "width": str(SIDE), "height": str(SIDE)})
    met = SubElement(root, "g", {"fill": colour})
    *counted, last = [(str(x), str(y)) for y in PLACES for x in PLACES]
    for x, y in counted:
        SubElement(met, "circle", {"cx": x, "cy": y, "r": "3"})
    dashed = {"stroke": colour, "stroke-width": "1.3", "stroke-dasharray": "1.7 1.3"}
    SubElement(root, "circle", {"cx": last[0], "cy": last[1], "r": "2.4", "fill": "none"} | dashed)
    return root


def drawn_mark() -> str:
    """The mark for a page: in the colour of the text round it, and nothing to a screen reader, since the name stands beside it."""
    root = mark("currentColor")
    root.attrib = {"class": "mark", **root.attrib, "aria-hidden": "true", "focusable": "false"}
    return written(root)
