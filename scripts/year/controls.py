"""What a workbook can try by itself: every sum and comparison of the form's own cells that the reading tries too. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from scripts.ground.codebook import read_codebook
from scripts.ground.data_package import Row
from scripts.reasoning import Quantity, Relation, contexts, quantity, relations
from scripts.year.plan import Line, Plan

Cells = tuple[
    frozenset[str], frozenset[str], bool
]  # the keys of both sides, and whether the first is at most the second


@dataclass(frozen=True)
class Control:
    """The counts of some lines that are together as many as those of others, or, where `most`, at most as many."""

    one: tuple[Line, ...]
    other: tuple[Line, ...]
    most: bool
    rule: Relation

    @property
    def cells(self) -> Cells:
        """What tells it from others; of two cells that are as many, in whichever order."""
        one, other = (frozenset(line.key for line in side) for side in (self.one, self.other))
        turned = not self.most and len(one) == len(other) and min(other) < min(one)
        return (other, one, self.most) if turned else (one, other, self.most)


def controls(plan: Plan, codes: Mapping[str, list[Row]]) -> list[Control]:
    """In the order in which the sheets are filled in; none that says no more than another."""
    book = read_codebook(codes)
    book = replace(book, form_years=book.form_years | {str(plan.year)})
    lines = {quantity(plan.rows[line.count.at], book): line for line in plan.lines if line.count.at is not None}
    rules = [rule for rule in relations(contexts(lines, book), book, lines) if not rule.reading]
    every = {
        one.cells: one for rule in rules if all(term in lines for _, term in rule.terms) for one in sides(rule, lines)
    }
    kept = [one for cells, one in every.items() if not any(covers(other, cells) for other in every)]
    place = {line.key: number for number, line in enumerate(plan.lines)}
    return sorted(kept, key=lambda one: max(place[line.key] for line in (*one.one, *one.other)))


def covers(more: Cells, less: Cells) -> bool:
    """Whether whatever goes against the second, which is a bound, goes against the first."""
    one, other, most = more
    ways = [(one, other)] if most else [(one, other), (other, one)]
    return more != less and less[2] and any(less[0] <= first and last <= less[1] for first, last in ways)


def sides(rule: Relation, lines: Mapping[Quantity, Line]) -> Iterator[Control]:
    """A relation that is plain sums on both sides, the longer or the part first as the reading says it; else nothing."""
    more, less = (tuple(lines[term] for factor, term in rule.terms if factor == sign) for sign in (1, -1))
    if more and less and len(more) + len(less) == len(rule.terms):
        most = rule.sense == "<="
        yield Control(more, less, most, rule) if most or len(more) > len(less) else Control(less, more, most, rule)


def sums_of(every: Iterable[Control]) -> dict[str, list[tuple[str, ...]]]:
    """Key of a line -> the keys of the parts on its own sheet that are together as many, for each way to divide it."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for one in every:
        if not one.most and len(one.other) == 1 < len(one.one):
            (total,) = one.other
            if {line.sheet for line in one.one} == {total.sheet}:
                found.setdefault(total.key, []).append(tuple(line.key for line in one.one))
    return found
