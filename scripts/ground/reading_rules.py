"""The rules of reading: what may not be summed and what may not be compared, as the table `rules` has them.

A rule is of a class (what of a row it looks at) and names its codes; one without codes is of all of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scripts.ground.data_package import Row

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
