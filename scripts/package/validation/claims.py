"""What rests on figures and answers: a report's claims name what the code lists have; an answer is whole or not there."""

from collections.abc import Iterator, Mapping

from scripts.ground.cells import parts_of
from scripts.ground.claim import KINDS
from scripts.ground.columns import Column
from scripts.ground.decisions import ANSWERED, CONFIRMED
from scripts.ground.problems import Problem, suggestion
from scripts.ground.tables import Lines, records

LEANS: Column = "leans_on"


def check_claims(table: str, codes: Mapping[str, Lines], file: str) -> Iterator[Problem]:
    """Each kind of claim that there is not, and each name of a figure that the code lists lack a code of."""
    known = {
        "kind": {*KINDS},
        "answer": {f"{row['indicator']}.{row['category']}" for row in records(codes["categories"])},
        "population": {row["population"] for row in records(codes["populations"])},
        "scope": {row["code"] for row in records(codes["vocabulary"]) if row["list"] == "scope"},
    }
    for line, row in codes[table].items():
        for claim in filter(None, row[LEANS].split(";")):
            for what, code in said(claim):
                if code not in known.get(what, ()):
                    yield Problem(
                        file, line, LEANS, "unknown_code", code, suggestion(code, sorted(known.get(what, ())))
                    )


def said(claim: str) -> Iterator[tuple[str, str]]:
    """(what it is, code) of all that a claim names; what is no name of a figure is nothing."""
    kind, *names = claim.split() or [""]
    yield "kind", kind
    for name in names:
        try:
            answers, population, scope, _ = parts_of(name)
        except ValueError:
            yield "", name
            continue
        yield from (("answer", ".".join(one)) for one in answers)
        yield from (("population", population), ("scope", scope))


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
