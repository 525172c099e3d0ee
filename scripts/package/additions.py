"""What a year adds to the tables that all years share: its own files beside its figures, put together with the shared ones.

`figures/<year>/<table>.csv` has rows of that table and nothing else. So nothing that comes with one year can lose what stands in a
shared file or came with another year: to retire an answer, or to decide anew on a figure, is a row of its own too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from scripts.ground.columns import Column, column_in
from scripts.ground.data_package import Row
from scripts.ground.problems import Problem
from scripts.ground.word_list import LANGUAGES
from scripts.package.settings import Table
from scripts.package.tables import records

# Those in which a row may speak of what an earlier one speaks of, and holds instead of it: the latest by its day, then by its year.
OVERRULING: dict[str, Column | None] = {"corrections": "decided_on", "agreed_texts": None, "questions": None}


@dataclass(frozen=True)
class Addition:
    """The rows that a year adds to a table, in `file`. Their index is the line there, after the `before` lines of others."""

    year: int
    file: str
    rows: pd.DataFrame
    before: int


Additions = Mapping[str, Sequence[Addition]]


def put_together(
    shared: pd.DataFrame, own: Mapping[int, tuple[str, pd.DataFrame]], table: Table
) -> tuple[pd.DataFrame, list[Addition]]:
    """The shared rows and after them those of each year, and where these stand. `own`: year -> (file, rows by line)."""
    frame = shared
    additions: list[Addition] = []
    for year, (file, rows) in sorted(own.items()):
        before = max([1, *frame.index])  # the header is a line too
        rows = renumbered(rows.set_axis(rows.index + before), frame, table)
        additions.append(Addition(year, file, rows, before))
        frame = pd.concat([frame, rows])
    return in_force(frame, table), additions


def renumbered(rows: pd.DataFrame, frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """The rows; one whose number in order is taken in `frame` comes last: two years that were begun alike have numbered alike.

    One that holds instead of an earlier row has that row's own number.
    """
    rows = rows.copy()
    if table.name in OVERRULING:
        mine = pd.MultiIndex.from_frame(rows[[*table.primary_key]])
        frame = frame[~pd.MultiIndex.from_frame(frame[[*table.primary_key]]).isin(mine)]
    for *group, number in table.unique_keys:
        taken = {row for row in frame[[*group, number]].itertuples(index=False, name=None) if row[-1].isdigit()}
        for line, *cells in rows[[*group, number]].itertuples(name=None):
            if tuple(cells) in taken:
                cells[-1] = str(max(int(row[-1]) for row in taken if row[:-1] == tuple(cells[:-1])) + 1)
                rows.at[line, number] = cells[-1]
            if cells[-1].isdigit():
                taken.add(tuple(cells))
    return rows


def in_force(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """The rows without those that a later one overrules."""
    if table.name not in OVERRULING:
        return frame
    by = OVERRULING[table.name]
    latest = (frame.sort_values(by, kind="stable") if by else frame).drop_duplicates([*table.primary_key], keep="last")
    return frame.loc[sorted(latest.index)]


def check_apart(frame: pd.DataFrame, table: Table, additions: Sequence[Addition]) -> list[Problem]:
    """A problem for each row of a year that has the key of a row in another file."""
    first: dict[tuple[str, ...], int] = {}
    problems = []
    for line, *cells in frame[[*table.primary_key]].itertuples(name=None):
        earlier = first.setdefault(tuple(cells), line)
        here, there = (placed(table.path, one, additions) for one in (line, earlier))
        if here[0] != there[0]:
            hint = f"{there[0]}:{there[1]}"
            problems.append(
                Problem(table.path, line, table.primary_key[-1], "doubled_elsewhere", ", ".join(cells), hint)
            )
    return problems


def placed(path: str, line: int, additions: Sequence[Addition]) -> tuple[str, int]:
    """The file and the line in it of a row of a table. `path`: the shared file."""
    own = [one for one in additions if one.before < line]
    return (own[-1].file, line - own[-1].before) if own else (path, line)


def told_where(problems: Sequence[Problem], tables: Mapping[str, Table], additions: Additions) -> list[Problem]:
    """The problems, each at the file that its row stands in. A problem may name a row by its line, or by its name: `file: name`."""
    by_path = {tables[name].path: (tables[name], own) for name, own in additions.items() if own}
    found = []
    for problem in problems:
        path, colon, name = problem.file.partition(": ")
        table, own = by_path.get(path, (None, []))
        if table and colon:
            files = [one.file for one in own if name in set(one.rows[table.primary_key[0]])]
            problem = replace(problem, file=f"{[path, *files][-1]}: {name}")
        elif table and problem.row:
            file, line = placed(path, problem.row, own)
            problem = replace(problem, file=file, row=line)
        found.append(problem)
    return found


def of_others(frame: pd.DataFrame, own: Sequence[Addition], year: int) -> pd.DataFrame:
    """The rows of a table that stand elsewhere than among what a year adds."""
    mine = [line for one in own if one.year == year for line in one.rows.index]
    return frame.drop(index=frame.index.intersection(mine))


def overruled(frame: pd.DataFrame, own: Sequence[Addition], year: int) -> list[Row]:
    """The rows that a year adds and that are not in force any more: they stay where they stand."""
    return [
        row
        for one in own
        if one.year == year
        for row in records(one.rows.drop(index=one.rows.index.intersection(frame.index)))
    ]


def with_last_years(categories: pd.DataFrame, retired: pd.DataFrame) -> pd.DataFrame:
    """The answers with the last year in which each that is retired was asked for."""
    years = {(row["indicator"], row["category"]): row["last_year"] for row in records(retired)}
    pairs = categories[["indicator", "category"]].itertuples(index=False, name=None)
    return categories.assign(last_year=[years.get(pair, "") for pair in pairs])


def with_definitions(indicators: pd.DataFrame, redefined: pd.DataFrame) -> pd.DataFrame:
    """The indicators with what each means now: what the latest year that has changed a definition says."""
    latest = {row["indicator"]: row for row in sorted(records(redefined), key=lambda row: row["year"])}
    columns = [column_in("definition", lang) for lang in LANGUAGES]
    now = {
        column: [
            latest.get(name, {}).get(column) or old
            for name, old in zip(indicators["indicator"], indicators[column], strict=True)
        ]
        for column in columns
    }
    return indicators.assign(**now)
