"""A new year starts from the code lists and last year, and never writes over anything."""

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from scripts.__main__ import main
from scripts.ground.codebook import is_asked
from scripts.ground.data_package import Row
from scripts.ground.declared import BY_ANSWER
from scripts.ground.tables import all_records, records
from scripts.package.sources import read_sources
from scripts.paths import DATAPACKAGE
from scripts.year.added.sheets import SHEETS
from scripts.year.plan import form_lines
from tests.rows import figure
from tests.year_folder import BEFORE, YEAR, book_of, cell, figures_of, folder_with, read, started


def test_a_new_year_has_a_blank_for_every_answer_of_every_measurement_point(tmp_path):
    """In every category that is not retired and does not follow from others there is a count, without a number, not here yet.

    A workbook that is read twice is the same year, and the build takes it as it is.
    """
    folder = started(tmp_path)
    assert read(folder) == 0
    before = figures_of(folder)
    assert read(folder) == 0
    assert figures_of(folder) == before
    assert main(["package", "--folder", str(folder)]) == 0
    sources = read_sources(folder)
    codes = all_records(sources.codes)
    asked = {row["indicator"] for row in codes["indicators"] if row["measurement_point"]}
    follows = {
        (row["indicator"], row["category"])
        for row in codes["relations"]
        if row["relation_kind"] in BY_ANSWER and row["relation_role"] == "result"
    }
    wanted = {
        (row["indicator"], row["category"])
        for row in codes["categories"]
        if row["indicator"] in asked and is_asked(row, YEAR)
    } - follows
    rows = records(sources.figures[int(YEAR)])
    assert {(row["indicator"], row["category"]) for row in rows if row["measure"] == "count"} == wanted
    assert {(row["obs_status"], row["value"]) for row in rows} == {("O", "")}


def test_a_new_year_takes_over_the_populations_of_last_year_and_the_wholes_that_they_make_up(tmp_path):
    """Adults of both kinds were counted: so all adults are asked for too."""
    rows = [figure(year=BEFORE, value="9", population=name) for name in ("adults_direct", "adults_indirect")]
    sources = read_sources(folder_with(tmp_path, *rows))
    lines = form_lines(all_records(sources.codes), all_records(sources.figures).values(), int(YEAR))
    found = {line.population for line in lines if line.indicator == "contacts"}
    assert found == {"all", "adults", "adults_direct", "adults_indirect"}


ABOUT: Row = {"indicator": "support", "population": "adults", "unit": "persons", "answers": "several", "theme": "help"}
ABOUT |= {"measurement_point": "1", "order": "1"}
ROLES = {"advice": "part", "other": "rest", "total": "whole_persons", "many": "more_than_one", "reached": "group"}
ASKED: list[Row] = [
    {"indicator": "support", "category": name, "role": role, "parent": "", "order": str(order)}
    for order, (name, role) in enumerate(ROLES.items())
]
PEOPLE: list[Row] = [
    {"population": name, "order": str(order)} for order, name in enumerate(("adults", "direct", "indirect"))
]
GROUPS: list[Row] = [
    {"dimension": "population", "whole": "adults", "split": "1", "part": name} for name in ("direct", "indirect")
]
LISTS: list[Row] = [
    {"list": "scope", "code": "all_cases", "order": "1"},
    {"list": "theme", "code": "help", "order": "1"},
]


def test_a_group_is_asked_only_for_what_adds_up():
    """The indicator's own population is asked for every answer; a part of it for the whole and for what adds up to it."""
    sources = {"indicators": [ABOUT], "categories": ASKED, "populations": PEOPLE, "sums": GROUPS, "vocabulary": LISTS}
    before = [figure(indicator="support", category="total", population="direct", year=BEFORE)]
    lines = form_lines(sources, [before], int(YEAR))
    assert [(line.population, line.category) for line in lines] == [
        *(("adults", name) for name in ("advice", "other", "total", "many", "reached")),
        *(("direct", name) for name in ("advice", "other", "total")),
    ]


def everything(top):
    """Every file, as it is."""
    return {path: path.read_bytes() for path in top.rglob("*") if path.is_file()}


@pytest.mark.parametrize("year", ["31", "tjugo"])
def test_a_year_that_cannot_be_started_is_refused_and_nothing_written(tmp_path, capsys, year):
    """Exit code 1, one message, and every file as it was."""
    folder = folder_with(tmp_path)
    before = everything(tmp_path)
    assert main(["workbook", year, "--folder", str(folder)]) == 1
    assert "är inget år" in capsys.readouterr().err
    assert everything(tmp_path) == before


def test_a_disk_error_leaves_no_workbook_half_written(tmp_path, monkeypatch):
    """It is whole, or not there."""
    folder = folder_with(tmp_path)
    before = everything(tmp_path)

    def refuse(self, target):
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "replace", refuse)
    assert main(["workbook", YEAR, "--folder", str(folder)]) == 1
    assert everything(tmp_path) == before


@pytest.mark.parametrize(
    ("name", "said"), [(YEAR, "går inte att läsa som en arbetsbok"), (f"{YEAR}-gammal", "någon kan ha fyllt i den")]
)
def test_a_workbook_is_never_written_over(tmp_path, capsys, name, said):
    """It may hold a day's work, whether it can be read or has been put aside."""
    folder = started(tmp_path)
    book_of(folder).with_stem(name).write_bytes(b"a day's work")
    before = everything(tmp_path)
    assert main(["workbook", YEAR, "--folder", str(folder)]) == 1
    assert said in capsys.readouterr().err
    assert everything(tmp_path) == before


@pytest.mark.parametrize("words", [[], ["2031", "2032"]])
def test_a_verb_with_too_few_or_too_many_words_explains_itself(words, capsys):
    """Exit code 2, and the list of the verbs."""
    with pytest.raises(SystemExit) as stopped:
        main(["workbook", *words])
    assert stopped.value.code == 2
    assert "workbook ÅR" in capsys.readouterr().err


def test_the_same_year_gives_the_same_bytes(tmp_path):
    """The workbook of a started year, made again, has not changed in a byte; no clock is in it."""
    folder = started(tmp_path)
    first = book_of(folder).read_bytes()
    book_of(folder).unlink()
    assert main(["workbook", YEAR, "--folder", str(folder)]) == 0
    assert book_of(folder).read_bytes() == first
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert len({part.date_time for part in parts.infolist()}) == 1


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """The workbook of a started year, and what is in it."""
    path = book_of(started(tmp_path_factory.mktemp("begun")))
    return path, load_workbook(path)


def test_the_workbook_has_no_macros_and_no_links_out(begun):
    """Nothing in the file runs, and nothing fetches."""
    with zipfile.ZipFile(begun[0]) as parts:
        names = parts.namelist()
    assert not [name for name in names if "vba" in name.lower() or "externallink" in name.lower()]


def test_only_the_cells_to_fill_in_are_open(begun):
    """Every sheet is protected without a password; a count is open, its label and last year's number are not."""
    _, book = begun
    assert all(sheet.protection.sheet and sheet.protection.password is None for sheet in book.worksheets)
    assert [one for one in "BCDEFGHIJ" if not cell(book, "contacts.total.all", one).protection.locked] == ["D", "G"]


def test_last_years_number_stands_beside(begun):
    """Under the header of its year."""
    _, book = begun
    assert cell(book, "contacts.total.all", "H").value == 420
    assert cell(book, "contacts.total.all", "H").parent["H4"].value == f"Antal {BEFORE}"


@pytest.mark.slow("a workbook of its own", "test_last_years_number_stands_beside")
def test_last_years_bound_stands_beside_in_words(tmp_path):
    """A majority is no number, but still what there is to compare with; a number goes before it."""
    women = {"year": BEFORE, "indicator": "gender", "category": "women", "population": "adults", "measure": "percent"}
    men = women | {"category": "men"}
    rows = [
        figure(**women, value="50", qualifier="over", printed="de flesta"),
        figure(**men, value="33.33", qualifier="under", printed="mindre än en tredjedel"),
        figure(**men, value="30.5", printed="30,5 %"),
    ]
    folder = folder_with(tmp_path, *rows)
    assert main(["workbook", YEAR, "--folder", str(folder)]) == 0
    book = load_workbook(book_of(folder))
    assert cell(book, "gender.women.adults", "I").value == "över 50"
    assert cell(book, "gender.men.adults", "I").value == 30.5


def test_the_sheets_are_the_help_the_themes_what_is_tried_and_those_for_what_the_form_has_no_line_for(begun):
    """The themes by their Swedish labels, in the order of the code list; the lists of the drop-downs are out of sight."""
    vocabulary = records(read_sources(DATAPACKAGE).codes["vocabulary"])
    themes = [row["label_sv"] for row in vocabulary if row["list"] == "theme"]
    _, book = begun
    free = [one.title for one in SHEETS.values()]
    themes = [one for one in themes if one in book.sheetnames]
    assert book.sheetnames == ["Så här gör du", *themes, "Kontroll", *free, "Listor"]
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_state == "hidden"] == ["Listor"]
