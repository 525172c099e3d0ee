"""A table as it lies in a CSV file: the line in the file -> the row of text that stands there. Empty text means missing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.package.csv_text import canonical

Name = TypeVar("Name")  # a table's, or the year of a figures file
Lines = Mapping[int, Row]


def records(table: Lines) -> list[Row]:
    """The rows of a table, in order."""
    return [*table.values()]


def all_records(tables: Mapping[Name, Lines]) -> dict[Name, list[Row]]:
    """The rows of each of several tables."""
    return {name: records(table) for name, table in tables.items()}


def cells_in(row: Row, columns: Iterable[Column]) -> tuple[str, ...]:
    """What a row says in some columns."""
    return tuple(row[column] for column in columns)


def repeated(table: Lines, columns: Sequence[Column]) -> Iterator[tuple[int, int]]:
    """(line, line of the first) of each row that says in some columns what an earlier one says."""
    first: dict[tuple[str, ...], int] = {}
    for line, row in table.items():
        earlier = first.setdefault(cells_in(row, columns), line)
        if earlier != line:
            yield line, earlier


def to_csv(columns: Sequence[Column], rows: Iterable[Row]) -> bytes:
    """Rows in the one written form of a table."""
    return canonical(columns, [cells_in(row, columns) for row in rows])
