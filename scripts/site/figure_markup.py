"""A chart on a page: both layouts, its caption and what it leaves out."""

from scripts.site.chart_data import Picture
from scripts.site.charts import LAYOUTS, bars
from scripts.site.drawing import Draw
from scripts.site.markup import element, esc
from scripts.site.svg import fit_for_page
from scripts.site.words import WORDS


def figure(picture: Picture, draw: Draw, lang: str) -> str:
    """The figure as HTML. The style sheet shows one of the two layouts, and a screen reader meets only that one."""
    drawn = ""
    for layout in LAYOUTS:
        svg = draw(bars(picture.table, picture.top, layout), lang)
        drawn += fit_for_page(svg, f"{picture.name}-{layout}", picture.title, picture.description, layout)
    text = esc(picture.caption)
    if picture.left_out:
        text += " " + esc(WORDS[lang]["chart_left_out"].format("; ".join(picture.left_out)))
    caption = element("figcaption", text)
    return element("figure", caption + drawn, class_="chart", id=picture.name, data_search_exclude="")
