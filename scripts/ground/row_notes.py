"""What a reader is told of a row: the notes that its own columns decide, so that none can contradict it, and the rules of reading.

The texts of the notes stand in `notes`. The table `rules` says what may not be summed and what may not be compared: a rule is of a
class (what of a row it looks at) and names its codes; one without codes is of all of them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from scripts.ground.cells import UNIT_NOT_STATED
from scripts.ground.codes import FEW, HIDDEN, IN_CHART, UNANSWERED
from scripts.ground.data_package import Row
from scripts.ground.small import NOT_PEOPLE

PERCENT = "percent"
SEVERAL = "several"  # what `answers` of an indicator says where one person may have more than one
DOUBTFUL = "doubtful"
EXPLAINED = "explained_"  # what the name of a note begins with that explains why a figure is unlike last year's


def lacks_base(row: Row) -> bool:
    """Whether a percentage is a share of something that no source states: no number, no cell and no condition says it.

    Of a hidden one the base is hidden too.
    """
    said = row["base"] or row["base_indicator"] or row["within_indicator"] or row["obs_status"] == HIDDEN
    return row["measure"] == PERCENT and not said


def is_few(row: Row, sizes: Iterable[str] = ()) -> bool:
    """Whether a row counts few people, or answers of theirs, or is a share of few or that stands for few.

    `sizes`: how many other rows say that a share is of, or stands for.
    """
    told, size = row["value"] or row["upper"], row["base"]
    if row["unit"] in NOT_PEOPLE or row["measure"] not in ("count", PERCENT):
        return False
    if row["measure"] == "count":
        return is_small(told)
    stands_for = str(float(told) * float(size) / 100) if told and size else ""
    return any(map(is_small, (size, stands_for, *sizes)))


def is_small(number: str) -> bool:
    """Whether a number is known, and some but few."""
    return bool(number) and 0 < float(number) < FEW


def is_share(row: Row, of_persons: bool) -> bool:
    """Whether a row is a percentage of persons, or of what its unit counts instead; one of another cell names that."""
    own = row["measure"] == PERCENT and not row["base_indicator"] and not lacks_base(row)
    return own and (row["unit"] == "persons") == of_persons


# Note -> whether it holds for an observation of an indicator; the sizes as in `is_few`.
ROW_NOTES: Mapping[str, Callable[[Row, Row, Sequence[str]], bool]] = {
    "value_only_in_chart": lambda row, *_: row["obs_status"] == IN_CHART,
    "no_number_in_source": lambda row, *_: row["obs_status"] == UNANSWERED,
    "hidden": lambda row, *_: row["obs_status"] == HIDDEN,
    "not_the_rest": lambda row, of, _: of["answers"] == SEVERAL and row["obs_status"] == HIDDEN,
    "base_not_stated": lambda row, *_: lacks_base(row),
    "share_of_persons": lambda row, of, _: of["answers"] == SEVERAL and is_share(row, of_persons=True),
    "share_of_answers": lambda row, of, _: of["answers"] == SEVERAL and is_share(row, of_persons=False),
    "unit_not_stated": lambda row, *_: row["measure"] == UNIT_NOT_STATED,
    "few_cases": lambda row, _, sizes: is_few(row, sizes),
    "computed": lambda row, *_: row["origin"] == "computed",
    "corrected": lambda row, *_: row["origin"] == "corrected",
    "doubtful": lambda row, *_: row["doubt"] == DOUBTFUL,
}


def row_notes(row: Row, indicator: Row, sizes: Sequence[str] = ()) -> list[str]:
    """The notes that the columns of an observation decide. `indicator`: the row of what it is about; `sizes`: as in `is_few`."""
    return [note for note, holds in ROW_NOTES.items() if holds(row, indicator, sizes)]


SUM, COMPARE = "sum", "compare"


@dataclass(frozen=True)
class ReadingRules:
    """(what is forbidden, class) -> the codes that it is forbidden for; none for all of the class."""

    codes: Mapping[tuple[str, str], frozenset[str]]

    def forbids(self, act: str, of: str, code: str = "") -> bool:
        """Whether rows may not be summed, or compared, for what they are in a class."""
        named = self.codes.get((act, of))
        return named is not None and (not named or code in named)


def read_reading_rules(rows: Iterable[Row]) -> ReadingRules:
    """The rules by what they forbid and their class. `rows`: the table `rules`, some of which compute values and forbid nothing."""
    forbidding = (row for row in rows if row["forbids"])
    return ReadingRules({(row["forbids"], row["reading_class"]): frozenset(row["codes"].split()) for row in forbidding})
