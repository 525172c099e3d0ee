"""A filled workbook as it was read: what people wrote in the form and beside it, and what there is with that in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from scripts.ground.cells import forms, is_answered, statement
from scripts.ground.codebook import Codebook, read_codebook
from scripts.ground.codes import HIDDEN
from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.problems import Problem
from scripts.ground.releases import Release
from scripts.ground.small import Disclosure
from scripts.guard.api import Published
from scripts.package.observing import with_observations
from scripts.year.added.prose import with_prose
from scripts.year.added.sheets import Written
from scripts.year.added.tables import Tables
from scripts.year.plan import Plan
from scripts.year.planning import Entry

RowsOfYears = Mapping[int, Sequence[Row]]
Lines = Mapping[str, Sequence[Written]]


def stated(tables: Tables, figures: RowsOfYears) -> tuple[list[Row], Codebook]:
    """The statements of all years, and the code lists with what follows from them. `figures`: year -> its file."""
    asked, units = forms(tables["sources"]), read_codebook(tables).units
    every = ((row, year) for year in sorted(figures) for row in figures[year])
    statements = [statement(row, year, units) for row, year in every if is_answered(row, asked)]
    return statements, read_codebook({**tables, "statements": statements})


def would_publish(tables: Tables, figures: RowsOfYears) -> dict[str, list[Row]]:
    """The tables by name, `statements` and `observations` of all years among them, as answers are told of them."""
    return with_observations(tables, *stated(tables, figures))


@dataclass(frozen=True)
class Before:
    """Hand-written tables by name, figures by year, what is hidden, what is released, and who publishes. All of it is sound.

    `again`: whether the workbook was made when its year had figures; else `own` is what its readings have added to each table.
    `texts`: table -> its columns that may hold a text.
    """

    tables: Tables
    figures: dict[int, list[Row]]
    disclosure: Disclosure
    releases: Sequence[Release]
    publisher: str
    own: Tables
    again: bool
    texts: Mapping[str, Sequence[Column]] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """`entries`: what was written in each line of the form; `lines`: those of the free sheets, by the name of the sheet.

    `rows`: the year's file by its form; `prose`: what the report adds, a row for each line of its sheet. `now`: what there is, the
    tables with the workbook in them. `file`: what the workbook is called.
    """

    plan: Plan
    entries: Mapping[str, Entry]
    lines: Lines
    rows: Sequence[Row]
    prose: Sequence[Row]
    now: Before
    file: str

    @cached_property
    def book(self) -> Codebook:
        """The code lists."""
        return read_codebook(self.now.tables)

    @cached_property
    def asked(self) -> list[tuple[str, int]]:
        """(key, place of the row) of each number that was asked for: percentages first, a count is known by its own cell."""
        read = [line for line in self.plan.lines if line.key in self.entries]
        slots = [(line.key, line.percent.at) for line in read] + [(line.key, line.count.at) for line in read]
        return [(key, at) for key, at in slots if at is not None]

    @property
    def hidden(self) -> list[str]:
        """The keys of what is hidden of it."""
        return [key for key, at in self.asked if self.rows[at]["obs_status"] == HIDDEN]

    def problem(self, cell: str, kind: str, found: str = "", hint: str = "", more: str = "") -> Problem:
        """A problem with a cell, or with the workbook."""
        return Problem(self.file, 0, cell, kind, found, hint, more)

    def published(self, rows: Sequence[Row], prose: Sequence[Row]) -> Published:
        """What would be published with these rows of the year."""
        return self.of_files({**self.now.figures, self.plan.year: with_prose(rows, prose)})

    def of_files(self, figures: Mapping[int, Sequence[Row]]) -> Published:
        """What would be published of these figures files. The workbook is where all of it is told to stand."""
        statements, book = stated(self.now.tables, figures)
        return Published(statements, [(self.file, 0)] * len(statements), (), book, self.now.tables, self.now.releases)
