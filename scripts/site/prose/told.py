"""What is told of answers beside the pages: to whoever shares one, in a picture; to a search; to whoever compares two packages."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from scripts.ground.cells import parts_of
from scripts.ground.data_package import Package, Row
from scripts.ground.markup import as_text
from scripts.ground.told_answer import ToldAnswer
from scripts.site.addresses import answer_picture, embed_answer, indicator_address, pinned
from scripts.site.charts.drawing import Draw, Paint
from scripts.site.charts.elements import Drawing
from scripts.site.charts.figures import rows_of
from scripts.site.figure.amounts import remark, unmarked_value
from scripts.site.figure.doubt import in_brief, leaving
from scripts.site.figure.sources import attributed
from scripts.site.figure.wording import potentially, upper_first
from scripts.site.frame.searching import ALSO, indicator_words
from scripts.site.frame.searching import IndexAdditions as Search
from scripts.site.frame.sharing import of_figure, of_words, plainly
from scripts.site.frame.shell import whole
from scripts.site.frame.subject import subject_of
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import newest
from scripts.site.prose.answer import ANCHOR, PLACED, Teller
from scripts.site.prose.answer_table import Answers, answers_of, named
from scripts.site.prose.beside import key, row_notes, spoken
from scripts.site.text.language import LANGUAGES, Language


def shared_picture(name: str, teller: Teller) -> dict[str, Any] | None:
    """The picture as data; None when the newest year has no figure for the answer."""
    found = teller.drawing(name)
    title, subtitle = (as_text(teller.first(name, part)) for part in ("headline", "subtitle"))
    address = pinned(teller.labels.package, teller.labels.language.code, embed_answer(name))
    return picture_of(found, title, subtitle, teller.headed(name), teller, address) if found else None


def shared(page: str, teller: Teller) -> dict[str, str] | None:
    """The picture that stands for a page where its address is shared: of the first answer in its Markdown that has a figure."""
    for name in PLACED.findall(page):
        found = teller.drawing(name) if teller.stands(name) else None
        if found is not None:
            path = answer_picture(name, teller.labels.language.code)
            texts = [as_text(teller.first(name, "headline")), *leaving(found.shown, teller.labels)]
            return {"path": path, "text": ". ".join(text.removesuffix(".") for text in texts)}
    return None


def picture_of(
    found: Drawing, title: str, subtitle: str, rows: Sequence[Row], teller: Teller, address: str = ""
) -> dict[str, Any]:
    """The picture of a figure with its finding. `rows`: what both say and draw; `address`: where it stays; else that of all."""
    labels, said = teller.labels, spoken(found, teller.labels)
    return of_figure(title, subtitle, found.display, explained(found, rows, labels), said, labels, teller.draw, address)


def page_picture(title: str, lead: str, labels: Labels) -> dict[str, Any]:
    """The picture of a page that has no figure of its own: its heading and what it begins with."""
    return of_words(title, whole(lead), labels)


def explained(found: Drawing, rows: Sequence[Row], labels: Labels) -> list[str]:
    """How the signs of a figure are read, whom it may count, what asks for care, and who made the numbers and where they stand."""
    whom = dict.fromkeys([*potentially(found.rows, labels), *in_brief(found.shown, labels)])
    return [key(found, labels), *whom, " ".join(row_notes(found.shown, labels)), attributed(rows, labels)]


# A figure without its answer.
DRAWN = re.compile(r"\{\{\s*(?:drawn|shown) (\S+)\s*\}\}")


def told_of_indicators(labels: Labels) -> Search:
    """What the search knows of every indicator: what people call it, and its finding."""
    names = [row["indicator"] for row in labels.package.rows("indicators")]
    findings = {indicator_address(name): finding(name, labels) for name in names}
    return Search(also=indicator_words(labels), finding=findings)


def finding(name: str, labels: Labels) -> str:
    """What an indicator found, alone: with what is corrected or doubtful of its numbers, since no sign stands beside it."""
    subject = subject_of(name, labels)
    rows = [row for row in (*subject.gist.rows, *subject.gist.others) if row.get("observation")]
    told = [(unmarked_value(row, labels), remark(row, labels)) for row in rows]
    marked = "; ".join(labels.say("described_entry", value, text) for value, text in told if text)
    return f"{subject.headline} {upper_first(marked)}." if marked else subject.headline


def tell_of_answers(page: str, teller: Teller, told: Search) -> None:
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
    """The indicator that makes up most of the figure of an answer: one that is compared with another is not what it tells of."""
    found = teller.drawing(name)
    drawn = Counter(row["indicator"] for row in found.rows) if found else Counter[str]()
    return [indicator for indicator, rows in drawn.items() if 2 * rows > drawn.total()]


HEADING = re.compile(r"^(?:title:|#) (.+)$", re.MULTILINE)
# What the picture of an answer, and its place on a page, say in words.
SAID = ("question", "headline", "subtitle")


def told_answers(package: Package, texts: Mapping[str, str], draw: Draw, paint: Paint) -> list[ToldAnswer]:
    """The answers of a package, in Swedish. `texts`: path below `docs` -> the table of answers, the pages.

    Raises PackageError, or another ValueError or LookupError, where the package or the table cannot be read by today's code.
    """
    teller = Teller(answers_of(texts), Labels(package, Language(LANGUAGES[0])), draw, "")
    pages = placed_on(texts)
    return [told(name, pages.get(name, ()), teller, paint) for name in teller.answers.names]


def told(name: str, pages: tuple[str, ...], teller: Teller, paint: Paint) -> ToldAnswer:
    """One answer. What its texts or its figure ask for and the package does not know is a fault of the answer alone."""
    try:
        question, headline = (as_text(teller.first(name, part)) for part in ("question", "headline"))
        if not teller.stands(name):
            return ToldAnswer(name, pages, question, undrawn=headline)
        told = ToldAnswer(name, pages, question, headline, picture=figure(name, teller, paint))
        return behind(told, teller.answers, teller.labels)
    except (ValueError, LookupError, StopIteration) as fault:
        return ToldAnswer(name, pages, fault=" ".join(str(fault).split()) or type(fault).__name__)


def figure(name: str, teller: Teller, paint: Paint) -> str:
    """The figure of an answer with its finding, as SVG; nothing where the answer has none."""
    found = shared_picture(name, teller)
    return paint(plainly(found), "svg").decode("utf-8") if found else ""


def behind(told: ToldAnswer, answers: Answers, labels: Labels) -> ToldAnswer:
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
