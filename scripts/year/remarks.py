"""What a person should know of a workbook that was read: what is hidden, and what contradicts a print."""

from collections.abc import Iterator, Sequence

from scripts.ground.cells import CELL_COLUMNS
from scripts.ground.data_package import Row
from scripts.ground.numbers import comma, compatible, reading, share
from scripts.ground.problems import Problem
from scripts.ground.small import gives_away, is_small
from scripts.ground.statuses import HIDDEN
from scripts.year.reading import Reading


def remarks(reading: Reading) -> list[Problem]:
    """Every such notice, with sheet and cell."""
    notices, rows, most = [], reading.rows, reading.plan.threshold
    for line in (one for one in reading.plan.lines if one.key in reading.entries):
        entry = reading.entries[line.key]
        for measure, at in ((measure, slot.at) for _, measure, slot in line.slots if slot.at is not None):
            place, written = entry.cells[measure], entry.count if measure == "count" else entry.percent
            if rows[at]["obs_status"] == HIDDEN and written and entry.status != HIDDEN:
                few = is_small(entry.count, most) or gives_away(entry.percent, entry.base, most)
                notices.append(reading.problem(place, "notice_hidden_small" if few else "notice_hidden"))
            notices += [reading.problem(place, *one) for one in against(rows[at], at, rows)]
            was, now = reading.plan.rows[at], comma(rows[at]["value"])
            if was["source"] == reading.plan.source and was["value"] and comma(was["value"]) != now:
                notices.append(reading.problem(place, "notice_rewritten", comma(was["value"]), now or "–"))
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
