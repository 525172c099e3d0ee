"""Sets of printed figures that cannot all be true, none of which can be left out: every one of them is a contradiction.

A set is found by the solver and made as small as it gets. Then of every two figures of one the first is taken for true, the other
and one figure of every other set are left out, and the solver is asked again: so what a figure contradicts is found even where
it contradicts several others. (A systematic search through all combinations, as in MARCO, would grow without bound.)
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations, permutations

from scripts.guard.reasoning import Derivation, Fact, Relation, projected, reduced, smallest, touched
from scripts.guard.reasoning.model import UndecidedError
from scripts.guard.reasoning.system import System

MOST = 60  # sets after which the search stops: the figures are then beyond naming them one by one
Core = tuple[int, ...]


@dataclass(frozen=True)
class Conflicts:
    """`sets`: facts that cannot all be true. `complete` is False when the solver gave up somewhere."""

    sets: tuple[tuple[Fact, ...], ...]
    complete: bool = True


@dataclass
class SolverMemory:
    """What a solver has said of sets of facts. A part of what can be true can be; what has a part that cannot be true cannot."""

    system: System
    possible: list[set[int]] = field(default_factory=list)
    impossible: list[set[int]] = field(default_factory=list)

    def agree(self, numbers: Sequence[int]) -> bool:
        """Whether facts can all be true. Raises `UndecidedError`."""
        asked = set(numbers)
        if any(core <= asked for core in self.impossible):
            return False
        if any(asked <= some for some in self.possible):
            return True
        core = self.system.conflict(sorted(asked))
        if core is None:
            self.possible.append(asked)
            return True
        self.impossible.append(set(core))
        return False


def find_conflicts(
    facts: Sequence[Fact], relations: Sequence[Relation], known: Sequence[Sequence[Fact]] = ()
) -> Conflicts:
    """All smallest sets that the search finds beside those that are `known`, in the order of the statements."""
    sharp = sharpest(facts)
    answers = SolverMemory(System(relations, sharp))
    before = [places(core, sharp) for core in known]
    found = list(before)
    complete = True

    def search(alive: set[int]) -> bool:
        """Whether a further set was found among the facts that are left."""
        nonlocal complete
        try:
            # Which of several sets the solver names first is its own affair: the set is chosen by yes and no alone.
            chosen = smallest(sorted(alive), answers.agree)
        except UndecidedError:
            complete = False
            return False
        if chosen:
            found.append(shorter(tuple(chosen), sorted(alive), sharp, relations))
        return bool(chosen)

    everything = set(range(len(sharp)))
    while len(found) < MOST and search(everything - hitting(found, None)):
        pass
    tried: set[tuple[int, int]] = set()
    while len(found) < MOST and (open_pairs := sorted(pairs(found) - tried)):
        keep, leave = open_pairs[0]
        if not search(everything - {leave} - hitting([core for core in found if leave not in core], keep)):
            tried.add((keep, leave))
    sets = sorted(set(found) - set(before), key=lambda core: (len(core), core))
    return Conflicts(tuple(tuple(sharp[number] for number in core) for core in sets), complete and len(found) < MOST)


def places(core: Sequence[Fact], sharp: Sequence[Fact]) -> Core:
    """Where the facts of a set stand in the list; for one that another implies, that other."""
    return tuple(
        sorted(
            next(
                number
                for number, one in enumerate(sharp)
                if one == fact or (one.subject == fact.subject and one.reach.inside(fact.reach))
            )
            for fact in core
        )
    )


def pairs(found: Sequence[Core]) -> set[tuple[int, int]]:
    """(a fact that is kept, one that is left out) for every two of a set."""
    return {pair for core in found for pair in permutations(core, 2)}


def hitting(found: Sequence[Core], keep: int | None) -> set[int]:
    """One fact of every set, but never `keep`: what is in most of the sets that are not hit yet, the later one first."""
    left = [set(core) - {keep} for core in found]
    chosen: set[int] = set()
    while open_sets := [core for core in left if core and not core & chosen]:
        members = sorted({one for core in open_sets for one in core})
        chosen.add(max(members, key=lambda one: (sum(one in core for core in open_sets), one)))
    return chosen


def shrink(core: Sequence[int], facts: Sequence[Fact], relations: Sequence[Relation]) -> tuple[Core, bool]:
    """The core without every fact that it can do without, and whether the solver was sure each time."""
    near = [facts[number] for number in core]
    system, sure = System(reduced(relations, touched(near)), near), True

    def possible(numbers: Sequence[int]) -> bool:
        nonlocal sure
        try:
            return system.conflict(numbers) is None
        except UndecidedError:
            sure = False
            return True

    chosen = smallest(range(len(core)), possible)
    return tuple(core[number] for number in (chosen or range(len(core)))), sure


def shorter(core: Core, alive: Sequence[int], facts: Sequence[Fact], relations: Sequence[Relation]) -> Core:
    """The core, with one figure in the place of two wherever that one says what the two say together.

    A set that cannot lose a figure need not be the smallest: the number of adults is printed, and follows from two others too.
    """
    for pair in combinations(core, 2):
        names = {facts[number].quantity.indicator for number in pair}
        if len(names) > 1 or any(facts[number].kind != "count" for number in pair):
            continue
        rest = [facts[number] for number in core if number not in pair]
        others = [
            n for n in alive if n not in core and facts[n].kind == "count" and {facts[n].quantity.indicator} == names
        ]
        tried = [*rest, *(facts[number] for number in others)]
        system = System(reduced(relations, touched(tried)), tried)
        for place, number in enumerate(others, len(rest)):
            if not agrees(system, [*range(len(rest)), place]):
                smaller, _ = shrink(sorted({*core, number} - set(pair)), facts, relations)
                return shorter(smaller, alive, facts, relations)
    return core


def agrees(system: System, numbers: Sequence[int]) -> bool:
    """Whether facts can all be true; what the solver cannot tell is taken for possible."""
    try:
        return system.conflict(numbers) is None
    except UndecidedError:
        return True


def sharpest(facts: Sequence[Fact]) -> list[Fact]:
    """The facts without those that another one of the same subject implies: "nearly 83 percent" beside 82.7."""
    same: dict[tuple[object, ...], list[Fact]] = {}
    for fact in facts:
        same.setdefault(fact.subject, []).append(fact)
    return [
        fact
        for fact in facts
        if fact.kind in ("rank", "not_rank", "more")
        or not any(other.reach.inside(fact.reach) for other in same[fact.subject] if other is not fact)
    ]


def explanation(
    core: Sequence[Fact], relations: Sequence[Relation], reduced_lines: Sequence[Derivation]
) -> tuple[Relation, ...]:
    """The relations that a contradiction needs: without any of them the figures could all be true.

    `reduced_lines`: what the relations come to for some quantities, those of the core among them.
    """
    kept = touched(core)
    lines = projected([line.relation for line in reduced_lines], kept)
    rows = list(range(len(core), len(core) + len(lines)))
    try:
        found = System([line.relation for line in lines], core, loose=True).conflict([*range(len(core)), *rows])
    except UndecidedError:
        return ()
    places = {place for row in found or [] if row >= len(core) for place in lines[row - len(core)].sources}
    sources = {source for place in places for source in reduced_lines[place].sources}
    needed = [relations[number] for number in sorted(sources)]
    for one in list(needed):
        rest = [other for other in needed if other is not one]
        if not agrees(System(reduced(rest, kept), core), range(len(core))):
            needed = rest
    return tuple(needed)
