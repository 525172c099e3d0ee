"""The checks of a figures file that a schema cannot say: how measure, qualifier, value, print and year go together.

Whether the figures agree with each other is not asked here: a report may be wrong, and what it prints is transcribed as it stands.
"""

import re

import pandas as pd

from scripts.ground.problems import Problem
from scripts.ground.statuses import NO_NUMBER
from scripts.package.figure_rules import at, check_filled
from scripts.package.tables import text_at

# What a person adds to a file, and what the build adds to that when it becomes `statements`.
ADDED_COLUMNS = ["report_year", "observation", "base_observation"]
WORDLESS = re.compile(r"[0-9]+(?:[,.][0-9]+)?")
PAIRS = [
    ("within_indicator", "within_category"),
    ("base_indicator", "base_category"),
    ("compared_indicator", "compared_category"),
]


def check_figures(frame: pd.DataFrame, file: str, file_year: int) -> list[Problem]:
    """Every problem in one figures file whose cells already have the right types. `frame`: text, indexed by line."""
    return [
        *check_years(frame, file, file_year),
        *check_values(frame, file),
        *check_filled(frame, file),
        *check_printed(frame, file),
        *check_pairs(frame, file),
        *check_doubled(frame, file),
    ]


def check_years(frame: pd.DataFrame, file: str, file_year: int) -> list[Problem]:
    """A report says nothing about years after its own; a span goes forward."""
    problems = []
    for column in ("year", "year_to"):
        late = pd.to_numeric(frame[column], errors="coerce") > file_year
        if (
            column == "year" and len(late) > 1 and late.all()
        ):  # a file with the wrong name: `check_own_year` says it once
            continue
        problems += at(frame, late, file, column, "year_too_late", str(file_year))
    backward = pd.to_numeric(frame["year_to"], errors="coerce") <= pd.to_numeric(frame["year"], errors="coerce")
    for row in frame.index[backward]:
        problems.append(
            Problem(
                file, int(row), "year_to", "year_order", text_at(frame, row, "year_to"), text_at(frame, row, "year")
            )
        )
    return problems


def check_values(frame: pd.DataFrame, file: str) -> list[Problem]:
    """A value stands where the qualifier and the status say that there is one, and nowhere else; a count is a whole number."""
    absent, qualifier = frame["obs_status"].isin(NO_NUMBER), frame["qualifier"]
    worded = qualifier.eq("words") | frame["measure"].eq("comparison")
    has_value, between = frame["value"] != "", qualifier.eq("between")
    low = pd.to_numeric(frame["value"], errors="coerce")
    high = pd.to_numeric(frame["value_to"], errors="coerce")
    whole = frame["measure"].isin(["count", "rank"])
    problems = at(frame, has_value & absent, file, "value", "value_not_wanted", "obs_status")
    problems += at(frame, has_value & ~absent & worded, file, "value", "value_not_wanted", "qualifier/measure")
    problems += at(frame, ~absent & qualifier.eq(""), file, "qualifier", "qualifier_needed")
    needed = ~has_value & ~absent & ~worded & qualifier.ne("")
    problems += [
        Problem(file, int(row), "value", "value_needed", text_at(frame, row, "qualifier"))
        for row in frame.index[needed]
    ]
    problems += at(frame, between & ~absent & has_value & ~(low < high), file, "value_to", "between_needs_two")
    problems += at(frame, ~between & frame["value_to"].ne(""), file, "value_to", "value_to_not_wanted")
    for column in ("value", "value_to"):
        problems += at(frame, whole & frame[column].str.contains(".", regex=False), file, column, "number_fraction")
        too_much = frame["measure"].eq("percent") & (pd.to_numeric(frame[column], errors="coerce") > 100)
        problems += at(frame, too_much, file, column, "number_too_big", "100")
    alone = frame["measure"].eq("comparison") & frame["compared_indicator"].eq("") & frame["compared_year"].eq("")
    return problems + at(frame, alone, file, "compared_year", "comparison_needs_other")


def check_printed(frame: pd.DataFrame, file: str) -> list[Problem]:
    """What is printed is given for every figure; and where it has digits, the value is among them, and the base of two."""
    absent = frame["obs_status"].isin(NO_NUMBER)
    problems = at(frame, ~absent & frame["printed"].eq(""), file, "printed", "printed_needed")
    digits = frame["printed"].str.contains(r"[0-9]") & ~absent
    for row in frame.index[digits & (frame["value"].ne("") | frame["base"].ne(""))]:
        printed = text_at(frame, row, "printed")
        numbers = [number.replace(",", ".") for number in WORDLESS.findall(joined_thousands(printed))]
        for column in ("value", "value_to"):
            value = text_at(frame, row, column)
            if value and value not in numbers:
                problems.append(Problem(file, int(row), "printed", "printed_differs", printed, value))
        base = text_at(frame, row, "base")
        if (
            base and len(numbers) > 1 and base not in numbers
        ):  # one number alone is the value, its base stands elsewhere
            problems.append(Problem(file, int(row), "base", "printed_differs", printed, base))
    return problems


def joined_thousands(printed: str) -> str:
    """The text with "1 234" as "1234": a thousands space belongs to the print, not to the number."""
    return re.sub(r"(?<=[0-9])[ \u00a0\u202f](?=[0-9]{3}(?![0-9]))", "", printed)


def check_pairs(frame: pd.DataFrame, file: str) -> list[Problem]:
    """A cell is named by an indicator and a category: both or neither."""
    problems = []
    for indicator, category in PAIRS:
        problems += at(
            frame, frame[indicator].ne("") & frame[category].eq(""), file, category, "pair_needed", indicator
        )
        problems += at(
            frame, frame[indicator].eq("") & frame[category].ne(""), file, indicator, "pair_needed", category
        )
    return problems


def check_doubled(frame: pd.DataFrame, file: str) -> list[Problem]:
    """The same row twice, even under two numbers: most often a copied line."""
    columns = [column for column in frame.columns if column != "seq"]
    doubled = frame.duplicated(columns)
    if not doubled.any():
        return []
    first: dict[tuple[str, ...], int] = {}
    problems = []
    for row, *cells in frame[columns].itertuples(name=None):
        earlier = first.setdefault(tuple(cells), int(row))
        if earlier != row:
            problems.append(Problem(file, int(row), "", "doubled_row", hint=str(earlier)))
    return problems
