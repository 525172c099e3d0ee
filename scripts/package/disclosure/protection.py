"""The protection of small counts: what stops the build, what a maintainer should know, and which ranges are not published.

Where all in a group have the same answer, whoever knows that a person is in the group knows the person's answer (group
disclosure). No count has to be small for that: it is told, not stopped.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from scripts.ground.cells import Cell, cell_id, cell_of, with_codes
from scripts.ground.codebook import Codebook
from scripts.ground.codes import BLANK
from scripts.ground.problems import Problem, suggestion
from scripts.ground.small import FILE, Disclosure
from scripts.guard.api import Guard, GuardError, Published
from scripts.package.computing import whole_of
from scripts.package.observations import Observation, Observations


def group_notices(published: Published, observations: Observations, disclosure: Disclosure) -> list[Problem]:
    """A notice for each new figure that says the same of everybody; the count where both it and its share say so."""
    book, guard = published.book, Guard(published, disclosure)
    places = list(zip(published.statements, published.places, strict=True))
    lines = {row["observation"]: place for row, place in reversed(places)}
    found: dict[Cell, Problem] = {}
    for cell, one in observations.items():
        if one.sources <= disclosure.already_public or not guard.is_of_people(one.row()):
            continue
        if is_everybody(one, observations, book):
            file, line = lines.get(cell_id(cell), ("data/observations.csv", 0))
            problem = Problem(file, line, "value", "notice_everybody", hint=cell_id(cell))
            found.setdefault(with_codes(cell, measure="count"), problem)
    return list(found.values())


def is_everybody(one: Observation, observations: Observations, book: Codebook) -> bool:
    """Whether a figure is exactly 100 per cent, or a count as great as what it is a part of. That all are all says nothing."""
    row = one.row()
    if not one.exact or not Decimal(one.exact) or book.is_whole(row["indicator"], row["category"]):
        return False
    if row["measure"] == "percent":
        return Decimal(one.exact) == 100
    whole = whole_of(one.cell, observations, book)
    return row["measure"] == "count" and one.exact == (one.base or (whole.exact if whole else ""))


@dataclass(frozen=True)
class Protection:
    """`withheld`: the cells whose derived range is not published."""

    problems: list[Problem]
    withheld: set[str]


def protect(published: Published, observations: Observations, disclosure: Disclosure) -> Protection:
    """Every problem with small counts in what is about to be published. What the solver cannot tell stops the build too."""
    try:
        guarded = Guard(published, disclosure).told()
    except GuardError as error:
        return Protection([Problem(FILE, 0, "threshold", error.kind)], set())
    problems = [
        *guarded.problems,
        *clearance_problems(guarded.names, published, observations, disclosure),
        *group_notices(published, observations, disclosure),
    ]
    return Protection(problems, guarded.withheld)


def clearance_problems(
    needed: set[str], published: Published, observations: Observations, disclosure: Disclosure
) -> list[Problem]:
    """Clearances of what is not there, and of what needs none. One of a cell that has no number yet is waiting for it."""
    if disclosure.cleared <= needed:
        return []
    status = {cell_id(cell): one.obs_status for cell, one in observations.items()}
    status |= {row["observation"] or cell_id(cell_of(row)): row["obs_status"] for row in published.statements}
    status = dict.fromkeys(published.unknown(), "O") | status
    problems = []
    for name in sorted(disclosure.cleared - needed):
        line = disclosure.lines.get(("cleared", name), 0)
        if any(part not in status for part in re.split(r" [+-] ", name)):
            problems.append(Problem(FILE, line, "cleared", "unknown_code", name, suggestion(name, sorted(status))))
        elif " " in name or status[name] not in BLANK:
            problems.append(Problem(FILE, line, "cleared", "clearance_stale", hint=name))
    return problems
