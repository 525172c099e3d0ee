"""Figures that cannot all be right, whoever found them, and which figure is most likely wrong where several such sets share it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from scripts.guard.audit.verdicts import CONTRADICTS, HOLDS, Check
from scripts.guard.reasoning import Fact, Relation

REPEATED, SHARE = "repeated", "share"  # kinds of checks: of one figure in several places, and of a percentage
DECLARED, PARTS = "declared", "parts"  # those of what relations between counts say
FORM = "form"  # the kind of a relation that follows from the form
# The kind of a figure that is no count -> the kind of the check that sets it against others.
TRIED_BY = {"percent": SHARE, "mean": "mean", "rank": "rank", "not_rank": "rank", "more": "comparison"}


@dataclass(frozen=True)
class Contradiction:
    """Figures that cannot all be true. `rules`: the relations between counts that it takes to see it.

    `of_form`: what the form says of their questions, in each language; `name`: that by which it is decided on; `assumes`: what it
    rests on beyond definitions; `ways`: numbers with which it would be none.
    """

    facts: tuple[Fact, ...]
    rules: tuple[Relation, ...] = ()
    of_form: tuple[tuple[str, str], ...] = ()
    name: str = ""
    assumes: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of checks that show it."""
        if len({fact.subject for fact in self.facts}) == 1 < len(self.facts):
            return (REPEATED,)
        others = (TRIED_BY[fact.kind] for fact in self.facts if fact.kind in TRIED_BY)
        return tuple(dict.fromkeys([*(rule.kind for rule in self.rules), *others]))

    @property
    def length(self) -> tuple[int, list[tuple[int, ...]]]:
        """How many figures it has, and then which in their order: the shortest is told first."""
        return len(self.facts), [fact.figures for fact in self.facts]


@dataclass(frozen=True)
class Dispute:
    """One contradiction, or several that one figure is in: the `suspect`."""

    found: tuple[Contradiction, ...]
    suspect: Fact | None = None

    @property
    def aside(self) -> tuple[Fact, ...]:
        """The figures without which it is gone: the suspect, or all of a contradiction in which none is more likely wrong."""
        return (self.suspect,) if self.suspect else self.found[0].facts


def grouped(found: Sequence[Contradiction], checks: Iterable[Check]) -> list[Dispute]:
    """Every contradiction once, those that share a suspect together. `checks`: what each relation by itself says of the figures."""
    agreeing = Counter(fact for check in checks if check.verdict == HOLDS for fact in check.facts)
    left, disputes = [*found], list[Dispute]()
    while suspect := suspect_of(left, agreeing):
        mine = [one for one in left if suspect in one.facts]
        left = [one for one in left if one not in mine]
        disputes.append(Dispute(tuple(mine), suspect))
    return [*disputes, *(Dispute((one,)) for one in left)]


def suspect_of(found: Sequence[Contradiction], agreeing: Mapping[Fact, int]) -> Fact | None:
    """The figure of most contradictions, of several at least. `agreeing`: figure -> how many relations by themselves hold of it.

    Of figures in the same contradictions it is the one that fewer others agree with; none of two that nothing tells apart.
    """
    sharing: dict[tuple[int, ...], list[Fact]] = {}
    for fact in dict.fromkeys(fact for one in found for fact in one.facts):
        places = tuple(place for place, one in enumerate(found) if fact in one.facts)
        sharing.setdefault(places, []).append(fact)
    suspects = []
    for places, facts in sharing.items():
        least = min(agreeing.get(fact, 0) for fact in facts)
        alone = [fact for fact in facts if agreeing.get(fact, 0) == least]
        if len(places) > 1 == len(alone):
            suspects.append((-len(places), least, alone[0]))
    return min(suspects, key=lambda one: one[:2])[-1] if suspects else None


def with_base(one: Contradiction, checks: Sequence[Check]) -> Contradiction:
    """The same; where a percentage can be of no base at all, beside its count, with the base that is printed."""
    shares = (each.facts for each in checks if (each.kind, each.verdict) == (SHARE, CONTRADICTS))
    whole = next((facts for facts in shares if {*one.facts} <= {*facts}), ()) if one.kinds == (SHARE,) else ()
    return replace(one, facts=tuple(dict.fromkeys(whole or one.facts)))


def rank(rule: Relation) -> int:
    """Which of several relations of the same figures is told: the first. That some parts are at most a whole says least."""
    return 3 if rule.kind == PARTS and rule.sense == "<=" else {DECLARED: 0, FORM: 2}.get(rule.kind, 1)
