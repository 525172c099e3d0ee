"""The rows of the form against the code lists: what can be read in each by itself, and not be true of both."""

from collections.abc import Iterator, Mapping

from scripts.ground.problems import Problem
from scripts.ground.roles import NOBODY
from scripts.package.tables import Lines, records
from scripts.questionnaire.declaration import ALONE, ANSWERED, ONE, Question, in_force, question
from scripts.questionnaire.faults import check_form
from scripts.questionnaire.wording import is_none


def check_declared(codes: Mapping[str, Lines], file: str) -> Iterator[Problem]:
    """Every fault of the form; of rows that can be read, also where the code lists say otherwise."""
    if faults := [*check_form(codes, file)]:
        yield from faults
        return
    read = {line: question(row) for line, row in codes["form"].items()}
    yield from beside_none(read, codes, file)
    yield from answered_otherwise({line: read[line] for line in in_force(codes["form"])}, codes, file)
    yield from begun_otherwise(codes, file)


def beside_none(read: Mapping[int, Question], codes: Mapping[str, Lines], file: str) -> Iterator[Problem]:
    """Each answer that says that none of the others is so, where a person may have it beside them: by its text that is a guess."""
    answers = {(row["indicator"], row["category"]): row for row in records(codes["categories"])}
    for line, one in read.items():
        for choice in one.choices if one.response != ONE and len(one.choices) > 1 else ():
            row = answers.get(one.line(choice.name))
            if row and is_none(row) and ALONE not in choice.marks:
                kind = "form_alone" if row["role"] == NOBODY else "notice_form_alone"
                yield Problem(file, line, "choices", kind, row["label_sv"], choice.name)


def answered_otherwise(read: Mapping[int, Question], codes: Mapping[str, Lines], file: str) -> Iterator[Problem]:
    """Each question as it is asked at last that counts all who have answered, with one answer here and several there."""
    said = {row["indicator"]: row["answers"] for row in records(codes["indicators"])}
    for line, one in read.items():
        if one.coded(ANSWERED) and one.name in said and (said[one.name] == ONE) != (one.response == ONE):
            yield Problem(file, line, "response", "form_answers", one.response, said[one.name])


def begun_otherwise(codes: Mapping[str, Lines], file: str) -> Iterator[Problem]:
    """The first row of each question that holds before it is asked, or later; what reports had before the form is older than it."""
    begun = {row["indicator"]: row["first_year"] for row in records(codes["indicators"])}
    rows = codes["form"]
    first = {
        rows[line]["form_question"]: line for line in sorted(rows, key=lambda line: rows[line]["year"], reverse=True)
    }
    form_begun = min(row["year"] for row in rows.values())
    for name, line in sorted(first.items(), key=lambda one: one[1]):
        year, own = rows[line]["year"], begun.get(name.partition("/")[0], "")
        if own and (year < own or name in begun and form_begun <= own < year):
            yield Problem(file, line, "year", "form_year", year, own)
