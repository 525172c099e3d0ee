"""Whole tables of invented people that agree with all that is published, and together show that what is hidden stays hidden.

They are made of what is published alone: two years whose hidden counts differ, and of which the same is published, have the same
witness. Whole numbers on tracks fall apart into ways, and a way is what somebody answers to one group of questions.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from scripts.guard.questionnaire.adding_up import PublishedForm, Sets
from scripts.guard.questionnaire.declaration import MORE, Form
from scripts.guard.questionnaire.form_table import Table
from scripts.guard.questionnaire.invented import GivenAnswer, GivenAnswers, Invented, counted_in, written
from scripts.guard.questionnaire.tracks import Railway, grouped, ways_to_count
from scripts.guard.questionnaire.world import World, taken_for_granted

Values = Sequence[int]  # of each variable of a table
Way = list[int]  # the tracks that somebody takes, by their numbers
Extra = Mapping[int, int]  # on a track, the answers that somebody gives besides those that it counts


def witness(form: Form, published: PublishedForm) -> list[Invented]:
    """The people of a set of tables for each reading of "all of the above" under which what is published is possible."""
    found = [
        Invented(reading, group, kind, number, answers, people)
        for reading in ways_to_count(form, published.shown)
        for world in [world_of(form, reading, published)]
        for number, values in enumerate(tables(world, published.need), 1)
        for (kind, group, answers), people in people_of(world.table, values).items()
    ]
    sets = Sets(form)
    return [replace(one, counted=counted_in(sets.counted(one) or {})) for one in found]


def world_of(form: Form, reading: str, published: PublishedForm) -> World:
    """The tables that can be: such as agree with what people take for granted too, where there are any."""
    return taken_for_granted(form, reading, lambda table: World(table, published.shown, published.hidden))


def tables(world: World, need: int) -> list[Values]:
    """Tables that show each hidden count at as many values as are needed; none where there is no table."""
    if not world.possible():
        return []
    world.few(need)
    kept: list[Values] = []
    seen: dict[int, set[int]] = defaultdict(set)
    for values in world.tables():
        new = [one for cell in world.hidden if values[one := world.table.cells[cell]] not in seen[one]]
        if not kept or any(len(seen[one]) < need for one in new):
            kept.append(values)
            for one in new:
                seen[one].add(values[one])
    return kept


def people_of(table: Table, values: Values) -> Counter[tuple[str, str, str]]:
    """(kind of people, group of questions, what is answered to it) -> how many, of a table.

    What people take for granted binds groups together: here each stands by itself again.
    """
    on: dict[Railway, list[int]] = defaultdict(list)
    beside: dict[Railway, list[int]] = defaultdict(list)
    for railway, _, people, more in table.tracks:
        on[railway].append(values[people])
        beside[railway].append(values[more] if more >= 0 else 0)
    found: Counter[tuple[str, str, str]] = Counter()
    for railway, people_on in on.items():
        asked = [[one.name for one in some] for some in grouped(table.form.asked(railway.kind), assumed=False)]
        groups = [names for names in asked if names[0] in railway.questions]
        for way, people in falling_apart(railway, people_on):
            for some, extra in sharing(way, people, beside[railway]):
                answers = said(railway, way, extra)
                for names in groups:
                    own = {name: answers[name] for name in names if name in answers}
                    found[railway.kind[-1], names[0], written(own)] += some
    return found


def falling_apart(railway: Railway, people: Sequence[int]) -> Iterator[tuple[Way, int]]:
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


def said(railway: Railway, way: Way, extra: Extra) -> GivenAnswers:
    """What somebody on a way answers."""
    given: dict[str, list[GivenAnswer]] = defaultdict(list)
    for number in way:
        move = railway.tracks[number].move
        if move.question:
            own = [replace(move.answer, times=move.answer.times + extra.get(number, 0))] if move.answer else []
            given[move.question] += own
    return {name: tuple(given[name]) for name in railway.questions if name in given}
