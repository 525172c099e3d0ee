"""What a workbook adds to a table that all years share: rows of its own, and never a word in a row that stands elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from scripts.ground.data_package import Row
from scripts.ground.problems import Problem
from scripts.package.additions import OVERRULING, Addition, of_others, overruled, placed
from scripts.package.settings import Table
from scripts.package.tables import Lines


@dataclass(frozen=True)
class Shared:
    """A table before the workbook of a year was read: its rows, and which of them came with which year."""

    lines: Lines
    additions: Sequence[Addition]
    year: int

    def others(self) -> list[tuple[int, Row]]:
        """The rows that stand elsewhere than among what the year adds, each with its line."""
        return [*of_others(self.lines, self.additions, self.year).items()]

    def rank(self, table: Table, line: int, row: Row) -> tuple[str, int]:
        """What decides which of two rows on the same holds: the day, then the year that it came with."""
        return day(table, row), max((one.year for one in self.additions if one.before < line), default=0)


def own_rows(table: Table, shared: Shared, after: Sequence[Row], file: str) -> tuple[list[Row], list[Problem]]:
    """The rows of the year, and a problem for each row of others that is not `after` what it was.

    A table in which a later row may overrule an earlier one has both. `after`: the table with the workbook in it.
    """
    others = shared.others()
    known, now = ({said(table, row) for row in rows} for rows in ([row for _, row in others], after))
    own = [row for row in after if said(table, row) not in known]
    by_key = {key(table, row): row for row in own}
    problems = []
    for line, row in others:
        if said(table, row) in now:
            continue
        new = by_key.get(key(table, row)) if table.name in OVERRULING else None
        if new and (not day(table, new) or shared.rank(table, line, row) < (day(table, new), shared.year)):
            continue
        where, at = placed(table.path, line, shared.additions)
        kind = "workbook_decided_before" if new else "workbook_row_elsewhere"
        problems.append(Problem(file, 0, "", kind, ", ".join(key(table, row)), f"{where}:{at}"))
    mine = [row for one in shared.additions if one.year == shared.year for row in one.rows.values()]
    gone = [row["text_sv"] for row in mine if table.name == "notes" and key(table, row) not in by_key]
    problems += [Problem(file, 0, "", "notice_taken_away", text) for text in gone]
    stays = [row for row in overruled(shared.lines, shared.additions, shared.year) if key(table, row) not in by_key]
    return [*stays, *own], problems


def said(table: Table, row: Row) -> tuple[str, ...]:
    """All that a row says, as its file has it."""
    return tuple(row.get(column, "") for column in table.columns)


def key(table: Table, row: Row) -> tuple[str, ...]:
    """What a row is about."""
    return tuple(row[column] for column in table.primary_key)


def day(table: Table, row: Row) -> str:
    """The day that decides which of two rows on the same holds, in a table that has one."""
    column = OVERRULING.get(table.name)
    return row[column] if column else ""
