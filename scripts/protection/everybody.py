"""What figures say of everybody in a group: all have the same answer, also where that only follows as a difference of nothing.

Where all in a group have the same answer, whoever knows that a person is in the group knows the person's answer (group disclosure).
"""

from collections.abc import Iterable

from scripts.ground.small import Disclosure
from scripts.protection.evidence import Published
from scripts.protection.guard import bound_now
from scripts.reasoning import Quantity, Relation


def same_for_everybody(year: str, published: Published, disclosure: Disclosure) -> list[tuple[Quantity, Quantity]]:
    """(whole, part) of each count of people that is as great as what it is a part of, both printed exactly, sorted.

    Of figures that are always the same number the first is told: nobody is asked twice about the same people.
    """
    told = {fact.quantity: fact.reach.lower for fact in published.facts(year) if fact.kind == "count" and fact.exact}
    bound = bound_now(year, published, disclosure)
    pairs = {
        tuple(one for _, one in sorted(cell.terms, reverse=True))
        for cell in bound.cells
        if sorted(factor for factor, _ in cell.terms) == [-1, 1]
    }
    found = sorted((whole, part) for whole, part in pairs if told.get(whole) and told.get(whole) == told.get(part))
    first = always_the_same(bound.rules)
    people = {tuple(first.get(one, one) for one in pair): pair for pair in reversed(found)}
    return sorted(people.values())


def always_the_same(rules: Iterable[Relation]) -> dict[Quantity, Quantity]:
    """Each count that is always the same number as one that comes before it, and the first of these."""
    first: dict[Quantity, Quantity] = {}
    for rule in rules:
        if rule.sense == "==" and sorted(factor for factor, _ in rule.terms) == [-1, 1]:
            one, other = sorted(first.get(each, each) for _, each in rule.terms)
            first |= {each: one for each, before in first.items() if before == other} | {other: one}
    return first
