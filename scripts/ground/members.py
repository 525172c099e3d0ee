"""Who the member organisations are: those who have joined, and not left since."""

from collections.abc import Iterable

from scripts.ground.data_package import Row

JOINED, LEFT = "joined", "left"


def members_of(rows: Iterable[Row]) -> list[str]:
    """Their names, by the rows of `members.csv`: the first list, which has no year, before those who came later."""
    last = {row["member"]: row["membership"] for row in sorted(rows, key=lambda row: row["year"])}
    return [name for name, said in last.items() if said == JOINED]
