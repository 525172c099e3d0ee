"""What a report takes up without a number, and which questions to its publisher are open. Rows in, rows out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scripts.ground.data_package import Row
from scripts.ground.statuses import BLANK, IN_CHART

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
