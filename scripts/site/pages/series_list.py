"""Figures over time: each series by itself, its gaps and its breaks. Rows in, HTML out."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from scripts.ground.data_package import Row
from scripts.ground.markup import esc
from scripts.site.addresses import page_link
from scripts.site.cards.pictures import on_page
from scripts.site.cards.subject import PLATFORM, subject_of
from scripts.site.charts.drawing import Draw
from scripts.site.charts.drawn_series import all_series, worth
from scripts.site.charts.years import Point
from scripts.site.charts.years import years as drawn_years
from scripts.site.figure.gist import sentence
from scripts.site.figure.left_open import Left, left_open
from scripts.site.figure.selection import breaks_of
from scripts.site.figure.whom import narrowed
from scripts.site.figure.wording import as_computed, bare_value, is_computed, observation_value, years
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import over_years
from scripts.site.package.names import name_of
from scripts.site.text.markup import element, link, listing, table, terms

# The layouts of a series, of which the style sheet shows one.
LAYOUTS = ("beside", "narrow")


@dataclass(frozen=True)
class Series:
    """One figure in all its years, and the years in which its series breaks with the notes that say why.

    `ranges`: what the figures leave of the years that no source prints.
    """

    rows: dict[str, Row]
    breaks: dict[str, list[str]]
    ranges: dict[str, Left]

    @property
    def years(self) -> list[str]:
        """Every year from the first to the last, also those without a figure."""
        return [str(year) for year in range(int(min(self.rows)), int(max(self.rows)) + 1)]

    @property
    def any_row(self) -> Row:
        """A row, for what all rows share."""
        return next(iter(self.rows.values()))


def series(name: str, address: str, labels: Labels, draw: Draw, layouts: Sequence[str] = LAYOUTS) -> str:
    """The series of a named figure for the page at `address`: caption, picture, table. Raises PackageError on an unknown name.

    One layout alone is shown on every screen.
    """
    words = labels.language.words
    found = series_of(name, labels)
    row, caption = found.any_row, caption_of(found, labels)
    key = f"series-{row['indicator']}-{row['population']}".replace("_", "-")
    drawn = [
        Point(year, values_of(found, year), short(found, year, labels), year in found.breaks) for year in found.years
    ]
    legend = f" {words['series_breaks_follow']}" if found.breaks else ""
    computed = found.ranges or any(map(is_computed, found.rows.values()))
    legend += f" {words['sign_computed']}" if computed else ""
    more = link(page_link(address, f"indicators/{row['indicator']}/"), labels.title("indicators", row["indicator"]))
    pictures = "".join(
        on_page(drawn_years(drawn, layout), f"{key}-{layout}", description(found, labels), labels, draw)
        for layout in layouts
    )
    parts = [
        element("figcaption", element("strong", esc(caption)) + esc(legend)),
        pictures if len(layouts) > 1 else pictures.replace("plane plane-narrow", "plane", 1),
        break_notes(found, labels),
        year_table(found, key, caption, labels),
        element("p", esc(words["series_more"]).format(more), class_="quiet"),
    ]
    return element("figure", "".join(parts), class_="composed", id=key)


def more_series(listed: Collection[str], address: str, labels: Labels, draw: Draw) -> str:
    """A series for each indicator of the platform whose newest year has one, but for those `listed`, which the page has already."""
    found = []
    for indicator in sorted(labels.package.rows("indicators"), key=lambda row: int(row["order"])):
        subject = subject_of(indicator["indicator"], labels)
        own = [row for row in subject.observations if row["producer"] == PLATFORM and is_finding(row, labels)]
        timely = [each for each in all_series(own, subject.gist.rows) if each[-1]["year"] == labels.package.latest_year]
        best = min(timely, key=lambda each: worth(each, subject.gist.rows), default=None)
        # The largest is nobody: a year of one person, who is in no headline, is not drawn by itself.
        if best and subject.name not in listed and (best[-1]["value"] != "0" or best[-1] in subject.gist.rows):
            found.append(series(name_of(best[-1]), address, labels, draw, LAYOUTS[1:]))
    return element("div", "".join(found), class_="series-small") if found else ""


def is_finding(row: Row, labels: Labels) -> bool:
    """Whether a row is what its indicator asks for, and not how many have an answer: these are read as those who have the thing."""
    answers = labels.book.rivals(row["indicator"])
    return not (answers and labels.book.is_whole(row["indicator"], row["category"])) or sentence(row, labels)


def series_of(name: str, labels: Labels) -> Series:
    """The figure in its years, with the breaks that lie inside the series: a first year breaks with nothing."""
    rows = over_years(name, labels.package)
    breaks: dict[str, list[str]] = {}
    for row in breaks_of(list(rows.values()), labels.package):
        breaks.setdefault(row["year"], []).append(row["note"])
    return Series(rows, breaks, left_open(next(iter(rows.values())), rows, labels))


def caption_of(found: Series, labels: Labels) -> str:
    """What is measured, of whom, and of a share of one answer of those who gave it, by whom and between which years."""
    row = found.any_row
    title, label = labels.title("indicators", row["indicator"]), labels.category(row["indicator"], row["category"])
    if not labels.book.is_whole(row["indicator"], row["category"]) and label != title:
        title = f"{title}: {label}"
    return labels.language.words["series_caption"].format(
        title,
        narrowed(labels.population_in_sentence(row["population"]), row, labels),
        labels.code("producer", row["producer"]),
        found.years[0],
        found.years[-1],
    )


def short(found: Series, year: str, labels: Labels) -> str:
    """The value beside its point; the words for a gap where a year has none."""
    if year in found.ranges:
        return found.ranges[year].text
    if year not in found.rows:
        return labels.language.words["series_gap"]
    return as_computed(found.rows[year], bare_value(found.rows[year], labels), labels.language)


def values_of(found: Series, year: str) -> tuple[float, ...]:
    """The value of a year, the least and greatest that the figures leave of it, or none."""
    if year in found.ranges:
        return found.ranges[year].values
    value = found.rows.get(year, {}).get("value")
    return (float(value),) if value else ()


def description(found: Series, labels: Labels) -> str:
    """What the picture says, for those who do not see it."""
    said = labels.language.words["series_said"]
    return ". ".join(said.format(year, short(found, year, labels)) for year in found.years) + "."


def year_table(found: Series, key: str, caption: str, labels: Labels) -> str:
    """A row for each year with its value, in a table that the reader opens; a gap is a row too."""
    words = labels.language.words
    rows = []
    for year in found.years:
        row = found.rows.get(year)
        value = as_computed(row, observation_value(row, labels), labels.language) if row else short(found, year, labels)
        cells = element("th", esc(year), scope="row") + element("td", esc(value), class_="value")
        rows.append(element("tr", cells))
    head = [words["column_year"], words["column_value"]]
    shown = table(f"{key}-table", caption, head, element("tbody", "".join(rows)))
    return element("details", element("summary", esc(words["show_table"])) + shown, class_="card-table")


def break_notes(found: Series, labels: Labels) -> str:
    """Why the years after a dashed line cannot quite be compared with those before."""
    notes = {year: [esc(labels.note(note)) for note in names] for year, names in sorted(found.breaks.items())}
    return terms([(year, "<br>".join(texts)) for year, texts in notes.items()], class_="facts") if notes else ""


def series_list(labels: Labels) -> str:
    """The indicators with numbers for several years, and which: links to their pages."""
    language = labels.language
    found: dict[str, set[str]] = {}
    names: dict[str, set[str]] = {}
    for row in labels.package.rows("observations"):
        if row["value"] and not row["year_to"]:
            names.setdefault(name_of(row), set()).add(row["year"])
            if len(names[name_of(row)]) > 1:
                found.setdefault(row["indicator"], set()).update(names[name_of(row)])
    items = []
    for row in sorted(labels.package.rows("indicators"), key=lambda row: int(row["order"])):
        if row["indicator"] in found:
            address = link(page_link("over-time/", f"indicators/{row['indicator']}/"), language.text(row, "title"))
            items.append(
                esc(language.words["series_years"]).format(address, ", ".join(sorted(found[row["indicator"]])))
            )
    return listing(items) if items else element("p", esc(language.words["series_none"]))


def break_list(labels: Labels) -> str:
    """Every break of the package: the indicator, the year and why."""
    items = []
    for row in sorted(labels.package.rows("breaks"), key=lambda row: (row["year"], row["indicator"]), reverse=True):
        note = labels.note(row["note"])
        address = link(f"../indicators/{row['indicator']}/", labels.title("indicators", row["indicator"]))
        items.append(f"{address}, {esc(years(row | {'year_to': ''}))}: {esc(note)}")
    return listing(items)
