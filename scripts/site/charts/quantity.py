"""A quantity of a whole, drawn so that one sees what is known of it. One grammar for all bars.

Exact is filled to the number. "About" is filled to the least that it means and hatched to the most. "Under a third" is hatched to
a firm stop, "more than half" filled to the half and hatched on. Said only in words is a dashed frame, hidden a plain one, unknown
a hatched track.
"""

from dataclasses import dataclass

from scripts.site.charts.marks import HATCHED, Datum, Dress, Marks, Strip, alike

WORDED, MISSING, HIDDEN = "worded", "missing", "hidden"
# What a whole is where nothing else is said.
PERCENT = 100.0
TRACK, PAPER, NOT_KNOWN = Dress("track"), Dress("paper"), Dress(f"{HATCHED}soft")
WITHOUT_NUMBER = {
    WORDED: (PAPER, Dress("paper", "soft", (3, 2), 1)),
    HIDDEN: (Dress("paper", "soft", (), 1),),
    MISSING: (NOT_KNOWN,),
}
# How far a firm bound reaches out on both sides of its bar.
OUT = 2


@dataclass(frozen=True)
class Quantity:
    """What is said of a quantity, and what it is at least and at most; `state` where there is no number.

    `open`: its upper end is no firm bound.
    """

    text: str
    low: float = 0
    high: float = 0
    state: str = ""
    open: bool = False


def strip(
    quantity: Quantity, name: str, colour: str, thick: float, whole: float = PERCENT, track: bool = True
) -> Strip:
    """The bar of a quantity on a scale that ends at the whole; seen against all of it, on a track, where that says something."""

    def bar(dress: Dress, start: float, end: float) -> Marks:
        return Marks("bar", dress, (Datum(name, start, min(end, whole), thick / 2),), thick)

    if quantity.state:
        return Strip(tuple(bar(dress, 0, whole) for dress in WITHOUT_NUMBER[quantity.state]), whole, thick)
    marks = [bar(TRACK, 0, whole)] if track else []
    if quantity.low > 0:
        marks.append(bar(Dress(colour), 0, quantity.low))
    if quantity.high > quantity.low:
        marks += [bar(dress, quantity.low, quantity.high) for dress in (PAPER, Dress(f"{HATCHED}{colour}"))]
        if not quantity.open:
            bound = Datum(name, 0, quantity.high, thick / 2)
            marks.append(Marks("stop", Dress(colour), (bound,), thick + 2 * OUT))
    return Strip(alike(marks), whole, thick)
