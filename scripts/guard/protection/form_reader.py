"""What a reader who knows the form works out of a form year: its questions are asked about all that is protected.

Asked where the relations tell nothing: it knows more than these, and takes longer. How "all of the above" was counted nobody knows,
so that each way is asked about. With what people take for granted a reader leaves fewer tables, never more: without it is asked
only where it cannot be.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial
from itertools import islice

from scripts.ground.small import Disclosure
from scripts.guard.protection.cells import Sum
from scripts.guard.protection.evidence import Published
from scripts.guard.protection.form_year import FormSaid, FormYear, form_year
from scripts.guard.protection.guard import Bound
from scripts.guard.questionnaire.conflict import telling, words
from scripts.guard.questionnaire.declaration import Form, FormCell
from scripts.guard.questionnaire.form_table import Table
from scripts.guard.questionnaire.world import World, taken_for_granted
from scripts.guard.reasoning import GREATEST, Quantity

Found = dict[Table, list[list[int]]]  # a table -> such tables with numbers in them
SUM: FormCell = ("", "sum", "")  # what is asked about, where that is no line


@dataclass(frozen=True)
class ToldByForm:
    """A count of which the form leaves too little open. `figures`: the counts that tell it; `why`: what the form says there."""

    cell: Sum
    figures: tuple[Quantity, ...]
    why: tuple[tuple[str, str], ...]

    @property
    def year(self) -> str:
        """The year that it is about."""
        return self.cell.terms[0][1].year


def form_reader(year: str, published: Published, disclosure: Disclosure, bound: Bound) -> "FormReader | None":
    """A reader of a form year, who is asked about the cells that the relations make; None where no form is declared."""
    of = form_year(year, published)
    return FormReader(of, bound.cells, disclosure, tables_found(of.form)) if of else None


@lru_cache(maxsize=4)
def tables_found(form: Form) -> Found:
    """What has been found of tables: a proposal asks again and again with this or that hidden besides, and then the judge.

    Each that is taken up again is first tried against what is published then, so that nothing follows of what is kept.
    """
    return {}


class FormReader:
    """Somebody who knows the form of a year, and is asked about some cells. `found`: tables that were found, and are kept."""

    def __init__(self, of: FormYear, cells: Iterable[Sum], disclosure: Disclosure, found: Found) -> None:
        self.of, self.need = of, disclosure.threshold
        every = dict.fromkeys(replace(cell, hidden=False) for cell in cells)
        self.cells = [cell for cell in every if all(of.line(one) for _, one in cell.terms)]
        self.found = found

    def possible(self, published: Published) -> bool:
        """Whether there are such people, whatever they take for granted."""
        return any(world.possible() for world in self.worlds(self.of.said(published)))

    def told(
        self, published: Published, known: Callable[[Sum], bool] = lambda cell: False, most: int | None = None
    ) -> list[ToldByForm]:
        """What is told of these cells by all that would be published, each once, but of none that may be known anyhow.

        `most`: so many of each way to count, where not all are asked for: to say why takes long.
        """
        said, found = self.of.said(published), dict[Sum, ToldByForm]()
        for world in self.worlds(said):
            fresh = (one for one in self.few(world, said, self.cells) if one[0] not in found and not known(one[0]))
            found |= {cell: self.why(world.table, said, cell, values) for cell, values in islice(fresh, most)}
            self.found[world.table] = world.tables()
        return [*found.values()]

    def surely(self, published: Published) -> Callable[[Sum], bool]:
        """Whether too little is left of a cell in each way to count: whatever a reader takes it for, it is told.

        To know it of all takes most of a reading, and few are asked about: each is worked out when it is.
        """
        said = self.of.said(published)
        worlds = cache(lambda: [*self.worlds(said)])

        @cache
        def told(cell: Sum) -> bool:
            asked = replace(cell, hidden=False) in self.cells and cell.hidden == self.hides(said, cell)
            return asked and bool(worlds()) and all([*self.few(world, said, [cell])] for world in worlds())

        return told

    def hides(self, said: FormSaid, cell: Sum) -> bool:
        """Whether it is a line that is hidden."""
        return len(cell.terms) == 1 and self.of.line(cell.terms[0][1]) in said.hidden

    def worlds(self, said: FormSaid) -> Iterator[World]:
        """The tables that can be, one of each way to count. A share that none of them has is believed by nobody, the others are."""

        def asked(some: FormSaid, plain: Table) -> World:
            table = some.wider(plain)
            world = World(table, some.told, some.hidden, bounds=some.held(), before=self.found.get(table, ()))
            if world.possible():
                self.found[table] = world.tables()
            return world

        def world_of(some: FormSaid, way: str) -> World:
            return taken_for_granted(self.of.form, way, partial(asked, some))

        for way in said.ways(self.of.form):
            world, believed = world_of(said, way), replace(said, shares={})
            if not world.possible() and said.shares:
                world = world_of(believed, way)
                for one in said.shares.items() if world.possible() else ():
                    more = replace(believed, shares=dict([*believed.shares.items(), one]))
                    if (narrower := world_of(more, way)).possible():
                        world, believed = narrower, more
            if world.possible():
                yield world

    def few(self, world: World, said: FormSaid, cells: Sequence[Sum]) -> Iterator[tuple[Sum, list[int]]]:
        """Those of these cells of which too little is left, and what is left of each."""
        hidden = world.few(self.need) if any(self.hides(said, cell) for cell in cells) else {}
        for cell in cells:
            terms = {line: factor for factor, one in cell.terms if (line := self.of.line(one))}
            if self.hides(said, cell):
                (line,) = terms
                if line in hidden:
                    yield replace(cell, hidden=True), hidden[line]
            elif cell.shared and not said.shown.keys() >= terms.keys():
                values = world.few_of(terms, self.need)
                if values and any(0 < value < self.need for value in values):
                    yield cell, values

    def why(self, table: Table, said: FormSaid, cell: Sum, values: Sequence[int]) -> ToldByForm:
        """The figures that tell it: those that leave it no other value, each gap between these by itself."""
        terms = {line: factor for factor, one in cell.terms if (line := self.of.line(one))}
        asked = next(iter(terms)) if len(terms) == 1 else SUM
        wider = table if asked in terms else table.with_sum(SUM, terms)
        held = [(line, *ends) for line, ends in said.held().items() if line != asked]
        told: list[FormCell] = []
        for gap in gaps(values, int(cell.hidden)):
            told += telling(wider, said.told, held, (asked, *gap))
        lines = dict.fromkeys(said.shares[one][0][0][0] if one in said.shares else one for one in told)
        return ToldByForm(cell, tuple(map(self.of.count, lines)), tuple(words(self.of.form, told)))


def gaps(values: Sequence[int], start: int) -> Iterator[tuple[int, int]]:
    """(first, last) of each stretch of numbers from `start` on that are none of these."""
    for value in sorted(values):
        if start < value:
            yield start, value - 1
        start = value + 1
    yield start, GREATEST
