"""A filled year before it is written: what contradicts itself, and what to hide beside the small counts. Rows in, rows out."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from scripts.ground.codebook import read_codebook
from scripts.ground.data_package import Row
from scripts.ground.facts import quantity
from scripts.ground.problems import Problem
from scripts.ground.releases import Release
from scripts.ground.small import Disclosure
from scripts.ground.statements import forms, is_answered, statement
from scripts.ground.statuses import HIDDEN
from scripts.protection.evidence import Published
from scripts.protection.guard import contradiction
from scripts.protection.hiding import hide
from scripts.protection.proposal import UnprotectableError, propose
from scripts.solver.model import UndecidedError
from scripts.year.answers import Entry, filled_rows
from scripts.year.plan import Line, Plan, Slot
from scripts.year.workbook_formulas import COUNT, PERCENT

Years = Mapping[int, Sequence[Row]]
Protected = tuple[list[Row], list[Problem]]


def protected(
    plan: Plan, entries: Mapping[str, Entry], figures: Years, codes: Mapping[str, Sequence[Row]],
    releases: Sequence[Release], disclosure: Disclosure, keep: Collection[str], file: str,
) -> Protected:  # fmt: skip
    """The figures file of the plan's year with the least hidden besides, and what a person should know.

    `entries`: what was written in each line; `figures`: the figures files; `keep`: cells of the workbook (Sheet!C12) that are to
    stay. What is hidden for another's sake leaves the same rows as a line that a person hides, and as a small count.
    """
    rows = filled_rows(plan, entries)
    published = published_of({**figures, plan.year: rows}, codes, releases, file)
    book, year = published.book, str(plan.year)
    lines = {quantity(rows[slot.at], book): (line, column) for line, column, slot in slots(plan) if slot.at is not None}
    if against := contradiction(year, published):
        names = [address(*lines[one]) for one in sorted(lines) if one in against]
        place = names[-1] if names else ""
        return rows, [Problem(file, 0, place, "notice_workbook_contradiction", hint=", ".join(names))]
    kept = {one for one, (line, _) in lines.items() if {address(line, COUNT), address(line, PERCENT)} & set(keep)}
    known = {address(line, column) for line, _ in lines.values() for column in (COUNT, PERCENT)}
    wrong = [Problem(file, 0, cell, "workbook_keep_unknown") for cell in sorted(set(keep) - known)]
    try:
        more = propose(year, published, disclosure, kept)
    except UnprotectableError as error:
        return rows, [*wrong, Problem(file, 0, "", "workbook_unprotectable", hint=error.told.cell.name(book))]
    except UndecidedError:
        return rows, [*wrong, Problem(file, 0, "", "hidden_undecided")]
    hidden = {lines[one][0].key for one in more if one in lines}
    asked = {key: replace(entry, status=HIDDEN) if key in hidden else entry for key, entry in entries.items()}
    return hide(filled_rows(plan, asked), more, book), wrong


def published_of(
    figures: Years, codes: Mapping[str, Sequence[Row]], releases: Sequence[Release], file: str
) -> Published:
    """What would be published of these figures files. `file`: the workbook, which is where all of it is told to stand."""
    asked, units = forms(codes["sources"]), read_codebook(codes).units
    statements = [
        statement(row, year, units) for year in sorted(figures) for row in figures[year] if is_answered(row, asked)
    ]
    book = read_codebook({**codes, "statements": statements})
    return Published(statements, [(file, 0)] * len(statements), (), book, codes, releases)


def slots(plan: Plan) -> Iterator[tuple[Line, str, Slot]]:
    """The cells for numbers: the percentages first, so that a count is known by its own cell."""
    yield from ((line, PERCENT, line.percent) for line in plan.lines)
    yield from ((line, COUNT, line.count) for line in plan.lines)


def address(line: Line, column: str) -> str:
    """A cell as Excel writes it."""
    return f"{line.sheet}!{column}{line.row}"
