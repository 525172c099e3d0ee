"""What the newest report says in words, as rows: those of a year, of an indicator, of a recommendation."""

from collections.abc import Iterable

from scripts.ground.data_package import Row
from scripts.site.package.labels import Labels


def newest(labels: Labels) -> list[Row]:
    """The accounts of the newest year that has any, in their order: a year that comes as a form alone has none."""
    rows = (row for row in labels.package.rows("accounts") if row["year"] == accounts_year(labels))
    return sorted(rows, key=lambda row: int(row["order"]))


def accounts_year(labels: Labels) -> str:
    """The year of the report that the accounts are from; nothing where there are none."""
    return max((row["year"] for row in labels.package.rows("accounts")), default="")


def about_indicators(names: Iterable[str], labels: Labels) -> list[Row]:
    """The accounts that bear on any of some indicators."""
    wanted = {*names}
    return [row for row in newest(labels) if not wanted.isdisjoint(indicators(row))]


def about_demand(name: str, labels: Labels) -> list[Row]:
    """The accounts that bear on a recommendation."""
    return [row for row in newest(labels) if name in row["demands"].split()]


def indicators(row: Row) -> list[str]:
    """The indicators that an account bears on."""
    return [*dict.fromkeys(name.partition(".")[0] for name in row["bears_on"].split())]
