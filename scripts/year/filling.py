"""From a filled workbook to what it changes in the hand-written files. Sheets and rows in, rows and problems out.

Needs nothing but the ground, openpyxl and the interface to the solver, so that it can run where the numbers are typed.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress

from openpyxl import Workbook

from scripts.ground.codebook import read_codebook
from scripts.ground.data_package import Row
from scripts.ground.problems import Problem, stop_on_faults
from scripts.ground.small import Disclosure
from scripts.ground.statuses import HIDDEN
from scripts.protection.evidence import Published
from scripts.year.added import sheets
from scripts.year.added.adding import (
    add_accounts,
    add_answers,
    add_cases,
    add_changes,
    add_recommendations,
    add_sources,
    add_statuses,
    retire,
)
from scripts.year.added.corrections import add_corrections
from scripts.year.added.explanations import add_explanations, left_out, unexplained
from scripts.year.added.lists import to_lists
from scripts.year.added.prose import kept_prose, prose_rows, told_by_form, with_prose, with_small_hidden
from scripts.year.added.sheet_lines import Written, read_free
from scripts.year.added.tables import Tables, Work
from scripts.year.answers import Entry, filled_rows, to_file
from scripts.year.before import Before
from scripts.year.contradicting import contradicted
from scripts.year.correcting import corrected, disputed
from scripts.year.plan import Plan
from scripts.year.planning import make_plan
from scripts.year.protecting import Choice, asked_for, everybody, protected, published_of
from scripts.year.reading_cells import bits_of, changed_year, read_entries
from scripts.year.remarks import remarks
from scripts.year.reviewing import add_agreed, alike, unread
from scripts.year.unlikely import unlikely
from scripts.year.workbook import labels
from scripts.year.workbook_sheets import choices


@dataclass(frozen=True)
class Filled:
    """The tables and the figures as they are with the workbook in them, and what a person should know."""

    tables: Tables
    figures: dict[int, list[Row]]
    notices: list[Problem]


Lines = dict[str, list[Written]]


def fill(before: Before, book: Workbook, year: int, file: str, keep: Collection[str]) -> Filled:
    """Everything that a workbook says. `keep`: cells (Sheet!C12) that are rather shown.

    Raises `Refused` with every fault found.
    """
    entries, lines, told = read_all(before, book, year, file)
    tables, entries, problems = add_all(before, year, entries, lines, file)
    plan = make_plan(tables, before.figures, before.disclosure, year)
    told += [*problems, *uncounted(plan, entries, labels(tables)["populations"], file)]
    prose, problems = prose_rows(tables, lines["prose"], list(plan.rows[0]), year)
    problems = [*missing(problems, told), *told_by_form(prose, lines["prose"], entries, tables)]
    now = replace(before, tables=tables)
    told += [*problems, *doubted(plan, entries, prose, lines, now, [*told, *problems], file)]
    stop_on_faults([*told, *early(plan, entries, prose, lines, now, told, file)])
    told += kept_prose(plan.rows, prose, file)
    rows, prose, problems = protected(plan, entries, prose, now, Choice(keep, bits_of(book)), file)
    noticed = [
        *remarks(plan, entries, rows, {one.column for one in problems}, file),
        *left_out(plan, entries, rows, file),
    ]
    unread = to_read(plan, entries, rows, prose, lines, now, file)
    unread += alike(*everybody(plan, entries, rows, prose, now, file), lines, file)
    stop_on_faults([*told, *problems, *noticed, *unread])
    figures = {**before.figures, year: with_prose(to_file(plan, rows), prose)}
    everything = [row for own in figures.values() for row in own]
    tables = add_agreed(add_explanations(tables, plan, entries, rows), everything, lines)
    notices = [what_was_read(plan, entries, lines, rows, file), *noticed]
    return Filled(tables, figures, [*told, *problems, *notices])


def missing(problems: Sequence[Problem], told: Sequence[Problem]) -> list[Problem]:
    """The problems without those of an empty cell that has been told of already: what could not be read is not missing."""
    cells = {one.column for one in told}
    return [one for one in problems if one.kind != "workbook_needed" or one.column not in cells]


def doubted(
    plan: Plan, entries: Mapping[str, Entry], prose: Sequence[Row], lines: Lines, now: Before, told: Sequence[Problem],
    file: str,
) -> list[Problem]:  # fmt: skip
    """What cannot all be right, and what asks for a sentence, of all that could be read: what could not counts as blank.

    `told`: what is wrong already. Where a new answer could not be placed, nobody knows what sums it belongs to.
    """
    wrong, book = {one.column for one in told if not one.is_notice}, read_codebook(now.tables)
    sound = {name: [not wrong.intersection(line.cells.values()) for line in own] for name, own in lines.items()}
    problems = [*unexplained(plan, entries, book, file), *unlikely(plan, entries, now.tables["pairs"], book, file)]
    if all(sound["corrections"]):
        earlier = {when: rows for when, rows in now.figures.items() if when != plan.year}
        problems += tried(lines["corrections"], published_of(earlier, now, file), now.disclosure)
    if all(line["indicator"] and line["label_sv"] for line in lines["answers"]):
        read = [*compress(zip(prose, lines["prose"], strict=True), sound["prose"])]
        problems += contradicted(plan, entries, read, now, file)
    return problems


def early(
    plan: Plan, entries: Mapping[str, Entry], prose: Sequence[Row], lines: Lines, now: Before, told: Sequence[Problem],
    file: str,
) -> list[Problem]:  # fmt: skip
    """The texts to read of a book that has faults, so that they wait for no later reading: only small numbers are hidden yet."""
    if all(one.is_notice for one in told):
        return []
    shown = with_small_hidden(prose, read_codebook(now.tables), now.disclosure)
    return to_read(plan, entries, filled_rows(plan, entries), shown, lines, now, file)


def to_read(
    plan: Plan, entries: Mapping[str, Entry], rows: Sequence[Row], prose: Sequence[Row], lines: Lines, now: Before,
    file: str,
) -> list[Problem]:  # fmt: skip
    """The texts to read of all that is shown of the form's `rows` and of those in `prose`."""
    shown = [line for line, row in zip(lines["prose"], prose, strict=True) if row["obs_status"] != HIDDEN]
    hidden = [key for key, at in asked_for(plan, entries) if rows[at]["obs_status"] == HIDDEN]
    return unread(entries, {**lines, "prose": shown}, hidden, now, file)


def tried(lines: Sequence[Written], published: Published, disclosure: Disclosure) -> list[Problem]:
    """What is wrong with the corrections of earlier years: they do not hold, or they tell what is hidden."""
    return disputed(lines, published) or corrected(lines, published, disclosure)


def uncounted(plan: Plan, entries: Mapping[str, Entry], groups: Mapping[str, str], file: str) -> list[Problem]:
    """A problem for each new answer that was counted in a group for which its indicator is not asked."""
    there, problems = {line.key for line in plan.lines}, []
    for key, entry in entries.items():
        indicator, category, group = key.split(".")
        asked = [
            line.form.population
            for line in plan.lines
            if (line.form.indicator, line.form.category) == (indicator, category)
        ]
        if key not in there and group:  # a cell that names no group has been told
            hint = ", ".join(groups[one] for one in asked) or "–"
            problems.append(Problem(file, 0, entry.cells["population"], "workbook_not_counted", groups[group], hint))
    return problems


def what_was_read(plan: Plan, entries: Mapping[str, Entry], lines: Lines, rows: Sequence[Row], file: str) -> Problem:
    """What was read, so that nobody has to wonder."""
    typed = {"count": lambda entry: entry.count, "percent": lambda entry: entry.percent}
    numbers = sum(bool(typed[rows[at]["measure"]](entries[key])) for key, at in asked_for(plan, entries))
    new = ", ".join(dict.fromkeys(line["label_sv"] for line in lines["answers"])) or "–"
    hidden = sum(row["obs_status"] == HIDDEN and row["measure"] == "count" for row in rows)
    return Problem(file, 0, "", "notice_read", str(numbers), new, str(hidden))


def read_all(before: Before, book: Workbook, year: int, file: str) -> tuple[dict[str, Entry], Lines, list[Problem]]:
    """The lines of the form, the lines of the free sheets by the name of the sheet, and what is wrong with any of them."""
    plan = make_plan(before.tables, before.figures, before.disclosure, year)
    known = labels(before.tables)
    names = {
        line.key: (
            known["categories"][f"{line.form.indicator}.{line.form.category}"],
            known["populations"][line.form.population],
        )
        for line in plan.lines
    }
    entries, problems = read_entries(book, plan, file, choices(known["status"]), names)
    problems += changed_year(book, year, file)
    lists = to_lists(before.tables, plan.years)
    lines: Lines = {}
    for free in sheets.SHEETS.values():
        lines[free.name], wrong = read_free(book, free, lists, file)
        problems += wrong
    return entries, lines, problems


def add_all(
    before: Before, year: int, entries: Mapping[str, Entry], lines: Lines, file: str
) -> tuple[Tables, dict[str, Entry], list[Problem]]:
    """The tables with all that the free sheets add to them, the entries with those of the new answers, and what is wrong."""
    work = Work(before.tables, year, before.publisher)
    entries = retire(work, entries, file)
    add_sources(work, lines["report"])
    entries |= add_answers(work, lines["answers"], entries)
    add_changes(work, lines["changed"])
    add_cases(work, lines["cases"])
    add_statuses(work, lines["recommendations"])
    add_recommendations(work, lines["new_recommendations"])
    add_accounts(work, lines["accounts"])
    add_corrections(work, before.figures, lines["corrections"], before.disclosure)
    return work.tables, entries, work.problems
