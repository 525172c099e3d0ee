"""A year of a form as its declaration has it: what is published of its lines, and what is left of one count beside another."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, reduce

from scripts.ground.cells import forms
from scripts.ground.codes import ALL
from scripts.ground.small import Disclosure
from scripts.guard.protection.cells import Sum, less, of_people
from scripts.guard.protection.evidence import COMPUTED, PRINTED, Published, hidden_counts, present
from scripts.guard.questionnaire.declaration import Form, FormCell
from scripts.guard.questionnaire.form_table import Table, form_of, table_of
from scripts.guard.questionnaire.nested import left_over, nested
from scripts.guard.questionnaire.tracks import ways_to_count
from scripts.guard.reasoning import GREATEST, PEOPLE, Fact, Quantity, Relation, ratio_ends, read_known

# Two lines, the part first, with their factors, and what they come to at least.
Share = tuple[tuple[tuple[FormCell, int], ...], int]


@dataclass(frozen=True)
class FormSaid:
    """What is published of the lines of a form: exact numbers, (least, most) of others, what is hidden, and shares.

    `shares`: a name -> an end of the share that a line is of another one, printed though this is not known.
    """

    shown: Mapping[FormCell, int]
    bounds: Mapping[FormCell, tuple[int, int]]
    hidden: Collection[FormCell]
    shares: Mapping[FormCell, Share]

    @property
    def told(self) -> dict[FormCell, int]:
        """The exact numbers, and of each share that the lines lack nothing of it."""
        return {**self.shown, **dict.fromkeys(self.shares, 0)}

    def wider(self, table: Table) -> Table:
        """A table with what its lines lack of the shares."""
        return with_shares(table, tuple(self.shares.items()))

    def held(self) -> dict[FormCell, tuple[int, int]]:
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
    def lines(self) -> frozenset[FormCell]:
        """Every line that is counted."""
        return frozenset(table_of(self.form).cells)

    def line(self, one: Quantity) -> FormCell | None:
        """The line of the form that a count is of: of all cases, without a condition."""
        line = one.indicator, one.category, one.population
        return line if line in self.lines and self.count(line) == one else None

    def count(self, line: FormCell) -> Quantity:
        """The count of a line."""
        return Quantity(self.producer, *line, ALL, "", "", self.year)

    def said(self, published: Published) -> FormSaid:
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
        return FormSaid(shown, bounds, hidden, dict(self.shares([one.fact for one in evidence], shown)))

    def shares(self, facts: Iterable[Fact], shown: Mapping[FormCell, int]) -> Iterator[tuple[FormCell, Share]]:
        """The shares and means that facts print exactly, of a whole that no exact number gives."""
        for fact in facts:
            part, whole = self.line(fact.quantity), self.line(fact.base) if fact.base else None
            if fact.kind in ("percent", "mean") and fact.exact and part and whole and whole not in shown:
                for number, (of_part, of_whole, least) in enumerate(ratio_ends(fact)):
                    yield (f"{part} of {whole}", "share", str(number)), (((part, of_part), (whole, of_whole)), least)


@lru_cache(maxsize=16)
def with_shares(table: Table, shares: tuple[tuple[FormCell, Share], ...]) -> Table:
    """A table with what its lines lack of each share: one and the same for the same, since what is found of a table is kept."""
    return reduce(lambda made, one: made.with_sum(one[0], dict(one[1][0]), one[1][1]), shares, table)


def form_year(year: str, published: Published) -> FormYear | None:
    """The form of a year as far as it is declared; None where none is."""
    codes, asked = published.codes, forms(published.codes.get("sources", ()))
    first = next((row for row in published.statements if row["year"] == year and row["source"] in asked), None)
    if first is None or not codes.get("form"):
        return None
    return FormYear(form_of(codes, year, published.book), year, first["producer"])


def rests(year: str, published: Published, disclosure: Disclosure) -> list[Sum]:
    """What is left of each count of people beside another that lies within it, by the declaration or by what people assume."""
    of = form_year(year, published)
    pairs = [(of.count(outer), of.count(inner)) for inner, outer in nested(of.form, assumed=True)] if of else []
    book = published.book
    return [
        Sum(less(one, [part])) for one, part in pairs if all(of_people(each, book, disclosure) for each in (one, part))
    ]


def rules_of_three(year: str, published: Published) -> list[Relation]:
    """The rules of three counts of people that leave some of them: none of these is known well before the form is asked."""
    of = form_year(year, published)
    sums = [[(-factor, of.count(line)) for line, factor in rule.factors] for rule in left_over(of.form)] if of else []
    return [Relation("form", tuple(terms), "<=", rest=PEOPLE) for terms in sums]
