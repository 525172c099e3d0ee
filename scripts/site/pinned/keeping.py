"""What a release keeps: its archive; of its pages the sentences that code made of its figures, and how these came to be, whole."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from scripts.ground.kept_words import FINDING, LAST_YEAR, LINE, QUESTION, WHOLE, Kept, words_csv
from scripts.ground.markup import as_text
from scripts.ground.releases import ARCHIVE_FILE, WORDS_FILE
from scripts.paths import DOCS
from scripts.site.addresses import embed_page
from scripts.site.audit.questions import own_questions
from scripts.site.cards.card import lines
from scripts.site.cards.subject import Subject, subject_of
from scripts.site.charts.drawing import draw
from scripts.site.content import makers, parts
from scripts.site.exports.published_releases import as_release, read_published
from scripts.site.package.labels import Labels
from scripts.site.package.published_package import read_package
from scripts.site.pinned.blocks import blocks
from scripts.site.prose.answer_table import Answers
from scripts.site.prose.answer_tables import read_answers
from scripts.site.prose.filling import filled
from scripts.site.prose.last_year import in_a_sentence
from scripts.site.text.language import Language
from scripts.site.text.words import LANGUAGES


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
    """A row for each block of the pages that are kept whole. `known`: the generated parts that they may name."""
    folder, rows = DOCS / labels.language.code, []
    for page in WHOLE:
        text = (folder / f"{page.rstrip('/')}.md").read_text(encoding="utf-8")
        told = filled(text, known, labels, makers(labels, draw, answers, page), page)
        rows += [
            {"lang": labels.language.code, "page": page, "part": part, "text": said} for part, said in blocks(told)
        ]
    return rows


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
        LINE: lines(subject, rows, at) if rows else [],
        QUESTION: own_questions(subject.name, at, subject.labels),
    }
    for part, texts in said.items():
        yield from ((part, " ".join(as_text(text).split())) for text in texts if text)
