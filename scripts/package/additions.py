"""What a year adds to the tables that all years share: its own files beside its figures, put together with the shared ones.

`figures/<year>/<table>.csv` has rows of that table and nothing else. So nothing that comes with one year can lose what stands in a
shared file or came with another year: to retire an answer, or to decide anew on a figure, is a row of its own too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from scripts.ground.columns import LANGUAGES, Column, column_in
from scripts.ground.data_package import Row
from scripts.ground.problems import Problem
from scripts.ground.tables import Lines, cells_in, records, repeated
from scripts.package.settings import TableSettings

# Those in which a row may speak of what an earlier one speaks of, and holds instead of it: the latest by its day, then by its year.
OVERRULING: dict[str, Column | None] = {
    "corrections": "decided_on",
    "agreed_texts": "ticked_on",
    "questions": None,
    "form_facts": None,
    "retired": None,
}


@dataclass(frozen=True)
class Addition:
    """The rows that a year adds to a table, in `file`: by their line there, after the `before` lines of others."""

    year: int
    file: str
    rows: Lines
    before: int


Additions = Mapping[str, Sequence[Addition]]


def put_together(
    shared: Lines, own: Mapping[int, tuple[str, Lines]], table: TableSettings
) -> tuple[Lines, list[Addition]]:
    """The shared rows and after them those of each year, and where these stand. `own`: year -> (file, its rows)."""
    whole = dict(shared)
    additions: list[Addition] = []
    for year, (file, lines) in sorted(own.items()):
        before = max([1, *whole])  # the header is a line too
        rows = renumbered({line + before: row for line, row in lines.items()}, records(whole), table)
        additions.append(Addition(year, file, rows, before))
        whole |= rows
    return in_force(whole, table), additions


def renumbered(rows: Lines, others: Sequence[Row], table: TableSettings) -> dict[int, Row]:
    """The rows; one whose number in order is taken by `others` comes last: two years that were begun alike have numbered alike.

    One that holds instead of an earlier row has that row's own number.
    """
    found = dict(rows)
    if table.name in OVERRULING:
        mine = {cells_in(row, table.primary_key) for row in rows.values()}
        others = [row for row in others if cells_in(row, table.primary_key) not in mine]
    for columns in table.unique_keys:
        *_, number = columns
        taken = {cells_in(row, columns) for row in others if row[number].isdigit()}
        for line, row in found.items():
            *same, at = cells_in(row, columns)
            if (*same, at) in taken:
                at = str(max(int(one[-1]) for one in taken if [*one[:-1]] == same) + 1)
                found[line] = row | {number: at}
            if at.isdigit():
                taken.add((*same, at))
    return found


def in_force(whole: Lines, table: TableSettings) -> Lines:
    """The rows without those that a later one overrules."""
    if table.name not in OVERRULING:
        return whole
    by = OVERRULING[table.name]
    latest: dict[tuple[str, ...], int] = {}
    for line in sorted(whole, key=lambda line: whole[line][by] if by else ""):
        latest[cells_in(whole[line], table.primary_key)] = line
    return {line: whole[line] for line in sorted(latest.values())}


def check_apart(whole: Lines, table: TableSettings, additions: Sequence[Addition]) -> list[Problem]:
    """A problem for each row of a year that has the key of a row in another file."""
    problems = []
    for line, earlier in repeated(whole, table.primary_key):
        here, there = (placed(table.path, one, additions) for one in (line, earlier))
        if here[0] != there[0]:
            found, hint = ", ".join(cells_in(whole[line], table.primary_key)), f"{there[0]}:{there[1]}"
            problems.append(Problem(table.path, line, table.primary_key[-1], "doubled_elsewhere", found, hint))
    return problems


def placed(path: str, line: int, additions: Sequence[Addition]) -> tuple[str, int]:
    """The file and the line in it of a row of a table. `path`: the shared file."""
    own = [one for one in additions if one.before < line]
    return (own[-1].file, line - own[-1].before) if own else (path, line)


def told_where(problems: Sequence[Problem], tables: Mapping[str, TableSettings], additions: Additions) -> list[Problem]:
    """The problems, each at the file that its row stands in. A problem may name a row by its line, or by its name: `file: name`."""
    by_path = {tables[name].path: (tables[name], own) for name, own in additions.items() if own}
    found = []
    for problem in problems:
        path, colon, name = problem.file.partition(": ")
        table, own = by_path.get(path, (None, []))
        if table and colon:
            files = [one.file for one in own if any(row[table.primary_key[0]] == name for row in one.rows.values())]
            problem = replace(problem, file=f"{[path, *files][-1]}: {name}")
        elif table and problem.row:
            file, line = placed(path, problem.row, own)
            problem = replace(problem, file=file, row=line)
        found.append(problem)
    return found


def with_last_years(categories: Lines, retired: Lines) -> Lines:
    """The answers with the last year in which each that is retired was asked for, and the first in which it is again."""
    years = {(row["indicator"], row["category"]): row for row in records(retired)}
    none: Row = {"last_year": "", "asked_again": ""}
    return {
        line: row | {name: years.get((row["indicator"], row["category"]), none).get(name, "") for name in none}
        for line, row in categories.items()
    }


def with_definitions(indicators: Lines, redefined: Lines) -> Lines:
    """The indicators with what each means now: what the latest year that has changed a definition says."""
    latest = {row["indicator"]: row for row in sorted(records(redefined), key=lambda row: row["year"])}
    columns = [column_in("definition", lang) for lang in LANGUAGES]
    return {
        line: row | {name: latest[row["indicator"]][name] for name in columns if row["indicator"] in latest}
        for line, row in indicators.items()
    }
