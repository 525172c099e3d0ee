"""A row of a figures file by itself: how measure, qualifier, value, print and year go together.

Whether the figures agree with each other is not asked here: a report may be wrong, and what it prints is transcribed as it stands.

A rule is a condition on a row, and is told of every row that breaks it.
"""

import math
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from scripts.ground.cells import NUMERIC
from scripts.ground.codes import IN_CHART, NO_NUMBER, NOBODY_SAID
from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.problems import Problem
from scripts.ground.tables import Lines, repeated

NUMBERS: tuple[Column, ...] = ("value", "value_to")
WORDLESS = re.compile(r"[0-9]+(?:[,.][0-9]+)?")
# A thousands space belongs to the print, not to the number: "1 234" is 1234.
THOUSANDS = re.compile(r"(?<=[0-9])[ \u00a0\u202f](?=[0-9]{3}(?![0-9]))")
PAIRS: list[tuple[Column, Column]] = [
    ("within_indicator", "within_category"),
    ("base_indicator", "base_category"),
    ("compared_indicator", "compared_category"),
]
# May stand without a number: what the source says in words.
WORDED = "O"
COMPARED = ("over", "under", "just_over", "just_under", "about", "not")


class RowRule(NamedTuple):
    """What is told at `column` of the rows where it is `broken`. `found`: the column whose text is told, where it is another."""

    column: Column
    kind: str
    broken: Callable[[Row], bool]
    hint: str = ""
    found: Column | None = None


def check_rows(rows: Lines, file: str, year: int) -> list[Problem]:
    """Every problem in one figures file of a year, whose cells already have the right types."""
    rules = [*rules_of_years([*rows.values()], year), *RULES_OF_VALUES, *RULES_OF_BLANKS, *RULES_OF_PAIRS]
    problems = [
        Problem(file, line, rule.column, rule.kind, row[rule.found or rule.column], rule.hint)
        for rule in rules
        for line, row in rows.items()
        if rule.broken(row)
    ]
    for line, row in rows.items():
        problems += check_printed(row, line, file)
    # the same row twice, even under two numbers, is most often a copied line
    twice = repeated(rows, [column for column in next(iter(rows.values()), {}) if column != "seq"])
    return problems + [Problem(file, line, "", "doubled_row", hint=str(earlier)) for line, earlier in twice]


def rules_of_years(rows: Sequence[Row], year: int) -> Iterator[RowRule]:
    """A report says nothing about years after its own; a span goes forward."""
    if len(rows) == 1 or not all(
        number(row["year"]) > year for row in rows
    ):  # a wrong name: `check_own_year` says it once
        yield RowRule("year", "year_too_late", lambda row: number(row["year"]) > year, str(year))
    yield RowRule("year_to", "year_too_late", lambda row: number(row["year_to"]) > year, str(year))
    yield from map(ends_before, dict.fromkeys(row["year"] for row in rows if backward(row)))


def ends_before(begin: str) -> RowRule:
    """A span ends no earlier than it begins, in one year."""
    return RowRule("year_to", "year_order", lambda row: backward(row) and row["year"] == begin, begin)


def backward(row: Row) -> bool:
    """Whether a span of years ends before it begins."""
    return number(row["year_to"]) <= number(row["year"])


def number(cell: str) -> float:
    """A cell as a number; an empty one is none, and neither less nor more than any."""
    return float(cell) if cell else math.nan


def told(row: Row) -> bool:
    """Whether the status lets a number stand there."""
    return row["obs_status"] not in NO_NUMBER


def in_words(row: Row) -> bool:
    """Whether something is said without a number."""
    return row["qualifier"] == "words" or row["measure"] == "comparison"


def between(row: Row) -> bool:
    """Whether it is said between which two numbers."""
    return row["qualifier"] == "between"


def rules_of_number(column: Column) -> list[RowRule]:
    """What a number may be, by what is measured."""
    return [
        RowRule(column, "number_fraction", lambda row: row["measure"] in ("count", "rank") and "." in row[column]),
        RowRule(column, "number_too_big", lambda row: row["measure"] == "percent" and number(row[column]) > 100, "100"),
        RowRule(column, "number_too_small", lambda row: row["measure"] == "rank" and number(row[column]) < 1, "1"),
    ]


def empty_where(column: Column, here: Callable[[Row], bool]) -> RowRule:
    """Nothing is said of a number that is not there."""
    return RowRule(
        column, "cell_not_wanted", lambda row: not told(row) and here(row) and row[column] != "", "obs_status"
    )


def needs(one: Column, other: Column) -> RowRule:
    """A cell is named by an indicator and a category: both or neither."""
    return RowRule(one, "pair_needed", lambda row: row[one] == "" and row[other] != "", other)


# A value stands where the qualifier and the status say that there is one, and nowhere else; a count is a whole number.
RULES_OF_VALUES = [
    RowRule("value", "value_not_wanted", lambda row: row["value"] != "" and not told(row), "obs_status"),
    RowRule("value", "value_not_wanted", lambda row: row["value"] != "" and told(row) and in_words(row), "qualifier/measure"),
    RowRule("qualifier", "qualifier_needed", lambda row: told(row) and row["qualifier"] == ""),
    RowRule(
        "value", "value_needed",
        lambda row: row["value"] == "" and told(row) and not in_words(row) and row["qualifier"] != "", found="qualifier",
    ),
    RowRule(
        "value_to", "between_needs_two",
        lambda row: between(row) and told(row) and row["value"] != "" and not number(row["value"]) < number(row["value_to"]),
    ),
    RowRule("value_to", "value_to_not_wanted", lambda row: not between(row) and row["value_to"] != ""),
    *(rule for column in NUMBERS for rule in rules_of_number(column)),
    RowRule(
        "compared_year", "comparison_needs_other",
        lambda row: row["measure"] == "comparison" and row["compared_indicator"] == "" and row["compared_year"] == "",
    ),
    RowRule(
        "qualifier", "comparison_qualifier",
        lambda row: told(row) and row["measure"] == "comparison" and row["qualifier"] not in ("", *COMPARED), ", ".join(COMPARED),
    ),
]  # fmt: skip
# Nothing is said of a number that is not there, but in words, and of a chart whether it prints the number; only amounts have a
# base; only the build marks a break.
UNWANTED: dict[Column, Callable[[Row], bool]] = {
    "qualifier": lambda row: True,
    "printed": lambda row: not (row["obs_status"] == WORDED and not re.search("[0-9]", row["printed"])),
    "base": lambda row: True,
    "chart_prints": lambda row: row["obs_status"] != IN_CHART,
    "value_to": between,
}
RULES_OF_BLANKS = [
    *(empty_where(column, here) for column, here in UNWANTED.items()),
    RowRule(
        "base", "cell_not_wanted", lambda row: told(row) and row["measure"] not in NUMERIC and row["base"] != "", "measure",
    ),
    RowRule("chart_prints", "chart_needed", lambda row: row["obs_status"] == IN_CHART and row["chart_prints"] == "", NOBODY_SAID),
    RowRule("printed", "printed_needed", lambda row: told(row) and row["printed"] == ""),
    RowRule("obs_status", "status_of_build", lambda row: row["obs_status"] == "B"),
]  # fmt: skip
RULES_OF_PAIRS = [needs(*pair) for own, other in PAIRS for pair in ((other, own), (own, other))]


def check_printed(row: Row, line: int, file: str) -> list[Problem]:
    """Where what is printed has digits, the value is among them, and the base of two."""
    printed = row["printed"]
    found = [number.replace(",", ".") for number in WORDLESS.findall(THOUSANDS.sub("", printed))]
    if not found or row["obs_status"] in NO_NUMBER:
        return []
    problems = [
        Problem(file, line, "printed", "printed_differs", printed, value)
        for value in (row["value"], row["value_to"])
        if value and value not in found and (row["value"] or row["base"])
    ]
    if row["base"] and len(found) > 1 and row["base"] not in found:
        # one number alone is the value, its base stands elsewhere
        problems.append(Problem(file, line, "base", "printed_differs", printed, row["base"]))
    return problems
