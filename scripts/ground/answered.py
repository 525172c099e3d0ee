"""How many have answered a question, and what the missing answers leave open: a missing answer is never a no.

Of everybody whom a figure is about, N people, a have answered. What is printed or counted is of these; what is said of all must
hold whatever the others would have answered. The rules, each tried on invented groups whose whole truth is known:

    F1  who answered so is counted, and each of the others adds nothing or one: x <= X <= x + (N - a)
    F2  a mean is of those with an answer: T / a; of all it is at least T / N
    F3  support noted is real, so at least m of s needs were met; exactly m where nobody with a need lacks the answer on support
    F4  needs met by nobody: at least s - m - c - g of a kind, if g people with needs lack an answer on either support
    F5  needs with no support noted: at least s - m - c of a kind, always
    F6  of two years F1 holds for each: the sign of a difference is known where the two do not touch
    F7  the most common of all, a majority: where F1 leaves no doubt
    F8  a part that another question gives (women of those exploited): at least w / p, where some have no answer there
"""

from collections.abc import Iterable
from fractions import Fraction

from scripts.ground.cells import cell_of, with_codes
from scripts.ground.claim import MEAN, PERCENT
from scripts.ground.codes import WHOLES
from scripts.ground.data_package import Row
from scripts.ground.interval import EXACT, Interval, of_observation
from scripts.ground.years import COUNT, FREE, NO_BASE, Years

NOBODY_LACKS = Fraction(0)


def most_lacking(answered: Iterable[Fraction], everybody: Fraction, all_of_them: Fraction | None = None) -> Fraction:
    """How many people with an answer to the first question lack one to any of the others, at most (g in F4).

    `answered`: how many have one to each; `all_of_them`: of how many all are known, where somebody has counted it.
    """
    first, *others = answered
    if all_of_them is not None:
        return first - all_of_them
    return min(first, sum((everybody - one for one in others), Fraction(0)))


def met_by_nobody(needs: Fraction, support: Iterable[Fraction], lacking: Fraction) -> Fraction:
    """How many needs of a kind were met by nobody, at least (F4); with nobody `lacking` for how many no support is noted (F5)."""
    return max(Fraction(0), needs - sum(support, lacking))


def everybody(row: Row, years: Years) -> Row | None:
    """The exact count of everybody in the population of a row, as the same producer counts them."""
    indicator, category = years.book.size
    codes = {"indicator": indicator, "category": category, "measure": COUNT, "unit": "persons"}
    found = years.figures.get(with_codes(cell_of(row), **codes, **NO_BASE, **FREE))
    alike = found is not None and found["producer"] == row["producer"]
    return found if found and alike and found["value"] and found["qualifier"] == EXACT else None


def with_answer(row: Row, years: Years) -> Row | None:
    """The exact count of those who have an answer to the question of a row."""
    own, book = row["indicator"], years.book
    whole = book.whole(own, "whole_persons")
    codes = {"category": whole, "measure": COUNT, "unit": book.units.get((own, whole), "")}
    found = years.figures.get(with_codes(cell_of(row), **codes, **NO_BASE, **FREE)) if whole else None
    return found if found and found["value"] and found["qualifier"] == EXACT else None


def without_answer(row: Row, years: Years) -> Fraction | None:
    """How many in the group of a row have no answer to its question; None where nobody says it.

    Nobody is asked to be counted, and a register has no answers: what counts everybody, or comes from no question, lacks none.
    """
    book, own = years.book, row["indicator"]
    if own == book.size[0] or not book.indicators[own].get("measurement_point"):
        return NOBODY_LACKS
    if book.role(own, row["category"]) == "whole_persons" and not row["within_indicator"]:
        return NOBODY_LACKS
    met, has = everybody(row, years), with_answer(row, years)
    if row["within_indicator"] or not met:
        return None
    if has:
        return Fraction(met["value"]) - Fraction(has["value"])
    asked_of_all = book.indicators[own]["base_rule"] == "persons_all" and row["year"] in book.form_years
    return NOBODY_LACKS if asked_of_all else None


def of_everybody(row: Row, years: Years) -> Interval:
    """What a count, or a mean, may be of everybody in its group, whatever those without an answer would have said (F1, F2)."""
    found, lacking = of_observation(row), without_answer(row, years)
    if lacking == NOBODY_LACKS:
        return found
    if row["measure"] != COUNT:
        return Interval(None, None)
    each = most_each(row, years)
    if lacking is None or each is None or found.upper is None:
        return Interval(found.lower, None, found.strict)
    return Interval(found.lower, found.upper + each * lacking, found.strict)


def of_group(row: Row, years: Years) -> Interval:
    """The same of any figure: a share is of those with an answer, and a mean that is printed is its source's word."""
    said = row["measure"] == PERCENT or (row["measure"] == MEAN and row["origin"] != "computed")
    return of_observation(row) if said else of_everybody(row, years)


def most_each(row: Row, years: Years) -> int | None:
    """How often one person can be counted in a row, at most; None where she can be again and again."""
    book, own = years.book, row["indicator"]
    if book.is_again(own, row["category"]):
        return None
    if book.role(own, row["category"]) not in WHOLES:
        return 1
    parts = book.parts(own, year=row["year"])
    return None if any(book.is_again(own, part) for part in parts) else len(parts)
