"""The list of the measurement points, by theme, each with how much is published of it."""

from scripts.site.labels import Labels
from scripts.site.markup import element, esc, link, listing
from scripts.site.reading import Row
from scripts.site.selection import of_indicator
from scripts.site.wording import has_number


def indicator_list(labels: Labels) -> str:
    """The list as Markdown: a heading for each theme, whose anchor is the theme's code."""
    themes: dict[str, list[Row]] = {}
    for row in sorted(labels.package.rows("indicators"), key=lambda row: int(row["order"])):
        themes.setdefault(row["theme"], []).append(row)
    ordered = sorted(themes, key=lambda theme: labels.code_order("theme", theme))
    return "\n\n".join(theme_section(theme, themes[theme], labels) for theme in ordered)


def theme_section(theme: str, rows: list[Row], labels: Labels) -> str:
    """One theme with its measurement points."""
    items = [entry(row, labels) for row in rows]
    return f"## {labels.code('theme', theme)} {{#{theme}}}\n\n{listing(items, class_='indicators')}"


def entry(row: Row, labels: Labels) -> str:
    """A link, and how many values stand behind it."""
    address = link(f"{row['indicator']}/", labels.text(row, "title"))
    return f"{address} {element('span', esc(amount(row, labels)), class_='amount')}"


def amount(row: Row, labels: Labels) -> str:
    """How many values an indicator has, in words where there is none or one."""
    count = sum(has_number(found) for found in of_indicator(labels.package, "observations", row["indicator"]))
    few = {0: "values_count_none", 1: "values_count_one"}
    return labels.words[few.get(count, "values_count")].format(count)
