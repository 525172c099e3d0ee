"""What a relation is: a sum of counts, each with a factor, that is nothing (`==`) or nothing at most (`<=`)."""

from collections.abc import Sequence
from dataclasses import dataclass

from scripts.reasoning.quantities import Quantity

Terms = tuple[tuple[int, Quantity], ...]
PEOPLE, NOBODY = "people", "nobody"  # what is left of a whole, where a declared relation says it


@dataclass(frozen=True)
class Relation:
    """`kind` as in the list of checks; `name` of a declared relation; the first term is what the relation is about.

    `assumes`: the assumptions that it rests on; `certain`: what holds also without them. `rest`: whether what a bound leaves of its
    whole is a count of people with something in common, where the relation says so itself: `PEOPLE` or `NOBODY`.
    """

    kind: str
    terms: Terms
    sense: str = "=="
    name: str = ""
    assumes: tuple[str, ...] = ()
    certain: tuple["Relation", ...] = ()
    rest: str = ""

    @property
    def about(self) -> Quantity:
        """The whole, the result or the part that the relation is read from."""
        return self.terms[0][1]


def total(whole: Quantity, parts: Sequence[Quantity], kind: str, name: str = "") -> Relation:
    """The whole is the sum of its parts."""
    return Relation(kind, ((1, whole), *((-1, part) for part in parts)), "==", name)


def at_most(part: Quantity, whole: Quantity, kind: str, times: int = 1) -> Relation:
    """So many times the part is not more than the whole."""
    return Relation(kind, ((times, part), (-1, whole)), "<=")


def here(one: Quantity, category: str) -> Quantity:
    """A category in a context."""
    return one._replace(category=category)
