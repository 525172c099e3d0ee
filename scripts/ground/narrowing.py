"""Bounds that follow from relations and facts one after the other, and the parts that a system falls apart into beside them.

Fast and valid, not always the best: what is still open between them is a matter for a solver.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import ceil, floor

from scripts.ground.linear import GREATEST
from scripts.ground.quantities import Fact, Quantity, touched
from scripts.ground.relation import Relation

Bounds = dict[Quantity, tuple[int, int]]
ROUNDS = 40  # of narrowing; what is not reached then is left to the solver


def narrowed(facts: Sequence[Fact], relations: Sequence[Relation]) -> Bounds:
    """Bounds that follow one relation after the other: fast, valid, and not always the best."""
    every = touched(facts) | {one for relation in relations for _, one in relation.terms}
    bounds: Bounds = dict.fromkeys(every, (0, GREATEST))
    for fact in facts:
        if fact.kind == "count":
            low, high = fact.reach.whole()
            tighten(bounds, fact.quantity, low, GREATEST if high is None else high)
    for _ in range(ROUNDS):
        changed = [by_relation(bounds, relation) for relation in relations if not relation.reading]
        changed += [by_ratio(bounds, fact) for fact in facts if fact.base is not None and fact.times]
        if not any(changed):
            break
    return bounds


def tighten(bounds: Bounds, one: Quantity, low: int, high: int) -> bool:
    """Whether the bounds of a quantity got narrower."""
    before = bounds[one]
    bounds[one] = (max(before[0], low), min(before[1], high))
    if bounds[one][0] > bounds[one][1]:
        raise ValueError(one)
    return bounds[one] != before


def by_relation(bounds: Bounds, relation: Relation) -> bool:
    """Each quantity of a sum against what the others leave."""
    changed = False
    pairs = [(each, bounds[other]) for each, other in relation.terms]
    all_least = sum(each * (ends[0] if each > 0 else ends[1]) for each, ends in pairs)
    all_most = sum(each * (ends[1] if each > 0 else ends[0]) for each, ends in pairs)
    for factor, one in relation.terms:
        ends = bounds[one]
        least = all_least - factor * (ends[0] if factor > 0 else ends[1])
        most = all_most - factor * (ends[1] if factor > 0 else ends[0])
        low, high = 0, GREATEST
        if factor > 0:
            high = -least // factor
            low = -(most // factor) if relation.sense == "==" else 0
        else:
            low = -(-least // -factor)
            high = most // -factor if relation.sense == "==" else GREATEST
        changed |= tighten(bounds, one, low, high)
    return changed


def by_ratio(bounds: Bounds, fact: Fact) -> bool:
    """A share against the bounds of its base, and the base against those of the share."""
    if fact.kind not in ("percent", "mean") or fact.base is None:
        return False
    above, below = bounds[fact.quantity], bounds[fact.base]
    low, high = fact.reach.lower, fact.reach.upper
    changed = tighten(
        bounds,
        fact.quantity,
        ceil(low * below[0] / fact.times) if low else 0,
        floor(high * below[1] / fact.times) if high is not None else GREATEST,
    )
    return changed | tighten(
        bounds,
        fact.base,
        max(1, ceil(above[0] * fact.times / high) if high else 1),
        floor(above[1] * fact.times / low) if low and low > 0 else GREATEST,  # "0,0 %" reaches below nothing
    )


def parts(
    relations: Sequence[Relation], facts: Sequence[Fact], bounds: Mapping[Quantity, tuple[int, int]]
) -> list[tuple[set[Quantity], list[Relation], list[Fact]]]:
    """The systems that have nothing in common but numbers that are known."""
    groups: dict[Quantity, Quantity] = {}

    def root(one: Quantity) -> Quantity:
        while groups.setdefault(one, one) != one:
            one = groups[one]
        return one

    def unknown(members: Iterable[Quantity]) -> list[Quantity]:
        return [one for one in members if bounds[one][0] != bounds[one][1]]

    pieces: list[tuple[list[Quantity], Relation | Fact]] = [
        *((unknown(one for _, one in relation.terms), relation) for relation in relations),
        *((unknown(touched([fact])), fact) for fact in facts),
    ]
    for members, _ in pieces:
        for one in members:
            groups[root(one)] = root(members[0])
    found: dict[Quantity, tuple[set[Quantity], list[Relation], list[Fact]]] = {}
    for members, piece in pieces:
        if members:
            place = found.setdefault(root(members[0]), (set(), [], []))
            place[0].update(members)
            (place[1] if isinstance(piece, Relation) else place[2]).append(piece)  # type: ignore[arg-type]
    return list(found.values())
