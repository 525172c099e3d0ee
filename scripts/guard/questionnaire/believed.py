"""What people take for granted of a form, as conditions of its answers: the strong rows of `codes/expectations.csv`.

That nobody is in two answers bars the later one; that whoever is in one is in another asks for that. A reader who believes it
thinks of each person, and knows all that follows. What is expected of counts and of no such person cannot be strong.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from scripts.ground.data_package import Row
from scripts.ground.declared import CountName, Expectation, read_expectations
from scripts.guard.questionnaire.declaration import ALL, ALWAYS, ANSWERED, PERSON, Form, Question

Literal = tuple[str, bool]  # an answer, and whether it is given


@dataclass(frozen=True)
class Place:
    """Where a count is asked for. `number`: of its question; `choices`: those that it counts; `answer`: how conditions call it."""

    number: int
    choices: frozenset[str]
    answer: str


def believing(form: Form, rows: Iterable[Row]) -> Form:
    """The form with what people take for granted of it; what speaks of an answer that it has not binds nothing."""
    wanted: dict[tuple[int, str], list[Literal]] = {}
    for one in read_expectations(rows, lambda indicator: answers_of(form, indicator)):
        for at, choice, literal in bound(form, one) if one.strong else ():
            wanted.setdefault((at, choice), []).append(literal)
    questions = [
        replace(
            one,
            choices=tuple(
                replace(each, assumed=(tuple(found),) if (found := wanted.get((at, each.name))) else ALWAYS)
                for each in one.choices
            ),
        )
        for at, one in enumerate(form.questions)
    ]
    return replace(form, questions=tuple(questions))


def answers_of(form: Form, indicator: str) -> list[str]:
    """The answers that can be chosen of an indicator."""
    return [choice.name for one in form.questions for choice in one.choices if one.name == indicator]


def bound(form: Form, one: Expectation) -> Iterator[tuple[int, str, Literal]]:
    """(question, choice, what it needs or bars) of an expectation: nothing where the form asks for no such answers, or not so."""
    found = [place(form, name) for name in (*one.more, *one.most)]
    match len(one.more), len(one.most), found:
        case 1, 1, [Place() as inner, Place() as outer] if outer.number <= inner.number:
            yield from ((inner.number, choice, (outer.answer, True)) for choice in sorted(inner.choices))
        case 2, 1, [Place() as mine, Place() as other, _]:
            before, later = sorted((mine, other), key=lambda each: (each.number, bool(each.choices)))
            yield from ((later.number, choice, (before.answer, False)) for choice in sorted(later.choices))


def place(form: Form, name: CountName) -> Place | None:
    """Where a count is asked for; None where it is not, or only follows."""
    indicator, category, population = name
    for number, one in enumerate(form.questions):
        if (indicator, category) in one.lines and name in one.cells:
            return counted(form.people, number, one, name)
    return None


def counted(people: Sequence[Sequence[str]], number: int, one: Question, name: CountName) -> Place | None:
    """Where a question counts it: by choices, who has an answer, who has given all of them, or who somebody is."""
    line, population = name[:2], name[2]
    own = frozenset(each.name for each in one.choices if line in map(one.line, each.codes))
    rules = {each.rule for each in one.counts if one.line(each.code) == line}
    if own:
        return Place(number, own, f"{one.name}.{line[1]}")
    if ALL in rules:
        return Place(number, frozenset(), f"{one.name}.{line[1]}")
    if ANSWERED in rules and not one.silent and one.when == ALWAYS and any(population in kind for kind in people):
        return Place(-1, frozenset(), f"{PERSON}.{population}")
    every = frozenset(each.name for each in one.choices)
    return Place(number, every, f"{one.name}.{ANSWERED}") if ANSWERED in rules else None


def unbound(form: Form, rows: Mapping[int, Row]) -> Iterator[int]:
    """The line of each strong row that binds no answer of a form."""
    for line, row in rows.items():
        told = [*read_expectations([row], lambda indicator: answers_of(form, indicator))]
        if any(one.strong and not [*bound(form, one)] for one in told) or not told:
            yield line
