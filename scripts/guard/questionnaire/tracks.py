"""A person's way through the form as a railway: each answer is a track, and what later choices need to know is the station.

As many people leave a station as come to it. Whole numbers of people on tracks without loops fall apart into ways, and a way is a
person: so a table is possible exactly if there are such numbers that add up to it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from scripts.guard.questionnaire.declaration import Form, FormCell, Question, answers_in
from scripts.guard.questionnaire.steps import NOTHING, Move, Person, State, Step

MOST = 5_000  # tracks of one railway: with more of them no year is answered in time
# What "all of the above" adds to the answers: nothing, one, or each of them.
READINGS = ("none", "once", "each")


class TooManyTracksError(Exception):
    """A question that, with those it depends on, needs more tracks than can be asked about."""

    def __init__(self, question: str) -> None:
        super().__init__(question)
        self.question = question


@dataclass(frozen=True)
class Track:
    """A move from one station to another."""

    start: int
    end: int
    move: Move


@dataclass(frozen=True, eq=False)
class Railway:
    """Questions that depend on each other, for one kind of people. Stations are numbers; everybody goes from 0 to `last`."""

    kind: tuple[str, ...]
    questions: tuple[str, ...]
    tracks: tuple[Track, ...]
    last: int

    @cached_property
    def cells(self) -> frozenset[FormCell]:
        """Every cell in which somebody is counted on the way."""
        return frozenset(cell for track in self.tracks for cell in track.move.counts)


@lru_cache(maxsize=32)
def railways(form: Form, reading: str = READINGS[0], assumed: bool = False) -> tuple[Railway, ...]:
    """Every group of questions that depend on each other, for each kind of people. Raises `TooManyTracksError`.

    `assumed`: also by what the form does not say and people take for granted.
    """
    return tuple(
        laid(Person(form, kind, reading, assumed), group)
        for kind in form.people
        for group in grouped(form.asked(kind), assumed)
    )


def grouped(questions: Sequence[Question], assumed: bool) -> list[list[Question]]:
    """Questions with those that they depend on, in order."""
    group = {one.name: [one] for one in questions}
    for one in questions:
        for name in sorted(spoken_of(one, assumed) & group.keys()):
            if group[name] is not group[one.name]:
                both = sorted(group[name] + group[one.name], key=questions.index)
                group |= {each.name: both for each in both}
    return [*{id(each): each for each in group.values()}.values()]


def spoken_of(question: Question, assumed: bool) -> set[str]:
    """The questions that the conditions of a question speak of."""
    found = [question.when, *(one.when for one in question.counts), *(one.only_if for one in question.choices)]
    found += [one.assumed for one in question.choices] if assumed else []
    return {answer.rpartition(".")[0] for one in found for answer in answers_in(one)}


def ways_to_count(form: Form, shown: Mapping[FormCell, int]) -> Sequence[str]:
    """The ways to count "all of the above"; all are the same where nobody has given it."""
    everything = {one.line(count.code) for one in form.questions for count in one.coded("all")}
    nobody = {line[:2] for line, number in shown.items() if not number}
    return READINGS[:1] if everything <= nobody else READINGS


def without(form: Form, indicators: Collection[str]) -> Form:
    """The form without the questions that count something in these indicators, and those that depend on them."""
    gone = {one.name for one in form.questions if any(indicator in indicators for indicator, _ in one.lines)}
    while more := {one.name for one in form.questions if spoken_of(one, assumed=False) & gone} - gone:
        gone |= more
    return replace(form, questions=tuple(one for one in form.questions if one.name not in gone)) if gone else form


def laid(person: Person, questions: Sequence[Question]) -> Railway:
    """The tracks of a group: at each choice, one from every station for each thing that may be done there."""
    steps = ordered([step for question in questions for step in person.steps(question)])
    kept = [State().union(*(later.reads for later in steps[number + 1 :])) for number in range(len(steps))]
    tracks: list[Track] = []
    stations, last = {NOTHING: 0}, 0
    for step, needed in zip(steps, kept, strict=True):
        after: dict[State, int] = {}
        for state, start in stations.items():
            for move in step.moves(state):
                end = after.setdefault((state | move.given) & needed, last + len(after) + 1)
                tracks.append(Track(start, end, move))
        stations, last = after, last + len(after)
        if len(tracks) > MOST:
            raise TooManyTracksError(step.question)
    end = stations.get(NOTHING, last)
    return Railway(person.kind, tuple(one.name for one in questions), leading_to(end, tracks), end)


def leading_to(end: int, tracks: Sequence[Track]) -> tuple[Track, ...]:
    """The tracks that lead to the end."""
    alive, kept = {end}, []
    for track in reversed(tracks):
        if track.end in alive:
            alive.add(track.start)
            kept.append(track)
    return tuple(reversed(kept))


def ordered(steps: Sequence[Step]) -> list[Step]:
    """Choices in an order in which little has to be remembered: a tick comes right after the ticks that it depends on.

    Support of a kind is asked about as soon as the need of the kind is known, not when all nine needs are.
    """
    place: list[int] = []
    tied = {one.question for one in steps if one.part == "tick" and of_ticks(one, steps)}
    for number, step in enumerate(steps):
        before = [place[each] for each, other in enumerate(steps[:number]) if other.makes & step.waits]
        if step.question in tied and step.part == "ask":
            first = {one.question for each in steps if each.question == step.question for one in of_ticks(each, steps)}
            before += [
                place[each] for each, other in enumerate(steps) if other.part == "ask" and other.question in first
            ]
            place.append(max(before))
        else:
            place.append(max(before) if step.part == "tick" and of_ticks(step, steps) else number)
    return [steps[number] for number in sorted(range(len(steps)), key=lambda one: (place[one], one))]


def of_ticks(step: Step, steps: Iterable[Step]) -> list[Step]:
    """The ticks of other questions that a choice depends on."""
    return [one for one in steps if one.part == "tick" and one.question != step.question and one.makes & step.waits]
