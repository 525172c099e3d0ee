"""The figures files against each other and against the code lists: what a row by itself cannot say."""

from collections.abc import Mapping

from scripts.ground.cells import CELL_COLUMNS, forms
from scripts.ground.codebook import read_codebook
from scripts.ground.codes import BLANK, HIDDEN, WHOLES
from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.problems import Problem
from scripts.ground.tables import Lines, all_records, cells_in, records

# The unit may be left empty by hand, so two rows of one cell can differ in it.
NAMED = [column for column in CELL_COLUMNS if column != "unit"]
# What a percentage shares with the line for everybody that it is a share of.
SAME: tuple[Column, ...] = ("indicator", "population", "scope", "year", "within_indicator", "within_category")


def check_files(files: Mapping[int, Lines], codes: Mapping[str, Lines]) -> list[Problem]:
    """Every such problem in files without faults of their own, but for what rests on sound code lists (`check_least`)."""
    return [*check_protected(files), *check_copied(files), *check_own_year(files), *check_bases(files, codes)]


def name(year: int) -> str:
    """The file of a year."""
    return f"figures/{year}.csv"


def check_protected(files: Mapping[int, Lines]) -> list[Problem]:
    """A cell that one row withholds has no value in another: the value could point out a person."""
    withheld: dict[tuple[str, ...], str] = {}
    for year, rows in files.items():
        for line, row in rows.items():
            if row["obs_status"] == HIDDEN:
                withheld.setdefault(cells_in(row, NAMED), f"{name(year)}:{line}")
    return [
        Problem(name(year), line, "value", "withheld_elsewhere", row["value"], withheld[cells_in(row, NAMED)])
        for year, rows in files.items()
        for line, row in rows.items()
        if row["value"] and cells_in(row, NAMED) in withheld
    ]


def check_copied(files: Mapping[int, Lines]) -> list[Problem]:
    """A file all of whose rows stand in another is a copy under the wrong year; of two equal ones the later is told."""
    rows = {
        year: {tuple(row[name] for name in row if name not in ("place", "seq")) for row in rows.values()}
        for year, rows in files.items()
        if rows
    }
    problems = []
    for year in sorted(rows, reverse=True):
        other = next((earlier for earlier in rows if earlier != year and rows[year] <= rows[earlier]), None)
        if other is not None:
            problems.append(Problem(name(year), 0, "", "file_copied", hint=name(other)))
            del rows[year]
    return problems


def check_own_year(files: Mapping[int, Lines]) -> list[Problem]:
    """A file has at least one row of the year in its name; else it has most likely the wrong name."""
    return [
        Problem(name(year), 0, "year", "own_year_missing", str(year))
        for year, rows in files.items()
        if rows and not any(str(year) in (row["year"], row["year_to"]) for row in rows.values())
    ]


def check_bases(files: Mapping[int, Lines], codes: Mapping[str, Lines]) -> list[Problem]:
    """A fault for each percentage of a form that has neither a base nor the line for everybody.

    Whoever fills in a form knows how many; a report is printed, and nobody can add to it.
    """
    if not {"sources", "categories"} <= set(codes):
        return []
    asked = forms(records(codes["sources"]))
    wholes = {(row["indicator"], row["category"]) for row in records(codes["categories"]) if row["role"] in WHOLES}
    problems = []
    for year, rows in files.items():
        known = {
            cells_in(row, SAME)
            for row in rows.values()
            if (row["indicator"], row["category"]) in wholes and row["obs_status"] not in BLANK
        }
        for line, row in rows.items():
            if row["source"] in asked and is_bare(row) and cells_in(row, SAME) not in known:
                names = ", ".join(sorted(category for indicator, category in wholes if indicator == row["indicator"]))
                kind = "base_missing" if names else "base_missing_no_whole"
                problems.append(Problem(name(year), line, "base", kind, row["printed"], names))
    return problems


def is_bare(row: Row) -> bool:
    """Whether a row is a percentage without a base."""
    return row["measure"] == "percent" and bool(row["value"]) and not row["base"] and not row["base_indicator"]


def check_least(files: Mapping[int, Lines], codes: Mapping[str, Lines]) -> list[Problem]:
    """A fault for each exact count below what a category of its own has at least by the definition.

    The figures, like the code lists, have no other fault.
    """
    book = read_codebook(all_records(codes))
    return [
        Problem(name(year), line, "value", "below_least", row["value"], str(least))
        for year, rows in files.items()
        for line, row in rows.items()
        if row["measure"] == "count" and row["qualifier"] == "exact" and row["value"]
        for least in [book.least(row["indicator"], row["category"])]
        if 0 < int(row["value"]) < least
    ]
