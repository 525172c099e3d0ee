"""What a reader can take a count for: the values in the worlds that everything known allows, counted exactly, holes included.

What is known exactly is put in its place, the rest falls apart into small systems, and each is asked by itself. A world that was
found for one count is one for all others too. Of evidence that cannot all be true the newer and the more trusted is believed.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from scripts.guard.protection.cells import Sum
from scripts.guard.protection.evidence import Evidence
from scripts.guard.reasoning import GREATEST, Fact, Program, Quantity, Relation, components, narrowed, program
from scripts.guard.reasoning.model import Model, Solution

Floors = Mapping[Quantity, int]  # what a quantity is at least, unless it is nothing


@dataclass
class AskedSystem:
    """One system: the solver's model, the cells that it is about with their variables, and the values found of each."""

    model: Model
    places: dict[Sum, int]
    seen: dict[Sum, set[int]] = field(default_factory=dict)

    def note(self, world: Solution) -> None:
        """The values that a world gives every cell."""
        for cell, place in self.places.items():
            self.seen.setdefault(cell, set()).add(world[place])

    def values(self, cell: Sum, need: int) -> set[int]:
        """The least values of a cell, or any of them as soon as there are as many as needed."""
        found = {value for value in self.seen.get(cell, ()) if value >= cell.start}
        if len(found) < need:
            for world in self.model.possible(self.places[cell], need, cell.start):
                self.note(world)
            found = {value for value in self.seen.get(cell, ()) if value >= cell.start}
        return found

    def allows(self, cell: Sum, value: int) -> bool:
        """Whether there is a world in which a cell has this value."""
        if value in self.seen.get(cell, ()):
            return True
        for world in self.model.possible(self.places[cell], 1, value, value):
            self.note(world)
        return value in self.seen.get(cell, ())


class Reader:
    """A reader who knows some facts and relations, all of which can be true together, asked about some cells."""

    def __init__(
        self, facts: Sequence[Fact], relations: Sequence[Relation], cells: Collection[Sum], floors: Floors
    ) -> None:
        self.floors = floors
        self.facts, self.relations = facts, relations
        self.bounds = narrowed(facts, relations)
        for one in {one for cell in cells for _, one in cell.terms}:
            self.bounds.setdefault(one, (0, GREATEST))
        self.parts: dict[Quantity, AskedSystem] = {}
        self.cells = list(dict.fromkeys([*cells, *self.sums(relations, set(cells))]))
        asked = [cell for cell in self.cells if self.is_open(cell)]
        for members, rules, some in components(relations, facts, self.bounds):
            mine = [cell for cell in asked if any(one in members for _, one in cell.terms)]
            if mine:
                part = self.part(rules, some, mine, {one: floors[one] for one in members if one in floors})
                self.parts |= dict.fromkeys(members, part)

    def sums(self, relations: Iterable[Relation], cells: Collection[Sum]) -> Iterator[Sum]:
        """What the known parts of a whole leave for those that are not known, together."""
        single = {cell.terms[0][1] for cell in cells if len(cell.terms) == 1 and cell.shared}
        for relation in relations:
            if relation.sense == "==":
                sign = 1 if sum(factor > 0 for factor, _ in relation.terms) > 1 else -1
                parts = [
                    one
                    for factor, one in relation.terms
                    if factor == sign and self.bounds[one][0] != self.bounds[one][1]
                ]
                if len(parts) > 1 and single.issuperset(parts):
                    yield Sum(tuple((1, one) for one in sorted(parts)))

    def reached(self, told: Iterable[Fact]) -> set[Quantity]:
        """The counts of which more facts leave less, however many relations away; none where these contradict what is known."""
        try:
            after = narrowed([*self.facts, *told], self.relations)
        except ValueError:
            return set()
        return {one for one, ends in after.items() if ends != self.bounds.get(one, (0, GREATEST))}

    def small_ones(self, cell: Sum, threshold: int) -> list[bool]:
        """Of each number that a hidden count may be by the rule alone when it is small: whether it still may."""
        least = max(cell.start, self.floors.get(cell.terms[0][1], 0))
        return [self.allows(cell, value) for value in range(least, threshold)]

    def beside(self, cell: Sum) -> list[Sum]:
        """What else is hidden in the system of a count."""
        part = next((self.parts[one] for _, one in cell.terms if one in self.parts), None)
        return [one for one in part.places if one.hidden and one != cell] if part else []

    def is_surely_small(self, cell: Sum, threshold: int, beside: Collection[Sum] | None = None) -> bool:
        """Whether nothing else that is hidden beside a count can be small: then the count is what it is hidden for."""
        others = self.beside(cell) if beside is None else beside
        return not any(any(self.small_ones(one, threshold)) for one in others)

    def is_open(self, cell: Sum) -> bool:
        """Whether some quantity of the cell is not known exactly."""
        return any(self.bounds[one][0] != self.bounds[one][1] for _, one in cell.terms)

    def least(self, cell: Sum) -> int:
        """A number that the cell is never below."""
        return sum(factor * self.bounds[one][0 if factor > 0 else 1] for factor, one in cell.terms)

    def part(
        self, rules: Sequence[Relation], facts: Sequence[Fact], mine: Sequence[Sum], floors: Floors
    ) -> AskedSystem:
        """A system with a variable for each of its cells."""
        made = program(rules, facts, known=self.bounds, floors=floors)
        places = {cell: variable_of(cell, made) for cell in mine}
        return AskedSystem(Model(made), places)

    def allows(self, cell: Sum, value: int) -> bool:
        """Whether the cell can have this value."""
        if not self.is_open(cell):
            return self.least(cell) == value
        part = next((self.parts[one] for _, one in cell.terms if one in self.parts), None)
        return part is None or part.allows(cell, value)

    def values(self, cell: Sum, need: int) -> set[int]:
        """At most about `need` of the values that the cell can have; all of them where there are fewer."""
        if not self.is_open(cell):
            return {self.least(cell)}
        part = next((self.parts[one] for _, one in cell.terms if one in self.parts), None)
        # What nothing binds can be anything.
        return part.values(cell, need) if part else set(range(cell.start, cell.start + need))


def variable_of(cell: Sum, made: Program, least: int | None = None) -> int:
    """The variable of a cell in a program: of a difference a new one, `least` or more.

    None: what a reader takes for a part may be more than its whole, and that this is taken so binds no other count.
    """
    terms = [(factor, made.count(one)) for factor, one in cell.terms]
    if len(terms) == 1:
        return terms[0][1]
    ends = [sum(made.bounds[one][1] for factor, one in terms if factor * sign > 0) for sign in (-1, 1)]
    place = made.variable(-ends[0] if least is None else least, ends[1])
    made.hold([*terms, (-1, place)], 0, 0)
    return place


def tells(reader: Reader, cell: Sum, threshold: int) -> bool:
    """Whether too little is left open of a cell: few values, or of what is known to be small not all that it may be then."""
    return leaves_few(reader, cell, threshold) or leaves_few_small(reader, cell, threshold)


def leaves_few(reader: Reader, cell: Sum, threshold: int) -> bool:
    """Of a hidden count fewer values than the threshold, from one upwards. Of any other count fewer, if it may be small.

    What is known to be nobody, or many, tells nothing of a few.
    """
    if not cell.hidden and (not cell.shared or reader.least(cell) >= threshold):
        return False
    values = reader.values(cell, threshold)
    return len(values) < threshold and (cell.hidden or any(0 < value < threshold for value in values))


def leaves_few_small(reader: Reader, cell: Sum, threshold: int, beside: Collection[Sum] | None = None) -> bool:
    """Where nothing that covers a hidden count can be small, the count itself is known to be: all that a small one may be is open.

    `beside`: what else is hidden, where the reader has not all that ties it to the count.
    """
    if not cell.hidden or not reader.is_surely_small(cell, threshold, beside):
        return False
    possible = reader.small_ones(cell, threshold)
    return any(possible) and not all(possible)


Cores = list[list[Fact]]  # facts that cannot be true together


def believed(evidence: Sequence[Evidence], rules: Sequence[Relation], cores: Cores) -> list[Evidence]:
    """The evidence that can be true together, and what is found not to be is added to `cores`.

    What is said twice counts once, what a newer version says otherwise gives way, and so does the least trusted fact of every set
    that cannot be true; of the print too, and before it that what is hidden is somebody.
    """
    evidence = together(evidence)
    model = Model(program(rules, [one.fact for one in evidence]))
    left = sorted(range(len(evidence)), key=lambda number: (-evidence[number].trust, number))
    numbers = {one.fact: number for number, one in enumerate(evidence)}
    for known in cores:
        there = [numbers[fact] for fact in known if fact in numbers]
        if len(there) == len(known) and set(there) <= set(left):
            left.remove(least_trusted(there, evidence))
    while (core := model.conflict(left)) is not None:
        cores.append([evidence[number].fact for number in core])
        left.remove(least_trusted(core, evidence))
    return [evidence[number] for number in sorted(left)]


def least_trusted(core: Iterable[int], evidence: Sequence[Evidence]) -> int:
    """Which of some evidence that cannot be true together gives way: of the least trusted the last."""
    return min(core, key=lambda number: (evidence[number].trust, -number))


def together(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Each fact once, as the most trusted source has it, without what a more trusted one says otherwise of the same.

    The least trusted come first: of several proofs the one from what is printed is told.
    """
    kept: dict[tuple[object, ...], Evidence] = {}
    said: dict[tuple[object, ...], list[Evidence]] = {}
    for one in sorted(evidence, key=lambda each: -each.trust):
        same = said.setdefault(one.fact.subject, [])
        key = (*one.fact.subject, one.fact.reach, one.fact.times)
        number = one.fact.kind in ("count", "percent", "mean")
        if key in kept or (number and any(one.fact.reach.apart(other.fact.reach) for other in same)):
            continue
        same.append(one)
        kept[key] = one
    return sorted(kept.values(), key=lambda each: each.trust)
