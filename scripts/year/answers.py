"""What was filled in, as rows of the figures file; small numbers are hidden here. The formulas of the last sheet say the same.

`workbook_formulas` has each of these rules once more in the language of a spreadsheet, and a test holds the two together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scripts.ground.data_package import Row
from scripts.ground.small import gives_away, is_small
from scripts.year.plan import Line, Plan, Slot

WITH_NUMBER = ("A", "P")


@dataclass(frozen=True)
class Entry:
    """What a person wrote in a line: numbers as text with a decimal point, a status code or nothing."""

    count: str = ""
    percent: str = ""
    base: str = ""
    status: str = ""


def filled_rows(plan: Plan, entries: Mapping[str, Entry]) -> list[Row]:
    """The year's figures file with the entries (line -> entry) in it; rows that the workbook may not change stay as they are."""
    rows = list(plan.rows)
    counts = {(line.sheet, line.row): entries[line.key].count for line in plan.lines}
    for line in plan.lines:
        entry = entries[line.key]
        wholes = [counts[(line.sheet, row)] for row in line.wholes]
        status = statuses(line, entry, wholes, plan.threshold)
        base = "" if is_small(entry.base, plan.threshold) and (line.count.hides or line.percent.hides) else entry.base
        for seq, measure, slot in line.slots:
            if slot.at is None or is_untouched(rows[slot.at], status[measure], slot, plan):
                continue
            value = entry.count if measure == "count" else entry.percent
            told = (value, base) if status[measure] in WITH_NUMBER else ("", "")
            row = answer(rows[slot.at], status[measure], told)
            rows[slot.at] = row | {"source": plan.source, "place": line.place, "page": "", "seq": str(seq)}
    return rows


def is_untouched(row: Row, status: str, slot: Slot, plan: Plan) -> bool:
    """Whether a report gives no number and nobody has filled one in: then the row stays as the report has it."""
    return row["source"] != plan.source and status == slot.blank


def answer(row: Row, status: str, told: tuple[str, str]) -> Row:
    """The row with its status and, where it is told, its number and base."""
    value, base = told
    number = {"value": value, "printed": value.replace(".", ","), "qualifier": "exact" if value else "", "base": base}
    return row | number | {"obs_status": status}


def statuses(line: Line, entry: Entry, wholes: Sequence[str], threshold: int) -> dict[str, str]:
    """The status of the count and of the percentage, by measure. `wholes`: what it is a share of."""
    if entry.status in ("M", "Q"):
        return {"count": entry.status, "percent": entry.status}
    bases = [] if entry.count else [entry.base, *wholes]
    small = is_small(entry.count, threshold) or any(gives_away(entry.percent, base, threshold) for base in bases)
    told = small or (bool(entry.percent) and is_small(entry.base, threshold))
    given = entry.status or "A"
    count = "Q" if small and line.count.hides else given if entry.count else line.count.blank
    percent = "Q" if told and line.percent.hides else given if entry.percent else line.percent.blank
    return {"count": count, "percent": percent}
