"""The figures file as a reader has it: on disk, read with the defaults of pandas and of DuckDB, asked by its three lines."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from scripts.site.exports import ask
from scripts.site.exports.figures.forms import figures_csv
from tests import frozen_years
from tests.sharing import made_once

Filter = Mapping[str, Any]
# What two rows that are compared may differ in, one at a time.
THINGS = ("year", "compare_answer", "population", "scope", "condition")
READERS = ("pandas", "duckdb")
# The program that lies beside the file: it may refuse what somebody who knows the file can read off.
ASK = "ask"


@cache
def written(name: str, lang: str = "en") -> Path:
    """The figures file of a frozen year in one language, on disk; once a run, so that no process reads it half written."""

    def make(folder: Path) -> None:
        folder.mkdir()
        (folder / "figures.csv").write_bytes(figures_csv(frozen_years.package(name), lang))

    return made_once(f"figures-{name}-{lang}", make) / "figures.csv"


def where(filters: Filter) -> str:
    """The filter as SQL: equal, or one of a list."""
    quoted = {True: lambda text: str(text), False: lambda text: "'" + str(text).replace("'", "''") + "'"}
    parts = []
    for column, wanted in filters.items():
        some = wanted if isinstance(wanted, list) else [wanted]
        parts.append(f'"{column}" in ({", ".join(quoted[isinstance(one, int)](one) for one in some)})')
    return " and ".join(parts) or "true"


@cache
def read(path: Path, reader: str) -> Callable[[Filter], pd.DataFrame]:
    """What picks the rows of a file that a filter names. The file is read once: it is written once."""
    if reader == "duckdb":
        connection = duckdb.connect()
        connection.sql(f"create table figures as from '{path}'")
        return lambda filters: connection.sql(f"from figures where {where(filters)}").df()
    rows = frame(path)

    def pick(filters: Filter) -> pd.DataFrame:
        kept = pd.Series(True, index=rows.index)
        for column, wanted in filters.items():
            kept &= rows[column].isin(wanted if isinstance(wanted, list) else [wanted])
        return pd.DataFrame(rows[kept])

    return pick


def asked(function: Callable[..., ask.Answer], path: Path, *sides: Filter, **filters: Any) -> float | None:
    """What the program beside the file answers; nothing where it refuses, or the file does not have a word."""
    try:
        return function(frame(path), *sides, **filters).number
    except ValueError:
        return None


@cache
def frame(path: Path) -> pd.DataFrame:
    """The file as pandas reads it."""
    return pd.read_csv(path)


def total(path: Path, reader: str, filters: Filter) -> float | None:
    """Line 2: one indicator and one year, one group that is not empty; else nothing."""
    if reader == ASK:
        return asked(ask.total, path, **filters)
    rows = read(path, reader)(filters)
    if len(rows[["indicator", "year"]].drop_duplicates()) != 1:
        return None
    sums = rows.dropna(subset=["sum_group"]).groupby("sum_group")["value"].sum()
    return float(sums.iloc[0]) if len(sums) == 1 else None


def difference(path: Path, reader: str, one: Filter, other: Filter) -> float | None:
    """Line 3: a single pair in one group that differs in one thing; else nothing."""
    if reader == ASK:
        return asked(ask.compare, path, one, other)
    pick = read(path, reader)
    sides = [pick(filters).dropna(subset=["compare_group", "value"]) for filters in (one, other)]
    pairs = sides[0].merge(sides[1], on="compare_group")
    apart = sum((pairs[f"{thing}_x"] != pairs[f"{thing}_y"]).astype(int) for thing in THINGS)
    pairs = pd.DataFrame(pairs[apart == 1])
    return round(float(pairs["value_y"].iloc[0] - pairs["value_x"].iloc[0]), 2) if len(pairs) == 1 else None


def mean(path: Path, reader: str, filters: Filter) -> float | None:
    """Line 3: the one mean that a row gives; nothing where none does, or several do."""
    return value(path, reader, {**filters, "measure": "mean"})


def value(path: Path, reader: str, filters: Filter) -> float | None:
    """Line 1: the one number of the rows; nothing where there is none, or several."""
    if reader == ASK:
        return asked(ask.figure, path, **filters)
    found = set(read(path, reader)(filters)["value"].dropna())
    return float(found.pop()) if len(found) == 1 else None


def texts(path: Path, reader: str, column: str, filters: Filter) -> set[Any]:
    """What a column says in the rows."""
    return set(read(path, reader)(filters)[column].dropna())
