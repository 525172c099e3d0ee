"""A figure year by year as a composed figure: a point a year, its gaps and its breaks, and nothing that joins them.

Where its parts are drawn a bar is what is known of it: the `part`, and the `rest` of the `of`; the `whole` where the part has no
number, a large `case` apart. `below`: what is counted below each year.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Self

from scripts.ground.data_package import Row
from scripts.ground.interval import EXACT
from scripts.site.charts.display import Key
from scripts.site.charts.drawn_series import ByYear
from scripts.site.charts.marks import Field, full, ring
from scripts.site.charts.years import CASE, GAP, Part, Point, years
from scripts.site.drawings.bars import signs_of
from scripts.site.drawings.figure_cells import Cells, Drawing, MissingError
from scripts.site.drawings.table import Element
from scripts.site.figure.wording import bare_value
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import over_years

PARTS = ("part", "rest", "whole", "case")
ELEMENTS = frozenset({"of", "sign", "below", *PARTS})
# How a part of a bar is dressed, and how large its key is.
DRESSES = {"part": full("adults"), "rest": ring("adults"), "whole": full("soft"), "case": CASE}
KEY = 14


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
            stack = Part(0, ends[0], DRESSES["part"]), *(Part(low, end, DRESSES["rest"]) for low, end in pairwise(ends))
            point = replace(point, aside="", foot=bare_value(part, self.labels))
        elif case:
            stack = point.apart(float(case["value"]), DRESSES["whole"])
        else:
            stack = tuple(Part(low, end, DRESSES["whole"]) for low, end in pairwise((0, *point.values)))
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
    named, found = {each.kind: each for each in elements}, series_of(elements, cells.labels)
    if not found.part:
        cells.count(found.name)
    if len(found.rows) < 2 or cells.there(found.name) is None:
        raise MissingError(found.name)
    points = [found.point(year) for year in found.years]
    drawn = {part.dress for point in points for part in point.parts}
    keys = [
        Key(Field(((1, DRESSES[kind]),), KEY, square=True), named[kind].texts_in(cells.labels.language.code)[0])
        for kind in PARTS
        if kind in named and DRESSES[kind] in drawn
    ]
    shown = {kind: of_kind(found, kind) for kind in ("part", "case", "below") if kind in named}
    said = [(point.year, point.text or GAP) for point in points]
    for kind, own in shown.items():
        text = named[kind].texts_in(cells.labels.language.code)[0]
        said += [
            (cells.labels.say("drawn_of_year", year, text), bare_value(row, cells.labels)) for year, row in own.items()
        ]
    signs = (*signs_of(elements), *(("break",) if found.breaks else ()), *(("computed",) if found.is_computed else ()))
    rows = (*found.rows.values(), *(row for own in shown.values() for row in own.values()))
    return Drawing(years(points, found.colour, tuple(keys)), rows, tuple(said), signs, wide=bool(keys))


def series_of(elements: Sequence[Element], labels: Labels) -> Series:
    """The figure that some elements name."""
    named = {each.kind: each.cells for each in elements}
    return Series.named(named["of"], labels, named.get("part", ""), named.get("below", ""))


def of_kind(found: Series, kind: str) -> dict[str, Row]:
    """Year -> what an element shows of a series, where it is shown."""
    if kind == "case":
        return {year: row for year, row in found.cases.items() if year not in found.parts}
    return found.parts if kind == "part" else {year: row for year, row in found.counted.items() if year in found.years}
