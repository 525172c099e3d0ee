"""A figure year by year: what is known of each year, its gaps, its breaks, a large case apart; and which of an indicator are drawn.

Where its parts are drawn a bar is what is known of it: the `part`, and the `rest` of the `of`; the `whole` where the part has no
number, a large `case` apart. `below`: what is counted below each year. Nothing joins the years.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Self

from scripts.ground.cells import cell_of, with_codes
from scripts.ground.codes import ALL, HIDDEN, case_in, only_case
from scripts.ground.columns import Column
from scripts.ground.comparing import BROKEN
from scripts.ground.data_package import Row
from scripts.ground.interval import EXACT
from scripts.ground.years import COUNT
from scripts.site.charts.colours import ADULTS, colour_of
from scripts.site.charts.crowd import KEY
from scripts.site.charts.display import CASE, GAP, LegendKey, Point, Slab, years
from scripts.site.charts.drawn_rows import quantity
from scripts.site.charts.elements import Cells, Drawing, Element, MissingError, signs_of
from scripts.site.charts.marks import MISSING, Extent, MarkField, full, ring
from scripts.site.figure.amounts import as_computed, bare_value, is_computed
from scripts.site.figure.selection import GROUP_FIELDS, Groups, Left, breaks_of, left_open
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import name_of, over_years

# A series begins with two years. Of those that have no more, which in the second year of a form are most of all figures, one is
# drawn for an indicator: what its headline says, or else the largest count. Of the others, which in its third year are most of all
# figures, so many are drawn as one looks at: the rest stands in the table.
FEWEST_YEARS, LONG, MOST_SHORT, MOST_LONG = 2, 3, 1, 6


@dataclass(frozen=True)
class YearBar:
    """One bar: its label, what is known, and its number where the source gives one.

    `colour`: its name; `inner`: a part of another bar or the same with another selection, and so none to compare the others with;
    `year`: the bar where it is one of a series.
    """

    label: str
    quantity: Extent
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
    by_worth = (
        sorted(
            those,
            key=lambda series: (series[-1] not in said, series[-1]["measure"] != COUNT, -float(series[-1]["value"])),
        )
        for those in (short, long)
    )
    kept = [series for those, most in zip(by_worth, (MOST_SHORT, MOST_LONG), strict=True) for series in those[:most]]
    return [series for series in found if series in kept]


def series_entries(series: list[Row], labels: Labels) -> list[YearBar]:
    """A bar for each year from the first to the last; a year between without a figure has what the others leave, or says so."""
    found, entries = ByYear({row["year"]: row for row in series}, labels), []
    for year in found.years:
        bar, row = found.bar(year), found.rows.get(year)
        low, high = min(bar.values, default=0), max(bar.values, default=0)
        known = Extent(bar.text, low, high, state="" if bar.values else MISSING)
        entries.append(YearBar(year, known, float(row["value"]) if row else None, found.colour, year=bar))
    return entries


PARTS = ("part", "rest", "whole", "case")
YEARS = frozenset({"of", "sign", "below", *PARTS})
# How a part of a bar is dressed.
DRESSES = {"part": full("adults"), "rest": ring("adults"), "whole": full("soft"), "case": CASE}


@dataclass(frozen=True)
class Series(ByYear):
    """A figure by its name in all years until the newest, its part where one is named, and what is counted below it."""

    name: str
    part: str = ""
    below: str = ""

    @classmethod
    def named(cls, name: str, labels: Labels, part: str = "", below: str = "") -> Self:
        """The series of a name. Raises PackageError on one that is misspelt."""
        return cls(numbered(name, labels), labels, name, part, below)

    @cached_property
    def parts(self) -> dict[str, Row]:
        """Year -> its part, where it is known exactly."""
        return {year: row for year, row in numbered(self.part, self.labels).items() if row["qualifier"] == EXACT}

    @cached_property
    def counted(self) -> dict[str, Row]:
        """Year -> what is counted below it."""
        return numbered(self.below, self.labels)

    @cached_property
    def years(self) -> list[str]:
        """Every year from the first with a number to the newest."""
        first = min((*self.rows, *self.parts), default=self.labels.package.latest_year)
        return [str(year) for year in range(int(first), int(self.labels.package.latest_year) + 1)]

    def point(self, year: str) -> Point:
        """The bar of a year, in its parts where one is named."""
        made = self.bar(year)
        if not self.part:
            return made
        if not made.values and year in self.parts and not self.is_hidden(self.name, year):
            made = replace(made, text=self.labels.words["drawn_all_unknown"])
        return self.in_parts(made)

    def in_parts(self, point: Point) -> Point:
        """The same as a bar of parts, with the number of its part in it and what is counted below."""
        year, part, case = point.year, self.parts.get(point.year), self.cases.get(point.year)
        if part:
            ends = [float(part["value"]), *point.values]
            stack = Slab(0, ends[0], DRESSES["part"]), *(Slab(low, end, DRESSES["rest"]) for low, end in pairwise(ends))
            point = replace(point, aside="", foot=bare_value(part, self.labels))
        elif case:
            stack = point.apart(float(case["value"]), DRESSES["whole"])
        else:
            stack = tuple(Slab(low, end, DRESSES["whole"]) for low, end in pairwise((0, *point.values)))
        below = (bare_value(self.counted[year], self.labels) if year in self.counted else GAP,) if self.counted else ()
        return replace(point, parts=stack, below=below)


def numbered(name: str, labels: Labels) -> dict[str, Row]:
    """Year -> the figure of a name, where it has a number."""
    found = over_years(name, labels.package) if name else {}
    return {year: row for year, row in found.items() if row["value"]}


def series(elements: Sequence[Element], cells: Cells) -> Drawing:
    """The points of one figure. Raises MissingError where the newest year has no number, or no other year has one.

    Where its parts are drawn the newest may be hidden: the figure is of all years.
    """
    found, lang = series_of(elements, cells.labels), cells.labels.language.code
    named = {each.kind: each.texts_in(lang)[0] for each in elements}
    if not found.part:
        cells.count(found.name)
    if len(found.rows) < 2 or cells.there(found.name) is None:
        raise MissingError(found.name)
    points = [found.point(year) for year in found.years]
    drawn = {part.dress for point in points for part in point.parts}
    keys = [
        LegendKey(MarkField(((1, DRESSES[kind]),), KEY, square=True), named[kind])
        for kind in PARTS
        if kind in named and DRESSES[kind] in drawn
    ]
    case = {year: row for year, row in found.cases.items() if year not in found.parts}
    below = {year: row for year, row in found.counted.items() if year in found.years}
    shown = {kind: own for kind, own in (("part", found.parts), ("case", case), ("below", below)) if kind in named}
    said = [(point.year, point.text or GAP) for point in points]
    for kind, own in shown.items():
        told = (cells.labels.say("drawn_of_year", year, named[kind]) for year in own)
        said += [(text, bare_value(row, cells.labels)) for text, row in zip(told, own.values(), strict=True)]
    signs = (*signs_of(elements), *(("break",) if found.breaks else ()), *(("computed",) if found.is_computed else ()))
    rows = (*found.rows.values(), *(row for own in shown.values() for row in own.values()))
    return Drawing(years(points, found.colour, tuple(keys)), rows, tuple(said), signs, wide=bool(keys))


def series_of(elements: Sequence[Element], labels: Labels) -> Series:
    """The figure that some elements name."""
    named = {each.kind: each.cells for each in elements}
    return Series.named(named["of"], labels, named.get("part", ""), named.get("below", ""))
