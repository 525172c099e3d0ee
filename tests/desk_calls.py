"""What `scripts/guard/reasoning/model.py` asks of the solver, call by call, as a script that runs with highspy and with its twin.

`ASKED` is one text, since the twin runs it in another Python; it prints what came back, a line a call.
"""

ASKED = """
import json, math
import highspy

def said(what, value):
    if isinstance(value, float):
        value = "infinite" if math.isinf(value) else round(value, 6) + 0.0
    print(json.dumps([what, value]))

class Quiet(highspy.Highs):
    def __init__(self):
        super(highspy.Highs, self).__init__()

OPTIONS = {
    "output_flag": False, "threads": 1, "random_seed": 1, "mip_rel_gap": 0.0, "mip_abs_gap": 0.0, "mip_max_nodes": 100_000,
    "simplex_iteration_limit": 1_000_000, "presolve": "off", "mip_heuristic_run_feasibility_jump": False,
    "mip_root_presolve_only": True,
}

def solver(columns, rows):
    "columns: (lower, upper); rows: (lower, upper, {column: factor})"
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(columns), len(rows)
    lp.col_cost_ = [0.0] * len(columns)
    lp.col_lower_, lp.col_upper_ = [low for low, _ in columns], [high for _, high in columns]
    lp.row_lower_, lp.row_upper_ = [row[0] for row in rows], [row[1] for row in rows]
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    starts = [0]
    for _, _, terms in rows:
        starts.append(starts[-1] + len(terms))
    lp.a_matrix_.start_ = starts
    lp.a_matrix_.index_ = [place for _, _, terms in rows for place in terms]
    lp.a_matrix_.value_ = [factor for _, _, terms in rows for factor in terms.values()]
    own = Quiet()
    for name, value in OPTIONS.items():
        own.setOptionValue(name, value)
    own.passModel(lp)
    return own

def answer(name, own, duals=False):
    own.run()
    state = own.getModelStatus()
    said(name, bool(own.modelStatusToString(state)))
    said(name, state in (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kModelEmpty))
    said(name, state in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible))
    if state in (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kModelEmpty):
        for value in own.getSolution().col_value:
            said(name, float(value))
        for value in own.getSolution().row_dual if duals else ():
            said(name, float(value))

INFINITE = highspy.kHighsInf

empty = solver([], [])
answer("empty", empty)

sums = solver([(0, 10), (0, 10), (0, 4)], [(12, 12, {0: 1.0, 1: 1.0, 2: 1.0}), (-INFINITE, 5, {0: 1.0})])
sums.changeColCost(0, 1.0)
sums.changeColCost(1, 2.0)
answer("least", sums, duals=True)
sums.changeColCost(0, -1.0)
answer("most", sums)
sums.changeColBounds(0, 2, 3)
answer("bound", sums)
sums.changeColsBounds(3, [0, 1, 2], [0.0, 7.0, 0.0], [10.0, 7.0, 4.0])
answer("bounds", sums)
sums.changeRowBounds(1, -INFINITE, INFINITE)
answer("row off", sums)

none = solver([(0, 3), (0, 3)], [(8, INFINITE, {0: 1.0, 1: 1.0}), (0, INFINITE, {0: 1.0})])
answer("no world", none)
_, told, ray = none.getDualRay()
said("ray", told)
for part in ray:
    said("ray", abs(float(part)) > 1e-7)

KEPT = ("mip_feasibility_tolerance", "primal_feasibility_tolerance")
halves = solver([(0, 9), (0, 9)], [(7, 7, {0: 2.0, 1: 3.0})])
halves.changeColCost(0, -1.0)
answer("relaxed", halves)
kept = {name: halves.getOptionValue(name)[1] for name in KEPT}  # before whole numbers: a run may change them
for name in KEPT:
    said(name, kept[name] * 1e6)
    halves.setOptionValue(name, 1e-9)
    said(name, halves.getOptionValue(name)[1] * 1e9)
halves.changeColsIntegrality(2, [0, 1], [highspy.HighsVarType.kInteger] * 2)
answer("whole", halves)
halves.changeColsIntegrality(2, [0, 1], [highspy.HighsVarType.kContinuous] * 2)
answer("relaxed again", halves)
halves.clearSolver()
said("known", halves.getModelStatus() == highspy.HighsModelStatus.kUnknown)
answer("anew", halves)

for name in KEPT:
    halves.setOptionValue(name, kept[name])
    said(name, halves.getOptionValue(name)[1] * 1e6)
halves.setOptionValue("mip_rel_gap", INFINITE)
said("gap", halves.getOptionValue("mip_rel_gap")[1] > 1e9)
halves.setOptionValue("presolve", "on")
halves.changeColsIntegrality(2, [0, 1], [highspy.HighsVarType.kInteger] * 2)
answer("soon", halves)
halves.setOptionValue("mip_rel_gap", 0.0)
said("gap", float(halves.getOptionValue("mip_rel_gap")[1]))
"""
