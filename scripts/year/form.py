"""Which cells the form of a year has: from the code lists, and from what earlier years counted. Tables in, rows out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from scripts.ground.roles import PARTS, WHOLES
from scripts.package.code_lists import to_codebook
from scripts.package.tables import records

# What is asked of other populations than the indicator's own: the wholes, and what adds up to them.
ADDED_UP = (*WHOLES, *PARTS)


@dataclass(frozen=True)
class FormLine:
    """One line to fill in: an answer of an indicator, counted in one population. A whole has a count and no percentage."""

    theme: str
    indicator: str
    category: str
    population: str
    whole: bool


def form_lines(codes: Mapping[str, pd.DataFrame], shapes: Iterable[pd.DataFrame]) -> list[FormLine]:
    """Every line of the form: indicators with an indicator, by theme; populations and categories in order.

    `shapes`: the figures files whose populations the form takes over, last year's and the year's own.
    """
    counted = {place for frame in shapes for place in counted_plainly(frame, codes["vocabulary"])}
    book = to_codebook(codes)
    groups = book.sums.get("population", [])
    indicators = codes["indicators"]
    asked = records(indicators[indicators["measurement_point"] != ""].sort_values("order", key=pd.to_numeric))
    lines = []
    for theme in listed(codes["vocabulary"], "theme"):
        for indicator in (one for one in asked if one["theme"] == theme):
            name = indicator["indicator"]
            before = {population for one, population in counted if one == name}
            for population in populations(indicator["population"], before, groups, codes["populations"]):
                lines += [
                    FormLine(theme, name, code, population, book.is_whole(name, code))
                    for code, one in book.categories[name].items()
                    if population == indicator["population"] or one["role"] in ADDED_UP
                ]
    return lines


def populations(own: str, counted: Iterable[str], groups: Sequence[tuple[str, ...]], known: pd.DataFrame) -> list[str]:
    """The indicator's own population, those of the groups that were counted before, and the wholes that these make up.

    `groups`: (whole, part, ...) for each way to divide a population; `known`: the code list of populations.
    """
    people = {code for group in groups for code in group}
    found = {own, *people.intersection(counted)}
    while fresh := {whole for whole, *parts in groups if set(parts) <= found} - found:
        found |= fresh
    return [code for code in in_order(known, "population") if code in found]


def counted_plainly(frame: pd.DataFrame, vocabulary: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """(indicator, population) of each count that the form can hold."""
    counts = frame[plain(frame, vocabulary) & frame["measure"].eq("count")]
    yield from zip(counts["indicator"], counts["population"], strict=True)


def plain(frame: pd.DataFrame, vocabulary: pd.DataFrame) -> pd.Series:
    """The rows that the form can hold: exact or blank, of all cases, without a condition or another base."""
    return unconditional(frame, vocabulary) & frame["qualifier"].isin(["exact", ""])


def unconditional(frame: pd.DataFrame, vocabulary: pd.DataFrame) -> pd.Series:
    """The rows of all cases in one year, without a condition or another base."""
    narrow = ["within_indicator", "base_indicator", "year_to"]
    return frame["scope"].eq(listed(vocabulary, "scope")[0]) & (frame[narrow] == "").all(axis=1)


def listed(vocabulary: pd.DataFrame, name: str) -> list[str]:
    """The codes of one list in the vocabulary, in order."""
    return in_order(vocabulary[vocabulary["list"] == name], "code")


def in_order(frame: pd.DataFrame, column: str) -> list[str]:
    """One column of a code list, in the list's own order."""
    return [str(code) for code in frame.sort_values("order", key=pd.to_numeric)[column]]
