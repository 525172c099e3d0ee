"""A row of a figures file by itself: how measure, qualifier, value, print and year go together.

Whether the figures agree with each other is not asked here: a report may be wrong, and what it prints is transcribed as it stands.

Here pandas computes: a rule is a condition on whole columns, and says which rows break it. Everywhere else in the room a row is a
row: what is computed of a figure is exact, and remembers what it came from, for which a column of numbers has no place.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from scripts.ground.cells import NUMERIC
from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.problems import Problem
from scripts.ground.statuses import IN_CHART, NO_NUMBER, NOBODY_SAID
from scripts.package.tables import Lines, repeated

NUMBERS: tuple[Column, ...] = ("value", "value_to")
WORDLESS = re.compile(r"[0-9]+(?:[,.][0-9]+)?")
PAIRS: list[tuple[Column, Column]] = [
    ("within_indicator", "within_category"),
    ("base_indicator", "base_category"),
    ("compared_indicator", "compared_category"),
]
# May stand without a number: what the source says in words.
WORDED = "O"
COMPARED = ("over", "under", "just_over", "just_under", "about", "not")


class Rule(NamedTuple):
    """What is told at `column` of the rows where it is `broken`. `found`: the column whose text is told, where it is another."""

    column: Column
    kind: str
    broken: "pd.Series[bool]"
    hint: str = ""
    found: Column | None = None


def check_rows(rows: Lines, file: str, year: int) -> list[Problem]:
    """Every problem in one figures file of a year, whose cells already have the right types."""
    if not rows:
        return []
    columns = [*next(iter(rows.values()))]
    table = pd.DataFrame([*rows.values()], index=[*rows], columns=columns, dtype=object)
    rules = [*rules_of_years(table, year), *rules_of_values(table), *rules_of_blanks(table), *rules_of_pairs(table)]
    problems = [
        Problem(file, int(line), rule.column, rule.kind, rows[line][rule.found or rule.column], rule.hint)
        for rule in rules
        for line in table.index[rule.broken]
    ]
    for line, row in rows.items():
        problems += check_printed(row, line, file)
    # the same row twice, even under two numbers, is most often a copied line
    twice = repeated(rows, [column for column in columns if column != "seq"])
    return problems + [Problem(file, line, "", "doubled_row", hint=str(earlier)) for line, earlier in twice]


def rules_of_years(table: pd.DataFrame, year: int) -> Iterator[Rule]:
    """A report says nothing about years after its own; a span goes forward."""
    first, last = numbers(table["year"]), numbers(table["year_to"])
    if len(table) == 1 or not (first > year).all():  # a file with the wrong name: `check_own_year` says it once
        yield Rule("year", "year_too_late", first > year, str(year))
    yield Rule("year_to", "year_too_late", last > year, str(year))
    for begin in table["year"][last <= first].unique():
        yield Rule("year_to", "year_order", (last <= first) & table["year"].eq(begin), begin)


def rules_of_values(table: pd.DataFrame) -> Iterator[Rule]:
    """A value stands where the qualifier and the status say that there is one, and nowhere else; a count is a whole number."""
    told, qualifier, measure = ~table["obs_status"].isin(NO_NUMBER), table["qualifier"], table["measure"]
    in_words = qualifier.eq("words") | measure.eq("comparison")
    has_value, between = table["value"].ne(""), qualifier.eq("between")
    yield Rule("value", "value_not_wanted", has_value & ~told, "obs_status")
    yield Rule("value", "value_not_wanted", has_value & told & in_words, "qualifier/measure")
    yield Rule("qualifier", "qualifier_needed", told & qualifier.eq(""))
    yield Rule("value", "value_needed", ~has_value & told & ~in_words & qualifier.ne(""), found="qualifier")
    forward = numbers(table["value"]) < numbers(table["value_to"])
    yield Rule("value_to", "between_needs_two", between & told & has_value & ~forward)
    yield Rule("value_to", "value_to_not_wanted", ~between & table["value_to"].ne(""))
    whole = measure.isin(["count", "rank"])
    for column in NUMBERS:
        yield Rule(column, "number_fraction", whole & table[column].str.contains(".", regex=False))
        yield Rule(column, "number_too_big", measure.eq("percent") & (numbers(table[column]) > 100), "100")
        yield Rule(column, "number_too_small", measure.eq("rank") & (numbers(table[column]) < 1), "1")
    alone = table["compared_indicator"].eq("") & table["compared_year"].eq("")
    yield Rule("compared_year", "comparison_needs_other", measure.eq("comparison") & alone)
    loose = measure.eq("comparison") & qualifier.ne("") & ~qualifier.isin(COMPARED)
    yield Rule("qualifier", "comparison_qualifier", told & loose, ", ".join(COMPARED))


def rules_of_blanks(table: pd.DataFrame) -> Iterator[Rule]:
    """Nothing is said of a number that is not there, but in words, and of a chart whether it prints the number; only amounts
    have a base; only the build marks a break.
    """  # noqa: D205
    status = table["obs_status"]
    absent, charted = status.isin(NO_NUMBER), status.eq(IN_CHART)
    in_words = status.eq(WORDED) & ~table["printed"].str.contains(r"[0-9]")
    between = table["qualifier"].eq("between")
    unwanted: dict[Column, pd.Series[bool]] = {
        "qualifier": absent,
        "printed": absent & ~in_words,
        "base": absent,
        "chart_prints": absent & ~charted,
        "value_to": absent & between,
    }
    for column, here in unwanted.items():
        yield Rule(column, "cell_not_wanted", here & table[column].ne(""), "obs_status")
    of_no_amount = ~absent & ~table["measure"].isin(NUMERIC)
    yield Rule("base", "cell_not_wanted", of_no_amount & table["base"].ne(""), "measure")
    yield Rule("chart_prints", "chart_needed", charted & table["chart_prints"].eq(""), NOBODY_SAID)
    yield Rule("printed", "printed_needed", ~absent & table["printed"].eq(""))
    yield Rule("obs_status", "status_of_build", status.eq("B"))


def rules_of_pairs(table: pd.DataFrame) -> Iterator[Rule]:
    """A cell is named by an indicator and a category: both or neither."""
    for indicator, category in PAIRS:
        yield Rule(category, "pair_needed", table[indicator].ne("") & table[category].eq(""), indicator)
        yield Rule(indicator, "pair_needed", table[indicator].eq("") & table[category].ne(""), category)


def numbers(cells: "pd.Series[str]") -> "pd.Series[float]":
    """A column as numbers; an empty cell is none, and neither less nor more than any."""
    return pd.to_numeric(cells, errors="coerce")


def check_printed(row: Row, line: int, file: str) -> list[Problem]:
    """Where what is printed has digits, the value is among them, and the base of two."""
    printed = row["printed"]
    found = [number.replace(",", ".") for number in WORDLESS.findall(joined_thousands(printed))]
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


def joined_thousands(printed: str) -> str:
    """The text with "1 234" as "1234": a thousands space belongs to the print, not to the number."""
    return re.sub(r"(?<=[0-9])[ \u00a0\u202f](?=[0-9]{3}(?![0-9]))", "", printed)
