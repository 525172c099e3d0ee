"""Reads the published package as a stranger would: the descriptor first, then each table that it names, as text."""

import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

Row = dict[str, str]
DESCRIPTOR = "datapackage.json"
# table -> what names its rows, where they are looked up by it
NAMES = {
    "observations": "observation",
    "indicators": "indicator",
    "sources": "source",
    "notes": "note",
    "rules": "rule",
    "assumptions": "assumption",
}


class PackageError(ValueError):
    """The package does not hold what a page needs. The message says what is missing and where."""


@dataclass(frozen=True, eq=False)
class Package:
    """The descriptor, the rows of every table (all cells as text, empty means missing) and the files as they lie.

    Equal only to itself, so that what follows from it can be kept by it.
    """

    descriptor: Mapping[str, Any]
    tables: Mapping[str, list[Row]]
    files: Mapping[str, bytes]

    def resource(self, table: str) -> Mapping[str, Any]:
        """What the descriptor says of a table. Raises PackageError when there is none."""
        for resource in self.descriptor["resources"]:
            if resource["name"] == table:
                return dict(resource)
        raise PackageError(f"{DESCRIPTOR}: no table {table}")

    def rows(self, table: str) -> list[Row]:
        """The rows of a table. Raises PackageError when there is none."""
        self.resource(table)
        return self.tables[table]

    @cached_property
    def by_name(self) -> Mapping[str, Mapping[str, Row]]:
        """Table -> its rows by their names, of the tables that there are: an old release may lack one."""
        return {
            table: {row[name]: row for row in self.tables[table]}
            for table, name in NAMES.items()
            if table in self.tables
        }

    def fields(self, table: str) -> list[str]:
        """The names of a table's fields, in order."""
        return [field["name"] for field in self.resource(table)["schema"]["fields"]]

    @property
    def latest_year(self) -> str:
        """The year of the newest report. The pages' "this year" is nothing else."""
        return max(row["report_year"] for row in self.rows("statements"))


def read_package(folder: Path) -> Package:
    """The package in `folder`. Raises PackageError when it is not built or a file differs from its schema."""
    if not (folder / DESCRIPTOR).is_file():
        raise PackageError(f"{folder / DESCRIPTOR} is missing: run `python -m scripts package` first")
    return parse(lambda path: (folder / path).read_bytes())


def parse(read: Callable[[str], bytes]) -> Package:
    """The package whose files `read` returns by their path. Raises PackageError when a file differs from its schema."""
    files = {DESCRIPTOR: read(DESCRIPTOR)}
    descriptor = json.loads(files[DESCRIPTOR])
    tables = {}
    for resource in descriptor["resources"]:
        path = resource["path"]
        files[path] = read(path)
        tables[resource["name"]] = rows_of(files[path], [field["name"] for field in resource["schema"]["fields"]], path)
    return Package(descriptor, tables, files)


def rows_of(data: bytes, fields: list[str], path: str) -> list[Row]:
    """The rows of one CSV. `keep_default_na=False`: the country code NA is Namibia, not a missing value."""
    table = pd.read_csv(io.BytesIO(data), dtype=str, keep_default_na=False, encoding="utf-8")
    if list(table.columns) != fields:
        raise PackageError(f"{path}: the columns are {list(table.columns)}, the schema says {fields}")
    return [dict(zip(fields, cells, strict=True)) for cells in table.itertuples(index=False)]


def found(rows: Mapping[Any, Row], key: object) -> Row:
    """The row with this key. Raises PackageError, so that a page is never built around a code without a name."""
    if key not in rows:
        raise PackageError(f"no code list holds {key}")
    return rows[key]
