"""`helplines`: which confirmations of a number are so old that whoever answers should be asked again.

The day is given: no build looks at a clock, so that the same package always gives the same site.
"""

from datetime import date
from pathlib import Path

from scripts.ground.data_package import Row
from scripts.ground.helplines import older_than
from scripts.ground.problems import Problem, Refused
from scripts.ground.thresholds import MOST_DAYS_CONFIRMED
from scripts.package.sources import read_sources
from scripts.package.tables import records
from scripts.package.validation.table import is_day
from scripts.year.publish import HELPLINES


def helplines(root: Path, day: str) -> list[Problem]:
    """A problem for each confirmation in the package folder that is too old on `day`.

    Raises `Refused` on tables with faults, and on a day that is none.
    """
    if not is_day(day):
        raise Refused([Problem("helplines", 0, "", "bad_pattern", day, "YYYY-MM-DD")])
    return [
        Problem(HELPLINES, 0, "", "helpline_old", row["title_sv"], row["confirmed_on"], str(MOST_DAYS_CONFIRMED))
        for row in older_than(MOST_DAYS_CONFIRMED, rows_of(root), date.fromisoformat(day))
    ]


def rows_of(root: Path) -> list[Row]:
    """The lines of a package folder."""
    return records(read_sources(root).codes["helplines"])
