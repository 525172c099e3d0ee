"""The composed figures: an answer's name -> what it draws of the newest year. Rows in, figures out; nothing without the numbers.

What a figure is made of stands in `docs/figures.csv`; here is how each form is put together from its elements.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple

from scripts.ground.codes import HIDDEN
from scripts.ground.data_package import Row
from scripts.site.charts.bars import BARS, bars, pairs
from scripts.site.charts.coverage import KNOWN, PROMISED, known, promised
from scripts.site.charts.elements import Cells, Drawing, Element, Figures, MissingError
from scripts.site.charts.fields import FACTS, FIELDS, facts, fields
from scripts.site.charts.needs import KINDS, SQUARES, kinds, squares
from scripts.site.charts.rankings import COUNTED, PLACED, counted, placed
from scripts.site.charts.series import YEARS, series
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import EACH


class DrawingForm(NamedTuple):
    """What puts a drawing together, and the elements that it may be made of."""

    made: Callable[[Sequence[Element], Cells], Drawing]
    elements: frozenset[str]


FORMS: Mapping[str, DrawingForm] = {
    "fields": DrawingForm(fields, FIELDS),
    "facts": DrawingForm(facts, FACTS),
    "bars": DrawingForm(bars, BARS),
    "pairs": DrawingForm(pairs, BARS),
    "ranking": DrawingForm(counted, COUNTED),
    "places": DrawingForm(placed, PLACED),
    "squares": DrawingForm(squares, SQUARES),
    "kinds": DrawingForm(kinds, KINDS),
    "years": DrawingForm(series, YEARS),
    "known": DrawingForm(known, KNOWN),
    "promised": DrawingForm(promised, PROMISED),
}
# The elements that are an answer each, or one for each answer.
ANSWERS = ("bar", "more", "each", "band", "needs")
ELEMENTS = {name: form.elements for name, form in FORMS.items()}


def drawing(name: str, figures: Figures, labels: Labels) -> Drawing | None:
    """The figure of an answer; None when there is none of this name, or the newest year lacks the numbers of every variant."""
    for elements in figures.variants.get(name, ()):
        with suppress(MissingError):
            found = FORMS[elements[0].look[0]].made(elements, Cells(labels))
            return replace(found, hidden=hidden_in(elements, found, Cells(labels)))
    return None


def hidden_in(elements: Sequence[Element], found: Drawing, cells: Cells) -> tuple[str, ...]:
    """The answers of some elements whose numbers are hidden, and of which the figure says nothing."""
    drawn, told = {(row["indicator"], row["category"]) for row in found.rows}, {name for name, _ in found.said}
    named = [each.cells for each in elements if each.kind in ANSWERS]
    names = [name for cell in named for name in (cells.each(cell).values() if EACH in cell else [cell])]
    left = []
    for name in names:
        row = cells.there(name.replace(".percent", ".count").partition(".of.")[0])
        if row and row["obs_status"] == HIDDEN and (row["indicator"], row["category"]) not in drawn:
            left.append((cells.label(name), row))
    return tuple(
        dict.fromkeys(
            f"{label} ({cells.labels.title('indicators', row['indicator'])})"
            if cells.labels.book.is_whole(row["indicator"], row["category"])
            else label
            for label, row in left
            if label not in told
        )
    )


def rows_of(name: str, figures: Figures, labels: Labels) -> tuple[Row, ...]:
    """The observations that a figure shows."""
    found = drawing(name, figures, labels)
    return found.rows if found else ()
