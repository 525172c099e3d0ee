"""A number beside a demand as HTML: the number, a bar of its whole, what it is of and whose link it is."""

from scripts.ground.data_package import Row
from scripts.ground.markup import esc
from scripts.site.cards.pictures import on_page
from scripts.site.drawings.bar import PLAIN, bar, colour_of
from scripts.site.figure.argued import said, what_of
from scripts.site.prose.answer import Teller
from scripts.site.text.markup import element

REPORT = "report"  # what `linked_by` says where the report itself sets a figure beside its demand


def number_and_bar(row: Row | None, name: str, teller: Teller) -> str:
    """The number with what follows it, and its bar, named by them; hatched where there is none. `name`: its id."""
    labels = teller.labels
    number, rest = said(row, labels) if row else (labels.language.words["demand_no_figure"], "")
    colour = colour_of(row, teller.answers.figures, labels) if row else PLAIN
    text = f"{element('span', esc(number), class_='numeral')} {esc(rest)}".strip()
    svg = on_page(bar(row, colour, labels), f"{name}-bar", name, labels, teller.draw, by="aria-labelledby")
    svg = svg.replace('class="plane plane-wide"', 'class="plane bar"', 1)
    return element("p", text, class_=f"demand-number in-{colour}" if row else "demand-number in-none", id=name) + svg


def base_line(evidence: Row, row: Row, teller: Teller) -> str:
    """What the number is of; that the site makes the link, where the report does not."""
    mark = "" if evidence["linked_by"] == REPORT else f" {site_link(teller)}"
    return element("p", esc(what_of(row, teller.labels)) + mark, class_="quiet")


def site_link(teller: Teller) -> str:
    """The mark of a link that the report does not make."""
    return element("span", esc(teller.labels.language.words["linked_ours"]), class_="ours")
