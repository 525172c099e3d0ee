"""What one person can be counted in, of some cells: the vectors from which the rules of these cells follow."""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from itertools import product

from scripts.questionnaire.cone import Vector
from scripts.questionnaire.declaration import MORE, Cell, Form, Question
from scripts.questionnaire.tracks import READINGS, Railway, railways

Place = Mapping[Cell, int]


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


def vector_of(counts: Mapping[Cell, int], place: Place) -> Vector:
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
