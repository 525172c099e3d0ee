"""What was filled in, as rows of the figures file; small numbers are hidden here. Rows in, rows out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from scripts.ground.codes import HIDDEN, UNANSWERED
from scripts.ground.data_package import Row
from scripts.ground.numbers import comma
from scripts.ground.small import gives_away, is_small
from scripts.year.plan import Line, Plan, placed_at

WITH_NUMBER = ("A", "P")


@dataclass(frozen=True)
class Entry:
    """What a person wrote in a line: numbers as text with a decimal point, a status code or nothing, and why it has changed.

    `place`: where it stands in the workbook that was read, which may be older than the plan, as the figures file says it;
    `cells`: what is written -> its cell, with the sheet ("count" -> "Barn!D12"); `chart`: what is said of the report's chart.
    """

    count: str = ""
    percent: str = ""
    base: str = ""
    status: str = ""
    why_sv: str = ""
    why_en: str = ""
    place: str = ""
    cells: Mapping[str, str] = field(default_factory=dict)


def filled_rows(plan: Plan, entries: Mapping[str, Entry]) -> list[Row]:
    """The rows of the plan with the entries (key of a line -> entry) in them; what the workbook may not change stays as it is."""
    rows, places = list(plan.rows), places_of(plan, entries)
    for line in plan.lines:
        entry = entries.get(line.key) or Entry()
        wholes = [entries[key].count for key in line.wholes if key in entries]
        status = statuses(line, entry, wholes, plan.threshold)
        few = is_small(entry.base, plan.threshold) and (line.count.hides or line.percent.hides)
        base = "" if few else entry.base
        for seq, measure, slot in line.slots:
            if slot.at is None or rows[slot.at]["source"] != plan.source and status[measure] == slot.blank:
                continue  # a report gives no number there, and nobody has filled one in: the row stays as the report has it
            value = entry.count if measure == "count" else entry.percent
            told = (value, base) if status[measure] in WITH_NUMBER else ("", "")
            row = answer(rows[slot.at], status[measure], told)
            form: Row = {"source": plan.source, "place": places[line.key], "page": "", "seq": str(seq)}
            rows[slot.at] = row | form | {"chart_prints": ""}
    return rows


def places_of(plan: Plan, entries: Mapping[str, Entry]) -> dict[str, str]:
    """Key of a line -> its place: that in the figures file, so that a workbook made again moves none, else that in the workbook."""
    own = {at: row["place"] for at, row in enumerate(plan.rows[: plan.asked]) if row["source"] == plan.source}
    kept = {line.key: own[slot.at] for line in plan.lines for _, _, slot in line.slots if slot.at in own}
    read = {key: one.place for key, one in entries.items() if key not in kept and one.place not in own.values()}
    found, taken = read | kept, {*own.values(), *read.values()}
    return found | {one.key: free_place(one.sheet, one.row, taken) for one in plan.lines if one.key not in found}


def free_place(sheet: str, row: int, taken: set[str]) -> str:
    """A place for a line that has none, as of a new answer that was counted in one group alone; then it is `taken`."""
    place = next(place for one in count(row) if (place := placed_at(sheet, one)) not in taken)
    taken.add(place)
    return place


def to_file(plan: Plan, rows: Sequence[Row]) -> list[Row]:
    """The rows that the figures file has: of a year that begins every cell of the form, later also those that were filled in."""
    begun = not plan.asked
    return [row for at, row in enumerate(rows) if row["obs_status"] != UNANSWERED or begun or at < plan.asked]


def answer(row: Row, status: str, told: tuple[str, str]) -> Row:
    """The row with its status and, where it is told, its number and base."""
    value, base = told
    number: Row = {"value": value, "printed": comma(value), "qualifier": "exact" if value else "", "base": base}
    return row | number | {"obs_status": status}


def statuses(line: Line, entry: Entry, wholes: Sequence[str], threshold: int) -> dict[str, str]:
    """The status of the count and of the percentage, by measure. `wholes`: what it is a share of."""
    if entry.status in ("M", HIDDEN):
        return {"count": entry.status, "percent": entry.status}
    bases = [] if entry.count else [entry.base, *wholes]
    small = is_small(entry.count, threshold) or any(gives_away(entry.percent, base, threshold) for base in bases)
    told = small or (bool(entry.percent) and is_small(entry.base, threshold))
    given = entry.status or "A"
    count = HIDDEN if small and line.count.hides else given if entry.count else line.count.blank
    percent = HIDDEN if told and line.percent.hides else given if entry.percent else line.percent.blank
    return {"count": count, "percent": percent}
