"""Each relation by itself: the figures that it puts together, what they give, and whether that is what is printed.

Verdicts: `holds`; `holds_within_rounding`; `contradicts`; `cannot_be_decided`, where a number is missing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scripts.ground.numbers import rounded_fraction
from scripts.guard.reasoning import OPEN, Fact, Known, Quantity, Relation, Span, counts_of, derived

HOLDS, ROUNDED, CONTRADICTS, UNDECIDED = "holds", "holds_within_rounding", "contradicts", "cannot_be_decided"
# From this base on every percentage with one decimal is some whole number's: that it can be reached says nothing.
TELLING = 10


@dataclass(frozen=True)
class Check:
    """One relation put to the test. `recomputed` as text; `assumes`: what the relation itself rests on beyond definitions."""

    kind: str
    about: Quantity
    verdict: str
    facts: tuple[Fact, ...]
    recomputed: str = ""
    name: str = ""
    assumes: tuple[str, ...] = ()


def linear(relations: Iterable[Relation], printed_counts: Known) -> Iterator[Check]:
    """Sums and bounds, where at least two of their quantities are printed, or are declared the same as one that is."""
    same = [one for one in relations if one.kind == "declared" and len(one.terms) == 2 and not one.assumes]
    equal = derived(printed_counts, same)
    for relation in relations:
        known = printed_counts if relation.kind == "declared" else equal
        printed = [(factor, known[one]) for factor, one in relation.terms if one in known]
        if len(printed) < 2:
            continue
        spans = [(factor, known.get(one, OPEN)) for factor, one in relation.terms]
        low = ends(spans, lower=True)
        high = ends(spans, lower=False)
        over = low is not None and low > 0
        under = relation.sense == "==" and high is not None and high < 0
        facts = tuple(dict.fromkeys(fact for _, span in printed for fact in span.facts))
        if over or under:
            verdict = CONTRADICTS
        elif all(span.point for _, span in spans) or (relation.sense == "<=" and high is not None and high <= 0):
            verdict = ROUNDED if any(span.implied for _, span in printed) else HOLDS
        else:
            verdict = UNDECIDED
        rest = [(factor, span) for factor, span in spans[1:] if span.point]
        other = -sum(factor * span.lower for factor, span in rest)
        told = len(rest) == len(spans) - 1 and other % spans[0][0] == 0 and other // spans[0][0] >= 0
        sums = str(other // spans[0][0]) if told else ""  # that a count is no less than below nothing tells nothing
        yield Check(relation.kind, relation.about, verdict, facts, sums, relation.name, relation.assumes)


def ends(spans: Sequence[tuple[int, Span]], lower: bool) -> int | None:
    """The least (`lower`), or the greatest, that the sum can be; None when it is open."""
    total = 0
    for factor, span in spans:
        end = span.lower if (factor > 0) == lower else span.upper
        if end is None:
            return None
        total += factor * end
    return total


def ratios(facts: Iterable[Fact], known: Known) -> Iterator[Check]:
    """Percentages against their count and base, means against what is divided; undecided where the base is not known."""
    counts = {one: span for one, span in known.items() if not span.implied}
    for fact in facts:
        if fact.kind not in ("percent", "mean") or fact.base is None:
            continue
        above, below = counts.get(fact.quantity), counts.get(fact.base)
        if below is not None and below.point and below.lower:
            yield of_base(fact, above, below)
        else:
            yield Check("share", fact.quantity, UNDECIDED, (fact,))


def attainable(fact: Fact, above: Span | None, base: int) -> bool:
    """Whether some count, the printed one if there is one, is that share of a base."""
    low, high = counts_of(fact, base)
    if above is not None:
        low = max(low, above.lower)
        high = above.upper if high is None else high if above.upper is None else min(high, above.upper)
    return high is None or low <= high


def of_base(fact: Fact, above: Span | None, below: Span) -> Check:
    """A percentage or mean whose base is known."""
    kind = "mean" if fact.kind == "mean" else "share"
    facts = (fact, *(above.facts if above else ()), *below.facts)
    base = below.lower
    if above is None or not above.point:
        low, high = counts_of(fact, base)
        if not attainable(fact, above, base):
            return Check(kind, fact.quantity, CONTRADICTS, facts)
        told = fact.exact and base < TELLING * fact.times and low == high
        return Check(kind, fact.quantity, ROUNDED if told else UNDECIDED, facts, str(low) if told else "")
    value = Fraction(above.lower * fact.times, base)
    shown = str(rounded_fraction(value, 1 if kind == "share" else 2))
    if not fact.reach.holds(value):
        return Check(kind, fact.quantity, CONTRADICTS, facts, shown)
    same = not fact.exact or (fact.reach.lower is not None and value * 2 == fact.reach.lower + (fact.reach.upper or 0))
    return Check(kind, fact.quantity, HOLDS if same else ROUNDED, facts, shown)


def repeated(facts: Iterable[Fact]) -> Iterator[Check]:
    """The same figure in several places."""
    groups: dict[tuple[object, ...], list[Fact]] = {}
    for fact in facts:
        if fact.kind in ("count", "percent", "mean"):
            groups.setdefault(fact.subject, []).append(fact)
    for group in groups.values():
        if sum(len(fact.figures) for fact in group) < 2:
            continue
        if any(one.reach.apart(other.reach) for one in group for other in group):
            verdict = CONTRADICTS
        else:
            verdict = HOLDS if len(group) == 1 else ROUNDED
        yield Check("repeated", group[0].quantity, verdict, tuple(group))


def distributions(facts: Iterable[Fact], parts: "dict[Quantity, tuple[Quantity, ...]]") -> Iterator[Check]:
    """The percentages of the parts of one whole add up to 100, within what rounding allows; some of them to no more.

    `parts`: a whole -> all parts of it.
    """
    printed: dict[tuple[Quantity, Quantity], Fact] = {}
    for fact in facts:
        if fact.kind == "percent" and fact.exact and fact.base is not None:
            printed.setdefault((fact.base, fact.quantity), fact)
    for whole, members in parts.items():
        found = [printed[(whole, part)] for part in members if (whole, part) in printed]
        if len(found) < 2:
            continue
        low = sum((fact.reach.lower or Fraction(0) for fact in found), Fraction(0))
        high = sum((fact.reach.upper or Fraction(0) for fact in found), Fraction(0))
        complete = len(found) == len(members)
        if low > 100 or (complete and high < 100):
            verdict = CONTRADICTS
        elif complete:
            verdict = HOLDS if low + high == 200 else ROUNDED
        else:
            verdict = UNDECIDED
        yield Check("distribution", whole, verdict, tuple(found), str(rounded_fraction((low + high) / 2, 1)))


def orders(facts: Iterable[Fact], known: Known) -> Iterator[Check]:
    """Ranks and comparisons against the values; undecided where a value is missing."""
    for fact in facts:
        if fact.kind == "more" and fact.base is not None:
            yield compared(fact, known)
        elif fact.kind in ("rank", "not_rank"):
            yield ranked(fact, known)


def compared(fact: Fact, known: Known) -> Check:
    """The first is more than the second."""
    assert fact.base is not None
    first, second = known.get(fact.quantity, OPEN), known.get(fact.base, OPEN)
    facts = (fact, *first.facts, *second.facts)
    if first.upper is not None and first.upper <= second.lower:
        return Check("comparison", fact.quantity, CONTRADICTS, facts)
    if second.upper is not None and first.lower > second.upper:
        return Check("comparison", fact.quantity, HOLDS, facts)
    return Check("comparison", fact.quantity, UNDECIDED, facts)


def ranked(fact: Fact, known: Known) -> Check:
    """So many of the other parts are greater, at least and at most; equal ones may stand on either side."""
    me = known.get(fact.quantity, OPEN)
    others = [known.get(one, OPEN) for one in fact.field]
    above = sum(1 for one in others if me.upper is not None and one.lower > me.upper)
    maybe = sum(1 for one in others if one.upper is None or one.upper >= me.lower)
    facts = (fact, *me.facts, *(part for one in others for part in one.facts))
    low, high = fact.reach.whole()
    if fact.kind == "not_rank":
        wrong, right = above == maybe == low - 1, not above + 1 <= low <= maybe + 1
    else:
        wrong = above + 1 > (high or low) or maybe + 1 < low
        right = me.point and all(one.point for one in others) and not wrong
    verdict = CONTRADICTS if wrong else HOLDS if right else UNDECIDED
    return Check("rank", fact.quantity, verdict, facts)
