"""What is unlike last year asks for a sentence, which is stored as a note and published with the figure.

What that is: `shifts`, of what would be published. Small counts never ask: what is asked must not depend on them.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from scripts.ground.codes import HIDDEN
from scripts.ground.data_package import Row
from scripts.ground.problems import Problem
from scripts.ground.row_notes import EXPLAINED
from scripts.ground.years import Years, base_of
from scripts.year.added.prose import with_prose, with_small_hidden
from scripts.year.added.tables import Tables, Work, next_number
from scripts.year.answers import Entry, to_file
from scripts.year.form import all_cases
from scripts.year.lines import Key, Line, Reader, explanation, lines_of
from scripts.year.plan import Line as Place
from scripts.year.reading import Reading, would_publish
from scripts.year.shifts import Shift, is_share, shifts


def unexplained(reading: Reading, prose: Sequence[Row]) -> list[Problem]:
    """A problem for each shift that nobody has explained where that counts. `prose`: rows of the report that can be read."""
    prose = with_small_hidden(prose, reading.book, reading.now.disclosure)
    rows = with_prose(to_file(reading.plan, reading.rows), prose)
    reader = Reader(would_publish(reading.now.tables, {**reading.now.figures, reading.plan.year: rows}))
    shown = [one for one in lines_of(reading.plan, reader) if not 0 < (one.now.exact or 0) < reading.plan.threshold]
    asked = [one for one in shifts(shown, reader.years) if ".".join(one.lines[0].key) in reading.entries]
    left = (one for one in asked if not any(entry_of(key, reading).why_sv for key in one.explained_at))
    return [asking(one, reading, reader.years) for one in left]


def entry_of(key: Key, reading: Reading) -> Entry:
    """What was written in the line of an answer; an empty one where the workbook has no such line."""
    return reading.entries.get(".".join(key), Entry())


def asking(one: Shift, reading: Reading, years: Years) -> Problem:
    """The question that a shift asks: of two numbers of a share with the cell of their whole, of a number, a place or an order."""
    line = one.lines[0]
    cell, before = entry_of(line.key, reading).cells["count"], str(reading.plan.before)
    if one.fits:
        fits = [f"{entry_of(key, reading).cells['count']} {number}" for key, number in one.fits.items()]
        return reading.problem(cell, "workbook_swapped", before, ", ".join(fits))
    if one.pair is None:
        places = [place[0] if place else 0 for place in (line.then.place, line.now.place)]
        return reading.problem(cell, "workbook_out_of_place", str(places[1]), before, str(places[0]))
    (now, then), wholes = one.pair
    if not is_share(*one.pair):
        return reading.problem(cell, "workbook_fold", f"{now} / {float(then):.0f}")
    found = " / ".join(f"{100 * float(part / whole):.0f} %" for part, whole in zip((now, then), wholes, strict=True))
    return reading.problem(cell, "workbook_unlikely", found, more=whole_of(line, wholes[0], reading, years))


def whole_of(line: Line, whole: Fraction | int, reading: Reading, years: Years) -> str:
    """The cell with the number that a line is a share of: its own base, the line of its whole, or everybody in the group."""
    own, row = entry_of(line.key, reading), line.now.share or line.now.count
    base = base_of(row, years) if row else None
    groups = [one for one, *parts in reading.book.sums.get("population", ()) if line.key[2] in parts]
    keys: list[Key] = [(base["indicator"], base["category"], base["population"])] if base else []
    keys += [(*reading.book.size, one) for one in (line.key[2], *groups)]
    found = [
        (own.base, own.cells["base"]),
        *((one.count, one.cells["count"]) for key in keys if (one := entry_of(key, reading)).count),
    ]
    return next((cell for number, cell in found if number == str(whole)), "–")


def add_explanations(reading: Reading) -> Tables:
    """The tables with the explanations as notes on the figures of their lines, but on none that is hidden."""
    work = Work(reading.now.tables, reading.plan.year)
    names = re.compile(rf"{EXPLAINED}.*_{work.year}")
    for table in ("notes", "note_targets"):  # those of an earlier reading of the workbook go
        work.drop(table, lambda row: bool(names.fullmatch(row["note"])))
    for line, entry, hidden in explained(reading):
        if hidden or not entry.why_en:
            continue
        about: Row = dict(zip(("indicator", "category", "population"), line.key.split("."), strict=True))
        note = explanation((about["indicator"], about["category"], about["population"]), work.year)
        texts: Row = {"text_sv": entry.why_sv, "text_en": entry.why_en}
        where: Row = {"scope": all_cases(work.tables["vocabulary"]), "year": work.year}
        order = next_number(work.tables["notes"])
        work.put("notes", {"note": note, "order": order, "note_kind": "figure", **texts})
        work.put("note_targets", {"note": note, "seq": "1", **about, **where})
    return work.tables


def explained(reading: Reading) -> Iterator[tuple[Place, Entry, bool]]:
    """The lines with an explanation, and whether a figure of the line is hidden."""
    for line in reading.plan.lines:
        if line.key in reading.entries and reading.entries[line.key].why_sv:
            own = [reading.rows[slot.at] for _, _, slot in line.slots if slot.at is not None]
            yield line, reading.entries[line.key], any(row["obs_status"] == HIDDEN for row in own)


def left_out(reading: Reading) -> list[Problem]:
    """A notice for each explanation that is not published, since a figure of its line is hidden."""
    hidden = (entry.cells["why_sv"] for _, entry, hidden in explained(reading) if hidden)
    return [reading.problem(cell, "notice_why_left_out") for cell in hidden]
