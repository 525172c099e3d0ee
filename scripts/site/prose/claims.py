"""Sentences that claim something: `{{ claim CONDITION }}text{{ end }}` stands while the package says so, else it drops out.

A condition is one or more tests joined by "and":

    A < B, A > B               names of figures or numbers; bounds count: "over 50" is more than 50; "2*A" is twice A
    rank 1 CELL                the newest numbers, or the newest report, have the cell (a figure's name without its measure) first
    said CELL                  the newest report says something of the cell in words, without a number
    compared CELL              the newest report compares the cell with an earlier year
    several_years A            the figure exists for at least two years
    note N                     the note with this id is on a figure of the newest year
    same_first A B             the same answer is the most common of two cells with `*` for the answer; other_first: another is
    hidden A                   the newest year has a number for the figure and hides it; with `*`, that of any answer
    form, report               whether the newest figures were filled in a form, or only printed in a report
    witness                    whether invented people show that what is hidden in the newest year stays so

In a name `*` stands for the most common answer, and the scope `without_case` for the cases without the large one of the year.

Without a condition the text stands where all its figures exist. A name that the code lists do not have stops the build; a figure
that the newest year lacks makes the claim false, so that a new year needs no editing of pages.
"""

import re
from fractions import Fraction

from scripts.ground.added import reach
from scripts.ground.codebook import Codebook, read_codebook
from scripts.ground.data_package import WITNESS, Package, PackageError, Row
from scripts.ground.interval import Interval, of_observation
from scripts.ground.once import once
from scripts.ground.statuses import HIDDEN
from scripts.ground.years import years_of
from scripts.site.package.lookup import most_common, newest, over_years, places, resolved, resolved_case
from scripts.site.package.names import EACH, cell_of, check_name
from scripts.site.package.said import is_worded

CLAIM = re.compile(r"\{\{\s*claim\b\s*(.*?)\s*\}\}(.*?)\{\{\s*end\s*\}\}", re.DOTALL)
INSIDE = re.compile(r"\{\{\s*(figure|value|share|predicate|label|why)\s+(\S+)[^}]*\}\}")
NUMBER = re.compile(r"\d+(\.\d+)?")


def settled(markdown: str, package: Package) -> str:
    """The text with each claim kept or dropped. Raises PackageError on a condition that cannot be read."""

    def kept(found: re.Match[str]) -> str:
        # Every test is read, also after one that is false, so that a misspelt name never hides.
        known = [is_sayable(kind, name, package) for kind, name in INSIDE.findall(found.group(2))]
        tests = [holds(test.strip(), package) for test in found.group(1).split(" and ") if test.strip()]
        return found.group(2) if all(known + tests) else ""

    return CLAIM.sub(kept, markdown)


def is_sayable(kind: str, name: str, package: Package) -> bool:
    """Whether a figure is there to be said, or missing where it is to be said why.

    A share in words needs a number, not only a bound, that is a part of its whole, and of all of it.
    """
    if kind in ("predicate", "label"):
        check_name(name, package)
        return bool(most_common(resolved_case(name, package), package))
    row = newest(name, package)
    if kind == "why":
        return row is None
    if row is None or kind != "share":
        return row is not None
    known = reach(row, years_of(package)) == of_observation(row)
    return known and bool(row["value"]) and float(row["value"]) <= 100


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
        case ["compared", cell]:
            return any(is_compared(row, package) for row in on_cell(cell, package))
        case ["several_years", name]:
            return sum(bool(row["value"]) for row in over_years(name, package).values()) > 1
        case ["note", name]:
            return timely(name, package)
        case ["same_first", one, other]:
            return first_alike(one, other, package) is True
        case ["other_first", one, other]:
            return first_alike(one, other, package) is False
        case ["hidden", name]:
            return any(is_hidden(each, package) for each in each_answer(name, package))
        case ["form"]:
            return package.latest_year in codebook(package).form_years
        case ["report"]:
            return package.latest_year not in codebook(package).form_years
        case ["witness"]:
            return f"{WITNESS}{package.latest_year}" in package.witnesses
    raise PackageError(f"{{{{ claim {test} }}}}: this is no test")


@once
def codebook(package: Package) -> Codebook:
    """What the code lists of a package say of who is part of whom."""
    return read_codebook(package.tables)


def interval(name: str, package: Package) -> Interval:
    """A number, or what a figure of the newest year, or so many times it, may be. A missing figure is open: nothing holds of it."""
    if NUMBER.fullmatch(name):
        return Interval(Fraction(name), Fraction(name))
    times, _, figure = name.rpartition("*")
    row = newest(figure, package)
    found = reach(row, years_of(package)) if row is not None else Interval(None, None)
    factor = Fraction(times or 1)
    lower, upper = (end if end is None else factor * end for end in (found.lower, found.upper))
    return Interval(lower, upper, found.strict)


def is_hidden(name: str, package: Package) -> bool:
    """Whether the newest year has a number for a figure and hides it."""
    row = over_years(name, package).get(package.latest_year)
    return row is not None and row["obs_status"] == HIDDEN


def each_answer(name: str, package: Package) -> list[str]:
    """A name, or with `*` the name of each answer that the newest year asks about."""
    asked = codebook(package).parts(name.partition(".")[0], year=package.latest_year)
    return [name.replace(EACH, answer) for answer in asked] if EACH in name else [name]


def ranked(cell: str, place: str, package: Package) -> bool:
    """Whether the cell has this place in the newest year, by the numbers or as the report says."""
    check_name(cell, package)
    return (resolved(cell, package), place) in places(package)


def first_alike(one: str, other: str, package: Package) -> bool | None:
    """Whether the same answer is the most common of two questions, or selections; None where that is not known of one of them."""
    found = [most_common(resolved_case(cell, package), package) for cell in (one, other)]
    return found[0] == found[1] if all(found) else None


def on_cell(cell: str, package: Package) -> list[Row]:
    """The statements about a cell."""
    check_name(cell, package)
    return [row for row in package.rows("statements") if cell_of(row) == cell]


def is_compared(row: Row, package: Package) -> bool:
    """Whether a statement of the newest report compares its year with an earlier one."""
    of_now = row["report_year"] == row["year"] == package.latest_year
    return of_now and row["measure"] == "comparison" and bool(row["compared_year"])


def timely(note: str, package: Package) -> bool:
    """Whether a note is on a figure of the newest year. Raises PackageError on a note that there is not."""
    if note not in package.by_name["notes"]:
        raise PackageError(f"{{{{ claim note {note} }}}}: there is no such note")
    return any(
        note in row["notes"].split() for row in package.rows("observations") if row["year"] == package.latest_year
    )
