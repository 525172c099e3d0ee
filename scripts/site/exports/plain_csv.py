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
