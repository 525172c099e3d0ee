"""Draws specifications as SVG: the edge between the charts and the renderer. Drawn pictures are kept in `.cache/`."""

import json
from collections.abc import Callable
from functools import cache as once
from importlib.metadata import version
from pathlib import Path

import altair as alt
import vl_convert

from scripts.paths import CACHE
from scripts.site.charts.sketch import Sketch
from scripts.site.kept import code, kept

PICTURES = CACHE / "charts"
# The major and minor version that Altair writes for.
VEGA_LITE = ".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])

# The modules that make of a sketch a specification, and what colours it.
SPECIFYING = ("scripts/site/charts/specification.py", "scripts/site/charts/marks.py", "docs/assets/colours.css")

Draw = Callable[[Sketch], str]


def draw(sketch: Sketch, cache: Path = PICTURES) -> str:
    """The SVG of a sketch, in which there is no word. The same sketch gives the same bytes."""

    def made() -> bytes:
        return render(json.dumps(sketch.specify(), sort_keys=True, ensure_ascii=False)).encode("utf-8")

    return kept(cache, ".svg", f"{drawn_by()}/{sketch.key}", made).decode("utf-8")


@once
def drawn_by() -> str:
    """All that a picture depends on besides its sketch. Asking for a version reads a file: once is enough for thousands."""
    return f"{version('vl-convert-python')}/{version('altair')}/{VEGA_LITE}/{code(*SPECIFYING)}"


def render(specification: str) -> str:
    """Draw with nothing but what is installed: no address may be read."""
    return str(vl_convert.vegalite_to_svg(specification, vl_version=VEGA_LITE, allowed_base_urls=[]))
