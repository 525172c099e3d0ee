"""The figures files, as tables, become `statements`."""

from collections.abc import Mapping

import pandas as pd

from scripts.ground.cells import Units
from scripts.ground.data_package import Row
from scripts.ground.statements import forms, is_answered, statement
from scripts.package.tables import records


def answered(files: Mapping[int, pd.DataFrame], sources: pd.DataFrame) -> dict[int, pd.DataFrame]:
    """The figures files without the lines of a form that nobody has filled in; a year with nothing else is not there yet.

    `sources`: the code list of the documents.
    """
    asked = forms(records(sources))
    told = {year: frame[[is_answered(row, asked) for row in records(frame)]] for year, frame in files.items()}
    return {year: frame for year, frame in told.items() if len(frame)}


def build_statements(files: Mapping[int, pd.DataFrame], units: Units) -> list[Row]:
    """All figures files, in year and file order, as rows of text. `units`: (indicator, category) -> unit."""
    return [statement(row, year, units) for year in sorted(files) for row in records(files[year])]
