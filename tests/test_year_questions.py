"""What the form cannot ask today: a question asked for the first time, one that means something else, one that is dropped."""

import csv
import io
import zipfile

import pytest

from scripts.package.build import build
from scripts.package.sources import read_sources
from scripts.package.tables import all_records
from scripts.paths import DATAPACKAGE
from scripts.site.charts.drawing import draw
from scripts.site.package.labels import Labels, read_package
from scripts.site.pages.indicator_page import indicator_page
from scripts.site.text.language import Language
from scripts.year.added.sheets import CHANGED
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
MEANS = {
    "indicator": "Ursprungsland, vuxna", "category": "Sverige", "was_sv": "född i Sverige.", "was_en": "born in Sweden",
    "now_sv": "född eller uppvuxen i Sverige", "now_en": "born or raised in Sweden.",
}  # fmt: skip
DIFFERS = {"indicator": "Kön, vuxna", "why_sv": "Fler medlemmar rapporterar.", "why_en": "More members report."}
WHOLE = {
    "indicator": "Kön, vuxna",
    "was_sv": "Juridiskt kön.",
    "was_en": "Legal gender.",
    "now_sv": "Det kön som personen uppger.",
}
JOINED = {"member": "Ett hus", "membership": "Har kommit till", "why_sv": "Fler möter.", "why_en": "More meet people."}
WHOLE |= {"now_en": "The gender that the person states."}


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


def changed(folder, *lines):
    """Write on the sheet of changed questions, and read."""
    fill_free(book_of(folder), changed=lines)
    return read(folder)


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


def test_a_question_that_the_form_lacks_says_who_adds_it_how_and_what_is_published_meanwhile(tmp_path, capsys):
    """Whoever typed it can do nothing more; all else can be read."""
    folder = started(tmp_path)
    fill_free(
        book_of(folder),
        answers=[{"indicator": "Fick personen tolk", "label_sv": "Ja", "label_en": "Yes", "population": "Vuxna"}],
    )
    assert read(folder) == 1
    told = capsys.readouterr().err
    assert "Nya svar!A5: frågan ”Fick personen tolk” finns inte i formuläret" in told
    for said in (
        "den som sköter kodlistorna",
        "codes/indicators.csv",
        "codes/categories.csv",
        "en timme",
        "allt annat kan läsas in",
    ):
        assert said in told


@pytest.mark.slow("readings of its own; a new question goes all the way always")
def test_an_answer_that_means_something_else_breaks_its_series_and_says_how(tmp_path):
    """In both languages, with what it meant; the figure of the year is marked as not comparable."""
    folder = started(tmp_path)
    fill(book_of(folder), D={"origin_country.sweden.adults_direct": 30})
    assert changed(folder, MEANS) == 0
    (note,) = (
        row
        for row in rows_of(folder, f"figures/{YEAR}/notes.csv")
        if row["note"] == f"changed_origin_country_sweden_{YEAR}"
    )
    assert (
        note["text_sv"] == f"Från {YEAR} betyder ”Sverige”: född eller uppvuxen i Sverige. Före {YEAR}: född i Sverige."
    )
    assert note["text_en"] == f"From {YEAR}, “Sweden” means: born or raised in Sweden. Before {YEAR}: born in Sweden."
    assert {"indicator": "origin_country", "year": YEAR, "note": note["note"]} in rows_of(
        folder, f"figures/{YEAR}/breaks.csv"
    )
    build(folder)
    (row,) = (
        row
        for row in rows_of(folder, "data/observations.csv")
        if (row["category"], row["year"], row["measure"]) == ("sweden", YEAR, "count")
    )
    assert row["obs_status"] == "B"
    assert note["note"] in row["notes"].split()
    package = read_package(folder)
    page = indicator_page(package.by_name["indicators"]["origin_country"], Labels(package, Language("sv")), draw)
    assert note["text_sv"] in page


def test_a_question_that_means_something_else_is_defined_as_it_is_now(tmp_path):
    """What it meant stands in the note."""
    folder = started(tmp_path)
    assert changed(folder, WHOLE) == 0
    build(folder)
    (row,) = (row for row in rows_of(folder, "data/indicators.csv") if row["indicator"] == "gender")
    assert (row["definition_sv"], row["definition_en"]) == (WHOLE["now_sv"], WHOLE["now_en"])
    (note,) = (row for row in rows_of(folder, f"figures/{YEAR}/notes.csv") if row["note"] == f"changed_gender_{YEAR}")
    assert "Före 2031: Juridiskt kön." in note["text_sv"]


def test_years_that_cannot_be_compared_for_another_reason_say_why(tmp_path):
    """No definition has changed."""
    folder = started(tmp_path)
    assert changed(folder, DIFFERS) == 0
    (note,) = (row for row in rows_of(folder, f"figures/{YEAR}/notes.csv") if row["note"] == f"changed_gender_{YEAR}")
    assert note["text_sv"] == DIFFERS["why_sv"]
    assert rows_of(folder, f"figures/{YEAR}/redefined.csv") == []


@pytest.mark.slow("readings of its own; a new question goes all the way always")
def test_a_change_that_is_read_again_is_told_once_and_one_that_is_taken_away_is_gone(tmp_path):
    """The book is corrected and read as often as it takes."""
    folder = started(tmp_path)
    own = folder / "figures" / YEAR
    fill_free(book_of(folder), members=[JOINED])
    assert changed(folder, MEANS, WHOLE) == 0
    first = {path.name: path.read_bytes() for path in own.iterdir()}
    assert len(rows_of(folder, f"figures/{YEAR}/notes.csv")) == 3
    assert read(folder) == 0
    assert {path.name: path.read_bytes() for path in own.iterdir()} == first
    nothing = dict.fromkeys((column.name for column in CHANGED.columns), "")
    fill_free(book_of(folder), members=[dict.fromkeys(JOINED)])
    assert changed(folder, nothing, nothing) == 0
    tables = ("notes", "breaks", "redefined", "members")
    assert all(rows_of(folder, f"figures/{YEAR}/{table}.csv") == [] for table in tables)


HALF = [
    (
        {"indicator": "Kön vuxna", "why_sv": "Fler svarar.", "why_en": "More answer."},
        "A5: ”Kön vuxna” finns inte i listan",
    ),
    (MEANS | {"now_en": None}, "F6: meningen ska finnas på både svenska och engelska"),
    (MEANS | {"category": "Nigeria", "why_sv": "Nya medlemmar.", "why_en": "New members."}, "G7: skriv antingen"),
    ({"indicator": "Kön, barn"}, "C8: skriv antingen"),
    (MEANS | {"category": "Atlantis"}, "B9: ”Atlantis” finns inte i listan"),
    (DIFFERS, ""),
    (DIFFERS, "A11: raden ”Kön, vuxna” står två gånger"),
    (DIFFERS | {"indicator": "Tillgodosedda behov, vuxna", "why_sv": "Tre personer är nya."}, "G12: "),
]


def test_half_a_change_gets_one_message_at_its_cell(tmp_path, capsys):
    """All in one reading, and nothing is written; a small number in a sentence is asked about as everywhere."""
    folder = started(tmp_path)
    capsys.readouterr()
    assert changed(folder, *(line for line, _ in HALF)) == 1
    told = capsys.readouterr().err.splitlines()
    said = [sentence for _, sentence in HALF if sentence]
    assert [sum(f"Ändrade frågor!{sentence}" in line for line in told) for sentence in said] == [1] * len(said)
    assert told[-1] == f"Fel: {len(said) - 1}. Frågor att svara på: 1. Ingenting har skrivits."


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


@pytest.mark.slow("an answer that goes and one that comes are always tried")
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


@pytest.mark.slow("readings of its own; a new question goes all the way always")
def test_what_is_said_of_the_answers_of_a_question_holds_from_the_year_on(tmp_path, capsys):
    """That nobody is without one, or that an answer can be had several times; where everybody has a single one it cannot."""
    folder = started(tmp_path)
    crimes = {"indicator": "Anmälda brott, vuxna", "category": "Människohandel"} | {
        name: text for name, text in DIFFERS.items() if name != "indicator"
    }
    assert changed(folder, DIFFERS | {"everybody": "Ja, alla"}, crimes | {"given": "Kan ha det flera gånger"}) == 0
    added = form_of(folder)
    assert added["gender"]["answered_by"] == "all"
    assert "human_trafficking*" in added["crime_category"]["choices"].split()
    capsys.readouterr()
    assert changed(folder, DIFFERS | {"category": "Kvinnor", "given": "Kan ha det flera gånger"}, crimes) == 1
    assert "Ändrade frågor!I5: töm cellen, eller välj ”Kan bara ha det en gång”" in capsys.readouterr().err
