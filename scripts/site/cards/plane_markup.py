"""A composed figure on a page: one layout of it as SVG, named for a screen reader by one sentence."""

from scripts.site.charts.drawing import Draw
from scripts.site.charts.plane import Plane
from scripts.site.charts.plane_svg import drawn
from scripts.site.package.labels import Labels
from scripts.site.text.markup import element


def picture(plane: Plane, name: str, label: str, labels: Labels, draw: Draw) -> str:
    """The SVG. `name`: unique on the page, its last part the layout; the style sheet shows the one that fits."""
    inside = drawn(draw(plane.sketch(), labels.language.code), name)
    kind = "narrow" if name.endswith("narrow") else "wide"
    size = f"0 0 {plane.width:g} {plane.height:.0f}"
    return element("svg", inside, class_=f"plane plane-{kind}", viewBox=size, role="img", aria_label=label)
