"""The members that have joined or left, as a workbook says it; why the years cannot be compared is said as of changed questions."""

from collections.abc import Sequence

from scripts.ground.data_package import Row
from scripts.ground.organisations import JOINED, LEFT, members_of
from scripts.year.added.sheet_lines import Written, nearest_label
from scripts.year.added.tables import Work

LONGEST = 120  # characters of a name


def add_members(work: Work, lines: Sequence[Written], own: Sequence[Row]) -> None:
    """A row for each. `own`: what earlier readings of the year have said goes."""
    work.drop("members", lambda row: row in own)
    before, seen = members_of(row for row in work.tables["members"] if row["year"] < work.year), set()
    for line in (line for line in lines if line["member"] and line["membership"]):
        name, said = line["member"], line["membership"]
        if len(name) > LONGEST:
            work.tell(line, "member", "too_long", name, str(LONGEST))
        elif name.casefold() in seen:
            work.tell(line, "member", "workbook_row_doubled", name)
        elif said == JOINED and name in before:
            work.tell(line, "membership", "workbook_is_member", name)
        elif said == LEFT and name not in before:
            work.tell(line, "member", "workbook_no_member", name, nearest_label(name, before))
        else:
            work.tell(line, "member", f"notice_member_{said}", name)
        seen.add(name.casefold())
        work.put("members", {"member": name, "year": work.year, "membership": said})
