"""A table of text: what is read from a CSV file and written to one. Empty text means missing."""

import pandas as pd

from scripts.ground.data_package import Row


def records(frame: pd.DataFrame) -> list[Row]:
    """The rows of a table of text, in order."""
    columns = [str(column) for column in frame.columns]
    return [dict(zip(columns, cells, strict=True)) for cells in frame.itertuples(index=False, name=None)]


def text_at(frame: pd.DataFrame, row: int, column: str) -> str:
    """What stands in one cell."""
    return str(frame.at[row, column])
