"""A built package as plain rows, wherever it lies: the newest one, a released one or one of another branch. Bytes in, rows out.

The one reader of all rooms, by nothing but Python's own library. What it refuses is no package, or not the one it says it is. What
follows from a package alone is worked out once, and kept with it (`once`).
"""

import csv
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, wraps
from pathlib import PurePosixPath
from typing import Any, TypeVar, cast

from scripts.ground.columns import Column

Row = dict[Column, str]
Read = Callable[[str], bytes]  # path below the package -> bytes; raises an error of its own when there is no such file
Seen = dict[tuple[Column, ...], dict[str, Row]]  # columns -> line of a CSV -> its row, which packages share
DESCRIPTOR = "datapackage.json"
# Begins the name of a year's table of invented people: a proof, which is kept as a file and never read as figures.
WITNESS = "protection-"
INVENTED: Column = "påhittad, beskriver ingen"  # the first column of a witness: its people are invented
PROMISED = "promised_values"  # of such a table, and of the package: as how many numbers each hidden count is shown
FILE = "file"  # the type of what is no table, beside the tables in an archive
# table -> what names its rows, where they are looked up by it
NAMES: Mapping[str, Column] = {
    "observations": "observation",
    "indicators": "indicator",
    "sources": "source",
    "notes": "note",
    "rules": "rule",
    "questions": "question",
    "assumptions": "assumption",
}


class PackageError(ValueError):
    """The package does not hold what it should. The message says what is missing and where."""


@dataclass(frozen=True, eq=False)
class Package:
    """The descriptor, the rows of every table (all cells as text, empty means missing) and the files as they lie.

    Equal only to itself, so that what follows from it can be kept by it. `seen`: its lines and those of packages read before it.
    """

    descriptor: Mapping[str, Any]
    tables: Mapping[str, list[Row]]
    files: Mapping[str, bytes]
    seen: Seen = field(default_factory=dict, repr=False)

    @property
    def version(self) -> str:
        """The version that the package says it is."""
        return str(self.descriptor.get("version", ""))

    def resource(self, table: str) -> Mapping[str, Any]:
        """What the descriptor says of a table. Raises PackageError when there is none."""
        for resource in self.descriptor["resources"]:
            if resource["name"] == table:
                return dict(resource)
        raise PackageError(f"{DESCRIPTOR}: no table {table}")

    @property
    def witnesses(self) -> list[str]:
        """The names of the tables of invented people, one of a year."""
        return [one["name"] for one in self.descriptor["resources"] if one["name"].startswith(WITNESS)]

    def rows(self, table: str) -> list[Row]:
        """The rows of a table. Raises PackageError when there is none."""
        self.resource(table)
        return self.tables[table]

    def count(self, table: str) -> int:
        """How many rows a table has, be it one of invented people."""
        own = self.tables.get(table)
        return len(own) if own is not None else self.files[self.resource(table)["path"]].count(b"\n") - 1

    def rows_if_any(self, table: str) -> list[Row]:
        """The rows of a table; none where the package has no such table, as an older one may not."""
        return self.tables.get(table, [])

    @cached_property
    def by_name(self) -> Mapping[str, Mapping[str, Row]]:
        """Table -> its rows by their names, of the tables that there are: an old release may lack one."""
        return {
            table: {row[name]: row for row in self.tables[table]}
            for table, name in NAMES.items()
            if table in self.tables
        }

    def fields(self, table: str) -> list[Column]:
        """The names of a table's fields, in order. They are its header too."""
        return names_of(self.resource(table))

    def key(self, table: str) -> list[Column]:
        """The primary key; without one every column is needed to tell two rows apart."""
        return list(self.resource(table)["schema"].get("primaryKey") or self.fields(table))

    @cached_property
    def latest_year(self) -> str:
        """The year of the newest report. The pages' "this year" is nothing else."""
        return max(row["report_year"] for row in self.rows("statements"))


def parse(read: Read, seen: Seen | None = None) -> Package:
    """The package whose files `read` returns by path; `seen`: what others say that were read before it. Raises PackageError."""
    try:
        files = {DESCRIPTOR: read(DESCRIPTOR)}
        descriptor = json.loads(files[DESCRIPTOR].decode("utf-8"))
        tables, seen = {}, {} if seen is None else seen
        for resource in descriptor["resources"]:
            path = inside(resource["path"])
            files[path] = read(path)
            if not (str(resource["name"]).startswith(WITNESS) or resource.get("type") == FILE):
                tables[str(resource["name"])] = rows_of(files[path], names_of(resource), path, seen)
        return Package(descriptor, tables, files, seen)
    except PackageError:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, csv.Error) as error:
        raise PackageError(" ".join(str(error).split())) from error


def names_of(resource: Mapping[str, Any]) -> list[Column]:
    """The names of the fields that a table should have: today's, and what an older release had beside them."""
    names = [field["name"] for field in resource["schema"]["fields"]]
    if not all(isinstance(name, str) for name in names):
        raise PackageError(f"{resource['name']}: fields")
    return cast(list[Column], names)


def inside(path: object) -> str:
    """The path of a table, which must stay below the package: a descriptor that others wrote must not name any file."""
    pure = PurePosixPath(str(path))
    if not isinstance(path, str) or pure.is_absolute() or ".." in pure.parts or "\\" in path:
        raise PackageError(f"path {path}")
    return path


def rows_of(data: bytes, fields: list[Column], path: str, seen: Seen) -> list[Row]:
    """The rows of one CSV; a line that was `seen` is the same row.

    Raises PackageError for other columns, ValueError where a row has more or fewer cells.
    """
    text = data.decode("utf-8")
    first, *lines = text.removesuffix("\n").split("\n")
    header = next(csv.reader([first], strict=True))
    if header != fields or len(set(header)) < len(header):
        raise PackageError(f"{path}: the columns are {header}, the schema says {fields}")
    known = seen.setdefault(tuple(fields), {})
    new = [line for line in dict.fromkeys(lines) if line not in known]
    if any(line.count('"') % 2 for line in new):  # a cell goes on in the next line
        records = [*csv.reader(io.StringIO(text, newline=""), strict=True)]
        return [dict(zip(fields, cells, strict=True)) for cells in records[1:]]
    rows = [dict(zip(fields, cells, strict=True)) for cells in csv.reader(new, strict=True)]
    known.update(zip(new, rows, strict=True))
    return [known[line] for line in lines]


Of = TypeVar("Of")
Made = TypeVar("Made")


def once(make: Callable[[Of], Made]) -> Callable[[Of], Made]:
    """A function of one object (a package, a release, labels) that is called once for each; as `cached_property` within a class."""
    place = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def kept(of: Of) -> Any:
        held = of.__dict__
        if place not in held:
            held[place] = make(of)
        return held[place]

    return kept
