"""Which cells of a figure's row may be filled: what a missing number, a base, a rank and a comparison rule out."""

import pandas as pd

from scripts.ground.cells import NUMERIC
from scripts.ground.problems import Problem
from scripts.ground.statuses import IN_CHART, NO_NUMBER, NOBODY_SAID
from scripts.package.tables import text_at

# May stand without a number: what the source says in words.
WORDED = "O"
COMPARED = ("over", "under", "just_over", "just_under", "about", "not")


def check_filled(frame: pd.DataFrame, file: str) -> list[Problem]:
    """Nothing is said of a number that is not there, but in words, and of a chart whether it prints the number; only amounts
    have a base; only the build marks a break.
    """  # noqa: D205
    absent, measure = frame["obs_status"].isin(NO_NUMBER), frame["measure"]
    problems = []
    words = frame["obs_status"].eq(WORDED) & ~frame["printed"].str.contains(r"[0-9]")
    for column, unwanted in (("qualifier", absent), ("printed", absent & ~words), ("base", absent)):
        problems += at(frame, unwanted & frame[column].ne(""), file, column, "cell_not_wanted", "obs_status")
    no_base = ~absent & frame["base"].ne("") & ~measure.isin(NUMERIC)
    problems += at(frame, no_base, file, "base", "cell_not_wanted", "measure")
    charted = frame["obs_status"].eq(IN_CHART)
    problems += at(frame, charted & frame["chart_prints"].eq(""), file, "chart_prints", "chart_needed", NOBODY_SAID)
    problems += at(
        frame, absent & ~charted & frame["chart_prints"].ne(""), file, "chart_prints", "cell_not_wanted", "obs_status"
    )
    span = absent & frame["qualifier"].eq("between") & frame["value_to"].ne("")
    problems += at(frame, span, file, "value_to", "cell_not_wanted", "obs_status")
    problems += at(frame, frame["obs_status"].eq("B"), file, "obs_status", "status_of_build")
    for column in ("value", "value_to"):
        nought = measure.eq("rank") & (pd.to_numeric(frame[column], errors="coerce") < 1)
        problems += at(frame, nought, file, column, "number_too_small", "1")
    loose = ~absent & measure.eq("comparison") & frame["qualifier"].ne("") & ~frame["qualifier"].isin(COMPARED)
    return problems + at(frame, loose, file, "qualifier", "comparison_qualifier", ", ".join(COMPARED))


def at(frame: pd.DataFrame, mask: pd.Series, file: str, column: str, kind: str, hint: str = "") -> list[Problem]:
    """One problem for each row of the mask, with what stands in `column`."""
    return [Problem(file, int(row), column, kind, text_at(frame, row, column), hint) for row in frame.index[mask]]
