"""What is wrong with the rows of `codes/form.csv`, a message each: what cannot be read, what nobody knows, what takes too long."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress

from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.problems import Problem, suggestion
from scripts.guard.questionnaire.believed import believing, unbound
from scripts.guard.questionnaire.branches import UnreadableError
from scripts.guard.questionnaire.declaration import (
    ALL,
    ONE,
    PERSON,
    Question,
    answers_in,
    in_force,
    question,
    read_form,
)
from scripts.guard.questionnaire.tracks import MOST, TooManyTracksError, railways

SOME = ("2+", ALL)  # rules that count somebody with several answers
Lines = Mapping[int, Row]  # the line in the file -> the row
# How a cell of a column is written.
WRITTEN: dict[Column, str] = {
    "answered_by": "all / some / some:code / if:question.answer",
    "choices": "a b* c(d _)",
    "counts": "total=answered answers=each a=1+ b=2+ c=d|e",
    "only_if": "a: question.answer&!question.answer; each: question.same",
}


def check_form(codes: Mapping[str, Lines], file: str) -> Iterator[Problem]:
    """Every fault of the form. `codes`: it, `categories`, `indicators` and `populations`, by the line of each row."""
    read: dict[int, Question] = {}
    faults = []
    for line, row in codes["form"].items():
        try:
            read[line] = question(row)
        except UnreadableError as error:
            faults.append(Problem(file, line, error.column, "form_unread", error.found, WRITTEN[error.column]))
    lines = {(row["indicator"], row["category"]) for row in codes["categories"].values()}
    indicators = {row["indicator"] for row in codes["indicators"].values()}
    astray = {category for name, category in lines if name not in indicators}  # told where they are listed
    lines |= {(name, category) for name in indicators for category in astray}
    faults += [
        *unknown_codes(read, lines, file),
        *unknown_people(read, codes["populations"], file),
        *misused(read, file),
    ]
    versions = [in_force(codes["form"], year) for year in years_of(codes["form"])]
    faults += [each for one in versions for each in unknown_answers(read, one, file)]
    yield from dict.fromkeys(faults) or (each for one in versions for each in too_long(read, one, file))


def years_of(rows: Lines) -> list[str]:
    """The years from which a row holds."""
    return sorted({row["year"] for row in rows.values()})


def misused(read: Mapping[int, Question], file: str) -> Iterator[Problem]:
    """What can be read and means nothing: no answer at all, one that stands twice, what only somebody with several answers has."""
    for line, one in read.items():
        told: list[tuple[Column, str, str]] = [] if one.choices else [("choices", "missing_value", "")]
        given = Counter(choice.codes for choice in one.choices)
        told += [("choices", "form_twice", "+".join(codes)) for codes, times in given.items() if times > 1]
        answers = {one.line(code) for codes in given for code in codes}
        told += [("counts", "form_twice", count.code) for count in one.counts if one.line(count.code) in answers]
        if one.response == ONE:
            told += [
                ("choices", "form_several", f"{choice.name}{choice.marks}") for choice in one.choices if choice.marks
            ]
            told += [("counts", "form_several", f"{each.code}={each.rule}") for each in one.counts if each.rule in SOME]
        yield from (Problem(file, line, column, kind, found) for column, kind, found in told)


def unknown_codes(read: Mapping[int, Question], known: Collection[tuple[str, str]], file: str) -> Iterator[Problem]:
    """Each code of a line that the form does not have; where it has none of the question's own, its name is wrong."""
    indicators = {indicator for indicator, _ in known}
    for line, one in read.items():
        name = one.name.partition("/")[0]
        if name not in {PERSON, *indicators} and name in {own for own, _ in one.lines}:
            yield Problem(file, line, "form_question", "unknown_code", name, suggestion(name, sorted(indicators)))
            continue
        in_choices = [code for choice in one.choices for code in choice.codes] if one.name != PERSON else []
        cells: list[tuple[Column, str]] = [("choices", code) for code in in_choices]
        cells += [("counts", each.code) for each in one.counts]
        cells += [("answered_by", one.without)] if one.without else []
        for column, code in dict.fromkeys(cells):
            indicator, category = one.line(code)
            if (indicator, category) not in known:
                near = [name for other, name in known if other == indicator]
                yield Problem(file, line, column, "unknown_code", code, suggestion(category, sorted(near)))


def unknown_people(read: Mapping[int, Question], populations: Lines, file: str) -> Iterator[Problem]:
    """A population that is none, or that no kind of people is in; and a form that does not begin with who people are."""
    listed = {row["population"] for row in populations.values()}
    first = next(iter(read.values()), None)
    if not first or first.name != PERSON:
        yield Problem(file, min(read, default=0), "form_question", "form_people", first.name if first else "", PERSON)
        return
    people = {code for choice in first.choices for code in choice.codes}
    for line, one in read.items():
        cells: list[tuple[Column, str]] = [("universe", each) for each in one.universe]
        cells += [("counts", each.population) for each in one.counts if each.population]
        cells += [("choices", each) for each in sorted(people)] if one is first else []
        for column, population in dict.fromkeys(cells):
            known = listed if one is first else people
            if population not in known:
                yield Problem(file, line, column, "unknown_code", population, suggestion(population, sorted(known)))


def unknown_answers(read: Mapping[int, Question], rows: Lines, file: str) -> Iterator[Problem]:
    """Each answer in a condition that no question above gives, or the question that is none. `rows`: those of a year."""
    known: set[str] = set()
    questions, unread = (
        {one.name for one in read.values()},
        {rows[line]["form_question"] for line in rows.keys() - read},
    )
    for line in filter(read.__contains__, rows):
        one = read[line]
        own = {f"{one.name}.{code}" for choice in one.choices for code in (*choice.codes, "answered")}
        for column in ("answered_by", "only_if", "counts"):
            there = sorted(
                known | (own if column == "counts" else {f"{one.name}.{count.code}" for count in one.coded("all")})
            )
            for answer in sorted(spoken_of(one, column)) if rows[line][column] else ():
                name = answer.rpartition(".")[0]
                if name not in questions | unread:
                    yield Problem(file, line, column, "unknown_code", name, suggestion(name, sorted(questions)))
                elif answer not in there and name not in unread:
                    yield Problem(file, line, column, "form_unknown_answer", answer, suggestion(answer, there))
        known |= own


def spoken_of(one: Question, column: str) -> set[str]:
    """The answers that the conditions of a column speak of."""
    conditions = {
        "answered_by": [one.when],
        "only_if": [choice.only_if for choice in one.choices],
        "counts": [count.when for count in one.counts],
    }[column]
    return {answer for condition in conditions for answer in answers_in(condition)}


def too_long(read: Mapping[int, Question], rows: Lines, file: str) -> Iterator[Problem]:
    """The question that needs more tracks than can be asked about."""
    try:
        railways(read_form(rows.values()))
    except TooManyTracksError as error:
        line = next(line for line in rows if read[line].name == error.question)
        yield Problem(file, line, "form_question", "form_tracks", error.question, str(MOST))


def check_facts(codes: Mapping[str, Lines], file: str) -> Iterator[Problem]:
    """Each fact of a count that no question has: it would bind nothing. `codes`: also the form, which is tried by itself."""
    try:
        forms = [read_form(codes["form"].values(), year=year) for year in years_of(codes["form"])]
        counted = {cell for form in forms for railway in railways(form) for cell in railway.cells}
    except (UnreadableError, TooManyTracksError):
        return
    for line, row in codes["form_facts"].items():
        cell = (row["indicator"], row["category"], row["population"])
        if cell not in counted:
            near = sorted(population for *answer, population in counted if tuple(answer) == cell[:2])
            yield Problem(file, line, "population", "form_fact_idle", ".".join(cell), suggestion(cell[2], near))


def check_expectations(codes: Mapping[str, Lines], file: str) -> Iterator[Problem]:
    """Each count that is none; and what is taken for granted and binds no answer, or needs more tracks than can be asked about.

    `codes`: also the form, which is tried by itself.
    """
    rows = codes["expectations"]
    yield from uncounted(rows, codes, file)
    with suppress(UnreadableError):
        forms = [read_form(codes["form"].values(), year=year) for year in years_of(codes["form"])]
        for line in sorted(set[int].intersection(*({*unbound(form, rows)} for form in forms))):
            yield Problem(file, line, "more", "expectation_idle", rows[line]["more"])
        try:
            for form in forms:
                railways(believing(form, rows.values()), assumed=True)
        except TooManyTracksError as error:
            yield Problem(file, max(rows), "more", "form_tracks", error.question, str(MOST))


def uncounted(rows: Lines, codes: Mapping[str, Lines], file: str) -> Iterator[Problem]:
    """Each name in an expectation that is no answer, no indicator, or no population."""
    lines = {f"{row['indicator']}.{row['category']}" for row in codes["categories"].values()}
    lines |= {row["indicator"] for row in codes["indicators"].values()}
    people = {row["population"] for row in codes["populations"].values()}
    sides: tuple[Column, Column] = ("more", "most")
    for line, column in ((line, column) for line in rows for column in sides):
        for name in rows[line][column].split():
            for one, known in zip(name.split("@"), (lines, people), strict=True):
                if one not in known:
                    yield Problem(file, line, column, "unknown_code", one, suggestion(one, sorted(known)))
