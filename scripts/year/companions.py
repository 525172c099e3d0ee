"""What must move with a correction: the fewest other figures of the year, and what they become. Facts in, ways out.

A set of figures that lets the rest agree meets every contradiction. So those that are found are met by the fewest figures, the
solver is asked for another contradiction among the rest, and again, until none is left (the hitting sets of Reiter, "A theory of
diagnosis from first principles", Artificial Intelligence 32).
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scripts.ground.codebook import Codebook
from scripts.ground.data_package import Row
from scripts.ground.decisions import Figure
from scripts.ground.interval import decimals
from scripts.ground.numbers import rounded_fraction
from scripts.reasoning import Fact, Quantity, Relation, contexts, figures_of, reduced, relations, touched
from scripts.reasoning.system import System

MOST = 5  # figures that are proposed to move together: more than a person can look up
TRIES = 400  # sets that the solver is asked about
Figures = frozenset[Figure]


@dataclass(frozen=True)
class Move:
    """A printed figure and the number that it must become; nothing where the other figures leave several."""

    figure: Figure
    to: str


Way = tuple[Move, ...]


class Year:
    """The facts of a year as they would be published, and which printed figures a person may let move."""

    def __init__(
        self, facts: Sequence[Fact], statements: Sequence[Row], movable: Collection[Figure], book: Codebook
    ) -> None:
        said = touched(facts)
        self.facts = facts
        self.rules: Sequence[Relation] = reduced(relations(contexts(said, book), book, said), said)
        self.figures = [frozenset(figures_of(fact, statements)) & frozenset(movable) for fact in facts]
        self.system = System(self.rules, facts)

    def against(self, moved: Collection[Figure] = ()) -> list[int] | None:
        """Facts that cannot all be true, whatever these figures are; None where all can. Raises `UndecidedError`."""
        return self.system.conflict(self.left(moved))

    def left(self, moved: Collection[Figure]) -> list[int]:
        """The facts that do not speak of these figures."""
        return [number for number, mine in enumerate(self.figures) if mine.isdisjoint(moved)]

    def ways(self) -> Iterator[Way]:
        """Each fewest set of figures that must move, the smallest sets first. Raises `UndecidedError`."""
        core, found, met = self.against(), list[Figures](), list[Figures]()
        size, last, asked = 0, MOST, 0
        while core is not None and size <= last and asked < TRIES:
            met.append(frozenset[Figure]().union(*(self.figures[number] for number in core)))
            while size <= last and asked < TRIES:
                chosen = next((one for one in meeting(met, size) if not any(known <= one for known in found)), None)
                if chosen is None:
                    size += 1
                    continue
                asked += 1
                if (core := self.against(chosen)) is not None:
                    break
                found.append(chosen)
                last = min(last, size + 1)
                yield tuple(self.move(one, chosen) for one in sorted(chosen, key=by_name))
            else:
                return

    def move(self, figure: Figure, moved: Figures) -> Move:
        """What a figure becomes when these move."""
        fact = next(fact for fact, mine in zip(self.facts, self.figures, strict=True) if figure in mine)
        rest = System(self.rules, [self.facts[number] for number in self.left(moved)])
        rest.hold()
        part = only(rest, fact.quantity)
        if fact.base is None:
            return Move(figure, "" if part is None else str(part))
        whole = only(rest, fact.base)
        if part is None or not whole:
            return Move(figure, "")
        from_parts = rounded_fraction(Fraction(part * fact.times, whole), decimals(figure.value))
        return Move(figure, str(from_parts))


def by_name(figure: Figure) -> tuple[str, str]:
    """The order in which figures are told."""
    return (figure.observation, figure.value)


def meeting(met: Sequence[Figures], most: int, chosen: Figures = frozenset()) -> Iterator[Figures]:
    """The sets of at most so many figures that have one of each of these."""
    open_ = next((one for one in met if one.isdisjoint(chosen)), None)
    if open_ is None:
        yield chosen
    elif len(chosen) < most:
        for one in sorted(open_, key=by_name):
            yield from meeting(met, most, chosen | {one})


def only(system: System, one: Quantity) -> int | None:
    """The number that a count must be; None where several are left."""
    least, most = (system.extreme(one, end, [one])[one] for end in (False, True))
    return least if least == most else None
