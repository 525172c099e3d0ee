"""What several answers of one person say of each other: who has more than one, who has any, and "all of the above".

How many have any of some answers, or more than one, is related to the answers only where something is said of it: what nobody
speaks of binds nothing.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from scripts.ground.codebook import Codebook
from scripts.ground.declared import Declared
from scripts.ground.quantities import Quantity
from scripts.ground.relation import Relation, Terms, at_most, here
from scripts.ground.roles import AGAIN


def several(one: Quantity, code: str, persons: str, answers: str, book: Codebook) -> Iterator[Relation]:
    """Who has more than one answer has at least two, and no more than there are to choose from; others have one at most."""
    parts = [here(one, each) for each in book.parts(one.indicator, year=one.year)]
    extra = book.whole(one.indicator, "adds_to_each")
    if extra:  # who ticks it has more than one answer, and may have ticked nothing else
        sides = ((2, here(one, code)), (-2, here(one, extra)), *((-1, part) for part in parts))
        yield Relation("more_than_one", sides, "<=", leaves=False)
    elif answers:
        yield replace(at_most(here(one, code), here(one, answers), "more_than_one", times=2), leaves=False)
    rest = any(book.role(one.indicator, part.category) == "rest" for part in parts)
    if persons and len(parts) > 1 and not rest and book.indicators[one.indicator]["unit"] not in AGAIN:
        most = ((-1, here(one, persons)), (1 - len(parts), here(one, code)))
        yield Relation("more_than_one", (*((1, part) for part in parts), *most), "<=", leaves=False)


def all_at_once(one: Quantity, persons: str, answers: str, book: Codebook) -> Iterator[Relation]:
    """The answers where one of them is "all of the above": it may count as none of the others, as one more, or as each of them."""
    extra = book.whole(one.indicator, "adds_to_each")
    parts = [here(one, code) for code in book.parts(one.indicator, year=one.year)]
    if not (extra and answers):
        return
    whole = here(one, answers)
    if not book.complete(one.indicator, answers, one.year):
        yield Relation("parts", (*((1, part) for part in parts), (-1, whole)), "<=")
        return
    for reading, times in (("none", 0), ("once", 1), ("each", len(parts))):
        sides = ((1, whole), *((-1, part) for part in parts), *([(-times, here(one, extra))] if times else []))
        yield Relation("parts", sides, reading=reading)
    if persons:  # who ticks it then ticks no other
        for part in parts:
            sides = ((1, part), (1, here(one, extra)), (-1, here(one, persons)))
            yield Relation("part_of_whole", sides, "<=", reading="each")


def readings(relations: Sequence[Relation]) -> list[list[Relation]]:
    """The relations under each way to read those that can be read in several: one of these lists is what is so."""
    names = list(dict.fromkeys(one.reading for one in relations if one.reading)) or [""]
    return [[replace(one, reading="") for one in relations if one.reading in ("", name)] for name in names]


def any_of(relation: Declared, cells: Sequence[Quantity], said: Collection[Quantity], book: Codebook) -> list[Relation]:
    """Those who are in any of some answers: no fewer than are in each of them, and no more than all of these together.

    Who is in two of them has more than one answer. A rest may hold several answers of one person, and then is not in this.
    """
    result, *terms = cells
    if result not in said:
        return []
    every = {cell.category for cell in terms} == set(book.parts(result.indicator, year=result.year))
    parts = [cell for cell in terms if book.role(cell.indicator, cell.category) == "part"]
    persons, answers, more = (
        here(result, code) if (code := book.whole(result.indicator, role)) else None
        for role in ("whole_persons", "whole_answers", "more_than_one")
    )
    found: list[tuple[Terms, bool]] = [(((1, part), (-1, result)), True) for part in parts]
    found.append((((1, result), *((-1, term) for term in terms)), len(terms) == len(parts)))
    if persons and result != persons:
        found.append((((1, result), (-1, persons)), True))
    if more and more in said:
        found += [(((1, one), (1, other), (-1, result), (-1, more)), False) for one, other in combinations(parts, 2)]
        found += [(((1, more), (-1, result)), True)] if every else []
        found += [(((-1, answers), (1, result), (1, more)), False)] if answers else []
        if every and answers and len(parts) == len(terms):
            found.append((((1, answers), (-1, result), (1 - len(terms), more)), False))
    return [Relation("declared", sides, "<=", relation.name, leaves=leaves) for sides, leaves in found]
