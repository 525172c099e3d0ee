"""What would mend a contradiction: the one digit of one printed number that makes its figures agree, when there is only one.

A proposal for the people who have the report's own data, never applied. Where several digits would do it is a guess, and nothing
is said. A number that is printed in several places is left alone: the same slip twice is unlikely.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scripts.ground.data_package import Row
from scripts.ground.decisions import corrected
from scripts.ground.interval import of_statement
from scripts.ground.quantities import Fact, touched
from scripts.ground.reduction import reduced
from scripts.ground.relation import Relation
from scripts.package.audit.misprints import one_digit
from scripts.package.audit.system import System, UndecidedError


@dataclass(frozen=True)
class Mend:
    """Print `value_to` for `value_from` in one statement."""

    statement: int
    as_base: bool
    value_from: str
    value_to: str


def find_mend(
    core: Sequence[Fact],
    conflicts: Sequence[Sequence[Fact]],
    facts: Sequence[Fact],
    relations: Sequence[Relation],
    statements: Sequence[Row],
) -> Mend | None:
    """The only digit with which the figures of a contradiction agree, also with all that nobody contradicts; None without one.

    `conflicts`: all contradictions of the year; `facts` and `relations`: its facts, and the relations of what they speak of.
    """
    settled = background(core, conflicts, facts)
    here = touched(core)
    beside = [fact for fact in settled if touched([fact]) & here]
    near = agreeing(core, changes(core, statements), beside, reduced(relations, touched([*beside, *core])))
    system = System(relations, [*settled, *core, *(fact for fact, *_ in near)])
    system.hold(range(len(settled)))
    found = []
    for number, (_, place, mend) in enumerate(near):
        rest = [len(settled) + other for other in range(len(core)) if other != place]
        if agrees(system, [*rest, len(settled) + len(core) + number]):
            found.append(mend)
        if len(found) > 1:
            return None
    return found[0] if found else None


Change = tuple[Fact, int, Mend]


def changes(core: Sequence[Fact], statements: Sequence[Row]) -> list[Change]:
    """Every change of one digit: the changed fact, which of the core it stands for, and the proposal."""
    found: list[Change] = []
    for place, fact in enumerate(core):
        row = statements[fact.figures[0]]
        digits = any(sign.isdigit() for sign in row["printed"])
        if len(fact.figures) == 1 and fact.kind in ("count", "percent", "mean") and digits:
            before = row["base"] if fact.as_base else row["value"]
            for value in one_digit(before):
                mend = Mend(fact.figures[0], fact.as_base, before, value)
                found.append((changed_fact(fact, row, value), place, mend))
    return found


def background(core: Sequence[Fact], conflicts: Sequence[Sequence[Fact]], facts: Sequence[Fact]) -> list[Fact]:
    """The facts that a proposal has to agree with: all but the core and one fact of every other contradiction.

    Left out is what most of the others share, and what is printed in fewest places.
    """
    left_out: set[Fact] = set(core)
    open_sets = [set(other) - set(core) for other in conflicts if other is not core]
    while open_sets := [other for other in open_sets if other and not other & left_out - set(core)]:
        members = [fact for fact in facts if any(fact in other for other in open_sets)]
        left_out.add(max(members, key=lambda fact: (sum(fact in other for other in open_sets), -len(fact.figures))))
    return [fact for fact in facts if fact not in left_out]


def agreeing(
    core: Sequence[Fact], proposals: Sequence[Change], beside: Sequence[Fact], relations: Sequence[Relation]
) -> list[Change]:
    """The changes after which the figures of the contradiction agree with each other, and with those beside them."""
    kept = []
    for place, fact in enumerate(core):
        mine = [change for change in proposals if change[1] == place]
        others = [*beside, *(one for one in core if one is not fact)]
        window = room(fact, others, relations) if mine else None
        near = [change for change in mine if window and overlap(change[0], *window)]
        everything = [*others, *(changed for changed, *_ in near)]
        system = System(relations, everything)
        system.hold(range(len(others)))
        kept += [change for number, change in enumerate(near, len(others)) if agrees(system, [number])]
    return [change for change in proposals if change in kept]


def room(fact: Fact, others: Sequence[Fact], relations: Sequence[Relation]) -> tuple[float, float] | None:
    """From what to what the number of a fact may be at most when the others are true; None when they cannot be.

    Coarse for a percentage or mean: the least count of the greatest base to the greatest count of the least. It only saves asking
    for numbers that are far out.
    """
    asked = [fact.quantity, *([fact.base] if fact.base else [])]
    system = System(relations, others)
    system.hold()
    try:
        ends = [tuple(system.extreme(one, most, asked)[one] for most in (False, True)) for one in asked]
    except (UndecidedError, ValueError):
        return None
    if not fact.base:
        return ends[0][0], ends[0][1]
    return fact.times * ends[0][0] / max(ends[1][1], 1), fact.times * ends[0][1] / max(ends[1][0], 1)


def overlap(fact: Fact, low: float, high: float) -> bool:
    """Whether what a fact says reaches into a window; the smallest doubt counts as yes."""
    reaches_down = fact.reach.lower is None or fact.reach.lower <= high + 0.01
    return reaches_down and (fact.reach.upper is None or fact.reach.upper >= low - 0.01)


def agrees(system: System, numbers: Sequence[int]) -> bool:
    """Whether some facts can all be true. False when the solver cannot tell: a proposal must be sure."""
    try:
        return system.conflict(numbers) is None
    except UndecidedError:
        return False


def changed_fact(fact: Fact, row: Row, value: str) -> Fact:
    """The fact with another number; how it is said stays."""
    return corrected(fact, row, value) if fact.exact else replace(fact, reach=of_statement(row | {"value": value}))
