"""Whether a figure of one year may be compared with the same of an earlier one, and what may be said of the difference.

The one function is `compare`. Its states:

    compared      same question, population and unit; how many each is of is known; the difference may be said, in number where
                  the question is answered for everybody in both years, else of those with an answer alone
    direction     the same, but one of them is not exact: only whether it is more or less, or that nobody can tell
    beside        both are known, but not what they are of, what a large case does to them, or what those without an answer would
                  have said: beside each other, never subtracted
    not_compared  one is hidden, not asked for or has no number; there is a break, or a year between them without a figure

Of two years with large cases only what both hold, or neither, is compared (`years`): parts where it is the same case.

Who ticked "all of the above" is in the line of no kind, though what answers the kind counts her.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import floor

from scripts.ground.answered import of_everybody, without_answer
from scripts.ground.bases import base_of, is_of_all, size_of
from scripts.ground.cells import CELL_COLUMNS, cell_of, with_codes
from scripts.ground.codes import ALL, FEW, HIDDEN, PARTS
from scripts.ground.data_package import Row
from scripts.ground.interval import ALL as HUNDRED
from scripts.ground.interval import EXACT, Interval, has_number, of_observation
from scripts.ground.row_notes import DOUBTFUL, PERCENT, lacks_base
from scripts.ground.small import NOT_PEOPLE
from scripts.ground.years import COUNT, FREE, NO_BASE, Years, holds_case, is_before, same_cases

ADDS = "adds_to_each"
NONE = Fraction(0)


def line_of(row: Row, category: str, years: Years) -> Row | None:
    """The count of another answer of the same question, with a number or not."""
    unit = years.book.units[row["indicator"], category]
    return years.figures.get(with_codes(cell_of(row), category=category, measure=COUNT, unit=unit, **NO_BASE, **FREE))


def exactly(row: Row | None) -> Fraction | None:
    """A number that is known; None of any other."""
    return Fraction(row["value"]) if row and row["value"] and row["qualifier"] == EXACT else None


def left_out(row: Row, years: Years) -> Fraction | None:
    """How many more than its count a line of a question may be, at most, with "all of the above" in it; None: nobody can say.

    The sum of the answers may hold it already: where all the lines have numbers that is seen.
    """
    book, own = years.book, (row["indicator"], row["category"])
    adds, role = book.whole(own[0], ADDS), book.role(*own)
    if not adds or not (role in PARTS or role == "whole_answers"):
        return NONE
    more = exactly(line_of(row, adds, years))
    if role in PARTS or not more:
        return more
    parts = book.parts(own[0], year=row["year"])
    counted, known = exactly(line_of(row, own[1], years)), [exactly(line_of(row, part, years)) for part in parts]
    if counted is None or None in known:
        return len(parts) * more
    return max(NONE, sum(filter(None, known), NONE) + len(parts) * more - counted)


def is_left_out(row: Row, years: Years) -> bool:
    """Whether a form's line of a question, or what a share of one is of, leaves out "all of the above", or may do so."""
    indicator = row["base_indicator"]
    line = row | {"indicator": indicator, "category": row["base_category"]} if indicator else row
    return row["year"] in years.book.form_years and left_out(line, years) != NONE


COMPARED, DIRECTION, BESIDE, NOT_COMPARED = "compared", "direction", "beside", "not_compared"
# Why two figures are not compared, or only stand beside each other.
IS_HIDDEN, NOT_ASKED, NO_NUMBER, OTHER, GAP, BREAK = "hidden", "not_asked", "no_number", "other", "gap", "break"
CASE, BASE, DEFINITION, DOUBT, MEASURE = "case", "base", "definition", "doubt", "measure"
UNANSWERED = "unanswered"
# What is said of the direction, and of a difference.
MORE, LESS, SAME, UNSAID = "more", "less", "same", "unsaid"
BROKEN = "B"  # the status of the first figure after a break
# What two figures of the same cell have in common; which cases they are of is another matter.
SAME_CELL = tuple(column for column in CELL_COLUMNS if column not in ("scope", "year", "year_to"))


@dataclass(frozen=True)
class Comparison:
    """What may be said of a figure and an earlier one.

    `reason`: why not more; `note`: that of the break; `turn`: whether it is more or less now; `count`, `points`: the difference in
    number, and in whole percentage points of what each is of, where they may be said; `few`: one of them is of so few that it means
    nothing; `cases`: both years hold a large case.
    """

    state: str
    reason: str = ""
    note: str = ""
    turn: str = ""
    count: int | None = None
    points: int | None = None
    few: bool = False
    cases: bool = False


def compare(now: Row, then: Row | None, years: Years) -> Comparison:
    """Whether `now` may be compared with `then`, the same figure of an earlier year (None: there is none)."""
    if found := apart(now, then, years):
        return found
    assert then is not None
    few = is_few(now, years) or is_few(then, years)
    held = [holds_case(row, years) for row in (now, then)]
    if reason := doubt_of(now, then, held, years):
        return Comparison(BESIDE, reason, few=few)
    cases = held == [True, True]
    if now["qualifier"] != EXACT or then["qualifier"] != EXACT:
        return Comparison(DIRECTION, turn=direction(whole(now, years), whole(then, years)), few=few, cases=cases)
    points, change = None if few else points_between(now, then, years), Fraction(now["value"]) - Fraction(then["value"])
    count = int(change) if all(without_answer(row, years) == NONE for row in (now, then)) else None
    if now["measure"] == PERCENT:
        return Comparison(COMPARED, turn=turn_of(change), points=points, few=few, cases=cases)
    if count is None and points is None:
        return Comparison(BESIDE, UNANSWERED, few=few)
    return Comparison(
        COMPARED,
        turn=turn_of(change if count is not None else points or 0),
        count=count,
        points=points,
        few=few,
        cases=cases,
    )


def whole(row: Row, years: Years) -> Interval:
    """What a figure may be: a count of everybody, a share of those with an answer."""
    return of_everybody(row, years) if row["measure"] == COUNT else of_observation(row)


def apart(now: Row, then: Row | None, years: Years) -> Comparison | None:
    """Why two figures are not compared at all; None where they may be."""
    rows = [row for row in (now, then) if row is not None]
    if any(row["obs_status"] == HIDDEN for row in rows):
        return Comparison(NOT_COMPARED, IS_HIDDEN)
    if then is None:
        first = years.book.indicators[now["indicator"]]["first_year"]
        return Comparison(NOT_COMPARED, NOT_ASKED if first >= now["year"] else NO_NUMBER)
    if any(now[column] != then[column] for column in SAME_CELL) or now["producer"] != then["producer"]:
        return Comparison(NOT_COMPARED, OTHER)
    if not all(map(has_number, rows)):
        return Comparison(NOT_COMPARED, NO_NUMBER)
    if not is_before(now, then):
        return Comparison(NOT_COMPARED, GAP)
    listed = years.broken.get((now["indicator"], now["year"]), ())
    notes = [note for note in listed if note in now["notes"].split()]
    broken = notes or now["obs_status"] == BROKEN
    return Comparison(NOT_COMPARED, BREAK, next(iter(notes), "")) if broken else None


def doubt_of(now: Row, then: Row, held: list[bool | None], years: Years) -> str:
    """Why two figures only stand beside each other; nothing where their difference may be said."""
    bases = [base_of(row, years) for row in (now, then)]
    if now["measure"] not in (COUNT, PERCENT):
        return MEASURE
    if (now["scope"] == ALL) != (then["scope"] == ALL) or None in held or held[0] != held[1]:
        return CASE
    if held[0] and not is_of_all(now, years) and not same_cases(now, then, years):
        return CASE
    if any(row["doubt"] == DOUBTFUL for row in (now, then)):
        return DOUBT
    if any(is_unclear(row, years) for row in (now, then, *bases) if row):
        return DEFINITION
    exact = now["qualifier"] == then["qualifier"] == EXACT
    known = all(is_of_all(row, years) or size_of(row, years) for row in (now, then))
    if any(lacks_base(row) for row in (now, then)) or (exact and not known):
        return BASE
    if now["measure"] == PERCENT and not alike_bases(bases, years):
        return CASE
    return ""


def alike_bases(bases: list[Row | None], years: Years) -> bool:
    """Whether what two shares are of holds a large case in both years, or in neither."""
    held = [holds_case(row, years) if row else False for row in bases]
    return None not in held and held[0] == held[1]


def is_unclear(row: Row, years: Years) -> bool:
    """Whether a source leaves open if its sum holds the answers that stand for one of each kind ("all of the above").

    So it does of what its shares of those kinds are of.
    """
    book, own, of = years.book, (row["indicator"], row["category"]), row["base_indicator"]
    summed = bool(book.whole(own[0], ADDS)) and book.role(*own) == "whole_answers"
    shared = of not in ("", own[0]) and bool(book.whole(of, ADDS))
    return row["year"] not in book.form_years and (summed or shared)


def is_few(row: Row, years: Years) -> bool:
    """Whether a figure counts so few, is of so few, or stands for so few, that a difference means nothing."""
    size = size_of(row, years)
    told = row["value"] or row["upper"] or row["lower"]
    if row["unit"] in NOT_PEOPLE:
        return False
    if row["measure"] == PERCENT:
        told = str(Fraction(told) * Fraction(size) / 100) if size else ""
    return any(number and Fraction(number) < FEW for number in (told, size))


def direction(own: Interval, other: Interval) -> str:
    """Whether a number is more or less than another, where one of them is not exact."""
    return LESS if own.below(other) else MORE if other.below(own) else UNSAID


def turn_of(change: Fraction | int) -> str:
    """Which way a difference goes."""
    return MORE if change > 0 else LESS if change < 0 else SAME


def points_between(now: Row, then: Row, years: Years) -> int | None:
    """The difference of two shares in whole percentage points, rounded half away from zero; None where they may not be compared."""
    shares = [share_of(row, years) for row in (now, then)]
    if shares[0] is None or shares[1] is None or not alike_bases([base_of(row, years) for row in (now, then)], years):
        return None
    change = shares[0] - shares[1]
    whole = floor(abs(change) + Fraction(1, 2))
    return whole if change > 0 else -whole


def share_of(row: Row, years: Years) -> Fraction | None:
    """The share that a figure is of what it is of, in per cent: from the counts where they are known."""
    if row["measure"] == PERCENT:
        return Fraction(row["value"])
    size = size_of(row, years)
    return HUNDRED * Fraction(row["value"]) / Fraction(size) if size and Fraction(size) else None


def weight(found: Comparison, now: Row, then: Row, years: Years) -> float:
    """How much there is to a difference: percentage points times the square root of the smaller base.

    Where the points may not be said it is ordered by the difference in number as a share of the same base.
    """
    sizes = [float(size_of(row, years) or row["value"] or 0) for row in (now, then)]
    least = min(sizes) or 1
    if found.points is not None:
        return float(abs(found.points) * least**0.5)
    change = abs(float(now["value"] or 0) - float(then["value"] or 0))
    share = change if now["measure"] == PERCENT else 100 * change / max(*sizes, 1)
    return float(share * least**0.5)
