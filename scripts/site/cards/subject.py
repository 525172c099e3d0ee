"""An indicator with all that its page and its cards are made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.kept_words import FINDING
from scripts.site.addresses import CSV_TABLES
from scripts.site.charts.data import Picture, pictures
from scripts.site.charts.drawn_rows import holds
from scripts.site.figure.gist import Gist, gist_of
from scripts.site.figure.gist_cells import last_year
from scripts.site.figure.headline import sentence_of
from scripts.site.figure.selection import of_indicator
from scripts.site.package.labels import Labels

# The gists that are words of the source, without a number.
WORDED = ("chart_and_words", "in_words")
# What a printed rank and a bar share when they are about the same people and the same answer.
CELL: tuple[Column, ...] = ("category", "population", "scope", "within_indicator", "within_category", "year", "year_to")


def shows(picture: Picture, found: Gist) -> bool:
    """The rule for a chart under a headline: it draws what the headline speaks of, or the parts of it.

    So both are about the same people, cases, condition, measure and year. An answer that the headline calls the most common
    has a bar as well. A headline without a number has no chart.
    """
    bars = {tuple(row[field] for field in CELL) for row in picture.rows}
    ranked = (tuple(row[field] for field in CELL) for row in found.ranked)
    return holds([*picture.rows, *picture.wholes], found.rows) and all(cell in bars for cell in ranked)


@dataclass(frozen=True)
class Subject:
    """An indicator with its rows and the labels to show them with.

    `kept`: part -> the sentences that a release has kept, which stand where else sentences are made of the rows; None: made now.
    """

    row: Row
    observations: list[Row]
    statements: list[Row]
    labels: Labels
    kept: Mapping[str, list[str]] | None = None

    @property
    def name(self) -> str:
        """The indicator's code."""
        return self.row["indicator"]

    @property
    def title(self) -> str:
        """The indicator's title."""
        return self.labels.language.text(self.row, "title")

    @property
    def address(self) -> str:
        """The page's address under the root of its language."""
        return self.labels.page_of(self.name)

    @property
    def year(self) -> str:
        """The newest year of the indicator; without values the year of the newest report that mentions it."""
        years = [last_year(row) for row in self.observations] or [row["report_year"] for row in self.statements]
        return max(years, default=self.labels.package.latest_year)

    @cached_property
    def gist(self) -> Gist:
        """What the rows say first of all."""
        return gist_of(self.row, self.observations, self.statements, self.labels)

    @cached_property
    def headline(self) -> str:
        """The gist as a sentence."""
        return " ".join(self.sentences(FINDING)) if self.kept is not None else sentence_of(self.gist, self.labels)

    def sentences(self, part: str) -> list[str]:
        """What is kept of a part, as text."""
        return list((self.kept or {}).get(part, []))

    @cached_property
    def charts(self) -> list[Picture]:
        """All that can be drawn."""
        return pictures(self.observations, self.labels, self.gist.rows)

    @cached_property
    def pictures(self) -> list[Picture]:
        """The charts that can stand under the headline, the main one first."""
        return [each for each in self.charts if shows(each, self.gist)]

    @property
    def others(self) -> list[Picture]:
        """The charts of others than the headline speaks of, or of what it has no number for: they need a heading of their own."""
        return [each for each in self.charts if not shows(each, self.gist)]


@lru_cache(maxsize=256)
def subject_of(indicator: str, labels: Labels) -> Subject:
    """The subject of an indicator, made once for its page, its cards and its files."""
    observations, statements = (of_indicator(labels.package, table, indicator) for table in CSV_TABLES)
    return Subject(labels.package.by_name["indicators"][indicator], observations, statements, labels)
