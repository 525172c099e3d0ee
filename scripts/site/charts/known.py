"""What is known of an observation, as a bar shows it. The one place where a row becomes a quantity."""

from scripts.ground.data_package import Row
from scripts.ground.interval import ABOUT, EXACT, has_number, of_observation, stated
from scripts.ground.statuses import HIDDEN as SUPPRESSED
from scripts.site.charts.quantity import HIDDEN, MISSING, PERCENT, WORDED, Quantity
from scripts.site.figure.wording import bare_value
from scripts.site.package.labels import Labels
from scripts.site.package.said import words_on
from scripts.site.text.words import LANGUAGES


def quantity(row: Row | None, labels: Labels, whole: float = PERCENT) -> Quantity | None:
    """A row as a bar shows it; what is open upwards ends at the whole.

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
    high = whole if reach.upper is None else float(reach.upper)
    return Quantity(text, float(reach.lower or 0), high, open=reach.upper is None or row["qualifier"] == ABOUT)


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
