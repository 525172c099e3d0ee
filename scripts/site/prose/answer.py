"""An answer on a page: a question, its answer as a headline, one composed figure, what it means, and one quiet line below.

The texts come from `docs/answers.csv`, the figure from `drawings`. An answer of which the newest year says nothing is not there.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import markdown

from scripts.ground.data_package import PackageError, Row
from scripts.ground.markup import esc
from scripts.ground.markup import markdown as as_markdown
from scripts.site.addresses import answer_csv, answer_picture, page_address, page_link, to_root
from scripts.site.audit.asked_figures import questions as all_questions
from scripts.site.audit.links import asked_item, decision_links
from scripts.site.cards.pictures import on_page
from scripts.site.charts.drawing import Draw
from scripts.site.drawings import drawing
from scripts.site.drawings.figure_cells import Drawing
from scripts.site.figure.wording import upper_first
from scripts.site.package.labels import Labels
from scripts.site.package.lacking import lack_of_answer
from scripts.site.package.lookup import case_of, newest
from scripts.site.package.names import EACH
from scripts.site.prose.answer_sharing import figure_id, sharing
from scripts.site.prose.answer_table import NAME, Answers
from scripts.site.prose.claims import INSIDE, settled
from scripts.site.prose.filling import filled
from scripts.site.prose.last_year import beside
from scripts.site.prose.note import note
from scripts.site.prose.sourced import places, row_notes
from scripts.site.text.markup import UNSEARCHED, as_text, element, link, table

# Where a page places an answer or its figure.
PLACED = re.compile(r"\{\{\s*(?:answer|drawn) (\S+)\s*\}\}")
# Where the headline of an answer stands on its page.
ANCHOR = "{}-headline"
# A link from one hand-written page to another, as MkDocs knows it.
TO_PAGE = re.compile(r'href="([a-z-]+\.md)')


@dataclass(frozen=True)
class Teller:
    """What answers are made of: the texts, the package in a language, the renderer, and the page that they stand on."""

    answers: Answers
    labels: Labels
    draw: Draw
    address: str

    def said(self, name: str, part: str) -> list[str]:
        """The texts of a part that hold, filled in; one may begin with a bound in words, and so gets its capital here."""
        texts = self.answers.texts(name, part, self.labels)
        package = self.labels.package
        known = {"year": package.latest_year, "without": case_outside(self.labels)}
        makers = {"note": lambda name: note(name, self.labels)}
        return [upper_first(filled(text, known, self.labels, makers, self.address)) for text in texts]

    def first(self, name: str, part: str) -> str:
        """The first text of a part that holds; nothing where none does."""
        return next(iter(self.said(name, part)), "")

    def numbers(self, name: str) -> list[Row]:
        """The figures that the meaning of an answer says."""
        texts = [settled(text, self.labels.package) for text in self.answers.texts(name, "meaning", self.labels)]
        names = [found for text in texts for _, found in INSIDE.findall(text)]
        return [row for row in (newest(each, self.labels.package) for each in names if EACH not in each) if row]

    def stands(self, name: str) -> bool:
        """Whether the newest year has a headline for the answer, and the numbers for its figure."""
        drawable = name not in self.answers.figures.names or self.drawing(name) is not None
        return drawable and bool(self.answers.texts(name, "headline", self.labels))

    def drawing(self, name: str) -> Drawing | None:
        """The figure of the answer; None where it has none, or the newest year lacks its numbers."""
        return drawing(name, self.answers.figures, self.labels)

    def why_fallen(self, name: str) -> str:
        """The word for why an answer of a form falls, as its figure and its headlines have no numbers; else nothing."""
        of_form = self.labels.package.latest_year in self.labels.book.form_years
        if not of_form or name not in self.answers.figures.names or self.stands(name):
            return ""
        return lack_of_answer([*self.answers.figures.cells(name), *self.answers.said_of(name, "headline")], self.labels)


def case_outside(labels: Labels) -> str:
    """What the cases without the large one of the newest year are called within a sentence; nothing where it has none."""
    case = case_of(labels.package)
    return as_markdown(labels.code_in_sentence("scope", case)) if case else ""


def answer(name: str, teller: Teller) -> str:
    """The answer as a block of HTML; nothing when the newest year has none."""
    if not teller.stands(name):
        return fallen(name, teller)
    figure, meaning = composed(name, teller), "".join(prose(text, teller) for text in teller.said(name, "meaning"))
    found = teller.drawing(name)
    against = beside([*found.rows, *teller.numbers(name)], teller.labels) if found else ""
    meaning += "" if found and found.wide else against
    spread = figure + (element("div", meaning, class_="meaning-of") if meaning else "")
    spread += against if found and found.wide else ""
    parts = [
        element("p", phrase(teller.first(name, "question"), teller), class_="question", **UNSEARCHED),
        element("h2", phrase(teller.first(name, "headline"), teller), id=ANCHOR.format(name)),
        element("div", spread, class_="spread" if found and not found.wide else "spread spread-wide"),
    ]
    return element("section", "".join(parts), class_="answer", id=name)


def fallen(name: str, teller: Teller) -> str:
    """What stands in the place of an answer that falls: its question, and why it has no answer; nothing where nobody asked."""
    why, words = teller.why_fallen(name), teller.labels.language.words
    if not why:
        return ""
    parts = [
        element("p", phrase(teller.first(name, "question"), teller), class_="question", **UNSEARCHED),
        element("h2", esc(words[f"answer_{why}"].format(teller.labels.package.latest_year)), id=ANCHOR.format(name)),
        element("p", esc(more)) if (more := words.get(f"answer_{why}_why")) else "",
    ]
    return element("section", "".join(parts), class_="answer", id=name)


def prose(text: str, teller: Teller) -> str:
    """A paragraph of Markdown as HTML, its links from the page where it stands."""
    made = str(markdown.markdown(text))
    return TO_PAGE.sub(lambda found: f'href="{page_link(teller.address, page_address(found.group(1)))}', made)


def phrase(text: str, teller: Teller) -> str:
    """A line of Markdown as HTML, for an element of its own."""
    return prose(text, teller).removeprefix("<p>").removesuffix("</p>")


def questions(names: Iterable[str], teller: Teller) -> str:
    """The questions of a page as links to their answers."""
    items = [
        element("a", esc(as_text(teller.first(name, "question"))), href=f"#{name}")
        for name in names
        if teller.stands(name) or teller.why_fallen(name)
    ]
    return element("p", " ".join(items), class_="questions") if items else ""


def text(argument: str, teller: Teller) -> str:
    """The first text of a part by itself: `people headline`. Raises PackageError when none holds."""
    name, _, part = argument.partition(" ")
    found = teller.first(name, part)
    if not found:
        raise PackageError(f"{{{{ text {argument} }}}}: no row of docs/{NAME} holds of the newest year")
    return found


def three(name: str, teller: Teller) -> str:
    """The paragraphs of the answer that a page begins with, beside each other; below them what is said of the year before."""
    found = teller.drawing(name)
    against = beside([*found.rows, *teller.numbers(name)], teller.labels, "h2") if found else ""
    return (
        element("div", "".join(prose(text, teller) for text in teller.said(name, "meaning")), class_="three") + against
    )


def composed(name: str, teller: Teller) -> str:
    """The figure of an answer as HTML: subtitle, both layouts, how its signs are read, the quiet line, its table."""
    found = teller.drawing(name)
    if found is None:
        return ""
    subtitle = teller.first(name, "subtitle")
    sentence = spoken(found, teller.labels)
    pictures = "".join(
        on_page(found.plane(layout), f"{name}-{layout}", sentence, teller.labels, teller.draw)
        for layout in found.layouts
    )
    signs = key(found, teller.labels)
    blocks = [
        element("figcaption", phrase(subtitle, teller)) if subtitle else "",
        pictures,
        element("p", esc(signs), class_="signs") if signs else "",
        quiet_line(name, found, teller),
        table_to_open(name, found, teller),
        sharing(name, as_text(teller.first(name, "headline")), as_text(subtitle), found, teller.address, teller.labels),
    ]
    return element("figure", "".join(blocks), class_="composed", id=figure_id(name), data_search_exclude="")


def key(found: Drawing, labels: Labels) -> str:
    """How the signs of a figure are read, and which answers it leaves out since they are hidden."""
    words = labels.language.words
    hidden = [words["figure_hidden"].format("; ".join(found.hidden))] if found.hidden else []
    return " ".join([*(words[f"sign_{sign}"] for sign in found.signs), *hidden])


def spoken(found: Drawing, labels: Labels) -> str:
    """The figure in one sentence: what a screen reader says in place of hundreds of marks."""
    words = labels.language.words
    return "; ".join(words["drawn_spoken"].format(number, name) for name, number in found.said) + "."


def quiet_line(name: str, found: Drawing, teller: Teller) -> str:
    """The notes of the answer, the source with its pages, what is corrected or doubtful, and the files."""
    labels, words, at = teller.labels, teller.labels.language.words, teller.address
    indicators = dict.fromkeys(row["indicator"] for row in found.rows)
    links = [link(page_link(at, f"indicators/{each}/"), labels.title("indicators", each)) for each in indicators]
    files = [
        file_link(
            "download_csv",
            to_root(at, labels.language.code) + answer_csv(name, labels.language.of_package),
            name,
            teller,
        ),
        file_link("picture", page_link(at, answer_picture(name, labels.language.code, "png")), name, teller),
    ]
    texts = [
        *teller.said(name, "note"),
        *row_notes(found.rows, labels),
        *(esc(words["source_line"].format(told)) + "." for told in ["; ".join(places(found.rows, labels))] if told),
        audited(found.rows, teller),
        asked(found.rows, teller),
        f"{esc(words['more_on'])} {', '.join(links)}.",
        " ".join(files),
    ]
    return element("p", " ".join(each for each in texts if each), class_="quiet")


def file_link(word: str, address: str, name: str, teller: Teller) -> str:
    """A link to a file, whose name says of what where it is read alone."""
    text = teller.labels.language.words[word]
    return element("a", esc(text), href=address, aria_label=f"{text}: {as_text(teller.first(name, 'question'))}")


def audited(rows: Iterable[Row], teller: Teller) -> str:
    """The way to the audit, where a drawn number or its base is corrected or doubtful."""
    links = decision_links(rows, teller.address, teller.labels)
    return esc(teller.labels.language.words["audited_line"]).format(", ".join(links)) if links else ""


def asked(rows: Iterable[Row], teller: Teller) -> str:
    """The way to the questions about drawn numbers that are not corrected or doubtful, each with whether it is asked.

    A question that only leans on a number has no reason on its row, and is told on the page of its indicator.
    """
    names = {name for row in rows if row["reason_sv"] and not row["doubt"] for name in row["question"].split()}
    asked = [each for each in all_questions(teller.labels.package) if each.name in names]
    links = [asked_item(each, teller.address, teller.labels) for each in asked]
    return esc(teller.labels.language.words["asked_line"]).format(", ".join(links)) if links else ""


def table_to_open(name: str, found: Drawing, teller: Teller) -> str:
    """What is drawn as a table that the reader opens, without a script."""
    words = teller.labels.language.words
    lines = (
        element("tr", element("th", esc(upper_first(what)), scope="row") + element("td", esc(number)))
        for what, number in found.said
    )
    columns = (words["column_what"], words["column_value"])
    shown = table(f"{name}-said", as_text(teller.first(name, "headline")), columns, element("tbody", "".join(lines)))
    return element("details", element("summary", esc(words["show_table"])) + shown, class_="card-table", **UNSEARCHED)
