"""The benchmark: each question is answered by the package itself or the data cannot say, and answers to it are scored."""

import ast
import csv
import io
import subprocess
import sys

import pandas as pd
import pytest

from scripts.ground.data_package import PackageError, once
from scripts.site.exports import ask, score
from scripts.site.exports.archive import archive_files
from scripts.site.exports.benchmark import COLUMNS, NOTHING, PUBLISHED, answered, lacking, read_questions
from scripts.site.exports.figures.forms import by_id
from scripts.site.text.language import LANGUAGES
from tests.frozen_years import FORMS, package
from tests.promised import promised
from tests.site_server import published

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
    "unmet": ROW | {"lower": "3", "upper": "7"},
    "mean": ROW | {"value": "2.5", "doubt": "Also printed as 2.65"},
    "said first": ROW | {"measure": "rank", "category": "Thailand", "said": "number 1 by size"},
    "said second": ROW | {"measure": "rank", "category": "Sweden", "said": "number 2 by size"},
    "then": ROW | {"value": "50.5", "measure": "percent"},
    "now": ROW | {"value": "52.0", "measure": "percent"},
    "hidden": ROW | {"missing": "The number is hidden."},
}


def answer_to(**columns):
    """A question about the rows above as it is published."""
    (told,) = answered([QUESTION | columns], dict.fromkeys(LANGUAGES, FILE))
    return told


@promised
def test_an_answer_is_worked_out_of_the_rows(how, rows, answer, unit):
    """No figure is typed in the table of questions."""
    told = answer_to(how=how, rows=rows)
    assert set(told) == set(PUBLISHED)
    assert (told["answer"], told["unit_en"], told["ids"]) == (answer, unit, rows)


def test_a_number_has_the_sentences_of_its_rows():
    """Whoever asks can cite them."""
    assert answer_to(how="share", rows="children; met")["why_en"] == "10 children. The members met 40 people."


def test_words_have_their_place_among_the_others():
    """The source has no sentence with a number for them."""
    assert answer_to(how="words", rows="said first")["why_en"] == "Thailand: number 1 by size."


def test_what_the_data_cannot_say_has_its_reason():
    """In both languages, with the rows that look like an answer."""
    told = answer_to(how=NOTHING, rows="met", why_sv="Ingen vet.", why_en="Nobody knows.")
    assert (told["answer"], told["why_sv"], told["why_en"]) == ("cannot say", "Ingen vet.", "Nobody knows.")


def test_a_number_that_is_no_longer_there_cannot_be_said():
    """It is hidden or withdrawn: the row tells why."""
    for how, rows in [("figure", "hidden"), ("rest", "hidden"), ("printed", "met; hidden"), ("bounds", "hidden")]:
        told = answer_to(how=how, rows=rows)
        assert (told["answer"], told["why_en"]) == ("cannot say", "The number is hidden.")


def test_a_question_about_a_row_that_is_gone_is_left_out():
    """What is withdrawn never holds a publication up."""
    assert answered([QUESTION | {"rows": "gone"}, QUESTION], dict.fromkeys(LANGUAGES, FILE)) != []
    assert answered([QUESTION | {"rows": "gone"}], dict.fromkeys(LANGUAGES, FILE)) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            {"how": "guess"},
            "row 2: column how: 'guess' is none of figure, sum, difference, share, growth, words, bounds, printed, rest, nothing",
        ),
        ({"rows": ""}, "row 2: column rows: it is empty; write it"),
        ({"how": NOTHING, "why_en": "Nobody knows."}, "row 2: column why_sv: it is empty; write it"),
        ({"question_en": " "}, "row 2: column question_en: it is empty; write it"),
    ],
)
def test_a_question_that_cannot_be_read_is_named_with_its_cell(tmp_path, change, told):
    """File, row, column, what stands there and what to do."""
    with pytest.raises(PackageError, match=told.replace("(", r"\(")):
        read_questions(table(tmp_path, QUESTION | change))


def test_two_questions_of_one_name_are_refused(tmp_path):
    """An answer could be to either."""
    with pytest.raises(PackageError, match="row 3: column name: met stands twice"):
        read_questions(table(tmp_path, QUESTION, QUESTION))


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
SEVERAL = "name,answer\nmean,2.5; 2.65\ncountries,Thailand; Sweden\n"


@pytest.mark.parametrize(
    ("answers", "marks"),
    [
        ("met,40\nshare,17.8\nfuture,cannot say\n", ["right", "right", "rightly refused"]),
        ("met,41\nshare,cannot say\nfuture,9\n", ["wrong", "refused", "wrong"]),
        ("future,Cannot say \nmet,40.0\nshare,17.82\n", ["right", "right", "rightly refused"]),
    ],
)
def test_each_answer_has_one_of_four_marks(tmp_path, answers, marks):
    """A number where the data cannot say is as wrong as another number."""
    (tmp_path / "benchmark.csv").write_text(BENCHMARK, encoding="utf-8")
    (tmp_path / "answers.csv").write_text(f"name,answer\n{answers}", encoding="utf-8")
    found = score.score(tmp_path / "answers.csv", tmp_path / "benchmark.csv")
    assert [mark for mark, *_ in found] == marks


@pytest.mark.parametrize(
    ("mean", "countries", "marks"),
    [
        ("2.65; 2.5", "sweden; Thailand", ["right", "right"]),
        ("2.5", "Thailand; Nigeria", ["wrong", "wrong"]),
        ("2.5; 2.65; 3", "7", ["wrong", "wrong"]),
    ],
)
def test_an_answer_of_several_is_right_with_all_of_them(tmp_path, mean, countries, marks):
    """In any order, and with nothing else."""
    (tmp_path / "benchmark.csv").write_text(SEVERAL, encoding="utf-8")
    (tmp_path / "answers.csv").write_text(f"name,answer\nmean,{mean}\ncountries,{countries}\n", encoding="utf-8")
    assert [mark for mark, *_ in score.score(tmp_path / "answers.csv", tmp_path / "benchmark.csv")] == marks


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ("question,answer\n", "line 1: the columns are question, answer. Call two of them name and answer."),
        ("name,answer\nmet,about 40\n", "line 2, column answer: 'about 40' is no number. Write one as 1772 or 55.2"),
        ("name,answer\nmet,nan\n", "line 2, column answer: 'nan' is no number."),
        ("name,answer\nmet,1,772\n", "line 2: 3 cells. There must be 2, as in line 1."),
        ("name,answer\nmet,40\nmet,41\n", "line 3, column name: met stands twice. Keep one of them."),
        ("name,answer\nmett,40\n", "column name: mett is no question of "),
        ("name,answer\nmet,40\n", "there is no row for share. Write cannot say where there is no answer."),
        ("", "line 1: the columns are . Call two of them name and answer."),
        (None, "cannot be read as CSV in UTF-8"),
    ],
)
def test_answers_that_cannot_be_read_are_one_message(tmp_path, capsys, answers, told):
    """File, line, column, what was found, what to do; and nothing is scored."""
    benchmark, given = tmp_path / "benchmark.csv", tmp_path / "answers.csv"
    benchmark.write_text(BENCHMARK, encoding="utf-8")
    if answers is not None:
        given.write_text(answers, encoding="utf-8")
    assert score.main([str(given), str(benchmark)]) == 1
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


@pytest.mark.parametrize("arguments", [[], ["a", "b", "c"]])
def test_without_a_file_it_says_how_it_is_called(capsys, arguments):
    """One line, exit code 1."""
    assert score.main(arguments) == 1
    assert capsys.readouterr().err == "Give the file with the answers: python score.py answers.csv\n"


def test_every_question_is_about_rows_that_the_package_has():
    """A row that is gone takes its questions with it: mend them in docs/benchmark.csv, or take them out."""
    lost = {one["name"]: lacking(one, by_id(published())) for one in read_questions()}
    assert {name: rows for name, rows in lost.items() if rows} == {}
    assert [row["name"] for row in benchmark_of(published())] == [*lost]


def benchmark_of(package):
    return list(csv.DictReader(io.StringIO(archive_files(package)["benchmark.csv"].decode())))


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


def asked(question, package, lang):
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


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.slow("all questions of the benchmark; each way to answer is always tried on a few rows")
def test_the_guarded_question_answers_none_of_them_wrongly(lang):
    """And refuses at most two that have an answer; in the file of either language."""
    marks = {one["name"]: mark(one, published(), lang) for one in benchmark_of(published()) if one["ask"]}
    assert [name for name, said in marks.items() if said == "wrong"] == []
    assert len([name for name, said in marks.items() if said == "refused"]) <= 2


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.slow("all questions of the benchmark; each way to answer is always tried on a few rows")
def test_nor_of_a_form_year(name):
    """What was hidden or revised there is answered as the benchmark of that package has it."""
    marks = {one["name"]: mark(one, package(name), "en") for one in benchmark_of(package(name)) if one["ask"]}
    assert marks
    assert [one for one, said in marks.items() if said == "wrong"] == []


def mark(question, package, lang):
    """What the answer of ask.py is worth."""
    number = asked(question, package, lang).number
    return score.marked(None if number is None else [number], score.answer_of(question["answer"], ""))
