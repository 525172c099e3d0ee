"""Facts and relations as one integer linear program: whole-number variables, and rows that hold a sum of them between two ends.

This is what a solver is given, whichever it is. A percentage becomes an inequality between whole numbers; a rank needs variables
that are 0 or 1, and rows that hold only with one of the two. `smallest` asks by yes and no alone: which few things cannot all be
does not depend on who answers.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from scripts.guard.reasoning.quantities import Fact, Quantity, Relation

# No count of the package comes near the first, and no share of the first near the second: what reaches that far has no end.
GREATEST, ENDLESS = 1_000_000, 100_000
Terms = Sequence[tuple[int, int]]  # (factor, variable)


@dataclass(frozen=True)
class Constraint:
    """`lower` <= the sum of factor * variable <= `upper`, None for no end.

    `switch`: the number of the fact or relation that it belongs to, -1 where it always holds; `when`: (variable, value) of the
    0-or-1 variable with which alone it holds.
    """

    terms: tuple[tuple[int, int], ...]
    lower: int | None
    upper: int | None
    switch: int = -1
    when: tuple[int, int] | None = None


def flat(row: Constraint, bounds: Sequence[tuple[int, int]]) -> Constraint:
    """A row that holds only with one value of a 0-or-1 variable, as one that always holds: out of reach with the other value."""
    if row.when is None:
        return row
    place, value = row.when
    least = sum(factor * bounds[each][0 if factor > 0 else 1] for factor, each in row.terms)
    most = sum(factor * bounds[each][1 if factor > 0 else 0] for factor, each in row.terms)
    sign = 1 if value else -1
    assert row.lower is None or row.upper is None
    if row.lower is not None:
        slack = max(row.lower - least, 0)
        return Constraint((*row.terms, (-sign * slack, place)), row.lower - slack * value, None, row.switch)
    assert row.upper is not None
    slack = max(most - row.upper, 0)
    return Constraint((*row.terms, (sign * slack, place)), None, row.upper + slack * value, row.switch)


def holds(row: Constraint, world: Sequence[int]) -> bool:
    """Whether a row holds in a world, in whole numbers."""
    total = 0
    for factor, place in row.terms:  # asked of every row of every world: a generator costs half as much again
        total += factor * world[place]
    return (row.lower is None or total >= row.lower) and (row.upper is None or total <= row.upper)


@dataclass
class Program:
    """The variables with their bounds, the rows, and the variable of each quantity."""

    bounds: list[tuple[int, int]] = field(default_factory=list)
    rows: list[Constraint] = field(default_factory=list)
    places: dict[Quantity, int] = field(default_factory=dict)
    known: Mapping[Quantity, tuple[int, int]] = field(default_factory=dict)

    def count(self, one: Quantity) -> int:
        """The variable of a quantity."""
        if one not in self.places:
            self.places[one] = self.variable(*self.known.get(one, (0, GREATEST)))
        return self.places[one]

    def variable(self, lower: int, upper: int) -> int:
        """A new variable."""
        self.bounds.append((lower, upper))
        return len(self.bounds) - 1

    def hold(
        self, terms: Terms, lower: int | None, upper: int | None, switch: int = -1, when: tuple[int, int] | None = None
    ) -> None:
        """A new row. A variable that is named twice gets the sum of its factors."""
        factors: dict[int, int] = {}
        for factor, place in terms:
            factors[place] = factors.get(place, 0) + factor
        kept = tuple((factor, place) for place, factor in factors.items() if factor)
        both = when is not None and lower is not None and upper is not None
        # What holds only with a switched variable has one end: the solver lets it out of reach there.
        for ends in ((lower, None), (None, upper)) if both else ((lower, upper),):
            self.rows.append(Constraint(kept, *ends, switch, when))


def program(
    relations: Sequence[Relation],
    facts: Sequence[Fact],
    loose: bool = False,
    known: Mapping[Quantity, tuple[int, int]] | None = None,
    floors: Mapping[Quantity, int] | None = None,
) -> Program:
    """The program of some relations and facts. Facts are switched by their number, `loose` relations by the numbers after those.

    `known`: what is known of a quantity beforehand; `floors`: what it is at least, unless it is nothing.
    """
    made = Program(known=known or {})
    for one, least in (floors or {}).items():
        there = made.variable(0, 1)
        made.hold([(1, made.count(one))], least, None, when=(there, 1))
        made.hold([(1, made.count(one))], None, 0, when=(there, 0))
    for number, fact in enumerate(facts):
        add_fact(made, number, fact)
    for number, relation in enumerate(relations, len(facts)):
        terms = [(factor, made.count(one)) for factor, one in relation.terms]
        made.hold(terms, 0 if relation.sense == "==" else None, 0, number if loose else -1)
    return made


def add_fact(made: Program, number: int, fact: Fact) -> None:
    """What a fact says, in rows that its switch turns on."""
    if fact.kind in ("rank", "not_rank"):
        add_rank(made, number, fact)
    elif fact.kind == "more" and fact.base is not None:
        made.hold([(1, made.count(fact.quantity)), (-1, made.count(fact.base))], 1, None, number)
    elif fact.base is None:
        low, high = fact.reach.whole()
        made.hold([(1, made.count(fact.quantity))], low, high, number)
    else:
        add_ratio(made, number, fact)


def add_ratio(made: Program, number: int, fact: Fact) -> None:
    """Lower * base <= times * count <= upper * base, in whole numbers; nobody has a share of nothing."""
    assert fact.base is not None
    above, below = made.count(fact.quantity), made.count(fact.base)
    made.hold([(1, below)], 1, None, number)
    for of_count, of_base, least in ratio_ends(fact):
        made.hold([(of_count, above), (of_base, below)], least, None, number)


def ratio_ends(fact: Fact) -> Iterator[tuple[int, int, int]]:
    """For each end of a ratio the factor of its count, that of its base, and what the two come to at least."""
    for end, sign in ((fact.reach.lower, 1), (fact.reach.upper, -1)):
        if end is not None:
            yield sign * end.denominator * fact.times, -sign * end.numerator, int(fact.reach.strict)


def add_rank(made: Program, number: int, fact: Fact) -> None:
    """The place is one more than the number of greater ones; equal ones may stand on either side."""
    me = made.count(fact.quantity)
    low, high = fact.reach.whole()
    ahead = []
    for other in fact.field:
        is_ahead, terms = made.variable(0, 1), [(1, made.count(other)), (-1, me)]
        made.hold(terms, 0, None, when=(is_ahead, 1))
        made.hold(terms, None, 0, when=(is_ahead, 0))
        ahead.append((1, is_ahead))
    if fact.kind == "rank":
        made.hold(ahead, low - 1, (high or low) - 1, number)
    else:
        later = made.variable(0, 1)
        made.hold(ahead, low, None, number, (later, 1))
        made.hold(ahead, None, low - 2, number, (later, 0))


Agrees = Callable[[Sequence[int]], bool]


def smallest(numbers: Sequence[int], agrees: Agrees) -> list[int] | None:
    """Of these numbers, the first ones preferred, few that do not agree, none of which can be left out; None where all agree.

    Source: QuickXplain (Junker, "Preferred explanations and relaxations for over-constrained problems", AAAI 19).
    """
    return None if agrees(numbers) else sorted(part([], [], list(numbers), agrees))


def part(taken: list[int], fresh: list[int], open_: list[int], agrees: Agrees) -> list[int]:
    """The part of `open_` that a conflict needs beside what is `taken`, of which `fresh` came last."""
    if fresh and not agrees(taken):
        return []
    if len(open_) == 1:
        return open_
    half = len(open_) // 2
    first, second = open_[:half], open_[half:]
    later = part([*taken, *first], first, second, agrees)
    return part([*taken, *later], later, first, agrees) + later
