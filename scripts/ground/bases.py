"""What a figure is of: which whole, how many that counts, and which kind of whole it is.

A row may say it (a number, a condition, or the cell that it names); where it does not, the code lists do. It is asked of the row
and its year, as the same cell may be of other things later. That nobody states what a share is of, `lacks_base` says.
"""

from collections.abc import Iterator

from scripts.ground.cells import cell_of, named_base, with_codes
from scripts.ground.claim import PERCENT
from scripts.ground.codes import HIDDEN, WHOLES
from scripts.ground.data_package import Row
from scripts.ground.interval import EXACT
from scripts.ground.row_notes import lacks_base
from scripts.ground.small import NOT_PEOPLE
from scripts.ground.years import COUNT, FREE, NO_BASE, Years

# Everyone in the group of a row; those with an answer, or all answers; a part; nobody says what.
WHOLE, ANSWERED, PART, NOT_STATED = "whole", "answered", "part", "not_stated"


def is_of_all(row: Row, years: Years) -> bool:
    """Whether a count is of all that its indicator counts, and so of nothing else."""
    whole = years.book.is_whole(row["indicator"], row["category"])
    return row["measure"] == COUNT and whole and not row["within_indicator"]


def is_of_itself(row: Row) -> bool:
    """Whether a share is of the same answer in all cases: how much of it one large case is."""
    return (row["base_indicator"], row["base_category"]) == (row["indicator"], row["category"])


def wholes_of(row: Row, years: Years) -> Iterator[tuple[str, str]]:
    """(indicator, category) of what a figure can be of, the likeliest first: what it names, else what the code lists give."""
    book, own = years.book, row["indicator"]
    if said := named_base(row):
        yield said
        return
    yield from ((own, whole) for whole in book.bases_of(own, row["category"]))
    # A form asks each person, and not everybody has answered: the group is no base where those with an answer are hidden.
    asked = row["year"] in book.form_years and book.whole(own, "whole_persons")
    if book.indicators[own]["base_rule"] == "persons_all" and book.size[0] and not asked:
        yield book.size
    other = book.indicators[own].get("base_indicator", "")
    whole = book.whole(other, "whole_answers") if other else ""
    if whole and book.units[other, whole] == row["unit"]:
        yield other, whole


def base_of(row: Row, years: Years) -> Row | None:
    """The count that a figure is of, where its year has one with a number. It follows from the cell, and is asked of each often."""
    cell = cell_of(row)
    if cell not in years.bases:
        found = () if is_of_all(row, years) else (counted(whole, row, years) for whole in wholes_of(row, years))
        years.bases[cell] = next((one for one in found if one and one["qualifier"] == EXACT and one["value"]), None)
    return years.bases[cell]


def counted(whole: tuple[str, str], row: Row, years: Years) -> Row | None:
    """The count of a whole where the row is."""
    codes = {"indicator": whole[0], "category": whole[1], "measure": COUNT}
    unit = years.book.units.get(whole, row["unit"])
    return years.figures.get(with_codes(cell_of(row), unit=unit, **codes, **FREE, **NO_BASE))


def size_of(row: Row, years: Years) -> str:
    """How many a figure is of, where that is known: nothing where nobody states what a share is of, whatever is counted beside."""
    base = None if row["base"] or lacks_base(row) else base_of(row, years)
    return base["value"] if base else row["base"]


def out_of(row: Row, years: Years) -> str:
    """The number that a count is out of, of the same things and no fewer; of a share, and where one is printed, that."""
    if row["base"] or row["measure"] != COUNT or row["unit"] in NOT_PEOPLE:
        return row["base"]
    base = base_of(row, years)
    alike = base and base["unit"] == row["unit"] and float(base["value"]) >= float(row["value"] or row["lower"] or 0)
    return base["value"] if base and alike else ""


def sized(row: Row, years: Years) -> Row:
    """The row with how many it is of, where its year says it: a count of an answer is of all answers, a share of its cell."""
    of_people = row["category"] and row["unit"] not in NOT_PEOPLE and row["obs_status"] != HIDDEN
    if not of_people or row["measure"] not in (COUNT, PERCENT):
        return row
    return row | {"base": size_of(row, years) if row["measure"] == PERCENT else out_of(row, years)}


def whole_of(row: Row, years: Years) -> tuple[str, str]:
    """(indicator, category) of what a share is of; empty where nothing says it, and for what is no share."""
    if row["measure"] != PERCENT or lacks_base(row):
        return "", ""
    named = [*wholes_of(row, years)]
    said = [each for each in named if row["base"] and number_of(each, row, years) == row["base"]]
    return next(iter([*said, *named]), ("", ""))


def number_of(whole: tuple[str, str], row: Row, years: Years) -> str:
    """How many a whole counts where the row is."""
    found = counted(whole, row, years)
    return found["value"] if found else ""


def kind_of(row: Row, years: Years) -> str:
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
    met, own = number_of(years.book.size, row, years), number_of(whole, row, years)
    if not (met and own):
        return whole == years.book.size or years.book.indicators[whole[0]]["base_rule"] == "persons_all"
    return whole == years.book.size or own == met
