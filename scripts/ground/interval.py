"""What a number may be, given how it is said: the one place that decides how far "about", "just under" and rounding reach.

- exact: a count is that number. A percentage or a mean was rounded: half a unit of its last printed digit to both sides; but a
  percentage that is said without a digit ("all of them") is that number.
- about: half the last digit that is not a zero to both sides, and at least one unit. "About 30" is 25 to 35, "about 51" 50 to 52:
  who rounds to tens says tens.
- just over, just under: up to a fifth beyond the number, which itself is left out. "Just under 20" reaches down to 16, "nearly
  half" to 40 percent: a wide margin, since nobody says how far the word goes.
- over, under: an open end, the number left out; at least, at most: the number counts; between: from one to the other.
- no end lies below zero, and none that is published above 100 for a share of its own whole. A share of another cell, such as the
  interventions for each need, may be above 100, so the audit takes that limit from the relations, which know what a share is of. An
  open end stays open.

Merging figures, the audit and the protection of small counts ask here. The table `observations` has the ends in `lower` and
`upper`, and in `bounds` where they come from; headlines, claims, charts and exports read them there.
"""

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor

from scripts.ground.columns import Column
from scripts.ground.data_package import Row

EXACT, ABOUT = "exact", "about"
# The qualifiers that say something of a number, the most precise first. "Words" and "not" say nothing of it.
QUALIFIERS = ("exact", "about", "just_over", "just_under", "between", "over", "under", "at_least", "at_most")
ABOVE = ("over", "at_least", "just_over")
BELOW = ("under", "at_most", "just_under")
JUST = Fraction(1, 5)
ALL = Fraction(100)
JUST_ABOUT = ("just_over", "just_under")
# The qualifiers that leave out the number itself.
STRICT = ("over", "under", "just_over", "just_under")
ROUNDED = ("percent", "mean")
# The number of a row of `observations`, and its ends.
NUMBERS: tuple[Column, ...] = ("value", "lower", "upper")


@dataclass(frozen=True)
class Interval:
    """From `lower` to `upper`, None for open; `strict` leaves out the ends themselves."""

    lower: Fraction | None
    upper: Fraction | None
    strict: bool = False

    def holds(self, value: Fraction) -> bool:
        """Whether a value lies in it."""
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

    def below(self, other: "Interval") -> bool:
        """Whether every number in it is less than every number in the other."""
        if self.upper is None or other.lower is None:
            return False
        return self.upper < other.lower or (self.upper == other.lower and (self.strict or other.strict))

    def apart(self, other: "Interval") -> bool:
        """Whether nothing lies in both."""
        return self.below(other) or other.below(self)

    def inside(self, other: "Interval") -> bool:
        """Whether all of it, which is not the same, lies in the other."""
        low = other.lower is None or (self.lower is not None and self.lower >= other.lower)
        high = other.upper is None or (self.upper is not None and self.upper <= other.upper)
        touching = other.strict and not self.strict and (self.lower == other.lower or self.upper == other.upper)
        return low and high and not touching and self != other


def said(value: str, value_to: str, qualifier: str, half: Fraction = Fraction(0)) -> Interval:
    """What a number with its qualifier may be, open to both sides for a qualifier that says nothing of it.

    `half`: how far an exact one may have been rounded.
    """
    number = Fraction(value)
    if qualifier == EXACT:
        return Interval(number - half, number + half)
    if qualifier == ABOUT:
        slack = max(last_digit(number) / 2, Fraction(1))
        return Interval(number - slack, number + slack)
    if qualifier == "between":
        return Interval(number, Fraction(value_to))
    if qualifier in JUST_ABOUT:
        other = number * (1 + JUST if qualifier == "just_over" else 1 - JUST)
        return Interval(min(number, other), max(number, other), strict=True)
    lower, upper = (number if qualifier in ends else None for ends in (ABOVE, BELOW))
    return Interval(lower, upper, strict=qualifier in STRICT)


def of_statement(row: Row) -> Interval:
    """What the number of a printed statement may be."""
    return reach_of(row["value"], row["value_to"], row["qualifier"], row["measure"] in ROUNDED and not in_words(row))


@lru_cache(maxsize=10_000)  # most counts are a few hundred numbers
def reach_of(value: str, value_to: str, qualifier: str, rounds: bool) -> Interval:
    """The same, by all that it depends on: an exact number that was rounded may be off by half its last digit."""
    reach = said(value, value_to, qualifier, Fraction(1, 2 * 10 ** decimals(value)) if rounds else Fraction(0))
    return reach if reach.lower is None else replace(reach, lower=max(reach.lower, Fraction(0)))


def published(row: Row) -> Interval:
    """What the table `observations` says that the number of a statement may be."""
    reach = of_statement(row)
    if reach.upper is None or row["measure"] != "percent" or row["base_indicator"]:
        return reach
    return replace(reach, upper=min(reach.upper, ALL))


def bounds(row: Row) -> str:
    """Where the ends of a printed number come from: its code in the list `bounds`."""
    if row["qualifier"] == ABOUT:
        return "about"
    if row["qualifier"] in JUST_ABOUT:
        return "just"
    if in_words(row):
        return "meaning"
    return "rounding" if row["qualifier"] == EXACT and row["measure"] in ROUNDED else "printed"


def of_observation(row: Row) -> Interval:
    """What the number of a row of `observations` may be; open to both sides where it has none."""
    lower, upper = (Fraction(row[name]) if row[name] else None for name in ("lower", "upper"))
    return Interval(lower, upper, strict=row["qualifier"] in STRICT)


def has_number(row: Row) -> bool:
    """Whether a row of `observations` says a number, or an end of one."""
    return any(row.get(name) for name in NUMBERS)


def stated(row: Row) -> Row:
    """Column -> number, for what a row of `observations` says in words: its value, else the ends that its qualifier names.

    "Just under 20" names 20, not how far down it reaches.
    """
    if row.get("value"):
        return {"value": row["value"]}
    qualifier = row.get("qualifier", "")
    names: tuple[Column, ...] = (
        ("lower",) if qualifier in ABOVE else ("upper",) if qualifier in BELOW else ("lower", "upper")
    )
    return {name: row[name] for name in names if row.get(name)}


def number_in(row: Row) -> str:
    """The number of a row, or its bound."""
    return next(iter(stated(row).values()), "")


def figure(row: Row) -> Row:
    """Field -> text of what a row of observations says, without the ends that nobody printed."""
    return {name: row.get(name, "") for name in ("qualifier", "base")} | stated(row)


def printed_part(row: Row) -> Interval | None:
    """The part of a statement's interval that the print itself gives: how far "about" and the far end of "just" go we say."""
    if row["qualifier"] == ABOUT:
        return None
    if row["qualifier"] in JUST_ABOUT:
        return said(row["value"], "", row["qualifier"].removeprefix("just_"))
    return of_statement(row)


def in_words(row: Row) -> bool:
    """Whether a percentage is said by a word that means it ("half") and not in figures."""
    return row["measure"] == "percent" and not any(sign.isdigit() for sign in row["printed"])


def decimals(number: str) -> int:
    """How many decimals a number is given with."""
    return len(number.partition(".")[2])


def last_digit(value: Fraction) -> Fraction:
    """The size of the last digit that is not a zero: 10 for 30, 1 for 51."""
    unit = Fraction(1)
    while value and value % (unit * 10) == 0:
        unit *= 10
    return unit
