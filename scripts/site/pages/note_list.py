"""The notes, the sources and the populations of the package, for the page on method."""

from scripts.site.package.labels import Labels
from scripts.site.pages.recommendation_list import document
from scripts.site.text.markup import element, esc, listing, terms


def note_list(labels: Labels) -> str:
    """Every note, in order; the anchor is the note's name."""
    rows = sorted(labels.package.rows("notes"), key=lambda row: int(row["order"]))
    items = "".join(element("li", esc(labels.language.text(row, "text")), id=f"note-{row['note']}") for row in rows)
    return element("ul", items)


def source_list(labels: Labels) -> str:
    """Every source with its publisher, year and what a reader should know of it."""
    items = []
    for row in labels.package.rows("sources"):
        facts = ", ".join(part for part in (row["publisher"], row["year"]) if part)
        remark = labels.language.text(row, "remark")
        items.append(f"{document(row['source'], labels)}. {esc(facts)}. {esc(remark)}".strip())
    return listing(items)


def population_list(labels: Labels) -> str:
    """Who is counted: every population with its definition."""
    rows = sorted(labels.package.rows("populations"), key=lambda row: int(row["order"]))
    return terms(
        [(labels.language.text(row, "label"), esc(labels.language.text(row, "definition"))) for row in rows],
        class_="facts",
    )


def rule_list(labels: Labels) -> str:
    """How values are computed: every rule with its definition."""
    rows = sorted(labels.package.rows("rules"), key=lambda row: int(row["order"]))
    return terms(
        [(labels.language.text(row, "title"), esc(labels.language.text(row, "definition"))) for row in rows],
        class_="facts",
    )
