"""What a share is of: the cell, where the row or its year says it; for each row, as the same cell may be of other things later."""

from scripts.ground.cells import cell_of, with_codes
from scripts.ground.data_package import Row
from scripts.ground.roles import WHOLES
from scripts.ground.row_notes import PERCENT, lacks_base
from scripts.ground.small import NOT_PEOPLE
from scripts.ground.statuses import HIDDEN
from scripts.ground.years import COUNT, NO_BASE, Years, base_of, is_of_all, size_of

WHOLE, ANSWERED, PART, NOT_STATED = "whole", "answered", "part", "not_stated"
FREE: Row = {"within_indicator": "", "within_category": "", **NO_BASE}


def whole_of(row: Row, years: Years) -> tuple[str, str]:
    """(indicator, category) of what a share is of; empty where nothing says it, and for what is no share."""
    if row["measure"] != PERCENT or lacks_base(row):
        return "", ""
    if row["base_indicator"]:
        return row["base_indicator"], row["base_category"]
    if row["within_indicator"]:
        return row["within_indicator"], row["within_category"]
    book = years.book
    named = [(row["indicator"], name) for name in book.bases_of(row["indicator"], row["category"])]
    named += [book.size] if book.indicators[row["indicator"]]["base_rule"] == "persons_all" else []
    said = [each for each in named if row["base"] and count_of(each, row, years) == row["base"]]
    return next(iter([*said, *named]), ("", ""))


def is_of_itself(row: Row) -> bool:
    """Whether a share is of the same answer in all cases: how much of it one large case is."""
    return (row["base_indicator"], row["base_category"]) == (row["indicator"], row["category"])


def count_of(named: tuple[str, str], row: Row, years: Years) -> str:
    """How many a cell counts where the row is."""
    found = years.figures.get(whole_cell(named, row, years))
    return found["value"] if found else ""


def whole_cell(named: tuple[str, str], row: Row, years: Years) -> tuple[str, ...]:
    """The count of a cell among those whom the row is about."""
    unit = years.book.units.get(named, row["unit"])
    return with_codes(cell_of(row), indicator=named[0], category=named[1], measure=COUNT, unit=unit, **FREE)


def sized(row: Row, years: Years) -> Row:
    """The row with how many it is of, where its year says it: a count of an answer is of all answers, a share of its cell."""
    unknown = row["base"] or not row["category"] or row["unit"] in NOT_PEOPLE or row["obs_status"] == HIDDEN
    if unknown or row["measure"] not in (COUNT, PERCENT) or lacks_base(row) or is_of_all(row, years):
        return row
    found = counted_of(row, years)
    return row | {"base": size_of(row, years) if row["measure"] == PERCENT else found["value"] if found else ""}


def counted_of(row: Row, years: Years) -> Row | None:
    """The count that a count is out of: of the same things, for one person may have several answers."""
    counts = row["measure"] == COUNT and row["category"] and row["unit"] not in NOT_PEOPLE
    found = base_of(row, years) if counts else None
    return found if found and found["unit"] == row["unit"] else None


def share_of(row: Row, years: Years) -> str:
    """What a share is of: everyone in its group, those with an answer or all answers, a part, what nobody states; else nothing."""
    if row["measure"] != PERCENT:
        return ""
    whole = whole_of(row, years)
    if not whole[0]:
        return NOT_STATED
    if years.book.role(*whole) not in WHOLES or row["within_indicator"]:
        return PART
    return WHOLE if is_everyone(whole, row, years) else ANSWERED


def is_everyone(whole: tuple[str, str], row: Row, years: Years) -> bool:
    """Whether a cell counts everyone in the group of the row: by its name, by as high a number, or by its indicator's rule."""
    met, counted = count_of(years.book.size, row, years), count_of(whole, row, years)
    if not (met and counted):
        return whole == years.book.size or years.book.indicators[whole[0]]["base_rule"] == "persons_all"
    return whole == years.book.size or counted == met
