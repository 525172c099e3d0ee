"""Every contradiction among the figures of a year, in one reading: each with the fewest figures that show it, and its rules.

First each relation by itself, which gives whole sums; then, with the figures of those set aside, the solver asks of all relations
together, again and again until nothing is left.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from scripts.ground.codebook import Codebook
from scripts.ground.known import read_known
from scripts.ground.quantities import Fact, touched
from scripts.ground.reduction import projected
from scripts.ground.relation import Relation
from scripts.package.audit.conflicts import explanation
from scripts.package.audit.verdicts import CONTRADICTS, linear, ratios, repeated
from scripts.protection.guard import contradiction, numbers, rules_for

SHORT = 2  # figures: a contradiction of fewer is none


@dataclass(frozen=True)
class Contradiction:
    """Figures that cannot all be true. `kinds`: what kinds of relations show it; `rules`: those that bind counts.

    `share`: what the percentage, which then comes first and is followed by its count and base, really is.
    """

    facts: tuple[Fact, ...]
    kinds: tuple[str, ...]
    rules: tuple[Relation, ...] = ()
    share: str = ""


def contradictions(facts: Sequence[Fact], book: Codebook) -> list[Contradiction]:
    """All that is found, those of the fewest figures first. `facts`: those of one year.

    Each round of the solver sets its figures aside, as if their cells were blank, so it ends.
    """
    said = numbers(facts)
    found = fewest(by_themselves(said, book))
    left = without(said, [fact for one in found for fact in one.facts])
    while core := contradiction(left, book):
        core = shorter(core, left, book)
        found.append(together(core, book))
        left = without(left, core)
    order = {fact: place for place, fact in enumerate(said)}
    return sorted(found, key=lambda one: (len(one.facts), [order[fact] for fact in one.facts]))


def without(facts: Sequence[Fact], aside: Sequence[Fact]) -> list[Fact]:
    """The facts that are not set aside."""
    gone = set(aside)
    return [fact for fact in facts if fact not in gone]


def by_themselves(facts: Sequence[Fact], book: Codebook) -> Iterator[Contradiction]:
    """What each relation by itself says of the figures."""
    known = read_known(facts)
    for check in repeated(facts):
        for one, other in combinations(check.facts, 2):
            if one.reach.apart(other.reach):
                yield Contradiction((one, other), (check.kind,))
    for check in ratios(facts, known):
        if check.verdict == CONTRADICTS:
            yield Contradiction(tuple(dict.fromkeys(check.facts)), (check.kind,), share=check.recomputed)
    for rule in rules_for(facts, (), book):
        for check in linear([rule], known):
            if check.verdict == CONTRADICTS:
                yield Contradiction(check.facts, (check.kind,), (rule,))


def fewest(found: Iterator[Contradiction]) -> list[Contradiction]:
    """Those of which no part is a contradiction already; of the same figures a declared relation, which says most of them."""
    kept: list[Contradiction] = []
    for one in sorted(found, key=lambda each: (len(each.facts), each.kinds != ("declared",))):
        if not any(set(other.facts) <= set(one.facts) for other in kept):
            kept.append(one)
    return kept


def shorter(core: list[Fact], facts: Sequence[Fact], book: Codebook) -> list[Fact]:
    """The figures of a contradiction, or fewer ones that are found where one of them is left out.

    A set that cannot lose a figure need not be the smallest: another may stand for several of them.
    """
    if len(core) <= SHORT:
        return core
    others = [contradiction(without(facts, [one]), book) for one in core]
    return min([core, *(other for other in others if other)], key=len)


def together(core: Sequence[Fact], book: Codebook) -> Contradiction:
    """A contradiction that takes several relations to see, with those that it takes."""
    rules = rules_for(core, (), book)
    needed = explanation(core, rules, projected(rules, touched(core)))
    shares = (("mean" if fact.kind == "mean" else "share") for fact in core if fact.base is not None)
    kinds = dict.fromkeys([*(rule.kind for rule in needed), *shares])
    return Contradiction(tuple(core), tuple(kinds), needed)
