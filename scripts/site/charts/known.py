"""What is known of an observation, as a bar shows it. The one place where a row becomes a quantity."""

from math import inf

from scripts.ground.cells import cell_of, with_codes
from scripts.ground.codes import HIDDEN as SUPPRESSED
from scripts.ground.data_package import Row
from scripts.ground.interval import ABOUT, EXACT, has_number, of_observation, stated
from scripts.site.charts.quantity import HIDDEN, MISSING, PERCENT, WORDED, Quantity
from scripts.site.figure.wording import bare_value
from scripts.site.package.labels import Labels
from scripts.site.package.said import words_on
from scripts.site.text.words import LANGUAGES


def quantity(row: Row | None, labels: Labels, whole: float = PERCENT) -> Quantity | None:
    """A row as a bar shows it; what is open upwards ends at the whole, or at the answer that it is a part of.

    A row without a number is hidden, or said in words, or is nowhere in the source's text.
    """
    if row is None:
        return None
    if not has_number(row):
        return without_number(row, labels)
    reach, text = of_observation(row), bare_value(row, labels)
    if row["qualifier"] == EXACT:
        value = float(next(iter(stated(row).values())))
        return Quantity(text, value, value)
    low, high = float(reach.lower or 0), whole if reach.upper is None else float(reach.upper)
    high = max(low, min(high, most_of_parent(row, labels)))
    return Quantity(text, low, high, open=reach.upper is None or row["qualifier"] == ABOUT)


def most_of_parent(row: Row, labels: Labels) -> float:
    """How much the answer that a row is a part of is at most, so that a part is drawn alike with or without it."""
    parent = labels.book.parent(row["indicator"], row["category"])
    reach = labels.facts.reach(with_codes(cell_of(row), category=parent)) if parent else None
    return inf if reach is None or reach.upper is None else float(reach.upper)


def without_number(row: Row, labels: Labels) -> Quantity:
    """A row of which the source gives no number, or the publisher does not show it."""
    if row["obs_status"] == SUPPRESSED:
        return Quantity(bare_value(row, labels), state=HIDDEN)
    words = words_on(row, labels.package)
    if not words:
        return Quantity("", state=MISSING)
    # The words are in the sources' language: in another it is said that there are some.
    of_source = labels.language.code == LANGUAGES[0]
    return Quantity(words[0] if of_source else labels.code_in_sentence("qualifier", "words"), state=WORDED)
