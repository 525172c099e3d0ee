"""What is asked of the publisher, of which figures, and how the texts on it get their numbers from the figures.

A text names a cell between double braces, `{{ legal_status.answers.… }}`, and the build puts the number there: so a decision leans
on what is published, and no number is typed into it.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from scripts.ground.cells import cell_id, cell_of
from scripts.ground.columns import LANGUAGES, column_in, in_language
from scripts.ground.data_package import Row
from scripts.ground.decisions import ANSWERED, CONFIRMED, EVIDENCE
from scripts.ground.interval import EXACT, stated
from scripts.ground.numbers import PLAIN, comma
from scripts.ground.problems import Problem, suggestion
from scripts.ground.tables import Lines
from scripts.ground.texts import NUMBER, WITH_NUMBERS, cells_named
from scripts.package.observations import Decided, Observations

FILE = "question_figures.csv"
PROVED = "proved"
OR = {"sv": " eller ", "en": " or "}
# The notes by which a figure says that its source does not say something that only the publisher knows.
NOT_SAID = ("base_not_stated", "unit_not_stated")
FILES = {"questions": "questions.csv", "corrections": "corrections.csv", "notes": "codes/notes.csv"}


def check_questions(codes: Mapping[str, Lines], observations: Observations, statements: Sequence[Row]) -> list[Problem]:
    """A question is about figures that there are: published, or printed in a way that is no observation."""
    known = sorted({*map(cell_id, observations), *(cell_id(cell_of(row)) for row in statements)})
    return [
        Problem(FILE, line, "observation", "unknown_code", row["observation"], suggestion(row["observation"], known))
        for line, row in codes["question_figures"].items()
        if row["observation"] not in known
    ]


def not_asked(rows: Mapping[str, Sequence[Row]], observations: Observations) -> list[Problem]:
    """Notices: what a reader is told that the source does not say, of figures that no question is about."""
    decided = (row["observation"] for row in rows["corrections"] if row["question"])
    named = {*(row["observation"] for row in rows["question_figures"]), *decided}
    silent = {
        note: [cell_id(cell) for cell, one in observations.items() if note in one.notes and cell_id(cell) not in named]
        for note in NOT_SAID
    }
    told = ((cells[0], note, str(len(cells))) for note, cells in silent.items() if cells)
    return [Problem(FILE, 0, "", "notice_not_asked", *one) for one in told]


def filled(codes: Mapping[str, Lines], numbers: Mapping[str, Row]) -> tuple[dict[str, list[Row]], list[Problem]]:
    """The questions, decisions and notes with their numbers in words, and a fault for each cell that has none.

    `numbers`: cell -> the observation or derived range that is published of it.
    """
    tables: dict[str, list[Row]] = {}
    problems = []
    for table, columns in WITH_NUMBERS.items():
        tables[table] = []
        for line, row in codes[table].items():
            lacking = [
                name for name in cells_named(row, columns) if not (name in numbers and spoken(numbers[name], "sv"))
            ]
            problems += [Problem(FILES[table], line, "", "number_in_text", name) for name in dict.fromkeys(lacking)]
            texts: Row = {
                column_in(text, lang): NUMBER.sub(in_words(numbers, lang), in_language(row, text, lang))
                for text in columns
                for lang in LANGUAGES
            }
            tables[table].append(row | texts)
    return tables, problems


def in_words(numbers: Mapping[str, Row], lang: str) -> Callable[[re.Match[str]], str]:
    """What puts the number of a cell in the place of its name."""
    return lambda found: spoken(numbers.get(found.group(1), {}), lang)


def spoken(row: Row, lang: str) -> str:
    """The number of an observation, or what the figures are proved to leave of a count: "80,1", "38–39", "279 eller 285".

    Nothing where a number by itself would say more than the row does: about, at least, one end alone, a limit that is not proved.
    """
    told = [each for each in stated(row).values() if each] if row.get("qualifier", EXACT) in PLAIN else []
    if row.get("range_state", PROVED) != PROVED or (len(told) == 1 and not row.get("value")):
        return ""
    text = OR[lang].join(row["values"].split()) if row.get("values") else "–".join(dict.fromkeys(told))
    return comma(text) if lang == "sv" else text


def with_questions(
    observations: Observations, questions: Sequence[Row], figures: Sequence[Row], decisions: Sequence[Row]
) -> Observations:
    """The observations, each with the questions that it is decided on for, that name it or that it rests on the answer to."""
    ordered = sorted(questions, key=lambda row: int(row["order"]))
    about = in_question(figures, decisions)
    named = about | {(row["question"], row["observation"]) for row in figures} | resting(observations, about)
    found = {}
    for cell, one in observations.items():
        name = cell_id(cell)
        mine = [row for row in ordered if (row["question"], name) in named]
        why = [row for row in mine if (row["question"], name) in about and not has_answer(row)]
        printed = (name, one.printed_value or one.reading.value)
        own = [row for row in decisions if (row["observation"], row["printed_value"]) == printed]
        found[cell] = replace(one, doubt=doubt(one.doubt.kind, mine, why, own)) if mine or own else one
    return found


def in_question(figures: Sequence[Row], decisions: Sequence[Row]) -> set[tuple[str, str]]:
    """(question, cell) of each figure that a question is about, and does not only lean on."""
    return {(row["question"], row["observation"]) for row in (*figures, *decisions) if row.get("used_as") != EVIDENCE}


def ranges_with_questions(
    ranges: Sequence[Row],
    observations: Observations,
    questions: Sequence[Row],
    figures: Sequence[Row],
    decisions: Sequence[Row],
) -> list[Row]:
    """The derived ranges, each with the questions that wait for an answer and are about it or what it is worked out from."""
    falling = resting(observations, in_question(figures, decisions))
    waiting = [row["question"] for row in sorted(questions, key=lambda row: int(row["order"])) if not has_answer(row)]
    return [
        row | {"question": " ".join(one for one in waiting if any((one, name) in falling for name in cells))}
        for row, cells in ((row, [row["about"], *row["figures"].split()]) for row in ranges)
    ]


def has_answer(question: Row) -> bool:
    """Whether the publisher has answered a question."""
    return question["publisher_status"] == ANSWERED


def doubt(kind: str, questions: Sequence[Row], why: Sequence[Row], decisions: Sequence[Row]) -> Decided:
    """What is doubtful in a figure: the questions that wait for an answer, those that have one, and one text on the first.

    The text is `why` these are asked, and the reason of the decision on the figure unless that is that it holds.
    """
    open_, answered = (
        " ".join(row["question"] for row in questions if has_answer(row) == done) for done in (False, True)
    )
    own = [row for row in decisions if row["decision"] != CONFIRMED]
    sv, en = (
        " ".join([*(in_language(row, "why", lang) for row in why), *(in_language(row, "reason", lang) for row in own)])
        for lang in LANGUAGES
    )
    return Decided(kind, open_, answered, sv, en)


def resting(observations: Observations, about: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
    """(question, cell) of every computed figure that one in question is among the inputs of, at whatever remove."""
    found = set(about)
    while (
        more := {
            (question, cell_id(cell))
            for cell, one in observations.items()
            for question, name in found
            if name in one.inputs
        }
        - found
    ):
        found |= more
    return found
