"""Whole numbers that are not known, and what is known of them together: an intruder's puzzle, narrowed and solved.

A puzzle takes names with the least and the greatest that each can be, and rows that say of a sum how small it can be. It gives
the bounds of each, and solutions: bounds are narrowed row by row, and what is open then is asked of CP-SAT.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from tests.intruder_relations import Expression

MOST = 100_000  # nothing that is counted of a year is more
ROOM = 8  # how far from its bounds a first solution is better, so that a walk can start from it
EFFORT = 0.02  # how long it is sought, in the solver's own time
OFTEN = 40  # how often one row may narrow the bounds: what narrows a little each time is left to the solver


class ImpossibleError(ValueError):
    """The published figures contradict each other."""


@dataclass(frozen=True)
class Sum:
    """A sum of cells that is at least `least`, and 0 where it is an equation."""

    terms: tuple[tuple[str, int], ...]
    least: int = 0
    equation: bool = False


@dataclass
class Puzzle:
    """`low`, `high`: the bounds of each name; `holes`: the names that are never 1; `rows`: what holds together."""

    low: dict[str, int]
    high: dict[str, int]
    holes: frozenset[str]
    rows: list[Sum]
    open_rows: list[Sum] = field(default_factory=list)
    solution: dict[str, int] = field(default_factory=dict)

    def narrow(self) -> None:
        """Narrow all bounds as far as the rows do one by one; keep the rows that still say something."""
        using: dict[str, list[int]] = {}
        for number, row in enumerate(self.rows):
            for name, _ in row.terms:
                using.setdefault(name, []).append(number)
        waiting = dict.fromkeys(range(len(self.rows)))
        visits = [0] * len(self.rows)
        while waiting:
            number = next(iter(waiting))
            del waiting[number]
            visits[number] += 1
            for name in self.narrowed(self.rows[number]):
                waiting |= {other: None for other in using[name] if visits[other] < OFTEN}
        self.open_rows = [row for row in self.rows if self.says_something(row)]

    def narrowed(self, row: Sum) -> list[str]:
        """Narrow the bounds of the names of one row; those that changed."""
        changed = []
        greatest = sum(one * (self.high[name] if one > 0 else self.low[name]) for name, one in row.terms)
        smallest = sum(one * (self.low[name] if one > 0 else self.high[name]) for name, one in row.terms)
        if greatest < row.least or (row.equation and smallest > 0):
            raise ImpossibleError(f"{row} cannot be")
        for name, one in row.terms:
            low, high = self.low[name], self.high[name]
            spare = greatest - row.least  # how far the name can move from its best end
            over = -smallest if row.equation else None
            up, down = (spare, over) if one > 0 else (over, spare)
            if up is not None:
                low = max(low, self.high[name] - up // abs(one))
            if down is not None:
                high = min(high, self.low[name] + down // abs(one))
            if name in self.holes:
                low, high = (2 if low == 1 else low), (0 if high == 1 else high)
            if low > high:
                raise ImpossibleError(f"nothing is left for {name}")
            if (low, high) != (self.low[name], self.high[name]):
                greatest += one * (high - self.high[name]) if one > 0 else one * (low - self.low[name])
                smallest += one * (low - self.low[name]) if one > 0 else one * (high - self.high[name])
                self.low[name], self.high[name] = low, high
                changed.append(name)
        return changed

    def says_something(self, row: Sum) -> bool:
        """Whether a row can still be broken by what its names can be."""
        if row.equation:
            return any(self.low[name] < self.high[name] for name, _ in row.terms)
        return sum(one * (self.low[name] if one > 0 else self.high[name]) for name, one in row.terms) < row.least

    def bounds(self, one: Expression) -> tuple[int, int]:
        """The least and the greatest that an expression can be, as far as the bounds of its names say."""
        low = sum(factor * (self.low[name] if factor > 0 else self.high[name]) for name, factor in one.items())
        high = sum(factor * (self.high[name] if factor > 0 else self.low[name]) for name, factor in one.items())
        return low, high

    def is_open(self, name: str) -> bool:
        """Whether a name can be more than one number."""
        return self.low[name] < self.high[name]

    def solve(self) -> None:
        """Find a first solution of everything that is open, or say that there is none."""
        self.solution = {name: low for name, low in self.low.items() if not self.is_open(name)}
        names = {name for row in self.open_rows for name, _ in row.terms if self.is_open(name)}
        self.solution |= {name: self.low[name] for name in self.low if self.is_open(name) and name not in names}
        if not self.ask(names, roomy=True) and not self.ask(names):
            raise ImpossibleError("the figures cannot all be right")

    def ask(
        self, names: set[str], target: Expression | None = None, but: Sequence[int] = (), roomy: bool = False
    ) -> bool:
        """A solution for these names in which the target has none of some values; whether there is one. It is kept.

        `roomy`: one that is not at the bounds, if it is found soon.
        """
        model = cp_model.CpModel()
        variables = {name: model.new_int_var_from_domain(self.domain(name), name) for name in sorted(names)}
        held = [
            (self.total(row.terms, variables), row) for row in self.open_rows if names.intersection(dict(row.terms))
        ]
        for total, row in held:
            model.add(total == 0 if row.equation else total >= row.least)
        if target is not None:
            others = cp_model.Domain.from_values([*but]).complement()
            model.add_linear_expression_in_domain(self.total([*target.items()], variables), others)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        if roomy:
            solver.parameters.max_deterministic_time = EFFORT
            sides = [total - row.least for total, row in held if not row.equation]
            sides += [one - self.low[name] for name, one in variables.items()]
            room = [model.new_int_var(0, ROOM, "") for _ in sides]
            for side, one in zip(sides, room, strict=True):
                model.add(one <= side)
            model.maximize(cp_model.LinearExpr.sum(room))
        status = solver.solve(model)
        if status == cp_model.INFEASIBLE or (roomy and status == cp_model.UNKNOWN):
            return False
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            raise RuntimeError(f"CP-SAT: {solver.status_name(status)}")
        self.solution |= {name: solver.value(one) for name, one in variables.items()}
        return True

    def total(self, terms: Sequence[tuple[str, int]], variables: Mapping[str, cp_model.IntVar]) -> cp_model.LinearExprT:
        """A sum in a model, in which the names without a variable are as in the solution."""
        fixed = sum(one * self.solution[name] for name, one in terms if name not in variables)
        moving = [(variables[name], one) for name, one in terms if name in variables]
        return cp_model.LinearExpr.weighted_sum([name for name, _ in moving], [one for _, one in moving]) + fixed

    def domain(self, name: str) -> cp_model.Domain:
        """What a name can be."""
        low, high = self.low[name], self.high[name]
        if name in self.holes and low == 0:
            return cp_model.Domain.from_intervals([[0, 0], [2, high]])
        return cp_model.Domain(low, high)

    def reached(self, start: Expression) -> set[str]:
        """The open names that hang together with those of an expression."""
        rows: dict[str, list[Sum]] = {}
        for row in self.open_rows:
            for name, _ in row.terms:
                rows.setdefault(name, []).append(row)
        found: set[str] = set()
        waiting = [name for name in start if self.is_open(name)]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += [other for row in rows.get(name, ()) for other, _ in row.terms if self.is_open(other)]
        return found
