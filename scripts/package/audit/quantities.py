"""What the audit reasons about: whole numbers that nobody may have printed, and what each printed figure says of them.

A quantity is a count: so many persons, answers or needs in one cell. A count printed is a bound of it, a percentage or a mean a
ratio of two, a rank or a comparison an order between several. How far a printed number reaches is decided here and nowhere else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from scripts.package.audit.strength import DEFINITION
from scripts.package.cells import cell_id
from scripts.package.numbers import ABOUT, EXACT, decimals
from scripts.package.tables import Row

# "Just under 20" reaches down to a fifth below: 16. "Nearly half" down to 40 percent.
JUST = Fraction(1, 5)


@dataclass(frozen=True, order=True)
class Quantity:
    """A count of one cell by one producer. `unit` only where it is not what the category usually counts."""

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

    def __post_init__(self) -> None:
        # Millions of look-ups a year: the hash is worked out once.
        object.__setattr__(self, "_hash", hash(tuple(self.__dict__.values())))

    def __hash__(self) -> int:
        return int(self.__dict__["_hash"])

    def cell(self, units: Mapping[tuple[str, str], str]) -> str:
        """The id of the observation that publishes it."""
        unit = self.unit or units.get((self.indicator, self.category), "")
        within = (self.within_indicator, self.within_category)
        start = (self.indicator, self.category, self.population, self.scope, *within)
        return cell_id((*start, self.year, self.year_to, "count", "", "", unit))


@dataclass(frozen=True)
class Range:
    """From `lower` to `upper`, None for open; `strict` leaves out the ends themselves."""

    lower: Fraction | None
    upper: Fraction | None
    strict: bool = False

    def holds(self, value: Fraction) -> bool:
        """Whether a value lies in the range."""
        if self.strict and value in (self.lower, self.upper):
            return False
        return (self.lower is None or value >= self.lower) and (self.upper is None or value <= self.upper)

    def whole(self) -> tuple[int, int | None]:
        """The least and the greatest whole number in it, from 0."""
        low = 0 if self.lower is None else ceil(self.lower)
        high = None if self.upper is None else floor(self.upper)
        if self.strict and self.lower is not None and low == self.lower:
            low += 1
        if self.strict and high is not None and high == self.upper:
            high -= 1
        return max(low, 0), high


@dataclass(frozen=True)
class Fact:
    """One thing that the print says. `figures`: the statements, by number, that say it in the same way.

    `bases`: those of them that print it as the base of another figure. `times`: 100 for a percentage. `field`: among what a rank
    is. `strength`: what it can carry; `assumes`: the assumptions that the reach or the base rests on. `sure`: the part of the
    reach that rests on none; `sure_base`: whether the print says what the base is.
    """

    figures: tuple[int, ...]
    quantity: Quantity
    reach: Range
    base: Quantity | None = None
    times: int = 1
    field: tuple[Quantity, ...] = ()
    kind: str = "count"
    exact: bool = False
    bases: tuple[int, ...] = ()
    strength: str = DEFINITION
    assumes: tuple[str, ...] = ()
    sure: Range | None = None
    sure_base: bool = True

    @property
    def as_base(self) -> bool:
        """Whether it is printed only as the base of other figures."""
        return bool(self.bases) and set(self.bases) == set(self.figures)

    @property
    def subject(self) -> tuple[object, ...]:
        """What it speaks of: two facts of the same subject can be compared."""
        return (self.kind, self.quantity, self.base, self.field)


def reach(row: Row) -> Range:
    """How far the number of a statement reaches.

    An exact number: half a unit of its last printed digit to both sides for percentages and means, and nothing for counts and
    for percentages said without a digit ("all of them"). "About": half the last digit that is not a zero, at least one unit.
    """
    value, qualifier = Fraction(row["value"]), row["qualifier"]
    if qualifier == EXACT:
        said = row["measure"] == "percent" and not any(sign.isdigit() for sign in row["printed"])
        rounds = row["measure"] in ("percent", "mean") and not said
        half = Fraction(1, 2 * 10 ** decimals(row["value"])) if rounds else Fraction(0)
        return Range(value - half, value + half)
    if qualifier == ABOUT:
        slack = max(last_digit(value) / 2, Fraction(1))
        return Range(value - slack, value + slack)
    if qualifier == "between":
        return Range(value, Fraction(row["value_to"]))
    if qualifier in ("just_over", "just_under"):
        other = value * (1 + JUST if qualifier == "just_over" else 1 - JUST)
        return Range(min(value, other), max(value, other), strict=True)
    if qualifier in ("over", "at_least"):
        return Range(value, None, strict=qualifier == "over")
    return Range(None, value, strict=qualifier == "under")


def sure_reach(row: Row) -> Range | None:
    """The part of a statement's reach that the print itself gives: how far "about" and the far end of "just" go is our reading."""
    if row["qualifier"] == ABOUT:
        return None
    if row["qualifier"] in ("just_over", "just_under"):
        value = Fraction(row["value"])
        return Range(value, None, strict=True) if row["qualifier"] == "just_over" else Range(None, value, strict=True)
    return reach(row)


def last_digit(value: Fraction) -> Fraction:
    """The size of the last digit that is not a zero: 10 for 30, 1 for 51."""
    unit = Fraction(1)
    while value and value % (unit * 10) == 0:
        unit *= 10
    return unit
