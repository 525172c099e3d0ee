"""The benchmark: questions that people ask of the figures, with the answer or that the data cannot say; and what lies beside it.

`docs/benchmark.csv` has a row a question. It types no figure: `how` says what is done with the numbers of which `rows`, and the
answer is worked out of the package that is published. A question about a row that is not there is left out, so that nothing that
is withdrawn holds a publication up; the tests say which one it was. The same answers stand on the pages of the indicators that the
rows are of, and the search finds them there.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.ground.claim import COUNT
from scripts.ground.data_package import Package, Row, once
from scripts.ground.interval import has_number
from scripts.ground.markup import esc
from scripts.paths import DOCS
from scripts.site.addresses import indicator_address
from scripts.site.exports.figures.forms import by_id, csv_bytes
from scripts.site.exports.figures.lines import lines
from scripts.site.figure.amounts import counted
from scripts.site.figure.wording import upper_first
from scripts.site.package.labels import Labels
from scripts.site.text.language import LANGUAGES, WORDS, read_table

FILE = DOCS / "benchmark.csv"
COLUMNS = ("name", "question_sv", "question_en", "how", "rows", "why_sv", "why_en", "ask")
# What is published of a question: `why` is the sentence of its rows, or why the data cannot say; `ask` how it is asked of the
# English file with ask.py.
ALONE = ("name", "question_sv", "question_en")
PUBLISHED = (*ALONE, "answer", "unit_sv", "unit_en", "why_sv", "why_en", "ask", "ids")
NOTHING, CANNOT_SAY = "nothing", "cannot say"
WORKED_OUT: dict[str, Callable[[Sequence[float]], float]] = {
    "figure": lambda numbers: numbers[0],
    "sum": sum,
    "difference": lambda numbers: numbers[1] - numbers[0],
    "share": lambda numbers: 100 * numbers[0] / numbers[1],
    "growth": lambda numbers: 100 * (numbers[1] / numbers[0] - 1),
}
DECIMALS = {"share": 1, "growth": 1}
Question = Mapping[str, str]
# What is read off each row, without its empty cells: in words, between which numbers, or every number that the source prints.
READ_OFF: dict[str, Callable[[Question], Sequence[str]]] = {
    "words": lambda row: [row["category"]],
    "bounds": lambda row: [row["lower"], row["upper"]],
    "printed": lambda row: [row["value"], *re.findall(r"\d+(?:\.\d+)?", row["doubt"])],
    "rest": lambda row: [rest(row)],
}
BETWEEN = "; "  # several answers, or several rows: the name of what the source says in words has spaces
# Language -> the name of a row of the file with all figures -> its cells.
Figures = Mapping[str, Mapping[str, Mapping[str, str]]]
ASK, BENCHMARK, SCORE = "ask.py", "benchmark.csv", "score.py"
# The questions alone: a program that has read the key has read the answers.
QUESTIONS = "benchmark_questions.csv"


def read_questions(path: Path = FILE) -> list[Question]:
    """The questions. Raises PackageError on the first row that cannot be read, with its place and what to do."""
    seen: set[str] = set()
    return [*read_table(path.name, path.read_text(encoding="utf-8"), COLUMNS, lambda row: fault_of(row, seen))]


def fault_of(row: Question, before: set[str]) -> str:
    """What is wrong with a row; nothing where it can be read. `before`: the names of those above it."""
    if row["name"] in before:
        return f"column name: {row['name']} stands twice; give the question a name of its own"
    before.add(row["name"])
    if row["how"] not in (*WORKED_OUT, *READ_OFF, NOTHING):
        return f"column how: {row['how']!r} is none of {', '.join((*WORKED_OUT, *READ_OFF, NOTHING))}"
    why = ("why_sv", "why_en") if row["how"] == NOTHING else ()
    empty = [name for name in ("name", "question_sv", "question_en", "rows", *why) if not row[name].strip()]
    return f"column {empty[0]}: it is empty; write it" if empty else ""


def lacking(question: Question, figures: Figures) -> list[str]:
    """The rows that a question names and the file does not have."""
    return [name for name in names_of(question) if name not in figures[LANGUAGES[0]]]


def names_of(question: Question) -> list[str]:
    """The names of the rows that a question is answered from."""
    return [name for name in question["rows"].split(BETWEEN) if name]


def answered(questions: Sequence[Question], figures: Figures) -> list[dict[str, str]]:
    """Each question with its answer, where the file has its rows."""
    return [answer(question, figures) for question in questions if not lacking(question, figures)]


def answer(question: Question, figures: Figures) -> dict[str, str]:
    """One question as it is published. Where a number is missing or has bounds only, the data cannot say."""
    names, how = names_of(question), question["how"]
    rows = {lang: [figures[lang][name] for name in names] for lang in LANGUAGES}
    told = {name: question[name] for name in ("name", "question_sv", "question_en", "ask")}
    found = found_in(rows["en"], how)
    why = {f"why_{lang}": reason(question[f"why_{lang}"], rows[lang], found) for lang in LANGUAGES}
    units = {f"unit_{lang}": unit(how, rows[lang][0], lang) if found else "" for lang in LANGUAGES}
    return told | units | why | {"answer": BETWEEN.join(found) or CANNOT_SAY, "ids": BETWEEN.join(names)}


def found_in(rows: Sequence[Mapping[str, str]], how: str) -> list[str]:
    """The answer, or each of several; none where a row lacks what is asked of it."""
    read = READ_OFF.get(how, lambda row: [row["value"]])
    cells = [[cell for cell in read(row) if cell] for row in rows if how != NOTHING]
    if not all(cells) or how not in WORKED_OUT:
        return list(dict.fromkeys(cell for each in cells for cell in each)) if all(cells) else []
    worked_out = round(WORKED_OUT[how]([float(cell) for (cell,) in cells]), DECIMALS.get(how, 10))
    return [f"{worked_out:.10g}"]


def rest(row: Mapping[str, str]) -> str:
    """What is left of the base of a row: of people, needs or cases as many as it has, of a share all hundred."""
    whole = "100" if row["measure"] == "percent" else row["base_value"]
    return f"{float(whole) - float(row['value']):.10g}" if whole and row["value"] else ""


def reason(own: str, rows: Sequence[Question], found: Sequence[str]) -> str:
    """The sentences of rows with an answer and what is said beside them; else why there is none, or a sentence with bounds."""
    return f"{said(rows, 'quote')} {own}".strip() if found else own or said(rows, "missing") or said(rows, "quote")


def said(rows: Sequence[Mapping[str, str]], column: str) -> str:
    """What a column says in rows, each once; of what the source only says in words, its place among the others."""
    places = (row[column] or (f"{row['category']}: {row['said']}." if row["measure"] == "rank" else "") for row in rows)
    return " ".join(dict.fromkeys(filter(None, places)))


def unit(how: str, row: Mapping[str, str], lang: str) -> str:
    """What an answer counts; words count nothing."""
    if how == "words":
        return ""
    if row["measure"] == "percent" and how == "difference":
        return WORDS[lang]["percentage_points"]
    return WORDS[lang]["percent"] if row["measure"] == "percent" or how in DECIMALS else row["unit"]


@dataclass(frozen=True)
class Asked:
    """A question as a reader meets it: what answers it, or why nobody can, and the indicators that it is about."""

    name: str
    question: str
    text: str
    indicators: tuple[str, ...]

    @property
    def place(self) -> str:
        """Where it stands on the page of each of them."""
        return f"asked-{self.name}"

    @property
    def entry(self) -> dict[str, str]:
        """What the search is given: the page of the first."""
        location = f"{indicator_address(self.indicators[0])}#{self.place}"
        return {"location": location, "title": esc(self.question), "text": esc(self.text)}


@once
def asked(labels: Labels) -> list[Asked]:
    """The questions whose rows the package has, in the language of the labels."""
    rows = {line.row["observation"]: line.row for line in lines(labels.package)}
    questions = [each for each in read_questions() if rows.keys() >= {*names_of(each)}]
    told = answered(questions, by_id(labels.package)) if questions else []
    return [
        in_words(one, question["how"], [rows[name] for name in names_of(question)], labels)
        for one, question in zip(told, questions, strict=True)
    ]


def in_words(told: Question, how: str, rows: Sequence[Row], labels: Labels) -> Asked:
    """A question with the sentences of its rows, after what is worked out of them; or that the figures cannot say, and why."""
    lang, number = labels.language.of_package, told["answer"]
    text = f"{upper_first(told[f'why_{lang}']).removesuffix('.')}."
    if number == CANNOT_SAY and (how == NOTHING or not all(map(has_number, rows))):
        text = labels.say("asked_unsaid", text)
    elif number != CANNOT_SAY and how in (*WORKED_OUT, "rest") and how != "figure":
        number, unit = labels.language.number(number), told[f"unit_{lang}"]
        counts = rows[0]["measure"] == COUNT and how not in DECIMALS
        text = f"{counted(number, rows[0]['unit'], labels) if counts else f'{number} {unit}'}. {text}"
    indicators = tuple(dict.fromkeys(row["indicator"] for row in rows))
    return Asked(told["name"], told[f"question_{lang}"], text, indicators)


def asking_files(package: Package) -> dict[str, bytes]:
    """Path -> bytes. The programs are given out as they lie here."""
    told = answered(read_questions(), by_id(package))
    return {
        ASK: Path(__file__).with_name(ASK).read_bytes(),
        BENCHMARK: csv_bytes(PUBLISHED, told),
        QUESTIONS: csv_bytes(ALONE, ({name: each[name] for name in ALONE} for each in told)),
        SCORE: Path(__file__).with_name(SCORE).read_bytes(),
    }
