"""A table of text: what is read from a CSV file and written to one. Empty text means missing."""

from collections.abc import Mapping
from typing import TypeVar, cast

import pandas as pd

from scripts.ground.columns import Column
from scripts.ground.data_package import Row

Name = TypeVar("Name")  # a table's, or the year of a figures file


def records(frame: pd.DataFrame) -> list[Row]:
    """The rows of a table of text, in order."""
    columns = cast(list[Column], [str(column) for column in frame.columns])
    return [dict(zip(columns, cells, strict=True)) for cells in frame.itertuples(index=False, name=None)]


def all_records(frames: Mapping[Name, pd.DataFrame]) -> dict[Name, list[Row]]:
    """The rows of each of several tables."""
    return {name: records(frame) for name, frame in frames.items()}


def text_at(frame: pd.DataFrame, row: int, column: str) -> str:
    """What stands in one cell."""
    return str(frame.at[row, column])
