"""Every answer of a package as plain facts: what two packages are compared by. Packages and texts in, facts out.

`told` is the only one that asks a `Teller`.
"""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import PurePosixPath

from scripts.ground.cells import parts_of
from scripts.ground.data_package import Package, Row
from scripts.ground.kept_words import Told
from scripts.ground.markup import as_text
from scripts.site.cards.pictures import plainly
from scripts.site.charts.drawing import Draw
from scripts.site.charts.press import Paint
from scripts.site.drawings import rows_of
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import newest
from scripts.site.prose.answer import PLACED, Teller
from scripts.site.prose.answer_picture import shared_picture
from scripts.site.prose.answer_table import Answers, answers_of, named
from scripts.site.text.language import Language
from scripts.site.text.words import LANGUAGES

HEADING = re.compile(r"^(?:title:|#) (.+)$", re.MULTILINE)
# What the picture of an answer, and its place on a page, say in words.
SAID = ("question", "headline", "subtitle")


def told_answers(package: Package, texts: Mapping[str, str], draw: Draw, paint: Paint) -> list[Told]:
    """The answers of a package, in Swedish. `texts`: path below `docs` -> the table of answers, the pages.

    Raises PackageError, or another ValueError or LookupError, where the package or the table cannot be read by today's code.
    """
    labels = Labels(package, Language(LANGUAGES[0]))
    teller = Teller(answers_of(texts), labels, draw, "")
    pages = placed_on(texts)
    return [told(name, pages.get(name, ()), teller, paint) for name in teller.answers.names]


def told(name: str, pages: tuple[str, ...], teller: Teller, paint: Paint) -> Told:
    """One answer. What its texts or its figure ask for and the package does not know is a fault of the answer alone."""
    try:
        question, headline = (as_text(teller.first(name, part)) for part in ("question", "headline"))
        if not teller.stands(name):
            return Told(name, pages, question, undrawn=headline)
        told = Told(name, pages, question, headline, picture=figure(name, teller, paint))
        return behind(told, teller.answers, teller.labels)
    except (ValueError, LookupError, StopIteration) as fault:
        return Told(name, pages, fault=" ".join(str(fault).split()) or type(fault).__name__)


def figure(name: str, teller: Teller, paint: Paint) -> str:
    """The figure of an answer with its finding, as SVG; nothing where the answer has none."""
    found = shared_picture(name, teller)
    return paint(plainly(found), "svg").decode("utf-8") if found else ""


def behind(told: Told, answers: Answers, labels: Labels) -> Told:
    """The same with what it is made of: the numbers that it says or draws, and the orders that it speaks of."""
    rows: list[Row] = [*rows_of(told.name, answers.figures, labels)]
    indicators = {row[name] for row in rows for name in ("indicator", "within_indicator", "base_indicator")} - {""}
    ranks = set()
    own = [row for row in answers.rows if row["answer"] == told.name and row["part"] in SAID]
    for name in sorted({name for row in own for name in named(row)}):
        with suppress(ValueError):  # what looks like a name and is none, and a number that no year has
            answered, _, _, measure = parts_of(name)
            indicators |= {indicator for indicator, _ in answered}
            ranks |= set() if measure else {answered[0][0]}
            rows += [row for row in [newest(name, labels.package)] if row]
    figures = tuple(dict.fromkeys(row["observation"] for row in rows))
    return replace(told, figures=figures, indicators=frozenset(indicators), ranks=frozenset(ranks))


def placed_on(texts: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Answer -> the headings of the pages that place it, "" for one that is filled in."""
    found: dict[str, tuple[str, ...]] = {}
    for path, text in sorted(texts.items()):
        if PurePosixPath(path).suffix == ".md":
            heading = HEADING.search(text)
            title = heading.group(1) if heading and "{{" not in heading.group(1) else ""
            for name in dict.fromkeys(PLACED.findall(text)):
                found[name] = (*found.get(name, ()), title)
    return found
