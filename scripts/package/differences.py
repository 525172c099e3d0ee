"""Everything that differs between two packages, table by table and cell by cell. Two packages in, a list of facts out.

Complete on purpose: what people should see first is chosen by those who show it.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from scripts.package.properties import package_properties, resource_properties
from scripts.package.snapshot import Snapshot
from scripts.package.tables import Row

NUMBERS = ("value", "lower", "upper")
SECRET = (*NUMBERS, "value_to", "printed", "base", "")  # what tells the number of a row; "" is the row itself
HIDDEN = "Q"  # stands in place of a number that has been suppressed since: a list of changes must not give it away


@dataclass(frozen=True)
class Difference:
    """One fact. `kind` is a code of the list change_kind; `row` the primary key; `before` and `after` what stood there.

    For a row that came or went, `before` or `after` is its number, where it has one.
    """

    kind: str
    table: str = ""
    row: str = ""
    field: str = ""
    before: str = ""
    after: str = ""


def differences(before: Snapshot, after: Snapshot) -> list[Difference]:
    """Every difference: tables, fields, rows and cells in the order of the newer package, then the descriptor's properties.

    Numbers of cells that the newer package suppresses are not told.
    """
    renamed = renamed_tables(before, after)
    stayed = {renamed.get(name, name): name for name in before.tables}
    found = list_differences("table", list(stayed), list(after.tables), renamed, "")
    for name in after.tables:
        if name in stayed:
            found += table_differences(before, stayed[name], after, name)
    found += property_differences("", package_properties(before.descriptor), package_properties(after.descriptor))
    secret = suppressed(after)
    return masked(found, hidden_rows(secret, before) | hidden_rows(secret, after))


def renamed_tables(before: Snapshot, after: Snapshot) -> dict[str, str]:
    """Old name -> new name of each table that is gone while another with the same rows has come."""
    gone = [name for name in before.tables if name not in after.tables]
    come = [name for name in after.tables if name not in before.tables]
    same: dict[str, str] = {}
    for old in gone:
        for new in come:
            if before.tables[old] and before.tables[old] == after.tables[new] and new not in same.values():
                same.setdefault(old, new)
    return same


def list_differences(
    what: str, old: Sequence[str], new: Sequence[str], renamed: Mapping[str, str], table: str
) -> list[Difference]:
    """Tables or fields that came, went, got another name or another place. `old` has the new names already."""

    def said(kind: str, name: str, before: str, after: str) -> Difference:
        if what == "table":
            return Difference(f"table_{kind}", name, before=before, after=after)
        return Difference(f"field_{kind}", table, field=name, before=before, after=after)

    found = [said("removed", name, name, "") for name in old if name not in new]
    found += [said("added", name, "", name) for name in new if name not in old]
    found += [said("renamed", after, before, after) for before, after in renamed.items()]
    stayed, now = [name for name in old if name in new], [name for name in new if name in old]
    if stayed != now:
        before, after = next(pair for pair in zip(stayed, now, strict=True) if pair[0] != pair[1])
        found.append(said("moved", after, before, after))
    return found


def table_differences(before: Snapshot, old: str, after: Snapshot, new: str) -> list[Difference]:
    """Fields, rows, cells and properties of one table, which may have another name before (`old`) than after (`new`)."""
    old_rows, new_rows = before.tables[old], after.tables[new]
    renamed = renamed_fields(before.columns[old], old_rows, after.columns[new], new_rows)
    fields = [renamed.get(name, name) for name in before.columns[old]]
    found = list_differences("field", fields, after.columns[new], renamed, new)
    old_rows = [{renamed.get(name, name): cell for name, cell in row.items()} for row in old_rows]
    both = [name for name in after.columns[new] if name in fields]
    key = [name for name in after.key(new) if name in both] or both
    found += row_differences(new, key, old_rows, new_rows)
    properties = (
        resource_properties(before.resource(old), both, renamed),
        resource_properties(after.resource(new), both, {}),
    )
    return found + property_differences(new, *properties)


def renamed_fields(
    old: Sequence[str], old_rows: Sequence[Row], new: Sequence[str], new_rows: Sequence[Row]
) -> dict[str, str]:
    """Old name -> new name of each field that is gone while another with the same cells has come."""
    same: dict[str, str] = {}
    for gone in (name for name in old if name not in new):
        for come in (name for name in new if name not in old):
            cells = [row[gone] for row in old_rows]
            if cells and cells == [row[come] for row in new_rows] and come not in same.values():
                same.setdefault(gone, come)
    return same


Key = tuple[str, ...]


def row_differences(
    table: str, key: Sequence[str], old_rows: Sequence[Row], new_rows: Sequence[Row]
) -> list[Difference]:
    """Rows that came and went, changed cells, and whether the rows that stayed have another order."""
    old, new = keyed(key, old_rows), keyed(key, new_rows)
    found = [
        Difference("row_removed", table, written(name), before=number(row))
        for name, row in old.items()
        if name not in new
    ]
    for name, row in new.items():
        if name not in old:
            found.append(Difference("row_added", table, written(name), after=number(row)))
            continue
        found += [
            Difference("cell_changed", table, written(name), field, old[name][field], cell)
            for field, cell in row.items()
            if field in old[name] and old[name][field] != cell
        ]
    return found + moved(table, old, new)


def keyed(key: Sequence[str], rows: Iterable[Row]) -> dict[Key, Row]:
    """Primary key -> row. Of rows that share a key, which no valid package has, the later ones are numbered, not lost."""
    found: dict[Key, Row] = {}
    for row in rows:
        name, times = tuple(row[column] for column in key), 1
        while (*name, f"({times})") in found or (times == 1 and name in found):
            times += 1
        found[name if times == 1 else (*name, f"({times})")] = row
    return found


def moved(table: str, old: Mapping[Key, Row], new: Mapping[Key, Row]) -> list[Difference]:
    """One difference when the rows that stayed have another order, in the file or by their order number."""
    for sort in (list[Key], ranked):
        names = (
            sort({name: old[name] for name in old if name in new}),
            sort({name: new[name] for name in new if name in old}),
        )
        for before, after in zip(*names, strict=True):
            if before != after:
                return [Difference("row_moved", table, written(after), before=written(before), after=written(after))]
    return []


def ranked(rows: Mapping[Key, Row]) -> list[Key]:
    """The keys by their order numbers, each within its list; in the order of the file where there are none."""
    return sorted(
        rows,
        key=lambda name: (name[:-1], len(rows[name]["order"]), rows[name]["order"]) if "order" in rows[name] else (),
    )


def written(name: Key) -> str:
    """A primary key on one line."""
    return "; ".join(name)


def number(row: Row) -> str:
    """The number of a row, or its bound."""
    return next((row[name] for name in NUMBERS if row.get(name)), "")


def property_differences(table: str, old: Mapping[str, str], new: Mapping[str, str]) -> list[Difference]:
    """Properties of the descriptor, by their path, that came, went or changed."""
    return [
        Difference("property_changed", table, field=path, before=old.get(path, ""), after=new.get(path, ""))
        for path in [*new, *(path for path in old if path not in new)]
        if old.get(path) != new.get(path)
    ]


def hidden_rows(secret: Set[str], package: Snapshot) -> set[tuple[str, str]]:
    """(table, row) of all that speaks of a suppressed figure: rows that name one, and rows that name a statement on one."""
    places = {place(row) for row in package.rows("statements") if row.get("observation") in secret}
    found = set()
    for table, rows in package.tables.items() if secret else ():
        for name, row in keyed(package.key(table), rows).items():
            if not secret.isdisjoint(row.values()) or place(row) in places:
                found.add((table, written(name)))
    return found


def place(row: Row) -> tuple[str | None, ...]:
    """Where the statement stands that a row is or speaks of."""
    return tuple(row.get(name) for name in ("report_year", "source", "place", "seq"))


def suppressed(package: Snapshot) -> set[str]:
    """The observations whose numbers the package holds back."""
    return {row["observation"] for row in package.rows("observations") if row.get("obs_status") == HIDDEN}


def masked(found: Iterable[Difference], hidden: set[tuple[str, str]]) -> list[Difference]:
    """The same differences without what stood in suppressed rows."""
    return [
        replace(one, before=one.before and HIDDEN, after=one.after and HIDDEN)
        if (one.table, one.row) in hidden and (one.field in SECRET or has_digit(one.before + one.after))
        else one
        for one in found
    ]


def has_digit(text: str) -> bool:
    """Whether a text could tell a number."""
    return any(character.isdigit() for character in text)
