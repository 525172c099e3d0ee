"""What a missing number would settle: the whole it is a share of, the sums that could be tried, what is printed of the same."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from scripts.ground.cells import CELL_COLUMNS
from scripts.ground.codebook import Codebook
from scripts.ground.data_package import Row
from scripts.ground.interval import EXACT
from scripts.ground.missing import missing
from scripts.reasoning.context import contexts
from scripts.reasoning.facts import quantity
from scripts.reasoning.quantities import Quantity
from scripts.reasoning.relation import Relation
from scripts.reasoning.structure import relations

SAME = tuple(name for name in CELL_COLUMNS if name not in ("measure", "unit", "base_indicator", "base_category"))


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
