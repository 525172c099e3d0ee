"""What figures say of everybody in a group: all have the same answer, also where that only follows as a difference of nothing.

Where all in a group have the same answer, whoever knows that a person is in the group knows the person's answer (group disclosure).
"""

from scripts.ground.small import Disclosure
from scripts.protection.evidence import Published
from scripts.protection.guard import ways_now
from scripts.reasoning import Quantity


def same_for_everybody(year: str, published: Published, disclosure: Disclosure) -> list[tuple[Quantity, Quantity]]:
    """(whole, part) of each count of people that is as great as what it is a part of, both printed exactly, sorted."""
    told = {fact.quantity: fact.reach.lower for fact in published.facts(year) if fact.kind == "count" and fact.exact}
    pairs = {
        tuple(one for _, one in sorted(cell.terms, reverse=True))
        for way in ways_now(year, published, disclosure)
        for cell in way.cells
        if sorted(factor for factor, _ in cell.terms) == [-1, 1]
    }
    return sorted((whole, part) for whole, part in pairs if told.get(whole) and told.get(whole) == told.get(part))
