"""What a reader knows of figures that are printed for other populations than those of `intruder_relations.csv`.

People who are counted in a population are counted in one of its two halves, whatever is counted; and what holds within one
population of an indicator holds within each.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from tests.intruder_relations import Cell, Expression, Known, known, own_populations, solved, without_double

HALVES = [
    ("all", "direct", "indirect"),
    ("all", "adults", "children"),
    ("direct", "adults_direct", "children_direct"),
    ("indirect", "adults_indirect", "children_indirect"),
    ("adults", "adults_direct", "adults_indirect"),
    ("children", "children_direct", "children_indirect"),
]
DIVIDED = {population for group in HALVES for population in group}


@cache
def known_elsewhere(reading: str, cells: frozenset[Cell]) -> Known:
    """Everything that is known when these cells are printed as well; those of other people than the members met tell nothing."""
    facts = known(reading)
    found = replace(facts, zero=[*facts.zero], not_negative=[*facts.not_negative], differences={**facts.differences})
    places: dict[tuple[str, str], set[str]] = {}
    for indicator, category, population in (
        cell.split(".") for cell in sorted(cells - {*facts.cells}) if "[" not in cell
    ):
        own = own_populations()[indicator]
        if {own, population} <= DIVIDED:
            places.setdefault((indicator, category), {own}).add(population)
    if not places:
        return facts
    for (indicator, category), populations in places.items():
        for whole, *halves in divided(populations):
            found.zero.append(
                {f"{indicator}.{category}.{whole}": 1} | {f"{indicator}.{category}.{one}": -1 for one in halves}
            )
    there = {
        *facts.cells,
        *(f"{one}.{category}.{each}" for (one, category), all_of in places.items() for each in all_of),
    }
    for indicator, population in {(indicator, each) for (indicator, _), all_of in places.items() for each in all_of}:
        copy_to(found, facts, indicator, population, there)
    found.cells = [*facts.cells, *sorted(there - {*facts.cells})]
    found.solved = solved(found.zero)
    found.forms = {cell: found.form({cell: 1}) for cell in found.cells}
    found.differences = dict(without_double(found))
    return found


def divided(populations: set[str]) -> list[tuple[str, ...]]:
    """The populations that are divided in two, of those that something is counted in; the other half is added to them."""
    while (
        more := {one for whole, *halves in HALVES if whole in populations and {*halves} & populations for one in halves}
        - populations
    ):
        populations |= more
    return [group for group in HALVES if {*group} <= populations]


def copy_to(found: Known, facts: Known, indicator: str, population: str, there: set[Cell]) -> None:
    """Add what holds within the own population of an indicator for another one, where all of it is counted there."""
    own = own_populations()[indicator]
    if population == own:
        return

    def copied(expressions: Iterable[tuple[str, Expression]]) -> Iterable[tuple[str, Expression]]:
        for name, one in expressions:
            names = {cell: cell.removesuffix(own) + population for cell in one}
            inside = all(
                cell.endswith(f".{own}") and cell.startswith((f"{indicator}.", "contacts.total.")) for cell in one
            )
            if inside and {*names.values()} <= there and any(cell.startswith(f"{indicator}.") for cell in one):
                yield name.replace(f".{own}", f".{population}"), {names[cell]: factor for cell, factor in one.items()}

    found.zero += [one for _, one in copied(("", one) for one in facts.zero)]
    found.not_negative += [one for _, one in copied(("", one) for one in facts.not_negative)]
    found.differences |= dict(copied(facts.differences.items()))
