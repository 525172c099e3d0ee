"""A whole year through the workbook and back; and in LibreOffice what its formulas say, and that it reads the same."""

import csv
import shutil
import subprocess

import pytest
from openpyxl import load_workbook

from scripts.package.sources import read_sources
from tests import frozen_years
from tests.office import OFFICE, needs_office, saved_sheets
from tests.year_folder import YEAR, book_of, figures_of, fill, read, started


@pytest.mark.parametrize("name", frozen_years.FORMS)
def test_what_is_typed_comes_back_or_is_hidden(name):
    """Every count of a whole year; hidden is each that is small, and what others would tell of it."""
    with (frozen_years.folder(name) / f"figures/{frozen_years.YEAR}.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["measure"] == "count" and row["scope"] == "all_cases"]
    told = {
        ".".join(row[column] for column in ("indicator", "category", "population")): row["value"]
        for row in rows
        if not row["within_indicator"]
    }
    typed = {cell["line"]: cell["value"] for cell in frozen_years.cells(name) if cell["column"] == "D"}
    assert len(typed) > 200
    assert {line: told[line] or value for line, value in typed.items()} == typed
    settings = read_sources(frozen_years.folder(name)).disclosure
    assert settings
    assert not [line for line, value in typed.items() if 0 < int(value) < settings.threshold and told[line]]


@needs_office
def test_the_sheet_says_beside_a_line_what_is_wrong_with_it(tmp_path):
    """Parts that make another whole, a text, a percentage of nobody knows what, and a hidden number that the others tell."""
    folder = started(tmp_path)
    counts = {"contacts.total.adults": 380, "contacts.total.children": 41, "contacts.total.all": 420}
    counts |= {
        "gender.women.adults": 3,
        "gender.men.adults": 20,
        "gender.other_gender.adults": 7,
        "gender.total.adults": 30,
    }
    fill(book_of(folder), D=counts | {"new_contacts.new.all": "tre"}, E={"new_contacts.known_before.all": 12.5})
    saved_sheets(book_of(folder), tmp_path)
    said = (tmp_path / f"{YEAR}-Vilka de utsatta är.csv").read_text(encoding="utf-8")
    lines = {row.split(";")[0]: row.split(";")[9] for row in said.splitlines() if row.count(".") > 1}
    assert {key: remark for key, remark in lines.items() if remark} == {
        "contacts.total.all": "Stämmer inte: D12 och D13 blir tillsammans 421",
        "new_contacts.new.all": "Skriv bara siffror",
        "new_contacts.known_before.all": "Fyll i bas, eller raden Alla",
        "gender.women.adults": "Visas inte: för få",
        "gender.total.adults": "Ett dolt tal går att räkna ut",
    }


def origin(folder):
    """What the first sheet says that the workbook was made from."""
    return load_workbook(book_of(folder))["Så här gör du"]["B3"].value


@needs_office
def test_a_workbook_that_libreoffice_saved_reads_the_same(tmp_path):
    """Opened and saved by another program, its numbers and its places are where they were."""
    folder = started(tmp_path)
    fill(book_of(folder), D={"gender.women.adults": 50, "gender.total.adults": 80}, E={"gender.men.adults": 12.5})
    assert read(folder) == 0
    first, again, made = figures_of(folder), tmp_path / "again", origin(folder)
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    asked = [str(OFFICE), profile, "--headless", "--convert-to", "xlsx", "--outdir", str(again), str(book_of(folder))]
    subprocess.run(asked, check=True, capture_output=True, timeout=300)
    shutil.copy(again / f"{YEAR}.xlsx", book_of(folder))
    assert read(folder) == 0
    assert figures_of(folder) == first
    assert origin(folder) == made
