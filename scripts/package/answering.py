"""How many have answered, among the observations, and what a computed share or rest is because of those who have not.

The rules F1 to F8 are those of `ground/answered`.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction

from scripts.ground.answered import most_lacking
from scripts.ground.cells import Cell, code_of, with_codes
from scripts.ground.codebook import NOT_ALL, Codebook
from scripts.ground.interval import EXACT
from scripts.ground.numbers import SaidNumber, share
from scripts.ground.years import FREE, NO_BASE
from scripts.package.observations import Observation, Observations

COUNTS = {"measure": "count", **NO_BASE, **FREE}


def exactly(cell: Cell, sound: Observations) -> Observation | None:
    """The observation of a cell whose number is known exactly."""
    one = sound.get(cell)
    return one if one is not None and one.exact else None


def answered_in(cell: Cell, sound: Observations, book: Codebook) -> Observation | None:
    """How many have an answer to the question of a cell, where that is known."""
    whole = book.whole(cell[0], "whole_persons")
    unit = book.units.get((cell[0], whole), "")
    return exactly(with_codes(cell, category=whole, unit=unit, **COUNTS), sound) if whole else None


def everybody_in(cell: Cell, sound: Observations, book: Codebook) -> Observation | None:
    """How many there are in the group of a cell, where that is known."""
    indicator, category = book.size
    named = with_codes(cell, indicator=indicator, category=category, unit="persons", **COUNTS)
    return exactly(named, sound) if indicator else None


def without_groups(printed: Observations, known: Observations, book: Codebook) -> Observations:
    """The printed figures; one that is printed only as a base, and is how many there are in the group, has no number.

    Nobody says then how many answered. `known`: the printed figures with what follows of them.
    """

    def is_the_group(one: Observation) -> bool:
        met = everybody_in(one.cell, known, book) if one.rule == "printed_base" else None
        return met is not None and met.cell != one.cell and met.exact == one.exact

    return {
        cell: replace(one, reading=SaidNumber(), rule="", obs_status="O") if is_the_group(one) else one
        for cell, one in printed.items()
    }


def share_as_known(
    cell: Cell, base: str, rule: str, terms: Sequence[Observation], sound: Observations, book: Codebook
) -> SaidNumber:
    """The share that a count is of its base; at least that where answers may be missing that would make it more (F1, F3, F8)."""
    whole = {"share": is_of_answers, "share_of_needs": is_all_support, "share_of_part": is_all_divided}[rule]
    if whole(cell, base, terms, sound, book):
        return SaidNumber(share(terms[0].exact, base), EXACT)
    return SaidNumber(share(terms[0].exact, base, ROUND_FLOOR), "at_least")


def is_of_answers(cell: Cell, base: str, terms: Sequence[Observation], sound: Observations, book: Codebook) -> bool:
    """Whether a base is those with an answer: one that is printed and as large as the group is the group (F1)."""
    met, has = everybody_in(cell, sound, book), answered_in(cell, sound, book)
    return met is None or met.exact != base or (has is not None and has.exact == base)


def is_all_support(cell: Cell, base: str, terms: Sequence[Observation], sound: Observations, book: Codebook) -> bool:
    """Whether what is noted is all there was: everybody has an answer on the support, or everybody whose needs are known (F3)."""
    met, has = everybody_in(cell, sound, book), answered_in(cell, sound, book)
    return met is not None and has is not None and met.exact == has.exact


def is_all_divided(cell: Cell, base: str, terms: Sequence[Observation], sound: Observations, book: Codebook) -> bool:
    """Whether all in a part have an answer to the question that divides it: the divisions of one question leave nobody out (F8)."""
    outer = terms[1].cell
    if book.categories[outer[0]][outer[1]]["parts_complete"] != NOT_ALL:
        return True
    within = book.parts(outer[0], outer[1], code_of(outer, "year"))
    found = (exactly(with_codes(outer, category=code), sound) for code in within)
    return sum(Decimal(one.exact) for one in found if one) == Decimal(base)


def lacking_support(
    cells: Sequence[Cell], sound: Observations, book: Codebook
) -> tuple[Fraction, list[Observation]] | None:
    """How many people with an answer to the first question may lack one to the others, and of what that follows; None: unknown.

    `cells`: one of each question, the first that of the needs; the last counts those of whom all are known.
    """
    *asked, known = cells
    has = [answered_in(cell, sound, book) for cell in asked]
    met, three = everybody_in(asked[0], sound, book), exactly(known, sound)
    if met is None or None in has:
        return None
    told = [one for one in (*has, three or met) if one is not None]
    *answers, last = (Fraction(one.exact) for one in told)
    return most_lacking(answers, last, last if three is not None else None), told
