"""Sentences that claim something: `{{ claim CONDITION }}text{{ end }}` stands while the package says so, else it drops out.

A condition is one or more tests joined by "and":

    A < B, A > B               names of figures or numbers; bounds count: "over 50" is more than 50; "2*A" is twice A
    rank 1 CELL                the newest numbers, or the newest report, have the cell (a figure's name without its measure) first
    said CELL                  the newest report says something of the cell in words, without a number
    several_years A            the figure exists for at least two years
    note N                     the note with this id is on a figure of the newest year

Without a condition the text stands where all its figures exist. A name that the code lists do not have stops the build; a figure
that the newest year lacks makes the claim false, so that a new year needs no editing of pages.
"""

import re
from fractions import Fraction
from functools import lru_cache

from scripts.ground.data_package import Package, PackageError, Row
from scripts.ground.interval import Interval, of_observation
from scripts.site.package.lookup import cell_of, newest, over_years
from scripts.site.package.names import check_name
from scripts.site.package.said import is_worded

CLAIM = re.compile(r"\{\{\s*claim\b\s*(.*?)\s*\}\}(.*?)\{\{\s*end\s*\}\}", re.DOTALL)
INSIDE = re.compile(r"\{\{\s*(figure|value|share)\s+(\S+)[^}]*\}\}")
NUMBER = re.compile(r"\d+(\.\d+)?")


def settled(markdown: str, package: Package) -> str:
    """The text with each claim kept or dropped. Raises PackageError on a condition that cannot be read."""

    def kept(found: re.Match[str]) -> str:
        # Every test is read, also after one that is false, so that a misspelt name never hides.
        known = [sayable(kind, newest(name, package)) for kind, name in INSIDE.findall(found.group(2))]
        tests = [holds(test.strip(), package) for test in found.group(1).split(" and ") if test.strip()]
        return found.group(2) if all(known + tests) else ""

    return CLAIM.sub(kept, markdown)


def sayable(kind: str, row: Row | None) -> bool:
    """Whether a figure is there to be said; a share in words needs a number, not only a bound, that is a part of its whole."""
    return row is not None and (kind != "share" or bool(row["value"] and float(row["value"]) <= 100))


def stands(text: str, condition: str, package: Package) -> bool:
    """Whether a text may be said of the newest year: its condition is true, and its figures exist."""
    return bool(settled(f"{{{{ claim {condition} }}}}.{bare(text)}{{{{ end }}}}", package))


def bare(text: str) -> str:
    """The text without the claims in it, which stand or fall by themselves."""
    return CLAIM.sub("", text)


def holds(test: str, package: Package) -> bool:
    """Whether one test is true of the newest year."""
    match test.split():
        case [left, "<", right]:
            return interval(left, package).below(interval(right, package))
        case [left, ">", right]:
            return interval(right, package).below(interval(left, package))
        case ["rank", place, cell]:
            return ranked(cell, place, package)
        case ["said", cell]:
            return any(is_worded(row) and row["report_year"] == package.latest_year for row in on_cell(cell, package))
        case ["several_years", name]:
            return sum(bool(row["value"]) for row in over_years(name, package).values()) > 1
        case ["note", name]:
            return timely(name, package)
    raise PackageError(f"{{{{ claim {test} }}}}: this is no test")


def interval(name: str, package: Package) -> Interval:
    """A number, or what a figure of the newest year, or so many times it, may be. A missing figure is open: nothing holds of it."""
    if NUMBER.fullmatch(name):
        return Interval(Fraction(name), Fraction(name))
    times, _, figure = name.rpartition("*")
    row = newest(figure, package)
    reach = of_observation(row) if row is not None else Interval(None, None)
    factor = Fraction(times or 1)
    lower, upper = (end if end is None else factor * end for end in (reach.lower, reach.upper))
    return Interval(lower, upper, reach.strict)


def ranked(cell: str, place: str, package: Package) -> bool:
    """Whether the cell has this place in the newest year, by the numbers or as the report says."""
    check_name(cell, package)
    return (cell, place) in placed(package) or any(says_rank(row, place, package) for row in on_cell(cell, package))


@lru_cache(maxsize=8)
def placed(package: Package) -> set[tuple[str, str]]:
    """(cell, place) of the newest year's numbers, where the place is certain."""
    rows = package.by_name["observations"]
    certain = (row for row in package.rows_if_any("ranks") if row["rank_first"] == row["rank_last"])
    found = ((rows[row["observation"]], row["rank_first"]) for row in certain)
    return {(cell_of(row), place) for row, place in found if row["year"] == package.latest_year}


def on_cell(cell: str, package: Package) -> list[Row]:
    """The statements about a cell."""
    check_name(cell, package)
    return [row for row in package.rows("statements") if cell_of(row) == cell]


def timely(note: str, package: Package) -> bool:
    """Whether a note is on a figure of the newest year. Raises PackageError on a note that there is not."""
    if note not in package.by_name["notes"]:
        raise PackageError(f"{{{{ claim note {note} }}}}: there is no such note")
    return any(
        note in row["notes"].split() for row in package.rows("observations") if row["year"] == package.latest_year
    )


def says_rank(row: Row, place: str, package: Package) -> bool:
    """Whether a statement says exactly this rank, of the newest year."""
    year = package.latest_year
    return (row["report_year"], row["year"], row["measure"], row["value"], row["qualifier"]) == (
        *(year, year, "rank", place, "exact"),
    )
