"""Figures over time: each series by itself, its gaps and its breaks. Rows in, HTML out."""

from dataclasses import dataclass

from scripts.ground.data_package import Row
from scripts.site.addresses import embed_series
from scripts.site.cards.alone import Alone
from scripts.site.cards.sharing import figure_sharing
from scripts.site.charts.composed import on_page
from scripts.site.charts.display import Display
from scripts.site.charts.drawing import Draw
from scripts.site.charts.years import years as drawn_years
from scripts.site.drawings.over_years import Series
from scripts.site.figure.whom import narrowed, potentially
from scripts.site.figure.wording import as_computed, observation_value
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import over_years
from scripts.site.prose.sourced import row_notes, source_line
from scripts.site.text.templates import macros


@dataclass(frozen=True)
class Told(Series):
    """One figure in all its years, and what is said of it."""

    @property
    def row(self) -> Row:
        """A row, for what all rows share."""
        return next(iter(self.rows.values()))

    @property
    def years(self) -> list[str]:
        """Every year from the first to the last that has a figure, shown or not: another producer may have ended."""
        there = over_years(self.name, self.labels.package)
        return [str(year) for year in range(int(min(self.rows)), int(max(there)) + 1)]

    @property
    def is_of_trend(self) -> bool:
        """Whether its breaks are those of everybody met, which the trend tells."""
        return self.row["indicator"] == self.labels.book.size[0]

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
    def display(self) -> Display:
        """A bar for each year."""
        return drawn_years([self.point(year) for year in self.years], self.colour)

    @property
    def care(self) -> list[str]:
        """What its numbers ask to be said."""
        return row_notes(self.rows.values(), self.labels)

    @property
    def told(self) -> list[tuple[str, str]]:
        """Each year with its value, for a table; a gap is a row too."""
        full = {
            year: as_computed(row, observation_value(row, self.labels), self.labels.language)
            for year, row in self.rows.items()
        }
        return [(year, full.get(year, self.point(year).text)) for year in self.years]


def series(name: str, address: str, labels: Labels, draw: Draw) -> str:
    """The series of a named figure for the page at `address`: caption, figure, table. Raises PackageError on an unknown name."""
    found = Told.named(name, labels)
    shared = figure_sharing(alone(found, address), address, labels)
    return macros("series.html", labels=labels).one(found, address, on_page(found.display, found.key, draw), shared)


def alone(found: Told, page: str) -> Alone:
    """A series, which the page at `page` has, as it stands alone."""
    labels, rows = found.labels, list(found.rows.values())
    breaks = (f"{year}: {labels.note(note)}" for year, notes in sorted(found.breaks.items()) for note in notes)
    computed = [labels.language.words["sign_computed"]] if found.is_computed else []
    notes = (*potentially(rows, labels), *found.care, *computed, *breaks, *filter(None, [source_line(rows, labels)]))
    title = labels.title("indicators", found.row["indicator"])
    told = title, found.caption, "", notes, found.display, rows, "", found.told
    return Alone(embed_series(found.name), f"{page}#{found.key}", *told)


def break_list(labels: Labels) -> str:
    """Every break of the package: the indicators, the year and why."""
    rows = sorted(labels.package.rows("breaks"), key=lambda row: (row["year"], row["indicator"]), reverse=True)
    together: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        together.setdefault((row["year"], row["note"]), []).append(row["indicator"])
    return macros("series.html", labels=labels).breaks(together, "method/")
