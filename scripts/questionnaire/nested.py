"""Which printed count lies within which: what is left of the greater is a count of people too, and as small as any.

Somebody is in the inner one only if she is in the outer, whatever she answers: no way through the questions has more of the one
than of the other. That she was met, or has answered some other question, is nothing that people have in common: what is left of
that is silence, and is left out. So is a rest that is a line of the form itself.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

import numpy as np

from scripts.questionnaire.declaration import ANSWERED, Cell, Form
from scripts.questionnaire.tracks import Railway, railways

Pair = tuple[Cell, Cell]  # the inner one, and the outer


@lru_cache(maxsize=4)
def nested(form: Form, assumed: bool = False) -> tuple[Pair, ...]:
    """Every pair of counts of people of which one lies within the other and the rest says something, sorted.

    `assumed`: also what lies within by what people take for granted.
    """
    laid = railways(form, assumed=assumed)
    where: dict[Cell, list[Railway]] = {}
    for one in laid:
        for cell in one.cells:
            where.setdefault(cell, []).append(one)
    several = {cell for one in laid for cell in again(one)}
    whole = {kind: everybody([one for one in laid if one.kind == kind]) - several for kind in form.people}
    within = {one: set(within_one(one, several, whole[one.kind])) for one in laid}
    sure = {pair for pairs in within.values() for pair in pairs if all(pair in within[one] for one in where[pair[0]])}
    told = {pair for pair in sure if pair[::-1] not in sure and not is_silent(*pair, form)}
    return tuple(sorted(pair for pair in told if not is_line(pair, where)))


def is_silent(inner: Cell, outer: Cell, form: Form) -> bool:
    """Whether what is left may be those who said nothing: the outer one counts all who have answered, or were met, elsewhere."""
    mine = [one for one in form.questions if outer[:2] in one.lines]
    answered = any(one.line(each.code) == outer[:2] for one in mine for each in one.coded(ANSWERED))
    return answered and inner[0] != outer[0] and not any(inner[:2] in one.lines for one in mine)


def is_line(pair: Pair, where: dict[Cell, list[Railway]]) -> bool:
    """Whether what is left is a line of the form itself, which is guarded anyway."""
    inner, outer = pair
    if not {*where[inner]} <= {*where[outer]}:
        return False
    cells = sorted(where.keys() - {inner, outer})
    same = set(cells)
    for railway in where[outer]:
        rest = counted(railway, [outer]) - counted(railway, [inner])
        beyond = rest - counted(railway, cells)
        ends = zip(cells, longest(railway, beyond), longest(railway, -beyond), strict=True)
        same &= {cell for cell, most, least in ends if most == least == 0}
    return any({*where[cell]} <= {*where[outer]} for cell in same)


def within_one(railway: Railway, several: Collection[Cell], whole: Collection[Cell]) -> Iterator[Pair]:
    """The pairs of a railway, of counts in which nobody is more than once. `whole`: those that have everybody of the kind."""
    cells = sorted(railway.cells - {*several})
    weights = counted(railway, cells)
    for number, inner in enumerate(cells):
        most = longest(railway, weights[:, [number]] - weights)
        yield from ((inner, outer) for place, outer in enumerate(cells) if place != number and most[place] <= 0)
        yield from ((inner, outer) for outer in whole if outer != inner)


def again(railway: Railway) -> set[Cell]:
    """The cells in which a person can be counted more than once."""
    cells = sorted(railway.cells)
    most = longest(railway, counted(railway, cells))
    more = {cell for track in railway.tracks for cell in track.move.more}
    return more | {cell for cell, times in zip(cells, most, strict=True) if times > 1}


def everybody(laid: Iterable[Railway]) -> set[Cell]:
    """The cells in which each person of a kind is counted, by all its railways."""
    found: set[Cell] = set()
    for railway in laid:
        cells = sorted(railway.cells)
        least = longest(railway, -counted(railway, cells))
        found |= {cell for cell, times in zip(cells, least, strict=True) if times == -1}
    return found


def counted(railway: Railway, cells: Sequence[Cell]) -> np.ndarray:
    """A row a track: how often it counts somebody in each of some cells."""
    return np.array([[track.move.counts.get(cell, 0) for cell in cells] for track in railway.tracks], dtype=int)


def longest(railway: Railway, weights: np.ndarray) -> Sequence[int]:
    """The most that a way through can have of each column of weights, whose rows are the tracks."""
    best = {0: np.zeros(weights.shape[1], dtype=int)}
    for track, weight in zip(railway.tracks, weights, strict=True):
        value = best[track.start] + weight
        best[track.end] = np.maximum(best[track.end], value) if track.end in best else value
    return [int(one) for one in best[railway.last]]
