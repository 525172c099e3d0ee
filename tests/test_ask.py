"""The guarded question that lies beside the data: a number that can be cited, or the rule that refuses it. Never a wrong number.

What it answers is in `cases/ask.txt`, a promise with its rows and questions; here is what a file of cases cannot say.
"""

import io
import re
import shutil
import subprocess
import sys

import pandas as pd
import pytest

from scripts.paths import ROOT
from scripts.site.exports import ask
from scripts.site.exports.archive import archive_files
from scripts.site.exports.figures.columns import COLUMNS
from scripts.site.exports.figures.forms import figure_rows
from scripts.site.package.labels import Labels
from scripts.site.text.language import Language
from tests.frozen_years import PRINTED, package
from tests.site_server import published

LATER = pytest.mark.slow("a Python of its own", "test_each_question_of_the_book_is_answered_as_it_says")

BOOK = (ROOT / "tests/cases/ask.txt").read_text(encoding="utf-8")
CELL = {"indicator": "Met", "category": "Total", "population": "Everyone", "scope": "All cases", "unit": "people"}
CELL |= {"condition": "No condition", "measure": "count", "kind": "number", "producer": "Us", "year": "2031"}
NUMBERS = ("year", "year_to", "base_value", "rank")
IDS = ("category", "population", "scope", "condition", "year", "measure")


def cells(text):
    """What stands in "column = value; column = one | other": years are numbers."""
    pairs = (one.split(" = ", 1) for one in text.split("; ") if one)
    return {name: typed(name, said.split(" | ")) for name, said in pairs}


def typed(name, said):
    """One value, or several."""
    found = [int(each) if name in NUMBERS else each for each in said]
    return found if len(found) > 1 else found[0]


def row(line):
    """A row of a file: its number, then what is not as usual."""
    value, _, more = line.partition("; ")
    own = CELL | ({} if value == "-" else dict.fromkeys(("value", "lower", "upper"), value)) | cells(more)
    own |= {"year_to": own.get("year_to", own["year"]), "compare_answer": f"{own['indicator']}.{own['category']}"}
    name = ".".join(str(own[column]) for column in IDS).replace(" ", "_")
    return {"quote": f"{own['year']}: {value} {own['unit']}.", "id": name, **own}


def file_of(*lines):
    return pd.read_csv(io.StringIO(pd.DataFrame(map(row, lines), columns=[*COLUMNS]).to_csv(index=False)))


def cases():
    """(promise, rows, question, answer) of each question of the book."""
    rows: list[str] = []
    for case in BOOK.split("\n# ")[1:]:
        promise, *lines = case.strip().split("\n")
        rows = [line for line in lines if " -> " not in line] or rows
        yield from ((promise, rows, *line.split(" -> ")) for line in lines if " -> " in line)


def answer_to(question, rows):
    """What a question of the book is answered."""
    how, _, asked = question.partition(" ")
    named = [cells(side) for side in re.findall(r"\[(.*?)\]", asked)]
    of = {"of": named.pop()} if how == "share" and named else {}
    return getattr(ask, how)(file_of(*rows), *named, **of, **cells(asked.rpartition("] ")[2]))


def said_of(answer, field):
    """What a field of an answer is, as the book writes it."""
    columns = {"years": "year", "populations": "population"}
    if field in columns:
        return " | ".join(map(str, answer.rows[columns[field]]))
    found = getattr(answer, field)
    if field == "which":
        return found.replace("; ", " | ")
    return "none" if found is None else found if isinstance(found, str) else f"{found:g}"


@pytest.mark.parametrize(("promise", "rows", "question", "answer"), [*cases()])
def test_each_question_of_the_book_is_answered_as_it_says(promise, rows, question, answer):
    """A number with what must be known of it, or why the data cannot say."""
    found = answer_to(question, rows)
    assert bool(found) != answer.startswith("no"), promise
    if not found:
        assert answer.removeprefix("no").strip() in found.refused
        return
    for name, said in (one.split(" = ", 1) for one in answer.split("; ")):
        told = said_of(found, name)
        assert told == said or (name == "cite" and said in told.replace("; ", ", ")), promise


WHOLE = "40; not_added = A whole is not added to its parts."
MET = file_of(WHOLE, "30; population = Adults; sum_group = met", "10; population = Children; sum_group = met")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"indicator": "Mett"}, "No row has indicator = 'Mett'. The nearest: Met."),
        ({"indicator": "Met", "population": "Kids"}, "'Kids'. The indicator has: Everyone | Adults | Children."),
        ({"year": "2031"}, "No row has year = '2031'. The nearest: 2031."),
        ({"colour": "red"}, "The file has no column colour."),
    ],
)
def test_a_word_that_the_file_does_not_have_is_an_error_and_no_refusal(asked, told):
    """Who has mistyped must not believe that the data cannot say."""
    with pytest.raises(ValueError, match=re.escape(told)):
        ask.total(MET, **asked)


def test_another_table_is_refused():
    """It has no rows that say what they are about."""
    with pytest.raises(ValueError, match="not the whole file"):
        ask.total(pd.DataFrame({"a": [1]}), a=1)


def test_an_empty_cell_is_the_same_from_a_csv_file_and_from_parquet():
    """Null, not a number, and an empty text."""
    null = MET.astype({"sum_group": "string", "base": "string"})
    none = MET.astype(object).where(MET.notna(), None).astype({"value": float, "lower": float, "upper": float})
    for figures in (null, none, MET.fillna({"sum_group": "", "not_added": ""})):
        assert ask.total(figures, indicator="Met", year=2031).number == 40


def test_the_words_are_those_of_the_package():
    """What stands where nothing is narrowed, and what a doubtful figure is called."""
    lines = [line.split(" | ") for line in ask.WORDS.strip().splitlines()]
    for place, lang in enumerate(("en", "sv"), 1):
        words = {line[0]: line[place] for line in lines}
        labels = Labels(package(PRINTED), Language(lang))
        assert words["scope"] == labels.code("scope", "all_cases")
        assert words["condition"] == labels.language.words["figures_no_condition"]
        assert words["doubtful"] == labels.code("doubt", "doubtful").lower()


@LATER
def test_it_needs_nothing_of_the_project(tmp_path):
    """It is one file beside the data, and says of which version its numbers are."""
    shutil.copy(ask.__file__, tmp_path)
    (tmp_path / "datapackage.json").write_text('{"name": "figures", "version": "9.8.7"}', encoding="utf-8")
    MET[MET["sum_group"].notna()].to_csv(tmp_path / "figures.csv", index=False)
    code = "import ask, pandas; print(ask.total(pandas.read_csv('figures.csv'), indicator='Met'))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True, env={"PYTHONPATH": ""}
    )
    assert done.stdout.strip().endswith("figures 9.8.7).")


@LATER
def test_its_first_lines_show_how_and_run_as_they_stand(tmp_path):
    """In the folder of the archive they answer with the sentence of everyone met in the newest year."""
    lines = re.findall(r"(?m)^    (.+)$", ask.__doc__ or "")
    for path in ("ask.py", "datapackage.json", "data/figures-en.csv"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(archive_files(published())[path])
    command = [sys.executable, "-c", "\n".join(lines)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() in {row["quote"] for row in figure_rows(published(), "en")}


@pytest.mark.parametrize(("lang", "step"), [("sv", 1), ("en", 5)])
@pytest.mark.slow("every number of the file", "test_each_question_of_the_book_is_answered_as_it_says")
def test_every_number_of_the_file_can_be_asked_for_in_its_words(lang, step):
    """And comes with its bounds, its base, its doubt and its sentence; in English one in five."""
    figures = pd.read_csv(io.BytesIO(archive_files(published())[f"data/figures-{lang}.csv"]))
    for _, row in figures[figures["lower"].notna() | figures["upper"].notna()][::step].iterrows():
        asked = {name: row[name] for name in ("year", "year_to", *ask.CELL) if pd.notna(row[name])}
        answer = ask.figure(figures, **asked)
        told = pd.Series([answer.number, answer.lower, answer.upper, answer.base_value], dtype=float)
        assert told.equals(row[["value", "lower", "upper", "base_value"]].astype(float).reset_index(drop=True)), row[
            "id"
        ]
        assert (str(answer), answer.doubt or None) == (row["quote"], row["doubt"] if pd.notna(row["doubt"]) else None)
