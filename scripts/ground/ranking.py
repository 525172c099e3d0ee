"""Which place each answer has among the answers of its question: from what their numbers may be, and from nothing else.

A place is from its first to its last: (1, 1) is the most common whatever the others are, (1, 2) may share the first place. An
answer whose number is not known, or is hidden, may be as large as what the others leave of the whole. What gathers the rest ("other
countries") has no place of its own, but another answer is only the largest where it is larger than the rest: all of it may be one.
What the others may be `facts` says, whom the judge of claims asks too.
"""

from collections.abc import Iterable

from scripts.ground.cells import Cell, cell_of
from scripts.ground.codebook import Codebook
from scripts.ground.data_package import Row
from scripts.ground.facts import Facts, Place
from scripts.ground.interval import has_number
from scripts.ground.years import Years

MEASURES = ("count", "percent")


def ranks(rows: Iterable[Row], book: Codebook) -> dict[str, Place]:
    """Observation -> its place, where its number says something of it. `rows`: observations, with their ends in lower and upper."""
    cells = {cell_of(row): row for row in rows}
    facts = Facts(cells, Years(book, cells, {}, frozenset(), frozenset(), {}), frozenset())
    found = {row["observation"]: place_of(cell, facts) for cell, row in cells.items() if is_ranked(row, facts)}
    return {name: place for name, place in found.items() if place}


def is_ranked(row: Row, facts: Facts) -> bool:
    """Whether a row is the number of an answer of its question."""
    if row["measure"] not in MEASURES or row["base_indicator"] or not has_number(row):
        return False
    answers = facts.book.rivals(row["indicator"], row["year"])
    own = len(answers) > 1 and row["category"] in answers
    return own and facts.is_answer(cell_of(row)) and of_question(row, facts.book)


def of_question(row: Row, book: Codebook) -> bool:
    """Whether a row is measured as its question is: in its unit, or of the people who have none of the answers."""
    usual = book.units[row["indicator"], row["category"]]
    return row["unit"] in (usual, book.indicators[row["indicator"]]["unit"])


def place_of(cell: Cell, facts: Facts) -> Place | None:
    """The place of an answer; None where any is possible."""
    first, last = facts.place(cell) or (1, facts.places(cell))
    last = min(last, facts.places(cell))
    return None if (first, last) == (1, facts.places(cell)) else (first, last)
