"""All relations of a year as one system of whole numbers, for a solver: OR-Tools CP-SAT.

Everything is exact (see `ground/linear.py`). The solver works with one thread, a fixed seed and a limit of its own deterministic
clock, so that the same figures give the same answer; where the limit is reached, the answer is "undecided".
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from scripts.ground.linear import Program, Row, program
from scripts.ground.quantities import Fact, Quantity
from scripts.ground.relation import Relation

EFFORT = 0.25  # deterministic seconds for one question
PATIENCE = 1.0  # for all questions to one system: then everything that is left is undecided


class UndecidedError(Exception):
    """The solver reached its limit."""


@dataclass
class System:
    """The variables and relations of some quantities; facts are added to be switched on one by one.

    `loose`: the relations get switches too, numbered after the facts. `bounds`: what is known of a quantity beforehand.
    """

    relations: Sequence[Relation]
    facts: Sequence[Fact]
    loose: bool = False
    bounds: Mapping[Quantity, tuple[int, int]] = field(default_factory=dict)
    model: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    counts: list[cp_model.IntVar] = field(default_factory=list)
    switches: list[cp_model.IntVar] = field(default_factory=list)
    spent: float = 0.0

    def __post_init__(self) -> None:
        self.program: Program = program(self.relations, self.facts, self.loose, self.bounds)
        self.switches += [self.model.new_bool_var("") for _ in (*self.facts, *(self.relations if self.loose else ()))]
        self.counts += [self.model.new_int_var(*ends, "") for ends in self.program.bounds]
        for row in self.program.rows:
            self.add(row)

    def count(self, one: Quantity) -> cp_model.IntVar:
        """The variable of a quantity, a new one where nothing binds it."""
        place = self.program.count(one)
        if place == len(self.counts):
            self.counts.append(self.model.new_int_var(*self.program.bounds[place], ""))
        return self.counts[place]

    def add(self, row: Row) -> None:
        """A row, that holds when its switches are on."""
        total = cp_model.LinearExpr.weighted_sum(
            [self.counts[place] for _, place in row.terms], [factor for factor, _ in row.terms]
        )
        switches: list[cp_model.LiteralT] = [self.switches[row.switch]] if row.switch >= 0 else []
        if row.when is not None:
            place, value = row.when
            switches.append(self.counts[place] if value else ~self.counts[place])
        ends = [] if row.lower is None else [self.model.add(total >= row.lower)]
        ends += [] if row.upper is None else [self.model.add(total <= row.upper)]
        for end in ends if switches else ():
            end.only_enforce_if(switches)

    def extreme(self, one: Quantity, most: bool, asked: Sequence[Quantity]) -> dict[Quantity, int]:
        """What the asked quantities can be when all facts are true and `one` is as small, or as great, as it gets.

        Raises `UndecidedError` at the limit, and `ValueError` where the facts cannot all be true.
        """
        self.model.clear_assumptions()
        self.model.clear_objective()
        (self.model.maximize if most else self.model.minimize)(self.count(one))
        solver, state = self.solve()
        if state == cp_model.INFEASIBLE:
            raise ValueError(one)
        if state != cp_model.OPTIMAL:
            raise UndecidedError
        return {each: solver.value(self.count(each)) for each in asked}

    def solve(self) -> tuple[cp_model.CpSolver, cp_model.CpSolverStatus]:
        """The solver and what it came to. Raises `UndecidedError` when all the effort for this system is spent."""
        if self.spent >= PATIENCE:
            raise UndecidedError
        solver = new_solver()
        state = solver.solve(self.model)
        self.spent += solver.response_proto.deterministic_time
        return solver, state

    def hold(self, numbers: Iterable[int] | None = None) -> None:
        """Take the facts with these numbers for true, or all of them. That is faster than asking for them every time."""
        for number in range(len(self.switches)) if numbers is None else numbers:
            self.model.add(self.switches[number] == 1)

    def conflict(self, wanted: Iterable[int]) -> list[int] | None:
        """Of the facts with these numbers some that cannot all be true; None when all can. Raises `UndecidedError`."""
        numbers = list(wanted)
        self.model.clear_assumptions()
        self.model.add_assumptions([self.switches[number] for number in numbers])
        solver, state = self.solve()
        if state in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        if state != cp_model.INFEASIBLE:
            raise UndecidedError
        by_index = {self.switches[number].index: number for number in numbers}
        return sorted(by_index[index] for index in solver.sufficient_assumptions_for_infeasibility())


def new_solver() -> cp_model.CpSolver:
    """A solver that gives the same answer every time."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.linearization_level = 2
    solver.parameters.cp_model_presolve = False  # for many small questions it would take most of the time
    solver.parameters.cut_level = 0
    solver.parameters.max_deterministic_time = EFFORT
    return solver
