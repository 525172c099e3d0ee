"""Answers that could be true and hardly are: they ask for a sentence, and nothing is refused for them.

What is unlike last year (`shifts`, of what would be published; small counts never ask: what is asked must not depend on them), and
what is unlike each other. Which counts are hardly more than others the table `expectations` says, of what a reader takes for
granted and of the rest alike. Where who has an answer to the one question may lack one to the other, it counts them too.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from scripts.ground.bases import base_of
from scripts.ground.codes import HIDDEN
from scripts.ground.declared import CountName, Expectation, read_expectations
from scripts.ground.problems import Problem
from scripts.ground.small import is_small
from scripts.ground.years import Years
from scripts.year.added.prose import with_prose, with_small_hidden
from scripts.year.lines import AnswerReader, AnswerYears, Key, lines_of
from scripts.year.planning import Entry, to_file
from scripts.year.reading import Reading, would_publish
from scripts.year.shifts import Shift, is_share, shifts

LineKey = str  # indicator.category.population


def doubts(reading: Reading) -> list[Problem]:
    """A problem for each of them that nobody has explained where that counts."""
    return [*unexplained(reading), *unlikely(reading)]


def unlikely(reading: Reading) -> list[Problem]:
    """A problem for each expectation that the counts go against, and that nobody has explained on one of its lines."""
    known = {key: entry.count for key, entry in reading.entries.items() if entry.count and entry.status != HIDDEN}
    counts = {key: int(count) for key, count in known.items() if not is_small(count, reading.plan.threshold)}
    problems = []
    for one in against(counts, read_expectations(reading.now.tables["expectations"], reading.book.parts)):
        more, most = lines(one.more), lines(one.most)
        entries = [reading.entries[key] for key in (*more, *most)]
        if not any(entry.why_sv for entry in entries):
            told = " > ".join(" + ".join(str(counts[key]) for key in keys) for keys in (more, most))
            cells = [entry.cells["count"] for entry in entries]
            problems.append(reading.problem(cells[0], "workbook_unlikely_pair", told, ", ".join(cells), one.why["sv"]))
    return problems


def lines(names: Iterable[CountName]) -> list[LineKey]:
    """The lines of the workbook that have these counts."""
    return [".".join(name) for name in names]


def against(counts: Mapping[LineKey, int], every: Iterable[Expectation]) -> list[Expectation]:
    """The expectations that counts go against; those of which a count is not known say nothing."""
    known = [one for one in every if counts.keys() >= {*lines(one.more), *lines(one.most)}]
    return [
        one
        for one in known
        if sum(counts[key] for key in lines(one.more)) > sum(counts[key] for key in lines(one.most))
    ]


def unexplained(reading: Reading) -> list[Problem]:
    """A problem for each shift."""
    prose = with_small_hidden(reading.prose, reading.book, reading.now.disclosure)
    rows = with_prose(to_file(reading.plan, reading.rows), prose)
    reader = AnswerReader(would_publish(reading.now.tables, {**reading.now.figures, reading.plan.year: rows}))
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


def whole_of(line: AnswerYears, whole: Fraction | int, reading: Reading, years: Years) -> str:
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
