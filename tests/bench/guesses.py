"""Whoever runs the program for every guess: which guesses of the small counts lead to just the hiding that is seen?

A hiding is the cheapest for some bits if it is for those that favour it most: each hidden figure as cheap, each other as dear as
bits can make it. So one run for each guess asks about all bits. Of each group of hidden counts that bind each other, every choice
of those that are small is guessed; which of the others are small is given away. What the rule alone leaves is every choice with a
small one in it.
"""

import sys
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from unittest.mock import patch

from scripts.protection import proposal
from scripts.protection.guard import floors, rules_for
from scripts.reasoning.linear import Program, program
from scripts.reasoning.model import Model
from scripts.reasoning.quantities import Quantity
from scripts.reasoning.several import readings
from tests.guarded_years import SETTINGS, THRESHOLD, YEAR, published
from tests.plausible_years import Counts, Line, as_observations, plausible_year, small_lines

MOST = 4  # hidden counts that bind each other: each choice of them is a run
SMALL = range(1, THRESHOLD)


@dataclass
class Tried:
    """What was tried of one year. `worse`: small counts that keep fewer values than the rule leaves; `sure`: surely small ones."""

    looked_at: int = 0
    sure: int = 0
    worse: list[str] = field(default_factory=list)
    too_many: int = 0


def hiding(counts: Counts, favoured: Collection[Line] | None = None, bits: str = "bits") -> set[Line]:
    """The lines that are hidden of a year, by its own bits or by those that favour some lines most."""
    small = small_lines(counts, THRESHOLD)
    case = published(as_observations(counts, small, YEAR))
    names = {".".join(line) for line in favoured or ()}

    def favouring(name: str, _: str) -> int:
        indicator, category, population, *_rest = name.split(".")
        return 0 if f"{indicator}.{category}.{population}" in names else proposal.BLUR

    with patch.object(proposal, "blur", favouring if favoured is not None else proposal.blur):
        more = proposal.propose(YEAR, case, SETTINGS, bits=bits)
    return small | {line_of(one) for one in more}


def line_of(one: Quantity) -> Line:
    """The line of the form that a count is."""
    return one.indicator, one.category, one.population


@dataclass
class Worlds:
    """The years that everything published allows, with these lines hidden."""

    made: Program
    places: Mapping[Line, int]

    def find(
        self, small: Collection[Line], group: Collection[Line], fixed: Mapping[Line, int]
    ) -> dict[Line, int] | None:
        """One in which just these of a group are small; `fixed`: lines with a number."""
        model = Model(self.made)
        for line, place in self.places.items():
            if line in fixed:
                model.bound(place, fixed[line], fixed[line])
            elif line in group:
                model.bound(place, *((1, THRESHOLD - 1) if line in small else (THRESHOLD, self.made.bounds[place][1])))
        world = model.extreme(next(iter(self.places.values())), most=False)
        return {line: world[place] for line, place in self.places.items()} if world else None


def worlds_of(counts: Counts, hidden: Collection[Line]) -> Iterator[Worlds]:
    """One for each way to read the relations that the year allows."""
    case = published(as_observations(counts, hidden, YEAR))
    facts = case.facts(YEAR)
    asked = {
        one
        for one in (each.quantity for each in published(as_observations(counts, (), YEAR)).facts(YEAR))
        if line_of(one) in hidden
    }
    for rules in readings(rules_for(facts, asked, case.book)):
        made = program(rules, facts, floors=floors(rules, case.book))
        places = {line_of(one): made.count(one) for one in sorted(asked)}
        for place in places.values():
            made.hold([(1, place)], 1, None)
        yield Worlds(made, places)


def groups(worlds: Worlds, hidden: Collection[Line]) -> list[list[Line]]:
    """The hidden lines that bind each other, by rows of which they are the only open ones."""
    own = {place: line for line, place in worlds.places.items()}
    found = [{line} for line in sorted(hidden)]
    for row in worlds.made.rows:
        together = {own[place] for _, place in row.terms if place in own}
        touched = [one for one in found if one & together]
        if len(touched) > 1:
            found = [one for one in found if one not in touched] + [set().union(*touched)]
    return [sorted(one) for one in found]


def attack(counts: Counts) -> Tried:
    """Everything that can be tried of one year."""
    found, hidden = Tried(), hiding(counts)
    small = small_lines(counts, THRESHOLD)
    worlds = next(one for one in worlds_of(counts, hidden) if one.find((), (), {line: counts[line] for line in hidden}))
    for group in groups(worlds, hidden):
        mine = [line for line in group if line in small]
        if len(group) > MOST:
            found.too_many += len(mine)
            continue
        rest = {line: counts[line] for line in hidden if line not in group}
        guesses = [set(some) for size in range(1, len(group) + 1) for some in combinations(group, size)]
        possible = [some for some in guesses if worlds.find(some, group, rest)]
        true = {line for line in group if line in small}
        left = [some for some in possible if some == true or explains(counts, some, group, rest, worlds, hidden)]
        for line in mine:
            found.looked_at += 1
            found.sure += all(line in some for some in left)
            rule, told = (
                {value for some in each for value in values(line, some, group, rest, worlds)}
                for each in (possible, left)
            )
            if not told.issuperset(value for value in rule if value < THRESHOLD):
                found.worse.append(f"{'.'.join(line)}: {sorted(told)} of {sorted(rule)}")
    return found


def explains(
    counts: Counts,
    small: set[Line],
    group: list[Line],
    rest: Mapping[Line, int],
    worlds: Worlds,
    hidden: Collection[Line],
) -> bool:
    """Whether a guess leads to the hiding that is seen, for the bits that favour it most."""
    world = worlds.find(small, group, rest)
    try:
        return world is not None and hiding(type(counts)({**counts, **world}), hidden) == set(hidden)
    except proposal.UnprotectableError:
        return False


def values(line: Line, small: set[Line], group: list[Line], rest: Mapping[Line, int], worlds: Worlds) -> set[int]:
    """What a count may be under a guess, of the numbers that matter."""
    asked = SMALL if line in small else range(THRESHOLD, 2 * THRESHOLD)
    return {
        value for value in asked if worlds.find(small, [one for one in group if one != line], {**rest, line: value})
    }


def run(first: int = 7000, years: int = 8) -> None:
    """Print of some years the small counts looked at, the surely small ones, and what keeps fewer values than the rule leaves."""
    for seed in range(first, first + years):
        found = attack(plausible_year(seed))
        print(
            f"{seed}: {found.looked_at} looked at, {found.sure} surely small, {found.too_many} in larger groups",
            flush=True,
        )
        for one in found.worse:
            print(f"  fewer than the rule leaves: {one}", flush=True)


if __name__ == "__main__":
    run(*(int(one) for one in sys.argv[1:]))
