"""What one person can be counted in, of some cells, and the rules that hold of all such vectors, from which all others follow.

The rules are found by the double description of a cone, in whole numbers.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache, reduce
from itertools import product
from math import gcd, lcm
from operator import mul

from scripts.guard.questionnaire.declaration import MORE, Form, FormCell, Question
from scripts.guard.questionnaire.tracks import READINGS, Railway, railways

Vector = tuple[int, ...]


def equalities(vectors: Iterable[Vector], size: int) -> dict[int, dict[int, Fraction]]:
    """The places whose number follows from others before them: place -> how often it is each of these."""
    columns = [*zip(*vectors, strict=True)] or [()] * size
    rows: list[tuple[list[Fraction], int, dict[int, Fraction]]] = []
    found: dict[int, dict[int, Fraction]] = {}
    for place, column in enumerate(columns):
        left, made = [Fraction(one) for one in column], {place: Fraction(1)}
        for row, pivot, of in rows:
            if factor := left[pivot]:
                left = [one - factor * other for one, other in zip(left, row, strict=True)]
                made = {one: made.get(one, 0) - factor * of.get(one, 0) for one in {**of, **made}}
        mine = next((number for number, one in enumerate(left) if one), None)
        if mine is None:
            found[place] = {one: -factor for one, factor in sorted(made.items()) if factor and one != place}
        else:
            first = left[mine]
            rows.append(([one / first for one in left], mine, {one: of / first for one, of in made.items()}))
    return found


@lru_cache(maxsize=256)
def facets(vectors: frozenset[Vector]) -> list[Vector]:
    """The least factors of sums that are 0 or more for each vector: all, where the vectors span every dimension.

    Kept: the form of another year asks most of its groups of questions in the same way.
    """
    every = sorted(vectors, reverse=True)  # in this order fewest rules come and go on the way
    dimensions = len(every[0])
    first = spanning(every, dimensions)
    all_of = sum(1 << number for number in first)
    rays = [(ray, all_of ^ 1 << one) for ray, one in zip(corner([every[one] for one in first]), first, strict=True)]
    for number in (one for one in range(len(every)) if one not in first):
        rays = cut(rays, every[number], number, dimensions)
    return sorted(ray for ray, _ in rays)


Ray = tuple[Vector, int]  # a rule, and as bits the numbers of the vectors of which its sum is 0


def cut(rays: Sequence[Ray], vector: Vector, number: int, dimensions: int) -> list[Ray]:
    """The rules that hold for one vector more: those that do, and of two neighbours, one of which does not, what holds of both."""
    values = [sum(map(mul, ray, vector)) for ray, _ in rays]
    kept = [
        (ray, zero if value else zero | 1 << number)
        for (ray, zero), value in zip(rays, values, strict=True)
        if value >= 0
    ]
    for one in (place for place, value in enumerate(values) if value > 0):
        for other in (place for place, value in enumerate(values) if value < 0):
            both = rays[one][1] & rays[other][1]
            if both.bit_count() >= dimensions - 2 and neighbours(both, rays):
                pairs = zip(rays[one][0], rays[other][0], strict=True)
                kept.append((least([values[one] * b - values[other] * a for a, b in pairs]), both | 1 << number))
    return kept


def neighbours(both: int, rays: Sequence[Ray]) -> bool:
    """Whether only two rules are 0 for all vectors for which these two are."""
    found = 0
    for _, zero in rays:
        found += zero & both == both
        if found > 2:
            return False
    return True


def spanning(vectors: Sequence[Vector], dimensions: int) -> list[int]:
    """The numbers of the first vectors that are no sums of those before them."""
    rows: list[tuple[Vector, int]] = []
    found: list[int] = []
    for number, vector in enumerate(vectors):
        left: Sequence[int] = vector
        for row, pivot in rows:
            if factor := left[pivot]:
                left = [one * row[pivot] - factor * other for one, other in zip(left, row, strict=True)]
        mine = next((place for place, one in enumerate(left) if one), None)
        if mine is not None:
            rows.append((least(left), mine))
            found.append(number)
        if len(found) == dimensions:
            break
    return found


def corner(vectors: Sequence[Vector]) -> list[Vector]:
    """The rules of as many vectors as dimensions: the columns of the inverse."""
    size = len(vectors)
    rows = [
        [Fraction(one) for one in (*vector, *(place == number for place in range(size)))]
        for number, vector in enumerate(vectors)
    ]
    for place in range(size):
        pivot = next(number for number in range(place, size) if rows[number][place])
        rows[place], rows[pivot] = rows[pivot], rows[place]
        rows[place] = [one / rows[place][place] for one in rows[place]]
        for number in range(size):
            if number != place and (factor := rows[number][place]):
                rows[number] = [one - factor * other for one, other in zip(rows[number], rows[place], strict=True)]
    return [least([row[size + column] for row in rows]) for column in range(size)]


def least(factors: Sequence[Fraction | int]) -> Vector:
    """The same direction in the least whole numbers."""
    times = lcm(*(Fraction(one).denominator for one in factors))
    whole = [int(one * times) for one in factors]
    common = gcd(*whole) or 1
    return tuple(one // common for one in whole)


Place = Mapping[FormCell, int]


def counted(form: Form, group: Sequence[Question], place: Place) -> set[Vector]:
    """What a person of any kind can be counted in, of these cells, but nothing; what lies between others need not be there."""
    names, nobody = {one.name for one in group}, (0,) * len(place)
    found: set[Vector] = set()
    for reading in READINGS:
        for kind in form.people:
            laid = [
                one
                for one in railways(form, reading)
                if one.kind == kind and (names & {*one.questions} or one.cells & {*place})
            ]
            found |= {reduce(added, ways, nobody) for ways in product(*(ends(one, place) for one in laid))}
    return found - {nobody}


def ends(railway: Railway, place: Place) -> set[Vector]:
    """What somebody can be counted in on a railway; of what may be given again and again, the least and the most."""
    nobody = (0,) * len(place)
    more_of = {track.move.more for track in railway.tracks if not place.keys().isdisjoint(track.move.more)}
    again = {vector_of(dict.fromkeys(more, 1), place) for more in more_of}
    found: dict[int, set[Vector]] = {0: {nobody}}
    seen = {0}
    for track in railway.tracks:
        if track.start not in seen:
            found[track.start] = outermost(found[track.start], again)
            seen.add(track.start)
        after = found.setdefault(track.end, set())
        if place.keys().isdisjoint(track.move.counts):
            after |= found[track.start]
            continue
        once, more = vector_of(track.move.counts, place), vector_of(dict.fromkeys(track.move.more, MORE), place)
        for move in {once, added(once, more)}:
            after |= {added(one, move) for one in found[track.start]} if any(move) else found[track.start]
    return outermost(found[railway.last], again)


def vector_of(counts: Mapping[FormCell, int], place: Place) -> Vector:
    """How often each of the cells counts."""
    found = [0] * len(place)
    for cell, times in counts.items():
        if cell in place:
            found[place[cell]] += times
    return tuple(found)


def added(one: Vector, other: Vector) -> Vector:
    """Both together."""
    return tuple(a + b for a, b in zip(one, other, strict=True))


def outermost(vectors: set[Vector], again: Iterable[Vector]) -> set[Vector]:
    """Without those that lie between two others along one of some directions: no rule is found by them."""
    for direction in sorted(again):
        pivot = direction.index(1)
        lines: dict[Vector, list[int]] = {}
        for one in vectors:
            line = tuple(a - one[pivot] * b for a, b in zip(one, direction, strict=True))
            lines.setdefault(line, []).append(one[pivot])
        vectors = {
            tuple(a + end * b for a, b in zip(line, direction, strict=True))
            for line, places in lines.items()
            for end in (min(places), max(places))
        }
    return vectors
