"""Whole years that a stranger has drawn, hidden as the project hides them: what that costs, and what is worked out all the same.

`python -m tests.measured.form_years [NAME ...]` prints a line for each of his fifty years, or of those that are named: the small
counts, what is hidden besides by the relations alone and with the form, CPU seconds of each, and what is told.
"""

import sys
from collections.abc import Collection, Iterable
from dataclasses import replace
from time import process_time

from scripts.guard.protection.proposal import UnprotectableError, propose
from scripts.guard.questionnaire.declaration import Form
from scripts.guard.questionnaire.form_table import table_of
from scripts.guard.questionnaire.nested import nested
from scripts.guard.questionnaire.tracks import READINGS
from scripts.guard.questionnaire.world import World, taken_for_granted
from tests.audits import CODES
from tests.form_relations import FORM
from tests.guarded_years import SETTINGS, THRESHOLD, YEAR, published
from tests.intruder import leaks
from tests.intruder_puzzle import Sum
from tests.plausible_years import Counts, Line, as_observations, small_lines, split
from tests.stranger.rules import RULES
from tests.stranger.shapes import SHAPES, year

# A headline is never hidden for another's sake: with so few people that nothing else helps, a year is refused.
HELD = replace(SETTINGS, kept=frozenset({"contacts.total", "support_needs.answers"}))
HIS = [Sum(tuple((cell, -times) for cell, times in one.terms.items() if cell), one.terms.get("", 0)) for one in RULES]
COLUMNS = "year people small relations form seconds seconds told_by_form told_by_list"


def counts_of(name: str) -> Counts:
    """Every line of one of his years."""
    return {split(cell): count for cell, count in year(name).items()}


def hidden_besides(counts: Counts, declared: bool = True) -> set[Line] | None:
    """What is hidden besides the small counts, by the relations alone or with the form; None where they cannot be protected."""
    case = published(as_observations(counts, small_lines(counts, THRESHOLD), YEAR))
    form = {name: CODES[name] for name in ("form", "form_facts", "expectations", "sources")} if declared else {}
    try:
        more = propose(YEAR, replace(case, codes={**case.codes, **form}), HELD)
    except UnprotectableError:
        return None
    return {(one.indicator, one.category, one.population) for one in more}


def told_by_form(counts: Counts, hidden: Collection[Line], form: Form = FORM) -> set[str]:
    """The hidden counts and the rests of which the form leaves fewer values than it should, each way that it can be read.

    A reader has what is published; some take things for granted, and some do not.
    """
    shown = {line: count for line, count in counts.items() if line not in hidden}
    found: set[str] = set()
    for reading in READINGS:
        some = World(table_of(form, reading), shown, hidden)
        if some.possible():
            more = taken_for_granted(form, reading, lambda table: World(table, shown, hidden))
            found |= {told for world in (some, more) for told in told_of(world, shown)}
    return found


def told_of(world: World, shown: Counts) -> Iterable[str]:
    """What one reader is told."""
    yield from map(".".join, world.few(THRESHOLD))
    for inner, outer in nested(world.table.form, assumed=True):
        if {inner, outer} <= shown.keys():
            values: list[int] | None = [shown[outer] - shown[inner]]
        else:
            values = world.few_of({outer: 1, inner: -1}, THRESHOLD)
        if values and any(0 < value < THRESHOLD for value in values):
            yield f"{'.'.join(outer)} - {'.'.join(inner)}"


def told_by_list(counts: Counts, hidden: Collection[Line]) -> list[str]:
    """What the intruder is told who knows his own list, and every rule that the stranger has written."""
    return leaks(as_observations(counts, hidden, YEAR), THRESHOLD, HIS)


def line(name: str) -> list[object]:
    """What is printed of a year."""
    counts, found, seconds = counts_of(name), [], []
    small = small_lines(counts, THRESHOLD)
    for declared in (False, True):
        begun = process_time()
        found.append(hidden_besides(counts, declared))
        seconds.append(f"{process_time() - begun:.1f}")
    hidden = small | found[1] if found[1] is not None else None
    told = ["-", "-"] if hidden is None else [len(told_by_form(counts, hidden)), len(told_by_list(counts, hidden))]
    besides = ["-" if one is None else len(one) for one in found]
    return [name, counts["contacts", "total", "all"], len(small), *besides, *seconds, *told]


if __name__ == "__main__":
    print(COLUMNS)
    for each in sys.argv[1:] or SHAPES:
        print(*line(each), flush=True)
