"""One number as a small bar without a word in it: the page says the number beside it. Rows in, a strip out."""

from scripts.ground.data_package import Row
from scripts.ground.row_notes import PERCENT as SHARE
from scripts.ground.years import size_of, years_of
from scripts.site.charts.colours import COLOURS
from scripts.site.charts.known import quantity
from scripts.site.charts.marks import Strip
from scripts.site.charts.quantity import MISSING, PERCENT, Quantity, strip
from scripts.site.drawings.table import Figures
from scripts.site.figure.against import count_of
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import resolved_case
from scripts.site.package.names import EACH, name_of

THICK, PLAIN = 12, "adults"


def bar(row: Row | None, colour: str, labels: Labels) -> Strip:
    """The bar of a number, its track the whole; hatched all over where there is no number."""
    whole = PERCENT if row is None or row["measure"] == SHARE else float(size_of(row, years_of(labels.package)))
    known = quantity(row, labels, whole) or Quantity("", state=MISSING)
    return strip(known, "", colour, THICK, whole)


def colour_of(row: Row, figures: Figures, labels: Labels) -> str:
    """The colour that a composed figure gives the same number, so that it means the same on all pages.

    What a figure says of the number itself goes before what it says of every answer.
    """
    names = [name_of(each) for each in (row, count_of(row, labels)) if each]
    found: dict[bool, str] = {}
    for element in (each for variants in figures.variants.values() for variant in variants for each in variant):
        own = resolved_case(element.cells.replace(EACH, row["category"]), labels.package)
        dyed = [look for look in element.look if look in COLOURS]
        if own in names and dyed:
            found.setdefault(EACH in element.cells, dyed[-1])
    return found.get(False) or found.get(True) or PLAIN
