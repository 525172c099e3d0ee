"""What a person should know of a workbook that was read: what is hidden, what can be worked out, what contradicts a print."""

from collections.abc import Iterator, Mapping, Sequence

from scripts.ground.cells import CELL_COLUMNS
from scripts.ground.data_package import Row
from scripts.ground.numbers import compatible, reading, share
from scripts.ground.problems import Problem
from scripts.year.answers import Entry
from scripts.year.plan import Plan
from scripts.year.workbook_formulas import COUNT, PERCENT

COLUMN = {"count": COUNT, "percent": PERCENT}


def remarks(plan: Plan, entries: Mapping[str, Entry], rows: Sequence[Row], file: str) -> list[Problem]:
    """Every such notice, with sheet and cell. `rows`: the figures file with the entries in it."""
    notices = []
    for line in plan.lines:
        for _, measure, slot in line.slots:
            if slot.at is None:
                continue
            place = f"{line.sheet}!{COLUMN[measure]}{line.row}"
            row, entry = rows[slot.at], entries[line.key]
            written = entry.count if measure == "count" else entry.percent
            if row["obs_status"] == "Q" and written and entry.status != "Q":
                notices.append(Problem(file, 0, place, "notice_hidden", hint=str(plan.threshold)))
            notices += [Problem(file, 0, place, *told) for told in against(row, slot.at, rows)]
    return notices + worked_out(plan, rows, file)


def against(row: Row, at: int, rows: Sequence[Row]) -> Iterator[tuple[str, str, str]]:
    """(kind, found, hint) for each other row of the same cell that the row's number cannot be, shares of a base included."""
    same = [column for column in CELL_COLUMNS if column not in ("unit", "measure")]
    for place, other in enumerate(rows):
        if place == at or not row["value"] or not other["value"] or any(row[name] != other[name] for name in same):
            continue
        said = reading(other)
        if row["measure"] == other["measure"] and not compatible(row["value"], said):
            yield "notice_contradicts", row["printed"], other["printed"]
        base = other["base"] if (row["measure"], other["measure"]) == ("count", "percent") else ""
        if base and not compatible(share(row["value"], base), said):
            yield "notice_no_share", f"{row['value']}/{base}", other["value"].replace(".", ",")


def worked_out(plan: Plan, rows: Sequence[Row], file: str) -> list[Problem]:
    """A hidden count that is a whole less all its other parts is not hidden: one more has to be."""
    status = {
        (line.sheet, line.row): rows[line.count.at]["obs_status"]
        if line.count.at is not None
        else "A"
        if line.count.shown
        else "O"
        for line in plan.lines
    }
    found = []
    for line in plan.lines:
        for parts in line.sums:
            hidden = [row for row in (line.row, *parts) if status[(line.sheet, row)] == "Q"]
            told = [row for row in (line.row, *parts) if status[(line.sheet, row)] in ("A", "P")]
            if len(hidden) == 1 and len(told) == len(parts):
                found.append(
                    Problem(file, 0, f"{line.sheet}!{COUNT}{hidden[0]}", "notice_worked_out", hint=names(told))
                )
    return found


def names(rows: Sequence[int]) -> str:
    """The counts of these rows, as a person finds them."""
    return ", ".join(f"{COUNT}{row}" for row in sorted(rows))
