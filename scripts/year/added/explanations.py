"""A share that is unlike last year's asks for a sentence, which is stored as a note and published with the figure.

How unlike: `surprise`. A group that has grown or shrunk severalfold asks too. Small counts never ask: what is asked must not depend
on them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from scripts.ground.data_package import Row
from scripts.ground.problems import Problem
from scripts.ground.row_notes import EXPLAINED
from scripts.ground.small import is_small
from scripts.ground.statuses import HIDDEN
from scripts.year.added.tables import Tables, Work, next_number
from scripts.year.answers import Entry
from scripts.year.form import all_cases
from scripts.year.plan import Line
from scripts.year.reading import Reading
from scripts.year.surprise import deviations

UNLIKELY = 3.29  # standard deviations: one comparison in a thousand is so far out by chance
POINTS = 0.10  # and at least so large a part of the whole
FOLD = 2.5  # a whole that is so many times last year's, or last year's so many times this one
OF_ALL = "persons_all"  # the rule of an indicator whose shares are of everybody met
FEW = 20  # people; what so few do says little
Counts = Mapping[str, tuple[int, int]]  # key of a line -> this year's count and last year's


def unexplained(reading: Reading) -> list[Problem]:
    """A problem for each unlikely share, and whole, that nobody has explained on its line or on the line for everybody."""
    plan, entries = reading.plan, reading.entries
    counts, problems = both_years(reading), []
    for line in plan.lines:
        if line.key not in counts or any(entries[key].why_sv for key in (line.key, *line.wholes) if key in entries):
            continue
        (whole, wholes), (now, before) = whole_of(line, counts, reading), counts[line.key]
        hint = of = ""
        if whole and unlikely(counts[line.key], wholes):
            swapped = swapped_with(line, whole, plan.lines, {**counts, whole: wholes})
            kind = "workbook_swapped" if swapped else "workbook_unlikely"
            found = f"{100 * now / wholes[0]:.0f} % / {100 * before / wholes[1]:.0f} %"
            hint, of = ", ".join(entries[key].cells["count"] for key in swapped), entries[whole].cells["count"]
        elif line.form.whole and max(now, before) >= max(FEW, FOLD * min(now, before)):
            kind, found = "workbook_fold", f"{now} / {before}"
        else:
            continue
        problems.append(reading.problem(entries[line.key].cells.get("count", ""), kind, found, hint, of))
    return problems


def both_years(reading: Reading) -> Counts:
    """The counts that both years have, none of this year that is small or hidden."""
    lines = [one for one in reading.plan.lines if one.key in reading.entries and one.before[0].isdigit()]
    read = [(line, reading.entries[line.key]) for line in lines]
    shown = [(line, one.count) for line, one in read if one.count and one.status != HIDDEN]
    most = reading.plan.threshold
    return {line.key: (int(count), int(line.before[0])) for line, count in shown if not is_small(count, most)}


def whole_of(line: Line, counts: Counts, reading: Reading) -> tuple[str, tuple[int, int]]:
    """What a line is a share of, with its counts: of its question, or everybody met where it counts them; nothing if none is known.

    Where last year printed no whole its own share tells about how many there were.
    """
    entries, book = reading.entries, reading.book
    of_all = book.indicators[line.form.indicator]["base_rule"] == OF_ALL and not line.form.whole
    everybody = [".".join((*book.size, line.form.population))] if of_all else []
    for key in (*line.wholes, *everybody):
        if key in counts:
            return key, counts[key]
    own, percent = next((key for key in line.wholes if entries.get(key, Entry()).count), ""), line.before[1]
    if own and percent.replace(".", "", 1).isdigit() and float(percent):
        return own, (int(entries[own].count), round(100 * counts[line.key][1] / float(percent)))
    return "", (0, 0)


def unlikely(counts: tuple[int, int], wholes: tuple[int, int]) -> bool:
    """Whether two shares differ by more than chance and by much. `counts` and `wholes`: this year's and last year's."""
    if min(wholes) < FEW or counts[0] > wholes[0] or counts[1] > wholes[1]:
        return False
    shares = [part / whole for part, whole in zip(counts, wholes, strict=True)]
    return abs(shares[0] - shares[1]) >= POINTS and deviations(counts, wholes) >= UNLIKELY


def swapped_with(line: Line, whole: str, lines: Sequence[Line], counts: Counts) -> list[str]:
    """The key of the line whose count would fit here, while this one's would fit there: the two may have changed places."""
    own = (line.form.indicator, line.form.population)
    rivals = [one.key for one in lines if (one.form.indicator, one.form.population) == own and whole in one.wholes]
    here = counts[line.key]
    return [
        key
        for key in rivals
        if key in counts
        and key != line.key
        and unlikely(counts[key], counts[whole])
        and not unlikely((counts[key][0], here[1]), counts[whole])
        and not unlikely((here[0], counts[key][1]), counts[whole])
    ][:1]


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
        note = EXPLAINED + "_".join((*about.values(), work.year))
        texts: Row = {"text_sv": entry.why_sv, "text_en": entry.why_en}
        where: Row = {"scope": all_cases(work.tables["vocabulary"]), "year": work.year}
        order = next_number(work.tables["notes"])
        work.put("notes", {"note": note, "order": order, "note_kind": "figure", **texts})
        work.put("note_targets", {"note": note, "seq": "1", **about, **where})
    return work.tables


def explained(reading: Reading) -> Iterator[tuple[Line, Entry, bool]]:
    """The lines with an explanation, and whether a figure of the line is hidden."""
    for line in reading.plan.lines:
        if line.key in reading.entries and reading.entries[line.key].why_sv:
            own = [reading.rows[slot.at] for _, _, slot in line.slots if slot.at is not None]
            yield line, reading.entries[line.key], any(row["obs_status"] == HIDDEN for row in own)


def left_out(reading: Reading) -> list[Problem]:
    """A notice for each explanation that is not published, since a figure of its line is hidden."""
    hidden = (entry.cells["why_sv"] for _, entry, hidden in explained(reading) if hidden)
    return [reading.problem(cell, "notice_why_left_out") for cell in hidden]
