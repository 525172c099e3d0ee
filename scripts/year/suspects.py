"""Which figure several contradictions share, and so is most likely the wrong one. Contradictions in, groups of them out."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scripts.reasoning import Fact, Relation

Length = tuple[int, list[int]]


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
