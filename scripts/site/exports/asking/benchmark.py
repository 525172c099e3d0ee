"""The benchmark: questions that people ask of the figures, each with its answer or that the data cannot say.

`docs/benchmark.csv` has a row a question. It types no figure: `how` says what is done with the numbers of which `rows`, and the
answer is worked out of the package that is published. A question about a row that is not there is left out, so that nothing that
is withdrawn holds a publication up; the tests say which one it was.
"""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from scripts.ground.data_package import PackageError
from scripts.paths import DOCS
from scripts.site.text.words import LANGUAGES, WORDS

FILE = DOCS / "benchmark.csv"
COLUMNS = ("name", "question_sv", "question_en", "how", "rows", "why_sv", "why_en", "ask")
# What is published of a question: `why` is the sentence of its rows, or why the data cannot say; `ask` how it is asked of the
# English file with ask.py.
PUBLISHED = ("name", "question_sv", "question_en", "answer", "unit_sv", "unit_en", "why_sv", "why_en", "ask", "ids")
NOTHING, CANNOT_SAY = "nothing", "cannot say"
WORKED_OUT: dict[str, Callable[[Sequence[float]], float]] = {
    "figure": lambda numbers: numbers[0],
    "sum": sum,
    "difference": lambda numbers: numbers[1] - numbers[0],
    "share": lambda numbers: 100 * numbers[0] / numbers[1],
}
DECIMALS = {"share": 1}
Question = Mapping[str, str]
# Language -> the name of a row of the file with all figures -> its cells.
Figures = Mapping[str, Mapping[str, Mapping[str, str]]]


def read_questions(path: Path = FILE) -> list[Question]:
    """The questions. Raises PackageError on the first row that cannot be read, with its place and what to do."""
    header, *lines = csv.reader(io.StringIO(path.read_text(encoding="utf-8")), strict=True)
    if tuple(header) != COLUMNS:
        raise PackageError(f"docs/{path.name}: the first line must be {','.join(COLUMNS)}")
    found: dict[str, Question] = {}
    for number, cells in enumerate(lines, 2):
        row = dict(zip(COLUMNS, cells, strict=False))
        if fault := fault_of(row, cells, found):
            raise PackageError(f"docs/{path.name}, row {number}: {fault}")
        found[row["name"]] = row
    return list(found.values())


def fault_of(row: Question, cells: Sequence[str], before: Mapping[str, Question]) -> str:
    """What is wrong with a row; nothing where it can be read."""
    if len(cells) != len(COLUMNS):
        return f"it has {len(cells)} cells and not {len(COLUMNS)}"
    if row["name"] in before:
        return f"column name: {row['name']} stands twice; give the question a name of its own"
    if row["how"] not in (*WORKED_OUT, NOTHING):
        return f"column how: {row['how']!r} is none of {', '.join((*WORKED_OUT, NOTHING))}"
    why = ("why_sv", "why_en") if row["how"] == NOTHING else ("rows",)
    empty = [name for name in ("name", "question_sv", "question_en", *why) if not row[name].strip()]
    return f"column {empty[0]}: it is empty; write it" if empty else ""


def lacking(question: Question, figures: Figures) -> list[str]:
    """The rows that a question names and the file does not have."""
    return [name for name in question["rows"].split() if name not in figures[LANGUAGES[0]]]


def answered(questions: Sequence[Question], figures: Figures) -> list[dict[str, str]]:
    """Each question with its answer, where the file has its rows."""
    return [answer(question, figures) for question in questions if not lacking(question, figures)]


def answer(question: Question, figures: Figures) -> dict[str, str]:
    """One question as it is published. Where a number is missing or has bounds only, the data cannot say."""
    names, how = question["rows"].split(), question["how"]
    rows = {lang: [figures[lang][name] for name in names] for lang in LANGUAGES}
    told = {name: question[name] for name in ("name", "question_sv", "question_en", "ask")}
    numbers = [float(row["value"]) for row in rows[LANGUAGES[0]] if row["value"]]
    if how == NOTHING or len(numbers) < len(names):
        why = {f"why_{lang}": question[f"why_{lang}"] or said(rows[lang], "missing") for lang in LANGUAGES}
        units = {f"unit_{lang}": "" for lang in LANGUAGES}
        return told | units | why | {"answer": CANNOT_SAY, "ids": " ".join(names)}
    number = round(WORKED_OUT[how](numbers), DECIMALS.get(how, 10))
    why = {f"why_{lang}": said(rows[lang], "quote") for lang in LANGUAGES}
    units = {f"unit_{lang}": unit(how, rows[lang][0], lang) for lang in LANGUAGES}
    return told | units | why | {"answer": f"{number:.10g}", "ids": " ".join(names)}


def said(rows: Sequence[Mapping[str, str]], column: str) -> str:
    """What a column says in rows, each once."""
    return " ".join(dict.fromkeys(row[column] for row in rows if row[column]))


def unit(how: str, row: Mapping[str, str], lang: str) -> str:
    """What an answer counts."""
    if row["measure"] == "percent" and how == "difference":
        return WORDS[lang]["percentage_points"]
    return WORDS[lang]["percent"] if row["measure"] == "percent" or how == "share" else row["unit"]
