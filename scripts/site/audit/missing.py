"""How many figures of each year have no number: in a chart of the report only, or nowhere in it. Rows in, HTML or nothing out."""

from collections.abc import Sequence

from scripts.ground.data_package import Row
from scripts.ground.markup import esc
from scripts.ground.missing import Missing, counted
from scripts.site.addresses import AUDIT, page_link
from scripts.site.package.labels import Labels
from scripts.site.text.language import Language
from scripts.site.text.markup import element, link, table

ANCHOR = "missing"


def missing_list(labels: Labels) -> str:
    """The section of the audit with each year that lacks numbers, theme by theme; nothing where none does."""
    years = [part for year in years_of(labels.package.rows("observations")) if (part := of_year(year, labels))]
    words = labels.language.words
    heading = f"## {words['heading_missing']} {{#{ANCHOR}}}"
    return "\n\n".join([heading, element("p", esc(words["missing_lead"])), *years]) if years else ""


def of_year(year: str, labels: Labels) -> str:
    """The sentence and the table of one year; nothing where the year lacks no number."""
    rows = [row for row in labels.package.rows("observations") if row["year"] == year]
    found = counted(rows)
    if not found.both:
        return ""
    words = labels.language.words
    columns = [words[name] for name in ("theme", "missing_in_chart", "missing_nowhere", "missing_of")]
    lines = "".join(line(labels.code("theme", theme), own) for theme, own in by_theme(rows, labels) if own.both)
    sentence = element("p", element("strong", esc(in_a_sentence(found, year, labels.language))))
    return sentence + table(f"missing-{year}", words["missing_caption"].format(year), columns, element("tbody", lines))


def by_theme(rows: Sequence[Row], labels: Labels) -> list[tuple[str, Missing]]:
    """Each theme in order, with what its figures lack."""
    themes = {row["indicator"]: row["theme"] for row in labels.package.rows("indicators")}
    order = sorted({*themes.values()}, key=lambda theme: labels.code_order("theme", theme))
    return [(theme, counted([row for row in rows if themes[row["indicator"]] == theme])) for theme in order]


def line(title: str, found: Missing) -> str:
    """One theme."""
    numbers = (found.in_chart, found.nowhere, found.of)
    cells = [element("td", str(number), class_="number") for number in numbers]
    return element("tr", element("th", esc(title), scope="row") + "".join(cells))


def counters(rows: Sequence[Row], address: str, labels: Labels) -> str:
    """Under the figures of one indicator how many have no number, year by year, with the way to all of them."""
    told = [(year, counted([row for row in rows if row["year"] == year])) for year in years_of(rows)]
    sentences = [in_a_sentence(found, year, labels.language) for year, found in told if found.both]
    if not sentences:
        return ""
    way = link(page_link(address, f"{AUDIT}#{ANCHOR}"), labels.language.words["missing_all"])
    return element("p", f"{esc(' '.join(sentences))} {way}", class_="missing-count")


def in_a_sentence(found: Missing, year: str, language: Language) -> str:
    """How many figures of a year have no number."""
    parts = {"missing_charted": bool(found.in_chart), "missing_none": bool(found.nowhere)}
    name = "missing_both" if all(parts.values()) else next(name for name, there in parts.items() if there)
    numbers = (found.in_chart, found.nowhere, found.of)
    return language.words[name].format(*map(language.number, map(str, numbers)), year)


def years_of(rows: Sequence[Row]) -> list[str]:
    """The years of some figures, the newest first."""
    return sorted({row["year"] for row in rows}, reverse=True)
