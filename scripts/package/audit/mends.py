"""What would mend a contradiction: the smallest change of one printed number that makes its figures agree.

A proposal for the people who have the report's own data, ranked, never applied. A number that is printed in several places is left
alone: the same slip twice is unlikely.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scripts.package.audit.decisions import corrected
from scripts.package.audit.quantities import Fact, reach
from scripts.package.audit.reduction import reduced, touched
from scripts.package.audit.structure import Relation
from scripts.package.audit.system import System, UndecidedError
from scripts.package.tables import Row

KINDS = ("one_digit", "two_digits_swapped", "count_and_base_exchanged", "figure_of_another_line")
PROPOSALS = 3  # a longer list helps nobody


@dataclass(frozen=True)
class Mend:
    """Print `value_to` for `value_from` in one statement. `leaves`: the other contradictions of the figure that stay."""

    kind: str
    statement: int
    as_base: bool
    value_from: str
    value_to: str
    leaves: int


def find_mends(
    core: Sequence[Fact],
    conflicts: Sequence[Sequence[Fact]],
    facts: Sequence[Fact],
    relations: Sequence[Relation],
    statements: Sequence[Row],
) -> list[Mend]:
    """The best proposals for one contradiction: with them its figures agree, and agree with all that nobody contradicts.

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
            found.append((place, mend))
        if len(found) == PROPOSALS:
            break
    return [counted(mend, core[place], core, conflicts, relations, statements) for place, mend in found]


Change = tuple[Fact, int, Mend]


def changes(core: Sequence[Fact], statements: Sequence[Row]) -> list[Change]:
    """Every small change of one printed number: the changed fact, which of the core it stands for, and the proposal."""
    found: list[Change] = []
    for place, fact in enumerate(core):
        row = statements[fact.figures[0]]
        digits = any(sign.isdigit() for sign in row["printed"])
        if len(fact.figures) == 1 and fact.kind in ("count", "percent", "mean") and digits:
            before = row["base"] if fact.as_base else row["value"]
            for kind, value in candidates(fact, statements):
                mend = Mend(kind, fact.figures[0], fact.as_base, before, value, 0)
                found.append((changed_fact(fact, row, value), place, mend))
    return sorted(found, key=lambda change: (KINDS.index(change[2].kind), distance(change[2])))


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


def counted(
    mend: Mend,
    fact: Fact,
    core: Sequence[Fact],
    conflicts: Sequence[Sequence[Fact]],
    relations: Sequence[Relation],
    statements: Sequence[Row],
) -> Mend:
    """The proposal with the number of other contradictions of the figure that it leaves.

    One is left also where it takes a further figure of this contradiction to show it: the base of a share, say.
    """
    changed = changed_fact(fact, statements[mend.statement], mend.value_to)
    beside = [[], *([one] for one in core if one != fact)]
    left = 0
    for other in conflicts:
        if fact in other and other is not core:
            rest = [one for one in other if one != fact]
            left += any(
                not can_be_true([changed, *rest, *more], relations) and can_be_true([*rest, *more], relations)
                for more in beside
            )
    return replace(mend, leaves=left)


def can_be_true(facts: Sequence[Fact], relations: Sequence[Relation]) -> bool:
    """Whether a few facts can be true together."""
    different = list(dict.fromkeys(facts))
    return agrees(System(reduced(relations, touched(different)), different), range(len(different)))


def changed_fact(fact: Fact, row: Row, value: str) -> Fact:
    """The fact with another number; how it is said stays."""
    return corrected(fact, row, value) if fact.exact else replace(fact, reach=reach(row | {"value": value}))


def candidates(fact: Fact, statements: Sequence[Row]) -> Iterator[tuple[str, str]]:
    """(kind, number) for every small change of what a fact's statement prints, each number once."""
    number = fact.figures[0]
    row = statements[number]
    value = row["base"] if fact.as_base else row["value"]
    seen = {value}
    for kind, other in [
        *(("one_digit", text) for text in one_digit(value)),
        *(("two_digits_swapped", text) for text in swapped(value)),
        *(("count_and_base_exchanged", text) for text in exchanged(row, fact.as_base)),
        *(("figure_of_another_line", text) for text in neighbours(number, fact.as_base, statements)),
    ]:
        if other not in seen:
            seen.add(other)
            yield kind, other


def one_digit(value: str) -> Iterator[str]:
    """The number with each digit in turn replaced by each other one; no leading zero appears."""
    for place, sign in enumerate(value):
        if sign.isdigit():
            for digit in "0123456789":
                text = value[:place] + digit + value[place + 1 :]
                if digit != sign and proper(text):
                    yield text


def swapped(value: str) -> Iterator[str]:
    """The number with two digits beside each other exchanged, also across the decimal point."""
    places = [place for place, sign in enumerate(value) if sign.isdigit()]
    for first, second in zip(places, places[1:], strict=False):
        signs = list(value)
        signs[first], signs[second] = signs[second], signs[first]
        if proper("".join(signs)):
            yield "".join(signs)


def proper(text: str) -> bool:
    """Whether people would write the number so."""
    return text == "0" or text.startswith("0.") or not text.startswith("0")


def exchanged(row: Row, as_base: bool) -> list[str]:
    """The count where the base stands, and the other way round."""
    if row["measure"] != "count" or not row["base"]:
        return []
    return [row["value"] if as_base else row["base"]]


def neighbours(number: int, as_base: bool, statements: Sequence[Row]) -> Iterator[str]:
    """The same kind of number in the statements before and after, in the same place of the document."""
    row = statements[number]
    if as_base:
        return
    for other in (number - 1, number + 1):
        if 0 <= other < len(statements):
            near = statements[other]
            if near["value"] and all(near[name] == row[name] for name in ("report_year", "source", "place", "measure")):
                yield near["value"]


def distance(mend: Mend) -> float:
    """How far a proposal is from the printed number."""
    return abs(float(mend.value_to) - float(mend.value_from))
