"""What a line of the form asks, in words: its question, the definition, and who is counted. Code lists in, Swedish out."""

from collections.abc import Mapping
from dataclasses import dataclass

from scripts.ground.codebook import Codebook
from scripts.ground.data_package import Row
from scripts.year.added.adding import WORDS
from scripts.year.form import FormLine

BLANK = "…"


@dataclass(frozen=True)
class Guidance:
    """What stands beside a line."""

    question: str
    definition: str
    counted: str


def guidance(form: FormLine, book: Codebook, population: Row, units: Mapping[str, str]) -> Guidance:
    """`population`: its row in the code list; `units`: code -> label."""
    indicator, category = book.indicators[form.indicator], book.categories[form.indicator][form.category]
    unit = book.units[form.indicator, form.category]
    counted = population["people_sv"] if unit == "persons" else units[unit]
    said = category["predicate_sv"]
    if "{mean}" in said:  # the form counts, and asks for no mean
        said = WORDS["sv"]["neutral"].format(category["label_sv"])
    sentence = "{" in said  # of its own, with a blank for the number
    question = f"{said.format(f'{BLANK} {counted}', number=BLANK)}." if sentence else f"Hur många {counted} {said}?"
    return Guidance(question, indicator["definition_sv"], population["definition_sv"])
