"""The figures by the names that the prose uses, and the answer that is the most common in the newest year."""

from collections.abc import Mapping, Sequence

from scripts.ground.cells import Cell, parts_of
from scripts.ground.claim import AMOUNTS, ANY, LARGEST, Claim
from scripts.ground.data_package import Package, PackageError, Row
from scripts.ground.facts import facts_of
from scripts.ground.interval import has_number
from scripts.ground.once import once
from scripts.ground.scopes import leaves_out
from scripts.ground.verdict import TRUE, verdict
from scripts.site.package.names import EACH, SOME_CASE, check_name, name_of


def over_years(name: str, package: Package) -> dict[str, Row]:
    """Year -> the figure with this name. Raises PackageError on a name of which the code lists lack a code: it is misspelt."""
    check_name(name, package)
    rows = by_name(package).get(resolved(name, package), [])
    found: dict[str, Row] = {}
    for row in sorted(rows, key=lambda row: (row["year"], not usual_unit(row, package))):
        found.setdefault(row["year"], row)
    return found


@once
def by_name(package: Package) -> Mapping[str, list[Row]]:
    """Name -> the figures of one year each that have it."""
    found: dict[str, list[Row]] = {}
    for row in package.rows("observations"):
        if not row["year_to"]:
            found.setdefault(name_of(row), []).append(row)
    return found


def resolved(name: str, package: Package) -> str:
    """A name with what the newest year has in place of the large case, whichever that is, and of the most common answer."""
    name = resolved_case(name, package)
    return name.replace(EACH, most_common(name, package) or EACH) if EACH in name else name


def resolved_case(name: str, package: Package) -> str:
    """A name with what the newest year has in place of the large case."""
    return name.replace(f".{SOME_CASE}", f".{case_of(package) or SOME_CASE}") if f".{SOME_CASE}" in name else name


@once
def case_of(package: Package) -> str:
    """The selection without a large case of which the newest year has figures; the first of the list, or nothing."""
    used = {row["scope"] for row in package.rows("observations") if row["year"] == package.latest_year}
    listed = [row["code"] for row in package.rows("vocabulary") if row["list"] == "scope"]
    return next((scope for scope in listed if scope in used and leaves_out(scope)), "")


@once
def proved_ranges(package: Package) -> Mapping[str, Row]:
    """Figure -> what is left of it, where that is proved: the numbers that follow from others."""
    return {row["about"]: row for row in package.rows_if_any("derived_ranges") if row["range_state"] == "proved"}


def usual_unit(row: Row, package: Package) -> bool:
    """Whether the row counts what its indicator counts: "62 persons" goes before "10 to 15 persons a year"."""
    return row["unit"] == package.by_name["indicators"][row["indicator"]]["unit"]


def newest(name: str, package: Package) -> Row | None:
    """The newest year's figure; None when that year has no number for it. Raises PackageError on a misspelt name."""
    row = over_years(name, package).get(package.latest_year)
    return row if row and has_number(row) else None


def required(name: str, package: Package) -> Row:
    """The newest year's figure. Raises PackageError when there is none."""
    row = newest(name, package)
    if row is None:
        raise PackageError(f"{name}: {package.latest_year} has no number for it")
    return row


def cell_named(name: str, package: Package, measures: Sequence[str] = ANY) -> Cell:
    """The cell of the newest year with a name, or with what stands in it for the most common answer and the large case."""
    check_name(name, package)
    return facts_of(package).named(resolved(name, package), package.latest_year, measures)


def most_common(name: str, package: Package) -> str:
    """The answer that is certainly the most common, of a name with any answer; nothing where none is."""
    name = answers_of(resolved_case(name, package))
    found = firsts(package)
    if name not in found:
        indicator = name.partition(".")[0]
        book = facts_of(package).book
        named = [name.replace(EACH, each) for each in book.rivals(indicator, package.latest_year)]
        there = [each for each in named if all(code in book.categories[of] for of, code in parts_of(each)[0])]
        first = [parts_of(each)[0][0][1] for each in there if is_first(each, package)]
        found[name] = first[0] if len(first) == 1 else ""
    return found[name]


def answers_of(name: str) -> str:
    """A name without its measure and what its shares are of."""
    before, _, base = name.partition(".of.")
    return before.rpartition(".")[0] if base or parts_of(name)[-1] else before


@once
def firsts(package: Package) -> dict[str, str]:
    """Name with any answer -> the answer that is the most common, of the names that have been asked about."""
    return {}


def is_first(name: str, package: Package) -> bool:
    """Whether an answer is the most common by its counts, or by its shares."""
    cells = dict.fromkeys(cell_named(f"{name}.{measure}", package) for measure in AMOUNTS)
    return any(verdict(Claim(LARGEST, (cell,)), facts_of(package)) == TRUE for cell in cells)
