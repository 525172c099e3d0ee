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


# Categories that count persons also where the indicator counts answers, needs, reports or cases.
PERSON_ROLES = ("whole_persons", "more_than_one", "part_persons")


def default_units(indicators: pd.DataFrame, categories: pd.DataFrame) -> dict[tuple[str, str], str]:
    """(indicator, category) -> what is counted there: the indicator's unit, or persons where the role says so."""
    by_indicator = indicators.set_index("indicator")
    units = {}
    for indicator, category, role in categories[["indicator", "category", "role"]].itertuples(index=False):
        entry = by_indicator.loc[indicator]
        persons = role in PERSON_ROLES and entry["answers"] == "several"
        units[(indicator, category)] = "persons" if persons else entry["unit"]
    return units
