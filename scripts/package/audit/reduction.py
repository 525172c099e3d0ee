"""The same system with fewer relations: what no figure and no question touches is taken out first.

A count that only one relation speaks of can be anything, from nothing up. Left out, the relation says as much of the others as
before, or nothing at all, and then it goes too.
"""

from collections.abc import Iterable, Sequence

from scripts.package.audit.quantities import Fact, Quantity
from scripts.package.audit.structure import Relation


def touched(facts: Iterable[Fact]) -> set[Quantity]:
    """The quantities that facts speak of."""
    found: set[Quantity] = set()
    for fact in facts:
        found |= {fact.quantity, *fact.field} | ({fact.base} if fact.base else set())
    return found


def reduced(relations: Sequence[Relation], kept: set[Quantity]) -> list[Relation]:
    """Relations that can be met whenever the given ones can, by the same values of the quantities in `kept`."""
    current: dict[int, Relation] = dict(enumerate(dict.fromkeys(relations)))
    uses: dict[Quantity, set[int]] = {}
    for number, relation in current.items():
        for _, one in relation.terms:
            uses.setdefault(one, set()).add(number)
    waiting = [one for one, places in uses.items() if len(places) == 1 and one not in kept]
    while waiting:
        one = waiting.pop()
        if len(uses[one]) != 1:
            continue
        number = uses[one].pop()
        smaller = without(current[number], one)
        if smaller is not None:
            current[number] = smaller
            continue
        for _, other in current.pop(number).terms:
            uses[other].discard(number)
            if len(uses[other]) == 1 and other not in kept:
                waiting.append(other)
    return list(dict.fromkeys(current.values()))


def without(relation: Relation, free: Quantity) -> Relation | None:
    """A relation without a quantity that can be anything, or None when it says nothing any more.

    Left out of a sum that is nothing, the rest is nothing at most or nothing at least.
    """
    positive = next(factor for factor, one in relation.terms if one == free) > 0
    terms = tuple((factor, one) for factor, one in relation.terms if one != free)
    if relation.sense == "<=" and not positive:
        return None
    if relation.sense == "==" and not positive:
        terms = tuple((-factor, one) for factor, one in terms)
    says = any(factor > 0 for factor, _ in terms)
    return Relation(relation.kind, terms, "<=", relation.name) if says else None
