"""What a number with its qualifier allows, whether another is compatible with it, how one or a day is written. No floats."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache
from math import floor

from scripts.ground.data_package import Row
from scripts.ground.interval import ABOUT, EXACT, NUMBERS, QUALIFIERS, bounds, decimals, published, said, stated

# The qualifiers with which a number, or two ends, says all that a row does.
PLAIN = (EXACT, "between")


@dataclass(frozen=True)
class SaidNumber:
    """A number as it is said, all empty where none is. `printed`: the print that says it, empty where none does."""

    value: str = ""
    qualifier: str = ""
    value_to: str = ""
    printed: str = ""

    def columns(self, cell: Row, origin: str) -> Row:
        """What the table `observations` has of it in a cell: a value only where one is said, and both ends of what it may be."""
        none: Row = dict.fromkeys((*NUMBERS, "bounds", "qualifier"), "")
        return none | (columns_of(self, cell["measure"], cell["base_indicator"], origin) if self.qualifier else {})

    def end(self, number: Fraction | None) -> str:
        """An end as decimals, as it is said where it is the number itself: "12.0" stays so."""
        if number is None:
            return ""
        own = [text for text in (self.value, self.value_to) if text and Fraction(text) == number]
        return own[0] if own else f"{Decimal(number.numerator) / Decimal(number.denominator):f}"


@lru_cache(maxsize=10_000)  # most figures are said as others are
def columns_of(one: SaidNumber, measure: str, base_indicator: str, origin: str) -> Row:
    """The same of a number, by all that it depends on."""
    row: Row = {"measure": measure, "base_indicator": base_indicator, "qualifier": one.qualifier}
    row |= {"value": one.value, "value_to": one.value_to, "printed": one.printed or one.value}
    reach = published(row)
    return {
        "value": one.value if one.qualifier in (EXACT, ABOUT) else "",
        "lower": one.end(reach.lower),
        "upper": one.end(reach.upper),
        "bounds": bounds(row) if origin == "printed" else "computed",
        "qualifier": one.qualifier,
    }


def reading(row: Row) -> SaidNumber:
    """The number of one statement. Words and "not" say nothing about a number."""
    if row["qualifier"] not in QUALIFIERS:
        return SaidNumber()
    return SaidNumber(row["value"], row["qualifier"], row["value_to"], row["printed"])


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar, written year, month, day."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


class CommaNumber(str):
    """What is said with decimal commas by us: told from what somebody else wrote with one, which is quoted as it stands."""

    __slots__ = ()


def comma(number: str) -> CommaNumber:
    """A number as it is written in Swedish, where nothing else groups its digits."""
    return CommaNumber(number.replace(".", ","))


def told_number(row: Row, qualifiers: Mapping[str, str], unit: str = "") -> str:
    """The number of a row of `observations` in Swedish: "87,8 %", "38–39", "minst 20". `qualifiers`: code -> label."""
    number = "–".join(comma(each) for each in stated(row).values()) + unit
    word = "" if row["qualifier"] in PLAIN else qualifiers.get(row["qualifier"], row["qualifier"])
    return f"{word.lower()} {number}".strip()


def rounded(number: Decimal, places: int, how: str = ROUND_HALF_UP) -> Decimal:
    """Half up, as people round percentages by hand, unless `how` says otherwise."""
    return number.quantize(Decimal(1).scaleb(-places), how)


def compatible(value: str, other: SaidNumber) -> bool:
    """Whether an exact value can be what `other` speaks of: equal at the printed precision, or within its interval."""
    if other.qualifier == EXACT:
        places = min(decimals(value), decimals(other.value))
        return rounded(Decimal(value), places) == rounded(Decimal(other.value), places)
    if not other.qualifier:
        return True
    return said(other.value, other.value_to, other.qualifier).holds(Fraction(value))


def share(count: str, base: str, how: str = ROUND_HALF_UP) -> str:
    """A percentage with one decimal."""
    return str(rounded(Decimal(count) * 100 / Decimal(base), 1, how))


def rounded_fraction(number: Fraction, places: int) -> Decimal:
    """An exact fraction as a decimal, half up."""
    return Decimal(floor(number * 10**places + Fraction(1, 2))).scaleb(-places)
