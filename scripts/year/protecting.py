"""A filled year before it is written: what contradicts itself, and what to hide beside the small counts. Rows in, rows out."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from scripts.ground.codebook import read_codebook
from scripts.ground.data_package import Row
from scripts.ground.facts import quantity
from scripts.ground.problems import Problem
from scripts.ground.releases import Release
from scripts.ground.small import Disclosure
from scripts.ground.statements import forms, is_answered, statement
from scripts.protection.evidence import Published
from scripts.protection.guard import contradiction
from scripts.protection.hiding import hide
from scripts.protection.proposal import UnprotectableError, propose
from scripts.year.plan import Line, Plan, Slot
from scripts.year.workbook_formulas import COUNT, PERCENT

Years = Mapping[int, Sequence[Row]]
Protected = tuple[list[Row], list[Problem]]


def protected(
    plan: Plan, figures: Years, codes: Mapping[str, Sequence[Row]], releases: Sequence[Release],
    disclosure: Disclosure, keep: Collection[str], file: str,
) -> Protected:  # fmt: skip
    """The rows of the plan's year with the least hidden besides, and what a person should know.

    `figures`: the figures files, the filled year's rows among them; `keep`: cells of the workbook (Sheet!C12) that are to stay.
    """
    published = published_of(figures, codes, releases, file)
    book, year, rows = published.book, str(plan.year), list(figures[plan.year])
    cells = {quantity(rows[slot.at], book): (line, column) for line, column, slot in slots(plan) if slot.at is not None}
    if against := contradiction(year, published):
        names = [address(*cells[one]) for one in sorted(cells) if one in against]
        return rows, [
            Problem(file, 0, names[-1] if names else "", "notice_workbook_contradiction", hint=", ".join(names))
        ]
    kept = {one for one, (line, _) in cells.items() if {address(line, COUNT), address(line, PERCENT)} & set(keep)}
    known = {address(line, column) for line, _ in cells.values() for column in (COUNT, PERCENT)}
    wrong = [Problem(file, 0, cell, "workbook_keep_unknown") for cell in sorted(set(keep) - known)]
    try:
        return hide(rows, propose(year, published, disclosure, kept), book), wrong
    except UnprotectableError as error:
        return rows, [*wrong, Problem(file, 0, "", "workbook_unprotectable", hint=error.told.cell.name(book))]


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
