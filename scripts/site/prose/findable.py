"""What a search is told of the story: what people call an indicator or an answer, what it found, and where help is."""

import re
from collections import Counter
from collections.abc import Sequence

from scripts.ground.markup import esc
from scripts.site.addresses import indicator_address
from scripts.site.cards.subject import subject_of
from scripts.site.frame.searching import ALSO, HELP, Told, indicator_words
from scripts.site.package.labels import Labels
from scripts.site.prose.answer import ANCHOR, PLACED, Teller
from scripts.site.prose.helpline_list import NumberToCall, number
from scripts.site.text.help_words import help_rows, help_words
from scripts.site.text.language import Language
from scripts.site.text.markup import as_text, element, link
from scripts.site.text.words import LISTS, Words

# A figure without its answer.
DRAWN = re.compile(r"\{\{\s*drawn (\S+)\s*\}\}")


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


def help_card(rows: Sequence[NumberToCall], language: Language) -> str:
    """The card that a word of need brings up: the numbers, and the way to the page of help."""
    words = help_words(help_rows(), language.code)
    heading = element("h2", esc(LISTS["frame"][language.code]["help"]))
    lead = element("p", esc(words["not_your_fault"]))
    lines = "".join(card_line(row, words) for row in rows)
    return heading + lead + lines + element("p", link(HELP, LISTS["search"][language.code]["all_help"]))


def card_line(row: NumberToCall, words: Words) -> str:
    """For whom, whose number it is, and the number; that it is not confirmed, where that is so."""
    about = [row.name, *([words["waiting"]] if row.waits else [])]
    small = element("small", esc(". ".join(about)))
    return element("p", element("span", f"{esc(row.who)} {small}") + number({"phone": row.phone}))
