"""What a workbook says of the form itself, as rows that the year adds to its declaration: who fills it in writes none of them."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace

from scripts.ground.codebook import read_codebook
from scripts.ground.data_package import Row
from scripts.ground.problems import Problem
from scripts.guard.questionnaire import amended
from scripts.guard.questionnaire.amended import Categories
from scripts.guard.questionnaire.believed import believing
from scripts.guard.questionnaire.branches import choices_of, unknown_among_known
from scripts.guard.questionnaire.declaration import AGAIN, ALONE, ONE, in_force, question, read_form
from scripts.guard.questionnaire.faults import unknown_answers
from scripts.guard.questionnaire.tracks import TooManyTracksError, railways
from scripts.year.added import sheets
from scripts.year.added.sheets import Written
from scripts.year.added.tables import Work
from scripts.year.plan import RETIRED
from scripts.year.planning import Entry

Answer = tuple[str, str]  # indicator, category
READ = ("answers", "changed")  # the sheets
# Who has an answer …: as the sheets ask it, and as the form marks it.
MARKS = {sheets.ONCE: "", sheets.AGAIN: AGAIN, sheets.ALONE: ALONE}


def retire(work: Work, entries: Mapping[str, Entry], file: str) -> tuple[dict[str, Entry], dict[Answer, Problem]]:
    """The entries without those of answers that are not asked for any more: earlier figures stay, and no later form has them.

    A question of which no whole is asked for is not asked at all. A problem where a retired answer has a number; else a notice of
    what stays published. Beside them each answer of a question that is still asked, and what is said where others depend on it.
    """
    answers = {key: (key.split(".")[0], key.split(".")[1]) for key in entries}
    gone, book = {answers[key] for key, one in entries.items() if one.status == RETIRED}, read_codebook(work.tables)
    for name in {indicator for indicator, _ in gone}:
        own = {one for one in answers.values() if one[0] == name}
        wholes = {one for one in own if book.is_whole(*one)}
        gone |= own if wholes and wholes <= gone else set()
    last: Row = {"last_year": str(int(work.year) - 1), "asked_again": ""}
    work.put("retired", *({"indicator": one, "category": category, **last} for one, category in sorted(gone)))
    rows = [row for row in work.tables["categories"] if (row["indicator"], row["category"]) in gone]
    work.put("categories", *(row | last for row in rows))
    numbers = {one.cells["count"]: one.count or one.percent for key, one in entries.items() if answers[key] in gone}
    filled = {cell: number for cell, number in numbers.items() if number}
    work.problems += [Problem(file, 0, cell, "workbook_retired_filled", number) for cell, number in filled.items()]
    left = {name for name, _ in {*answers.values()} - gone}
    if rows and not filled:
        told = dict.fromkeys(
            work.called(row["indicator"], "", "sv") + (f": {row['label_sv']}" if row["indicator"] in left else "")
            for row in rows
        )
        work.problems.append(Problem(file, 0, "", "notice_retired", hint=work.year, more="; ".join(told)))
    forgotten = {
        answers[key]: Problem(file, 0, one.cells.get("status", ""), "notice_form_forgets")
        for key, one in entries.items()
        if answers[key] in gone and answers[key][0] in left
    }
    return {key: entry for key, entry in entries.items() if answers[key] not in gone}, forgotten


def declare(work: Work, written: Mapping[str, Sequence[Written]], gone: Mapping[Answer, Problem]) -> None:
    """The rows of the year for answers that are `gone` (-> a notice at its cell), new, or answered otherwise."""
    if not work.tables.get("form"):
        return
    wrong = {one.column for one in work.problems if not one.is_notice}
    answers, changed = ([one for one in written[name] if not wrong & {*one.cells.values()}] for name in READ)
    for (indicator, category), cell in gone.items():
        forget(work, indicator, category, cell)
    told: dict[str, tuple[Written, str]] = {}
    first: dict[Answer, Written] = {}
    for line in answers:
        first.setdefault((line["indicator"], line["label_sv"]), line)
    for line in first.values():
        if name := add_choice(work, line):
            told[name] = line, "label_sv"
    for line in changed:
        if name := change(work, line):
            told[name] = line, "indicator"
    for name, answer in unfit(work, told):
        (line, column), needed = told[name], answer.partition(".")[0].partition("/")[0]
        work.tell(line, column, "workbook_form_needs", answer, work.called(needed, "", "sv"))
    if told and is_too_long(rows_of(work), work.tables["expectations"]):
        work.drop("form", lambda row: row["year"] == work.year and row["form_question"] in told)
        for line, column in told.values():
            work.tell(line, column, "notice_form_unplaced", line[column])


def rows_of(work: Work) -> list[Row]:
    """The rows of the form as the year has them."""
    return [*in_force(dict(enumerate(work.tables["form"])), work.year).values()]


def categories_of(work: Work) -> Categories:
    """Indicator -> category -> its row."""
    found: dict[str, dict[str, Row]] = {}
    for row in work.tables["categories"]:
        found.setdefault(row["indicator"], {})[row["category"]] = row
    return found


def put(work: Work, row: Row) -> None:
    """Add a row that holds from the year on."""
    work.put("form", row | {"year": work.year})


def forget(work: Work, indicator: str, category: str, cell: Problem) -> None:
    """The rows of the form without an answer, and without what depends on it, which is told at the `cell` that retires it."""
    for row in rows_of(work):
        name = row["form_question"]
        code = category if name.partition("/")[0] == indicator else f"{indicator}.{category}"
        if any(code in codes for codes, _ in choices_of(row["choices"])):
            put(work, amended.without_answer(row, code))
            for other in rows_of(work):
                without = amended.forgetting(other, f"{name}.{code}")
                if without != other:
                    put(work, without)
                    title = work.called(other["form_question"].partition("/")[0], "", "sv")
                    answer = work.called(indicator, category, "sv")
                    work.problems.append(replace(cell, found=answer, hint=title))


def add_choice(work: Work, line: Written) -> str:
    """The question that a new answer is put into; nothing where it is there already, or has no obvious place, which is told."""
    about: Row = {"indicator": line["indicator"], "label_sv": line["label_sv"]}
    if not all(about.values()):
        return ""
    new, rows, known = work.row("categories", about), rows_of(work), categories_of(work)
    if any((new["indicator"], new["category"]) in question(row).lines for row in rows):
        return ""
    for answer, whole in unknown_among_known(known[new["indicator"]].values()):
        if answer["category"] == new["category"]:
            work.tell(line, "label_sv", "notice_form_unknown", answer["label_sv"], whole["label_sv"])
    row = amended.question_of(new, rows, known)
    if row is None and (region := amended.divided(new, rows, known)):
        put(work, region)
        return region["form_question"]
    if row is None:
        work.tell(line, "label_sv", "notice_form_unplaced", line["label_sv"])
        return ""
    marks = MARKS[line["given"]] if line["given"] else amended.usual_marks(row, new, known)
    if marks is None or marks and row["response"] == ONE:
        work.tell(line, "given", "workbook_form_given" if marks is None else "workbook_form_one", line["label_sv"])
        return ""
    grown = amended.with_answer(row, new, known, marks)
    put(work, grown)
    work.put("form_facts", *amended.alike_facts(grown, new, work.tables["form_facts"], known))
    return row["form_question"]


def change(work: Work, line: Written) -> str:
    """The question whose answers somebody gives otherwise from the year on; nothing where it is not said, or cannot be."""
    if not (line["given"] or line["everybody"]):
        return ""
    code = work.answer(line)
    for row in rows_of(work):
        one = question(row)
        if one.name.partition("/")[0] == line["indicator"] and (
            not code or code in [each.name for each in one.choices]
        ):
            marks = MARKS.get(line["given"], "")
            if bool(line["given"]) != bool(code) or marks and row["response"] == ONE:
                work.tell(line, "given", "workbook_form_one", line["category"])
            elif line["everybody"] and row["answered_by"].startswith("if"):
                work.tell(line, "everybody", "notice_form_unplaced", line["indicator"])
            else:
                changed = amended.marked(row, code, marks) if code else row
                put(work, changed | {"answered_by": line["everybody"] or row["answered_by"]})
                return one.name
    return ""


def unfit(work: Work, told: Container[str]) -> Iterator[tuple[str, str]]:
    """(question, what it depends on and nobody can answer) of those that have changed."""
    rows = dict(enumerate(rows_of(work)))
    faults = unknown_answers({at: question(row) for at, row in rows.items()}, rows, "")
    found = ((rows[one.row]["form_question"], one.found) for one in faults)
    yield from ((name, answer) for name, answer in found if name in told)


def is_too_long(rows: Sequence[Row], expectations: Sequence[Row]) -> bool:
    """Whether some questions depend on so much that they cannot be asked about, with what is taken for granted of them."""
    try:
        railways(believing(read_form(rows), expectations), assumed=True)
    except (TooManyTracksError, LookupError):
        return True
    return False
