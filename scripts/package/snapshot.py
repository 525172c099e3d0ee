"""A published package as plain rows, wherever it lies: what two versions are compared by. Bytes in, tables out."""

import csv
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from scripts.package.problems import Problem, Refused
from scripts.package.tables import Row

DESCRIPTOR = "datapackage.json"
Read = Callable[[str], bytes]  # path below the package -> bytes; raises `Refused` when there is no such file


@dataclass(frozen=True)
class Snapshot:
    """The descriptor, and the rows of each table as text. `columns`: the header of each file, in order; `files`: as they lie."""

    descriptor: Mapping[str, Any]
    columns: Mapping[str, list[str]]
    tables: Mapping[str, list[Row]]
    files: Mapping[str, bytes] = field(default_factory=dict, compare=False)

    @property
    def version(self) -> str:
        """The version that the package says it is."""
        return str(self.descriptor.get("version", ""))

    def resource(self, table: str) -> Mapping[str, Any]:
        """What the descriptor says of a table."""
        return next(one for one in self.descriptor["resources"] if one["name"] == table)

    def rows(self, table: str) -> list[Row]:
        """The rows of a table; none where the package has no such table, as an older one may not."""
        return self.tables.get(table, [])

    def key(self, table: str) -> list[str]:
        """The primary key; without one every column is needed to tell two rows apart."""
        return list(self.resource(table)["schema"].get("primaryKey") or self.columns[table])


def snapshot(read: Read, where: str) -> Snapshot:
    """The package whose files `read` gives. Raises `Refused`, naming `where`, when they are no package."""
    try:
        files = {DESCRIPTOR: read(DESCRIPTOR)}
        descriptor = json.loads(files[DESCRIPTOR].decode("utf-8"))
        columns, tables = {}, {}
        for resource in descriptor["resources"]:
            name, path = str(resource["name"]), inside(resource["path"])
            files[path] = read(path)
            columns[name], tables[name] = parsed(files[path])
            if not all(isinstance(one["name"], str) for one in resource["schema"]["fields"]):
                raise ValueError(f"{name}: fields")
        return Snapshot(descriptor, columns, tables, files)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, csv.Error) as error:
        raise Refused([Problem(where, 0, "", "not_a_package", " ".join(str(error).split()))]) from error


def of_files(files: Mapping[str, bytes]) -> Snapshot:
    """The package in memory."""
    return snapshot(files.__getitem__, DESCRIPTOR)


def inside(path: object) -> str:
    """The path of a table, which must stay below the package: a descriptor that others wrote must not name any file."""
    pure = PurePosixPath(str(path))
    if not isinstance(path, str) or pure.is_absolute() or ".." in pure.parts or "\\" in path:
        raise ValueError(f"path {path}")
    return path


def parsed(data: bytes) -> tuple[list[str], list[Row]]:
    """Header and rows of one CSV file. Raises ValueError where a row has more or fewer cells than the header."""
    header, *rows = csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True)
    if len(set(header)) < len(header):
        raise ValueError(", ".join(header))
    return header, [dict(zip(header, cells, strict=True)) for cells in rows]
