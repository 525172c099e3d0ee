"""What the printed figures leave of those that are not printed: the least and the greatest number that each can be.

The figures that contradict each other are left out first: nothing follows from them. What is known exactly is put in its
place, the rest falls apart into small systems, and the solver answers each.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scripts.reasoning import ENDLESS, GREATEST, Bounds, Fact, Quantity, Relation, components, narrowed
from scripts.reasoning.model import UndecidedError
from scripts.reasoning.system import System


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
    for members, some_rules, some_facts in components(relations, facts, bounds):
        mine = [one for one in asked if one in members]
        if mine:
            found |= solved(mine, some_rules, some_facts, bounds)
    for one in asked:
        found.setdefault(one, left(bounds.get(one, (0, GREATEST)), sure=True))
    return {one: found[one] for one in asked}


def solved(
    wanted: Sequence[Quantity], relations: Sequence[Relation], facts: Sequence[Fact], bounds: Bounds
) -> dict[Quantity, Left]:
    """The solver's answer for the quantities of one small system."""
    system = System(relations, facts, bounds=bounds, asked=wanted)
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
