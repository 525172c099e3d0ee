"""The composed figures: an answer's name -> what it draws of the newest year. Rows in, figures out; nothing without the numbers.

What a figure is made of stands in `docs/figures.csv`; here is how each form is put together from its elements.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple

from scripts.ground.codes import HIDDEN
from scripts.ground.data_package import Row
from scripts.site.drawings import bars, coverage, fields, needs, over_years, rankings, single_facts
from scripts.site.drawings.figure_cells import Cells, Drawing, MissingError
from scripts.site.drawings.table import Element, Figures
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import EACH


class Form(NamedTuple):
    """What puts a drawing together, and the elements that it may be made of."""

    made: Callable[[Sequence[Element], Cells], Drawing]
    elements: frozenset[str]


FORMS: Mapping[str, Form] = {
    "fields": Form(fields.fields, fields.ELEMENTS),
    "facts": Form(single_facts.facts, single_facts.ELEMENTS),
    "bars": Form(bars.bars, bars.ELEMENTS),
    "pairs": Form(bars.pairs, bars.ELEMENTS),
    "ranking": Form(rankings.counted, rankings.COUNTED),
    "places": Form(rankings.placed, rankings.PLACED),
    "squares": Form(needs.squares, needs.SQUARES),
    "kinds": Form(needs.kinds, needs.KINDS),
    "years": Form(over_years.series, over_years.ELEMENTS),
    "known": Form(coverage.known, coverage.KNOWN),
    "promised": Form(coverage.promised, coverage.PROMISED),
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
    return tuple(dict.fromkeys(called(label, row, cells) for label, row in left if label not in told))


def called(label: str, row: Row, cells: Cells) -> str:
    """What an answer is called; a whole with what it is the whole of, since a figure may have two."""
    whole = cells.labels.book.is_whole(row["indicator"], row["category"])
    return f"{label} ({cells.labels.title('indicators', row['indicator'])})" if whole else label


def rows_of(name: str, figures: Figures, labels: Labels) -> tuple[Row, ...]:
    """The observations that a figure shows."""
    found = drawing(name, figures, labels)
    return found.rows if found else ()
