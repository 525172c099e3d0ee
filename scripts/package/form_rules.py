"""What the code lists ask of figures: what each percentage of a form is of, and the least that a row of its own has."""

from collections.abc import Mapping

import pandas as pd

from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.problems import Problem
from scripts.ground.roles import WHOLES
from scripts.ground.statuses import BLANK
from scripts.package.code_lists import to_codebook
from scripts.package.figure_files import name
from scripts.package.tables import records

# What a percentage shares with the line for everybody that it is a share of.
SAME: tuple[Column, ...] = ("indicator", "population", "scope", "year", "within_indicator", "within_category")


def check_bases(files: Mapping[int, pd.DataFrame], codes: Mapping[str, pd.DataFrame]) -> list[Problem]:
    """A fault for each percentage of a form that has neither a base nor the line for everybody.

    Whoever fills in a form knows how many; a report is printed, and nobody can add to it. `files`: year -> sound rows.
    """
    if not {"sources", "categories"} <= set(codes):
        return []
    forms = set(codes["sources"].loc[codes["sources"]["source_kind"] == "form", "source"])
    categories = codes["categories"][codes["categories"]["role"].isin(WHOLES)]
    wholes = set(categories[["indicator", "category"]].itertuples(index=False, name=None))
    problems = []
    for year, frame in files.items():
        rows = records(frame)
        known = {
            same(row)
            for row in rows
            if (row["indicator"], row["category"]) in wholes and row["obs_status"] not in BLANK
        }
        for line, row in zip(frame.index, rows, strict=True):
            if row["source"] in forms and is_bare(row) and same(row) not in known:
                names = ", ".join(sorted(category for indicator, category in wholes if indicator == row["indicator"]))
                kind = "base_missing" if names else "base_missing_no_whole"
                problems.append(Problem(name(year), int(line), "base", kind, row["printed"], names))
    return problems


def check_least(files: Mapping[int, pd.DataFrame], codes: Mapping[str, pd.DataFrame]) -> list[Problem]:
    """A fault for each exact count below what a category of its own has at least by the definition.

    `files`: year -> rows, which like the code lists have no other fault.
    """
    book = to_codebook(codes)
    problems = []
    for year, frame in files.items():
        for line, row in zip(frame.index, records(frame), strict=True):
            least = book.least(row["indicator"], row["category"])
            if (
                row["measure"] == "count"
                and row["qualifier"] == "exact"
                and row["value"]
                and 0 < int(row["value"]) < least
            ):
                problems.append(Problem(name(year), int(line), "value", "below_least", row["value"], str(least)))
    return problems


def is_bare(row: Row) -> bool:
    """Whether a row is a percentage without a base."""
    return row["measure"] == "percent" and bool(row["value"]) and not row["base"] and not row["base_indicator"]


def same(row: Row) -> tuple[str, ...]:
    """What two rows of one question have in common."""
    return tuple(row[column] for column in SAME)
