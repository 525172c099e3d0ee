"""What must not be pinned down: the counts that are hidden, and every other count of people that figures imply, published or not.

A whole less a part, a step less the step before, one indicator less another: each is a count of people with something in common,
as much as a cell with a name is. That somebody was not asked or gave no answer is nothing that people have in common, and is not
protected.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from scripts.ground.codebook import Codebook
from scripts.ground.quantities import Quantity
from scripts.ground.relation import Relation, Terms
from scripts.ground.small import NOT_PEOPLE, Disclosure

# What these relations leave of a whole is who did not answer, or no count of people.
NOT_SHARED = ("everybody", "more_than_one", "declared")


@dataclass(frozen=True, order=True)
class Cell:
    """A count: the sum of `terms`. `hidden`: the published tables say that it is hidden, so that it is at least one."""

    terms: Terms
    hidden: bool = False

    @property
    def start(self) -> int:
        """The least that a reader takes it for."""
        return 1 if self.hidden else 0

    def name(self, book: Codebook) -> str:
        """The observation that publishes it; of a difference those that it is the difference of: `a - b - c`."""
        first, *rest = sorted(self.terms, key=lambda term: (-term[0], term[1]))
        return " - ".join([first[1].cell(book.units), *(one.cell(book.units) for _, one in rest)])


def cells(
    hidden: Collection[Quantity], relations: Iterable[Relation], book: Codebook, disclosure: Disclosure
) -> list[Cell]:
    """The hidden counts and all that are implied, each once and sorted."""
    relations = list(relations)
    every = {one for relation in relations for _, one in relation.terms} | set(hidden)
    found = [Cell(((1, one),), one in hidden) for one in every if is_shared(one, book)]
    found += [Cell(terms) for relation in relations for terms in differences(relation, book)]
    about = [cell for cell in dict.fromkeys(found) if all(of_people(one, book, disclosure) for _, one in cell.terms)]
    return sorted(about)


def of_people(one: Quantity, book: Codebook, disclosure: Disclosure) -> bool:
    """Whether a count is of people, or of what was said or done about them, in an indicator that is sensitive."""
    unit = one.unit or book.units.get((one.indicator, one.category), "")
    return one.indicator not in disclosure.not_sensitive and unit not in NOT_PEOPLE


def is_shared(one: Quantity, book: Codebook) -> bool:
    """Whether those who are counted have something in common: not that nothing is known of them."""
    return book.role(one.indicator, one.category) != "outside"


def differences(relation: Relation, book: Codebook) -> Iterator[Terms]:
    """What a relation leaves of its whole: beside each of several parts, and beside all of them where it says "at most"."""
    if relation.kind in NOT_SHARED:
        return
    over, under = ([one for factor, one in relation.terms if factor * sign > 0] for sign in (1, -1))
    if relation.sense == "<=":
        (whole,), parts = under, over
        yield less(whole, parts)
    else:
        (whole,), parts = (over, under) if len(over) == 1 else (under, over)
    # Beside one of two parts is the other.
    if len(parts) > 2:
        yield from (less(whole, [one]) for factor, one in relation.terms if one in parts and abs(factor) == 1)


def less(whole: Quantity, parts: Iterable[Quantity]) -> Terms:
    """The whole less these parts."""
    return ((1, whole), *((-1, part) for part in sorted(parts)))
