"""Whole tables of invented people that agree with all that is published, and together show that what is hidden stays hidden.

They are made of what is published alone: two years whose hidden counts differ, and of which the same is published, have the same
witness. Whole numbers on tracks fall apart into ways, and a way is what somebody answers to one group of questions.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from scripts.questionnaire.adding_up import Published
from scripts.questionnaire.declaration import MORE, Form
from scripts.questionnaire.form_table import Table, table_of
from scripts.questionnaire.invented import Answer, Invented, written
from scripts.questionnaire.tracks import READINGS, Railway
from scripts.questionnaire.world import World

Values = Sequence[int]  # of each variable of a table
Way = list[int]  # the tracks that somebody takes, by their numbers
Extra = Mapping[int, int]  # on a track, the answers that somebody gives besides those that it counts


def witness(form: Form, published: Published) -> list[Invented]:
    """The people of a set of tables for each reading of "all of the above" under which what is published is possible."""
    return [
        Invented(reading, railway.questions[0], railway.kind[-1], number, said, people)
        for reading in READINGS
        for number, values in enumerate(tables(table_of(form, reading), published), 1)
        for railway, said, people in people_of(table_of(form, reading), values)
    ]


def tables(table: Table, published: Published) -> list[Values]:
    """Tables that show each hidden count at as many values as are promised; none where what is published is not possible."""
    world = World(table, published.shown, published.hidden)
    if not world.possible():
        return []
    world.few(published.need)
    kept: list[Values] = []
    seen: dict[int, set[int]] = defaultdict(set)
    for values in world.tables():
        new = [one for cell in world.hidden if values[one := table.cells[cell]] not in seen[one]]
        if not kept or any(len(seen[one]) < published.need for one in new):
            kept.append(values)
            for one in new:
                seen[one].add(values[one])
    return kept


def people_of(table: Table, values: Values) -> Iterator[tuple[Railway, str, int]]:
    """(group of questions for a kind of people, what is answered, by how many) of a table."""
    on: dict[Railway, list[int]] = defaultdict(list)
    beside: dict[Railway, list[int]] = defaultdict(list)
    for railway, _, people, more in table.tracks:
        on[railway].append(values[people])
        beside[railway].append(values[more] if more >= 0 else 0)
    for railway, people_on in on.items():
        found: Counter[str] = Counter()
        for way, people in ways(railway, people_on):
            for some, extra in sharing(way, people, beside[railway]):
                found[said(railway, way, extra)] += some
        yield from ((railway, answers, people) for answers, people in found.items())


def ways(railway: Railway, people: Sequence[int]) -> Iterator[tuple[Way, int]]:
    """People on tracks, as many to each station as from it, fall apart into ways with so many people each."""
    left = [*people]
    leaving: dict[int, list[int]] = defaultdict(list)
    for number, track in enumerate(railway.tracks):
        leaving[track.start].append(number)
    while any(left[number] for number in leaving[0]):
        station, way = 0, Way()
        while station != railway.last:
            way.append(next(number for number in leaving[station] if left[number]))
            station = railway.tracks[way[-1]].end
        together = min(left[number] for number in way)
        for number in way:
            left[number] -= together
        yield way, together


def sharing(way: Way, people: int, beside: list[int]) -> list[tuple[int, Extra]]:
    """People on a way, by what they answer besides: of what is left on each track as much as they can give, and as evenly.

    It is taken from `beside`.
    """
    groups: list[tuple[int, Extra]] = [(people, {})]
    for number in way:
        given = min(beside[number], MORE * people)
        beside[number] -= given
        groups = list(divided(groups, number, *divmod(given, people))) if given else groups
    return groups


def divided(groups: Iterable[tuple[int, Extra]], track: int, each: int, one_more: int) -> Iterator[tuple[int, Extra]]:
    """The same people; each answers so often more, and so many of them once more than that."""
    for people, extra in groups:
        some = min(people, one_more)
        one_more -= some
        for size, times in ((some, each + 1), (people - some, each)):
            if size:
                yield size, {**extra, track: times}


def said(railway: Railway, way: Way, extra: Extra) -> str:
    """What somebody on a way answers."""
    given: dict[str, list[Answer]] = defaultdict(list)
    for number in way:
        move = railway.tracks[number].move
        if move.question:
            given[move.question] += (
                [replace(move.answer, times=move.answer.times + extra.get(number, 0))] if move.answer else []
            )
    return written({name: tuple(given[name]) for name in railway.questions if name in given})
