"""Thousands of made-up years, hidden as the proposal has it and attacked: leaks, contradictions that are found, false alarms."""

import time

from scripts.protection.guard import contradiction
from tests.guarded_years import YEAR, published
from tests.plausible_years import as_observations, planted, plausible_year
from tests.test_intruder import partial, worked_out

PARTIAL, WHOLE, PLANTED = 1500, 60, 500
FROM = 5000  # seeds that no test has


def run() -> None:
    """Print how many years and hidden counts there were, what the intruder worked out, and which contradictions were missed."""
    for name, years in (
        ("partial", map(partial, range(FROM, FROM + PARTIAL))),
        ("whole", map(plausible_year, range(WHOLE))),
    ):
        begin, small, leaks, tried, longest = time.process_time(), 0, 0, 0, 0.0
        for year in years:
            start = time.process_time()
            hidden, found = worked_out(year)
            longest = max(longest, time.process_time() - start)
            tried, small, leaks = tried + 1, small + hidden, leaks + len(found)
        spent = time.process_time() - begin
        print(f"\n{tried} {name} years, {small} small counts hidden: {leaks} leaks; "
              f"{spent / tried:.2f} s a year, {longest:.1f} s at most")  # fmt: skip
    missed, alarms = 0, 0
    for seed in range(FROM, FROM + PLANTED):
        year = plausible_year(seed)
        true, wrong = (published(as_observations(one, (), YEAR)) for one in (year, planted(year, seed)[0]))
        alarms += bool(contradiction(true.facts(YEAR), true.book))
        missed += not contradiction(wrong.facts(YEAR), wrong.book)
    print(
        f"{PLANTED} contradictions planted, {PLANTED - missed} found; {alarms} false alarms in as many years that agree"
    )
