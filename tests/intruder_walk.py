"""Which values an expression of a puzzle can have: a walk among its solutions shows many at once, CP-SAT says what is left.

Exact: a value that the walk shows is one of a solution, and CP-SAT proves that there are no more than those that were found.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from random import Random

import numpy as np

from tests.intruder_puzzle import Puzzle
from tests.intruder_relations import Expression, solved, whole_numbers

FAR = 60  # the longest step of the walk
ROUNDS = 3

Values = dict[str, set[int]]


def possible_values(puzzle: Puzzle, targets: Mapping[str, Expression], enough: int) -> Values:
    """Name of a target -> its possible values: all of them when they are fewer than `enough`, else as many as that."""
    found: Values = {name: set() for name in targets}
    waiting = {name: one for name, one in targets.items() if not settled(puzzle, one, found[name], enough)}
    walk = Walk(puzzle, waiting, enough)
    walk.go(found, ROUNDS)
    for name, one in waiting.items():
        while not settled(puzzle, one, found[name], enough):
            if not puzzle.ask(puzzle.reached(one), one, sorted(found[name])):
                break
            found[name].add(value(one, puzzle.solution))
            walk.go(found, 1)
    return found


def settled(puzzle: Puzzle, one: Expression, values: set[int], enough: int) -> bool:
    """Whether nothing more has to be found of a target; a target that its bounds fix gets its value."""
    low, high = puzzle.bounds(one)
    if low == high:
        values.add(low)
    return len(values) >= min(enough, high - low + 1)


def value(one: Expression, solution: Mapping[str, int]) -> int:
    """An expression in one solution."""
    return sum(factor * solution[name] for name, factor in one.items())


class Walk:
    """Straight lines through the solutions of a puzzle, along which every equation stays true."""

    def __init__(self, puzzle: Puzzle, targets: Mapping[str, Expression], enough: int) -> None:
        self.puzzle, self.targets, self.enough = puzzle, targets, enough
        self.random = Random(len(targets))
        self.names = [name for name in puzzle.low if puzzle.is_open(name)]
        self.at = {name: number for number, name in enumerate(self.names)}
        held = [row for row in puzzle.open_rows if not row.equation]
        self.rows, self.row_terms = self.matrix([dict(row.terms) for row in held]), held
        lines = self.matrix(self.free_directions()).T
        sides = np.vstack(
            [self.rows, np.eye(len(self.names), dtype=np.int64), -np.eye(len(self.names), dtype=np.int64)]
        )
        self.lines, self.slopes, self.target_slopes = lines, sides @ lines, self.matrix([*targets.values()]) @ lines

    def matrix(self, expressions: Sequence[Mapping[str, int]]) -> np.ndarray:
        """The factors of the open names, a row for each expression."""
        found = np.zeros((len(expressions), len(self.at)), dtype=np.int64)
        for number, one in enumerate(expressions):
            for name, factor in one.items():
                if name in self.at:
                    found[number, self.at[name]] = factor
        return found

    def free_directions(self) -> list[Expression]:
        """For each name that the equations leave free: how the others move with it."""
        is_open = self.puzzle.is_open
        equations = [
            {name: one for name, one in row.terms if is_open(name)} for row in self.puzzle.open_rows if row.equation
        ]
        pivots = solved(equations)
        free = [name for name in self.names if name not in pivots]
        moved = [{one: pivots[one][name] for one in pivots if name in pivots[one]} for name in free]
        return [whole_numbers({name: Fraction(1), **others}) for name, others in zip(free, moved, strict=True)]

    def spare(self) -> np.ndarray:
        """How far the solution of the puzzle is from each side: the rows, the least and the greatest of each name."""
        puzzle, solution = self.puzzle, self.puzzle.solution
        rows = [value(dict(row.terms), solution) - row.least for row in self.row_terms]
        low, high = [], []
        for name in self.names:
            now, hole = solution[name], name in puzzle.holes
            low.append(now - max(puzzle.low[name], 2 if hole and now else 0))
            high.append((0 if hole and not now else puzzle.high[name]) - now)
        return np.array([*rows, *low, *high], dtype=np.int64)

    def go(self, found: Values, rounds: int) -> None:
        """Walk from the solution of the puzzle, and add to what is found of each target what the lines show."""
        spare = self.spare()
        now = np.array([self.puzzle.solution[name] for name in self.names], dtype=np.int64)
        shown = [value(one, self.puzzle.solution) for one in self.targets.values()]
        values = np.array(shown, dtype=np.int64)
        sets = [found[name] for name in self.targets]
        for one, each in zip(shown, sets, strict=True):
            each.add(one)
        for _ in range(rounds):
            for line in self.random.sample(range(self.lines.shape[1]), self.lines.shape[1]):
                least, most = reach(spare, self.slopes[:, line])
                if least == most:
                    continue
                self.show(sets, values, self.target_slopes[:, line], range(least, most + 1))
                step = self.random.randint(max(least, -FAR), min(most, FAR))
                spare += step * self.slopes[:, line]
                now += step * self.lines[:, line]
                values += step * self.target_slopes[:, line]

    def show(self, sets: Sequence[set[int]], values: np.ndarray, slopes: np.ndarray, steps: range) -> None:
        """Add the values that the targets have along one line, as long as they are not enough."""
        for number in np.flatnonzero(slopes).tolist():
            known = sets[number]
            if len(known) < self.enough:
                known.update(int(values[number] + step * slopes[number]) for step in steps[: self.enough])


def reach(spare: np.ndarray, slope: np.ndarray) -> tuple[int, int]:
    """The least and the most steps that can be taken in one direction before a side is passed."""
    down, up = slope < 0, slope > 0
    most = int((spare[down] // -slope[down]).min()) if down.any() else 0
    least = -int((spare[up] // slope[up]).min()) if up.any() else 0
    return least, most
