"""What a share is of: the cell, where the row or its year says it; for each row, as the same cell may be of other things later."""

from scripts.ground.cells import cell_of, with_codes
from scripts.ground.data_package import Row
from scripts.ground.roles import WHOLES
from scripts.ground.row_notes import PERCENT, lacks_base
from scripts.ground.years import COUNT, NO_BASE, Years

WHOLE, PART, NOT_STATED = "whole", "part", "not_stated"
FREE = {"within_indicator": "", "within_category": "", **NO_BASE}


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


def count_of(named: tuple[str, str], row: Row, years: Years) -> str:
    """How many a cell counts where the row is."""
    found = years.figures.get(whole_cell(named, row, years))
    return found["value"] if found else ""


def whole_cell(named: tuple[str, str], row: Row, years: Years) -> tuple[str, ...]:
    """The count of a cell among those whom the row is about."""
    unit = years.book.units.get(named, row["unit"])
    return with_codes(cell_of(row), indicator=named[0], category=named[1], measure=COUNT, unit=unit, **FREE)


def share_of(row: Row, years: Years) -> str:
    """Whether a share is of everyone asked, or of all answers; of a part of them; or of what nobody states. Else nothing."""
    if row["measure"] != PERCENT:
        return ""
    indicator, category = whole_of(row, years)
    if not indicator:
        return NOT_STATED
    return WHOLE if years.book.role(indicator, category) in WHOLES and not row["within_indicator"] else PART
