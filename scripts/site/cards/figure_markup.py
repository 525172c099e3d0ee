"""A chart on a page: both layouts, its caption, its description and how it is read."""

from scripts.site.cards.plane_markup import picture as drawn
from scripts.site.charts.data import LAYOUTS, Picture
from scripts.site.charts.drawing import Draw
from scripts.site.charts.words import description, reading_help
from scripts.site.package.labels import Labels
from scripts.site.text.markup import element, esc


def figure(picture: Picture, indicator: str, draw: Draw, labels: Labels, known: str = "") -> str:
    """The figure as HTML. The style sheet shows one of the two layouts; caption and description are the name of both.

    `known`: what the text above has said already of whom and when, so that the caption need not.
    """
    name, language = f"{indicator}-{picture.name}", labels.language
    named = f"{name}-caption {name}-text"
    charts = "".join(
        drawn(picture.plane(layout), f"{name}-{layout}", named, labels, draw, by="aria-labelledby")
        for layout in LAYOUTS
    )
    caption = element("span", esc(without(picture.caption, known)), id=f"{name}-caption")
    caption += " " + element("span", esc(description(picture, language)), id=f"{name}-text", class_="chart-text")
    text = esc(" ".join(reading_help(picture, language)))
    below = element("p", text, class_="chart-help") if text else ""
    content = element("figcaption", caption) + charts + below
    return element("figure", content, class_="chart", id=name, data_search_exclude="")


def without(caption: str, known: str) -> str:
    """The caption without an end that the reader knows: "Antal personer, vuxna, alla ärenden." is then "Antal personer."."""
    end = f", {known[:1].lower()}{known[1:]}" if known else ""
    return caption.removesuffix(end) + "." if end and caption.endswith(end) else caption
