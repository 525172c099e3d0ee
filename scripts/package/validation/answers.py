"""What the publisher has answered: whole or not at all, and what rests on it rests on an answer that is there."""

from collections.abc import Iterator, Mapping

from scripts.ground.columns import Column
from scripts.ground.decisions import CONFIRMED
from scripts.ground.missing import ANSWERED
from scripts.ground.problems import Problem
from scripts.package.tables import Lines, records

ANSWER: tuple[Column, ...] = ("answer_sv", "answer_en", "answered_on")


def check_answers(codes: Mapping[str, Lines], file: str) -> Iterator[Problem]:
    """An answer is there in both languages and with its day, where the question is answered, and there alone."""
    for line, row in codes["questions"].items():
        is_answered = row["publisher_status"] == ANSWERED
        wrong = [name for name in ANSWER if bool(row[name]) != is_answered]
        if wrong:
            yield Problem(file, line, wrong[0], "answer_half", row["question"], ", ".join(wrong))


def check_confirmed(codes: Mapping[str, Lines], file: str) -> Iterator[Problem]:
    """Only the publisher confirms a printed figure: a question on it is answered."""
    answered = {row["question"] for row in records(codes["questions"]) if row["publisher_status"] == ANSWERED}
    for line, row in codes["corrections"].items():
        if row["decision"] == CONFIRMED and row["question"] not in answered:
            yield Problem(file, line, "decision", "confirmed_unasked", row["question"])
