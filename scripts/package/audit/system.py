"""All relations of a year as one system of whole numbers, for a solver: OR-Tools CP-SAT.

Everything is exact: a percentage becomes an inequality between whole numbers. The solver works with one thread, a fixed seed and
a limit of its own deterministic clock, so that the same figures give the same answer; where the limit is reached, the answer is
"undecided".
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import lcm

from ortools.sat.python import cp_model

from scripts.ground.quantities import Fact, Quantity
from scripts.ground.structure import Relation

# No count of the package comes near the first, and no share of the first near the second: what reaches that far has no end.
GREATEST, ENDLESS = 100_000_000, 100_000
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
    counts: dict[Quantity, cp_model.IntVar] = field(default_factory=dict)
    switches: list[cp_model.IntVar] = field(default_factory=list)
    spent: float = 0.0

    def __post_init__(self) -> None:
        self.switches += [self.model.new_bool_var("") for _ in (*self.facts, *(self.relations if self.loose else ()))]
        for fact, switch in zip(self.facts, self.switches, strict=False):
            self.add(fact, switch)
        for number, relation in enumerate(self.relations, len(self.facts)):
            factors = [factor for factor, _ in relation.terms]
            total = cp_model.LinearExpr.weighted_sum([self.count(one) for _, one in relation.terms], factors)
            rule = self.model.add(total == 0 if relation.sense == "==" else total <= 0)
            if self.loose:
                rule.only_enforce_if(self.switches[number])

    def count(self, one: Quantity) -> cp_model.IntVar:
        """The variable of a quantity."""
        if one not in self.counts:
            self.counts[one] = self.model.new_int_var(*self.bounds.get(one, (0, GREATEST)), "")
        return self.counts[one]

    def add(self, fact: Fact, switch: cp_model.IntVar) -> None:
        """What a fact says, when its switch is on."""
        if fact.kind in ("rank", "not_rank"):
            self.add_rank(fact, switch)
        elif fact.kind == "more" and fact.base is not None:
            self.model.add(self.count(fact.quantity) >= self.count(fact.base) + 1).only_enforce_if(switch)
        elif fact.base is None:
            low, high = fact.reach.whole()
            self.model.add(self.count(fact.quantity) >= low).only_enforce_if(switch)
            if high is not None:
                self.model.add(self.count(fact.quantity) <= high).only_enforce_if(switch)
        else:
            self.add_ratio(fact, switch)

    def add_ratio(self, fact: Fact, switch: cp_model.IntVar) -> None:
        """Lower * base <= times * count <= upper * base, in whole numbers; nobody has a share of nothing."""
        assert fact.base is not None
        above, below = self.count(fact.quantity), self.count(fact.base)
        self.model.add(below >= 1).only_enforce_if(switch)
        for end, sign in ((fact.reach.lower, 1), (fact.reach.upper, -1)):
            if end is not None:
                scale = lcm(end.denominator, 1)
                left = sign * (scale * fact.times * above - int(end * scale) * below)
                self.model.add(left >= (1 if fact.reach.strict else 0)).only_enforce_if(switch)

    def add_rank(self, fact: Fact, switch: cp_model.IntVar) -> None:
        """The place is one more than the number of greater ones; equal ones may stand on either side."""
        me = self.count(fact.quantity)
        low, high = fact.reach.whole()
        greater = []
        for other in fact.field:
            ahead = self.model.new_bool_var("")
            self.model.add(self.count(other) >= me).only_enforce_if(ahead)
            self.model.add(self.count(other) <= me).only_enforce_if(~ahead)
            greater.append(ahead)
        place = sum(greater) + 1
        if fact.kind == "not_rank":
            self.model.add(place != low).only_enforce_if(switch)
        else:
            self.model.add(place >= low).only_enforce_if(switch)
            self.model.add(place <= (high or low)).only_enforce_if(switch)

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
