"""What a report takes up without a number, and what the number would settle. Rows in, rows and relations out."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from scripts.ground.cells import CELL_COLUMNS
from scripts.ground.codebook import Codebook
from scripts.ground.contexts import contexts
from scripts.ground.data_package import Row
from scripts.ground.facts import quantity
from scripts.ground.interval import EXACT
from scripts.ground.quantities import Quantity
from scripts.ground.relation import Relation
from scripts.ground.statuses import BLANK, IN_CHART
from scripts.ground.structure import relations

ANSWERED = "answered"  # what `publisher_status` says of a question that the publisher has answered
SAME = tuple(name for name in CELL_COLUMNS if name not in ("measure", "unit", "base_indicator", "base_category"))


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


@dataclass(frozen=True)
class Settled:
    """What one number would settle: `whole`, that it is a share of, with its count; `sums` that could then be tried; and the
    `prints` that speak of the same.
    """  # noqa: D205

    whole: tuple[Quantity, str] | None
    sums: tuple[Relation, ...]
    prints: tuple[Row, ...]


class Settling:
    """Looks up what each missing number would settle."""

    def __init__(self, observations: Sequence[Row], statements: Sequence[Row], book: Codebook) -> None:
        self.observations, self.statements, self.book = observations, statements, book

    @cached_property
    def asked(self) -> set[Quantity]:
        """The counts that are missing."""
        return {quantity(row, self.book) for row in missing(self.observations)}

    @cached_property
    def known(self) -> Mapping[Quantity, str]:
        """The counts that are known exactly."""
        rows = [row for row in self.observations if row["measure"] == "count" and row["qualifier"] == EXACT]
        return {quantity(row, self.book): row["value"] for row in rows if row["value"]}

    @cached_property
    def sums(self) -> list[Relation]:
        """The sums of which every count is known or asked for, some of each."""
        counts = self.asked | self.known.keys()
        every = relations(contexts(self.asked, self.book), self.book, counts)
        return [rule for rule in every if rule.sense == "==" and not rule.reading and self.can_be_tried(rule, counts)]

    def can_be_tried(self, rule: Relation, counts: Collection[Quantity]) -> bool:
        """Whether a sum would be known as a whole, and is not yet."""
        terms = {one for _, one in rule.terms}
        return terms <= set(counts) and not terms.isdisjoint(self.asked) and not terms.isdisjoint(self.known)

    def settled(self, row: Row) -> Settled:
        """What the number of a row would settle."""
        one = quantity(row, self.book)
        here = [
            each for each in self.known if same_group(each, one) and self.book.is_whole(each.indicator, each.category)
        ]
        whole = None if self.book.is_whole(one.indicator, one.category) else next(iter(here), None)
        return Settled(
            (whole, self.known[whole]) if whole else None,
            tuple(rule for rule in self.sums if any(one == term for _, term in rule.terms)),
            tuple(each for each in self.statements if says(each, row)),
        )


def same_group(one: Quantity, other: Quantity) -> bool:
    """Whether two counts are of one question, group and year."""
    names = ("producer", "indicator", "population", "scope", "within_indicator", "within_category", "year", "year_to")
    return all(getattr(one, name) == getattr(other, name) for name in names)


def says(statement: Row, row: Row) -> bool:
    """Whether a statement has words, a place, a bound or a share of the same answer."""
    return bool(statement["printed"]) and all(statement[name] == row[name] for name in SAME)
