"""What a search is told of the story: what people call an indicator or an answer, and what it found."""

import re
from collections import Counter

from scripts.ground.markup import as_text
from scripts.site.addresses import indicator_address
from scripts.site.cards.subject import subject_of
from scripts.site.frame.searching import ALSO, Told, indicator_words
from scripts.site.package.labels import Labels
from scripts.site.prose.answer import ANCHOR, PLACED, Teller

# A figure without its answer.
DRAWN = re.compile(r"\{\{\s*(?:drawn|shown) (\S+)\s*\}\}")


def told_of_indicators(labels: Labels) -> Told:
    """What the search knows of every indicator: what people call it, and its finding."""
    names = [row["indicator"] for row in labels.package.rows("indicators")]
    findings = {indicator_address(name): subject_of(name, labels).headline for name in names}
    return Told(also=indicator_words(labels), finding=findings)


def tell_of_answers(page: str, teller: Teller, told: Told) -> None:
    """Tell of the answers in the Markdown of a page: the question, and what else people call it.

    That is what stands in the table of answers, and what the indicators are called that its figure is about. A figure that is
    drawn without its answer is that of the whole page.
    """
    for name in PLACED.findall(page):
        place = teller.address if name in DRAWN.findall(page) else f"{teller.address}#{ANCHOR.format(name)}"
        indicators = (told.also.get(indicator_address(each), "") for each in about(name, teller))
        told.also[place] = ", ".join(filter(None, [*teller.said(name, ALSO), *indicators]))
        told.asks[place] = as_text(teller.first(name, "question"))


def about(name: str, teller: Teller) -> list[str]:
    """The indicators that make up half of the figure of an answer, or more."""
    found = teller.drawing(name)
    drawn = Counter(row["indicator"] for row in found.rows) if found else Counter[str]()
    return [indicator for indicator, rows in drawn.items() if 2 * rows >= drawn.total()]
