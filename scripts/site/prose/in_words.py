"""The table of what the sources say in words, where no figure shows it: a claim, the source's own words, the page."""

from collections.abc import Iterable, Iterator

from scripts.ground.data_package import Row
from scripts.ground.markup import esc
from scripts.site.addresses import page_link
from scripts.site.cards.subject import Subject, subject_of
from scripts.site.drawings import rows_of
from scripts.site.figure.gist import has_blank
from scripts.site.prose.answer import Teller
from scripts.site.text.markup import element, link, table


def in_words(themes: Iterable[str], teller: Teller) -> str:
    """What the sources say of the indicators of some themes that no figure shows: a row each, in a table."""
    labels, words = teller.labels, teller.labels.language.words
    figures = teller.answers.figures
    shown = {row["indicator"] for name in figures.names for row in rows_of(name, figures, labels)}
    wanted = [
        row for row in labels.package.rows("indicators") if row["theme"] in themes and row["indicator"] not in shown
    ]
    subjects = (subject_of(row["indicator"], labels) for row in sorted(wanted, key=lambda row: int(row["order"])))
    if labels.package.latest_year in labels.book.form_years:
        return (
            element("ul", "".join(element("li", claim) for claim in claims))
            if (claims := list(told(subjects, teller)))
            else ""
        )
    lines = [line(subject, teller) for subject in subjects]
    columns = (words["column_claim"], words["column_own_words"], words["column_page"])
    return table("in-words", words["in_words_caption"], columns, element("tbody", "".join(lines))) if any(lines) else ""


def told(subjects: Iterable[Subject], teller: Teller) -> Iterator[str]:
    """The headlines of a form year, which has no words of its own to quote; none without a number, or of how many answered."""
    labels = teller.labels
    for subject in subjects:
        row = next(iter(subject.gist.rows), None)
        if subject.year != labels.package.latest_year or row is None:
            continue
        if not labels.book.is_whole(row["indicator"], row["category"]) or has_blank(row, labels):
            yield link(page_link(teller.address, subject.address), subject.headline)


def line(subject: Subject, teller: Teller) -> str:
    """The headline as a link to the indicator, what the source prints of it, and its page; nothing for an older year.

    Without a number the title says what it is about, and the words are those on every answer.
    """
    rows = behind(subject)
    if not rows or subject.year != teller.labels.package.latest_year:
        return ""
    said = subject.gist.rows
    claim = link(page_link(teller.address, subject.address), subject.headline if said else subject.title)
    texts = dict.fromkeys(row["printed"] for row in rows[: 1 if said else None])
    # The sources are in Swedish, whatever the language of the page.
    quotes = "; ".join(element("q", esc(text), lang="sv") for text in texts)
    page = teller.labels.language.words["page"].format(rows[0]["page"]) if rows[0]["page"] else ""
    return element("tr", element("th", claim, scope="row") + element("td", quotes) + element("td", esc(page)))


def behind(subject: Subject) -> list[Row]:
    """The statements behind what the headline says first, or else those that mention the indicator in its newest year."""
    names = {row.get("observation") for row in subject.gist.rows[:1]} - {"", None}
    own = [row for row in subject.statements if row["observation"] in names]
    # The place that prints the very number comes before one that rounds it.
    own.sort(key=lambda row: row["value"] != subject.gist.rows[0]["value"])
    return [row for row in own or subject.evidence if row["printed"]]
