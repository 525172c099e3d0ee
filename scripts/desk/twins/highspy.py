"""highspy as far as `scripts/guard/reasoning/model.py` asks it, on npm's `highs`. `solver` (browser/solver.mjs) is set before that.

The two are of different days. `tests/test_desk_solver.py` asks both the same, call by call, and fails for a pair that it has not.
"""

from array import array
from collections.abc import Sequence
from enum import IntEnum
from types import SimpleNamespace
from typing import Any

from pyodide.ffi import to_js

solver: Any = None
kHighsInf = float("inf")
HighsModelStatus = IntEnum(
    "HighsModelStatus",
    "kNotset kLoadError kModelError kPresolveError kSolveError kPostsolveError kModelEmpty kOptimal kInfeasible "
    "kUnboundedOrInfeasible kUnbounded kObjectiveBound kObjectiveTarget kTimeLimit kIterationLimit kUnknown "
    "kSolutionLimit kInterrupt",
    start=0,
)
HighsVarType = IntEnum("HighsVarType", "kContinuous kInteger", start=0)
MatrixFormat = SimpleNamespace(kRowwise=2)
REFUSED = -1


class HighsLp:
    """A program as it is handed over, rows one after the other."""

    def __init__(self) -> None:
        self.a_matrix_ = SimpleNamespace()


class _Highs:
    """The solver with one program in it. What it holds outside Python goes when it goes."""

    def __init__(self) -> None:
        self.model = solver.create()

    def __del__(self) -> None:
        solver.end(self.model)

    def setOptionValue(self, name: str, value: object) -> None:
        done(solver.set(self.model, name, value), name)

    def getOptionValue(self, name: str) -> tuple[int, Any]:
        return 0, solver.get(self.model, name)

    def passModel(self, lp: Any) -> None:
        ends = (lp.col_cost_, lp.col_lower_, lp.col_upper_, lp.row_lower_, lp.row_upper_)
        matrix = lp.a_matrix_
        places = [numbers("i", each) for each in (matrix.start_, matrix.index_)]
        numbered = [*(numbers("d", each) for each in ends), *places, numbers("d", matrix.value_)]
        done(solver.program(self.model, lp.num_col_, lp.num_row_, *numbered), "program")

    def changeRowBounds(self, row: int, lower: float, upper: float) -> None:
        done(solver.row(self.model, row, lower, upper), "row")

    def changeColBounds(self, column: int, lower: float, upper: float) -> None:
        done(solver.column(self.model, column, lower, upper), "column")

    def changeColsBounds(self, count: int, columns: Sequence[int], lower: Any, upper: Any) -> None:
        for column, low, high in zip(columns[:count], lower, upper, strict=True):
            self.changeColBounds(column, low, high)

    def changeColCost(self, column: int, cost: float) -> None:
        done(solver.cost(self.model, column, cost), "cost")

    def changeColsIntegrality(self, count: int, columns: Sequence[int], kinds: Sequence[int]) -> None:
        done(solver.kind(self.model, count, int(kinds[0]) if count else 0), "kind")

    def run(self) -> int:
        return int(solver.run(self.model))

    def clearSolver(self) -> None:
        done(solver.anew(self.model), "anew")

    def getModelStatus(self) -> HighsModelStatus:
        return HighsModelStatus(solver.state(self.model))

    def modelStatusToString(self, state: HighsModelStatus) -> str:
        return state.name

    def getSolution(self) -> "Solution":
        return Solution(self.model)

    def getDualRay(self) -> tuple[int, bool, list[float]]:
        ray = solver.ray(self.model)
        return 0, ray is not None, [] if ray is None else ray.to_py().tolist()


class Highs(_Highs):
    """Where highspy has its callbacks, which nobody here asks for."""


class Solution:
    """What was found; each part is fetched when it is asked for."""

    def __init__(self, model: Any) -> None:
        self.model = model

    @property
    def col_value(self) -> list[float]:
        return solver.values(self.model).to_py().tolist()  # type: ignore[no-any-return]

    @property
    def row_dual(self) -> list[float]:
        return solver.duals(self.model).to_py().tolist()  # type: ignore[no-any-return]


def numbers(kind: str, values: Sequence[float]) -> Any:
    """A row of numbers as JavaScript takes it."""
    return to_js(array(kind, values))


def done(status: int, what: str) -> None:
    """A refusal of the solver is an error."""
    if status == REFUSED:
        raise RuntimeError(what)
