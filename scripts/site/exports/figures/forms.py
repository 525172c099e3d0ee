"""The figures file as it is given out, as CSV and as Parquet: each column of one type, whoever reads it and however.

A CSV has no types, so programs judge by what they see: each column of numbers has one among the rows that polars judges by, with
decimals where any has them. A whole number is written as one, for SQLite reads text, and to it 364.0 is not 364. Parquet carries
the types.
"""

import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas
import polars

from scripts.ground.data_package import Package
from scripts.site.exports.figures.columns import COLUMNS, INTEGER, NUMBER, STRING
from scripts.site.exports.figures.rows import FigureRow, figure_rows
from scripts.site.exports.plain_csv import csv_bytes

NUMBERS = [name for name, kind in COLUMNS.items() if kind != STRING]
READ: Mapping[str, Callable[[Any], str | int | float]] = {INTEGER: int, NUMBER: float, STRING: str}
TYPES: Mapping[str, type[polars.DataType]] = {INTEGER: polars.Int64, NUMBER: polars.Float64, STRING: polars.String}
# Of how many rows a program judges what a column is, where nobody tells it: polars takes the first hundred.
JUDGED = 100


def figures_csv(package: Package, lang: str) -> bytes:
    """Every row in one language, as CSV. Raises ValueError where pandas, told nothing, would read other rows."""
    rows = judged_right(figure_rows(package, lang))
    data = rows_csv(rows)
    if changed := read_otherwise(data, rows):
        raise ValueError(f"pandas reads {changed} otherwise than they are written")
    return data


def read_otherwise(data: bytes, rows: Sequence[FigureRow]) -> list[str]:
    """The columns of a CSV that pandas reads otherwise than the rows say: a text it takes for nothing, a number for a text."""
    table = pandas.read_csv(io.BytesIO(data), dtype_backend="numpy_nullable")

    def is_read(name: str, kind: str) -> bool:
        cells = zip(table[name], (row[name] for row in rows), strict=True)
        return all(cell is pandas.NA if not text else READ[kind](cell) == READ[kind](text) for cell, text in cells)

    return [name for name, kind in COLUMNS.items() if not is_read(name, kind)]


def rows_csv(rows: Sequence[FigureRow]) -> bytes:
    """Some of the rows, as CSV."""
    return csv_bytes([*COLUMNS], rows)


def judged_right(rows: Sequence[FigureRow]) -> list[FigureRow]:
    """The rows, a few of them out of place: what shows the type of a column stands among those that a program judges by."""
    kept = JUDGED - len(NUMBERS)
    showing = ([place for place, row in enumerate(rows) if shows(name, row[name])] for name in NUMBERS)
    late = [places[0] for places in showing if places and places[0] >= kept]
    moved = [*dict.fromkeys(late)]
    rest = [row for place, row in enumerate(rows) if place not in moved]
    return [*rest[:kept], *(rows[place] for place in moved), *rest[kept:]]


def shows(name: str, number: str) -> bool:
    """Whether a cell shows the type of its column: a number, and of a column with decimals one that has them."""
    return "." in number if COLUMNS[name] == NUMBER else bool(number)


def figures_parquet(package: Package, lang: str) -> bytes:
    """The same rows as Parquet, in their order, with the type of each column; what is empty is null."""
    rows = judged_right(figure_rows(package, lang))
    columns = {
        name: polars.Series(name, [row[name] or None for row in rows], polars.String).cast(TYPES[kind])
        for name, kind in COLUMNS.items()
    }
    target = io.BytesIO()
    polars.DataFrame(columns).write_parquet(target, compression="zstd", statistics=False)
    return target.getvalue()
