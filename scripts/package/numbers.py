"""What a number with its qualifier allows, and whether another number is compatible with it. Exact decimals, no floats."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import floor

from scripts.ground.interval import ABOUT, ABOVE, BELOW, EXACT, decimals, said


@dataclass(frozen=True)
class Reading:
    """A figure as a range: `value` for exact and about, `lower` and `upper` for bounds. Text as it will be published."""

    value: str = ""
    lower: str = ""
    upper: str = ""
    qualifier: str = ""


def reading(value: str, value_to: str, qualifier: str) -> Reading:
    """The range of one statement. Words and "not" say nothing about a number."""
    if qualifier in (EXACT, ABOUT):
        return Reading(value=value, qualifier=qualifier)
    if qualifier == "between":
        return Reading(lower=value, upper=value_to, qualifier=qualifier)
    if qualifier in ABOVE:
        return Reading(lower=value, qualifier=qualifier)
    if qualifier in BELOW:
        return Reading(upper=value, qualifier=qualifier)
    return Reading()


def rounded(number: Decimal, places: int) -> Decimal:
    """Half up, as people round percentages by hand."""
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def compatible(value: str, other: Reading) -> bool:
    """Whether an exact value can be what `other` speaks of: equal at the printed precision, or within its interval."""
    if other.qualifier == EXACT:
        places = min(decimals(value), decimals(other.value))
        return rounded(Decimal(value), places) == rounded(Decimal(other.value), places)
    if not other.qualifier:
        return True
    return said(other.value or other.lower or other.upper, other.upper, other.qualifier).holds(Fraction(value))


def share(count: str, base: str) -> str:
    """A percentage with one decimal."""
    return str(rounded(Decimal(count) * 100 / Decimal(base), 1))


def rounded_fraction(number: Fraction, places: int) -> Decimal:
    """An exact fraction as a decimal, half up."""
    scaled = number * 10**places
    return Decimal(floor(scaled + Fraction(1, 2))).scaleb(-places)
