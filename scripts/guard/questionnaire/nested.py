"""Which printed count lies within which: what is left of the greater is a count of people too, and as small as any.

Somebody is in the inner one only if she is in the outer, whatever she answers: no way through the questions has more of the one
than of the other. That she was met, or has answered some other question, is nothing that people have in common: what is left of
that is silence, and is left out. So is a rest that is a line of the form itself.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product

from scripts.guard.questionnaire.declaration import ANSWERED, Form, FormCell
from scripts.guard.questionnaire.rules import Rule, every_rule
from scripts.guard.questionnaire.tracks import Railway, railways

Pair = tuple[FormCell, FormCell]  # the inner one, and the outer
TERMS = 3  # of a rule beyond a pair that says whom it leaves
Weights = Mapping[FormCell, int]


@lru_cache(maxsize=4)
def nested(form: Form, assumed: bool = False) -> tuple[Pair, ...]:
    """Every pair of counts of people of which one lies within the other and the rest says something, sorted.

    `assumed`: also what lies within by what people take for granted.
    """
    laid = railways(form, assumed=assumed)
    where: dict[FormCell, list[Railway]] = {}
    for one in laid:
        for cell in one.cells:
            where.setdefault(cell, []).append(one)
    several = {cell for one in laid for cell in again(one)}
    whole = {kind: everybody([one for one in laid if one.kind == kind]) - several for kind in form.people}
    within = {one: set(within_one(one, several, whole[one.kind])) for one in laid}
    sure = {pair for pairs in within.values() for pair in pairs if all(pair in within[one] for one in where[pair[0]])}
    told = {pair for pair in sure if pair[::-1] not in sure and not is_silent(*pair, form)}
    return tuple(sorted(pair for pair in told if not is_line(pair, where)))


@lru_cache(maxsize=4)
def left_over(form: Form) -> tuple[Rule, ...]:
    """Every rule of three counts of people that leaves nobody twice, and says something: who needs it and got no support."""
    laid = railways(form, assumed=True)
    several = {cell for one in laid for cell in again(one)}
    found = []
    for rule in every_rule(form, form.cells):
        weights = dict(rule.factors)
        if rule.equal or not rule.plain or len(weights) != TERMS or several & weights.keys():
            continue
        less, more = ([cell for _, cell in side] for side in rule.sides)
        left = (sum(most(one, weights) for one in laid if one.kind == kind) for kind in form.people)
        if max(left) == 1 and not any(is_silent(inner, outer, form) for inner, outer in product(less, more)):
            found.append(rule)
    return tuple(found)


def is_silent(inner: FormCell, outer: FormCell, form: Form) -> bool:
    """Whether what is left may be those who said nothing: the outer one counts all who have answered, or were met, elsewhere."""
    mine = [one for one in form.questions if outer[:2] in one.lines]
    answered = any(one.line(each.code) == outer[:2] for one in mine for each in one.coded(ANSWERED))
    return answered and inner[0] != outer[0] and not any(inner[:2] in one.lines for one in mine)


def is_line(pair: Pair, where: Mapping[FormCell, Sequence[Railway]]) -> bool:
    """Whether what is left is a line of the form itself, which is guarded anyway."""
    (inner, outer), laid = pair, where[pair[1]]
    if not {*where[inner]} <= {*laid}:
        return False
    near = {cell for railway in laid for cell in railway.cells} - {inner, outer}
    return any(
        {*where[cell]} <= {*laid} and all(is_never_more(one, side) for one in laid for side in both(inner, cell, outer))
        for cell in sorted(near)
    )


def both(inner: FormCell, rest: FormCell, outer: FormCell) -> tuple[Weights, Weights]:
    """That the outer count is the inner one and the rest: no less, and no more."""
    return {outer: 1, inner: -1, rest: -1}, {outer: -1, inner: 1, rest: 1}


def within_one(railway: Railway, several: Collection[FormCell], whole: Collection[FormCell]) -> Iterator[Pair]:
    """The pairs of a railway, of counts in which nobody is more than once. `whole`: those that have everybody of the kind."""
    cells = sorted(railway.cells - {*several})
    for inner in cells:
        yield from ((inner, outer) for outer in whole if outer != inner)
        yield from (
            (inner, outer)
            for outer in cells
            if outer != inner and outer not in whole and is_never_more(railway, {inner: 1, outer: -1})
        )


def again(railway: Railway) -> set[FormCell]:
    """The cells in which a person can be counted more than once."""
    more = {cell for track in railway.tracks for cell in track.move.more}
    return more | {cell for cell in railway.cells - more if most(railway, {cell: 1}) > 1}


def everybody(laid: Sequence[Railway]) -> set[FormCell]:
    """The cells in which each person of a kind is counted, by all its railways."""
    return {cell for one in laid for cell in one.cells if most(one, {cell: -1}) == -1}


def is_never_more(railway: Railway, weights: Weights) -> bool:
    """Whether no way through has more than nothing. Some ways are tried first: most of what is asked they already refute."""
    tried = (sum(factor * way.get(cell, 0) for cell, factor in weights.items()) for way in some_ways(railway))
    return all(value <= 0 for value in tried) and most(railway, weights) <= 0


@lru_cache(maxsize=128)
def some_ways(railway: Railway) -> tuple[Counter[FormCell], ...]:
    """What a person is counted in who takes the first way that there is through each track."""
    coming: dict[int, Counter[FormCell]] = {0: Counter()}
    for track in railway.tracks:
        coming.setdefault(track.end, coming[track.start] + Counter(track.move.counts))
    going: dict[int, Counter[FormCell]] = {railway.last: Counter()}
    for track in reversed(railway.tracks):
        going.setdefault(track.start, Counter(track.move.counts) + going[track.end])
    return tuple(coming[one.start] + Counter(one.move.counts) + going[one.end] for one in railway.tracks)


def most(railway: Railway, weights: Weights) -> int:
    """The most that a way through can have, where each cell weighs so much."""
    best = {0: 0}
    for track in railway.tracks:
        value = best[track.start] + sum(factor * track.move.counts.get(cell, 0) for cell, factor in weights.items())
        best[track.end] = max(best.get(track.end, value), value)
    return best[railway.last]
