"""Everything that differs between two packages, table by table and cell by cell. Two packages in, a list of facts out.

Complete on purpose: what people should see first is chosen by those who show it. The properties of a descriptor are compared as a
flat list, path -> text.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence, Set
from typing import Any, NamedTuple, TypeVar

from scripts.ground.codes import HIDDEN
from scripts.ground.columns import Column
from scripts.ground.data_package import Package, Row
from scripts.ground.holding import place, withheld
from scripts.ground.interval import NUMBERS, number_in
from scripts.ground.tables import said_in

# What follows from the tables, which are compared themselves.
MEASURED = ("bytes", "hash")
NAMES = ("name", "value", "title", "fields")  # what an entry of a list is called by, the first that it has


def package_properties(descriptor: Mapping[str, Any]) -> dict[str, str]:
    """The properties of the package as a whole."""
    return flat({name: value for name, value in descriptor.items() if name != "resources"})


def resource_properties(resource: Mapping[str, Any], wanted: Sequence[str]) -> dict[str, str]:
    """The properties of one table and of its `wanted` fields."""
    kept = {name: value for name, value in resource.items() if name not in ("name", *MEASURED)}
    fields = {one["name"]: one for one in resource["schema"]["fields"]}
    kept["schema"] = {name: value for name, value in resource["schema"].items() if name != "fields"}
    kept["fields"] = {
        name: {key: value for key, value in fields[name].items() if key != "name"} for name in wanted if name in fields
    }
    return flat(kept)


def flat(value: Any, path: str = "") -> dict[str, str]:
    """Every text, number and list of texts below a value, by its path."""
    if isinstance(value, Mapping):
        items = [(str(name), inner) for name, inner in value.items()]
    elif isinstance(value, list) and any(isinstance(one, Mapping | list) for one in value):
        items = [(called(one, place), one) for place, one in enumerate(value, 1)]
        if len({name for name, _ in items}) < len(items):
            items = [(str(place), one) for place, one in enumerate(value, 1)]
    elif isinstance(value, list):
        return {path: ", ".join(map(str, value))}
    else:
        return {path: str(value)}
    found: dict[str, str] = {}
    for name, inner in items:
        found |= flat(inner, f"{path}.{name}" if path else name)
    return found


def called(entry: Any, place: int) -> str:
    """The name of one entry of a list."""
    named = entry if isinstance(entry, Mapping) else {}
    name = next((named[each] for each in NAMES if each in named), place)
    return ",".join(map(str, name)) if isinstance(name, list) else str(name)


SECRET = (*NUMBERS, "value_to", "printed", "base", "")  # what tells the number of a row; "" is the row itself
Key = tuple[str, ...]
T = TypeVar("T", bound=Hashable)


class Difference(NamedTuple):
    """One fact. `kind` is a code of the list change_kind; `row` the primary key; `before` and `after` what stood there.

    For a row that came or went, `before` or `after` is its number, where it has one.
    """

    kind: str
    table: str = ""
    row: str = ""
    field: str = ""
    before: str = ""
    after: str = ""


def differences(before: Package, after: Package, without: str = "") -> list[Difference]:
    """Every difference: tables, fields, rows and cells in the order of the newer package, then the descriptor's properties.

    What has another name has gone, and another has come. Numbers that the newer package withholds are not told. `without`: a table.
    """
    found = list_differences("table", list(before.tables), list(after.tables))
    for name in after.tables:
        if name in before.tables and name != without:
            found += table_differences(before, after, name)
    found += property_differences("", package_properties(before.descriptor), package_properties(after.descriptor))
    secret = withheld(before, after)
    return masked(found, hidden_rows(secret, before) | hidden_rows(secret, after))


def list_differences(what: str, old: Sequence[str], new: Sequence[str], table: str = "") -> list[Difference]:
    """Tables, or fields of a table, that came, went or got another place."""

    def said(kind: str, name: str, before: str, after: str) -> Difference:
        if what == "table":
            return Difference(f"table_{kind}", name, before=before, after=after)
        return Difference(f"field_{kind}", table, field=name, before=before, after=after)

    found = [said("removed", name, name, "") for name in old if name not in new]
    found += [said("added", name, "", name) for name in new if name not in old]
    return found + [said("moved", after, before, after) for before, after in moved(old, new)]


def moved(old: Iterable[T], new: Iterable[T]) -> list[tuple[T, T]]:
    """Where those that stayed have another order: (what stood there, what stands there now) of the first such place."""
    were, are = dict.fromkeys(old), dict.fromkeys(new)
    stayed, now = [name for name in were if name in are], [name for name in are if name in were]
    return [pair for pair in zip(stayed, now, strict=True) if pair[0] != pair[1]][:1]


def table_differences(before: Package, after: Package, table: str) -> list[Difference]:
    """Fields, rows, cells and properties of a table that both have."""
    fields = before.fields(table)
    both = [name for name in after.fields(table) if name in fields]
    key = [name for name in after.key(table) if name in both] or both
    found = list_differences("field", fields, after.fields(table), table)
    found += row_differences(table, key, before.tables[table], after.tables[table])
    was, now = ({**package.resource(table), **dict.fromkeys(MEASURED)} for package in (before, after))
    if was != now:
        found += property_differences(table, *(resource_properties(one, both) for one in (was, now)))
    return found


def row_differences(
    table: str, key: Sequence[Column], old_rows: Sequence[Row], new_rows: Sequence[Row]
) -> list[Difference]:
    """Rows that came and went, changed cells, and whether the rows that stayed have another order."""
    if old_rows == new_rows:
        return []
    old, new = (keyed(key, rows) for rows in apart(old_rows, new_rows))
    if not old.keys().isdisjoint(new):  # a row has changed, and its place is one among all of them
        old, new = keyed(key, old_rows), keyed(key, new_rows)
    gone = {name: row for name, row in old.items() if name not in new}
    found = [Difference("row_removed", table, written(name), before=number_in(row)) for name, row in gone.items()]
    for name, row in new.items():
        if name not in old:
            found.append(Difference("row_added", table, written(name), after=number_in(row)))
        elif row != old[name]:
            found += [
                Difference("cell_changed", table, written(name), field, old[name][field], cell)
                for field, cell in row.items()
                if field in old[name] and old[name][field] != cell
            ]
    return found + [
        Difference("row_moved", table, written(after), before=written(before), after=written(after))
        for before, after in moved(old, new)
    ]


def apart(old: Sequence[Row], new: Sequence[Row]) -> tuple[Sequence[Row], Sequence[Row]]:
    """The rows of each that are not the very same in the other, as releases share them; all where those have another order."""
    shared = {*map(id, old)} & {*map(id, new)}
    stayed, now = ([row for row in rows if id(row) in shared] for rows in (old, new))
    if stayed != now:
        return old, new
    return [row for row in old if id(row) not in shared], [row for row in new if id(row) not in shared]


def keyed(key: Sequence[Column], rows: Sequence[Row]) -> dict[Key, Row]:
    """Primary key -> row. Of rows that share a key, which no valid package has, the later ones are numbered, not lost."""
    names = [*said_in(rows, key)] if key else [()] * len(rows)
    found: dict[Key, Row] = {}
    for name, row in zip(names, rows, strict=True):
        own, times = name, 1
        while own in found:
            times += 1
            own = (*name, f"({times})")
        found[own] = row
    return found


def written(name: Key) -> str:
    """A primary key on one line."""
    return "; ".join(name)


def property_differences(table: str, old: Mapping[str, str], new: Mapping[str, str]) -> list[Difference]:
    """Properties of the descriptor, by their path, that came, went or changed."""
    return [
        Difference("property_changed", table, field=path, before=old.get(path, ""), after=new.get(path, ""))
        for path in [*new, *(path for path in old if path not in new)]
        if old.get(path) != new.get(path)
    ]


def hidden_rows(secret: Set[str], package: Package) -> set[tuple[str, str]]:
    """(table, row) of all that speaks of a withheld figure: rows that name one, alone or in a list, or a statement on one."""
    if not secret:
        return set()
    places = {place(row) for row in package.rows_if_any("statements") if row.get("observation") in secret}
    found = set()
    for table, rows in package.tables.items():
        for name, row in keyed(package.key(table), rows).items():
            if not secret.isdisjoint(" ".join(row.values()).split()) or place(row) in places:
                found.add((table, written(name)))
    return found


def masked(found: Iterable[Difference], hidden: set[tuple[str, str]]) -> list[Difference]:
    """The same differences without what stood in rows of withheld figures."""
    return [
        one._replace(before=one.before and HIDDEN, after=one.after and HIDDEN)
        if (one.table, one.row) in hidden and (one.field in SECRET or has_digit(one.before + one.after))
        else one
        for one in found
    ]


def has_digit(text: str) -> bool:
    """Whether a text could tell a number."""
    return any(character.isdigit() for character in text)
