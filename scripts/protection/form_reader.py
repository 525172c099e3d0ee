"""What a reader who knows the form works out of a form year: its questions are asked about all that is protected.

Asked where the relations tell nothing: it knows more than these, and takes longer. How "all of the above" was counted nobody knows,
so that each way is asked about. With what people take for granted a reader leaves fewer tables, never more: without it is asked
only where it cannot be.
"""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from scripts.ground.codebook import Codebook, is_asked
from scripts.ground.declared import BY_ANSWER
from scripts.ground.once import once
from scripts.ground.scopes import ALL
from scripts.ground.small import Disclosure
from scripts.ground.statements import forms
from scripts.protection.cells import Cell
from scripts.protection.evidence import COMPUTED, PRINTED, Published, hidden_counts, present
from scripts.protection.guard import Way
from scripts.questionnaire.conflict import conflict, words
from scripts.questionnaire.declaration import Cell as Line
from scripts.questionnaire.declaration import Form, read_form
from scripts.questionnaire.form_table import Table, table_of
from scripts.questionnaire.tracks import ways_to_count, without
from scripts.questionnaire.world import World
from scripts.reasoning import GREATEST, Quantity, read_known

Found = dict[Table, list[list[int]]]  # a table -> such tables with numbers in them
SUM: Line = ("", "sum", "")  # what is asked about, where that is no line


@dataclass(frozen=True)
class ToldByForm:
    """A count of which the form leaves too little open. `figures`: the counts that tell it; `why`: what the form says there."""

    cell: Cell
    figures: tuple[Quantity, ...]
    why: tuple[tuple[str, str], ...]

    @property
    def year(self) -> str:
        """The year that it is about."""
        return self.cell.terms[0][1].year


@dataclass(frozen=True)
class Said:
    """What is published of the lines of a form: exact numbers, (least, most) of others, and what is hidden."""

    shown: Mapping[Line, int]
    bounds: Mapping[Line, tuple[int, int]]
    hidden: Collection[Line]

    def held(self) -> dict[Line, tuple[int, int]]:
        """What is known of the lines that are not shown. What is hidden is somebody."""
        return dict.fromkeys(self.hidden, (1, GREATEST)) | dict(self.bounds)

    def ways(self, form: Form) -> Sequence[str]:
        """The ways to count "all of the above"."""
        return ways_to_count(form, self.shown)


@dataclass(frozen=True)
class FormYear:
    """A year of a form, and who asked it."""

    form: Form
    year: str
    producer: str

    @cached_property
    def lines(self) -> frozenset[Line]:
        """Every line that is counted."""
        return frozenset(table_of(self.form).cells)

    def line(self, one: Quantity) -> Line | None:
        """The line of the form that a count is of: of all cases, without a condition."""
        line = one.indicator, one.category, one.population
        return line if line in self.lines and self.count(line) == one else None

    def count(self, line: Line) -> Quantity:
        """The count of a line."""
        return Quantity(self.producer, *line, ALL, "", "", self.year)

    def said(self, published: Published) -> Said:
        """What would be published of the year: counts, percentages of what is known, and what was computed."""
        hidden = {line for one in hidden_counts(published) if (line := self.line(one))}
        evidence = present(self.year, (), published)
        known = read_known([one.fact for one in evidence if one.trust in (PRINTED, COMPUTED)])
        spans = {line: span for one, span in known.items() if (line := self.line(one))}
        shown = {line: span.lower for line, span in spans.items() if span.point and line not in hidden}
        bounds = {
            line: (max(span.lower, int(line in hidden)), GREATEST if span.upper is None else span.upper)
            for line, span in spans.items()
            if line not in shown
        }
        return Said(shown, bounds, hidden)


def form_year(year: str, published: Published) -> FormYear | None:
    """The form of a year as far as it is declared; None where none is.

    A question with an answer that the declaration does not have says nothing, nor does one that depends on it.
    """
    codes, asked = published.codes, forms(published.codes.get("sources", ()))
    rows = (row for row in published.statements if row["year"] == year and row["source"] in asked)
    first = next(rows, None)
    if first is None or not codes.get("form"):
        return None
    form = read_form(codes["form"], codes.get("form_facts", ()))
    return FormYear(without(form, undeclared(form, year, published.book)), year, first["producer"])


def undeclared(form: Form, year: str, book: Codebook) -> set[str]:
    """The indicators that have an answer in a year that no question counts, and that does not follow from others."""
    known = {line for one in form.questions for line in one.lines}
    follows = {(one.result["indicator"], one.result["category"]) for one in book.relations if one.kind == BY_ANSWER}
    return {
        indicator
        for indicator in {name for name, _ in known}
        for category, row in book.categories.get(indicator, {}).items()
        if is_asked(row, year) and (indicator, category) not in known | follows
    }


def form_reader(year: str, published: Published, disclosure: Disclosure, ways: Iterable[Way]) -> "FormReader | None":
    """A reader of a form year, who is asked about the cells that the relations make; None where no form is declared."""
    of = form_year(year, published)
    cells = (cell for way in ways for cell in way.cells)
    return FormReader(of, cells, disclosure, tables_found(published)) if of else None


@once
def tables_found(published: Published) -> Found:
    """What has been found of tables, for all that is asked of it with this or that hidden besides."""
    return {}


class FormReader:
    """Somebody who knows the form of a year, and is asked about some cells. `found`: tables that were found, and are kept."""

    def __init__(self, of: FormYear, cells: Iterable[Cell], disclosure: Disclosure, found: Found) -> None:
        self.of, self.need = of, disclosure.threshold
        every = dict.fromkeys(replace(cell, hidden=False) for cell in cells)
        self.cells = [cell for cell in every if all(of.line(one) for _, one in cell.terms)]
        self.found = found

    def told(self, published: Published, known: Container[Cell] = ()) -> list[ToldByForm]:
        """What is told of these cells by all that would be published, each once, but of none that is known anyhow."""
        said, found = self.of.said(published), dict[Cell, ToldByForm]()
        for world in self.worlds(said):
            for cell, values in self.few(world, said):
                if cell not in found and cell not in known:
                    found[cell] = self.why(world.table, said, cell, values)
            self.found[world.table] = world.tables()
        return [*found.values()]

    def worlds(self, said: Said) -> Iterator[World]:
        """The tables that can be, one of each way to count."""
        for way in said.ways(self.of.form):
            for assumed in (True, False):
                table = table_of(self.of.form, way, assumed)
                before = self.found.get(table, ())
                world = World(table, said.shown, said.hidden, bounds=said.held(), before=before)
                if world.possible():
                    yield world
                    break

    def few(self, world: World, said: Said) -> Iterator[tuple[Cell, list[int]]]:
        """The cells of which too little is left, and what is left of each."""
        hidden = world.few(self.need)
        for cell in self.cells:
            terms = {line: factor for factor, one in cell.terms if (line := self.of.line(one))}
            line = next(iter(terms))
            if len(terms) == 1 and line in said.hidden:
                if line in hidden:
                    yield replace(cell, hidden=True), hidden[line]
            elif cell.shared and not said.shown.keys() >= terms.keys():
                values = world.few_of(terms, self.need)
                if values and any(0 < value < self.need for value in values):
                    yield cell, values

    def why(self, table: Table, said: Said, cell: Cell, values: Sequence[int]) -> ToldByForm:
        """The figures that tell it: those that leave it no other value, each gap between these by itself."""
        terms = {line: factor for factor, one in cell.terms if (line := self.of.line(one))}
        asked = next(iter(terms)) if len(terms) == 1 else SUM
        wider = table if asked in terms else table.with_sum(SUM, terms)
        held = [(line, *ends) for line, ends in said.held().items() if line != asked]
        told: list[Line] = []
        for gap in gaps(values, int(cell.hidden)):
            told += conflict(wider, said.shown, [*held, (asked, *gap)]) or ()
        figures = tuple(map(self.of.count, dict.fromkeys(told)))
        return ToldByForm(cell, figures, tuple(words(self.of.form, told)))


def gaps(values: Sequence[int], start: int) -> Iterator[tuple[int, int]]:
    """(first, last) of each stretch of numbers from `start` on that are none of these."""
    for value in sorted(values):
        if start < value:
            yield start, value - 1
        start = value + 1
    yield start, GREATEST
