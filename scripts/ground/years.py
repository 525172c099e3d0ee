"""What a package says of its years: the same figure earlier, and which figures hold a large case.

A large case is one that a year tells apart (`scopes`). A figure of all cases holds it where its note says so, where the same figure
is given without it, or where a part of it holds it; it does not where the case's note is on others only, or where it is of people
that the case has none of. Of what was given for what holds it, and of a case without a note (a form has none), it is not known.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from scripts.ground.cells import CELL_COLUMNS, Cell, cell_of, with_codes
from scripts.ground.codebook import Codebook, read_codebook
from scripts.ground.codes import ALL, case_in, leaves_out, without_case
from scripts.ground.data_package import Package, Row, once
from scripts.ground.interval import has_number

# The note on figures that hold a large case.
NOTE_OF_CASE = "{}_case"
NO_CASE = "no"  # what stands for a case in the note that a year has none
COUNT = "count"
YEAR = CELL_COLUMNS.index("year")
# A cell whatever its share is of.
NO_BASE: Row = {"base_indicator": "", "base_category": ""}
# A cell without a condition.
FREE: Row = {"within_indicator": "", "within_category": ""}


@dataclass(frozen=True)
class Years:
    """What a package says of its years.

    `figures`: cell -> its row; `alike`: cell, without what a share is of -> a row with a number; `cases`: year -> the large cases
    that it tells apart, with the populations that they have people of; `marked`: (year, indicator, category, population, case) of
    what a note says to hold a case; `notes`: all that there are; `broken`: the breaks of each indicator and year; `caseless`: the
    years that say that they have no large case.
    """

    book: Codebook
    figures: Mapping[Cell, Row]
    cases: Mapping[str, Mapping[str, frozenset[str]]]
    marked: frozenset[tuple[str, ...]]
    notes: frozenset[str]
    broken: Mapping[tuple[str, str], tuple[str, ...]]
    alike: Mapping[Cell, Row] = field(default_factory=dict)
    caseless: frozenset[str] = frozenset()
    bases: dict[Cell, Row | None] = field(
        default_factory=dict, compare=False, repr=False
    )  # as `base_of` has found them

    @cached_property
    def latest_first(self) -> list[str]:
        """The years that have a figure."""
        return sorted({cell[YEAR] for cell in self.figures}, reverse=True)

    def earlier(self, row: Row) -> Row | None:
        """The same figure of the last year that has a number for it, or of the year before without one; None in the first year.

        A share has one of something else where there is none of the same; a figure without a large case has that without the
        large case of the other year, whichever it was.
        """
        unnumbered: Row | None = None
        for year in [one for one in self.latest_first if one < row["year"]]:
            scopes = {
                row["scope"],
                *(without_case(case) for case in self.cases.get(year, ()) if leaves_out(row["scope"])),
            }
            cells = [with_codes(cell_of(row), year=year, scope=scope) for scope in sorted(scopes)]
            found = [self.figures[cell] for cell in cells if cell in self.figures]
            found += [self.alike[bare] for cell in cells if (bare := with_codes(cell, **NO_BASE)) in self.alike]
            unnumbered = unnumbered or next((one for one in found if is_before(row, one)), None)
            if numbered := next(filter(has_number, found), None):
                return unnumbered if unnumbered and not is_before(row, numbered) else numbered
        return unnumbered


def read_years(tables: Mapping[str, list[Row]]) -> Years:
    """What the tables of a package say of its years."""
    book = read_codebook(tables)
    single = [row for row in tables["observations"] if not row["year_to"]]
    notes = frozenset(row["note"] for row in tables["notes"])
    cases: dict[str, dict[str, set[str]]] = {}
    listed = {case_in(row["code"]) for row in tables.get("vocabulary", ()) if row["list"] == "scope"}
    noted = {NOTE_OF_CASE.format(case): case for case in listed}
    for row in single:
        told = {case_in(row["scope"])} if has_number(row) else set()
        if row["scope"] == ALL:
            told = {noted[note] for note in row["notes"].split() if note in noted}
        for case in told:
            own = cases.setdefault(row["year"], {}).setdefault(case, set())
            own |= {row["population"], *around(row["population"], book)}
    marked = {
        (row["year"], row["indicator"], row["category"], row["population"], case)
        for row in single
        if row["scope"] == ALL
        for case in cases.get(row["year"], ())
        if NOTE_OF_CASE.format(case) in row["notes"].split()
    }
    broken: dict[tuple[str, str], tuple[str, ...]] = {}
    for row in tables["breaks"]:
        key = row["indicator"], row["year"]
        broken[key] = (*broken.get(key, ()), row["note"])
    return Years(
        book,
        {cell_of(row): row for row in single},
        {year: {case: frozenset(has) for case, has in found.items()} for year, found in cases.items()},
        frozenset(marked),
        notes,
        broken,
        {with_codes(cell_of(row), **NO_BASE): row for row in single if has_number(row)},
        frozenset(row["year"] for row in single if NOTE_OF_CASE.format(NO_CASE) in row["notes"].split()),
    )


def around(population: str, book: Codebook) -> Iterator[str]:
    """The populations that have a population as a part, or a part of a part."""
    for whole, *parts in book.sums.get("population", ()):
        if population in parts:
            yield whole
            yield from around(whole, book)


def is_before(now: Row, then: Row) -> bool:
    """Whether `then` is of the year before `now`: across a gap nothing is subtracted."""
    return int(now["year"]) - int(then["year"]) == 1


def holds_case(row: Row, years: Years) -> bool | None:
    """Whether a figure holds a large case that its year tells apart; None where nobody knows."""
    if row["scope"] != ALL:
        return False
    found = [holds(row, case, years) for case in years.cases.get(row["year"], ())]
    return True if True in found else None if None in found else False


def says_of_cases(year: str, years: Years) -> bool:
    """Whether somebody has said which numbers of a year hold a large case, or that none does."""
    return year in years.caseless or any(NOTE_OF_CASE.format(case) in years.notes for case in years.cases.get(year, ()))


def same_cases(now: Row, then: Row, years: Years) -> bool:
    """Whether two years tell the same large cases apart."""
    return set(years.cases.get(now["year"], ())) == set(years.cases.get(then["year"], ()))


def holds(row: Row, case: str, years: Years) -> bool | None:
    """Whether a figure holds that case; None where nobody knows."""
    if row["population"] not in years.cases[row["year"]][case]:
        return False
    without = years.figures.get(with_codes(cell_of(row), scope=without_case(case)))
    if without and has_number(without):
        return (without["value"], without["lower"], without["upper"]) != (row["value"], row["lower"], row["upper"])
    book, own = years.book, (row["indicator"], row["category"])
    inner = [name for name in book.categories[own[0]] if own[1] in (name, book.parent(own[0], name))]
    parts = [*book.categories[own[0]]] if book.is_whole(*own) else inner
    if any((row["year"], own[0], part, row["population"], case) in years.marked for part in parts):
        return True
    base = book.indicators[own[0]].get("base_indicator", "")
    if base and any((row["year"], base, row["population"], case) == (*one[:2], *one[3:]) for one in years.marked):
        return None
    return False if NOTE_OF_CASE.format(case) in years.notes else None


@once
def years_of(package: Package) -> Years:
    """What a package says of its years."""
    return read_years(package.tables)
