"""Marks as a picture that is fit for a page, and a figure as HTML or for the typesetter: others lay out the words beside it."""

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from itertools import count, groupby
from typing import Any
from xml.etree.ElementTree import Element, SubElement, fromstring, tostring

from markupsafe import Markup

from scripts.site.charts.colours import COLOURS, LIGHT
from scripts.site.charts.display import Display
from scripts.site.charts.drawing import Draw
from scripts.site.charts.marks import HATCHED, Drawn, MarkField, Strip, short
from scripts.site.text.templates import macros

NAMESPACE = "http://www.w3.org/2000/svg"
# Vega's own names are in English whatever the language; fonts are the style sheet's; the rest is so without being said.
UNUSED = {"role", "class", "font-family", "pointer-events", "stroke-miterlimit", "version"}
USUAL = {
    ("opacity", "1"),
    ("font-weight", "normal"),
    ("font-weight", "400"),
    ("font-style", "normal"),
    ("stroke-linecap", "butt"),
    ("text-anchor", "start"),
    ("transform", "translate(0,0)"),
}
PLACES = ("d", "transform", "x", "y", "x1", "y1", "x2", "y2", "width", "height")
MEASURES = (*PLACES, "stroke-width", "stroke-dasharray", "stroke-dashoffset")
# What elements inherit, so that a group can say it once.
INHERITED = ("fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-dashoffset")
GROUNDS = ("white", "transparent")
# Stripes of an own colour, and of the colour of what nobody knows.
THICK, THIN = 2.6, 1.5


def parsed(svg: str) -> Element:
    """What the renderer drew, said once and in short."""
    return simplified(cleaned(svg))


def cleaned(svg: str) -> Element:
    """What the renderer drew, without what nobody needs, with short numbers."""
    root = fromstring(svg)
    for each in root.iter():
        each.tag = each.tag.removeprefix(f"{{{NAMESPACE}}}")
    for parent in list(root.iter()):  # the page is the ground of the picture and of its views
        for child in list(parent):
            is_view = child.get("class") in ("background", "foreground")
            if is_view or (child.tag == "rect" and child.get("fill") in GROUNDS):
                parent.remove(child)
    for each in root.iter():
        for name, value in list(each.attrib.items()):
            plain = shortened(value).removesuffix("px") if name in MEASURES else value.removesuffix("px")
            each.set(name, plain)
            if name in UNUSED or name.startswith("aria-") or (name, plain) in USUAL:
                del each.attrib[name]
        as_circle(each)
    return root


def shortened(value: str) -> str:
    """An attribute with its numbers in two decimals at most."""
    runs = groupby(value, key=lambda sign: sign in "-.0123456789")
    return "".join(short(float(text)) if numeric else text for numeric, signs in runs for text in ["".join(signs)])


def as_circle(element: Element) -> None:
    """Make a circle of a path of two arcs, as the renderer writes a circle."""
    radius, is_arc, _ = element.get("d", "").partition(",0A")
    if element.tag == "path" and is_arc:
        x, y = map(short, begin(element))
        del element.attrib["d"]
        look = dict(element.attrib)
        element.attrib.clear()
        element.tag = "circle"
        element.attrib.update({"cx": x, "cy": y, "r": radius.removeprefix("M")} | look)


RECTANGLE = re.compile(r"M(-?[.\d]+),(-?[.\d]+)h(-?[.\d]+)v(-?[.\d]+)h-?[.\d]+Z")
ALONG = ("x", "x1", "x2", "width")


def in_percent(root: Element) -> Element:
    """The picture of a strip, which is drawn a hundred wide: what lies along it is per cent of the width, the rest pixels."""
    for each in root.iter():
        rectangle = RECTANGLE.fullmatch(each.get("d", "")) if each.tag == "path" else None
        if rectangle:
            del each.attrib["d"]
            each.tag = "rect"
            each.attrib |= dict(zip(("x", "y", "width", "height"), rectangle.groups(), strict=True))
        if each.tag == "line":
            moved(each)
        if each.tag in ("rect", "line"):
            each.attrib |= {name: f"{value}%" for name in ALONG if (value := each.get(name)) is not None}
    return root


def begin(line: Element) -> tuple[float, float]:
    """Where a line begins, which is taken out of it."""
    x, y = line.attrib.pop("transform", "translate(0,0)").removeprefix("translate(").removesuffix(")").split(",")
    return float(x), float(y)


def moved(line: Element) -> None:
    """A line from where it begins, without a transform."""
    x, y = begin(line)
    ends = {"x1": x, "y1": y, "x2": x + float(line.get("x2", 0)), "y2": y + float(line.get("y2", 0))}
    line.attrib |= {name: short(value) for name, value in ends.items()}


def in_runs(root: Element) -> Element:
    """The picture of a field: its lines lie along its rows, and those of one look are one path, whose dash begins anew at each."""
    for parent in list(root.iter()):
        paths: dict[tuple[tuple[str, str], ...], Element] = {}
        for line in [child for child in parent if child.tag == "line"]:
            x, y = begin(line)
            run = f"M{short(x)} {short(y)}h{line.attrib.pop('x2')}"
            del line.attrib["y2"]
            path = paths.setdefault(tuple(sorted(line.attrib.items())), line)
            path.text = (path.text or "") + run
            if path is not line:
                parent.remove(line)
        for path in paths.values():
            attributes = {"d": path.text or ""} | path.attrib
            path.tag, path.text = "path", None
            path.attrib.clear()
            path.attrib.update(attributes)
    return root


def simplified(parent: Element) -> Element:
    """Take away groups without content, open those that say nothing, and say once what all in a group are."""
    for child in list(parent):
        simplified(child)
        if child.tag == "g" and not (len(child) and child.attrib):
            place = list(parent).index(child)
            parent.remove(child)
            for moved in reversed(list(child)):
                parent.insert(place, moved)
    if parent.tag == "g" and len(parent) > 1:
        for name in INHERITED:
            values = {child.get(name) for child in parent}
            if len(values) == 1 and None not in values:
                parent.set(name, values.pop() or "")
                for child in parent:
                    del child.attrib[name]
    return parent


def named(root: Element, name: str) -> Element:
    """The tree with its hatching, and with ids that are its own on a page: `name` is unique there."""
    fills = {each.get("fill") for each in root.iter()}
    hatched = [colour for colour in COLOURS if f"url(#{HATCHED}{colour})" in fills]
    if hatched:
        patterns = Element("defs")
        patterns.extend([pattern(colour) for colour in hatched])
        root.insert(0, patterns)
    for each in root.iter():
        for key, value in each.attrib.items():
            if key == "id":
                each.set(key, f"{name}-{value}")
            elif value.startswith("url(#"):
                each.set(key, f"url(#{name}-{value.removeprefix('url(#')}")
    return root


def pattern(colour: str) -> Element:
    """Slanting stripes of a colour."""
    attributes = {"width": "6", "height": "6", "patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
    found = Element("pattern", {"id": f"{HATCHED}{colour}"} | attributes)
    width = THIN if colour == "soft" else THICK
    SubElement(found, "path", {"d": "M0 0V6", "stroke": COLOURS[colour], "stroke-width": str(width)})
    return found


def plainly_coloured(root: Element) -> Element:
    """The tree in the colours that hold without a style sheet: those that stand beside its variables."""
    for each in root.iter():
        for key, value in each.attrib.items():
            if value.startswith("var("):
                each.set(key, value.partition(", ")[2].removesuffix(")"))
    return root


def written(root: Element) -> str:
    """The tree as text, on one line: a block of a page must not end in the middle of a label."""
    return " ".join(tostring(root, encoding="unicode").split("\n"))


def composed(drawn: Drawn, name: str, draw: Draw) -> Element:
    """The picture as an `svg` element, which says nothing by itself: the words beside it do. `name`: unique on its page."""
    root = Element("svg", {"aria-hidden": "true", "focusable": "false"})
    svg, (width, height) = draw(drawn), drawn.box
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
        ways = [marks] if not isinstance(marks, MarkField) or marks.narrow is marks else [marks, marks.narrow]
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
    if isinstance(one, Strip | MarkField):
        return drawn(one)
    if is_dataclass(one):
        return {each.name: plainly(getattr(one, each.name), drawn) for each in fields(one)}
    return [plainly(each, drawn) for each in one] if isinstance(one, tuple) else one
