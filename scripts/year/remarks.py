"""What a person should know of a workbook that was read: what is hidden, and what contradicts a print."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from scripts.ground.cells import CELL_COLUMNS
from scripts.ground.data_package import Row
from scripts.ground.numbers import comma, compatible, reading, share
from scripts.ground.problems import Problem
from scripts.ground.small import gives_away, is_small
from scripts.ground.statuses import HIDDEN
from scripts.year.answers import Entry
from scripts.year.plan import Plan


def remarks(
    plan: Plan, entries: Mapping[str, Entry], rows: Sequence[Row], told: Collection[str], file: str
) -> list[Problem]:
    """Every such notice, with sheet and cell. `rows`: the figures file with the entries in it; `told`: hidden, and told already."""
    notices = []
    for line in plan.lines:
        for _, measure, slot in line.slots:
            if slot.at is None or line.key not in entries:
                continue
            row, entry = rows[slot.at], entries[line.key]
            place = entry.cells[measure]
            written = entry.count if measure == "count" else entry.percent
            if row["obs_status"] == HIDDEN and written and entry.status != HIDDEN and place not in told:
                few = is_small(entry.count, plan.threshold) or gives_away(entry.percent, entry.base, plan.threshold)
                notices.append(Problem(file, 0, place, "notice_hidden_small" if few else "notice_hidden"))
            notices += [Problem(file, 0, place, *told) for told in against(row, slot.at, rows)]
    return notices


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
            yield "notice_no_share", f"{row['value']}/{base}", comma(other["value"])
