"""What "all of the above" adds to each kind: who ticked it is in the line of no kind, though what answers the kind counts her.

A share of such a line is the greatest that it may be: with those people in the line it is less.
"""

from dataclasses import replace
from fractions import Fraction

from scripts.ground.cells import cell_of, with_codes
from scripts.ground.data_package import Row
from scripts.ground.interval import EXACT, Interval, of_observation
from scripts.ground.roles import PARTS
from scripts.ground.row_notes import PERCENT
from scripts.ground.years import COUNT, FREE, NO_BASE, Years, base_of

ADDS = "adds_to_each"
NONE = Fraction(0)


def line_of(row: Row, category: str, years: Years) -> Row | None:
    """The count of another answer of the same question, with a number or not."""
    unit = years.book.units[row["indicator"], category]
    cell = with_codes(cell_of(row), category=category, measure=COUNT, unit=unit, **NO_BASE, **FREE)
    return years.figures.get(cell)


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


def reach(row: Row, years: Years) -> Interval:
    """What a figure may be; of a form's share of another question's answers also with "all of the above" among these."""
    found, foreign = of_observation(row), row["base_indicator"] not in ("", row["indicator"])
    if row["measure"] != PERCENT or not foreign or found.lower is None or not is_left_out(row, years):
        return found
    base = base_of(row, years)
    more = left_out(base, years) if base else None
    if base is None or more is None:
        return replace(found, lower=None)
    size = Fraction(base["value"])
    return replace(found, lower=found.lower * size / (size + more))
