"""What the counts of a form must be to each other: every sum and comparison that follows from what it asks. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from scripts.ground.codebook import Codebook
from scripts.ground.data_package import Row
from scripts.guard.audit.disputes import FORM, rank
from scripts.guard.audit.telling import rule_of, why
from scripts.guard.questionnaire.cone import spanning
from scripts.guard.questionnaire.declaration import FormCell
from scripts.guard.questionnaire.form_table import form_of
from scripts.guard.questionnaire.rules import Rule, every_rule
from scripts.guard.reasoning import Quantity, Relation, contexts, quantity, relations

T = TypeVar("T")


@dataclass(frozen=True)
class CountRule(Generic[T]):
    """Counts that are together as many as others, or at most as many, as the `rule` says; the longer side or the part first.

    `divided`: whether the first are all that the other is divided into, new answers among them.
    """

    one: tuple[T, ...]
    other: tuple[T, ...]
    rule: Relation
    divided: bool

    @property
    def most(self) -> bool:
        """Whether the first may be fewer."""
        return self.rule.sense == "<="

    def why(self, codes: Mapping[str, Sequence[Row]], lang: str) -> str:
        """The relation in words."""
        return why((self.rule.kind,), len(self.rule.terms), (self.rule,), codes, lang)


def sums_of_form(
    rows: Mapping[FormCell, Row], codes: Mapping[str, list[Row]], book: Codebook, year: str
) -> list[CountRule[FormCell]]:
    """In the order of the cells; none that is part of a sum, and no sum that follows from others. `rows`: that of each count."""
    form = form_of(codes, year, book)
    counts = {quantity(row, book): cell for cell, row in rows.items()}
    place = {cell: number for number, cell in enumerate(rows)}
    found = [in_order(rule, place) for rule in every_rule(form, form.cells.intersection(rows)) if rule.plain]
    parts = [in_order(rule, place) for rule in divisions(book, year, rows)]
    sums = independent([*parts, *sorted((rule for rule in found if rule.equal), key=lambda rule: len(rule.factors))])
    kept = [*sums, *(rule for rule in found if not (rule.equal or any(covers(one, rule) for one in sums)))]
    kept.sort(key=lambda rule: sorted((place[cell] for cell, _ in rule.factors), reverse=True))
    known = by_cells(relations(contexts(counts, book), book, counts), counts)
    return [control(rule, rule in parts, relation_of(rule, known, counts)) for rule in kept]


def by_cells(every: Iterable[Relation], counts: Mapping[Quantity, FormCell]) -> dict[Rule, Relation]:
    """The relations of these counts by the rules that they are, whatever the order of the cells; of two the one that is told."""
    plain = [one for one in every if all(term in counts for _, term in one.terms)]
    return {alike: one for one in sorted(plain, key=rank, reverse=True) for alike in unordered(rule_of(one))}


def relation_of(rule: Rule, known: Mapping[Rule, Relation], counts: Mapping[Quantity, FormCell]) -> Relation:
    """The relation that a rule is, by the name that it has, or by none but the form's."""
    where = {cell: one for one, cell in counts.items()}
    terms = tuple((-factor, where[cell]) for cell, factor in rule.factors)
    own = Relation(FORM, terms, "==" if rule.equal else "<=")
    return min([own, *(known[one] for one in unordered(rule) if one in known)], key=rank)


def unordered(rule: Rule) -> list[Rule]:
    """A rule without the order of its cells, nor, where both sides are as many, of its sides."""
    sides = [rule.factors, *[tuple((cell, -factor) for cell, factor in rule.factors)] * rule.equal]
    return [Rule(tuple(sorted(side)), rule.equal) for side in sides]


def in_order(rule: Rule, place: Mapping[FormCell, int]) -> Rule:
    """A rule with its cells as the sheets have them."""
    return replace(rule, factors=tuple(sorted(rule.factors, key=lambda one: place[one[0]])))


def covers(sum: Rule, most: Rule) -> bool:
    """Whether whatever goes against a rule of what is at most something goes against the sum."""
    (less, more), (first, last) = ([{cell for _, cell in side} for side in one.sides] for one in (sum, most))
    return any(first <= one and other <= last for one, other in ((less, more), (more, less)))


def divisions(book: Codebook, year: str, lines: Iterable[FormCell]) -> Iterator[Rule]:
    """Each line that is divided into others by the code lists, which say where a new answer belongs."""
    for indicator, population in dict.fromkeys((one, population) for one, _, population in lines):
        for split in book.splits(indicator, year):
            cells = [(indicator, code, population) for code in (split.whole, *split.parts)]
            if not (split.assumes or {*cells} - {*lines}):
                yield Rule(tuple(zip(cells, (-1, *(1 for _ in split.parts)), strict=True)), equal=True)


def independent(sums: Sequence[Rule]) -> list[Rule]:
    """Without those that follow from the ones before them."""
    cells = {cell: number for number, cell in enumerate(dict.fromkeys(cell for one in sums for cell, _ in one.factors))}
    rows = [tuple(dict(one.factors).get(cell, 0) for cell in cells) for one in sums]
    return [sums[number] for number in spanning(rows, len(cells))]


def control(rule: Rule, divided: bool, relation: Relation) -> CountRule[FormCell]:
    """A rule of the counts, the longer side or the part first as the reading says it."""
    less, more = (tuple(cell for _, cell in side) for side in rule.sides)
    one, other = (more, less) if rule.equal and len(more) > len(less) else (less, more)
    return CountRule(one, other, relation, divided)
