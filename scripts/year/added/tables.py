"""The hand-written tables as a workbook changes them: rows are appended, the rest stays as it is. Rows in, rows out."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence

from scripts.ground.columns import Column
from scripts.ground.data_package import Row

Tables = dict[str, list[Row]]


def appended(tables: Mapping[str, list[Row]], name: str, rows: Iterable[Row]) -> Tables:
    """The tables with more rows in one of them; a column that a row does not name is empty."""
    empty = dict.fromkeys(columns(tables, name), "")
    return {**tables, name: [*tables[name], *({**empty, **row} for row in rows)]}


def replaced(tables: Mapping[str, list[Row]], name: str, key: Sequence[Column], rows: Sequence[Row]) -> Tables:
    """The tables with rows in one of them, in the place of those with the same key: a workbook may be read again."""
    new = {tuple(row[column] for column in key): {**dict.fromkeys(columns(tables, name), ""), **row} for row in rows}
    kept = [new.pop(tuple(row[column] for column in key), row) for row in tables[name]]
    return {**tables, name: [*kept, *new.values()]}


def columns(tables: Mapping[str, list[Row]], name: str) -> list[Column]:
    """The columns of a table that has rows."""
    return list(tables[name][0]) if tables[name] else []


def next_number(rows: Iterable[Row], column: Column = "order") -> int:
    """The number after the highest: nothing that is there is numbered anew."""
    return max((int(row[column]) for row in rows), default=0) + 1


def code_of(label: str, taken: Collection[str], first: str = "answer") -> str:
    """A code from an English label: small letters and underscores, not one that is taken. `first`: put before a digit."""
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode()
    code = re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_")[:60].strip("_")
    code = code if code[:1].isalpha() else f"{first}_{code}".strip("_")
    same = (f"{code}_{number}" for number in range(2, len(taken) + 3))
    return code if code not in taken else next(one for one in same if one not in taken)
