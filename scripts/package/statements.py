"""From the figures files to `statements`: every printed figure, with the cell that it speaks of."""

from collections.abc import Mapping

import pandas as pd

from scripts.ground.cells import Units, base_cell, cell_id, cell_of, is_observed
from scripts.ground.data_package import Row
from scripts.package.tables import records


def answered(files: Mapping[int, pd.DataFrame], sources: pd.DataFrame) -> dict[int, pd.DataFrame]:
    """The figures files without the lines of a form that nobody has filled in.

    A blank of a report is about something that the report takes up; a blank of a form says nothing, and a year with nothing else
    is not there yet. `sources`: the code list of the documents.
    """
    forms = sources.loc[sources["source_kind"] == "form", "source"]
    told = {year: frame[~(frame["obs_status"].eq("O") & frame["source"].isin(forms))] for year, frame in files.items()}
    return {year: frame for year, frame in told.items() if len(frame)}


def build_statements(files: Mapping[int, pd.DataFrame], units: Units) -> list[Row]:
    """All figures files, in year and file order, as rows of text.

    Adds `report_year` (the file's year), `unit` where it follows from the category (`units`: (indicator, category) -> unit),
    `observation` (the cell that a number is about; empty for words, ranks and comparisons) and `base_observation`
    (the cell whose count the printed base gives).
    """
    rows = []
    for year in sorted(files):
        for row in records(files[year]):
            row["unit"] = row["unit"] or units.get((row["indicator"], row["category"]), "")
            row["report_year"] = str(year)
            row["observation"] = cell_id(cell_of(row)) if is_observed(row) else ""
            base = base_cell(row, units)
            row["base_observation"] = cell_id(base) if base else ""
            rows.append(row)
    return rows
