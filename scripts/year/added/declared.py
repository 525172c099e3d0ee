"""What a workbook says of the form itself, as rows that the year adds to its declaration: who fills it in writes none of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scripts.ground.codebook import read_codebook
from scripts.ground.data_package import Row
from scripts.ground.problems import Problem
from scripts.guard.api import FormOfYear, UnfitError
from scripts.year.added.sheets import Written
from scripts.year.added.tables import Work
from scripts.year.plan import RETIRED
from scripts.year.planning import Entry

Answer = tuple[str, str]  # indicator, category
READ = ("answers", "changed")  # the sheets


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
    form = FormOfYear(work.tables["form"], work.tables["categories"], work.tables["form_facts"], work.year)
    wrong = {one.column for one in work.problems if not one.is_notice}
    answers, changed = ([one for one in written[name] if not wrong & {*one.cells.values()}] for name in READ)
    for (indicator, category), cell in gone.items():
        for name in form.forget(indicator, category):
            title, answer = (work.called(*one, "sv") for one in ((asked_in(name), ""), (indicator, category)))
            work.problems.append(replace(cell, found=answer, hint=title))
    told: dict[str, tuple[Written, str]] = {}
    first: dict[Answer, Written] = {}
    for line in answers:
        first.setdefault((line["indicator"], line["label_sv"]), line)
    for line in first.values():
        if name := add_choice(work, form, line):
            told[name] = line, "label_sv"
    for line in changed:
        if name := change(work, form, line):
            told[name] = line, "indicator"
    for name, answer in form.unfit(told):
        line, column = told[name]
        needed = work.called(asked_in(answer.partition(".")[0]), "", "sv")
        work.tell(line, column, "workbook_form_needs", answer, needed)
    work.put("form", *form.changed.values())
    work.put("form_facts", *form.facts)
    if told and form.is_too_long(work.tables["expectations"]):
        work.drop("form", lambda row: row["year"] == work.year and row["form_question"] in told)
        for line, column in told.values():
            work.tell(line, column, "notice_form_unplaced", line[column])


def asked_in(question: str) -> str:
    """The indicator that a question of the form is asked for."""
    return question.partition("/")[0]


def add_choice(work: Work, form: FormOfYear, line: Written) -> str:
    """The question that a new answer is put into; nothing where it is there already, or has no obvious place, which is told."""
    about: Row = {"indicator": line["indicator"], "label_sv": line["label_sv"]}
    new = work.row("categories", about)
    if not all(about.values()) or form.has(new):
        return ""
    for whole in form.apart(new):
        work.tell(line, "label_sv", "notice_form_unknown", new["label_sv"], whole)
    try:
        return form.add(new, line["given"])
    except UnfitError as error:
        work.tell(line, error.column, error.kind, line["label_sv"])
        return ""


def change(work: Work, form: FormOfYear, line: Written) -> str:
    """The question whose answers somebody gives otherwise from the year on; nothing where it is not said, or cannot be."""
    if not (line["given"] or line["everybody"]):
        return ""
    try:
        return form.change(line["indicator"], work.answer(line), line["given"], line["everybody"])
    except UnfitError as error:
        work.tell(line, error.column, error.kind, line["category" if error.column == "given" else "indicator"])
        return ""
