"""The guard: what everything published tells of the counts that are hidden or implied, as a reader works it out.

It needs no hidden value, and knows of none which it is: a small one, or one hidden for another's sake.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scripts.ground.codebook import Codebook
from scripts.ground.contexts import contexts
from scripts.ground.interval import Interval
from scripts.ground.linear import program
from scripts.ground.quantities import Fact, Quantity, touched
from scripts.ground.reduction import reduced
from scripts.ground.relation import Relation
from scripts.ground.small import Disclosure
from scripts.ground.structure import readings, relations
from scripts.protection.cells import Cell, cells
from scripts.protection.evidence import COMPUTED, Evidence, Hidden, Published, believed, earlier, hidden_counts, present
from scripts.protection.reader import Floors, Reader, tells
from scripts.solver.model import Model


@dataclass(frozen=True)
class Told:
    """A count of which too little is left open, and what a reader needs to know for that, who knows `kept` under `rules`."""

    cell: Cell
    kept: tuple[Evidence, ...]
    rules: tuple[Relation, ...]
    need: int

    @property
    def year(self) -> str:
        """The year that it is about."""
        return self.cell.terms[0][1].year

    def proof(self) -> list[Evidence]:
        """The few pieces of evidence that leave no more of it."""
        own = {one for _, one in self.cell.terms}
        # What is said of the cell itself is told first, then what is printed now; what was computed only follows from the print.
        kept = sorted(self.kept, key=lambda one: (one.trust == COMPUTED, one.fact.quantity not in own, -one.trust))
        facts = [one.fact for one in kept]
        near = reduced(self.rules, touched(facts) | own)
        values = Reader(facts, near, [self.cell], {}).values(self.cell, self.need)
        return [kept[number] for number in proof(self.cell, values, facts, near)]


def told_of(year: str, published: Published, disclosure: Disclosure) -> list[Told]:
    """The counts of a year that the present tables tell too much of; then those that only earlier versions tell of."""
    hidden = {one: number for one, number in hidden_counts(published).items() if one.year == year}
    now = present(year, hidden, published)
    found = list(seen(now, hidden, published, disclosure))
    once = earlier(year, published)
    known = {one.cell for one in found}
    return found + [one for one in seen([*now, *once], hidden, published, disclosure) if once and one.cell not in known]


def seen(evidence: Sequence[Evidence], hidden: Hidden, published: Published, disclosure: Disclosure) -> Iterator[Told]:
    """What this evidence tells too much of, under any of the ways to read it; each cell once."""
    book, need = published.book, disclosure.threshold
    facts = [one.fact for one in evidence]
    ways = readings(rules_for(facts, hidden, book))
    done: set[Cell] = set()
    for rules, kept in zip(ways, believed(evidence, ways), strict=True):
        if kept is None:
            continue
        asked = cells(hidden, rules, book, disclosure)
        reader = Reader([one.fact for one in kept], rules, asked, floors(rules, book))
        for cell in reader.cells:
            if cell not in done and tells(reader, cell, need):
                done.add(cell)
                yield Told(cell, tuple(kept), tuple(rules), need)


def rules_for(facts: Sequence[Fact], counts: Collection[Quantity], book: Codebook) -> list[Relation]:
    """The relations between what some facts speak of and some counts."""
    return relations(contexts(touched(facts) | set(counts), book), book)


def floors(rules: Iterable[Relation], book: Codebook) -> Floors:
    """What a count with a row of its own is at least by the definition of its indicator, unless it is nothing."""
    return {
        one: int(least)
        for relation in rules
        for _, one in relation.terms
        if (least := book.indicators[one.indicator]["least"]) and book.role(one.indicator, one.category) == "part"
    }


def proof(cell: Cell, values: Collection[int], facts: Sequence[Fact], rules: Sequence[Relation]) -> list[int]:
    """The numbers of the facts beside which a cell can be no smaller and no greater than these values, as few as it gets."""
    ends = [Interval(Fraction(max(values, default=0) + 1), None)]
    ends += [Interval(None, Fraction(min(values) - 1))] if values and min(values) > cell.start else []
    return sorted({number for end in ends for number in against(cell, end, facts, rules)})


def against(cell: Cell, claim: Interval, facts: Sequence[Fact], rules: Sequence[Relation]) -> list[int]:
    """The facts, by number, that a claim on a cell cannot be true beside."""
    made = program(rules, facts)
    terms = [(factor, made.count(one)) for factor, one in cell.terms]
    low, high = (None if end is None else int(end) for end in (claim.lower, claim.upper))
    made.hold(terms, low, high, len(facts))
    # The claim first: a set without it is no proof.
    core = Model(made).conflict([len(facts), *range(len(facts))]) or []
    return [number for number in core if number < len(facts)]
