"""The last sheet of the workbook, worked out by LibreOffice and saved as CSV, is the file that `read-workbook` writes."""

import shutil
import subprocess
from itertools import product

import pytest
from openpyxl import load_workbook

from scripts.__main__ import main
from scripts.package.sources import read_sources
from scripts.package.tables import records
from scripts.paths import DATAPACKAGE, FIGURES
from tests.bench.synthetic import synthetic_year
from tests.office import OFFICE, SAVED_AS, needs_office, saved_figures
from tests.rows import FIGURE_COLUMNS
from tests.year_folder import YEAR, book_of, figures_of, fill, plan_of, read, started

LAST_REAL = max(int(path.stem) for path in FIGURES.glob("*.csv"))


def read_and_saved(folder, year, target, encoding="utf-8"):
    """The figures file by `read-workbook`, and by the last sheet after `format` has brought it into its canonical form."""
    assert read(folder, year=year) == 0
    by_reading = figures_of(folder, year)
    (folder / "figures" / f"{year}.csv").write_bytes(saved_figures(book_of(folder, year), target, encoding))
    assert main(["format", "--folder", str(folder)]) == 0
    return by_reading, figures_of(folder, year)


def real_folder(tmp_path):
    """A copy of the real package's hand-written files."""
    return shutil.copytree(
        DATAPACKAGE, tmp_path / "datapackage", ignore=shutil.ignore_patterns("data", "datapackage.json")
    )


def codes_and_plan(folder, year):
    """The code lists, and what the workbook of a year holds."""
    sources = read_sources(folder)
    return sources.codes, plan_of(sources, year)


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
    inside = {(row["indicator"], row["category"]) for row in records(codes["categories"]) if row["parent"]}
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


def test_a_made_up_year_goes_through_the_workbook_and_comes_back(tmp_path):
    """Every number is in the figures file again, or hidden where it is small. That the package takes a year is rehearsed."""
    folder, year = real_folder(tmp_path), str(LAST_REAL + 1)
    assert main(["new-year", year, "--folder", str(folder)]) == 0
    codes, plan = codes_and_plan(folder, year)
    made_up = by_cell(records(synthetic_year(codes, FIGURE_COLUMNS, int(year))))
    cells = cells_of(plan, made_up)
    fill(book_of(folder, year), **cells, F=bases_of(plan, cells, codes))
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
@pytest.mark.parametrize("encoding", SAVED_AS)
def test_the_saved_last_sheet_of_a_made_up_year_is_the_figures_file(tmp_path, encoding):
    """Byte for byte, as UTF-8 and in the Windows encoding, in Swedish and English, with small and missing numbers among them."""
    folder, year = real_folder(tmp_path), str(LAST_REAL + 1)
    assert main(["new-year", year, "--folder", str(folder)]) == 0
    codes, plan = codes_and_plan(folder, year)
    cells = cells_of(plan, by_cell(records(synthetic_year(codes, FIGURE_COLUMNS, int(year)))))
    few = {key: number % 7 for number, key in enumerate(cells["D"]) if number % 4 == 0}
    fill(book_of(folder, year), D=cells["D"] | few, E=cells["E"], F=bases_of(plan, cells, codes))
    by_reading, saved = read_and_saved(folder, year, tmp_path, encoding)
    assert b",Q," in by_reading
    assert saved == by_reading


@needs_office
def test_the_saved_last_sheet_of_a_printed_year_is_the_figures_file(tmp_path):
    """The last real year: every printed row as it was, and its blanks filled with numbers from nought."""
    folder, year = real_folder(tmp_path), str(LAST_REAL)
    assert main(["workbook", year, "--folder", str(folder)]) == 0
    _, plan = codes_and_plan(folder, year)
    blanks = [line.key for line in plan.lines if line.count.at is not None]
    fill(book_of(folder, year), D={key: number for number, key in enumerate(blanks) if number % 3})
    before = figures_of(folder, year)
    by_reading, saved = read_and_saved(folder, year, tmp_path)
    assert saved == by_reading
    changed = [old for old, new in zip(before.splitlines(), by_reading.splitlines(), strict=True) if old != new]
    assert len(changed) == len(blanks) - len(blanks[::3])
    assert all(b",O," in line or b",L," in line for line in changed)


STATUSES = (None, "Preliminärt värde", "Dolt för att skydda personer")
ENTRIES = [
    (count, percent, base, status)
    for count, percent, base, status in product((None, 0, 3, 5, 250), (None, 0, 2, 12.5), (None, 3, 100), STATUSES)
    if not (base and count is None and percent is None)
]


@needs_office
def test_the_formulas_decide_as_the_reader_does(tmp_path):
    """All kinds of counts, percentages, bases and statuses, one in each line that has all of them."""
    folder = started(tmp_path)
    _, plan = codes_and_plan(folder, YEAR)
    lines = [line for line in plan.lines if not line.form.whole]
    wholes = [line for line in plan.lines if line.form.whole]
    written = dict(zip((line.key for line in lines), ENTRIES, strict=False))
    columns = {name: {key: entry[at] for key, entry in written.items()} for at, name in enumerate("DEFG")}
    columns["D"] |= {line.key: 130 for line in wholes}
    without = {line.key for line in lines if not line.wholes}
    columns["F"] |= {key: 100 for key in without & set(written) if written[key][1] is not None}
    fill(book_of(folder), **columns)
    by_reading, saved = read_and_saved(folder, YEAR, tmp_path)
    assert saved == by_reading


@needs_office
@pytest.mark.parametrize(("column", "value"), [("D", "3"), ("D", "tre"), ("E", " "), ("G", "Hemligt")])
def test_a_saved_last_sheet_with_a_text_for_a_number_is_refused(tmp_path, column, value, capsys):
    """A number stored as text cannot slip through the formulas unhidden: the package refuses the file."""
    folder = started(tmp_path)
    fill(book_of(folder), D={"gender.women.adults": 50})
    fill(book_of(folder), **{column: {"gender.women.adults": value}})
    (folder / "figures" / f"{YEAR}.csv").write_bytes(saved_figures(book_of(folder), tmp_path))
    assert main(["package", "--folder", str(folder)]) == 1
    assert "okänd kod FEL" in capsys.readouterr().err


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
    saved_figures(book_of(folder), tmp_path)
    said = (tmp_path / f"{YEAR}-Vilka de utsatta är.csv").read_text(encoding="utf-8")
    lines = {row.split(";")[0]: row.split(";")[9] for row in said.splitlines() if row.count(".") > 1}
    assert {key: remark for key, remark in lines.items() if remark} == {
        "contacts.total.all": "Delarna blir 421",
        "new_contacts.new.all": "Skriv bara siffror",
        "new_contacts.known_before.all": "Fyll i bas, eller raden Alla",
        "gender.women.adults": "Visas inte: för få",
        "gender.total.adults": "Ett dolt tal går att räkna ut",
    }


@needs_office
def test_a_workbook_that_libreoffice_saved_reads_the_same(tmp_path):
    """Opened and saved by another program, its numbers and its places are where they were."""
    folder = started(tmp_path)
    fill(book_of(folder), D={"gender.women.adults": 50, "gender.total.adults": 80}, E={"gender.men.adults": 12.5})
    assert read(folder) == 0
    first, again = figures_of(folder), tmp_path / "again"
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    asked = [str(OFFICE), profile, "--headless", "--convert-to", "xlsx", "--outdir", str(again), str(book_of(folder))]
    subprocess.run(asked, check=True, capture_output=True, timeout=300)
    shutil.copy(again / f"{YEAR}.xlsx", book_of(folder))
    assert load_workbook(book_of(folder)).sheetnames[-1] == "figures"
    assert read(folder) == 0
    assert figures_of(folder) == first
