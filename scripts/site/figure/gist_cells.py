"""The cells of one scope that a gist is sought in."""

from dataclasses import dataclass
from functools import cached_property

from scripts.ground.cells import cell_of
from scripts.ground.claim import COUNT, Claim
from scripts.ground.data_package import Row
from scripts.ground.facts import of_question
from scripts.ground.interval import has_number, of_observation
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import holds


@dataclass(frozen=True)
class Cells:
    """The observations of one scope that a gist is sought in; `firsts`: what is printed of it as the most common."""

    name: str
    unit: str
    rows: list[Row]
    firsts: list[Row]
    labels: Labels

    def so(self, kind: str, *rows: Row) -> bool:
        """Whether a claim on some rows is true."""
        return holds(Claim(kind, tuple(map(cell_of, rows))), self.labels.package)

    def entry(self, row: Row) -> Row:
        """What the code list says of the answer of a row."""
        return self.labels.book.entry(row["indicator"], row["category"])

    @cached_property
    def year(self) -> str:
        """The newest year of the rows."""
        return max(row["year"] for row in self.rows)

    @cached_property
    def answers(self) -> list[str]:
        """The answers of the newest year of which one may be the most common."""
        return self.labels.book.rivals(self.name, self.year)

    @cached_property
    def known(self) -> list[Row]:
        """The rows that have a number."""
        return [row for row in self.rows if has_number(row)]

    def rivals(self, measure: str) -> list[Row]:
        """The numbers of the answers that are measured as the indicator is: in its unit, or as a share of all of it."""
        found = [row for row in self.known if row["category"] in self.answers and row["measure"] == measure]
        book = self.labels.book
        return [row for row in found if (of_question(row, book) if measure == COUNT else not row["base_indicator"])]


def last_year(row: Row) -> str:
    """The last year that a row is about."""
    return row["year_to"] or row["year"]


def of_scope(indicator: Row, rows: list[Row], firsts: list[Row], scope: str, labels: Labels) -> Cells:
    """The unconditional rows of one scope, of the indicator's own population where it has a number."""
    free = [[row for row in each if row["scope"] == scope and not row["within_indicator"]] for each in (rows, firsts)]
    usual, there = indicator["population"], [row["population"] for row in free[0] if has_number(row)]
    population = usual if usual in there or not there else there[0]
    own, placed = ([row for row in each if row["population"] == population] for each in free)
    return Cells(indicator["indicator"], indicator["unit"], own, placed, labels)


def low(row: Row) -> float:
    """The least that the row's number can be."""
    return float(of_observation(row).lower or 0)
