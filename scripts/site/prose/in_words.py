"""The table of what the sources say in words, where no figure shows it: a claim, the source's own words, the page."""

from collections.abc import Iterable

from scripts.ground.data_package import Row
from scripts.site.addresses import page_link
from scripts.site.cards.card_lines import evidence
from scripts.site.cards.subject import Subject, subject_of
from scripts.site.drawings import DRAWINGS, rows_of
from scripts.site.package.said import is_worded
from scripts.site.prose.answer import Teller
from scripts.site.text.markup import element, esc, link, table


def in_words(themes: Iterable[str], teller: Teller) -> str:
    """What the sources say of the indicators of some themes that no figure shows: a row each, in a table.

    Where figures show all of them, what is said of them in words alone.
    """
    labels, words = teller.labels, teller.labels.language.words
    shown = {row["indicator"] for name in DRAWINGS for row in rows_of(name, labels)}
    ordered = sorted(labels.package.rows("indicators"), key=lambda row: int(row["order"]))
    subjects = [subject_of(row["indicator"], labels) for row in ordered if row["theme"] in themes]
    lines = [in_words_row(subject, teller) for subject in subjects if subject.name not in shown]
    if not any(lines):
        lines = [line for subject in subjects for line in worded_rows(subject, teller)]
    columns = (words["column_claim"], words["column_own_words"], words["column_page"])
    return table("in-words", words["in_words_caption"], columns, element("tbody", "".join(lines))) if any(lines) else ""


def worded_rows(subject: Subject, teller: Teller) -> list[str]:
    """A row for each answer of which the newest report says something in words and gives no number."""
    labels = teller.labels
    found: dict[str, Row] = {}
    for row in subject.statements:
        if (
            is_worded(row)
            and row["report_year"] == row["year"] == labels.package.latest_year
            and not row["within_indicator"]
        ):
            found.setdefault(row["category"], row)
    return [
        words_line(f"{labels.category(row['indicator'], row['category'])} ({subject.title})", row, subject, teller)
        for row in found.values()
    ]


def words_line(claim: str, row: Row, subject: Subject, teller: Teller) -> str:
    """A claim as a link to the indicator, what the source prints, and its page."""
    page = teller.labels.language.words["page"].format(row["page"]) if row["page"] else ""
    shown = link(page_link(teller.address, subject.address), claim)
    return element(
        "tr",
        element("th", shown, scope="row") + element("td", element("q", esc(row["printed"]))) + element("td", esc(page)),
    )


def in_words_row(subject: Subject, teller: Teller) -> str:
    """The headline as a link to the indicator, what the source prints, and its page; nothing for an older year."""
    labels = teller.labels
    if subject.year != labels.package.latest_year:
        return ""
    rows = [row for row in evidence(subject) if row["printed"]]
    if not rows:
        return ""
    # Without a number the headline only says so: the title says what the words are about.
    return words_line(subject.headline if subject.gist.rows else subject.title, rows[0], subject, teller)
