"""What the form cannot ask today: a question asked for the first time, one that is dropped.

One that means something else stands in `cases/added.txt`.
"""

import csv
import io
import zipfile

import pytest

from scripts.ground.tables import all_records
from scripts.package.build import build
from scripts.package.sources import read_sources
from scripts.paths import DATAPACKAGE
from scripts.site.charts.drawing import draw
from scripts.site.package.labels import Labels, read_package
from scripts.site.pages.indicator_page import indicator_page
from scripts.site.text.language import Language
from scripts.year.start import workbook
from tests.rows import figure
from tests.year_folder import (
    BEFORE,
    YEAR,
    book_of,
    explain,
    fill,
    fill_free,
    folder_with,
    plan_of,
    read,
    started,
    zip_of,
)

LATER = pytest.mark.slow(
    "forms of their own", "test_a_new_question_is_three_rows_and_is_asked_and_hidden_like_all_others"
)

INTERPRETER = {
    "indicator": "interpreter", "order": "99", "measurement_point": "99", "theme": "support", "population": "adults_direct",
    "unit": "persons", "answers": "one", "importance": "1", "first_year": YEAR, "base_rule": "persons_answered",
    "chart_kind": "bars", "title_sv": "Tolk", "title_en": "Interpreter", "definition_sv": "Om personen fick tolk.",
    "definition_en": "Whether the person had an interpreter.", "counted_sv": "Det gäller vuxna.", "counted_en": "It covers adults.",
    "base_rule_sv": "En andel av dem som svarat.", "base_rule_en": "A share of those who answered.",
}  # fmt: skip
ANSWERS = (
    {"category": "had", "order": "1", "role": "part", "label_sv": "Fick tolk", "label_en": "Had one"}
    | {"predicate_sv": "fick tolk", "predicate_en": "had an interpreter"},
    {
        "category": "total",
        "order": "2",
        "role": "whole_persons",
        "label_sv": "Alla med svar",
        "label_en": "All with an answer",
    }
    | {"predicate_sv": "omfattas av svaren", "predicate_en": "are covered by the answers"},
)
HAD, ASKED = "interpreter.had.adults_direct", "interpreter.total.adults_direct"


def add(folder, table, *rows):
    """Rows at the end of a code list, as a person adds them: the columns that they do not name are empty."""
    path = folder / f"codes/{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, columns, restval="", lineterminator="\n").writerows(rows)


def rows_of(folder, path):
    """The rows of a file of the package folder."""
    with (folder / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def new_question(tmp_path_factory):
    """The folder of a year that asks a question for the first time, filled in and built."""
    folder = folder_with(tmp_path_factory.mktemp("new"))
    add(folder, "indicators", INTERPRETER)
    add(folder, "categories", *({"indicator": "interpreter"} | row for row in ANSWERS))
    told = workbook(folder, YEAR)
    fill(book_of(folder), D={HAD: 3, ASKED: 90})
    explain(folder)
    assert read(folder) == 0
    return folder, [*told, *build(folder)]


def test_a_new_question_is_three_rows_and_is_asked_and_hidden_like_all_others(new_question):
    """One for the question and one for each of two answers; nobody says that a small count of it is hidden, and it is."""
    folder, _ = new_question
    told = {
        row["category"]: row["obs_status"]
        for row in rows_of(folder, "data/observations.csv")
        if row["indicator"] == "interpreter"
    }
    assert told == {"had": "Q", "total": "A"}


def test_whether_a_new_question_tells_of_others_is_asked_of_a_person(new_question):
    """The build says so until it is read, and so does whoever makes the workbook."""
    _, notices = new_question
    assert [one.found for one in notices if one.kind == "notice_indicator_unread"] == ["interpreter"]
    assert [(one.found, one.hint) for one in notices if one.kind == "notice_form_unread"] == [("1", "interpreter")]


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_new_question_has_a_page_of_its_own(new_question, lang):
    """With its definition, its number and that the other is hidden."""
    package = read_package(new_question[0])
    page = indicator_page(package.by_name["indicators"]["interpreter"], Labels(package, Language(lang)), draw)
    assert INTERPRETER[f"definition_{lang}"] in page
    assert ">90" in page


@LATER
def test_a_question_of_which_the_whole_is_not_asked_is_dropped_and_its_years_stay(tmp_path, capsys):
    """Chosen once, in the line for everybody; the answer of the program says what stays published."""
    folder = started(tmp_path)
    fill(book_of(folder), G={"gender.total.adults": "Frågas inte längre"})
    capsys.readouterr()
    assert read(folder) == 0
    told = capsys.readouterr().err
    assert f"frågas inte från {YEAR}: Kön, vuxna. " in told
    assert "Siffrorna för tidigare år ligger kvar på mätpunktens sida och i filerna." in told
    gone = {row["last_year"] for row in rows_of(folder, f"figures/{YEAR}/retired.csv") if row["indicator"] == "gender"}
    assert gone == {BEFORE}
    assert not [line for line in plan_of(read_sources(folder), YEAR).lines if line.form.indicator == "gender"]
    with zipfile.ZipFile(zip_of(folder)) as archive:
        figures = csv.DictReader(io.StringIO(archive.read(f"figures/{YEAR}.csv").decode("utf-8")))
        assert "gender" not in {row["indicator"] for row in figures}


@LATER
def test_a_question_with_two_wholes_stays_while_one_of_them_is_asked(tmp_path):
    """Nobody counts the persons any more, and still the answers."""
    folder = started(tmp_path)
    fill(book_of(folder), G={"support_needs.total.adults_direct": "Frågas inte längre"})
    assert read(folder) == 0
    left = {
        line.form.category
        for line in plan_of(read_sources(folder), YEAR).lines
        if line.form.indicator == "support_needs"
    }
    assert "answers" in left
    assert "total" not in left


def test_what_the_report_calls_nothing_is_not_asked():
    """By the last year of its answers, as all that is asked no more: no question of the next form has a title that says so."""
    sources = read_sources(DATAPACKAGE)
    titles = {row["indicator"]: row["title_sv"] for row in all_records(sources.codes)["indicators"]}
    year = max(all_records(sources.figures)) + 1
    asked = {titles[line.form.indicator] for line in plan_of(sources, str(year)).lines}
    assert "Kön, vuxna" in asked
    assert not [title for title in asked if "utan namn" in title]


def test_a_question_without_answers_left_has_no_heading(tmp_path):
    """Also where an earlier year has a figure of it."""
    folder = folder_with(
        tmp_path, figure(value="9", year=BEFORE, indicator="adults_unnamed_chart", population="adults")
    )
    assert "adults_unnamed_chart" not in plan_of(read_sources(folder)).headings.values()


def form_of(folder):
    """Question -> the row that the year has added to the form."""
    return {row["form_question"]: row for row in rows_of(folder, f"figures/{YEAR}/form.csv")}


@LATER
def test_an_answer_that_is_asked_no_more_goes_from_the_form_and_what_rested_on_it_is_told(tmp_path, capsys):
    """From the year on: earlier ones keep their row. Anybody may have support of the kind, since nobody is asked for the need."""
    folder = started(tmp_path)
    before = (folder / "codes/form.csv").read_bytes()
    fill(book_of(folder), G={"support_needs.housing.adults_direct": "Frågas inte längre"})
    assert read(folder) == 0
    told = capsys.readouterr().err
    assert (
        "”Lämpligt och säkert boende” frågas inte längre. På frågan ”Stöd från myndigheter, vuxna” gällde en gräns"
        in told
    )
    added = form_of(folder)
    assert "housing" not in added["support_needs"]["choices"].split()
    assert added["authority_support"]["only_if"] == "each: support_needs.same; housing: all"
    assert (folder / "codes/form.csv").read_bytes() == before


@LATER
def test_an_answer_that_is_split_in_two_is_one_that_goes_and_two_that_come(tmp_path):
    """Within the same answer."""
    folder = started(tmp_path)
    fill(book_of(folder), G={"identified_by.police.adults": "Frågas inte längre"})
    split = [("Gränspolisen", "Border police"), ("Annan polis", "Other police")]
    asked = {"indicator": "Vem som identifierade de vuxna", "population": "Vuxna", "parent": "Myndigheter"}
    fill_free(book_of(folder), answers=[asked | {"label_sv": sv, "label_en": en, "count": 20} for sv, en in split])
    explain(folder)
    assert read(folder) == 0
    within = "authorities(regional_coordinator migration_agency social_services _ border_police other_police)"
    assert form_of(folder)["identified_by"]["choices"].startswith(within)
