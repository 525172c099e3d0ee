"""What a reader of everything that is published knows of the counts of a year, each fact with the place where it stands.

The present tables, what was computed, and all earlier versions: what stood there once is known. Where evidence does not fit
together, the reader believes the newer and the more trusted.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from scripts.ground.cells import CELL_COLUMNS, SIDES, as_row, cell_from_id
from scripts.ground.codebook import Codebook
from scripts.ground.codes import BLANK, CHART_PRINTS, HIDDEN, IN_CHART, WORDING
from scripts.ground.columns import Column
from scripts.ground.data_package import Package, Row
from scripts.ground.decisions import DecidedFigure
from scripts.ground.interval import Interval, stated
from scripts.ground.releases import Release
from scripts.ground.small import Disclosure
from scripts.guard.reasoning import Fact, Quantity, asked, decided, facts_of, figures_of, quantity, read_facts

# What gives way first when not everything can be true.
RELEASED, COMPUTED, WORDED, SUPPOSED, PRINTED = range(5)
# The columns that a fact is read from; a table of an earlier version may lack some.
READ: tuple[Column, ...] = (
    *CELL_COLUMNS,
    "value",
    "value_to",
    "qualifier",
    "printed",
    "base",
    "producer",
    "observation",
    "base_observation",
)
READ += ("compared_indicator", "compared_category", "compared_year", "obs_status")
Hidden = Mapping[Quantity, int]  # a hidden count -> the first statement that hides it


@dataclass(frozen=True)
class Published:
    """What is about to be published, and what has been.

    `places`: (file, line) of every statement; `observations`: the rows of that table, where they are made already; `codes`: the
    hand-written tables by name.
    """

    statements: Sequence[Row]
    places: Sequence[tuple[str, int]]
    observations: Sequence[Row]
    book: Codebook
    codes: Mapping[str, Sequence[Row]]
    releases: Sequence[Release] = ()

    @cached_property
    def said(self) -> list[Fact]:
        """What the statements say of all years."""
        return read_facts(self.statements, self.book)

    @cached_property
    def blanks(self) -> dict[tuple[Quantity, str], set[str]]:
        """(count, status) -> the sources that take it up and give no number."""
        found: dict[tuple[Quantity, str], set[str]] = {}
        for row in self.statements:
            if row["obs_status"] in BLANK:
                found.setdefault((quantity(row, self.book), row["obs_status"]), set()).add(row["source"])
        return found

    def lacking(self, row: Row, *statuses: str) -> set[str]:
        """The sources that take up what a statement is about without its number, as these statuses say."""
        one = quantity(row, self.book)
        return set[str]().union(*(self.blanks.get((one, status), set()) for status in statuses))

    def is_public(self, row: Row, disclosure: Disclosure) -> bool:
        """Whether anyone can read a statement's number already: in its source, or printed in the chart that it was asked about."""
        charts = self.lacking(row, IN_CHART) if row["chart_prints"] == CHART_PRINTS else set()
        return not disclosure.already_public.isdisjoint({row["source"], *charts})

    def completes_public(self, row: Row, disclosure: Disclosure) -> bool:
        """Whether a statement is in a public source, or gives a number that one of them takes up without giving it."""
        return not disclosure.already_public.isdisjoint({row["source"], *self.lacking(row, *BLANK)})

    def facts(self, year: str) -> list[Fact]:
        """What the statements say of a year, as it is published."""
        own = [one for one in self.said if one.quantity.year == year]
        return decided(own, self.statements, self.codes["corrections"])

    def figures_of(self, fact: Fact) -> tuple[DecidedFigure, ...]:
        """The printed figures that a fact is said by."""
        return tuple(figures_of(fact, self.statements))

    def unknown(self) -> set[str]:
        """The cells of the counts that the figures of a year are about and that no exact figure gives."""
        years = {row["year"] for row in self.statements}
        counts = (one for year in years for one in asked(self.facts(year), self.statements, year, self.book))
        return {one.cell(self.book.units) for one in counts}

    def names(self, facts: Iterable[Fact]) -> str:
        """The figures of some facts as they are printed, with their places."""
        numbers = sorted({number for fact in facts for number in fact.figures[:1]})
        shown = (
            f"”{self.statements[one]['printed']}” ({self.places[one][0]}:{self.places[one][1]})" for one in numbers
        )
        return "; ".join(shown)

    def listing(self, needed: "Sequence[Evidence]") -> str:
        """Some evidence with its places: figures as they are printed, tables and versions."""
        places = [self.names(one.fact for one in needed), *dict.fromkeys(one.where for one in needed)]
        return "; ".join(place for place in places if place)


@dataclass(frozen=True)
class Evidence:
    """A fact, how far it is trusted, and, where it is no statement, the place: a table, or a version and what it printed."""

    fact: Fact
    trust: int = PRINTED
    where: str = ""


def hidden_counts(published: Published) -> Hidden:
    """The counts that are hidden: of a hidden count itself, and of a hidden percentage whose count nobody prints."""
    rows = [(number, row) for number, row in enumerate(published.statements) if row["measure"] in ("count", "percent")]
    told = {quantity(row, published.book) for _, row in rows if row["measure"] == "count" and row["value"]}
    found: dict[Quantity, int] = {}
    for number, row in rows:
        one = quantity(row, published.book)
        if row["obs_status"] == HIDDEN and (row["measure"] == "count" or one not in told):
            found.setdefault(one, number)
    return found


def present(year: str, hidden: Iterable[Quantity], published: Published) -> list[Evidence]:
    """What the present tables say of a year. A hidden count is at least one: nobody needs to hide that nobody is there."""
    found = [Evidence(fact, WORDED if fact.strength == WORDING else PRINTED) for fact in published.facts(year)]
    found += [Evidence(Fact((), one, Interval(Fraction(1), None)), SUPPOSED) for one in hidden]
    for row in published.observations:
        if row["year"] == year and follows(row):
            found += read_row(row, f"data/observations.csv: {row['observation']}", COMPUTED, published.book)
    return found


def earlier(year: str, published: Published) -> list[Evidence]:
    """What the earlier versions say of a year, the newest first."""
    found: list[Evidence] = []
    for release in reversed(published.releases):
        found += of_version(release.version, year, release.package, published.book)
    return [*found, *of_log(year, published)]


def of_log(year: str, published: Published) -> Iterator[Evidence]:
    """What the log of revisions says of earlier values, also of those of a version that was taken down.

    It names no producer: those who made figures on the same indicator in that year.
    """
    makers = {(row["indicator"], row["year"], row["producer"]) for row in published.statements if row["year"] == year}
    for entry in published.codes["revisions"]:
        try:
            cell = as_row(cell_from_id(entry["observation"]))
        except ValueError:  # no such figure: `revisions.unfounded` says so
            continue
        if entry["field"] != "value" or not entry["from_value"][:1].isdigit() or not is_known(cell, published.book):
            continue
        for indicator, when, producer in sorted(makers):
            if (indicator, when) == (cell["indicator"], cell["year"]):
                row = cell | {"value": entry["from_value"], "qualifier": "exact", "producer": producer}
                yield from read_row(row, f"revisions.csv: {entry['observation']}", RELEASED, published.book)


def of_version(version: str, year: str, content: Package, book: Codebook) -> Iterator[Evidence]:
    """What one earlier version says: its statements as it decided on them, what it computed, and the ranges it left."""

    def rows(table: str) -> list[Row]:
        return [row for row in content.rows_if_any(table) if row["year"] == year and is_known(row, book)]

    statements = [as_statement(row) for row in rows("statements")]
    for fact in decided(read_facts(statements, book), statements, content.rows_if_any("corrections")):
        name = statements[fact.figures[0]]["observation"] or statements[fact.figures[0]]["indicator"]
        yield Evidence(replace(fact, figures=()), RELEASED, f"{version}: {name}")
    for row in rows("observations"):
        if follows(row):
            yield from read_row(row, f"{version}: {row['observation']}", RELEASED, book)
    for row in rows("derived_ranges"):
        bounds = row | {"measure": "count", "qualifier": "between" if row["upper"] else "at_least"}
        yield from read_row(bounds, f"{version}: {row['about']}", RELEASED, book)


def follows(row: Row) -> bool:
    """Whether an observation is a computed count.

    A computed share or mean tells nothing beyond the counts that it is computed from, and read as a print its base, which may be
    the answers, would be taken for the persons.
    """
    return row["origin"] == "computed" and row["measure"] == "count"


def read_row(row: Row, where: str, trust: int, book: Codebook) -> Iterator[Evidence]:
    """What a row of a published table says."""
    for fact in facts_of(0, as_statement(row), book):
        yield Evidence(replace(fact, figures=()), trust, where)


def is_known(row: Row, book: Codebook) -> bool:
    """Whether the code lists still have what a row of an earlier version speaks of."""
    answers: list[tuple[Column, Column]] = [("indicator", "category"), *SIDES.values()]
    pairs = ((row.get(indicator), row.get(category)) for indicator, category in answers)
    return all(pair in book.units for pair in pairs if pair[0])


def as_statement(row: Row) -> Row:
    """A row of any table of figures with all that a fact is read from; a lower and an upper end as a statement says them."""
    value, value_to = (*stated(row).values(), "", "")[:2]
    number: Row = {"value": value, "value_to": row.get("value_to") or value_to, "printed": row.get("printed") or value}
    return dict.fromkeys(READ, "") | row | number
