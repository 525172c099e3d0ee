"""The checks of the figures files against each other: protected cells, copied files, files of another year."""

from collections.abc import Mapping

import pandas as pd

from scripts.ground.cells import CELL_COLUMNS
from scripts.ground.problems import Problem

# The unit may be left empty by hand, so two rows of one cell can differ in it.
NAMED = [column for column in CELL_COLUMNS if column != "unit"]


def check_files(files: Mapping[int, pd.DataFrame]) -> list[Problem]:
    """Every such problem. `files`: year -> rows without faults of their own, as text, indexed by line."""
    return [*check_protected(files), *check_copied(files), *check_own_year(files)]


def name(year: int) -> str:
    """The file of a year."""
    return f"figures/{year}.csv"


def check_protected(files: Mapping[int, pd.DataFrame]) -> list[Problem]:
    """A cell that one row withholds has no value in another: the value could point out a person."""
    withheld: dict[tuple[str, ...], str] = {}
    for year, frame in files.items():
        for row, *cell in frame.loc[frame["obs_status"] == "Q", NAMED].itertuples(name=None):
            withheld.setdefault(tuple(cell), f"{name(year)}:{row}")
    return [
        Problem(name(year), int(row), "value", "withheld_elsewhere", value, withheld[tuple(cell)])
        for year, frame in files.items()
        for row, value, *cell in frame.loc[frame["value"] != "", ["value", *NAMED]].itertuples(name=None)
        if tuple(cell) in withheld
    ]


def check_copied(files: Mapping[int, pd.DataFrame]) -> list[Problem]:
    """A file all of whose rows stand in another is a copy under the wrong year; of two equal ones the later is told."""
    rows = {
        year: set(frame.drop(columns=["place", "seq"]).itertuples(index=False, name=None))
        for year, frame in files.items()
        if len(frame)
    }
    problems = []
    for year in sorted(rows, reverse=True):
        other = next((earlier for earlier in rows if earlier != year and rows[year] <= rows[earlier]), None)
        if other is not None:
            problems.append(Problem(name(year), 0, "", "file_copied", hint=name(other)))
            del rows[year]
    return problems


def check_own_year(files: Mapping[int, pd.DataFrame]) -> list[Problem]:
    """A file has at least one row of the year in its name; else it has most likely the wrong name."""
    return [
        Problem(name(year), 0, "year", "own_year_missing", str(year))
        for year, frame in files.items()
        if len(frame) and not (frame["year"].eq(str(year)) | frame["year_to"].eq(str(year))).any()
    ]
