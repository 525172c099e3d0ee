"""A figure year by year: what is known of each year, its breaks, and a large case apart; and which of an indicator are drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from scripts.ground.cells import cell_of, with_codes
from scripts.ground.codes import ALL, HIDDEN, case_in, only_case
from scripts.ground.columns import Column
from scripts.ground.comparing import BROKEN
from scripts.ground.data_package import Row
from scripts.ground.interval import EXACT
from scripts.ground.years import COUNT
from scripts.site.charts.hue import ADULTS, colour_of
from scripts.site.charts.known import quantity
from scripts.site.charts.marks import full
from scripts.site.charts.quantity import MISSING, Quantity
from scripts.site.charts.years import Point
from scripts.site.figure.selection import GROUP_FIELDS, Groups, Left, breaks_of, left_open
from scripts.site.figure.wording import as_computed, bare_value, is_computed
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import name_of, over_years

# A series begins with two years. Of those that have no more, which in the second year of a form are most of all figures, one is
# drawn for an indicator: what its headline says, or else the largest count. Of the others, which in its third year are most of all
# figures, so many are drawn as one looks at: the rest stands in the table.
FEWEST_YEARS, LONG, MOST_SHORT, MOST_LONG = 2, 3, 1, 6


@dataclass(frozen=True)
class Entry:
    """One bar: its label, what is known, and its number where the source gives one.

    `colour`: its name; `inner`: a part of another bar or the same with another selection, and so none to compare the others with;
    `year`: the bar where it is one of a series.
    """

    label: str
    quantity: Quantity
    value: float | None = None
    colour: str = ADULTS
    inner: bool = False
    year: Point | None = None


@dataclass(frozen=True)
class ByYear:
    """A figure in the years in which it has a number: year -> its row."""

    rows: Mapping[str, Row]
    labels: Labels

    @property
    def years(self) -> Sequence[str]:
        """Every year from the first to the last."""
        return [str(year) for year in range(int(min(self.rows)), int(max(self.rows)) + 1)]

    @cached_property
    def cases(self) -> dict[str, Row]:
        """Year -> how many of the figure are of one large case that the year tells apart, whichever it is."""
        scopes = [row["code"] for row in self.labels.package.rows("vocabulary") if row["list"] == "scope"]
        facts, cases = self.labels.facts, [each for each in scopes if each == only_case(case_in(each))]
        there = [(year, with_codes(cell_of(row), scope=case)) for year, row in self.rows.items() for case in cases]
        found = {year: row for year, cell in there if self.rows[year]["scope"] == ALL and (row := facts.known(cell))}
        return {year: row for year, row in found.items() if row["qualifier"] == EXACT}

    @cached_property
    def left(self) -> Mapping[str, Left]:
        """Year without a number -> what the figures leave of it."""
        own = next(iter(self.rows.values()), None)
        found = left_open(own, self.rows, self.labels) if own else {}
        return {year: one for year, one in found.items() if year in self.years}

    @cached_property
    def breaks(self) -> dict[str, list[str]]:
        """Year in which the series breaks, by the list or by its row -> the notes that say why."""
        found: dict[str, list[str]] = {year: [] for year, row in self.rows.items() if row["obs_status"] == BROKEN}
        for row in breaks_of(list(self.rows.values()), self.labels.package) if self.rows else ():
            found.setdefault(row["year"], []).append(row["note"])
        return {year: notes for year, notes in found.items() if year > min(self.rows)}

    @property
    def is_computed(self) -> bool:
        """Whether a value of it is not printed."""
        return bool(self.left) or any(map(is_computed, self.rows.values()))

    @property
    def colour(self) -> str:
        """What its bars are drawn in."""
        return colour_of(self.rows[max(self.rows)], self.labels)

    def is_hidden(self, name: str, year: str) -> bool:
        """Whether there is a number of a year that is not shown."""
        row = over_years(name, self.labels.package).get(year)
        return row is not None and row["obs_status"] == HIDDEN

    def bar(self, year: str) -> Point:
        """The bar of a year: filled to what it is at least, a large case apart; a gap says why it is one."""
        row, words, breaks = self.rows.get(year), self.labels.words, year in self.breaks
        known = quantity(row, self.labels)
        if row and known:
            ends = tuple(dict.fromkeys((known.low, known.high)))
            text = as_computed(row, known.text, self.labels.language)
            made = Point(year, ends, text, breaks, between=len(ends) > 1)
            return self.with_case(made) if year in self.cases else made
        if year in self.left:
            values, text, between = self.left[year]
            return Point(year, values, text, breaks, between)
        hidden = self.is_hidden(name_of(next(iter(self.rows.values()))), year) if self.rows else False
        return Point(year, (), words["drawn_hidden" if hidden else "chart_no_year"], breaks)

    def with_case(self, point: Point) -> Point:
        """A bar with the large case of its year above the rest, and what that is said."""
        case = self.cases[point.year]
        parts = point.apart(float(case["value"]), full(self.colour))
        return replace(point, parts=parts, aside=self.labels.say("drawn_of_case", bare_value(case, self.labels)))


def all_series(rows: list[Row], said: Sequence[Row] = ()) -> list[list[Row]]:
    """The cells that have values in enough years: the same in all but the year. `said`: what the headline speaks of."""
    cells: Groups = {}
    told_apart: tuple[Column, ...] = (*GROUP_FIELDS, "category", "measure", "unit", "base_indicator")
    same = [field for field in told_apart if not field.startswith("year")]
    for row in rows:
        if row["value"] and not row["year_to"]:
            cells.setdefault(tuple(row[field] for field in same), []).append(row)
    found = [sorted(series, key=lambda row: row["year"]) for series in cells.values() if len(series) >= FEWEST_YEARS]
    short = [
        series for series in found if len(series) < LONG and series[-1]["year"] == max(row["year"] for row in rows)
    ]
    long = [series for series in found if len(series) >= LONG]
    by_worth = (sorted(those, key=lambda series: worth(series, said)) for those in (short, long))
    kept = [series for those, most in zip(by_worth, (MOST_SHORT, MOST_LONG), strict=True) for series in those[:most]]
    return [series for series in found if series in kept]


def worth(series: Sequence[Row], said: Sequence[Row]) -> tuple[bool, bool, float]:
    """The place of a series among those of its indicator."""
    newest = series[-1]
    return newest not in said, newest["measure"] != COUNT, -float(newest["value"])


def series_entries(series: list[Row], labels: Labels) -> list[Entry]:
    """A bar for each year from the first to the last; a year between without a figure has what the others leave, or says so."""
    found, entries = ByYear({row["year"]: row for row in series}, labels), []
    for year in found.years:
        bar, row = found.bar(year), found.rows.get(year)
        low, high = min(bar.values, default=0), max(bar.values, default=0)
        known = Quantity(bar.text, low, high, state="" if bar.values else MISSING)
        entries.append(Entry(year, known, float(row["value"]) if row else None, found.colour, year=bar))
    return entries
