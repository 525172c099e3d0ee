"""What indicators of the same people have to do with each other, pair by pair: the table `pairs`, as somebody has read it.

A pair is of the same people, of the same answers, of support and the needs that it is for; the same question to children and adults
(`counterpart`); alike and not the same (`false_friend`), or nothing must hold (`unrelated`): where one is no question of the form,
which says it of all others. Where numbers bind each other in other ways the relations say so, and the pair has no row.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from scripts.ground.data_package import Row

SAME_PEOPLE, SAME_ANSWERS, NOT_THE_SAME = "same_people", "same_answers", "not_the_same"


@dataclass(frozen=True)
class Pairs:
    """`people`: indicator -> the one whose people with an answer are the same.

    `answers`: indicator -> (the one whose answers with the same code are the same, the codes that are not).
    """

    people: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, tuple[str, frozenset[str]]] = field(default_factory=dict)

    def same_people(self, one: str, other: str) -> bool:
        """Whether the people who have an answer are the same in two indicators."""
        return self.people.get(one, one) == self.people.get(other, other)


def read_pairs(rows: Iterable[Row]) -> Pairs:
    """The pairs of the same people, and of the same answers."""
    told = [
        (row["pair_kind"], row["indicator"], row["category"], other) for row in rows for other in row["others"].split()
    ]
    apart = {(indicator, category) for kind, indicator, category, _ in told if kind == NOT_THE_SAME}
    return Pairs(
        {other: indicator for kind, indicator, _, other in told if kind == SAME_PEOPLE},
        {
            indicator: (other, frozenset(category for name, category in apart if name == indicator))
            for kind, indicator, _, other in told
            if kind == SAME_ANSWERS
        },
    )
