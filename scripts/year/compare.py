"""`python -m scripts compare A B`: what differs between two packages, as Markdown for people or as CSV with everything."""

from collections.abc import Sequence
from pathlib import Path

from scripts.package.differences import Difference, differences
from scripts.package.tables import canonical
from scripts.year.changes.figures import Changes
from scripts.year.compare_sources import open_package

COLUMNS = ["change_kind", "table", "row", "field", "from_value", "to_value"]


def compare(names: Sequence[str], form: str, root: Path) -> str:
    """The comparison of two packages by their names: paths, versions or git revisions. Raises `Refused` when one is not there."""
    before, after = (open_package(name, root) for name in names)
    found = differences(before, after)
    return as_csv(found) if form == "csv" else f"{Changes(before, after, found, (names[0], names[1])).told()}\n"


def as_csv(found: Sequence[Difference]) -> str:
    """Every difference as a row."""
    rows = [[one.kind, one.table, one.row, one.field, one.before, one.after] for one in found]
    return canonical(COLUMNS, rows).decode("utf-8")
