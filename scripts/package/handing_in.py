"""What a year hands in: its own files, of what it has changed in the tables that all years share.

A row that somebody else has written stays where it stands, and as it is: one that a year would change is told instead.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.problems import Problem
from scripts.ground.tables import Lines, cells_in, records, to_csv
from scripts.package.additions import OVERRULING, Addition, placed
from scripts.package.settings import TableSettings
from scripts.package.settings_shape import ADDED_TO
from scripts.package.sources import Sources, hand_part


def handed_in(
    sources: Sources, after: Mapping[str, Sequence[Row]], figures: Sequence[Row], year: int, file: str
) -> tuple[dict[str, bytes], list[Problem]]:
    """Path below the package folder -> bytes, for the year's figures and for what it adds to each table; and what it cannot add.

    A table to which the year adds nothing has its file too: what an earlier reading of the workbook gave is gone then, wherever it
    lies. `after`: the tables as they are with the year in them; `file`: where a person who is told something finds it.
    """
    tables, problems = sources.settings.tables, []
    files = {f"figures/{year}.csv": as_file(hand_part(tables["statements"]).columns, figures)}
    for name in ADDED_TO:
        table = hand_part(tables[name])
        shared = Shared(sources.codes[name], sources.additions[name], year)
        own, wrong = own_rows(table, shared, after[name], file)
        files[f"figures/{year}/{name}.csv"] = as_file(table.columns, own)
        problems += wrong
    return files, problems


def as_file(columns: Sequence[Column], rows: Sequence[Row]) -> bytes:
    """Rows as a hand-written file has them. What a row does not name is empty."""
    empty = dict.fromkeys(columns, "")
    return to_csv(columns, [{**empty, **row} for row in rows])


@dataclass(frozen=True)
class Shared:
    """A table before the workbook of a year was read: its rows, and which of them came with which year."""

    lines: Lines
    additions: Sequence[Addition]
    year: int

    def others(self) -> list[tuple[int, Row]]:
        """The rows that stand elsewhere than among what the year adds, each with its line."""
        return [(line, row) for line, row in self.lines.items() if line not in self.own]

    @cached_property
    def own(self) -> Lines:
        """What the year has added before, by the line of the whole table."""
        return {line: row for one in self.additions if one.year == self.year for line, row in one.rows.items()}

    def rank(self, table: TableSettings, line: int, row: Row) -> tuple[str, int]:
        """What decides which of two rows on the same holds: the day, then the year that it came with."""
        return day(table, row), max((one.year for one in self.additions if one.before < line), default=0)


def own_rows(table: TableSettings, shared: Shared, after: Sequence[Row], file: str) -> tuple[list[Row], list[Problem]]:
    """The rows of the year, and a problem for each row of others that is not `after` what it was.

    A table in which a later row may overrule an earlier one has both. `after`: the table with the workbook in it.
    """
    others = shared.others()
    known, now = ({said(table, row) for row in rows} for rows in ([row for _, row in others], after))
    own = [row for row in after if said(table, row) not in known]
    by_key = {cells_in(row, table.primary_key): row for row in own}
    problems = []
    for line, row in others:
        if said(table, row) in now:
            continue
        new = by_key.get(cells_in(row, table.primary_key)) if table.name in OVERRULING else None
        if new and (not day(table, new) or shared.rank(table, line, row) < (day(table, new), shared.year)):
            continue
        where, at = placed(table.path, line, shared.additions)
        kind = "workbook_decided_before" if new else "workbook_row_elsewhere"
        problems.append(Problem(file, 0, "", kind, ", ".join(cells_in(row, table.primary_key)), f"{where}:{at}"))
    mine = records(shared.own) if table.name == "notes" else []
    gone = [row["text_sv"] for row in mine if cells_in(row, table.primary_key) not in by_key]
    problems += [Problem(file, 0, "", "notice_taken_away", text) for text in gone]
    # What it has added and is not in force any more stays where it stands.
    over = [row for line, row in shared.own.items() if line not in shared.lines]
    return [*(row for row in over if cells_in(row, table.primary_key) not in by_key), *own], problems


def said(table: TableSettings, row: Row) -> tuple[str, ...]:
    """All that a row says, as its file has it."""
    return tuple(row.get(column, "") for column in table.columns)


def day(table: TableSettings, row: Row) -> str:
    """The day that decides which of two rows on the same holds, in a table that has one."""
    column = OVERRULING.get(table.name)
    return row[column] if column else ""
