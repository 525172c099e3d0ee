"""A linear program of whole numbers in HiGHS, and three questions: `extreme`, `possible` and `conflict`.

HiGHS reckons with floating point. So every answer that is a world (a value for each variable) is rounded and tested against every
row in Python's whole numbers before it counts: a slip of the solver can lose a world, which is a false alarm, and never make one
up; and that there is no world at all is asked twice, in two ways. No clock decides an answer; where the limits of nodes or steps
are reached, or a world does not pass, it is an error.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import accumulate
from typing import Any

import highspy

from scripts.guard.reasoning.linear import Constraint, Program, flat, holds, smallest

NODES, STEPS = 100_000, 1_000_000  # of branching and of the simplex method, for one question
OPTIONS: dict[str, bool | int | float | str] = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 1,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.0,
    "mip_max_nodes": NODES,
    "simplex_iteration_limit": STEPS,
    # For many small questions these would take most of the time.
    "presolve": "off",
    "mip_heuristic_run_feasibility_jump": False,
    "mip_root_presolve_only": True,
}
# Against `GREATEST`, a million, the usual millionth is a person.
EXACT = {"mip_feasibility_tolerance": 1e-9, "primal_feasibility_tolerance": 1e-9}
INFINITE = highspy.kHighsInf
# For one question after the other of a large program, where any answer will do.
SOON: dict[str, str | float] = {"presolve": "on", "mip_rel_gap": INFINITE}
SOLVED = (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kModelEmpty)
IMPOSSIBLE = (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible)
Solution = list[int]


class GuardError(Exception):
    """Nothing can be told of some figures; `kind`: the message that says so."""

    kind = "hidden_undecided"


class UndecidedError(GuardError):
    """The solver reached its limit, or its answer did not pass the test in whole numbers."""


class Quiet(highspy.Highs):
    """HiGHS without the callbacks that nobody here asks for: to turn them on prints a line on the terminal."""

    def __init__(self) -> None:
        super(highspy.Highs, self).__init__()


class Model:
    """A program, kept by the solver from question to question. Rows with a switch hold while it is on; at first all are.

    `whole`: whether the variables are whole numbers; without, it is the relaxation, whose duals say what an answer rests on.
    """

    def __init__(self, program: Program, whole: bool = True) -> None:
        self.program, self.rows = program, [flat(row, program.bounds) for row in program.rows]
        self.whole, self.off = whole, frozenset[int]()
        self.costs: Mapping[int, int] = {}
        self.solver = Quiet()
        self.choose(OPTIONS)
        self.solver.passModel(to_lp(self.rows, program.bounds))
        self.values: Sequence[float] = ()

    def switch(self, on: Collection[int]) -> None:
        """Turn on the rows of these switches, and off those of all others."""
        off = {row.switch for row in self.rows if row.switch >= 0} - set(on)
        for number, row in enumerate(self.rows):
            if (row.switch in off) != (row.switch in self.off):
                ends = (-INFINITE, INFINITE) if row.switch in off else ends_of(row)
                self.solver.changeRowBounds(number, *ends)
        self.off = frozenset(off)

    def bound(self, place: int, lower: int, upper: int) -> None:
        """Hold a variable between two numbers."""
        self.solver.changeColBounds(place, lower, upper)

    def bounds(self, ends: Sequence[tuple[int, int]]) -> None:
        """Hold every variable between two numbers."""
        places = [*range(len(ends))]
        self.solver.changeColsBounds(len(ends), places, *([*map(float, side)] for side in zip(*ends, strict=True)))

    def extreme(self, place: int, most: bool) -> Solution | None:
        """A world in which a variable is as small, or as great, as it gets; None where there is no world."""
        self.aim({place: -1 if most else 1})
        return self.solve()

    def leaning(self, costs: Mapping[int, int]) -> Solution | None:
        """Some world where a weighted sum is rather small, which is not proved to be the least; None where there is no world.

        One is soon found by a program that the solver has made smaller; that there is none, the usual way says.
        """
        self.aim(costs)
        world = self.run()
        if world is None or self.passes(world):
            return world
        with self.set_to(SOON):
            world = self.branched(exact=False)
        return world if world is not None and self.passes(world) else self.solve()

    def aim(self, costs: Mapping[int, int]) -> None:
        """Look for worlds where a weighted sum is small."""
        for place, cost in {**dict.fromkeys(self.costs, 0), **costs}.items():
            self.solver.changeColCost(place, cost)
        self.costs = costs

    def solve(self) -> Solution | None:
        """A world that passes every row; None where there is none.

        Of most questions the relaxation already answers in whole numbers, a hundred times faster than branching. Where the answer
        is only nearly whole (a millionth of a switch lets a large factor slip through), it is asked for more exactly.
        """
        world = self.run()
        if world is None or not self.whole or self.passes(world):
            return world
        for exact in (False, True):
            world = self.branched(exact)
            if world is None or self.passes(world):
                return world
        raise UndecidedError("rounding")

    def branched(self, exact: bool) -> Solution | None:
        """What the solver answers in whole numbers; `exact`: with the smallest tolerances that it has."""
        usual = {name: self.solver.getOptionValue(name)[1] for name in EXACT}  # put back where a run changes them, too
        with self.set_to(EXACT if exact else usual):
            self.whole_numbers(highspy.HighsVarType.kInteger)
            try:
                return self.run()
            finally:
                self.whole_numbers(highspy.HighsVarType.kContinuous)

    @contextmanager
    def set_to(self, options: Mapping[str, bool | int | float | str]) -> Iterator[None]:
        """The solver with other options for a while; they are put back after an error too."""
        kept = {name: self.solver.getOptionValue(name)[1] for name in options}
        try:
            self.choose(options)
            yield
        finally:
            self.choose(kept)

    def choose(self, options: Mapping[str, bool | int | float | str]) -> None:
        """Set options of the solver."""
        for name, value in options.items():
            self.solver.setOptionValue(name, value)

    def run(self) -> Solution | None:
        """What the solver answers, rounded; None where there is no answer. Where it loses its way it begins anew."""
        self.solver.run()
        if self.solver.getModelStatus() == highspy.HighsModelStatus.kUnknown:
            self.solver.clearSolver()
            self.solver.run()
        state = self.solver.getModelStatus()
        if state in IMPOSSIBLE:
            return None
        if state not in SOLVED:
            raise UndecidedError(self.solver.modelStatusToString(state))
        self.values = self.solver.getSolution().col_value
        return [round(value) for value in self.values]

    def whole_numbers(self, kind: highspy.HighsVarType) -> None:
        """Ask for whole numbers of every variable, or for any."""
        kinds: Any = [kind] * len(self.program.bounds)  # taken so, whatever its stub says
        self.solver.changeColsIntegrality(len(kinds), [*range(len(kinds))], kinds)

    def passes(self, world: Solution) -> bool:
        """Whether a world is what the solver said, and every row holds in it, in whole numbers."""
        near = all(abs(value - whole) < NEAR for value, whole in zip(self.values, world, strict=True))
        return near and all(holds(row, world) for row in self.rows if row.switch not in self.off)

    def possible(self, place: int, need: int, start: int, end: int | None = None) -> list[Solution]:
        """Worlds with different values of a variable, from `start` up to `end`, at most `need` of them; holes are passed over."""
        found: list[Solution] = []
        lower, upper = self.program.bounds[place]
        low, last = max(lower, start), upper if end is None else min(upper, end)
        while len(found) < need and low <= last:
            self.bound(place, low, last)
            world = self.extreme(place, most=False)
            if world is None:
                break
            found.append(world)
            low = world[place] + 1
        self.bound(place, lower, upper)
        return found

    def conflict(self, switches: Sequence[int]) -> list[int] | None:
        """Of these switches, the first ones preferred, few that cannot all be on; None when all can."""
        return smallest(switches, self.agrees)

    def core(self, switches: Sequence[int]) -> list[int] | None:
        """Some of these switches, few where the relaxation shows it, that cannot all be on; None when all can."""
        if self.agrees(switches):
            return None
        self.run()
        _, told, ray = self.solver.getDualRay()  # type: ignore[attr-defined]  # highspy has it, its stubs do not
        if told:
            few = {row.switch for row, part in zip(self.rows, ray, strict=True) if abs(part) > TINY} - {-1}
            if len(few) < len(switches) and not self.agrees(few):
                return sorted(few)
        return sorted(switches)

    def agrees(self, switches: Collection[int]) -> bool:
        """Whether these switches can all be on. A no is asked again in another way: what is wrongly left out would be missed."""
        self.switch(switches)
        self.aim({})
        if self.solve() is not None:
            return True
        with self.set_to({"presolve": "on"}):
            return self.solve() is not None

    def resting_on(self) -> set[int]:
        """The switches whose rows the last answer of a relaxation rests on: those with a dual that is not 0."""
        duals = self.solver.getSolution().row_dual
        return {row.switch for row, dual in zip(self.rows, duals, strict=True) if abs(dual) > TINY} - {-1}


TINY, NEAR = 1e-7, 1e-4


def ends_of(row: Constraint) -> tuple[float, float]:
    """The ends of a row as the solver has them."""
    return -INFINITE if row.lower is None else row.lower, INFINITE if row.upper is None else row.upper


def to_lp(rows: Sequence[Constraint], bounds: Sequence[tuple[int, int]]) -> highspy.HighsLp:
    """The model as HiGHS takes it: rows one after the other."""
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(bounds), len(rows)
    lp.col_cost_ = [0.0] * len(bounds)
    lp.col_lower_, lp.col_upper_ = [low for low, _ in bounds], [high for _, high in bounds]
    ends = [ends_of(row) for row in rows]
    lp.row_lower_, lp.row_upper_ = [low for low, _ in ends], [high for _, high in ends]
    matrix = lp.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.start_ = [*accumulate((len(row.terms) for row in rows), initial=0)]
    matrix.index_ = [place for row in rows for _, place in row.terms]
    matrix.value_ = [factor for row in rows for factor, _ in row.terms]
    return lp
