"""A whole year through the workbook and back; and in LibreOffice what its formulas say, and that it reads the same."""

import shutil
import subprocess

import pytest
from openpyxl import load_workbook

from scripts.__main__ import main
from scripts.package.sources import read_sources
from scripts.package.tables import all_records, records
from scripts.paths import DATAPACKAGE, FIGURES
from tests.office import OFFICE, needs_office, saved_sheets
from tests.rows import FIGURE_COLUMNS
from tests.synthetic import synthetic_year
from tests.year_folder import YEAR, book_of, explain, figures_of, fill, plan_of, read, started

LAST_REAL = max(int(path.stem) for path in FIGURES.glob("*.csv"))


def real_folder(tmp_path):
    """A copy of the real package's hand-written files."""
    return shutil.copytree(
        DATAPACKAGE, tmp_path / "datapackage", ignore=shutil.ignore_patterns("data", "datapackage.json")
    )


def codes_and_plan(folder, year):
    """The code lists, and what the workbook of a year holds."""
    sources = read_sources(folder)
    return all_records(sources.codes), plan_of(sources, year)


def cells_of(plan, figures):
    """Column -> line -> number, from (indicator, category, population, measure) -> number as text."""
    found: dict[str, dict[str, float]] = {"D": {}, "E": {}}
    for line in plan.lines:
        for column, (_, measure, slot) in zip("DE", line.slots, strict=True):
            form = line.form
            value = figures.get((form.indicator, form.category, form.population, measure), "")
            if value and slot.at is not None:
                found[column][line.key] = float(value) if "." in value else int(value)
    return found


def bases_of(plan, cells, codes):
    """The base of each percentage that has no line for everybody: all the answers together, or all needs where they are met."""
    inside = {(row["indicator"], row["category"]) for row in codes["categories"] if row["parent"]}
    sums: dict[str, float] = {}
    for line in plan.lines:
        if (line.form.indicator, line.form.category) not in inside:
            sums[line.form.indicator] = sums.get(line.form.indicator, 0) + cells["D"].get(line.key, 0)
    sums["needs_met"] = cells["D"].get("support_needs.answers.adults_direct", 0)
    return {line.key: sums[line.form.indicator] for line in plan.lines if line.key in cells["E"] and not line.wholes}


def by_cell(rows):
    """(indicator, category, population, measure) -> value, without decimals that a spreadsheet does not keep."""
    cells = ("indicator", "category", "population", "measure")
    plain = [row for row in rows if row["measure"] in ("count", "percent") and row["qualifier"] in ("exact", "")]
    plain = [row for row in plain if row["scope"] == "all_cases" and not row["base_indicator"]]
    return {tuple(row[name] for name in cells): row["value"].removesuffix(".0") for row in plain}


@pytest.mark.slow
def test_a_made_up_year_goes_through_the_workbook_and_comes_back(tmp_path):
    """Every number is in the figures file again, or hidden where it is small. `test_life.py` builds such a year."""
    folder, year = real_folder(tmp_path), str(LAST_REAL + 1)
    assert main(["workbook", year, "--folder", str(folder)]) == 0
    codes, plan = codes_and_plan(folder, year)
    made_up = by_cell(synthetic_year(codes, FIGURE_COLUMNS, int(year)))
    cells = cells_of(plan, made_up)
    fill(book_of(folder, year), **cells, F=bases_of(plan, cells, codes))
    explain(folder, year)
    assert read(folder, year=year) == 0
    rows = records(read_sources(folder).figures[int(year)])
    asked = {
        (one.form.indicator, one.form.category, one.form.population, measure)
        for one in plan.lines
        for _, measure, slot in one.slots
        if slot.at is not None
    }
    wanted = {cell: value for cell, value in made_up.items() if cell in asked}
    told = {cell: value for cell, value in by_cell(rows).items() if value}
    hidden = {cell for cell, row in zip(by_cell(rows), rows, strict=True) if row["obs_status"] == "Q"}
    assert {cell: value for cell, value in wanted.items() if cell not in hidden} == told
    assert all(float(made_up[cell]) < plan.threshold for cell in hidden if cell[3] == "count")


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
