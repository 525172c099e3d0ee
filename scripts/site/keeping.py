"""What a release keeps: its archive; of its pages the sentences that code made of its figures, and how these came to be, whole."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from markdown import markdown

from scripts.ground.kept_words import (
    FINDING,
    ITEM,
    LAST_YEAR,
    LINE,
    NOTE,
    QUESTION,
    SECTION,
    SUBSECTION,
    TERM,
    TEXT,
    TITLE,
    WHOLE,
    Kept,
    words_csv,
)
from scripts.ground.markup import as_text
from scripts.ground.releases import ARCHIVE_FILE, WORDS_FILE
from scripts.paths import DOCS
from scripts.site.addresses import embed_page
from scripts.site.charts.drawing import draw
from scripts.site.exports.published import as_release, read_published
from scripts.site.figure.doubt import in_words
from scripts.site.figure.questions import own_questions
from scripts.site.frame.card import lines
from scripts.site.frame.subject import Subject, subject_of
from scripts.site.makers import makers, parts
from scripts.site.package.labels import Labels, read_package
from scripts.site.pages.indicator_page import framed
from scripts.site.prose.answer import Teller
from scripts.site.prose.answer_table import Answers, read_answers
from scripts.site.prose.beside import in_a_sentence
from scripts.site.prose.filling import filled
from scripts.site.text.language import LANGUAGES, Language

KINDS = {
    **{"h1": TITLE, "h2": SECTION, "h3": SUBSECTION, "h4": SUBSECTION, "summary": TERM, "dt": TERM, "caption": TERM},
    **{"p": TEXT, "dd": ITEM, "li": ITEM, "td": ITEM, "th": ITEM, "tr": ITEM},
}
# What no reader of the text sees.
UNREAD = "svg, script, style, [hidden], .finding-link, .to-print"
FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def kept_files(folder: Path) -> dict[str, bytes]:
    """What a release of the package in `folder` keeps, by the name of the file: the archive, and the words of its pages."""
    package = read_package(folder)
    names = (name.format(package.version) for name in (ARCHIVE_FILE, WORDS_FILE))
    return dict(zip(names, (as_release(package).archive, kept_words(folder)), strict=True))


def kept_words(folder: Path) -> bytes:
    """What the package in `folder` keeps, as the file beside its release."""
    package = read_package(folder)
    releases, answers = read_published(folder, package), read_answers(DOCS)
    both = [Labels(package, Language(lang)) for lang in LANGUAGES]
    whole = [row for own in both for row in whole_rows(own, parts(own, releases), answers)]
    return words_csv([*kept_rows(both), *whole])


def whole_rows(labels: Labels, known: Mapping[str, str], answers: Answers) -> list[Kept]:
    """A row for each block of the pages kept whole, and each text of a figure. `known`: the generated parts that these may name."""
    folder, rows = DOCS / labels.language.code, []
    for page in WHOLE:
        text = (folder / f"{page.rstrip('/')}.md").read_text(encoding="utf-8")
        told = filled(text, known, labels, makers(Teller(answers, labels, draw, page)))
        rows += [
            {"lang": labels.language.code, "page": page, "part": part, "text": said} for part, said in blocks(told)
        ]
    return [*rows, *figure_rows(Teller(answers, labels, draw, ""))]


def figure_rows(teller: Teller) -> Iterator[Kept]:
    """A row for each text of each figure that stands alone; what is in doubt in it in words."""
    for one in framed(teller):
        said = {QUESTION: [one.question], FINDING: [one.headline], LINE: [one.subtitle]}
        said[NOTE] = [*one.notes, *in_words(one.shown, teller.labels)]
        for part, text in ((part, " ".join(as_text(each).split())) for part, texts in said.items() for each in texts):
            if text:
                yield {"lang": teller.labels.language.code, "page": one.at, "part": part, "text": text}


def kept_rows(labels: Iterable[Labels]) -> list[Kept]:
    """A row for each sentence of each indicator's page: language, indicator, part, text."""
    return [
        {"lang": own.language.code, "page": row["indicator"], "part": part, "text": text}
        for own in labels
        for row in own.package.rows("indicators")
        for part, text in sentences(subject_of(row["indicator"], own))
    ]


def sentences(subject: Subject) -> Iterator[tuple[str, str]]:
    """(part, text) of what its page says in sentences, in order; they stand alone, as on the page to embed."""
    at, rows = embed_page(subject.name), subject.observations
    said: dict[str, Sequence[str]] = {
        FINDING: [subject.headline],
        LAST_YEAR: [in_a_sentence(subject.gist.rows, subject.observations, subject.labels)],
        LINE: [*lines(subject, rows, at), *in_words(subject.shown, subject.labels)] if rows else [],
        QUESTION: own_questions(subject.name, at, subject.labels),
    }
    for part, texts in said.items():
        yield from ((part, " ".join(as_text(text).split())) for text in texts if text)


def blocks(page: str) -> Iterator[tuple[str, str]]:
    """(kind, text) of each block of a page with words, in order; a row of a table is one, with the heading of each cell."""
    soup = BeautifulSoup(markdown(FRONT.sub("", page), extensions=["attr_list"]), "html.parser")
    for each in soup.select(UNREAD):
        each.decompose()
    for meaning in soup.select("th > .meaning, td > .meaning"):
        meaning.insert_before(": ")  # else it would run into the words before it, from which a new line keeps it
    named = soup.select(".kind")
    for node in soup.find_all([*KINDS]):
        if node.name == "tr":
            yield from row(node)
        elif node.name == "dt":
            yield from term(node)
        elif node.name != "dd" and not node.find_parent("tr") and (text := own_text(node)):
            yield TERM if node in named else KINDS[node.name], text


def term(node: Tag) -> Iterator[tuple[str, str]]:
    """A term with what is said of it, as one item; alone where that is a list, whose items follow."""
    said = node.find_next_sibling("dd")
    text = own_text(said) if said else ""
    yield (ITEM, f"{own_text(node)}: {text}") if text else (TERM, own_text(node))


def own_text(node: Tag) -> str:
    """What a block says beyond the blocks within it."""
    own = (text for text in node.find_all(string=True) if text.find_parent([*KINDS]) is node)
    return " ".join("".join(own).split())


def row(node: Tag) -> Iterator[tuple[str, str]]:
    """A row of a table: its name, then each cell after what heads it. The head of the table is in every row."""
    cells, table = node.find_all(["td", "th"], recursive=False), node.find_parent("table")
    if node.find_parent("thead") or table is None:
        return
    heads, texts = [list(map(in_a_line, nodes)) for nodes in (table.select("thead th"), cells)]
    if len(cells) == 1:
        yield TERM, texts[0]
        return
    named = [
        f"{head}: {text}" if place and head else text
        for place, (head, text) in enumerate(zip(heads, texts, strict=False))
    ]
    yield ITEM, "; ".join(text for text, full in zip(named, texts, strict=False) if full)


def in_a_line(cell: Tag) -> str:
    """All that a cell says."""
    return " ".join(cell.get_text(" ").split()).replace(" : ", ": ")
