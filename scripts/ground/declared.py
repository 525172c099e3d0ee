"""What indicators have to do with each other, as somebody has written it: `relations`, `pairs` and `expectations`. Rows in.

A relation is a sum, a rest, a mean or the same. A pair is of the same people, of the same answers, of support and the
needs that it is for; the same question to children and adults (`counterpart`); alike and not the same (`false_friend`), or nothing
must hold (`unrelated`): where one is no question of the form, which says it of all others. Where numbers bind each other in other
ways the relations say so, and the pair has no row.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from scripts.ground.cells import CELL_COLUMNS, Cell, Units, with_codes
from scripts.ground.data_package import Row

# The kinds of relations that give a rest of each answer, for which nobody need be asked: of what is noted, and of what there was.
NOTED, OF_ALL = BY_ANSWER = "rest_by_answer", "rest_of_all"


@dataclass(frozen=True)
class Declared:
    """One declared relation: `result` and its `terms`, each (role, indicator, category, population, scope, measure, unit).

    `scope`: the cases that alone it holds for; `assumption`: what it rests on where no definition and no source says it.
    """

    name: str
    kind: str
    result: Row
    terms: tuple[Row, ...]
    scope: str = ""
    assumption: str = ""

    @cached_property
    def everywhere(self) -> tuple[Cell, ...]:
        """The cells of the result and its terms, whatever the scope and the year."""
        return tuple(tuple(row.get(name, "") for name in CELL_COLUMNS) for row in (self.result, *self.terms))

    def cells(self, scope: str, year: str) -> tuple[Cell, ...]:
        """The cells that it binds there, the result first; none in a scope that it does not speak of."""
        speaks = self.scope in ("", scope)
        return tuple(with_codes(cell, scope=scope, year=year) for cell in self.everywhere) if speaks else ()


def to_declared(rows: Iterable[Row], units: Units) -> list[Declared]:
    """The relations in their order; each term gets its unit from the code lists unless the row gives one."""
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        unit = row["unit"] or units.get((row["indicator"], row["category"]), "")
        grouped.setdefault(row["relation"], []).append(row | {"unit": unit})
    return [
        Declared(
            name,
            terms[0]["relation_kind"],
            next(row for row in terms if row["relation_role"] == "result"),
            tuple(row for row in terms if row["relation_role"] != "result"),
            terms[0]["scope"],
            terms[0]["assumption"],
        )
        for name, terms in grouped.items()
    ]


SAME_PEOPLE, SAME_ANSWERS, NOT_THE_SAME = "same_people", "same_answers", "not_the_same"


@dataclass(frozen=True)
class SamePeople:
    """`people`: indicator -> the one whose people with an answer are the same.

    `answers`: indicator -> (the one whose answers with the same code are the same, the codes that are not).
    """

    people: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, tuple[str, frozenset[str]]] = field(default_factory=dict)

    def same_people(self, one: str, other: str) -> bool:
        """Whether the people who have an answer are the same in two indicators."""
        return self.people.get(one, one) == self.people.get(other, other)


def read_pairs(rows: Iterable[Row]) -> SamePeople:
    """The pairs of the same people, and of the same answers."""
    told = [
        (row["pair_kind"], row["indicator"], row["category"], other) for row in rows for other in row["others"].split()
    ]
    apart = {(indicator, category) for kind, indicator, category, _ in told if kind == NOT_THE_SAME}
    return SamePeople(
        {other: indicator for kind, indicator, _, other in told if kind == SAME_PEOPLE},
        {
            indicator: (other, frozenset(category for name, category in apart if name == indicator))
            for kind, indicator, _, other in told
            if kind == SAME_ANSWERS
        },
    )


CountName = tuple[str, str, str]  # indicator, category, population
COUNT_NAME = re.compile(r"(\w+)(?:\.(\w+))?@(\w+)")
STRONG = "strong"  # so much taken for granted that a reader leaves out what it forbids


@dataclass(frozen=True)
class Expectation:
    """That the counts of `more` are together hardly more than those of `most`. `strong`: taken for granted; `why`: by language."""

    more: tuple[CountName, ...]
    most: tuple[CountName, ...]
    strong: bool
    why: Mapping[str, str]


def read_expectations(rows: Iterable[Row], answers: Callable[[str], Iterable[str]]) -> Iterator[Expectation]:
    """All that is expected. An indicator without an answer is each of its `answers` by itself."""
    for row in rows:
        sides = [COUNT_NAME.findall(row["more"]), COUNT_NAME.findall(row["most"])]
        each = next((indicator for side in sides for indicator, category, _ in side if not category), "")
        why = {"sv": row["why_sv"], "en": row["why_en"]}
        for code in answers(each) if each else ("",):
            more, most = (tuple((name, category or code, people) for name, category, people in one) for one in sides)
            yield Expectation(more, most, row["expectation_strength"] == STRONG, why)
