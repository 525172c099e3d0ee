"""A quantity of a whole, drawn so that one sees what is known of it. One grammar for all bars.

Exact is filled to the number. "About" is filled to the least that it means and hatched to the most. "Under a third" is hatched to
a firm stop, "more than half" filled to the half and hatched on. Said only in words is a dashed frame, hidden a plain one, unknown
a hatched track.
"""

from dataclasses import dataclass

from scripts.site.charts.plane import HATCHED, Datum, Dress, Marks

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


@dataclass(frozen=True)
class Extent:
    """The end of a scale, and whether a bar is seen against all of it, on a track."""

    whole: float = PERCENT
    track: bool = True


def shown(quantity: Quantity, name: str, place: float, colour: str, thick: float, extent: Extent) -> list[Marks]:
    """The bar of a quantity, in its place on a scale."""
    whole = extent.whole

    def bar(dress: Dress, start: float, end: float) -> Marks:
        return Marks("bar", dress, (Datum(name, start, min(end, whole), place),), thick)

    if quantity.state:
        return [bar(dress, 0, whole) for dress in WITHOUT_NUMBER[quantity.state]]
    marks = [bar(TRACK, 0, whole)] if extent.track else []
    if quantity.low > 0:
        marks.append(bar(Dress(colour), 0, quantity.low))
    if quantity.high > quantity.low:
        marks += [bar(dress, quantity.low, quantity.high) for dress in (PAPER, Dress(f"{HATCHED}{colour}"))]
        if not quantity.open:
            marks.append(Marks("stop", Dress(colour), (Datum(name, 0, quantity.high, place),), thick + 2 * OUT))
    return marks
