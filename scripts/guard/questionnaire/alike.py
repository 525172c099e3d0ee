"""Answers that could change places and nothing would differ, such as kinds of need: what is a rule of one is a rule of all.

So a rule is told once, of the first of them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from math import factorial, prod

from scripts.guard.questionnaire.declaration import Condition, FormCell, Question

Factors = Mapping[FormCell, int]
Alike = Sequence[Sequence[str]]  # codes that are alike, in order


def alike(questions: Sequence[Question]) -> list[list[str]]:
    """The codes of questions that hang together, each with those that it could change places with."""
    codes = dict.fromkeys(cell[1] for one in questions for cell in sorted(one.cells))
    first: dict[str, str] = {}
    for one, other in combinations(codes, 2):
        if other not in first and one not in first and changed(questions, one, other) == changed(questions):
            first[other] = one
    return [[one, *(other for other, own in first.items() if own == one)] for one in codes if one in first.values()]


def changed(questions: Iterable[Question], one: str = "", other: str = "") -> list[tuple[object, ...]]:
    """All that questions declare, where two codes have changed places."""
    places = {one: other, other: one}

    def name(code: str) -> str:
        before, dot, last = code.rpartition(".")
        return f"{before}{dot}{places.get(last, last)}"

    def when(condition: Condition) -> object:
        return frozenset(frozenset((name(answer), wanted) for answer, wanted in part) for part in condition)

    return [
        (
            when(each.when),
            name(each.without),
            {(frozenset(map(name, it.codes)), it.marks, when(it.only_if), when(it.assumed)) for it in each.choices},
            {(name(it.code), it.population, it.rule, when(it.when)) for it in each.counts},
        )
        for each in questions
    ]


def profiles(factors: Factors, codes: Iterable[str]) -> dict[str, tuple[tuple[str, str, int], ...]]:
    """Code -> where it stands in a sum: (indicator, population, factor)."""
    found = defaultdict[str, list[tuple[str, str, int]]](list)
    for (indicator, code, population), factor in factors.items():
        found[code].append((indicator, population, factor))
    return {code: tuple(sorted(found[code])) for code in codes}


def first_of(factors: Factors, classes: Alike) -> tuple[dict[FormCell, int], int]:
    """(the sum as the first of the alike answers have it, how many such sums there are)."""
    names: dict[str, str] = {}
    many = 1
    for codes in classes:
        own = profiles(factors, codes)
        order = sorted(codes, key=lambda code: (not own[code], own[code]))
        names |= dict(zip(order, codes, strict=True))
        many *= factorial(len(codes)) // prod(map(factorial, Counter(own.values()).values()))
    return renamed(factors, names), many


def all_of(factors: Factors, classes: Alike) -> Iterator[dict[FormCell, int]]:
    """Every such sum."""
    codes = {code for _, code, _ in factors}
    used = [[code for code in some if code in codes] for some in classes]
    own = profiles(factors, codes)
    ways = [placed(some, [own[code] for code in mine]) for some, mine in zip(classes, used, strict=True)]
    for way in product(*ways):
        names = {
            code: name for mine, some in zip(used, way, strict=True) for code, name in zip(mine, some, strict=True)
        }
        yield renamed(factors, names)


def placed(codes: Sequence[str], places: Sequence[object], way: tuple[int, ...] = ()) -> Iterator[list[str]]:
    """The ways to put codes in these places: in places that are alike in their order, so that nothing comes twice."""
    if len(way) == len(places):
        yield [codes[number] for number in way]
        return
    before = [number for number, place in zip(way, places, strict=False) if place == places[len(way)]]
    for number in range(max(before, default=-1) + 1, len(codes)):
        if number not in way:
            yield from placed(codes, places, (*way, number))


def renamed(factors: Factors, names: Mapping[str, str]) -> dict[FormCell, int]:
    """The sum with other codes."""
    return {
        (indicator, names.get(code, code), population): factor
        for (indicator, code, population), factor in factors.items()
    }
