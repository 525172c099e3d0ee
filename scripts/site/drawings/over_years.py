"""A figure year by year as a composed figure: a point a year, its gaps and its breaks, and nothing that joins them.

Where its parts are drawn a bar is what is known of it: the `part`, and the `rest` of the `of`; the `whole` where the part has no
number, a large `case` apart. `below`: what is counted below each year.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from scripts.ground.data_package import Row
from scripts.ground.interval import EXACT
from scripts.ground.scopes import ALL, case_in, only_case
from scripts.ground.statuses import HIDDEN
from scripts.site.charts.display import Key
from scripts.site.charts.hue import colour_of
from scripts.site.charts.marks import Dress, Field, full, ring
from scripts.site.charts.years import GAP, Part, Point, years
from scripts.site.drawings.bars import signs_of
from scripts.site.drawings.figure_cells import Cells, Drawing, MissingError
from scripts.site.drawings.table import Element
from scripts.site.figure.selection import Left, breaks_of, left_open
from scripts.site.figure.wording import as_computed, bare_value, is_computed
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import over_years

PARTS = ("part", "rest", "whole", "case")
ELEMENTS = frozenset({"of", "sign", "below", *PARTS})
# How a part of a bar is dressed, and how large its key is.
DRESSES = {"part": full("adults"), "rest": ring("adults"), "whole": full("soft"), "case": Dress("track", "soft")}
KEY = 14


@dataclass(frozen=True)
class Series:
    """A figure by its name in all years until the newest, its part where one is named, and what is counted below it."""

    name: str
    labels: Labels
    part: str = ""
    below: str = ""

    def numbered(self, name: str) -> dict[str, Row]:
        """Year -> the figure of a name, where it has a number."""
        found = over_years(name, self.labels.package) if name else {}
        return {year: row for year, row in found.items() if row["value"]}

    @cached_property
    def rows(self) -> dict[str, Row]:
        """Year -> the figure."""
        return self.numbered(self.name)

    @cached_property
    def parts(self) -> dict[str, Row]:
        """Year -> its part, where it is known exactly."""
        return {year: row for year, row in self.numbered(self.part).items() if row["qualifier"] == EXACT}

    @cached_property
    def counted(self) -> dict[str, Row]:
        """Year -> what is counted below it."""
        return self.numbered(self.below)

    @cached_property
    def cases(self) -> dict[str, Row]:
        """Year -> how many of the figure are of one large case that the year tells apart, whichever it is."""
        scopes = [row["code"] for row in self.labels.package.rows("vocabulary") if row["list"] == "scope"]
        found = dict[str, Row]()
        for scope in (each for each in scopes if each == only_case(case_in(each))):
            found |= self.numbered(self.name.replace(f".{ALL}.", f".{scope}."))
        return {year: row for year, row in found.items() if year in self.rows and row["qualifier"] == EXACT}

    @cached_property
    def years(self) -> list[str]:
        """Every year from the first with a number to the newest."""
        first = min((*self.rows, *self.parts), default=self.labels.package.latest_year)
        return [str(year) for year in range(int(first), int(self.labels.package.latest_year) + 1)]

    @cached_property
    def left(self) -> Mapping[str, Left]:
        """Year without a number -> what the figures leave of it."""
        own = next(iter(self.rows.values()), None)
        found = left_open(own, self.rows, self.labels) if own else {}
        return {year: one for year, one in found.items() if year in self.years}

    @cached_property
    def breaks(self) -> dict[str, list[str]]:
        """Year in which the series breaks -> the notes that say why."""
        found: dict[str, list[str]] = {}
        for row in breaks_of(list(self.rows.values()), self.labels.package) if self.rows else ():
            found.setdefault(row["year"], []).append(row["note"])
        return found

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

    def point(self, year: str) -> Point:
        """The bar of a year."""
        words, breaks = self.labels.language.words, year in self.breaks
        if row := self.rows.get(year):
            text = as_computed(row, bare_value(row, self.labels), self.labels.language)
            made = Point(year, (float(row["value"]),), text, breaks)
        elif year in self.left:
            made = Point(year, self.left[year].values, self.left[year].text, breaks)
        else:
            missing = "drawn_all_unknown" if year in self.parts else "chart_no_year"
            made = Point(year, (), words["drawn_hidden" if self.is_hidden(self.name, year) else missing], breaks)
        return self.in_parts(made) if self.part else made

    def in_parts(self, point: Point) -> Point:
        """The same as a bar of parts, with the number of its part in it and what is counted below."""
        year, ends, stack, aside = point.year, [*point.values], list[Part](), ""
        part, case = self.parts.get(year), self.cases.get(year)
        if part:
            stack = [Part(0, float(part["value"]), DRESSES["part"])]
        elif ends and case:
            stack = [Part(0, ends[0] - float(case["value"]), DRESSES["whole"])]
            aside = self.labels.say("drawn_of_case", bare_value(case, self.labels))
        for end in ends:
            kind = "rest" if part else "case" if aside else "whole"
            stack.append(Part(stack[-1].end if stack else 0, end, DRESSES[kind], kind == "case"))
        foot = bare_value(part, self.labels) if part else ""
        below = (bare_value(self.counted[year], self.labels) if year in self.counted else GAP,) if self.counted else ()
        return replace(point, parts=tuple(stack), foot=foot, aside=aside, below=below)


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
    return Series(named["of"], labels, named.get("part", ""), named.get("below", ""))


def of_kind(found: Series, kind: str) -> dict[str, Row]:
    """Year -> what an element shows of a series, where it is shown."""
    if kind == "case":
        return {year: row for year, row in found.cases.items() if year not in found.parts}
    return found.parts if kind == "part" else {year: row for year, row in found.counted.items() if year in found.years}
