"""The figure card: the headline, what it counts, the chart, the table, notes, source and files, in one block of HTML."""

from scripts.ground.data_package import PackageError, Row
from scripts.ground.kept_words import LINE
from scripts.site.addresses import embed_page, indicator_csv, page_link, picture_file, to_root
from scripts.site.audit.links import decision_links
from scripts.site.cards.card_lines import (
    base_line,
    care_lines,
    own_notes,
    own_words,
    shown_rows,
    sources,
    who_and_when,
    without_base,
)
from scripts.site.cards.figure_markup import figure
from scripts.site.cards.observation_table import observation_table
from scripts.site.cards.subject import Subject, subject_of
from scripts.site.charts.data import Picture
from scripts.site.charts.drawing import Draw
from scripts.site.figure.base_note import base_mark
from scripts.site.package.labels import Labels
from scripts.site.text.markup import UNSEARCHED, element, esc, link, listing


def named_card(indicator: str, labels: Labels, draw: Draw, at: str) -> str:
    """The card of an indicator with its main chart, for the page at `at`. Raises PackageError on an unknown name."""
    if indicator not in labels.package.by_name["indicators"]:
        raise PackageError(f"{{{{ card {indicator} }}}}: there is no such indicator")
    subject = subject_of(indicator, labels)
    return card(subject, draw, at, subject.pictures[:1])


def card(subject: Subject, draw: Draw, at: str, charts: list[Picture], level: str = "h3") -> str:
    """The card as HTML. Its anchor has the indicator's name; `level`: the element of its headline."""
    name = f"card-{subject.name}"
    blocks = [
        element("p", link(page_link(at, subject.address), subject.title), class_="card-title", id=f"{name}-title"),
        element(level, esc(subject.headline), id=f"{name}-headline", class_="finding"),
        *lines(subject, shown_rows(subject), at),
        in_words(subject),
        *(figure(each, subject.name, draw, subject.labels, who_and_when(subject)) for each in charts),
        table_to_open(subject, charts, at),
        notes(subject),
        source(subject, at),
        links(subject, at),
    ]
    content = "".join(block for block in blocks if block)
    return element("section", content, class_="card", id=name, aria_labelledby=f"{name}-title {name}-headline")


def lines(subject: Subject, rows: list[Row], at: str) -> list[str]:
    """Who and when; the base and why; what asks for care in the rows; which of them are corrected or doubtful."""
    if subject.kept is not None:
        return [element("p", esc(text), class_="card-line") for text in subject.sentences(LINE)]
    about = esc(who_and_when(subject))
    if without_base(subject) and at != embed_page(
        subject.name
    ):  # that page stands alone and has no place for the explanation
        about = f"{about.removesuffix('.')}, {base_mark(subject.labels.language)}."
    else:
        about = f"{about} {esc(base_line(subject))}".strip()
    found = [element("p", about, class_="card-line")]
    care = " ".join(care_lines(subject, rows))
    found += [element("p", esc(care), class_="card-care")] if care else []
    return found + audited(subject, rows, at)


def audited(subject: Subject, rows: list[Row], at: str) -> list[str]:
    """The way to the audit, where a number of the rows or its base is corrected or doubtful."""
    links = decision_links(rows, at, subject.labels)
    text = esc(subject.labels.language.words["audited_line"]).format(", ".join(links))
    return [element("p", text, class_="card-care")] if links else []


def table_to_open(subject: Subject, found: list[Picture], at: str) -> str:
    """The rows of the year and of the chart in a table that the reader opens, without a script."""
    drawn = {row["observation"] for row in [*shown_rows(subject), *(row for each in found for row in each.rows)]}
    newest = subject.year
    rows = [
        row for row in subject.observations if row["observation"] in drawn or newest in (row["year"], row["year_to"])
    ]
    if not rows:
        return ""
    summary = element("summary", esc(subject.labels.language.words["show_table"]))
    return element(
        "details", summary + observation_table(rows, {}, subject.labels, at), class_="card-table", **UNSEARCHED
    )


def in_words(subject: Subject) -> str:
    """What the source says in words, where it gives no number."""
    found = own_words(subject)
    return listing(map(esc, found)) if found else ""


def notes(subject: Subject) -> str:
    """The notes on what is shown."""
    found = own_notes(subject)
    if not found:
        return ""
    summary = element("summary", esc(subject.labels.language.words["notes"]))
    return element("details", summary + listing(map(esc, found)), class_="card-notes", **UNSEARCHED)


def source(subject: Subject, at: str) -> str:
    """The source with sections and pages, and the way to all of them."""
    words, found = subject.labels.language.words, sources(subject)
    if not found:
        return ""
    more = link(page_link(at, subject.address) + "#printed", words["source_more"])
    return element(
        "p", f"{esc(words['source_line'].format('. '.join(found)))} ({more})", class_="card-source", **UNSEARCHED
    )


def links(subject: Subject, at: str) -> str:
    """The page and the files."""
    labels, words = subject.labels, subject.labels.language.words
    files = {}
    if subject.kept is None:  # those of a version are in its ZIP
        files["csv"] = to_root(at, labels.language.code) + indicator_csv(subject.name, "observations")
    if subject.kept is None and subject.pictures:
        files |= {
            kind: page_link(at, picture_file(subject.name, labels.language.code, kind)) for kind in ("svg", "png")
        }
    items = [file_link(address, kind, subject) for kind, address in files.items()]
    if at != embed_page(subject.name):
        items.insert(0, link(page_link(at, subject.address), words["more"]))
    return listing(items, class_="card-links", **UNSEARCHED)


def file_link(address: str, kind: str, subject: Subject) -> str:
    """A link to a file, whose name says of what where it is read alone."""
    words = subject.labels.language.words
    label = words["download_of"].format(words[f"download_{kind}"], subject.title)
    return element("a", esc(words[f"download_{kind}"]), href=address, aria_label=label)
