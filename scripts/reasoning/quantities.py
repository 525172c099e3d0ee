"""What the audit reasons about: whole numbers that nobody may have printed, and what each printed figure says of them.

A quantity is a count: so many persons, answers or needs in one cell. A count printed is a bound of it, a percentage or a mean a
ratio of two, a rank or a comparison an order between several. How far a printed number reaches is decided in `ground/interval.py`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from scripts.ground.cells import cell_id
from scripts.ground.interval import Interval
from scripts.ground.strength import DEFINITION


class Quantity(NamedTuple):
    """A count of one cell by one producer. `unit` only where it is not what the category usually counts.

    A tuple, since it is looked up millions of times in a year.
    """

    producer: str
    indicator: str
    category: str
    population: str
    scope: str
    within_indicator: str
    within_category: str
    year: str
    year_to: str = ""
    unit: str = ""

    def cell(self, units: Mapping[tuple[str, str], str]) -> str:
        """The id of the observation that publishes it."""
        unit = self.unit or units.get((self.indicator, self.category), "")
        within = (self.within_indicator, self.within_category)
        start = (self.indicator, self.category, self.population, self.scope, *within)
        return cell_id((*start, self.year, self.year_to, "count", "", "", unit))


@dataclass(frozen=True)
class Fact:
    """One thing that the print says. `figures`: the statements, by number, that say it in the same way.

    `bases`: those of them that print it as the base of another figure. `times`: 100 for a percentage. `field`: among what a rank
    is. `strength`: what it can carry; `assumes`: the assumptions that the reach or the base rests on. `sure`: the part of the
    reach that rests on none; `sure_base`: whether the print says what the base is.
    """

    figures: tuple[int, ...]
    quantity: Quantity
    reach: Interval
    base: Quantity | None = None
    times: int = 1
    field: tuple[Quantity, ...] = ()
    kind: str = "count"
    exact: bool = False
    bases: tuple[int, ...] = ()
    strength: str = DEFINITION
    assumes: tuple[str, ...] = ()
    sure: Interval | None = None
    sure_base: bool = True

    @property
    def as_base(self) -> bool:
        """Whether it is printed only as the base of other figures."""
        return bool(self.bases) and set(self.bases) == set(self.figures)

    @property
    def subject(self) -> tuple[object, ...]:
        """What it speaks of: two facts of the same subject can be compared."""
        return (self.kind, self.quantity, self.base, self.field)


def touched(facts: Iterable[Fact]) -> set[Quantity]:
    """The quantities that facts speak of."""
    found: set[Quantity] = set()
    for fact in facts:
        found |= {fact.quantity, *fact.field} | ({fact.base} if fact.base else set())
    return found
