"""What a member learns of the people of others: it knows its own, and subtracts them from what is published."""

from collections import Counter
from collections.abc import Collection
from fractions import Fraction

from scripts.ground.interval import Interval
from scripts.guard.protection.cells import Sum
from scripts.guard.protection.reader import Reader
from scripts.guard.reasoning.quantities import Fact
from tests.guarded_years import SETTINGS, THRESHOLD
from tests.measured.rounding import Rounded, exactly
from tests.measured.shared_years import SharedYear, everybody
from tests.plausible_years import Counts, Line

EQUAL = 25  # members of the same size
# Name -> the share of each kind of people that a member met: one of those; larger ones; one that meets children only.
MEMBERS = {
    "equal": everybody(1 / EQUAL),
    "quarter": everybody(1 / 4),
    "half": everybody(1 / 2),
    "most": everybody(4 / 5),
    "children": everybody(0) | dict.fromkeys(("children_direct", "children_indirect"), 4 / 5),
}


def learnt(year: SharedYear, own: Counts, hidden: Collection[Line], after: Rounded) -> Counter[str]:
    """What a member that counts `own` learns: of the hidden counts, and of others in counts that are shown.

    `closer`: of a hidden count fewer values are possible than the threshold, `exact`: one. `few`: of those that are counted in a
    figure that is shown, few are others', and the member knows exactly how many; `few_rounded`: the same in figures that are
    rounded, where by one subtraction fewer values are left than the threshold.
    """
    others = {line: count - own[line] for line, count in year.counts.items()}
    facts = [
        Fact((), one, Interval(Fraction(max(0, 1 - own[line])), None) if line in hidden else exactly(others[line]))
        for line, one in year.quantities.items()
    ]
    asked = {line: Sum(((1, year.quantities[line]),)) for line in sorted(hidden)}
    # Whatever binds the counts of some people binds those of others, too.
    reader = Reader(facts, year.rules, [*asked.values()], {})
    found = Counter(hidden=len(hidden), shown=len(others) - len(hidden))
    for line, cell in asked.items():
        values = reader.values(cell, THRESHOLD)
        assert others[line] in values or len(values) >= THRESHOLD, line
        found["closer"] += len(values) < THRESHOLD
        found["exact"] += len(values) == 1
    few = [line for line, count in others.items() if 0 < count < THRESHOLD and of_people(year, line)]
    found["few"] = sum(line not in hidden for line in few)
    for line in few:
        shown = after.shown[year.quantities[line]]
        left = shown + after.reach - max(own[line], shown - after.reach) + 1
        found["few_rounded"] += left < THRESHOLD
    return found


def of_people(year: SharedYear, line: Line) -> bool:
    """Whether a count is of people who have something in common, and not of those of whom nothing is known."""
    return line[0] not in SETTINGS.not_sensitive and year.book.role(line[0], line[1]) != "outside"
