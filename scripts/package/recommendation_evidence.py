"""The figures that stand beside a recommendation: which observation each row of the evidence is."""

from scripts.ground.cells import CELL_COLUMNS, as_row, cell_id
from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.problems import Problem
from scripts.ground.row_notes import DOUBTFUL
from scripts.package.observations import Observation, Observations
from scripts.package.tables import Lines, cells_in

FILE = "recommendation_evidence.csv"
WANTED: tuple[Column, ...] = ("indicator", "category", "population", "scope", "year", "measure")


def resolve_evidence(evidence: Lines, observations: Observations) -> tuple[list[Row], list[Problem]]:
    """The evidence with the observation that each figure row names; a fault where none has a number, or it is doubtful."""
    rows: list[Row] = []
    problems = []
    # neither a year span nor a unit
    named = [name for name in CELL_COLUMNS if all(name in row for row in evidence.values())]
    known: dict[tuple[str, ...], Observation] = {}
    for code, one in ((as_row(cell), one) for cell, one in observations.items()):
        if not code["year_to"]:
            known.setdefault(cells_in(code, named), one)
    for line, row in evidence.items():
        figure = known.get(cells_in(row, named)) if row["evidence_kind"] == "figure" else None
        name = cell_id(figure.cell) if figure else ""
        if row["evidence_kind"] == "figure" and not figure:
            wanted = ", ".join(row[name] for name in WANTED)
            problems.append(Problem(FILE, line, "indicator", "evidence_unresolved", wanted))
        elif figure and figure.doubt.kind == DOUBTFUL:
            problems.append(Problem(FILE, line, "indicator", "evidence_doubtful", name))
        rows.append(row | {"observation": name})
    return rows, problems
