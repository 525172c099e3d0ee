"""From the rows of figures files to `statements`: every printed figure, with the cell that it speaks of. Rows in, rows out."""

from collections.abc import Collection, Iterable

from scripts.ground.cells import Units, base_cell, cell_id, cell_of, is_observed
from scripts.ground.data_package import Row
from scripts.ground.statuses import UNANSWERED


def forms(sources: Iterable[Row]) -> set[str]:
    """The sources that are forms."""
    return {row["source"] for row in sources if row["source_kind"] == "form"}


def is_answered(row: Row, forms: Collection[str]) -> bool:
    """Whether a row says something: a blank of a report is about something that the report takes up, one of a form says nothing."""
    return not (row["obs_status"] == UNANSWERED and row["source"] in forms)


def statement(row: Row, year: int, units: Units) -> Row:
    """A row of a year's figures file as a statement.

    Adds `report_year` (the file's year), `unit` where it follows from the category (`units`: (indicator, category) -> unit),
    `observation` (the cell that a number is about; empty for words, ranks and comparisons) and `base_observation`
    (the cell whose count the printed base gives).
    """
    made = row | {"unit": row["unit"] or units.get((row["indicator"], row["category"]), ""), "report_year": str(year)}
    base = base_cell(made, units)
    return made | {
        "observation": cell_id(cell_of(made)) if is_observed(made) else "",
        "base_observation": cell_id(base) if base else "",
    }
