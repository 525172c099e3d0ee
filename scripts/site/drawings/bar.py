"""One number as a small bar without a word in it: the page says the number beside it. Rows in, a strip out."""

from scripts.ground.data_package import Row
from scripts.ground.row_notes import PERCENT as SHARE
from scripts.ground.years import size_of, years_of
from scripts.site.charts.known import quantity
from scripts.site.charts.marks import Strip
from scripts.site.charts.quantity import MISSING, PERCENT, Quantity, strip
from scripts.site.package.labels import Labels

THICK = 12


def bar(row: Row | None, colour: str, labels: Labels) -> Strip:
    """The bar of a number, its track the whole; hatched all over where there is no number."""
    whole = PERCENT if row is None or row["measure"] == SHARE else float(size_of(row, years_of(labels.package)))
    known = quantity(row, labels, whole) or Quantity("", state=MISSING)
    return strip(known, "", colour, THICK, whole)
