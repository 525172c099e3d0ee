"""Organisations: who the members are, and when a number that somebody in need may call is confirmed and shown. Rows in."""

from collections.abc import Iterable
from datetime import date

from scripts.ground.data_package import Row

HELPLINES = "helplines.csv"
# The kind of a line that gives support: those of the police and of emergencies say nothing of who does.
SUPPORT = "support"
# Kinds whose number is one of the whole country: it stands in every release. Nobody is asked, and nobody calls 112 to ask.
PUBLIC = ("emergency", "authority")


def public(row: Row) -> bool:
    """Whether a row has a number that is known without anybody's confirmation."""
    return row["line_kind"] in PUBLIC


def confirmed(row: Row) -> bool:
    """Whether somebody has said on a day that the row is right."""
    return bool(row["confirmed_by"] and row["confirmed_on"])


def stands(row: Row) -> bool:
    """Whether a release may have the row: a public number always, any other when a person has confirmed it."""
    return public(row) or confirmed(row)


def may_be_called(row: Row) -> bool:
    """Whether the number is shown, where the row is: one whose money may have ended is not, until it is confirmed."""
    return bool(row["phone"]) and (stands(row) or not row["financed_through"])


def renumbered(row: Row, before: Row) -> bool:
    """Whether a line has another number than it had `before`, and still the confirmation of that one."""
    same = all(row[name] == before[name] for name in ("helpline", "confirmed_by", "confirmed_on"))
    return same and confirmed(row) and row["phone"] not in ("", before["phone"])


def older_than(days: int, rows: Iterable[Row], day: date) -> list[Row]:
    """The rows whose confirmation is more than so many days old on `day`."""
    return [row for row in rows if confirmed(row) and (day - date.fromisoformat(row["confirmed_on"])).days > days]


JOINED, LEFT = "joined", "left"


def members_of(rows: Iterable[Row]) -> list[str]:
    """Their names, by the rows of `members.csv`: the first list, which has no year, before those who came later."""
    last = {row["member"]: row["membership"] for row in sorted(rows, key=lambda row: row["year"])}
    return [name for name, said in last.items() if said == JOINED]
