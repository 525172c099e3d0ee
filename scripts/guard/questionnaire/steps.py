"""The choices that a person of one kind has in a question, one after the other, and what each of them counts."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from scripts.guard.questionnaire.declaration import (
    AGAIN,
    ALONE,
    ANSWERED,
    EACH,
    ONE,
    ONE_OR_MORE,
    PERSON,
    SEVERAL,
    UNCOUNTED,
    Choice,
    Condition,
    Count,
    Form,
    FormCell,
    Question,
    answers_in,
)
from scripts.guard.questionnaire.invented import ALL, GivenAnswer, label_of

# What a person has answered and somebody still has to know: `question.code`, or that there is an answer (`answered`), that it is
# "all of the above" (`all`), that one tick or two are given (`1+`, `2+`), or the one that stands by itself (`alone`).
State = frozenset[str]
NOTHING = State()


@dataclass(frozen=True)
class Move:
    """What somebody may do: the answers given, how often each cell counts them, and cells that may count still more.

    `question`: the one that is answered, if any; `answer`: with what, if with anything.
    """

    given: State = NOTHING
    counts: Mapping[FormCell, int] = field(default_factory=dict)
    more: tuple[FormCell, ...] = ()
    question: str = ""
    answer: GivenAnswer | None = None


@dataclass(frozen=True)
class Step:
    """A choice. `part`: ask, tick, done, or one; `makes`: the answers that it may give.

    `waits`: the answers that it depends on; `reads`: these and what its question keeps of its own.
    """

    question: str
    part: str
    waits: frozenset[str]
    reads: frozenset[str]
    makes: frozenset[str]
    moves: Callable[[State], Iterable[Move]]


class Person:
    """Somebody of one kind who fills in the form. `reading`: what "all of the above" adds to the answers."""

    def __init__(self, form: Form, kind: tuple[str, ...], reading: str, assumed: bool) -> None:
        self.kind, self.reading, self.assumed = kind, reading, assumed
        self.with_all = {one.name for one in form.questions if one.has_all}

    def steps(self, question: Question) -> list[Step]:
        """The choices of a question, in order."""
        if question.response == ONE:
            return [self.one(question)]
        ticks = [self.tick(question, choice, number) for number, choice in enumerate(question.choices)]
        done = [self.done(question)] if question.response == ONE_OR_MORE else []
        return [self.ask(question), *ticks, *done]

    def cells(self, question: Question, code: str, population: str = "") -> list[FormCell]:
        """The cells in which a code counts this person."""
        populations = [population] if population else question.universe
        return [(*question.line(code), one) for one in populations if one in self.kind]

    def counted(self, question: Question, *rules: str) -> list[FormCell]:
        """The cells of what is counted by some rules."""
        return [
            cell
            for one in question.counts
            if one.rule in rules
            for cell in self.cells(question, one.code, one.population)
        ]

    def holds(self, condition: Condition, state: State) -> bool:
        """Whether a condition is true of somebody with these answers."""
        return any(all(self.given(answer, state) == wanted for answer, wanted in part) for part in condition)

    def given(self, answer: str, state: State) -> bool:
        """Whether an answer has been given: by itself, with "all of the above", or by who the person is."""
        name, _, code = answer.rpartition(".")
        return code in self.kind if name == PERSON else answer in state or f"{name}.all" in state

    def known(self, conditions: Iterable[Condition]) -> frozenset[str]:
        """What must be remembered to say whether conditions are true."""
        found = {answer for one in conditions for answer in answers_in(one) if not answer.startswith(f"{PERSON}.")}
        names = {answer.rpartition(".")[0] for answer in found}
        return frozenset(found | {f"{name}.all" for name in names & self.with_all})

    def conditions(self, choice: Choice) -> list[Condition]:
        """When a choice can be given."""
        return [choice.only_if, *([choice.assumed] if self.assumed else [])]

    def may(self, choice: Choice, state: State) -> bool:
        """Whether it can be given by somebody with these answers."""
        return all(self.holds(one, state) for one in self.conditions(choice))

    def unasked(self, question: Question, state: State) -> Iterator[Move]:
        """Without an answer, where that may be."""
        if question.silent or not self.holds(question.when, state):
            without = self.cells(question, question.without) if question.without else []
            yield Move(counts=dict.fromkeys(without, 1))

    def one(self, question: Question) -> Step:
        """One of the answers."""
        conditions = [question.when, *(each for choice in question.choices for each in self.conditions(choice))]
        waits = self.known([*conditions, *(one.when for one in question.counts)])
        makes = {f"{question.name}.{ANSWERED}"} | {answer for one in question.choices for answer in own(question, one)}

        def moves(state: State) -> Iterator[Move]:
            yield from self.unasked(question, state)
            if not self.holds(question.when, state):
                return
            for choice in question.choices:
                if self.may(choice, state):
                    given = own(question, choice) | {f"{question.name}.{ANSWERED}"}
                    cells = [cell for code in choice.codes for cell in self.cells(question, code)]
                    cells += self.counted(question, ANSWERED, EACH, "1+")
                    cells += self.also(question, question.counts, state | given)
                    yield Move(
                        given, dict.fromkeys(cells, 1), (), question.name, GivenAnswer(label_of(question, choice))
                    )

        return Step(question.name, "one", waits - makes, waits - makes, frozenset(makes), moves)

    def also(self, question: Question, counts: Iterable[Count], state: State) -> list[FormCell]:
        """The cells that count somebody with these answers under a condition."""
        return [
            cell
            for one in counts
            if not one.rule and self.holds(one.when, state)
            for cell in self.cells(question, one.code, one.population)
        ]

    def ask(self, question: Question) -> Step:
        """Whether there is an answer, or "all of the above"."""
        name, waits = question.name, self.known([question.when, *(one.when for one in closing(question, -1))])
        answered = State({f"{name}.{ANSWERED}"})

        def moves(state: State) -> Iterator[Move]:
            yield from self.unasked(question, state)
            if not self.holds(question.when, state):
                return
            cells = self.counted(question, ANSWERED) + self.also(question, closing(question, -1), state)
            yield Move(answered, dict.fromkeys(cells, 1), (), name)
            if question.has_all:
                times = {"none": 0, "once": 1, "each": len(question.choices)}[self.reading]
                counts = dict.fromkeys(cells + self.counted(question, "1+", "2+", "all"), 1)
                counts |= dict.fromkeys(self.counted(question, EACH) if times else (), times)
                given = answered | {f"{name}.{each}" for each in (ALL, "1+", "2+")}
                yield Move(given, counts, (), name, GivenAnswer(ALL))

        return Step(name, "ask", waits, waits, answered | {f"{name}.all"}, moves)

    def tick(self, question: Question, choice: Choice, number: int) -> Step:
        """One of several answers: given or not, or given twice or more."""
        name, last = question.name, closing(question, number)
        alone = any(ALONE in one.marks for one in question.choices)
        conditions = self.known([*self.conditions(choice), *(one.when for one in last)])
        waits = (conditions | {f"{name}.{ANSWERED}"}) - own(question, choice)
        more = question.coded("1+") or question.response == ONE_OR_MORE or alone
        reads = waits | ({f"{name}.1+"} if more or question.coded("2+") else set())
        reads |= {f"{name}.2+"} if question.coded("2+") else set()
        reads |= ({f"{name}.alone"} if alone else set()) | ({f"{name}.all"} if question.has_all else set())

        def moves(state: State) -> Iterator[Move]:
            kept = f"{name}.{ANSWERED}" in state
            yield Move(counts=dict.fromkeys(self.also(question, last, state) if kept else [], 1))
            barred = f"{name}.1+" if ALONE in choice.marks else f"{name}.alone"
            everything = f"{name}.all" in state and self.reading == EACH
            if kept and not everything and barred not in state and self.may(choice, state):
                for times in (1, 2) if AGAIN in choice.marks else (1,):
                    yield from self.ticked(question, choice, times, state, last)

        return Step(name, "tick", waits, reads, own(question, choice), moves)

    def ticked(self, question: Question, choice: Choice, times: int, state: State, last: list[Count]) -> Iterator[Move]:
        """What an answer counts. `times`: 2 where it is given twice or more; `last`: what can be said with it at the latest."""
        name, answers = question.name, self.counted(question, EACH)
        one, two = f"{name}.1+" not in state, f"{name}.2+" not in state and (times > 1 or f"{name}.1+" in state)
        given = own(question, choice) | {f"{name}.1+"} | ({f"{name}.2+"} if times > 1 or not one else set())
        given |= {f"{name}.alone"} if ALONE in choice.marks else set()
        mine = [cell for code in choice.codes for cell in self.cells(question, code)]
        once = (self.counted(question, "1+") if one else []) + (self.counted(question, "2+") if two else [])
        counts = dict.fromkeys(mine + answers, times)
        counts |= dict.fromkeys(once + self.also(question, last, state | given), 1)
        more = tuple(mine + answers) if times > 1 else tuple(answers) if SEVERAL in choice.marks else ()
        answer = GivenAnswer(label_of(question, choice), times)
        yield Move(State(given), counts, more, name, answer)
        if UNCOUNTED in choice.marks:
            left = {cell: count for cell, count in counts.items() if cell not in answers}
            more = tuple(cell for cell in more if cell not in answers)
            yield Move(State(given), left, more, name, replace(answer, counted=False))

    def done(self, question: Question) -> Step:
        """Who answers has given one at least."""
        name = question.name
        reads = frozenset({f"{name}.{ANSWERED}", f"{name}.1+"})

        def moves(state: State) -> Iterator[Move]:
            if f"{name}.{ANSWERED}" not in state or f"{name}.1+" in state:
                yield Move()

        return Step(name, "done", reads, reads, NOTHING, moves)


def own(question: Question, choice: Choice) -> State:
    """The answers that a choice gives: its codes of the question's own indicator."""
    return State(f"{question.name}.{code}" for code in choice.codes if "." not in code)


def closing(question: Question, number: int) -> list[Count]:
    """What is counted under a condition that can be told with the choice of this number at the latest; -1: of none of its own."""
    return [one for one in question.counts if not one.rule and decided(question, one) == number]


def decided(question: Question, count: Count) -> int:
    """The number of the last choice that the condition of a count speaks of."""
    wanted = {*answers_in(count.when)}
    return max((number for number, one in enumerate(question.choices) if own(question, one) & wanted), default=-1)
