"""A table as it lies in a CSV file: the line in the file -> the row of text that stands there. Empty text means missing."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
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
    return tuple([row[column] for column in columns])


def said_in(rows: Collection[Row], columns: Iterable[Column]) -> Iterator[tuple[str, ...]]:
    """What each of many rows says in some columns, of which there is one at least."""
    return zip(*(map(itemgetter(column), rows) for column in columns), strict=True)


def repeated(table: Lines, columns: Sequence[Column]) -> Iterator[tuple[int, int]]:
    """(line, line of the first) of each row that says in some columns what an earlier one says."""
    first: dict[tuple[str, ...], int] = {}
    for line, cells in zip(table, said_in(table.values(), columns), strict=True):
        earlier = first.setdefault(cells, line)
        if earlier != line:
            yield line, earlier


def to_csv(columns: Sequence[Column], rows: Collection[Row]) -> bytes:
    """Rows in the one written form of a table."""
    return canonical(columns, said_in(rows, columns))
