"""The invented people of a witness, as rows: so many of one kind gave these answers to one group of questions.

An answer is written as the form declares it: `support_needs: advice housing; civil_support: advice`. `code*3` is given three times,
`code?` is counted as no answer, `all` is "all of the above", `0` is none of them. A question without an answer is not named; who
answers none of the group has written `0` alone. Each row says which cells count each of its people, so that whoever adds them up
needs no form.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from functools import lru_cache
from itertools import count

from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.questionnaire.branches import NAMELESS
from scripts.questionnaire.declaration import Cell, Choice, Question

ALL, NONE = "all", "0"  # a code of the form begins with a letter
ANSWER = re.compile(r"([a-z0-9_.+]+)(?:\*([1-9][0-9]{0,2}))?(\?)?")


@dataclass(frozen=True)
class Answer:
    """An answer by its label, how often it is given, and whether it is counted among the answers."""

    label: str
    times: int = 1
    counted: bool = True

    def __str__(self) -> str:
        return f"{self.label}{f'*{self.times}' if self.times > 1 else ''}{'' if self.counted else '?'}"


Answers = Mapping[str, tuple[Answer, ...]]  # question -> its answers, none where none of them was given


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
    "påhittad, beskriver ingen",
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


def written(answers: Answers) -> str:
    """Answers as a cell."""
    return "; ".join(f"{name}: {' '.join(map(str, given)) or NONE}" for name, given in answers.items()) or NONE


def counted_in(counted: Mapping[Cell, int]) -> str:
    """The cells that count somebody, as a cell of the file: `*2` is counted twice."""
    return " ".join(f"{'.'.join(cell)}{f'*{times}' if times > 1 else ''}" for cell, times in sorted(counted.items()))


def read_answers(text: str) -> dict[str, tuple[Answer, ...]] | None:
    """A cell as answers; None where it cannot be read."""
    found: dict[str, tuple[Answer, ...]] = {}
    for part in text.split("; ") if text != NONE else ():
        question, _, given = part.partition(": ")
        read = [ANSWER.fullmatch(one) for one in given.split(" ")] if given != NONE else []
        if question in found or not all(read):
            return None
        found[question] = tuple(Answer(one[1], int(one[2] or 1), not one[3]) for one in read if one)
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
