"""The list of the indicators, by theme, each with how much is published of it."""

from scripts.ground.data_package import Row
from scripts.site.cards.subject import WORDED, subject_of
from scripts.site.figure.selection import of_indicator
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import has_number
from scripts.site.text.markup import element, esc, link, listing, markdown


def indicator_list(labels: Labels) -> str:
    """The list as Markdown: a heading for each theme, whose anchor is the theme's code."""
    return "\n\n".join(theme_section(theme, rows, labels) for theme, rows in by_theme(labels))


def by_theme(labels: Labels) -> list[tuple[str, list[Row]]]:
    """The themes, each with its indicators, in the order of the code lists."""
    themes: dict[str, list[Row]] = {}
    for row in sorted(labels.package.rows("indicators"), key=lambda row: int(row["order"])):
        themes.setdefault(row["theme"], []).append(row)
    return sorted(themes.items(), key=lambda theme: labels.code_order("theme", theme[0]))


def theme_section(theme: str, rows: list[Row], labels: Labels) -> str:
    """One theme with its indicators."""
    items = [entry(row, labels) for row in rows]
    return f"## {markdown(labels.code('theme', theme))} {{#{theme}}}\n\n{listing(items, class_='indicators')}"


def entry(row: Row, labels: Labels) -> str:
    """A link, and how many values stand behind it."""
    address = link(f"{row['indicator']}/", labels.language.text(row, "title"))
    return f"{address} {element('span', esc(amount(row, labels)), class_='amount')}"


def amount(row: Row, labels: Labels) -> str:
    """How many values an indicator has, in words where there is none or one; where the source has only words, that."""
    words = labels.language.words
    if subject_of(row["indicator"], labels).gist.kind in WORDED:
        return words["said_in_words"]
    count = sum(has_number(found) for found in of_indicator(labels.package, "observations", row["indicator"]))
    few = {0: "values_count_none", 1: "values_count_one"}
    return words[few.get(count, "values_count")].format(count)
