"""Marks as a picture, and a figure as HTML or for the typesetter: what the renderer draws among words that others lay out."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from itertools import count
from typing import Any
from xml.etree.ElementTree import Element

from markupsafe import Markup

from scripts.site.charts.colours import LIGHT
from scripts.site.charts.display import Display
from scripts.site.charts.drawing import Draw
from scripts.site.charts.marks import Drawn, Field, Strip, short
from scripts.site.charts.specification import sketch
from scripts.site.charts.tree import (
    NAMESPACE,
    cleaned,
    in_percent,
    in_runs,
    named,
    parsed,
    plainly_coloured,
    simplified,
    written,
)
from scripts.site.text.templates import macros


def composed(drawn: Drawn, name: str, draw: Draw) -> Element:
    """The picture as an `svg` element, which says nothing by itself: the words beside it do. `name`: unique on its page."""
    root = Element("svg", {"aria-hidden": "true", "focusable": "false"})
    svg, (width, height) = draw(sketch(drawn)), drawn.box
    if isinstance(drawn, Strip):
        root.extend(in_percent(parsed(svg)))
        root.attrib |= {"class": "bar", "width": "100%", "height": short(height)}
    else:
        root.extend(simplified(in_runs(cleaned(svg))))
        size = {"width": short(width), "height": short(height)}
        root.attrib |= {"class": "field"} | size | {"viewBox": f"0 0 {size['width']} {size['height']}"}
    return named(root, name)


def on_page(display: Display, name: str, draw: Draw) -> Markup:
    """The figure as HTML. `name`: unique on the page."""
    numbers = count(1)

    def drawn(marks: Drawn) -> Markup:
        ways = [marks] if not isinstance(marks, Field) or marks.narrow is marks else [marks, marks.narrow]
        found = [composed(way, f"{name}-{next(numbers)}", draw) for way in ways]
        for each, way in zip(found if len(ways) > 1 else (), ("wide", "narrow"), strict=False):
            each.set("class", f"field field-{way}")
        return Markup("".join(map(written, found)))

    return macros("display.html", drawn=drawn).show(display)


# What the typesetter puts in the place of the width of a strip.
ACROSS = "ACROSS"


def for_paper(display: Display, draw: Draw, ground: str = LIGHT["paper"]) -> dict[str, Any]:
    """The figure as data. `ground`: the colour of the paper, which shows through rings."""

    def drawn(marks: Drawn) -> dict[str, Any]:
        root = plainly_coloured(composed(marks, "marks", draw))
        is_strip, (wide, high) = isinstance(marks, Strip), marks.box
        root.attrib |= {"xmlns": NAMESPACE} | ({"width": ACROSS} if is_strip else {})
        return {"svg": written(root).replace(LIGHT["paper"], ground), "wide": wide, "high": high, "strip": is_strip}

    return dict(plainly(display, drawn))


def plainly(one: Any, drawn: Callable[[Drawn], Any]) -> Any:
    """What a figure is made of as plain data."""
    if isinstance(one, Strip | Field):
        return drawn(one)
    if is_dataclass(one):
        return {each.name: plainly(getattr(one, each.name), drawn) for each in fields(one)}
    return [plainly(each, drawn) for each in one] if isinstance(one, tuple) else one
