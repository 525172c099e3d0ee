"""Rows as CSV: UTF-8, comma, decimal point, as the tables of the package are."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

Name = TypeVar("Name", bound=str)  # a column's


def csv_bytes(fields: Sequence[Name], rows: Iterable[Mapping[Name, str]]) -> bytes:
    """Rows as CSV in UTF-8, quoted only where needed, with LF."""
    target = io.StringIO()
    writer = csv.DictWriter(target, fields, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return target.getvalue().encode("utf-8")


def of_one_type(names: Iterable[Name], rows: Sequence[Mapping[Name, str]]) -> list[Mapping[Name, str]]:
    """The rows, where a column of numbers with a decimal anywhere has one everywhere: polars goes by the first rows."""
    parted = [name for name in names if any("." in row[name] for row in rows)]
    whole = [[name for name in parted if row[name] and "." not in row[name]] for row in rows]
    return [{**row, **{name: f"{row[name]}.0" for name in own}} for row, own in zip(rows, whole, strict=True)]
