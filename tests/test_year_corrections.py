"""A correction of an earlier year holds: it is accepted whole, completed, or refused, and none fails first in public."""

import csv
import shutil
from pathlib import Path
from typing import Any

import pytest

from scripts.__main__ import main
from scripts.ground.data_package import Row
from scripts.ground.tables import all_records
from scripts.package.sources import read_sources
from scripts.year.added.corrections import with_decision
from scripts.year.added.sheets import Written
from scripts.year.read import consequences
from tests.frozen_years import PRINTED
from tests.frozen_years import YEAR as FORM_YEAR
from tests.frozen_years import folder as frozen
from tests.mistaken import PEOPLE, WHY, in_words, line
from tests.rows import figure
from tests.year_folder import BEFORE, LAST_YEAR, YEAR, book_of, fill_free, folder_with, read, ticks, zip_of

LATER = pytest.mark.slow(
    "whole years, or a reading and a build",
    "test_a_correction_with_what_must_move_is_accepted",
    "test_year_added.py::test_a_correction_that_gives_a_small_count_away_is_refused",
)


def tried(folder: Path, *lines: dict[str, Any], year: str = YEAR) -> int:
    """Type the lines in a new workbook and read it; the exit code."""
    book_of(folder, year).unlink(missing_ok=True)
    assert main(["workbook", year, "--folder", str(folder)]) == 0
    fill_free(book_of(folder, year), corrections=lines, agreed=ticks(text for one in lines for text in one.values()))
    return read(folder, year=year)


def test_a_correction_with_what_must_move_is_accepted(tmp_path):
    """And the package is built of it."""
    folder = folder_with(tmp_path)
    assert tried(folder, line(stood=420, value=421), line(population="Barn", stood=40, value=41)) == 0
    assert main(["package", "--folder", str(folder)]) == 0


@LATER
def test_a_figure_is_named_apart_in_its_question_and_a_later_correction_of_it_too(tmp_path):
    """No two questions have one name: whom it counts is said where that is not everybody asked, and which book it stands in."""
    folder = folder_with(tmp_path)
    lines = [line(stood=420, value=421), line(population="Barn", stood=40, value=41)]
    assert tried(folder, *lines) == 0
    assert tried(folder, line(stood=421, value=422), line(population="Barn", stood=41, value=42), year="2032") == 0
    asked = all_records(read_sources(folder).codes)["questions"]
    titles = [f"{PEOPLE}: Alla, {BEFORE}", f"{PEOPLE}: Alla, Barn, {BEFORE}"]
    assert [row["title_sv"] for row in asked] == [*titles, *(f"{title} (2032)" for title in titles)]
    assert asked[1]["text_en"] == "What should “People the members met: Total, Children, 2030” say?"


@LATER
def test_a_corrected_figure_is_corrected_again_by_the_number_that_the_site_shows(tmp_path):
    """The print is what it was, and what was decided of its contradictions stays."""
    folder = folder_with(tmp_path, LAST_YEAR[0])
    assert tried(folder, line(stood=420, value=421)) == 0
    assert tried(folder, line(stood=421, value=422)) == 0
    (row,) = all_records(read_sources(folder).codes)["corrections"]
    assert (row["printed_value"], row["published_value"]) == ("420", "422")
    assert main(["package", "--folder", str(folder)]) == 0


def test_what_was_decided_of_the_contradictions_of_a_figure_stays():
    """The findings stay named; the question stands where it stands, and the decision answers one of the workbook's own year."""
    row: Row = figure(value="420", year=BEFORE, place="Inledning") | {"unit": "persons"}
    name = f"contacts.total.all.all_cases.{BEFORE}.count.persons"
    decided: Row = {
        "question": "people",
        "observation": name,
        "printed_value": "420",
        "decision": "stands",
        "published_value": "",
    }
    asked: Row = {"question": "people", "order": "3", "publisher_status": "open", "title_sv": "Alla", "title_en": "All"}
    tables: dict[str, list[Row]] = {
        "corrections": [decided | {"findings": f"{BEFORE}-contacts-0123abcd"}],
        "questions": [asked],
    }
    tables["indicators"] = [
        {"indicator": "contacts", "population": "all", "title_sv": "Personer", "title_en": "People"}
    ]
    tables["populations"] = []
    tables["categories"] = [
        {"indicator": "contacts", "category": row["category"], "label_sv": "Alla", "label_en": "All"}
    ]
    written = Written(
        "bok.xlsx",
        "Rättelser",
        5,
        {"why_sv": WHY["why_sv"], "why_en": WHY["why_en"], "year": BEFORE, "value": "421"},
        {},
    )
    after = with_decision(tables, written, row, {}, int(YEAR))
    (decision,), (before, question) = after["corrections"], after["questions"]
    assert (decision["decision"], decision["published_value"]) == ("corrected", "421")
    assert (decision["question"], decision["findings"]) == (question["question"], f"{BEFORE}-contacts-0123abcd")
    assert (before, question["publisher_status"]) == (asked, "answered")


@LATER
def test_what_the_build_refuses_is_told_before_anything_is_written(tmp_path, capsys, monkeypatch):
    """The build is asked, in a folder that goes again: it knows questions and texts that a workbook does not."""
    folder = folder_with(tmp_path, LAST_YEAR[0])
    with_fault = {"corrections.csv": b"question\n"}
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    (first, *_) = consequences(folder, with_fault, "bok.xlsx")
    assert first.text("sv").startswith(
        "bok.xlsx, Rättelser: bygget tar inte emot arbetsboken med rättelserna: corrections.csv"
    )
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    monkeypatch.setattr("scripts.year.read.consequences", lambda *_: [first])
    assert tried(folder, line(stood=420, value=421)) == 1
    assert not zip_of(folder).exists()


@LATER
def test_what_is_worked_out_anew_of_a_correction_is_told(tmp_path, capsys):
    """By its name and both numbers: nobody has said that those who were known before are one more."""
    new = figure(indicator="new_contacts", category="new", value="232", year=BEFORE)
    folder = folder_with(tmp_path, figure(value="420", year=BEFORE), new)
    assert main(["package", "--folder", str(folder)]) == 0
    assert tried(folder, line(stood=420, value=421)) == 0
    known = f"Nya och tidigare kontakter, Kontakter sedan tidigare år, Alla, {BEFORE}: 188 → 189"
    assert known in capsys.readouterr().err


def corrected(name: str, kind: str, tmp_path: Path, year: str, capsys: Any) -> None:
    """Each case (indicator.category.population, measure, what stood, what comes; what is said) is read in a copy of a frozen year.

    What home accepts, the build accepts.
    """
    codes, later = all_records(read_sources(frozen(name)).codes), str(int(year) + 1)
    for case in (one for one in CASES if one["year"] == kind):
        folder = Path(shutil.copytree(frozen(name), tmp_path / case["case"] / "datapackage"))
        before = {path: path.read_bytes() for path in folder.rglob("*.csv")}
        cells = [one.split() for one in case["corrected"].split("; ")]
        typed = [in_words(codes, year, about, measure, *map(int, numbers)) for about, measure, *numbers in cells]
        code, told = tried(folder, *typed, year=later), capsys.readouterr()
        assert (case["case"], code) == (case["case"], int(bool(case["said"]))), told.err
        assert case["said"] in told.err, (case["case"], told.err)
        if code:
            assert {path: path.read_bytes() for path in folder.rglob("*.csv")} == before, case["case"]
            assert not zip_of(folder, later).exists(), case["case"]
        else:
            assert main(["package", "--folder", str(folder)]) == 0, (case["case"], capsys.readouterr().err)


with (Path(__file__).parent / "cases/corrections.csv").open(encoding="utf-8", newline="") as file:
    CASES = [*csv.DictReader(file)]


@LATER
@pytest.mark.night
def test_ten_corrections_of_a_printed_year_are_accepted_completed_or_refused_at_home(tmp_path, capsys):
    """None passes at home and fails in public: the build takes what was read."""
    corrected(PRINTED, "printed", tmp_path, PRINTED, capsys)


@LATER
@pytest.mark.night
def test_ten_corrections_of_a_form_year_are_accepted_completed_or_refused_at_home(tmp_path, capsys):
    """The same where every figure is the platform's own and small counts are hidden."""
    corrected("turned", "form", tmp_path, FORM_YEAR, capsys)
