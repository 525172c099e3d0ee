"""Which ranges are told: those that settle a question, with what they rest on.

What the printed figures leave of a count is told where it says whether the count is above or below half of its whole, or where it
is narrow enough to plan with. It is worked out from definitions and printed numbers alone; where that settles nothing, from as few
assumptions as it takes, and then it follows only if these are right. No wording is used, and no figure that stands in an open
contradiction. What is known exactly is put in its place, the rest falls apart into small systems, and the solver answers each.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from scripts.ground.codebook import Codebook
from scripts.ground.codes import ASSUMPTION, DEFINITION, FEW, WORDING
from scripts.ground.interval import Interval
from scripts.guard.audit.conflicts import shrink
from scripts.guard.reasoning import (
    ENDLESS,
    GREATEST,
    Bounds,
    Fact,
    Quantity,
    Relation,
    certain,
    components,
    contexts,
    derived,
    narrowed,
    proved,
    read_known,
    reduced,
    touched,
)
from scripts.guard.reasoning.model import UndecidedError
from scripts.guard.reasoning.system import System


@dataclass(frozen=True)
class LeftOpen:
    """From `lower` to `upper`, None where nothing holds it. `sure` is False when the solver gave up and it may be narrower."""

    lower: int
    upper: int | None
    sure: bool = True


def find_ranges(
    facts: Sequence[Fact], relations: Sequence[Relation], wanted: Iterable[Quantity], bounded: bool = False
) -> dict[Quantity, LeftOpen]:
    """The range of each wanted quantity. The facts must be able to be true together.

    `bounded`: only of those that have an end when one relation is followed after the other. The others are not put to the solver:
    that would take most of the time, and nothing narrow comes of it.
    """
    bounds = narrowed(facts, relations)
    asked = sorted(one for one in set(wanted) if not bounded or bounds.get(one, (0, GREATEST))[1] < ENDLESS)
    found: dict[Quantity, LeftOpen] = {}
    for members, some_rules, some_facts in components(relations, facts, bounds):
        mine = [one for one in asked if one in members]
        if mine:
            found |= solved(mine, some_rules, some_facts, bounds)
    for one in asked:
        found.setdefault(one, left(bounds.get(one, (0, GREATEST)), sure=True))
    return {one: found[one] for one in asked}


def solved(
    wanted: Sequence[Quantity], relations: Sequence[Relation], facts: Sequence[Fact], bounds: Bounds
) -> dict[Quantity, LeftOpen]:
    """The solver's answer for the quantities of one small system."""
    system = System(relations, facts, bounds=bounds, asked=wanted)
    system.hold()
    seen: dict[Quantity, tuple[int, int]] = {}
    unsure: set[Quantity] = set()
    for one in wanted:
        for most in (False, True):
            if one in seen and seen[one][most] == bounds[one][most]:
                continue  # an earlier answer reached the bound: it cannot be passed
            try:
                answer = system.extreme(one, most, wanted)
            except UndecidedError:
                unsure.add(one)
                continue
            ends = {each: seen.get(each, (value, value)) for each, value in answer.items()}
            seen = {each: (min(low, answer[each]), max(high, answer[each])) for each, (low, high) in ends.items()}
    return {one: left(bounds[one] if one in unsure else seen[one], one not in unsure) for one in wanted}


def left(ends: tuple[int, int], sure: bool) -> LeftOpen:
    """Bounds as they are told: what only the end of the numbers holds, or a share of it, is open."""
    return LeftOpen(ends[0], None if ends[1] >= ENDLESS else ends[1], sure)


def proof(one: Quantity, left: LeftOpen, facts: Sequence[Fact], rules: Sequence[Relation]) -> list[int]:
    """The numbers of the facts beside which a count can be no smaller and no greater than its range, as few as it gets."""
    claims = [Fact((), one, Interval(None, Fraction(left.lower - 1)))] if left.lower else []
    if left.upper is not None:
        claims.append(Fact((), one, Interval(Fraction(left.upper + 1), None)))
    return sorted({number for claim in claims for number in against(claim, facts, rules)})


def against(claim: Fact, facts: Sequence[Fact], rules: Sequence[Relation]) -> list[int]:
    """The facts that a claim cannot be true beside, by number; none where it can be, or where the solver cannot tell."""
    everything = [*facts, claim]
    try:
        core = System(rules, everything).conflict(range(len(everything)))
    except UndecidedError:
        return []
    if core is None:
        return []
    smallest, _ = shrink(core, everything, rules)
    return [number for number in smallest if number < len(facts)]


MANY = 4  # possible numbers that are told one by one
NARROW = 10  # a range is narrow when its width is not above a tenth of its upper end
Sizes = Mapping[Quantity, int]


@dataclass(frozen=True)
class Limit:
    """The range of a count that is told, the assumptions that it follows from, and the few facts.

    `values`: the only numbers within it that are possible, where there are few and not all of them are.
    """

    count: Quantity
    left: LeftOpen
    assumes: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    values: tuple[int, ...] = ()

    @property
    def strength(self) -> str:
        """What it rests on."""
        return ASSUMPTION if self.assumes else DEFINITION


def find_limits(
    facts: Sequence[Fact],
    rules: Sequence[Relation],
    open_counts: Iterable[Quantity],
    always: Collection[Quantity],
    book: Codebook,
) -> list[Limit]:
    """The ranges that are told of some counts. `facts`: those of a year that no open contradiction touches.

    `always`: the counts whose range is told also where it settles nothing.
    """
    asked = {*open_counts, *always}
    sure = left_by(facts, rules, asked, ())
    sizes = known_sizes(facts, rules)
    found = {one: Limit(one, left) for one, left in sure.items() if settles(one, left, facts, sizes, book)}
    supposed = sorted({name for fact in facts for name in fact.assumes} | {n for rule in rules for n in rule.assumes})
    for one, left in left_by(facts, rules, asked - found.keys(), supposed).items():
        wanted = settles(one, left, facts, sizes, book) or (one in always and left.upper is not None)
        if wanted and left != sure.get(one):
            found[one] = Limit(one, left, tuple(supposed))
    found |= {
        one: Limit(one, sure[one]) for one in always - found.keys() if one in sure and sure[one].upper is not None
    }
    told = [(one, around(one, rules, book)) for one in with_facts([found[one] for one in sorted(found)], facts, rules)]
    return [with_values(fewest(one, near), near) for one, near in told]


def left_by(
    facts: Sequence[Fact], rules: Sequence[Relation], wanted: set[Quantity], assumed: Sequence[str]
) -> dict[Quantity, LeftOpen]:
    """What the facts leave of some counts when these assumptions are made, and no others; without those that have no end."""
    told = list(supposing(facts, assumed))
    return find_ranges(told, reduced(proved(rules, assumed), touched(told) | wanted), wanted, bounded=True)


def supposing(facts: Sequence[Fact], assumed: Sequence[str]) -> Iterator[Fact]:
    """What the facts say when these assumptions are made: all of it, or the part that needs none. Never a wording."""
    for fact in facts:
        if fact.strength != WORDING and set(fact.assumes) <= set(assumed):
            yield fact
        else:
            yield from (proof for proof, _ in certain([fact]))


def around(limit: Limit, rules: Sequence[Relation], book: Codebook) -> list[Relation]:
    """The relations that can bind a range to its few facts: between the groups of people that they are about."""
    near = set(contexts(touched(limit.facts) | {limit.count}, book))
    return [rule for rule in rules if all(one._replace(category="", unit="") in near for _, one in rule.terms)]


def fewest(limit: Limit, rules: Sequence[Relation]) -> Limit:
    """The same range from as few of its assumptions as it needs, given its few facts: first without all that no fact makes."""

    def follows(names: Sequence[str]) -> bool:
        return left_by(limit.facts, rules, {limit.count}, names).get(limit.count) == limit.left

    own = {name for fact in limit.facts for name in fact.assumes}
    needed = [name for name in limit.assumes if name in own]
    if not limit.assumes or not follows(needed):
        needed = list(limit.assumes)
    for name in list(needed):
        rest = [other for other in needed if other != name]
        if follows(rest):
            needed = rest
    return replace(limit, assumes=tuple(needed))


def with_facts(limits: Sequence[Limit], facts: Sequence[Fact], rules: Sequence[Relation]) -> list[Limit]:
    """The ranges, each with the few facts that it follows from."""
    found = []
    for assumes in dict.fromkeys(limit.assumes for limit in limits):
        mine = [limit for limit in limits if limit.assumes == assumes]
        told = list(supposing(facts, assumes))
        near = reduced(proved(rules, assumes), touched(told) | {limit.count for limit in mine})
        for limit in mine:
            needed = proof(limit.count, limit.left, told, near)
            found.append(replace(limit, facts=tuple(told[number] for number in needed)))
    return sorted(found, key=lambda limit: limit.count)


def with_values(limit: Limit, rules: Sequence[Relation]) -> Limit:
    """The range with the numbers that are possible: two shares of one whole may leave 279 and 285, and nothing between."""
    told = list(supposing(limit.facts, limit.assumes))
    system = System(proved(rules, limit.assumes), told, asked=[limit.count])
    system.hold()
    try:
        values = system.possible(limit.count, MANY + 1)
    except UndecidedError:
        return limit
    few = len(values) <= MANY and len(values) < (limit.left.upper or 0) - limit.left.lower + 1
    return replace(limit, values=tuple(values)) if few else limit


def known_sizes(facts: Sequence[Fact], rules: Sequence[Relation]) -> Sizes:
    """The counts that the print gives exactly, by itself or as the sum of others."""
    spans = derived(read_known([proof for proof, _ in certain(facts)]), proved(rules))
    return {one: span.lower for one, span in spans.items() if span.point and not span.implied}


def settles(one: Quantity, left: LeftOpen, facts: Sequence[Fact], sizes: Sizes, book: Codebook) -> bool:
    """Whether a range answers a question: it is narrow, or on one side of half of its whole and no print says so itself."""
    if left.upper is None or (left.lower, left.upper) == (0, 0):
        return False
    if one in sizes and book.everybody(one.indicator, one.category) and not one.within_indicator:
        return False  # printed, or the sum of what is
    if (left.upper - left.lower) * NARROW <= left.upper:
        return True
    whole = whole_of(one, sizes, book)
    if whole < FEW or any(fact.quantity == one and fact.kind == "percent" for fact in facts):
        return False
    return left.lower * 2 > whole or left.upper * 2 < whole


def whole_of(one: Quantity, sizes: Sizes, book: Codebook) -> int:
    """How many persons a count of persons is a part of, 0 when the print does not say."""
    whole = one._replace(category=book.whole(one.indicator, "whole_persons"), unit="")
    persons = book.units.get((one.indicator, one.category)) == book.units.get((whole.indicator, whole.category))
    return sizes.get(whole, 0) if persons and whole != one else 0
