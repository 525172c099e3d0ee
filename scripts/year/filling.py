"""From a filled workbook to what it changes in the hand-written files. Sheets and rows in, rows and problems out.

Needs nothing but the ground, openpyxl and the interface to the solver, so that it can run where the numbers are typed.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress

from openpyxl import Workbook

from scripts.ground.codes import HIDDEN
from scripts.ground.data_package import Row
from scripts.ground.problems import Problem, stop_on_faults
from scripts.year.added import adding, sheets
from scripts.year.added.corrections import add_corrections
from scripts.year.added.declared import declare, retire
from scripts.year.added.prose import kept_prose, prose_rows, told_by_form, with_prose, with_small_hidden
from scripts.year.added.said import (
    add_accounts,
    add_explanations,
    add_recommendations,
    add_said_again,
    add_statuses,
    left_out,
    turned,
)
from scripts.year.added.sheets import Written, read_free, to_lists
from scripts.year.added.tables import Tables, Work
from scripts.year.contradictions import contradicted
from scripts.year.helpers import DOUBTS, helpers
from scripts.year.planning import Entry, filled_rows, make_plan, to_file
from scripts.year.protecting import add_agreed, alike, protected, remarks, unread, without_whole
from scripts.year.reading import Before, Lines, Reading
from scripts.year.reading_cells import bits_of, changed_year, read_entries
from scripts.year.words import CodeWords
from scripts.year.workbook_sheets import choices

Say = Callable[[Sequence[Problem]], None]


@dataclass(frozen=True)
class Filled:
    """The tables and the figures as they are with the workbook in them, and what a person should know."""

    tables: Tables
    figures: dict[int, list[Row]]
    notices: list[Problem]


def fill(before: Before, book: Workbook, year: int, file: str, say: Say) -> Filled:
    """Everything that a workbook says. `say` hears first what is wrong in its cells.

    Raises `Refused` with every fault found.
    """
    reading, told = read_all(before, book, year, file)
    say(told)  # what comes now may take minutes
    told += doubted(reading, told)
    stop_on_faults([*told, *early(before, reading, told)])
    told += kept_prose(reading.plan.rows, reading.prose, file)
    reading, problems = protected(reading, bits_of(book))
    noticed = [*remarks(reading), *left_out(reading)]
    tables, figures = becoming(reading)
    stop_on_faults(
        [*told, *problems, *noticed, *unread(before, reading, tables, figures), *alike(reading), *turned(reading)]
    )
    tables = add_agreed(reading, tables, figures)
    return Filled(tables, figures, [*told, what_was_read(reading), *noticed])


def doubted(reading: Reading, told: Sequence[Problem]) -> list[Problem]:
    """What cannot all be right, and what asks for a sentence. `told`: what is wrong already."""
    sound = without_faults(reading, told)
    problems = [one for helper in helpers(DOUBTS) for one in helper.doubts(sound)]
    return problems + (contradicted(sound) if is_placed(reading) else [])


def is_placed(reading: Reading) -> bool:
    """Whether each new answer could be placed: else nobody knows what sums it belongs to."""
    return all(line["indicator"] and line["label_sv"] for line in reading.lines["answers"])


def without_faults(reading: Reading, told: Sequence[Problem]) -> Reading:
    """What could be read: what could not counts as blank. Corrections are tried together, all of them or none."""
    wrong, lines = {one.column for one in told if not one.is_notice}, reading.lines
    sound = {
        name: [not wrong.intersection(line.cells.values()) for line in lines[name]] for name in ("prose", "corrections")
    }
    kept = [is_sound and is_placed(reading) for is_sound in sound["prose"]]
    tried = lines["corrections"] if all(sound["corrections"]) else ()
    read = {**lines, "prose": [*compress(lines["prose"], kept)], "corrections": tried}
    return replace(reading, lines=read, prose=[*compress(reading.prose, kept)])


def early(before: Before, reading: Reading, told: Sequence[Problem]) -> list[Problem]:
    """The texts to read of a book that has faults, so that they wait for no later reading: only small numbers are hidden yet."""
    if all(one.is_notice for one in told):
        return []
    shown = replace(reading, prose=with_small_hidden(reading.prose, reading.book, reading.now.disclosure))
    return [*unread(before, shown, *becoming(shown)), *turned(shown)]


def becoming(reading: Reading) -> tuple[Tables, dict[int, list[Row]]]:
    """The tables and the figures with the workbook in them, but for the ticks."""
    year = reading.plan.year
    own = with_prose(to_file(reading.plan, reading.rows), reading.prose)
    return add_explanations(reading), {**reading.now.figures, year: own}


def uncounted(reading: Reading) -> list[Problem]:
    """A problem for each new answer that was counted in a group for which its indicator is not asked."""
    groups, lines, problems = CodeWords(reading.now.tables).populations, reading.plan.lines, []
    for key, entry in reading.entries.items():
        answer, _, group = key.rpartition(".")
        asked = {line.key: line.form.population for line in lines if line.key.rpartition(".")[0] == answer}
        if key not in asked and group:  # a cell that names no group has been told
            hint = ", ".join(groups[one] for one in asked.values()) or "–"
            problems.append(reading.problem(entry.cells["population"], "workbook_not_counted", groups[group], hint))
    return problems


def what_was_read(reading: Reading) -> Problem:
    """What was read, so that nobody has to wonder."""
    rows, entries = reading.rows, reading.entries
    typed = {"count": lambda entry: entry.count, "percent": lambda entry: entry.percent}
    numbers = sum(bool(typed[rows[at]["measure"]](entries[key])) for key, at in reading.asked)
    new = ", ".join(dict.fromkeys(line["label_sv"] for line in reading.lines["answers"])) or "–"
    hidden = sum(row["obs_status"] == HIDDEN and row["measure"] == "count" for row in rows)
    return reading.problem("", "notice_read" if numbers else "notice_read_none", str(numbers), new, str(hidden))


def read_all(before: Before, book: Workbook, year: int, file: str) -> tuple[Reading, list[Problem]]:
    """The workbook with all that its free sheets add, and what is wrong with any of it."""
    entries, lines, told = read_sheets(before, book, year, file)
    tables, entries, problems = add_all(before, year, entries, lines, file)
    now = replace(before, tables=tables)
    plan = make_plan(tables, before.figures, before.disclosure, year)
    prose, wrong = prose_rows(tables, lines["prose"], list(plan.rows[0]), year)
    reading = Reading(plan, entries, lines, filled_rows(plan, entries), prose, now, file)
    told += [*problems, *uncounted(reading)]
    known = {one.column for one in told}  # what could not be read is not missing
    wrong = [*wrong, *without_whole(reading)]
    told += [one for one in wrong if one.kind not in ("workbook_needed", "notice_no_whole") or one.column not in known]
    return reading, [*told, *told_by_form(prose, lines["prose"], entries)]


def read_sheets(before: Before, book: Workbook, year: int, file: str) -> tuple[dict[str, Entry], Lines, list[Problem]]:
    """The lines of the form, the lines of the free sheets by the name of the sheet, and what is wrong with any of them."""
    plan = make_plan(before.tables, before.figures, before.disclosure, year)
    entries, problems = read_entries(book, plan, file, choices(CodeWords(before.tables)))
    problems += changed_year(book, year, file)
    lists = to_lists(before.tables, plan.years)
    lines: dict[str, Sequence[Written]] = {}
    for free in sheets.SHEETS.values():
        lines[free.name], wrong = read_free(book, free, lists, file)
        problems += wrong
    return entries, lines, problems


def add_all(
    before: Before, year: int, entries: Mapping[str, Entry], lines: Lines, file: str
) -> tuple[Tables, dict[str, Entry], list[Problem]]:
    """The tables with all that the free sheets add to them, the entries with those of the new answers, and what is wrong."""
    work = Work(before.tables, year, before.publisher)
    entries, gone = retire(work, entries, file)
    adding.add_sources(work, lines["report"])
    entries |= adding.add_answers(work, lines["answers"], entries)
    asked = {key.partition(".")[0] for key in entries}
    was = [row for row in work.tables["indicators"] if row["first_year"] < work.year]
    broken = [row["indicator"] for row in was if asked & {row["indicator"], row["base_indicator"]}]
    adding.add_changes(work, [*lines["changed"], *lines["members"]], broken, before.again)
    adding.add_members(work, lines["members"], before.own["members"])
    adding.add_cases(work, lines["cases"], before.own["note_targets"])
    add_statuses(work, lines["recommendations"])
    add_recommendations(work, lines["new_recommendations"])
    add_said_again(work, lines["said"])
    add_accounts(work, lines["accounts"])
    declare(work, lines, gone)
    add_corrections(work, before.figures, lines["corrections"], before.disclosure)
    return work.tables, entries, work.problems
