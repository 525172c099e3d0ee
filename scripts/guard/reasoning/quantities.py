"""What the audit reasons about: whole numbers that nobody may have printed, what each figure says of them, and what binds them.

A quantity is a count: so many persons, answers or needs in one cell. A count printed is a bound of it, a percentage or a mean a
ratio of two, a rank or a comparison an order between several. How far a printed number reaches is decided in `ground/interval.py`.
A relation is a sum of counts, each with a factor, that is nothing (`==`) or nothing at most (`<=`). A context is a quantity without
its category: the same producer, population, scope, condition and year. Where figures of several populations or scopes are printed,
those that bind them together are there too, printed or not.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from scripts.ground.cells import cell_id
from scripts.ground.codebook import Codebook
from scripts.ground.codes import DEFINITION
from scripts.ground.interval import Interval


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


def contexts(quantities: Iterable[Quantity], book: Codebook) -> list[Quantity]:
    """The contexts of the quantities and those that bind them, sorted; the category is empty."""
    found = {one._replace(category="", unit="") for one in quantities}
    while more := bound(found, book) - found:
        found |= more
    return sorted(found)


def bound(found: set[Quantity], book: Codebook) -> set[Quantity]:
    """What one round of binding adds."""
    more = set()
    for dimension in ("scope", "population"):
        more |= spread(found, dimension, book)
    people = book.members("population")
    for one in found:
        if one.within_indicator:
            more |= {
                one._replace(within_indicator="", within_category=""),
                one._replace(indicator=one.within_indicator, within_indicator="", within_category=""),
            }
            group = book.groups.get((one.population, one.within_indicator, one.within_category))
            if group:
                more.add(one._replace(population=group, within_indicator="", within_category=""))
        elif book.size[0] and one.population in people and not one.year_to:
            more.add(one._replace(indicator=book.size[0]))
    return more | declared(found, book)


def declared(found: set[Quantity], book: Codebook) -> set[Quantity]:
    """The one context that a declared sum lacks: what nobody speaks of may follow from the others."""
    more = set()
    for one in {each._replace(indicator="", population="") for each in found if not each.within_indicator}:
        for relation in [each for each in book.relations if each.kind in ("sum", "same") and not one.year_to]:
            terms = (relation.result, *relation.terms)
            around = {one._replace(indicator=term["indicator"], population=term["population"]) for term in terms}
            lacking = around - found
            if len(lacking) == 1 and len(around) > 2 and relation.scope in ("", one.scope):
                more |= lacking
    return more


def spread(found: set[Quantity], dimension: str, book: Codebook) -> set[Quantity]:
    """The contexts that bind an indicator's figures of several populations, or scopes, to each other.

    The count of everybody is spread over all populations at once: it is what binds the others.
    """
    values: dict[Quantity, set[str]] = {}
    for one in found:
        value = getattr(one, dimension)
        if value in book.members(dimension) and not one.year_to:
            values.setdefault(one._replace(**{dimension: ""}), set()).add(value)
    more = set()
    for one, here in values.items():
        everybody = dimension == "population" and one.indicator == book.size[0]
        wanted = book.members(dimension) if everybody else binding(here, book.sums[dimension])
        more |= {one._replace(**{dimension: value}) for value in wanted}
    return more


def binding(here: set[str], groups: Sequence[tuple[str, ...]]) -> set[str]:
    """What lies between a whole and a part of a part of it that are both there, and what makes their sums complete."""
    below = {code: reach(code, groups, down=True) for code in here}
    above = {code: reach(code, groups, down=False) for code in here}
    between = {code for low in below.values() for high in above.values() for code in low & high}
    sums = [group for group in groups if group[0] in between and any(part in between for part in group[1:])]
    return between | {code for group in sums for code in group}


def reach(code: str, groups: Sequence[tuple[str, ...]], down: bool) -> set[str]:
    """A code with everything that is part of it (`down`), or that it is part of."""
    found = {code}
    while True:
        steps = [group for group in groups if (group[0] in found if down else any(part in found for part in group[1:]))]
        more = {member for group in steps for member in (group[1:] if down else group[:1])} - found
        if not more:
            return found
        found |= more
