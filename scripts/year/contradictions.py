"""Every contradiction among the figures of a year, in one reading: each with the fewest figures that show it, and its rules.

First each relation by itself, which gives whole sums; then, with the suspects set aside, the solver asks of all relations together,
again and again until nothing is left. A figure that several contradictions share is most likely the wrong one.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from scripts.ground.codebook import Codebook
from scripts.package.audit.conflicts import explanation
from scripts.package.audit.verdicts import CONTRADICTS, HOLDS, Check, linear, ratios, repeated
from scripts.protection.guard import contradiction, numbers, rules_for
from scripts.reasoning import Fact, Relation, projected, read_known, touched
from scripts.year.contradiction_words import rank

Length = tuple[int, list[int]]
SHORT = 2  # figures: a contradiction of fewer is none
# Contradictions to mend before the next reading: where whole columns are wrong, to find all of them takes hours.
ENOUGH = 10
REPEATED = "repeated"  # the kind of check of one figure in several places


@dataclass(frozen=True)
class Contradiction:
    """Figures that cannot all be true. `kinds`: what kinds of relations show it; `rules`: those that bind counts.

    `share`: what the percentage, which then comes first and is followed by its count and base, really is.
    """

    facts: tuple[Fact, ...]
    kinds: tuple[str, ...]
    rules: tuple[Relation, ...] = ()
    share: str = ""

    def length(self, order: Mapping[Fact, int]) -> Length:
        """How many figures it has, and then which in their order: the shortest is told first."""
        return len(self.facts), [order[fact] for fact in self.facts]


@dataclass(frozen=True)
class Dispute:
    """One contradiction, or several that one figure is in: the `suspect`."""

    found: tuple[Contradiction, ...]
    suspect: Fact | None = None

    @property
    def aside(self) -> tuple[Fact, ...]:
        """The figures without which it is gone: the suspect, or all of a contradiction in which none is more likely wrong."""
        return (self.suspect,) if self.suspect else self.found[0].facts

    def length(self, order: Mapping[Fact, int]) -> Length:
        """That of its shortest contradiction."""
        return min(one.length(order) for one in self.found)


def grouped(found: Sequence[Contradiction], agreeing: Mapping[Fact, int]) -> list[Dispute]:
    """Every contradiction once, those that share a suspect together. `agreeing`: figure -> how many relations hold of it."""
    left, disputes = [*found], list[Dispute]()
    while suspect := next(suspects(left, agreeing), None):
        mine = [one for one in left if suspect in one.facts]
        left = [one for one in left if one not in mine]
        disputes.append(Dispute(tuple(mine), suspect))
    return [*disputes, *(Dispute((one,)) for one in left)]


def suspects(found: Sequence[Contradiction], agreeing: Mapping[Fact, int]) -> Iterator[Fact]:
    """The figures of several contradictions, those of the most first; none of two that nothing tells apart.

    Of figures in the same contradictions the one is suspect that fewer others agree with.
    """
    places: dict[Fact, tuple[int, ...]] = {}
    for number, one in enumerate(found):
        for fact in one.facts:
            places[fact] = (*places.get(fact, ()), number)
    weight = {fact: (-len(where), agreeing.get(fact, 0)) for fact, where in places.items()}
    alike = Counter((places[fact], agreeing.get(fact, 0)) for fact in places)
    least = {where: min(agreeing.get(fact, 0) for fact in places if places[fact] == where) for where in places.values()}
    for fact in sorted(places, key=weight.__getitem__):
        where, others = places[fact], agreeing.get(fact, 0)
        if len(where) > 1 and others == least[where] and alike[where, others] == 1:
            yield fact


@dataclass(frozen=True)
class Tried:
    """A check, and the relations that it tries."""

    check: Check
    rules: tuple[Relation, ...] = ()


def contradictions(facts: Sequence[Fact], book: Codebook, form: Sequence[Relation] = ()) -> list[Dispute]:
    """All that is found, those of the fewest figures first. `facts`: those of one year; `form`: what follows from its form.

    What is suspect, and each round of the solver, sets figures aside as if their cells were blank, so it ends. There may be more
    where `ENOUGH` are found: then the solver is not asked any further.
    """
    said = numbers(facts)
    tried = [*by_themselves(said, [*rules_for(said, (), book), *form])]
    agreeing = Counter(fact for each in tried if each.check.verdict == HOLDS for fact in each.check.facts)
    order = {fact: place for place, fact in enumerate(said)}
    few = fewest(one for each in tried for one in against(each))
    found = grouped(sorted(few, key=lambda one: one.length(order)), agreeing)
    left = without(said, [fact for one in found for fact in one.aside])
    more: list[Contradiction] = []
    while len(found) + len(more) < ENOUGH and (core := contradiction(left, book)):
        core = shorter(core, left, book)
        more.append(together(core, book))
        left = without(left, core)
    return sorted([*found, *grouped(more, agreeing)], key=lambda one: one.length(order))


def without(facts: Sequence[Fact], aside: Sequence[Fact]) -> list[Fact]:
    """The facts that are not set aside."""
    gone = set(aside)
    return [fact for fact in facts if fact not in gone]


def by_themselves(facts: Sequence[Fact], rules: Iterable[Relation]) -> Iterator[Tried]:
    """What each relation by itself says of the figures."""
    known = read_known(facts)
    yield from (Tried(check) for check in (*repeated(facts), *ratios(facts, known)))
    for rule in rules:
        yield from (Tried(check, (rule,)) for check in linear([rule], known))


def against(tried: Tried) -> Iterator[Contradiction]:
    """The contradictions that a check shows: one, or of a figure in several places each two of them."""
    check = tried.check
    if check.kind == REPEATED:
        pairs = combinations(check.facts, 2)
        yield from (Contradiction(two, (REPEATED,)) for two in pairs if two[0].reach.apart(two[1].reach))
    elif check.verdict == CONTRADICTS:
        share = "" if tried.rules else check.recomputed
        yield Contradiction(tuple(dict.fromkeys(check.facts)), (check.kind,), tried.rules, share)


def fewest(found: Iterable[Contradiction]) -> list[Contradiction]:
    """Those of which no part is a contradiction already; of the same figures what is told first."""
    kept: list[Contradiction] = []
    for one in sorted(found, key=lambda each: (len(each.facts), min(map(rank, each.rules), default=0))):
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
