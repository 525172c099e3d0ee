"""The figures by the names that the prose uses: the observation's name without the year and the unit."""

from collections.abc import Mapping
from functools import lru_cache

from scripts.ground.data_package import Package, PackageError, Row
from scripts.ground.scopes import leaves_out
from scripts.site.package.names import SOME_CASE, check_name


def name_of(row: Row) -> str:
    """The name of a figure in the prose: the observation's, without the year and the unit."""
    base = f".of.{row['base_indicator']}.{row['base_category']}" if row["base_indicator"] else ""
    return f"{cell_of(row)}.{row['measure']}{base}"


def cell_of(row: Row) -> str:
    """The name without the measure: what a rank is a rank of."""
    within = f".in.{row['within_indicator']}.{row['within_category']}" if row["within_indicator"] else ""
    return f"{row['indicator']}.{row['category']}{within}.{row['population']}.{row['scope']}"


def over_years(name: str, package: Package) -> dict[str, Row]:
    """Year -> the figure with this name. Raises PackageError on a name of which the code lists lack a code: it is misspelt."""
    check_name(name, package)
    rows = by_name(package).get(resolved(name, package), [])
    found: dict[str, Row] = {}
    for row in sorted(rows, key=lambda row: (row["year"], not usual_unit(row, package))):
        found.setdefault(row["year"], row)
    return found


@lru_cache(maxsize=8)
def by_name(package: Package) -> Mapping[str, list[Row]]:
    """Name -> the figures of one year each that have it."""
    found: dict[str, list[Row]] = {}
    for row in package.rows("observations"):
        if not row["year_to"]:
            found.setdefault(name_of(row), []).append(row)
    return found


def resolved(name: str, package: Package) -> str:
    """A name in which the selection of cases is only said to be without the large one of the newest year."""
    return name.replace(f".{SOME_CASE}", f".{case_of(package) or SOME_CASE}") if f".{SOME_CASE}" in name else name


@lru_cache(maxsize=8)
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


def has_number(row: Row) -> bool:
    """Whether there is a number or a bound."""
    return bool(row["value"] or row["lower"] or row["upper"])
