"""What people have decided, and what they are still asked: `corrections.csv`, figures without a number, and open questions.

A figure that is `corrected` says what we publish instead; one that `stands` is published as printed, marked as doubtful, and
nothing is worked out from it; one that the publisher has `confirmed` is published as printed, without reservation, and what it
contradicts is not explained by that: the audit concludes nothing from it. Every contradiction must be named by a decision about one
of its figures.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from scripts.ground.cells import cell_id, cell_of
from scripts.ground.codes import BLANK, IN_CHART
from scripts.ground.columns import Column
from scripts.ground.data_package import Package, Row
from scripts.ground.problems import Problem

FILE = "corrections.csv"
CORRECTED, STANDS, CONFIRMED = "corrected", "stands", "confirmed"


class DecidedFigure(NamedTuple):
    """One printed number: the cell that it is about, and the number."""

    observation: str
    value: str


def as_published(row: Row, decisions: Sequence[Row]) -> Row:
    """A statement with the numbers that decisions publish in the place of those that are printed."""
    mended = {
        DecidedFigure(one["observation"], one["printed_value"]): one["published_value"]
        for one in decisions
        if one["decision"] == CORRECTED
    }
    columns: tuple[Column, ...] = ("value", "base") if row["value"] else ("base",)
    told = dict(zip(columns, printed_figures(row), strict=False))
    return row | {column: mended[one] for column, one in told.items() if mended.get(one)}


def check_decisions(
    decisions: Sequence[tuple[int, Row]], statements: Sequence[Row], findings: Sequence[tuple[str, set[DecidedFigure]]]
) -> list[Problem]:
    """What is wrong with the decisions. `decisions`: line and row; `findings`: id and figures of every contradiction.

    The print must still say what a decision says that it does; a decision must name contradictions that are there, in which its
    figure takes part; every contradiction must be named.
    """
    printed = {figure for row in statements for figure in printed_figures(row)}
    known = dict(findings)
    problems = []
    for line, row in decisions:
        figure = DecidedFigure(row["observation"], row["printed_value"])
        if figure not in printed:
            hint = ", ".join(sorted(one.value for one in printed if one.observation == figure.observation)) or "-"
            problems.append(Problem(FILE, line, "printed_value", "correction_guard", row["printed_value"], hint))
        if (row["decision"] == CORRECTED) != bool(row["published_value"]):
            problems.append(Problem(FILE, line, "published_value", "correction_value", row["published_value"]))
        for name in row["findings"].split():
            if figure not in known.get(name, set()):
                here = " ".join(sorted(each for each, figures in known.items() if figure in figures)) or "-"
                problems.append(Problem(FILE, line, "findings", "correction_stale", name, here))
    return problems


def printed_figures(row: Row) -> list[DecidedFigure]:
    """The numbers of one statement."""
    found = [DecidedFigure(row["observation"] or cell_id(cell_of(row)), row["value"])] if row["value"] else []
    return found + ([DecidedFigure(row["base_observation"], row["base"])] if row["base"] else [])


EVIDENCE = "evidence"  # what `used_as` says of a figure that a question only leans on
ANSWERED = "answered"  # what `publisher_status` says of a question that the publisher has answered


def missing(observations: Iterable[Row]) -> list[Row]:
    """The rows of which a source gives no number, that is in its chart or nowhere. What is hidden is not missing."""
    return [row for row in observations if row["obs_status"] in BLANK]


def open_questions(year: str, questions: Iterable[Row], observations: Sequence[Row]) -> list[Row]:
    """The questions that nobody has answered and that a figure of the year names, or no figure of any year; in order."""
    years: dict[str, set[str]] = {}
    for row in observations:
        for question in row["question"].split():
            years.setdefault(question, set()).add(row["year_to"] or row["year"])
    asked = [
        row for row in questions if row["publisher_status"] != ANSWERED and year in years.get(row["question"], {year})
    ]
    return sorted(asked, key=lambda row: int(row["order"]))


@dataclass(frozen=True)
class Missing:
    """How many of some figures lack a number: in a chart only, or in no place of the source; and how many they are in all."""

    in_chart: int
    nowhere: int
    of: int

    @property
    def both(self) -> int:
        """All that lack one."""
        return self.in_chart + self.nowhere


def counted(observations: Sequence[Row]) -> Missing:
    """How many of these lack a number."""
    rows = missing(observations)
    charted = sum(row["obs_status"] == IN_CHART for row in rows)
    return Missing(charted, len(rows) - charted, len(observations))


def decisions(package: Package) -> Callable[[str], Row | None]:
    """What gives the correction of a figure, or of the nearest that it is worked out from, and so why it has changed."""
    decided = {row["observation"]: row for row in package.rows_if_any("corrections")}
    inputs = {row["observation"]: row.get("inputs", "").split() for row in package.rows_if_any("observations")}

    def decision(name: str) -> Row | None:
        found = [name]
        for one in found:
            found += [each for each in inputs.get(one, ()) if each not in found]
        return next((decided[one] for one in found if one in decided), None)

    return decision
