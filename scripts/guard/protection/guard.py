"""The guard: what everything published tells of the counts that are hidden or implied, as a reader works it out.

It needs no hidden value, and knows of none which it is: a small one, or one hidden for another's sake.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from scripts.ground.codebook import Codebook
from scripts.ground.codes import WORDING
from scripts.ground.small import Disclosure
from scripts.guard.protection.cells import Sum, cells
from scripts.guard.protection.evidence import (
    COMPUTED,
    RELEASED,
    Evidence,
    Hidden,
    Published,
    earlier,
    hidden_counts,
    present,
)
from scripts.guard.protection.form_year import rests, rules_of_three
from scripts.guard.protection.reader import Cores, Floors, Reader, believed, leaves_few, leaves_few_small, tells
from scripts.guard.reasoning import (
    Fact,
    Quantity,
    Relation,
    asked,
    contexts,
    more_answers,
    program,
    reduced,
    relations,
    smallest,
    touched,
)
from scripts.guard.reasoning.model import Model


@dataclass(frozen=True)
class Told:
    """A count of which too little is left open for a reader who knows `kept` under `rules` and `floors`.

    `need`: how many values there should be; `beside`: what else is hidden, where too little is left since it is surely small.
    """

    cell: Sum
    kept: tuple[Evidence, ...]
    rules: tuple[Relation, ...]
    floors: Floors
    need: int
    beside: tuple[Sum, ...] | None = None

    @property
    def year(self) -> str:
        """The year that it is about."""
        return self.cell.terms[0][1].year

    def values(self) -> set[int]:
        """What is left of it: all of it where that is fewer than there should be."""
        facts = [one.fact for one in self.kept]
        near = reduced(self.rules, touched(facts) | {one for _, one in self.cell.terms})
        return Reader(facts, near, [self.cell], self.floors).values(self.cell, self.need)

    def proof(self, of: Collection[Quantity] | None = None) -> list[Evidence]:
        """Few pieces of evidence that leave no more of it, none of which can be left out.

        `of`: where only evidence of these counts is asked for, beside all that the reader knows of others. What is printed now
        goes before what a version said, and before what was computed, which only follows from it.
        """
        own = {one for _, one in self.cell.terms}
        left = sorted(self.kept, key=lambda one: (one.fact.quantity not in own, -one.trust))
        for trust in (COMPUTED, RELEASED):
            fewer = [one for one in left if one.trust != trust]
            left = fewer if self.follows(fewer) else left
        fixed = [one for one in left if of is not None and one.fact.quantity not in of]
        left = [one for one in left if of is None or one.fact.quantity in of]
        if fixed and self.follows(fixed):
            return []
        needed = smallest(range(len(left)), lambda some: not self.follows([*fixed, *(left[number] for number in some)]))
        found = [left[number] for number in needed or ()]
        return [one for one in found if one.fact.figures or one.where]

    def follows(self, evidence: Sequence[Evidence]) -> bool:
        """Whether this evidence tells too much of it already."""
        facts, cells = [one.fact for one in evidence], (self.cell, *(self.beside or ()))
        near = reduced(self.rules, touched(facts) | {one for cell in cells for _, one in cell.terms})
        reader = Reader(facts, near, cells, self.floors)
        if self.beside is None:
            return leaves_few(reader, self.cell, self.need)
        return leaves_few_small(reader, self.cell, self.need, self.beside)


@dataclass(frozen=True)
class Near:
    """What is asked about of a year that is public: some counts with those beside them, and what else is `reached` from them."""

    counts: frozenset[Quantity]
    reached: frozenset[Quantity] = frozenset()


@dataclass(frozen=True)
class Bound:
    """The relations of a year, the cells that they make, and what counts are at least.

    `cores`: what has been found not to be true together, while figures are hidden one after the other.
    """

    rules: list[Relation]
    cells: list[Sum]
    floors: Floors
    cores: Cores = field(default_factory=list, compare=False)

    def near(self, about: Near | None) -> "Bound":
        """The same with only the cells that relations make of these counts and those beside them. None: with every cell."""
        if about is None:
            return self
        sides = [{one for _, one in rule.terms} for rule in self.rules]
        beside = set(about.counts).union(*(side for side in sides if not side.isdisjoint(about.counts)))
        own = {cell: {one for _, one in cell.terms} for cell in self.cells}
        return replace(self, cells=[cell for cell in self.cells if own[cell] <= beside or own[cell] & about.reached])


def bound_by(
    year: str, facts: Sequence[Fact], counts: Collection[Quantity], published: Published, disclosure: Disclosure
) -> Bound:
    """What binds some facts and some counts of a year."""
    book, said = published.book, touched(facts) | set(counts)
    left = [cell for cell in rests(year, published, disclosure) if said.issuperset(one for _, one in cell.terms)]
    threes = [one for one in rules_of_three(year, published) if said.issuperset(each for _, each in one.terms)]
    rules = [*rules_for(facts, counts, book), *threes]
    return Bound(rules, sorted({*cells(counts, rules, book, disclosure), *left}), floors(rules, book))


def bound_now(year: str, published: Published, disclosure: Disclosure) -> Bound:
    """What binds the present tables. To hide more of them changes nothing of it."""
    facts = published.facts(year)
    blank = asked(facts, published.statements, year, published.book)
    return bound_by(year, facts, blank | hidden_in(year, published).keys(), published, disclosure)


def hidden_in(year: str, published: Published) -> dict[Quantity, int]:
    """The counts of a year that are hidden, each with a statement that hides it."""
    return {one: number for one, number in hidden_counts(published).items() if one.year == year}


def told_of(
    year: str,
    published: Published,
    disclosure: Disclosure,
    bound: Bound | None = None,
    about: Near | None = None,
) -> list[Told]:
    """The counts of a year that the present tables tell too much of; then those that only earlier versions tell of.

    `bound`: as `bound_now` has it, where it is known already. `about`: where not every count is asked about.
    """
    hidden = hidden_in(year, published)
    now = present(year, hidden, published)
    mine = (bound or bound_now(year, published, disclosure)).near(about)
    found = list(seen(now, hidden, mine, disclosure))
    once = earlier(year, published)
    if once:
        known = {one.cell for one in found}
        facts = [one.fact for one in (*now, *once)]
        blank = asked(facts, published.statements, year, published.book)
        mine = bound_by(year, facts, blank | hidden.keys(), published, disclosure).near(about)
        found += [one for one in seen([*now, *once], hidden, mine, disclosure) if one.cell not in known]
    return found


def seen(evidence: Sequence[Evidence], hidden: Hidden, bound: Bound, disclosure: Disclosure) -> Iterator[Told]:
    """What this evidence tells too much of."""
    need, kept = disclosure.threshold, believed(evidence, bound.rules, bound.cores)
    about = [replace(cell, hidden=cell.is_one_of(hidden)) for cell in bound.cells]
    reader = Reader([one.fact for one in kept], bound.rules, about, bound.floors)
    for cell in reader.cells:
        if tells(reader, cell, need):
            beside = None if leaves_few(reader, cell, need) else tuple(reader.beside(cell))
            yield Told(cell, tuple(kept), tuple(bound.rules), bound.floors, need, beside)


def contradiction(facts: Sequence[Fact], book: Codebook) -> list[Fact]:
    """Few of some facts of a year that cannot all be true; none where they can be."""
    said = numbers(facts)
    core = Model(program(rules_for(said, (), book), said)).conflict(range(len(said)))
    return [said[number] for number in core or ()]


def numbers(facts: Iterable[Fact]) -> list[Fact]:
    """The facts without wordings, which say no number and contradict nothing."""
    return [one for one in facts if one.strength != WORDING]


def rules_for(facts: Sequence[Fact], counts: Collection[Quantity], book: Codebook) -> list[Relation]:
    """The relations between what some facts speak of and some counts."""
    said = touched(facts) | set(counts)
    found = relations(contexts(said, book), book, said)
    return [*found, *more_answers(found, book)]


def floors(rules: Iterable[Relation], book: Codebook) -> Floors:
    """What a count with a row of its own is at least by the definition of its indicator, unless it is nothing."""
    return {
        one: least
        for relation in rules
        for _, one in relation.terms
        if (least := book.least(one.indicator, one.category))
    }
