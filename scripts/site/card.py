"""The figure card on a page of prose: for now the indicator's charts and a link to its page."""

from dataclasses import replace

from scripts.site.addresses import page_link
from scripts.site.chart_data import pictures
from scripts.site.drawing import Draw
from scripts.site.figure_markup import figure
from scripts.site.labels import Labels, found
from scripts.site.markup import element, esc, link
from scripts.site.selection import of_indicator
from scripts.site.wording import has_number


def card(indicator: str, address: str, labels: Labels, draw: Draw) -> str:
    """The card of an indicator for the page at `address`. Raises PackageError on an unknown indicator."""
    row = found(labels.rows["indicators"], indicator)
    rows = of_indicator(labels.package, "observations", indicator)
    drawn = [
        figure(replace(picture, name=f"{indicator}-{picture.name}"), draw, labels.lang)
        for picture in pictures(rows, labels)
    ]
    missing = (
        ""
        if any(has_number(each) for each in rows)
        else esc(labels.words["only_in_chart"] if rows else labels.words["no_values"])
    )
    more = esc(labels.words["card_more"]).format(
        link(page_link(address, f"indicators/{indicator}/"), labels.text(row, "title"))
    )
    inner = [element("p", esc(labels.text(row, "definition")))]
    inner += [element("p", missing)] if missing else []
    # On one line: Markdown ends a block of HTML at an empty line.
    return element("div", "".join([*inner, *drawn, element("p", more)]).replace("\n", " "), class_="figure-card")
