"""The same system with fewer quantities: what no figure and no question touches is worked out of it first.

A sum is put in the place of its whole, and what is at least one thing and at most another says that the one is at most the other
(Fourier-Motzkin elimination). For whole numbers that is exact where all factors on one side are 1 (the exact shadow of Pugh, The
Omega Test, Communications of the ACM, volume 35); other quantities stay, and so do those that would leave more relations.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

from scripts.guard.reasoning.quantities import Quantity, Relation

Factors = dict[int, int]  # quantity, by number -> its factor in a sum


@dataclass(frozen=True)
class Derivation:
    """A relation and the given relations that it follows from, by number."""

    relation: Relation
    sources: frozenset[int]


def reduced(relations: Sequence[Relation], kept: set[Quantity]) -> list[Relation]:
    """Relations that can be met whenever the given ones can, by the same values of the quantities in `kept`."""
    return [line.relation for line in projected(relations, kept)]


def projected(relations: Sequence[Relation], kept: set[Quantity]) -> list[Derivation]:
    """As `reduced`, each relation with what it follows from."""
    numbers: dict[Quantity, int] = {}
    pool = Pool()
    for place, relation in enumerate(relations):
        factors: Factors = {}
        for factor, one in relation.terms:
            number = numbers.setdefault(one, len(numbers))
            factors[number] = factors.get(number, 0) + factor
        pool.add(factors, relation.sense == "==", frozenset((place,)))
    names = list(numbers)
    pool.clear({number for one, number in numbers.items() if one not in kept})
    return [as_line(row, names) for row in pool.rows.values()]


@dataclass(frozen=True)
class Pooled:
    """A relation in the pool: `equal` for a sum that is nothing, else it is nothing at most."""

    factors: Factors
    equal: bool
    sources: frozenset[int]

    def apart(self, one: int) -> Factors:
        """The factors of all others."""
        return {other: factor for other, factor in self.factors.items() if other != one}


@dataclass
class Pool:
    """The relations that are left. `uses`: quantity -> those that it is in; `known`: what they say, so that none says it twice."""

    rows: dict[int, Pooled] = field(default_factory=dict)
    uses: dict[int, set[int]] = field(default_factory=dict)
    known: set[tuple[object, ...]] = field(default_factory=set)

    def add(self, factors: Factors, equal: bool, sources: frozenset[int]) -> None:
        """Take up a relation, unless it says nothing or nothing new."""
        factors = {one: factor for one, factor in sorted(factors.items()) if factor}
        says = bool(factors) if equal else any(factor > 0 for factor in factors.values())
        key = (equal, *factors.items())
        if says and key not in self.known:
            number = len(self.known)
            self.known.add(key)
            self.rows[number] = Pooled(factors, equal, sources)
            for one in factors:
                self.uses.setdefault(one, set()).add(number)

    def take(self, one: int) -> list[Pooled]:
        """Take out every relation of a quantity."""
        numbers = sorted(self.uses.pop(one))
        for number in numbers:
            for other in self.rows[number].factors:
                if other != one:
                    self.uses[other].discard(number)
        return [self.rows.pop(number) for number in numbers]

    def clear(self, waiting: set[int]) -> None:
        """Work out as many of the quantities as possible, those in few relations first: they leave short ones."""
        order = [(len(self.uses.get(one, ())), one) for one in waiting]
        heapify(order)
        while order:
            places, one = heappop(order)
            if one not in waiting or places != len(self.uses.get(one, ())):
                continue
            near = {other for number in self.uses.get(one, ()) for other in self.rows[number].factors}
            if self.remove(one):
                waiting.discard(one)
                for other in near & waiting:
                    heappush(order, (len(self.uses[other]), other))

    def remove(self, one: int) -> bool:
        """Work a quantity out of the relations, and whether that was possible."""
        rows = [self.rows[number] for number in self.uses.get(one, ())]
        if any(row.equal for row in rows):
            possible = any(row.equal and abs(row.factors[one]) == 1 for row in rows)
            if possible:
                self.substitute(one)
            return possible
        over = [row.factors[one] for row in rows if row.factors[one] > 0]
        under = [row.factors[one] for row in rows if row.factors[one] < 0]
        plain = set(over) <= {1} or set(under) <= {-1}
        possible = plain and len(over) * len(under) <= len(rows)
        if possible and rows:
            self.combine(one)
        return possible

    def substitute(self, one: int) -> None:
        """Put what a quantity is equal to in its place everywhere; that is not less than nothing."""
        rows = self.take(one)
        chosen = min(
            (row for row in rows if row.equal and abs(row.factors[one]) == 1), key=lambda row: len(row.factors)
        )
        sign = chosen.factors[one]
        for row in rows:
            if row is not chosen:
                factors = together(row.apart(one), 1, chosen.apart(one), -row.factors[one] * sign)
                self.add(factors, row.equal, row.sources | chosen.sources)
        self.add({other: sign * factor for other, factor in chosen.apart(one).items()}, False, chosen.sources)

    def combine(self, one: int) -> None:
        """What a quantity is at least, against what it is at most; it is never less than nothing."""
        rows = self.take(one)
        for over in (row for row in rows if row.factors[one] > 0):
            self.add(over.apart(one), False, over.sources)
            for under in (row for row in rows if row.factors[one] < 0):
                factors = together(over.apart(one), -under.factors[one], under.apart(one), over.factors[one])
                self.add(factors, False, over.sources | under.sources)


def together(one: Factors, times: int, other: Factors, other_times: int) -> Factors:
    """So many times one sum and so many times another."""
    found = {each: times * factor for each, factor in one.items()}
    for each, factor in other.items():
        found[each] = found.get(each, 0) + other_times * factor
    return found


def as_line(row: Pooled, names: Sequence[Quantity]) -> Derivation:
    """The relation of a row, which is not read from any quantity in particular."""
    terms = tuple((factor, names[one]) for one, factor in row.factors.items())
    return Derivation(Relation("", terms, "==" if row.equal else "<="), row.sources)
