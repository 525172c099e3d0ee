"""Which package a workbook was made from, and whether the folder that it is read in is that one. Origins in, problems out.

It stands as a line in the first sheet, which is locked: a cell is what every program keeps when it saves, whereas properties of
the document are lost in some, and a person can read it too.
"""

import json
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import sha256

from openpyxl import Workbook

from scripts.ground.problems import Problem
from scripts.ground.releases import Release, version_order
from scripts.package.additions import of_others
from scripts.package.sources import Sources, hand_part
from scripts.package.tables import records
from scripts.package.versions import years as years_in
from scripts.year.cell_values import as_text, sheet_named
from scripts.year.workbook_words import HELP_SHEET, ORIGIN, ORIGIN_CELL

UNASKED = ("helplines", "revisions")
SAID = re.compile(ORIGIN.format(r"([0-9.]+)", "([0-9]{4})", "([0-9a-f]{8})"))


@dataclass(frozen=True)
class Origin:
    """The version of a package, the newest year that it has figures for, and a mark of its rows: not every change has a version."""

    version: str
    newest: int
    mark: str

    def __str__(self) -> str:
        """As it stands in the workbook, and in a message."""
        return ORIGIN.format(self.version, self.newest, self.mark)


def origin_of(sources: Sources, year: int) -> Origin:
    """The origin of a workbook of `year` that is made now. The version of the settings counts before the first release."""
    releases = sources.releases
    version = releases[-1].version if releases else str(sources.settings.package["version"])
    return Origin(version, max(sources.figures), mark_of(sources, year))


def mark_of(sources: Sources, year: int) -> str:
    """A mark of every row that people have written, but those that came with a year: its workbook may be read again.

    Nor those that no workbook is made of: whom to call, and what a release says of its changes.
    """
    tables = {}
    for name, lines in sorted((name, lines) for name, lines in sources.codes.items() if name not in UNASKED):
        columns = hand_part(sources.settings.tables[name]).columns
        others = of_others(lines, sources.additions[name], year)
        tables[name] = [{column: row[column] for column in columns} for row in records(others)]
    figures = [records(lines) for when, lines in sorted(sources.figures.items()) if when != year]
    return sha256(json.dumps([tables, figures]).encode()).hexdigest()[:8]


def said_in(book: Workbook) -> Origin | None:
    """The origin that a workbook tells; None where it tells none that can be read."""
    sheet = sheet_named(book, HELP_SHEET)
    found = SAID.fullmatch(as_text(sheet[ORIGIN_CELL].value)) if sheet else None
    return Origin(found[1], int(found[2]), found[3]) if found and version_order(found[1]) else None


def misplaced(made: Origin | None, here: Origin, releases: Sequence[Release], year: int, file: str) -> list[Problem]:
    """A problem when a workbook of `year` was made from an older or a newer package than the one `here`.

    A row that was merged and not released is in no version. Where only such rows differ it is a notice: most of them change little,
    and what the workbook gives loses none. A workbook without an origin was handed out before there was one: it is read, with a
    notice of what nobody can check.
    """
    if made is None:
        return [Problem(file, 0, f"{HELP_SHEET}!{ORIGIN_CELL}", "notice_no_origin", hint=str(here))]
    older = is_older(here, made)
    same = (made.newest, made.mark) == (here.newest, here.mark)  # a release of something that the workbook does not ask
    newer = is_older(made, here) and not same and not is_own(made, here, releases, year)
    kind = {(True, False): "folder_older", (False, True): "folder_newer", (True, True): "folder_other"}
    found = kind.get((older, newer))
    if found:
        return [Problem(file, 0, "", f"workbook_{found}", str(made), str(here), str(year))]
    differs = made.version == here.version and made.mark != here.mark
    return [Problem(file, 0, "", "notice_folder_differs", str(made), str(here))] if differs else []


def is_older(one: Origin, other: Origin) -> bool:
    """Whether something is lacking in `one` that `other` has: a year, or a version."""
    return one.newest < other.newest or version_order(one.version) < version_order(other.version)


def is_own(made: Origin, here: Origin, releases: Sequence[Release], year: int) -> bool:
    """Whether all that is newer here came with the workbook's own year: unpacked at home, or released once since.

    Then the workbook is read again to correct what it gave, which no other change can have come between.
    """
    later = [one for one in releases if version_order(one.version) > version_order(made.version)]
    with_year = [one for one in releases if str(year) in years_in(one.package)]
    unpacked, released = here.version == made.version, len(later) == 1 and later == with_year
    return here.newest in (made.newest, year) and (unpacked or released)


def gap(years: Collection[int], year: int, file: str) -> list[Problem]:
    """A notice when the figures end before the year before: that year may have none, or the folder may be old."""
    newest = max(years)
    return [Problem(file, 0, "", "notice_year_gap", str(newest), str(newest + 1))] if newest < year - 1 else []
