"""What the printed figures leave of those that are not printed: the least and the greatest number that each can be.

The figures that contradict each other are left out first: nothing follows from them. What is known exactly is put in its
place, the rest falls apart into small systems, and the solver answers each.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor

from scripts.ground.linear import ENDLESS, GREATEST
from scripts.ground.quantities import Fact, Quantity
from scripts.ground.reduction import touched
from scripts.ground.relation import Relation
from scripts.package.audit.system import System, UndecidedError

Bounds = dict[Quantity, tuple[int, int]]
ROUNDS = 40  # of narrowing; what is not reached then is left to the solver


@dataclass(frozen=True)
class Left:
    """From `lower` to `upper`, None where nothing holds it. `sure` is False when the solver gave up and it may be narrower."""

    lower: int
    upper: int | None
    sure: bool = True


def find_ranges(
    facts: Sequence[Fact], relations: Sequence[Relation], wanted: Iterable[Quantity], bounded: bool = False
) -> dict[Quantity, Left]:
    """The range of each wanted quantity. The facts must be able to be true together.

    `bounded`: only of those that have an end when one relation is followed after the other. The others are not put to the solver:
    that would take most of the time, and nothing narrow comes of it.
    """
    bounds = narrowed(facts, relations)
    asked = sorted(one for one in set(wanted) if not bounded or bounds.get(one, (0, GREATEST))[1] < ENDLESS)
    found: dict[Quantity, Left] = {}
    for members, some_rules, some_facts in parts(relations, facts, bounds):
        mine = [one for one in asked if one in members]
        if mine:
            found |= solved(mine, some_rules, some_facts, bounds)
    for one in asked:
        found.setdefault(one, left(bounds.get(one, (0, GREATEST)), sure=True))
    return {one: found[one] for one in asked}


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


def solved(
    wanted: Sequence[Quantity], relations: Sequence[Relation], facts: Sequence[Fact], bounds: Bounds
) -> dict[Quantity, Left]:
    """The solver's answer for the quantities of one small system."""
    system = System(relations, facts, bounds=bounds)
    system.hold()
    seen: dict[Quantity, tuple[int, int]] = {}
    unsure: set[Quantity] = set()
    for one in wanted:
        for most in (False, True):
            if one in seen and seen[one][most] == bounds[one][most]:
                continue  # an earlier answer reached the bound: it cannot be passed
            try:
                answer = system.extreme(one, most, wanted)
            except UndecidedError:
                unsure.add(one)
                continue
            seen = {each: widened(seen.get(each), value) for each, value in answer.items()}
    return {one: left(bounds[one] if one in unsure else seen[one], one not in unsure) for one in wanted}


def widened(ends: tuple[int, int] | None, value: int) -> tuple[int, int]:
    """The ends with one more possible value."""
    return (value, value) if ends is None else (min(ends[0], value), max(ends[1], value))


def left(ends: tuple[int, int], sure: bool) -> Left:
    """Bounds as they are told: what only the end of the numbers holds, or a share of it, is open."""
    return Left(ends[0], None if ends[1] >= ENDLESS else ends[1], sure)
