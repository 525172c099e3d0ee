"""The figures that stand beside a recommendation: which observation each row of the evidence is."""

from scripts.ground.cells import CELL_COLUMNS, Cell, as_row, cell_id
from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.problems import Problem
from scripts.ground.row_notes import DOUBTFUL
from scripts.package.observations import Observations
from scripts.package.tables import Lines

FILE = "recommendation_evidence.csv"
WANTED: tuple[Column, ...] = ("indicator", "category", "population", "scope", "year", "measure")


def resolve_evidence(evidence: Lines, observations: Observations) -> tuple[list[Row], list[Problem]]:
    """The evidence with the observation that each figure row names; a fault where none has a number, or it is doubtful."""
    rows: list[Row] = []
    problems = []
    known = {cell_id(cell): one for cell, one in observations.items()}
    for line, row in evidence.items():
        named = [name for name, one in known.items() if speaks_of(one.cell, row)]
        figure = row["evidence_kind"] == "figure"
        if figure and not named:
            wanted = ", ".join(row[name] for name in WANTED)
            problems.append(Problem(FILE, line, "indicator", "evidence_unresolved", wanted))
        elif figure and known[named[0]].doubt.kind == DOUBTFUL:
            problems.append(Problem(FILE, line, "indicator", "evidence_doubtful", named[0]))
        rows.append(row | {"observation": named[0] if figure and named else ""})
    return rows, problems


def speaks_of(cell: Cell, row: Row) -> bool:
    """Whether a row without year span and unit names this cell."""
    named = [name for name in CELL_COLUMNS if name in row]
    code = as_row(cell)
    return not code["year_to"] and all(code[name] == row[name] for name in named)
