"""Figures over time: each series by itself, its gaps and its breaks. Rows in, HTML out."""

from collections.abc import Collection
from dataclasses import dataclass

from scripts.ground.data_package import Row
from scripts.site.cards.subject import PLATFORM, subject_of
from scripts.site.charts.composed import on_page
from scripts.site.charts.drawing import Draw
from scripts.site.charts.drawn_series import all_series, worth
from scripts.site.charts.hue import colour_of
from scripts.site.charts.years import Point
from scripts.site.charts.years import years as drawn_years
from scripts.site.figure.selection import Left, breaks_of, left_open
from scripts.site.figure.whom import narrowed
from scripts.site.figure.wording import as_computed, bare_value, is_computed, observation_value, sentence
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import over_years
from scripts.site.package.names import name_of
from scripts.site.text.templates import macros


@dataclass(frozen=True)
class Series:
    """One figure in all its years, and what is said of it.

    `breaks`: the years in which it breaks, with the notes that say why; `ranges`: what is left of the years that no source prints.
    """

    rows: dict[str, Row]
    breaks: dict[str, list[str]]
    ranges: dict[str, Left]
    labels: Labels

    @property
    def row(self) -> Row:
        """A row, for what all rows share."""
        return next(iter(self.rows.values()))

    @property
    def years(self) -> list[str]:
        """Every year from the first to the last, also those without a figure."""
        return [str(year) for year in range(int(min(self.rows)), int(max(self.rows)) + 1)]

    @property
    def is_computed(self) -> bool:
        """Whether a value of it is not printed."""
        return bool(self.ranges) or any(map(is_computed, self.rows.values()))

    @property
    def key(self) -> str:
        """Its id on a page."""
        return f"series-{self.row['indicator']}-{self.row['population']}".replace("_", "-")

    @property
    def caption(self) -> str:
        """What is measured, of whom, and of a share of one answer of those who gave it, by whom and between which years."""
        row, labels = self.row, self.labels
        title, label = labels.title("indicators", row["indicator"]), labels.answer(row)
        if not labels.book.is_whole(row["indicator"], row["category"]) and label != title:
            title = f"{title}: {label}"
        whom = narrowed(labels.population_in_sentence(row["population"]), row, labels)
        by, years = labels.code("producer", row["producer"]), (self.years[0], self.years[-1])
        return labels.language.words["series_caption"].format(title, whom, by, *years)

    @property
    def told(self) -> list[tuple[str, str]]:
        """Each year with its value, for a table; a gap is a row too."""
        full = {year: observation_value(row, self.labels) for year, row in self.rows.items()}
        return [(year, self.short(year, full.get(year, ""))) for year in self.years]

    def short(self, year: str, value: str = "") -> str:
        """The value beside its point, or as it is given; the words for a gap where a year has none."""
        if year in self.rows:
            row = self.rows[year]
            return as_computed(row, value or bare_value(row, self.labels), self.labels.language)
        return self.ranges[year].text if year in self.ranges else self.labels.language.words["series_gap"]

    def values(self, year: str) -> tuple[float, ...]:
        """The value of a year, the least and greatest that the figures leave of it, or none."""
        if year in self.ranges:
            return self.ranges[year].values
        value = self.rows.get(year, {}).get("value")
        return (float(value),) if value else ()


def series(name: str, address: str, labels: Labels, draw: Draw) -> str:
    """The series of a named figure for the page at `address`: caption, figure, table. Raises PackageError on an unknown name."""
    found = series_of(name, labels)
    points = [Point(year, found.values(year), found.short(year), year in found.breaks) for year in found.years]
    shown = drawn_years(points, colour_of(next(iter(found.rows.values())), labels))
    return macros("series.html", labels=labels).one(found, address, on_page(shown, found.key, draw))


def series_of(name: str, labels: Labels) -> Series:
    """The figure in its years, with the breaks that lie inside the series: a first year breaks with nothing."""
    rows, breaks = over_years(name, labels.package), dict[str, list[str]]()
    for row in breaks_of(list(rows.values()), labels.package):
        breaks.setdefault(row["year"], []).append(row["note"])
    return Series(rows, breaks, left_open(next(iter(rows.values())), rows, labels), labels)


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
            found.append(series(name_of(best[-1]), address, labels, draw))
    return macros("series.html", labels=labels).small(found)


def is_finding(row: Row, labels: Labels) -> bool:
    """Whether a row is what its indicator asks for, and not how many have an answer: these are read as those who have the thing."""
    answers = labels.book.rivals(row["indicator"])
    return not (answers and labels.book.is_whole(row["indicator"], row["category"])) or sentence(row, labels)


def series_list(labels: Labels) -> str:
    """The indicators with numbers for several years, and which: links to their pages."""
    years: dict[tuple[str, str], set[str]] = {}
    for row in labels.package.rows("observations"):
        if row["value"] and not row["year_to"]:
            years.setdefault((row["indicator"], name_of(row)), set()).add(row["year"])
    found: dict[str, set[str]] = {}
    for (indicator, _), own in years.items():
        if len(own) > 1:
            found.setdefault(indicator, set()).update(own)
    order = sorted(found, key=lambda name: int(labels.package.by_name["indicators"][name]["order"]))
    return macros("series.html", labels=labels).years([(name, sorted(found[name])) for name in order], "over-time/")


def break_list(labels: Labels) -> str:
    """Every break of the package: the indicators, the year and why."""
    rows = sorted(labels.package.rows("breaks"), key=lambda row: (row["year"], row["indicator"]), reverse=True)
    together: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        together.setdefault((row["year"], row["note"]), []).append(row["indicator"])
    return macros("series.html", labels=labels).breaks(together, "method/")
