"""What is hidden for another's sake, and what would be hidden instead, in the words of the workbook. Counts in, words out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scripts.ground.codebook import Codebook
from scripts.ground.data_package import Row
from scripts.protection.cells import Cell
from scripts.protection.hiding import MOST_IMPORTANT, loss
from scripts.reasoning import Quantity
from scripts.year.answers import Entry
from scripts.year.form import called


@dataclass(frozen=True)
class Named:
    """Counts as the workbook has them. `lines`: those with a line of the form."""

    lines: Mapping[Quantity, Entry]
    codes: Mapping[str, Sequence[Row]]
    book: Codebook

    def one(self, count: Quantity) -> str:
        """A count by its cell and what stands there: "Barn!D12 (Barn, kön, Flickor, Barn)"."""
        about: Row = {"indicator": count.indicator, "category": count.category, "population": count.population}
        label = ", ".join(called(about | {"scope": count.scope}, self.codes))
        return f"{self.lines[count].cells['count']} ({label})" if count in self.lines else label

    def several(self, counts: Iterable[Quantity]) -> str:
        """Some counts, those that a reader loses most by first."""
        ordered = sorted(counts, key=lambda one: (-loss(one, self.book), one))
        return "; ".join(map(self.one, ordered)) or "–"

    def cell(self, cell: Cell) -> str:
        """A count, or the difference that it is."""
        ordered = sorted(cell.terms, key=lambda term: (-term[0], term[1]))
        signs = "".join(f" {'+' if factor > 0 else '−'} {self.one(one)}" for factor, one in ordered)
        return signs.removeprefix(" + ")

    def is_headline(self, count: Quantity) -> bool:
        """Whether a reader misses a count more than others: one of an indicator that is among the most important."""
        return int(self.book.indicators[count.indicator]["importance"]) >= MOST_IMPORTANT
