"""What a reader believes of evidence that cannot all be true: the newer and the more trusted."""

from collections.abc import Iterable, Sequence

from scripts.protection.evidence import Evidence
from scripts.reasoning import Fact, Relation, program
from scripts.reasoning.model import Model

Cores = list[list[Fact]]  # facts that cannot be true together


def believed(evidence: Sequence[Evidence], rules: Sequence[Relation], cores: Cores) -> list[Evidence]:
    """The evidence that can be true together, and what is found not to be is added to `cores`.

    What is said twice counts once, what a newer version says otherwise gives way, and so does the least trusted fact of every set
    that cannot be true; of the print too, and before it that what is hidden is somebody.
    """
    evidence = together(evidence)
    model = Model(program(rules, [one.fact for one in evidence]))
    left = sorted(range(len(evidence)), key=lambda number: (-evidence[number].trust, number))
    numbers = {one.fact: number for number, one in enumerate(evidence)}
    for known in cores:
        there = [numbers[fact] for fact in known if fact in numbers]
        if len(there) == len(known) and set(there) <= set(left):
            left.remove(least_trusted(there, evidence))
    while (core := model.conflict(left)) is not None:
        cores.append([evidence[number].fact for number in core])
        left.remove(least_trusted(core, evidence))
    return [evidence[number] for number in sorted(left)]


def least_trusted(core: Iterable[int], evidence: Sequence[Evidence]) -> int:
    """Which of some evidence that cannot be true together gives way: of the least trusted the last."""
    return min(core, key=lambda number: (evidence[number].trust, -number))


def together(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Each fact once, as the most trusted source has it, without what a more trusted one says otherwise of the same.

    The least trusted come first: of several proofs the one from what is printed is told.
    """
    kept: dict[tuple[object, ...], Evidence] = {}
    said: dict[tuple[object, ...], list[Evidence]] = {}
    for one in sorted(evidence, key=lambda each: -each.trust):
        same = said.setdefault(one.fact.subject, [])
        key = (*one.fact.subject, one.fact.reach, one.fact.times)
        number = one.fact.kind in ("count", "percent", "mean")
        if key in kept or (number and any(one.fact.reach.apart(other.fact.reach) for other in same)):
            continue
        same.append(one)
        kept[key] = one
    return sorted(kept.values(), key=lambda each: each.trust)
