"""When a number that somebody in need may call is confirmed, when it may be shown, and how old its confirmation is. Rows in."""

from collections.abc import Iterable
from datetime import date

from scripts.ground.data_package import Row

# The kind of a line that gives support: those of the police and of emergencies say nothing of who does.
SUPPORT = "support"


def confirmed(row: Row) -> bool:
    """Whether somebody has said on a day that the row is right."""
    return bool(row["confirmed_by"] and row["confirmed_on"])


def may_be_called(row: Row) -> bool:
    """Whether the number is shown, where the row is: one whose money may have ended is not, until it is confirmed."""
    return bool(row["phone"]) and (confirmed(row) or not row["financed_through"])


def older_than(days: int, rows: Iterable[Row], day: date) -> list[Row]:
    """The rows whose confirmation is more than so many days old on `day`."""
    return [row for row in rows if confirmed(row) and (day - date.fromisoformat(row["confirmed_on"])).days > days]
