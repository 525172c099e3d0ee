"""The cells of one scope that a gist is sought in, and what each of them can be at least and at most."""

from collections.abc import Sequence
from dataclasses import dataclass

from scripts.ground.cells import cell_of
from scripts.ground.claim import Claim
from scripts.ground.data_package import Row
from scripts.ground.facts import Facts, facts_of
from scripts.ground.interval import has_number, of_observation
from scripts.ground.ranking import of_question
from scripts.ground.statuses import HIDDEN
from scripts.ground.verdict import TRUE, verdict
from scripts.site.package.labels import Labels


@dataclass(frozen=True)
class Cells:
    """The observations of one scope, the ranks that are printed of it, and what the code lists say of them."""

    indicator: Row
    rows: list[Row]
    ranks: list[Row]
    labels: Labels

    @property
    def facts(self) -> Facts:
        """What the package says."""
        return facts_of(self.labels.package)

    def so(self, kind: str, *rows: Row) -> bool:
        """Whether a claim on some rows is true."""
        return verdict(Claim(kind, tuple(map(cell_of, rows))), self.facts) == TRUE

    def role(self, row: Row) -> str:
        """What the row's category is to the whole."""
        return self.labels.book.role(row["indicator"], row["category"])

    def parent(self, row: Row) -> str:
        """The category that the row's is a part of."""
        return self.labels.book.parent(row["indicator"], row["category"])

    def is_whole(self, row: Row) -> bool:
        """Whether the row is about everybody, or everything, that the indicator counts."""
        return self.labels.book.is_whole(row["indicator"], row["category"])

    def parts(self) -> list[str]:
        """The categories that make up the whole in the newest year, not the parts of parts."""
        newest = max(row["year"] for row in self.rows)
        return self.labels.book.parts(self.indicator["indicator"], year=newest)

    def rivals(self) -> list[Row]:
        """The rows of the answers of which one may be the most common."""
        return [row for row in self.rows if row["category"] in self.answers()]

    def answers(self) -> list[str]:
        """The answers of the newest year of which one may be the most common."""
        return self.labels.book.rivals(self.indicator["indicator"], max(row["year"] for row in self.rows))

    def top_parts(self) -> list[Row]:
        """The rows of the parts that make up the whole."""
        return [row for row in self.rows if row["category"] in self.parts()]


def last_year(row: Row) -> str:
    """The last year that a row is about."""
    return row["year_to"] or row["year"]


def of_scope(indicator: Row, rows: list[Row], ranks: list[Row], scope: str, labels: Labels) -> Cells:
    """The unconditional rows of one scope, of the indicator's own population where it has a number."""
    open_rows = [row for row in rows if row["scope"] == scope and not row["within_indicator"]]
    populations = [row["population"] for row in open_rows if has_number(row)]
    own = indicator["population"]
    population = own if own in populations or not populations else populations[0]
    own_ranks = [row for row in ranks if row["scope"] == scope and not row["within_indicator"]]
    return Cells(
        indicator,
        [row for row in open_rows if row["population"] == population],
        [row for row in own_ranks if row["population"] == population],
        labels,
    )


def low(row: Row) -> float:
    """The least that the row's number can be."""
    least = of_observation(row).lower
    return 0 if least is None else float(least)


def comparable(row: Row, cells: Cells) -> bool:
    """Whether the row is measured as the indicator is: in its unit, or as a share of all of it."""
    if row["measure"] == "count":
        return has_number(row) and of_question(row, cells.labels.book)
    return has_number(row) and not row["base_indicator"]


def first_ranks(ranks: list[Row]) -> list[Row]:
    """The printed statements that something is the most common."""
    return [row for row in ranks if row["value"] == "1" and row["qualifier"] == "exact"]


def whole_of(row: Row, cells: Cells) -> str:
    """The exact number that a count is a part of: its own base, else the whole in the same unit."""
    if row["measure"] != "count" or row["base"]:
        return row["base"]
    names = cells.labels.book.bases_of(row["indicator"], row["category"])
    wholes = [
        each["value"]
        for each in cells.rows
        if each["category"] in names and each["measure"] == "count" and each["unit"] == row["unit"]
    ]
    return next((value for value in wholes if value and float(value) >= low(row)), "")


def first_of_two(group: list[Row], cells: Cells) -> Row | None:
    """The first listed of two answers of which each person has one: it is what is asked for, and the other that it is not so.

    Where one of them is the sum of answers there are three, and none of them is that it is not so.
    """
    book, name, two = cells.labels.book, cells.indicator["indicator"], cells.answers()
    if len(two) > 2 or not book.one_each(name) or cells.indicator["unit"] != "persons":
        return None
    if any(split.whole in two for split in book.splits(name, max(row["year"] for row in group))):
        return None
    return next((row for row in group if row["category"] == two[0]), None)


def is_hidden(rows: Sequence[Row]) -> bool:
    """Whether a number is hidden."""
    return any(row["obs_status"] == HIDDEN for row in rows)
