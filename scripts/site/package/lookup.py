"""The figures by the names that the prose uses, and which answers are first, second or third in the newest year."""

from collections.abc import Mapping

from scripts.ground.data_package import Package, PackageError, Row
from scripts.ground.interval import EXACT, has_number
from scripts.ground.once import once
from scripts.ground.scopes import leaves_out
from scripts.site.package.names import EACH, SOME_CASE, cell_of, check_name, name_of

Cell = str  # a figure's name without its measure


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


@once
def places(package: Package) -> set[tuple[Cell, str]]:
    """(cell, place) of the newest year, where the place is certain."""
    newest = (row for row in package.rows("observations") if row["year"] == package.latest_year)
    found = {(cell_of(row), row["rank_first"]) for row in newest if row["rank_first"] == row["rank_last"] != ""}
    return found | {(cell_of(row), row["value"]) for row in package.rows("statements") if is_place(row, package)}


def is_place(row: Row, package: Package) -> bool:
    """Whether the newest report says exactly this place of its year."""
    of_now = row["report_year"] == row["year"] == package.latest_year
    return of_now and row["measure"] == "rank" and row["qualifier"] == EXACT


def most_common(name: str, package: Package) -> str:
    """The answer that is certainly the most common, of a name with any answer; nothing where none is, or two are said to be."""
    indicator, _, *rest = name.partition(".of.")[0].split(".")
    told = ".".join(
        [indicator, EACH, *rest[:-1]] if rest[-1] in ("count", "percent", "mean") else [indicator, EACH, *rest]
    )
    before, _, after = told.partition(EACH)
    first = {
        cell.removeprefix(before).removesuffix(after)
        for cell, place in places(package)
        if place == "1" and cell.startswith(before) and cell.endswith(after)
    }
    tops = {
        row["category"] for row in package.rows("categories") if row["indicator"] == indicator and not row["parent"]
    }
    answers = first & tops
    return answers.pop() if len(answers) == 1 else ""
