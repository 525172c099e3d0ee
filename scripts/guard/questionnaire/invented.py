"""The invented people of a witness, as rows: so many of one kind gave these answers to one group of questions.

An answer is written as the form declares it: `support_needs: advice housing; civil_support: advice`. `code*3` is given three times,
`code?` is counted as no answer, `all` is "all of the above", `0` is none of them. A question without an answer is not named; who
answers none of the group has written `0` alone. Each row says which cells count each of its people, so that whoever adds them up
needs no form.

`Somebody` tries one person's answers against the declaration: whether they can be given, and which cells count them. The rows are
read there anew, and not as the tracks read them: what one of the two gets wrong the other does not.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import cached_property, lru_cache
from itertools import count

from scripts.ground.columns import Column
from scripts.ground.data_package import INVENTED, Row
from scripts.guard.questionnaire.branches import NAMELESS
from scripts.guard.questionnaire.declaration import (
    AGAIN,
    ALONE,
    ANSWERED,
    EACH,
    MORE,
    ONE,
    ONE_OR_MORE,
    PERSON,
    SEVERAL,
    UNCOUNTED,
    Choice,
    Condition,
    FormCell,
    Question,
)

ALL, NONE = "all", "0"  # a code of the form begins with a letter
ANSWER = re.compile(r"([a-z0-9_.+]+)(?:\*([1-9][0-9]{0,2}))?(\?)?")


@dataclass(frozen=True)
class GivenAnswer:
    """An answer by its label, how often it is given, and whether it is counted among the answers."""

    label: str
    times: int = 1
    counted: bool = True

    def __str__(self) -> str:
        return f"{self.label}{f'*{self.times}' if self.times > 1 else ''}{'' if self.counted else '?'}"


GivenAnswers = Mapping[str, tuple[GivenAnswer, ...]]  # question -> its answers, none where none of them was given


@dataclass(frozen=True, order=True)
class Invented:
    """A row. `reading`: how this set counts "all of the above"; `group`: the first of the questions that depend on each other.

    `counted`: the cells that count each of the people.
    """

    reading: str
    group: str
    kind: str
    table: int
    answers: str
    people: int
    counted: str = ""


# The first column says it of each row, however far the row is carried.
SAID = "invented, describes nobody"
COLUMNS: tuple[Column, ...] = (
    INVENTED,
    "reading",
    "question_group",
    "people_kind",
    "table_number",
    "given_answers",
    "invented_people",
    "counted_in",
)


def to_rows(people: Iterable[Invented]) -> list[Row]:
    """The rows of the file. Tables of one group stand together: so it is short when it is packed."""
    return [dict(zip(COLUMNS, (SAID, *map(str, astuple(one))), strict=True)) for one in sorted(people)]


def read_csv(text: str) -> Iterator[tuple[int, Invented | None]]:
    """(line, row) of each line of a file; None where it cannot be read, and at once where the columns are others."""
    lines = csv.reader(io.StringIO(text, newline=""))
    if next(lines, None) != [*COLUMNS]:
        yield 1, None
        return
    for cells in lines:
        yield lines.line_num, row_of(cells)


def row_of(cells: list[str]) -> Invented | None:
    """A line as a row."""
    if len(cells) != len(COLUMNS) or cells[0] != SAID:
        return None
    _, reading, group, kind, table, answers, people, counted = cells
    if not all(number.isdecimal() and 0 < int(number) < TOO_MANY for number in (table, people)):
        return None
    return Invented(reading, group, kind, int(table), answers, int(people), counted)


TOO_MANY = 10**6


def written(answers: GivenAnswers) -> str:
    """Answers as a cell."""
    return "; ".join(f"{name}: {' '.join(map(str, given)) or NONE}" for name, given in answers.items()) or NONE


def counted_in(counted: Mapping[FormCell, int]) -> str:
    """The cells that count somebody, as a cell of the file: `*2` is counted twice."""
    return " ".join(f"{'.'.join(cell)}{f'*{times}' if times > 1 else ''}" for cell, times in sorted(counted.items()))


def read_answers(text: str) -> dict[str, tuple[GivenAnswer, ...]] | None:
    """A cell as answers; None where it cannot be read."""
    found: dict[str, tuple[GivenAnswer, ...]] = {}
    for part in text.split("; ") if text != NONE else ():
        question, _, given = part.partition(": ")
        read = [ANSWER.fullmatch(one) for one in given.split(" ")] if given != NONE else []
        if question in found or not all(read):
            return None
        found[question] = tuple(GivenAnswer(one[1], int(one[2] or 1), not one[3]) for one in read if one)
    return found


@lru_cache(maxsize=256)
def labelled(question: Question) -> dict[str, Choice]:
    """The choices of a question by their labels: as many of the last codes, with + between, as no other choice ends in."""
    ways = [one.codes or (NAMELESS,) for one in question.choices]
    return {
        next(label for end in count(1) if alone(label := "+".join(way[-end:]), end, way, ways)): choice
        for way, choice in zip(ways, question.choices, strict=True)
    }


def label_of(question: Question, choice: Choice) -> str:
    """The label of a choice."""
    return next(label for label, one in labelled(question).items() if one == choice)


def alone(label: str, end: int, way: tuple[str, ...], ways: list[tuple[str, ...]]) -> bool:
    """Whether no other choice has a label, or no longer one can be made."""
    return end >= len(way) or ["+".join(other[-end:]) for other in ways].count(label) == 1


@dataclass(frozen=True)
class Somebody:
    """Answers of somebody of one kind to `questions` that depend on each other. `reading`: what "all of the above" adds."""

    kind: tuple[str, ...]
    questions: Sequence[Question]
    answers: GivenAnswers
    reading: str

    def counted(self) -> Counter[FormCell] | None:
        """How often each cell counts this person; None where the form does not allow these answers."""
        known = {one.name for one in self.questions}
        if not known.issuperset(self.answers) or not all(map(self.allowed, self.questions)):
            return None
        return sum(map(self.of, self.questions), Counter())

    @cached_property
    def given(self) -> set[str]:
        """Everything that was answered: a choice is in those that it lies within, and with "all of the above" all is given."""
        found = {f"{name}.{ANSWERED}" for name in self.answers}
        for one in self.questions:
            codes = {code for choice, _ in self.ticks(one) or () for code in choice.codes}
            codes |= {code for choice in one.choices for code in choice.codes} if self.all_of(one) else set()
            found |= {f"{one.name}.{code}" for code in codes if "." not in code}
        return found

    def ticks(self, question: Question) -> list[tuple[Choice, GivenAnswer]] | None:
        """The choices that were given, but for "all of the above"; None where one of them is none."""
        given, choices = self.answers.get(question.name, ()), labelled(question)
        mine = [one for one in given if not (question.has_all and one == GivenAnswer(ALL))]
        if len({one.label for one in mine}) < len(mine) or not choices.keys() >= {one.label for one in mine}:
            return None
        return [(choices[one.label], one) for one in mine]

    def all_of(self, question: Question) -> bool:
        """Whether "all of the above" was given."""
        return question.has_all and GivenAnswer(ALL) in self.answers.get(question.name, ())

    def true(self, condition: Condition) -> bool:
        """Whether a condition holds of this person."""
        return any(all(self.is_so(answer) == wanted for answer, wanted in part) for part in condition)

    def is_so(self, answer: str) -> bool:
        """Whether somebody is of this kind, or has given this answer."""
        name, _, code = answer.rpartition(".")
        return code in self.kind if name == PERSON else answer in self.given

    def allowed(self, question: Question) -> bool:
        """Whether these answers to a question can be given."""
        asked, ticks, everything = self.true(question.when), self.ticks(question), self.all_of(question)
        if question.name not in self.answers:
            return question.silent or not asked
        if not asked or ticks is None or (everything and self.reading == EACH and ticks):
            return False
        if any(ALONE in choice.marks for choice, _ in ticks) and len(self.answers[question.name]) > 1:
            return False
        least = 0 if everything or question.response not in (ONE, ONE_OR_MORE) else 1
        most = 1 if question.response == ONE else len(ticks)
        return least <= len(ticks) <= most and all(self.may(*one) for one in ticks)

    def may(self, choice: Choice, answer: GivenAnswer) -> bool:
        """Whether a choice can be given, and so often."""
        most = 2 + MORE if AGAIN in choice.marks else 1 + MORE if SEVERAL in choice.marks else 1
        return answer.times <= most and (answer.counted or UNCOUNTED in choice.marks) and self.true(choice.only_if)

    def of(self, question: Question) -> Counter[FormCell]:
        """How often the cells of a question count this person."""
        found: Counter[FormCell] = Counter()
        if question.name not in self.answers:
            self.put(found, question, question.without, 1 if question.without else 0)
            return found
        ticks, everything = self.ticks(question) or [], self.all_of(question)
        for choice, answer in ticks:
            for code in choice.codes:
                self.put(found, question, code, answer.times if AGAIN in choice.marks else 1)
        extra = {"none": 0, "once": 1, "each": len(question.choices)}[self.reading] if everything else 0
        several = sum(min(answer.times, 2) if AGAIN in choice.marks else 1 for choice, answer in ticks)
        by_rule = {
            ANSWERED: 1,
            EACH: extra + sum(answer.times for _, answer in ticks if answer.counted),
            "1+": int(everything or several > 0),
            "2+": int(everything or several > 1),
            "all": int(everything),
        }
        for one in question.counts:
            self.put(found, question, one.code, by_rule.get(one.rule, int(self.true(one.when))), one.population)
        return found

    def put(self, found: Counter[FormCell], question: Question, code: str, times: int, population: str = "") -> None:
        """Count this person in the cells of a code."""
        for one in [population] if population else question.universe:
            if one in self.kind and times:
                found[(*question.line(code), one)] += times
