"""The benchmark: each question is answered by the package itself or the data cannot say, and answers to it are scored."""

import ast
import csv
import io
import subprocess
import sys

import pandas as pd
import pytest

from scripts.ground.data_package import PackageError, once
from scripts.ground.markup import esc
from scripts.site.exports import ask, score
from scripts.site.exports.archive import archive_files
from scripts.site.exports.benchmark import (
    BETWEEN,
    COLUMNS,
    PUBLISHED,
    answered,
    asked,
    in_words,
    lacking,
    names_of,
    read_questions,
)
from scripts.site.exports.figures.forms import by_id
from scripts.site.pages.indicator_page import indicator_page
from scripts.site.text.language import LANGUAGES
from tests.frozen_years import FORMS, package
from tests.promised import READ, promised
from tests.seldom import seldom
from tests.site_package import no_drawing
from tests.site_server import published, published_labels

LATER = pytest.mark.slow(
    "all questions of the benchmark",
    "test_an_answer_is_worked_out_of_the_rows",
    "test_figures_questions.py::test_the_program_beside_the_file_answers_none_of_them_wrongly",
)

QUESTION = {
    "name": "met",
    "question_sv": "Hur många?",
    "question_en": "How many?",
    "how": "figure",
    "rows": "met",
    "why_sv": "",
    "why_en": "",
    "ask": 'total(indicator="Met")',
}
ROW = dict.fromkeys(("value", "lower", "upper", "base_value", "doubt", "quote", "missing"), "") | {
    "unit": "people",
    "measure": "count",
}
FILE = {
    "met": ROW | {"value": "40", "quote": "The members met 40 people."},
    "children": ROW | {"value": "10", "base_value": "40", "quote": "10 children."},
    "unmet": ROW | {"lower": "3", "upper": "7", "quote": "Between 3 and 7 people."},
    "mean": ROW | {"value": "2.5", "doubt": "Also printed as 2.65"},
    "said first": ROW | {"measure": "rank", "category": "Thailand", "said": "number 1 by size"},
    "said second": ROW | {"measure": "rank", "category": "Sweden", "said": "number 2 by size"},
    "then": ROW | {"value": "50.5", "measure": "percent"},
    "now": ROW | {"value": "52.0", "measure": "percent"},
    "hidden": ROW | {"missing": "The number is hidden."},
}


@promised
def test_an_answer_is_worked_out_of_the_rows(how, rows, own, answer, unit, said):
    """No figure is typed in the table of questions; whoever asks can cite the sentences of its rows, or why there is none."""
    (told,) = answered([QUESTION | {"how": how, "rows": rows} | own], dict.fromkeys(LANGUAGES, FILE))
    assert set(told) == set(PUBLISHED)
    assert (told["answer"], told["unit_en"], told["ids"]) == (answer, unit, rows)
    assert said in ("", told["why_en"])
    assert all(told[name].endswith(text) for name, text in own.items())


def test_a_question_about_a_row_that_is_gone_is_left_out():
    """What is withdrawn never holds a publication up."""
    assert answered([QUESTION | {"rows": "gone"}, QUESTION], dict.fromkeys(LANGUAGES, FILE)) != []
    assert answered([QUESTION | {"rows": "gone"}], dict.fromkeys(LANGUAGES, FILE)) == []


@promised
def test_a_question_that_cannot_be_read_is_named_with_its_cell(tmp_path, changes, told):
    """File, row, column, what stands there and what to do; of each question something is other than in the one above."""
    with pytest.raises(PackageError, match=told):
        read_questions(table(tmp_path, *(QUESTION | READ["="](change) for change in changes)))


def table(folder, *questions):
    path = folder / "benchmark.csv"
    cells = [['"' + row[name].replace('"', '""') + '"' for name in COLUMNS] for row in questions]
    path.write_text("\n".join([",".join(COLUMNS), *map(",".join, cells)]) + "\n", encoding="utf-8")
    return path


def test_the_questions_type_no_figure():
    """A reason holds whatever the numbers are; a year may stand in a question."""
    digits = [
        row["name"] for row in read_questions() for lang in LANGUAGES if any(map(str.isdigit, row[f"why_{lang}"]))
    ]
    assert digits == []


BENCHMARK = "name,answer,why\nmet,40,a\nshare,17.8,b\nfuture,cannot say,c\n"


@promised
def test_each_answer_has_one_of_four_marks(right, given, mark):
    """A number where the data cannot say is as wrong as another number."""
    assert score.marked(score.answer_of(given, ""), score.answer_of(right, "")) == mark


@promised
def test_answers_that_cannot_be_read_are_one_message(tmp_path, capsys, lines, told):
    """File, line, column, what was found, what to do, exit code 1; and nothing is scored."""
    benchmark, given = tmp_path / "benchmark.csv", tmp_path / "answers.csv"
    benchmark.write_text(BENCHMARK, encoding="utf-8")
    if "no file" not in lines:
        given.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    called = {"no name": [], "three names": ["a", "b", "c"]}
    assert score.main(called.get("".join(lines), [str(given), str(benchmark)])) == 1
    printed = capsys.readouterr()
    assert (printed.out, printed.err.count("\n")) == ("", 1)
    assert told in printed.err


def test_the_score_is_printed_by_a_file_that_needs_nothing(tmp_path):
    """It lies beside the benchmark."""
    (tmp_path / "score.py").write_bytes(score.BESIDE.with_name("score.py").read_bytes())
    (tmp_path / "benchmark.csv").write_text(BENCHMARK, encoding="utf-8")
    (tmp_path / "answers.csv").write_text("name,answer\nmet,40\nshare,8\nfuture,cannot say\n", encoding="utf-8")
    command = [sys.executable, "-I", "score.py", "answers.csv"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[1:] == [
        "wrong            share: 8, and not 17.8",
        "rightly refused  future: cannot say",
        "right 1; rightly refused 1; refused 0; wrong 1; of 3 questions",
    ]


def test_every_question_is_about_rows_that_the_package_has():
    """A row that is gone takes its questions with it: mend them in docs/benchmark.csv, or take them out."""
    lost = {one["name"]: lacking(one, by_id(published())) for one in read_questions()}
    assert {name: rows for name, rows in lost.items() if rows} == {}
    assert [row["name"] for row in benchmark_of(published())] == [*lost]


def benchmark_of(package, file="benchmark.csv"):
    return list(csv.DictReader(io.StringIO(archive_files(package)[file].decode())))


def test_the_questions_lie_alone_beside_their_key():
    """Whoever is tried has them without the answers."""
    names = ("name", "question_sv", "question_en")
    alone = [{name: row[name] for name in names} for row in benchmark_of(published())]
    assert benchmark_of(published(), "benchmark_questions.csv") == alone


@promised
def test_a_question_is_answered_in_words(how, answer, row, reason, says):
    """By the sentences of its rows, after what is worked out of them; or it is said that the figures cannot say, and why."""
    told = {"name": "met", "question_sv": "Hur många?", "answer": answer, "unit_sv": "procent", "why_sv": reason}
    numbers = dict.fromkeys(("value", "lower", "upper"), "")
    given = [numbers | {"measure": "count", "unit": "persons", "indicator": name} | row for name in ("a", "b", "a")]
    one = in_words(told, how, given, published_labels())
    assert one.text.replace("\N{NO-BREAK SPACE}", " ") == says
    assert (one.indicators, one.entry["location"]) == (("a", "b"), f"indicators/a/#{one.place}")


@pytest.mark.parametrize("lang", seldom(LANGUAGES))
def test_a_question_stands_on_the_page_of_each_indicator_that_its_rows_are_of(lang):
    """And none on another; what a page says of it is what the key says."""
    known, rows = published_labels(lang), by_id(published())[lang]
    titles = {one["name"]: {rows[name]["indicator"] for name in names_of(one)} for one in read_questions()}
    assert [one.name for one in asked(known)] == [*titles]
    for row in published().rows("indicators"):
        page, title = indicator_page(row, known, no_drawing), known.title("indicators", row["indicator"])
        stand = [
            one.name
            for one in asked(known)
            if f'"{one.place}"><dt>{esc(one.question)}</dt><dd>{esc(one.text)}<' in page
        ]
        assert stand == [name for name, own in titles.items() if title in own]


@once
def read(package):
    """Language -> the file with all figures as ask.py reads it, and what each word of the English one is called there."""
    return {
        lang: (
            pd.read_csv(io.BytesIO(archive_files(package)[f"data/figures-{lang}.csv"])),
            {
                (column, text): own[name][column]
                for name, row in by_id(package)["en"].items()
                for column, text in row.items()
            },
        )
        for lang, own in by_id(package).items()
    }


def asked_of_file(question, package, lang):
    """What ask.py answers: the question as it is written, of the file in a language."""
    figures, words = read(package)[lang]
    call = ast.parse(question["ask"], mode="eval").body
    assert isinstance(call, ast.Call)
    assert isinstance(call.func, ast.Name)

    def told(column, value):
        if isinstance(value, dict):
            return {name: told(name, each) for name, each in value.items()}
        if isinstance(value, list):
            return [told(column, each) for each in value]
        return words.get((column, value), value)

    sides = [told("", ast.literal_eval(side)) for side in call.args]
    filters = {str(each.arg): told(str(each.arg), ast.literal_eval(each.value)) for each in call.keywords}
    return getattr(ask, call.func.id)(figures, *sides, **filters)


@pytest.mark.parametrize("lang", seldom(LANGUAGES))
def test_the_guarded_question_answers_each_as_its_key_has_it(lang):
    """In the file of either language: what has an answer is answered, and what the data cannot say is refused."""
    assert contradicted(published(), lang) == {}


@pytest.mark.parametrize("name", FORMS)
@LATER
def test_nor_of_a_form_year(name):
    """What was hidden or revised there is answered as the benchmark of that package has it."""
    assert [one for one, said in contradicted(package(name), "en").items() if said == "wrong"] == []


def contradicted(package, lang):
    """Name -> mark of each question whose call is not answered as its key has it."""
    marks = {one["name"]: mark(one, package, lang) for one in benchmark_of(package) if one["ask"]}
    assert marks
    return {name: said for name, said in marks.items() if "right" not in said}


# What is said of a number that is none where the exact one is asked for.
ROUGHLY = {lang: published_labels(lang).code("qualifier", "about") for lang in LANGUAGES}


def mark(question, package, lang):
    """What the answer of ask.py is worth: a number, or which answers; bounds alone are none where a number is asked for."""
    found, right = asked_of_file(question, package, lang), score.answer_of(question["answer"], "")
    if right and all(isinstance(each, str) for each in right):
        words = read(package)[lang][1]
        right = [words["category", each].casefold() for each in question["answer"].split(BETWEEN)]
    bounds = [each for each in (found.lower, found.upper) if each is not None]
    if found.which:
        return score.marked([each.casefold() for each in found.which.split(BETWEEN)], right)
    if found.number is not None and (right or found.said != ROUGHLY[lang]):
        return score.marked([found.number], right)
    return score.marked(bounds if right and bounds else None, right)
