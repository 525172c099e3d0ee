"""Bounds that follow from relations and facts one after the other, and the parts that a system falls apart into beside them.

Fast and valid, not always the best: what is still open between them is a matter for a solver.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, floor

from scripts.guard.reasoning.linear import GREATEST
from scripts.guard.reasoning.quantities import Fact, Quantity, Relation, touched

Bounds = dict[Quantity, tuple[int, int]]
ROUNDS = 40  # of narrowing; what is not reached then is left to the solver


def narrowed(facts: Sequence[Fact], relations: Sequence[Relation]) -> Bounds:
    """Bounds that follow one relation after the other: fast, valid, and not always the best.

    Raises ValueError where the facts contradict each other.
    """
    every = list(dict.fromkeys([*touched(facts), *(one for relation in relations for _, one in relation.terms)]))
    places = {one: place for place, one in enumerate(every)}
    ends = Narrowed([0] * len(every), [GREATEST] * len(every))
    for fact in facts:
        if fact.kind == "count":
            low, high = fact.reach.whole()
            ends.tighten(places[fact.quantity], low, GREATEST if high is None else high)
    sums = [
        ([(factor, places[one]) for factor, one in relation.terms], relation.sense == "==") for relation in relations
    ]
    ratios = [
        (fact, places[fact.quantity], places[fact.base])
        for fact in facts
        if fact.base is not None and fact.kind in ("percent", "mean")
    ]
    for number in range(ROUNDS):
        before, ends.changed = ends.changed, set()
        for terms, equal in sums:
            # What holds only quantities that have not changed since says nothing new.
            if not number or any(place in before or place in ends.changed for _, place in terms):
                ends.by_sum(terms, equal)
        for fact, above, below in ratios:
            ends.by_ratio(fact, above, below)
        if not ends.changed:
            break
    return dict(zip(every, zip(ends.lower, ends.upper, strict=True), strict=True))


@dataclass
class Narrowed:
    """The least and the greatest of each quantity, by its place, and the places of which one got narrower."""

    lower: list[int]
    upper: list[int]
    changed: set[int] = field(default_factory=set)

    def tighten(self, place: int, low: int, high: int) -> None:
        """Narrower ends for a quantity, where these are."""
        if low > self.lower[place]:
            self.lower[place] = low
            self.changed.add(place)
        if high < self.upper[place]:
            self.upper[place] = high
            self.changed.add(place)
        if self.lower[place] > self.upper[place]:
            raise ValueError(place)

    def by_sum(self, terms: Sequence[tuple[int, int]], equal: bool) -> None:
        """Each quantity of a sum that is nothing (`equal`), or nothing at most, against what the others leave."""
        lower, upper = self.lower, self.upper
        least = sum(factor * (lower[place] if factor > 0 else upper[place]) for factor, place in terms)
        most = sum(factor * (upper[place] if factor > 0 else lower[place]) for factor, place in terms)
        for factor, place in [(factor, place) for factor, place in terms if lower[place] != upper[place]]:
            near, far = (lower, upper) if factor > 0 else (upper, lower)
            others_least, others_most = least - factor * near[place], most - factor * far[place]
            if factor > 0:
                self.tighten(place, -(others_most // factor) if equal else 0, -others_least // factor)
            else:
                self.tighten(place, -(-others_least // -factor), others_most // -factor if equal else GREATEST)
            least, most = others_least + factor * near[place], others_most + factor * far[place]
        if least > 0 or (equal and most < 0):
            raise ValueError(terms)

    def by_ratio(self, fact: Fact, above: int, below: int) -> None:
        """A share against the ends of its base, and the base against those of the share."""
        low, high = fact.reach.lower, fact.reach.upper
        self.tighten(
            above,
            ceil(low * self.lower[below] / fact.times) if low else 0,
            floor(high * self.upper[below] / fact.times) if high is not None else GREATEST,
        )
        self.tighten(
            below,
            max(1, ceil(self.lower[above] * fact.times / high) if high else 1),
            floor(self.upper[above] * fact.times / low)
            if low and low > 0
            else GREATEST,  # "0,0 %" reaches below nothing
        )


def components(
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
        *((unknown(each for _, each in one.terms), one) for one in relations),
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
