"""`helplines`: which confirmations of a number are so old that whoever answers should be asked again.

The day is given: no build looks at a clock, so that the same package always gives the same site. The build server asks once a month
and installs nothing for it.
"""

from argparse import Namespace
from collections.abc import Sequence
from datetime import date

from scripts.ground.codes import MOST_DAYS_CONFIRMED
from scripts.ground.data_package import Row
from scripts.ground.numbers import is_day
from scripts.ground.organisations import HELPLINES, older_than
from scripts.ground.problems import Problem, Refused

WORDS = 0


def verb(options: Namespace) -> list[Problem]:
    """What is old in a package folder."""
    return helplines(options.published().rows("helplines"), options.date)


def helplines(rows: Sequence[Row], day: str) -> list[Problem]:
    """A problem for each line of a package whose confirmation is too old on `day`. Raises `Refused` on a day that is none."""
    if not is_day(day):
        raise Refused([Problem("helplines", 0, "", "bad_pattern", day, "YYYY-MM-DD")])
    return [
        Problem(HELPLINES, 0, "", "helpline_old", row["title_sv"], row["confirmed_on"], str(MOST_DAYS_CONFIRMED))
        for row in older_than(MOST_DAYS_CONFIRMED, rows, date.fromisoformat(day))
    ]
