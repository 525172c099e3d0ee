"""What a person should know of a workbook that was read: what is hidden, what can be worked out, what contradicts a print."""

from collections.abc import Iterator, Mapping, Sequence

from scripts.package.cells import CELL_COLUMNS
from scripts.package.numbers import compatible, reading, share
from scripts.package.problems import Problem
from scripts.package.tables import Row
from scripts.year.answers import Entry
from scripts.year.plan import Line, Plan
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
            if row["obs_status"] == "Q" and entry.status != "Q":
                notices.append(Problem(file, 0, place, "notice_hidden", hint=str(plan.threshold)))
            notices += [
                Problem(file, 0, place, "notice_contradicts", row["printed"], said)
                for said in against(row, slot.at, rows)
            ]
    return notices + worked_out(plan, rows, file)


def against(row: Row, at: int, rows: Sequence[Row]) -> Iterator[str]:
    """What other rows say of the same cell that the row's number cannot be; also shares of a printed base."""
    if not row["value"]:
        return
    for place, other in enumerate(rows):
        if place == at or any(
            row[column] != other[column] for column in CELL_COLUMNS if column not in ("unit", "measure")
        ):
            continue
        said = reading(other["value"], other["value_to"], other["qualifier"])
        value = row["value"]
        if row["measure"] == "count" and other["measure"] == "percent" and other["base"]:
            value = share(value, other["base"])
        elif row["measure"] != other["measure"]:
            continue
        if other["value"] and not compatible(value, said):
            yield other["printed"]


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
                    Problem(file, 0, f"{line.sheet}!{COUNT}{hidden[0]}", "notice_worked_out", hint=names(line, parts))
                )
    return found


def names(line: Line, parts: Sequence[int]) -> str:
    """The cells of a sum, as a person finds them."""
    return ", ".join(f"{COUNT}{row}" for row in (line.row, *parts))
