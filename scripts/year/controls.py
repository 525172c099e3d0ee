"""What a workbook can try by itself: every sum and comparison of the form's own cells that follows from what it asks. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from scripts.ground.codebook import Codebook, read_codebook
from scripts.ground.data_package import Row
from scripts.package.audit.disputes import FORM, rank
from scripts.package.audit.telling import rule_of
from scripts.questionnaire.cone import spanning
from scripts.questionnaire.declaration import FormCell
from scripts.questionnaire.form_table import form_of
from scripts.questionnaire.rules import Rule, every_rule
from scripts.reasoning import Quantity, Relation, contexts, quantity, relations
from scripts.year.plan import Line, Plan


@dataclass(frozen=True)
class Control:
    """The counts of some lines that are together as many as those of others, or, where `most`, at most as many.

    `divided`: whether the first are all that the other is divided into, new answers among them; `rule`: the relation that says so.
    """

    one: tuple[Line, ...]
    other: tuple[Line, ...]
    rule: Relation
    divided: bool

    @property
    def most(self) -> bool:
        """Whether the first may be fewer."""
        return self.rule.sense == "<="


def controls(plan: Plan, codes: Mapping[str, list[Row]]) -> list[Control]:
    """In the order in which the sheets are filled in; none that is part of a sum, and no sum that follows from others."""
    year, book = str(plan.year), read_codebook(codes)
    book = replace(book, form_years=book.form_years | {year})
    form = form_of(codes, year, book)
    lines = {line.cell: line for line in plan.lines if line.count.at is not None}
    counts = {quantity(plan.rows[at], book): cell for cell, line in lines.items() if (at := line.count.at) is not None}
    place = {cell: number for number, cell in enumerate(lines)}
    found = [in_order(rule, place) for rule in every_rule(form, form.cells.intersection(lines)) if rule.plain]
    parts = [in_order(rule, place) for rule in divisions(book, year, lines)]
    sums = independent([*parts, *sorted((rule for rule in found if rule.equal), key=lambda rule: len(rule.factors))])
    kept = [*sums, *(rule for rule in found if not (rule.equal or any(covers(one, rule) for one in sums)))]
    kept.sort(key=lambda rule: sorted((place[cell] for cell, _ in rule.factors), reverse=True))
    known = by_cells(relations(contexts(counts, book), book, counts), counts)
    return [control(rule, lines, rule in parts, relation_of(rule, known, counts)) for rule in kept]


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


def control(rule: Rule, lines: Mapping[FormCell, Line], divided: bool, relation: Relation) -> Control:
    """A rule of the lines, the longer side or the part first as the reading says it."""
    less, more = (tuple(lines[cell] for _, cell in side) for side in rule.sides)
    one, other = (more, less) if rule.equal and len(more) > len(less) else (less, more)
    return Control(one, other, relation, divided)


def sums_of(every: Iterable[Control]) -> dict[str, list[tuple[str, ...]]]:
    """Key of a line -> the keys of the parts on its own sheet that are together as many, for each way to divide it."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for one in every:
        if not one.most and len(one.other) == 1 < len(one.one):
            (total,) = one.other
            if {line.sheet for line in one.one} == {total.sheet}:
                found.setdefault(total.key, []).append(tuple(line.key for line in one.one))
    return found
