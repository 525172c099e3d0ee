"""Whether one answer is more than the others of its question: of two, of a whole, or as the source ranks it."""

from collections.abc import Sequence
from fractions import Fraction

from scripts.ground.data_package import Row
from scripts.ground.interval import EXACT, has_number
from scripts.ground.ranking import is_named, room
from scripts.ground.statuses import HIDDEN
from scripts.site.figure.gist_cells import Cells, first_ranks, low, whole_of


def first_of_two(group: list[Row], cells: Cells) -> Row | None:
    """The first listed of two answers of which each person has one: it is what is asked for, and the other that it is not so.

    Where one of them is the sum of answers there are three, and none of them is that it is not so.
    """
    book, name, two = cells.labels.book, cells.indicator["indicator"], cells.answers()
    if len(two) > 2 or not book.one_each(name) or cells.indicator["unit"] != "persons":
        return None
    if any(split.whole in two for split in book.splits(name, max(row["year"] for row in group))):
        return None
    return next((row for row in group if row["category"] == two[0]), None)


def halves(group: list[Row]) -> bool:
    """Whether two answers are as many, exactly."""
    return len(group) > 1 and all(row["value"] == group[0]["value"] and row["qualifier"] == EXACT for row in group)


def is_most(row: Row, total: str) -> bool:
    """Whether a row is more than half of its whole."""
    whole = 100.0 if share(row) else float(total or "inf")
    return 2 * low(row) > whole


def room_for_the_others(group: list[Row], total: str, cells: Cells) -> Fraction | None:
    """How much is left for the parts whose number is not known; None where nothing says it."""
    return room(group, Fraction(total) if total else None, cells.labels.book)


def is_ranked_first(row: Row, cells: Cells) -> bool:
    """Whether the source calls the row's category the most common, or its place in the package is the first, whatever is hidden."""
    ranked_first = any(rank["category"] == row["category"] for rank in first_ranks(cells.ranks))
    return ranked_first or row["rank_first"] == row["rank_last"] == "1"


def named(row: Row, cells: Cells) -> bool:
    """Whether the row is of an answer, and not of what gathers the rest."""
    return is_named(row["indicator"], row["category"], cells.labels.book)


def share(row: Row) -> bool:
    """Whether the row is a percentage."""
    return row["measure"] == "percent"


def may_be_smaller_than_hidden(row: Row, cells: Cells) -> bool:
    """Whether another part of the same whole is hidden, and nothing shown says that it is no larger."""
    parts = cells.rivals()
    group = [each for each in parts if each["measure"] == row["measure"] and has_number(each)]
    if row not in parts or not is_hidden(parts):
        return False
    rest = room_for_the_others(group, whole_of(row, cells), cells)
    return rest is None or rest > low(row)


def is_hidden(rows: Sequence[Row]) -> bool:
    """Whether a number is hidden."""
    return any(row["obs_status"] == HIDDEN for row in rows)
