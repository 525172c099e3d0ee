"""The rules that follow for a group of questions, for people to read: the guard asks the tracks, and needs none of them.

They are the facets of what one person can be counted in: all others follow from them. Of a group with too many cells
only those of up to four are looked for. What holds of an answer holds of those like it, and is told once.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from itertools import combinations, product
from math import lcm

from scripts.questionnaire.alike import Alike, alike, all_of, first_of
from scripts.questionnaire.cone import Vector, equalities, facets
from scripts.questionnaire.declaration import ALWAYS, MORE, Cell, Form, Question
from scripts.questionnaire.tracks import READINGS, Railway, railways
from scripts.reasoning import GREATEST, Program
from scripts.reasoning.model import Model

MOST_CELLS, FEW = 30, 4  # of a group whose rules are all told; of a rule that is told of any other
Place = Mapping[Cell, int]


@dataclass(frozen=True)
class Rule:
    """A sum of cells with factors that is never below 0, or, where `equal`, always 0; `many`: with those of answers alike."""

    factors: tuple[tuple[Cell, int], ...]
    equal: bool = False
    many: int = 1

    @property
    def sides(self) -> tuple[list[tuple[int, Cell]], list[tuple[int, Cell]]]:
        """(what is at most, what it is at most): what is counted less, and what is counted more."""
        less = [(-factor, cell) for cell, factor in self.factors if factor < 0]
        return less, [(factor, cell) for cell, factor in self.factors if factor > 0]

    def __str__(self) -> str:
        """`form: 2 several <= answers @adults`: an indicator, or a population, that all cells have is said once."""
        indicators, _, populations = ({*part} for part in zip(*(cell for cell, _ in self.factors), strict=True))
        less, more = (
            " + ".join(
                (f"{factor} " if factor > 1 else "") + written(cell, indicators, populations) for factor, cell in side
            )
            for side in self.sides
        )
        before = f"{min(indicators)}: " if len(indicators) == 1 else ""
        after = f" @{min(populations)}" if len(populations) == 1 else ""
        return f"{before}{less} {'=' if self.equal else '<='} {more}{after}"


def written(cell: Cell, indicators: Collection[str], populations: Collection[str]) -> str:
    """`indicator.code@population`, without what all of these cells have."""
    indicator, code, population = cell
    before = f"{indicator}." if len(indicators) > 1 else ""
    return f"{before}{code}" + (f"@{population}" if len(populations) > 1 else "")


def group_of(form: Form, names: Collection[str]) -> tuple[Question, ...]:
    """Some questions with all that hang together with them, whoever is asked."""
    found: set[str] = {*names}
    groups = [{*railway.questions} for railway in railways(form)]
    while more := {name for group in groups if group & found for name in group} - found:
        found |= more
    return tuple(one for one in form.questions if one.name in found)


def rules(form: Form, names: Collection[str], most: int = MOST_CELLS) -> list[Rule]:
    """The rules of a group of questions that hold however "all of the above" is counted, none of which follows from the others.

    That no number is below 0 is none of them. The shortest come first. `most`: the cells of a group whose rules are all told.
    """
    group = group_of(form, names)
    classes = alike(group)
    cells = cells_of(form, group)
    found = of_cells(form, group, cells) if len(cells) <= most else of_few(form, group, cells, classes)
    told = {}
    for one in found:
        factors, many = first_of(dict(one.factors), classes)
        rule = Rule(tuple(sorted(factors.items(), key=lambda pair: cells.index(pair[0]))), one.equal, many)
        told[frozenset(factors.items())] = rule
    return sorted(told.values(), key=lambda rule: (len(rule.factors), str(rule)))


def cells_of(form: Form, group: Sequence[Question]) -> list[Cell]:
    """The cells of a group, those that count all people or answers after the others, and how many people there are."""

    def around(cell: Cell) -> tuple[int, Cell]:
        return sum(cell[2] in kind for kind in form.people), cell

    parts = [cell for one in group for cell in sorted(one.cells) if cell[:2] not in one.sums]
    sums = [cell for one in group for cell in sorted(one.cells, key=around) if cell[:2] in one.sums]
    universe = {population for one in group for population in one.universe}
    sizes = [cell for cell in sizes_of(form) if cell[2] in universe]
    return [*dict.fromkeys([*(cell for cell in parts if cell not in sums), *sums, *sizes])]


def sizes_of(form: Form) -> list[Cell]:
    """The cells that say how many people there are: of the first question that all kinds answer with one and the same."""
    kinds = {kind[-1] for kind in form.people}
    for one in form.questions:
        if kinds <= {*one.universe} and len(one.choices) == 1 and not one.silent and one.when == ALWAYS:
            return [cell for cell in sorted(one.cells) if cell[:2] in one.sums]
    return []


def of_cells(form: Form, group: Sequence[Question], cells: Sequence[Cell]) -> Iterator[Rule]:
    """Every rule of some cells of a group."""
    people = sorted(counted(form, group, {cell: number for number, cell in enumerate(cells)}))
    bound = equalities(people, len(cells))
    sums = []
    for place, sum in bound.items():
        times = lcm(*(factor.denominator for factor in sum.values()))
        sums.append({cells[place]: -times} | {cells[one]: int(factor * times) for one, factor in sum.items()})
    yield from (Rule(tuple(one.items()), equal=True) for one in sums)
    free = [number for number in range(len(cells)) if number not in bound]
    for facet in facets({tuple(one[number] for number in free) for one in people}) if free else ():
        factors = {cells[number]: factor for number, factor in zip(free, facet, strict=True) if factor}
        short = gathered(factors, sums)
        if min(short.values()) < 0:
            yield Rule(tuple(short.items()))


def gathered(factors: Mapping[Cell, int], sums: Iterable[Mapping[Cell, int]]) -> dict[Cell, int]:
    """A sum of parts, where all parts of a whole stand in it alike, with the whole instead."""
    found = {**factors}
    for one in sums:
        (whole, times), *parts = one.items()
        if len(parts) == 1:
            continue
        rates = {Fraction(found.get(cell, 0), factor) for cell, factor in parts}
        rate = rates.pop() * -times
        if not rates and rate and rate.denominator == 1:
            found = {cell: factor for cell, factor in found.items() if cell not in dict(parts)} | {whole: int(rate)}
    return found


def counted(form: Form, group: Sequence[Question], place: Place) -> set[Vector]:
    """What a person of any kind can be counted in, of these cells, but nothing; what lies between others need not be there."""
    names, nobody = {one.name for one in group}, (0,) * len(place)
    found: set[Vector] = set()
    for reading in READINGS:
        for kind in form.people:
            laid = [
                one
                for one in railways(form, reading)
                if one.kind == kind and (names & {*one.questions} or one.cells & {*place})
            ]
            found |= {reduce(added, ways, nobody) for ways in product(*(ends(one, place) for one in laid))}
    return found - {nobody}


def ends(railway: Railway, place: Place) -> set[Vector]:
    """What somebody can be counted in on a railway; of what may be given again and again, the least and the most."""
    nobody = (0,) * len(place)
    more_of = {track.move.more for track in railway.tracks if not place.keys().isdisjoint(track.move.more)}
    again = {vector_of(dict.fromkeys(more, 1), place) for more in more_of}
    found: dict[int, set[Vector]] = {0: {nobody}}
    seen = {0}
    for track in railway.tracks:
        if track.start not in seen:
            found[track.start] = outermost(found[track.start], again)
            seen.add(track.start)
        after = found.setdefault(track.end, set())
        if place.keys().isdisjoint(track.move.counts):
            after |= found[track.start]
            continue
        once, more = vector_of(track.move.counts, place), vector_of(dict.fromkeys(track.move.more, MORE), place)
        for move in {once, added(once, more)}:
            after |= {added(one, move) for one in found[track.start]} if any(move) else found[track.start]
    return outermost(found[railway.last], again)


def vector_of(counts: Mapping[Cell, int], place: Place) -> Vector:
    """How often each of the cells counts."""
    found = [0] * len(place)
    for cell, times in counts.items():
        if cell in place:
            found[place[cell]] += times
    return tuple(found)


def added(one: Vector, other: Vector) -> Vector:
    """Both together."""
    return tuple(a + b for a, b in zip(one, other, strict=True))


def outermost(vectors: set[Vector], again: Iterable[Vector]) -> set[Vector]:
    """Without those that lie between two others along one of some directions: no rule is found by them."""
    for direction in sorted(again):
        pivot = direction.index(1)
        lines: dict[Vector, list[int]] = {}
        for one in vectors:
            line = tuple(a - one[pivot] * b for a, b in zip(one, direction, strict=True))
            lines.setdefault(line, []).append(one[pivot])
        vectors = {
            tuple(a + end * b for a, b in zip(line, direction, strict=True))
            for line, places in lines.items()
            for end in (min(places), max(places))
        }
    return vectors


def of_few(form: Form, group: Sequence[Question], cells: Sequence[Cell], classes: Alike) -> list[Rule]:
    """The rules of up to four cells, without those that follow from other such: of what is alike, one."""
    found: list[Rule] = []
    for size in range(2, FEW + 1):
        for some in combinations(cells, size):
            if {*first_of(dict.fromkeys(some, 1), classes)[0]} == {*some}:
                found += [one for one in of_cells(form, group, some) if len(one.factors) == size]
    return needed(found, classes)


def needed(found: Sequence[Rule], classes: Alike) -> list[Rule]:
    """The rules that do not follow from the others; the longest are tried first."""
    kept = [*found]
    for rule in [one for one in reversed(found) if not one.equal]:
        others = [one for one in kept if one is not rule]
        if follows(rule, images(others, classes)):
            kept = others
    return kept


def besides(
    found: Iterable[Rule], group: Sequence[Question], others: Iterable[Rule], of: Sequence[Question]
) -> list[Rule]:
    """The rules of a group that do not follow, for all answers alike, from those of another, or of the same as it was."""
    classes, known = alike(group), images(others, alike(of))
    return [rule for rule in found if not all(follows(one, known) for one in images([rule], classes))]


def images(rules: Iterable[Rule], classes: Alike) -> list[Rule]:
    """Rules for all answers alike."""
    return [Rule(tuple(factors.items()), one.equal) for one in rules for factors in all_of(dict(one.factors), classes)]


def follows(rule: Rule, others: Iterable[Rule]) -> bool:
    """Whether a rule holds wherever others do."""
    made = Program()
    place: dict[Cell, int] = defaultdict(lambda: made.variable(0, GREATEST))
    for one in others:
        made.hold([(factor, place[cell]) for cell, factor in one.factors], 0, 0 if one.equal else None)
    total = made.variable(-GREATEST, GREATEST)
    made.hold([*((factor, place[cell]) for cell, factor in rule.factors), (-1, total)], 0, 0)
    model = Model(made, whole=False)
    for lower, upper in ((-GREATEST, -1), (1, GREATEST))[: 1 + rule.equal]:
        model.bound(total, lower, upper)
        if model.solve() is not None:
            return False
    return True
