"""A workbook of another day: read where its year is asked the same, else carried over by key; an older folder is told."""

import re
import shutil

import pytest
from openpyxl import Workbook, load_workbook

from scripts.__main__ import main
from scripts.ground.tables import all_records
from scripts.package.sources import read_sources
from scripts.year.opening import is_older
from scripts.year.reading_cells import bits_of
from scripts.year.start import gap, outdated, put
from scripts.year.workbook_words import ORIGIN
from tests.rows import figure, figures_csv, hand_folder
from tests.year_folder import BEFORE, YEAR, book_of, cell, explain, fill, fill_free, plan_of, read, started, zip_of

LATER = pytest.mark.slow(
    "years after one another",
    "test_a_book_from_before_three_releases_is_carried_over",
    "test_a_number_that_is_published_is_turned_back_by_no_book_in_silence",
)

WOMEN, MEN, NIGERIA = "gender.women.adults", "gender.men.adults", "origin_country.nigeria.adults_direct"
CATEGORIES, LAST = "codes/categories.csv", f"figures/{BEFORE}.csv"
PERU = "origin_country,peru,99,part,,,PE,south_america,no,Peru,Peru,kommer från Peru,come from Peru\n"
# What a release changes: a file, the words that were there, and those that are there now.
HELPLINE = ("helplines.csv", "Nödnumret", "Numret i nöd")
LAST_YEAR = (LAST, ",420,,exact,420,", ",421,,exact,421,")
ANSWER = (CATEGORIES, "origin_country,nigeria,", f"{PERU}origin_country,nigeria,")
NAME = (CATEGORIES, ",Nigeria,Nigeria,", ",Niger,Niger,")
GROUP = ("codes/populations.csv", "Direkt utsatta vuxna", "Vuxna som själva")
MEANING = ("codes/indicators.csv", "Vilket kön personen identifierar sig med", "Juridiskt kön")
SAME = "0a1b2c3d"
MADE = ORIGIN.format("1.1.0", BEFORE)
OLDER = "är äldre än arbetsboken"


def released(folder, file, old, new):
    """The folder after a release."""
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("release", "said"),
    [
        (HELPLINE, set()),
        (LAST_YEAR, {"notice_year_before"}),
        (ANSWER, {"workbook_outdated"}),
        (NAME, {"workbook_outdated"}),
        (GROUP, {"workbook_outdated"}),
        (MEANING, {"workbook_outdated"}),
    ],
)
@LATER
def test_only_what_is_asked_of_its_own_year_makes_a_workbook_old(tmp_path, release, said):
    """Not whom to call, nor another year; a line more does, and a line with other words."""
    folder = started(tmp_path)
    released(folder, *release)
    sources = read_sources(folder)
    told = outdated(load_workbook(book_of(folder)), plan_of(sources), all_records(sources.codes), "")
    assert {one.kind for one in told} == said


def test_a_book_from_before_three_releases_is_carried_over(tmp_path, capsys):
    """The third asks for a line more, and of another something else: both are named, and stand empty in the new book."""
    folder = started(tmp_path)
    fill(book_of(folder), D={WOMEN: 50, MEN: 30, NIGERIA: 20}, K={WOMEN: "Fler."}, L={WOMEN: "More."})
    fill_free(book_of(folder), report=[{"title_sv": "Rapporten"}], recommendations=[{}, {"remark_sv": "Lagen är ny."}])
    for release in (HELPLINE, LAST_YEAR, ANSWER, NAME):
        released(folder, *release)
    capsys.readouterr()
    assert read(folder) == 1
    said = capsys.readouterr().err
    assert "har ändrats sedan arbetsboken gjordes: Ursprung: Niger (Direkt utsatta vuxna); Ursprung: Peru (" in said
    assert "1 fel. Ingenting har skrivits." in said
    old = load_workbook(book_of(folder))
    assert main(["workbook", YEAR, "--folder", str(folder)]) == 0
    said, new = capsys.readouterr().err, load_workbook(book_of(folder))
    came, other = (cell(new, f"origin_country.{name}.adults_direct", "D").coordinate for name in ("peru", "nigeria"))
    assert f"Ursprung!{came}: raden fanns inte i den gamla arbetsboken" in said
    assert f"Ursprung!{other}: raden frågar något annat än i den gamla arbetsboken" in said
    assert "Då stod det ”Nigeria”, nu ”Niger”" in said
    assert [cell(new, WOMEN, column).value for column in "DKL"] == [50, "Fler.", "More."]
    assert [cell(new, key, "D").value for key in (MEN, NIGERIA)] == [30, None]
    assert (new["Årets rapport"]["A5"].value, new["Rekommendationer"]["D6"].value) == ("Rapporten", "Lagen är ny.")
    assert bits_of(new) == bits_of(old)
    assert cell(load_workbook(book_of(folder).with_stem(f"{YEAR}-gammal")), NIGERIA, "D").value == 20


def test_a_number_that_a_reading_has_made_a_text_of_is_the_same_number():
    """A page that stands in both books is not told as missing."""
    was, now = (Workbook().create_sheet()["E5"] for _ in range(2))
    was.value, now.value = 12, "12"
    assert put(was, now)
    now.value = "13"
    assert not put(was, now)


@LATER
def test_a_number_that_is_published_and_hidden_now_is_told_as_hidden(tmp_path, capsys):
    """Whoever withdraws a figure reads that it is hidden, not that it is missing."""
    folder = started(tmp_path)
    fill(book_of(folder), D={WOMEN: 50, MEN: 30, NIGERIA: 20})
    assert read(folder) == 0
    fill(book_of(folder), D={NIGERIA: None}, G={NIGERIA: "Dolt för att skydda personer"})
    assert main(["read-workbook", str(book_of(folder)), "--folder", str(folder)]) == 0
    assert ": siffran stod redan i mappen, som 20. Nu döljs den." in capsys.readouterr().err


def test_a_number_that_is_published_is_turned_back_by_no_book_in_silence(tmp_path, capsys):
    """The book is read, and says so, once also of what is small now; a new one has what the folder has, and tells what was left."""
    folder = started(tmp_path)
    fill(book_of(folder), D={WOMEN: 50, MEN: 30, NIGERIA: 20})
    assert read(folder) == 0
    released(folder, f"figures/{YEAR}.csv", ",50,,exact,50,", ",51,,exact,51,")
    fill(book_of(folder), D={MEN: 3})
    assert main(["read-workbook", str(book_of(folder)), "--folder", str(folder)]) == 0
    old, said = load_workbook(book_of(folder)), capsys.readouterr().err
    cells = (cell(old, key, "D") for key in (WOMEN, MEN, NIGERIA))
    women, men, nigeria = (f"{one.parent.title}!{one.coordinate}" for one in cells)
    assert f"{women}: siffran stod redan i mappen, som 51. Nu blir den 50." in said
    assert f"{men}: siffran stod redan i mappen, som 30. Nu döljs den." in said
    assert "talet är litet" not in said
    released(folder, f"figures/{YEAR}/retired.csv", "\n", f"\norigin_country,nigeria,{BEFORE},\n")
    assert main(["workbook", YEAR, "--folder", str(folder)]) == 0
    said, new = capsys.readouterr().err, load_workbook(book_of(folder))
    assert f"{YEAR}-gammal.xlsx, {women}: ”50” är inte överfört: där står ”51”" in said
    assert f"{YEAR}-gammal.xlsx, {nigeria}: ”20” är inte överfört: där står ”–”" in said
    assert (cell(new, WOMEN, "D").value, cell(new, MEN, "D").value) == (51, 30)


@LATER
def test_a_new_answer_is_carried_over_to_the_line_that_it_has_by_now(tmp_path, capsys):
    """With the number that is hidden; one that the folder has otherwise stays; the book that was made is read without a fault."""
    folder = started(tmp_path)
    named = {"indicator": "Ursprungsland, vuxna", "population": "Direkt utsatta vuxna"}
    counts = {"Peru": 30, "Laos": 3, "Kenya": 20}
    fill_free(book_of(folder), answers=[{**named, "label_sv": name, "count": count} for name, count in counts.items()])
    explain(folder)
    assert read(folder) == 0
    released(folder, f"figures/{YEAR}.csv", ",20,,exact,20,", ",21,,exact,21,")
    capsys.readouterr()
    assert main(["workbook", YEAR, "--folder", str(folder)]) == 0
    said, new = capsys.readouterr().err, load_workbook(book_of(folder))
    lines = [cell(new, f"origin_country.{name.lower()}.adults_direct", "D") for name in counts]
    assert [one.value for one in lines] == [30, 3, 21]
    assert [one.value for one in new["Nya svar"][5] if one.value] == []
    assert re.findall(r"”(\w+)” är inte överfört: där står ”(\w+)”", said) == [("20", "21")]
    assert "raden fanns inte" not in said
    assert read(folder) == 0


def folder_of(tmp_path, *years):
    """A package folder with one figure for each of these years."""
    return hand_folder(
        tmp_path / "datapackage", **{f"y{year}": figures_csv(figure(value="420", year=year)) for year in years}
    )


@pytest.mark.parametrize(
    ("version", "newest", "older"),
    [
        ("1.1.0", 2030, False),
        ("1.0.0", 2030, True),
        ("1.1.0", 2029, True),
        ("1.10.0", 2031, False),
        ("1.0.0", 2032, True),  # a fork that went its own way
        ("1.0", 2029, False),  # somebody wrote over it: nobody knows
    ],
)
def test_a_folder_that_lacks_a_year_or_a_version_is_older(version, newest, older):
    assert is_older(ORIGIN.format(version, newest), MADE) is older
    assert not is_older(MADE, "")


@pytest.mark.parametrize(("newest", "year", "said"), [(2029, 2031, True), (2030, 2031, False), (2031, 2025, False)])
def test_figures_that_end_before_the_year_before_are_noticed(newest, year, said):
    """A correction of an early year asks nothing of the years between."""
    assert bool(gap([2020, newest], year, "2031.xlsx")) is said


@LATER
def test_a_third_year_in_the_folder_of_the_first_is_made_with_a_notice(tmp_path, capsys):
    """A year may be without figures, so the workbook is there; when it is read it is said again."""
    folder = folder_of(tmp_path, "2029")
    assert main(["workbook", YEAR, "--folder", str(folder)]) == 0
    assert (
        "siffrorna i mappen slutar med 2029. Finns 2030 på webbplatsen är mappen för gammal" in capsys.readouterr().err
    )
    assert read(folder) == 0
    said = capsys.readouterr().err
    assert "siffrorna i mappen slutar med 2029" in said
    assert "boken har inget tal. Lämnas den in får webbplatsen ett år utan siffror." in said


@LATER
def test_a_third_year_in_the_folder_of_the_second_says_nothing_of_it(tmp_path, capsys):
    """Made, read, unpacked and read again: the same folder."""
    folder = started(tmp_path)
    assert read(folder) == 0
    assert read(folder) == 0
    said = capsys.readouterr().err
    assert not [one for one in (OLDER, "formuläret har ändrats", "siffrorna i mappen slutar") if one in said]
    assert load_workbook(book_of(folder))["Så här gör du"]["B3"].value == ORIGIN.format("1.0.0", BEFORE)


def test_a_workbook_that_is_read_in_an_older_folder_is_refused(tmp_path, capsys):
    """One sentence, exit code 1, and not a byte has changed."""
    folder = folder_of(tmp_path / "other", "2029")
    shutil.copy(book_of(started(tmp_path / "own")), book_of(folder))
    assert read(folder) == 1
    told = capsys.readouterr().err
    assert OLDER in told
    assert "siffrorna i mappen slutar" not in told  # one piece of advice, not two
    assert "1 fel. Ingenting har skrivits." in told
    assert not zip_of(folder).exists()
