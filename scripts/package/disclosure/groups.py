"""What new figures say of everybody in a group: all of them in one category, or exactly 100 per cent. Told, not stopped.

Where all in a group have the same answer, whoever knows that a person is in the group knows the person's answer (group
disclosure). No count has to be small for that.
"""

from decimal import Decimal

from scripts.ground.cells import Cell, cell_id, with_codes
from scripts.ground.codebook import Codebook
from scripts.ground.problems import Problem
from scripts.ground.small import Disclosure
from scripts.package.observations import Observation, Observations
from scripts.package.shares import whole_of
from scripts.protection.cells import of_people
from scripts.protection.evidence import Published
from scripts.reasoning import quantity


def group_notices(published: Published, observations: Observations, disclosure: Disclosure) -> list[Problem]:
    """A notice for each new figure that says the same of everybody; the count where both it and its share say so."""
    book = published.book
    places = list(zip(published.statements, published.places, strict=True))
    lines = {row["observation"]: place for row, place in reversed(places)}
    found: dict[Cell, Problem] = {}
    for cell, one in observations.items():
        if one.sources <= disclosure.already_public or not of_people(quantity(one.row(), book), book, disclosure):
            continue
        if is_everybody(one, observations, book):
            file, line = lines.get(cell_id(cell), ("data/observations.csv", 0))
            problem = Problem(file, line, "value", "notice_everybody", hint=cell_id(cell))
            found.setdefault(with_codes(cell, measure="count"), problem)
    return list(found.values())


def exact_whole(one: Observation, observations: Observations, book: Codebook) -> str:
    """The count of what a figure is a part of; "" where nobody says it."""
    whole = whole_of(one.cell, observations, book)
    return whole.exact if whole else ""


def is_everybody(one: Observation, observations: Observations, book: Codebook) -> bool:
    """Whether a figure is exactly 100 per cent, or a count as great as what it is a part of. That all are all says nothing."""
    row = one.row()
    if not one.exact or not Decimal(one.exact) or book.is_whole(row["indicator"], row["category"]):
        return False
    if row["measure"] == "percent":
        return Decimal(one.exact) == 100
    return row["measure"] == "count" and one.exact == (one.base or exact_whole(one, observations, book))
