"""Few of some things that cannot all be, by yes and no alone: which set it is does not depend on who answers."""

from collections.abc import Callable, Sequence

Agrees = Callable[[Sequence[int]], bool]


def smallest(numbers: Sequence[int], agrees: Agrees) -> list[int] | None:
    """Of these numbers, the first ones preferred, few that do not agree, none of which can be left out; None where all agree.

    Source: QuickXplain (Junker, "Preferred explanations and relaxations for over-constrained problems", AAAI 19).
    """
    if agrees(numbers):
        return None
    return sorted(part([], [], list(numbers), agrees))


def part(taken: list[int], fresh: list[int], open_: list[int], agrees: Agrees) -> list[int]:
    """The part of `open_` that a conflict needs beside what is `taken`, of which `fresh` came last."""
    if fresh and not agrees(taken):
        return []
    if len(open_) == 1:
        return open_
    half = len(open_) // 2
    first, second = open_[:half], open_[half:]
    later = part([*taken, *first], first, second, agrees)
    return part([*taken, *later], later, first, agrees) + later
