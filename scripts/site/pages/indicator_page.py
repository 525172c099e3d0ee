"""The page of one indicator: what it measures, its chart, its values, what was printed, how to read it, its files."""

from collections.abc import Iterable

from scripts.ground.data_package import Row
from scripts.ground.interval import has_number
from scripts.ground.kept_words import LAST_YEAR, QUESTION
from scripts.site.addresses import (
    explorer_link,
    indicator_twin,
    page_link,
    picture_file,
    recommendation_address,
    to_root,
)
from scripts.site.audit.links import own_questions
from scripts.site.audit.missing import counters
from scripts.site.cards.card import lines, source
from scripts.site.cards.card_lines import who_and_when
from scripts.site.cards.figure_markup import figure
from scripts.site.cards.observation_table import RowNotes, observation_table
from scripts.site.cards.sharing import sharing
from scripts.site.cards.statement_table import printed_rows, statement_table
from scripts.site.cards.subject import Subject, subject_of
from scripts.site.charts.drawing import Draw
from scripts.site.exports.published import indicator_files
from scripts.site.figure.base_note import explained
from scripts.site.figure.selection import notes_of, of_indicator, recommendations_of
from scripts.site.figure.wording import upper_first
from scripts.site.package.accounts import about_indicators
from scripts.site.package.citing import cite, cited_indicator
from scripts.site.package.labels import Labels
from scripts.site.package.said import IN_CHART, NOT_GIVEN
from scripts.site.pages.codebook import ADDRESS as CODEBOOK
from scripts.site.pages.file_list import checksums, file_link
from scripts.site.prose.account_list import voices
from scripts.site.prose.last_year import in_a_sentence
from scripts.site.text.language import Language
from scripts.site.text.markup import UNSEARCHED, element, esc, link, listing, markdown, terms


def indicator_page(row: Row, labels: Labels, draw: Draw) -> str:
    """The page as Markdown with blocks of HTML."""
    subject = subject_of(row["indicator"], labels)
    return joined(subject, [*what_stays(subject, draw), in_words(subject), recommendations(subject), download(subject)])


def what_stays(subject: Subject, draw: Draw) -> list[str]:
    """The title and the sections that the page of a version has too."""
    found = [heading(subject), values(subject, draw), about(subject), printed(subject)]
    return [*found, audit(subject), notes(subject), breaks(subject)]


def joined(subject: Subject, sections: Iterable[str]) -> str:
    """The sections that there are, as one page."""
    return explained("\n\n".join(filter(None, sections)) + "\n", subject.labels.language)


def section(subject: Subject, name: str, *blocks: str) -> str:
    """A heading and its blocks; the anchor is the same in both languages.

    The search knows a page by its title and definition. Notes, prints and links repeat on page after page and would only
    make its index large.
    """
    title = f"## {subject.labels.language.words[f'heading_{name}']} {{#{name} data-search-exclude}}"
    return "\n\n".join([title, *(block for block in blocks if block)])


def heading(subject: Subject) -> str:
    """Title, finding, how it compares with the year before, and definition."""
    labels, row = subject.labels, subject.row
    title = f"# {markdown(labels.language.text(row, 'title'))}"
    found = element("p", esc(subject.headline), class_="finding")
    definition = element("p", esc(labels.language.text(row, "definition")), class_="lead")
    if subject.kept is None:
        last_year = in_a_sentence(subject.gist.rows, subject.observations, labels)
    else:
        last_year = "".join(element("p", esc(text), class_="against-line") for text in subject.sentences(LAST_YEAR))
    return "\n\n".join(filter(None, [title, found, last_year, definition]))


def about(subject: Subject) -> str:
    """The facts that a number cannot be read without: whom it counts, in what, and of what its percentages are."""
    labels, row, words = subject.labels, subject.row, subject.labels.language.words
    theme = labels.code("theme", row["theme"])
    facts = [
        (words["theme"], link(page_link(subject.address, f"indicators/#{row['theme']}"), theme)),
        (words["who_is_counted"], esc(labels.language.text(row, "counted"))),
        (words["unit"], esc(upper_first(labels.code("unit", row["unit"])))),
        (words["answers"], esc(labels.code("answers", row["answers"]))),
        (words["base_rule"], esc(labels.language.text(row, "base_rule"))),
        (words["first_year"], esc(row["first_year"])),
    ]
    return section(subject, "about", terms(facts, class_="facts", **UNSEARCHED))


def values(subject: Subject, draw: Draw) -> str:
    """The card at home: its lines, its charts, the whole table, the source and what is needed to pass the figure on.

    A chart of others than the finding speaks of, such as another group year by year, stands under a heading of its own.
    """
    labels, rows = subject.labels, subject.observations
    if not rows:
        return section(
            subject, "values", element("p", esc(labels.language.words["no_values"])), source(subject, subject.address)
        )
    missing = why_missing(rows, labels.language)
    drawn = [figure(each, subject.name, draw, labels, who_and_when(subject)) for each in subject.pictures]
    for each in subject.others:
        drawn += [element("h3", esc(each.title)), figure(each, subject.name, draw, labels)]
    table = observation_table(rows, row_notes(subject), labels)
    own = [counters(rows, subject.address, labels), sharing(subject)] if subject.kept is None else ["", ""]
    tail = [own[0], table, source(subject, subject.address), own[1]]
    return section(subject, "values", *lines(subject, rows, subject.address), missing, *drawn, *tail)


def why_missing(rows: list[Row], language: Language) -> str:
    """Where the numbers are, when none of them is here."""
    statuses = {row["obs_status"] for row in rows}
    if any(map(has_number, rows)) or not statuses & {IN_CHART, NOT_GIVEN}:
        return ""
    return element("p", esc(language.words["only_in_chart" if IN_CHART in statuses else "no_number_given"]))


def row_notes(subject: Subject) -> RowNotes:
    """The notes that concern only some rows of the table, so that these rows point to them."""
    concerned = notes_of(subject.observations, subject.labels.package)
    found: dict[str, list[tuple[str, int]]] = {}
    for number, (note, observations) in enumerate(concerned.items(), 1):
        if len(observations) < len(subject.observations):
            for observation in observations:
                found.setdefault(observation, []).append((note, number))
    return found


def printed(subject: Subject) -> str:
    """Every printed statement."""
    words = subject.labels.language.words
    rows = printed_rows(subject.statements)
    if not rows:
        return section(subject, "printed", element("p", esc(words["no_printed"])))
    lead = element("p", esc(words["printed_lead"]))
    return section(subject, "printed", lead, statement_table(rows, subject.labels))


def audit(subject: Subject) -> str:
    """What the audit found of its figures, and the way to what they leave open."""
    if subject.kept is None:
        items = own_questions(subject.name, subject.address, subject.labels)
    else:
        items = [esc(text) for text in subject.sentences(QUESTION)]
    return section(subject, "audit", listing(items)) if items else ""


def notes(subject: Subject) -> str:
    """The notes that concern the values, numbered as in the table."""
    labels = subject.labels
    found = [labels.package.by_name["notes"][note] for note in notes_of(subject.observations, labels.package)]
    items = "".join(element("li", esc(labels.language.text(note, "text")), id=f"note-{note['note']}") for note in found)
    return section(subject, "notes", element("ol", items)) if found else ""


def breaks(subject: Subject) -> str:
    """The years in which a series is not comparable with what came before, and why."""
    labels = subject.labels
    years: dict[str, str] = {}
    for row in of_indicator(labels.package, "breaks", subject.row["indicator"]):
        years[row["year"]] = years.get(row["year"], "") + element("li", esc(labels.note(row["note"])))
    found = [(year, element("ul", items)) for year, items in sorted(years.items(), reverse=True)]
    return section(subject, "breaks", terms(found)) if found else ""


def in_words(subject: Subject) -> str:
    """What the report says in words that bears on the indicator."""
    rows = about_indicators([subject.name], subject.labels)
    return (
        section(subject, "in_words", element("div", voices(rows, subject.labels), class_="account-voices"))
        if rows
        else ""
    )


def recommendations(subject: Subject) -> str:
    """The recommendations that rest on the indicator."""
    labels = subject.labels
    rows = recommendations_of(labels.package, subject.row["indicator"])
    links = [
        link(
            page_link(subject.address, recommendation_address(row["recommendation"])),
            labels.language.text(row, "title"),
        )
        for row in rows
    ]
    return section(subject, "recommendations", listing(links)) if links else ""


def download(subject: Subject) -> str:
    """The indicator's own files with size and checksum, where their columns are described, and how to cite it."""
    labels, words = subject.labels, subject.labels.language.words
    up = to_root(subject.address, labels.language.code)
    files = indicator_files(labels.package, subject.name)
    items = [
        file_link(file, words["_".join(filter(None, (file.kind, file.table)))], up, labels.language) for file in files
    ]
    if subject.observations:
        items.append(link(explorer_link(subject.address, subject.name), words["explore_indicator"]))
    twin = page_link(subject.address, indicator_twin(subject.name, labels.language.code))
    items.append(link(twin, words["download_twin"]))
    for kind in ("svg", "png") if subject.pictures else ():
        picture = page_link(subject.address, picture_file(subject.name, labels.language.code, kind))
        items.append(link(picture, words[f"chart_{kind}"]))
    described = esc(words["csv_same_for_both"]).format(
        link(page_link(subject.address, CODEBOOK), words["codebook_page"])
    )
    listed = [listing(items), checksums(files, labels.language), element("p", described)]
    return section(
        subject,
        "download",
        *listed,
        cite(cited_indicator(subject.row, labels.package), labels.package, labels.language),
    )
