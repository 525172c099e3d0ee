"""Planted mistakes in a full made-up year: each is found, said so that anybody can mend it, and nothing is half-written.

Eleven one by one; and ten in one book, which take two readings: one tells them all, and the next gives what is handed in.
"""

import re
import shutil

import pytest
from openpyxl import load_workbook

from scripts.__main__ import main
from scripts.package.build import build
from scripts.package.sources import read_sources
from scripts.package.tables import all_records
from scripts.year.added.sheets import HEADER_ROW, PROSE
from tests import frozen_years
from tests.made_up_year import SEED, TIMES, made_up_counts
from tests.plausible_years import plausible_year
from tests.releasing import release
from tests.rows import figure
from tests.year_folder import BEFORE, YEAR, book_of, cell, explain, fill, folder_with, plan_of, read

pytestmark = pytest.mark.slow
FIGURES, LAST = f"figures/{YEAR}.csv", f"figures/{BEFORE}.csv"
BOOK = f"{YEAR}.xlsx"
GENDER = [f"gender.{name}.adults" for name in ("women", "men", "other_gender", "total")]


def in_book(change):
    """A mistake in the workbook, read with the workbook and then built."""

    def plant(folder):
        book = load_workbook(book_of(folder))
        change(book)
        book.save(book_of(folder))

    return plant


def written(values):
    """Line and column -> what a person writes there."""

    def write(book):
        for at, value in values.items():
            cell(book, *at).value = value

    return in_book(write)


def in_file(name, start, old, new):
    """A mistake in a figures file: in the first line that starts so and has it, one text for another."""

    def plant(folder):
        lines = (folder / name).read_text(encoding="utf-8").splitlines(keepends=True)
        place = next(at for at, line in enumerate(lines) if line.startswith(start) and old in line)
        lines[place] = lines[place].replace(old, new)
        (folder / name).write_text("".join(lines), encoding="utf-8")

    return plant


def doubled(folder):
    """A line of the figures file is copied."""
    lines = (folder / FIGURES).read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / FIGURES).write_text("".join([*lines[:10], lines[9], *lines[10:]]), encoding="utf-8")


def drawn(category, indicator="gender", population="adults"):
    """The count of a line that was filled in."""
    return plausible_year(SEED)[indicator, category, population] * TIMES


def told(count):
    """A count as a line of the figures file has it."""
    return f",{count},,exact,{count},"


def few(folder):
    """An open count of three, with a sum that is right."""
    others, women = drawn("other_gender"), drawn("women")
    in_file(FIGURES, "gender,other_gender,", told(others), told(3))(folder)
    in_file(FIGURES, "gender,women,", told(women), told(women + others - 3))(folder)


TOTAL = str(drawn("total", "origin_country", "adults_direct"))
SWAPPED = TOTAL[:-2] + TOTAL[:-3:-1]
assert SWAPPED != TOTAL


# mistake -> (how it is planted, where it is said to be, what is said of it)
MISTAKES = {
    "a typo in a code": (
        in_file(FIGURES, "gender,women,adults,", "women", "womem"),
        f"{FIGURES}, rad {{women_line}}, kolumn category",
        ["okänd kod womem", "women?", "Rätta koden"],
    ),
    "swapped digits": (
        written({("origin_country.total.adults_direct", "D"): int(SWAPPED)}),
        BOOK,
        [
            "titta först på Ursprung!D{origin_row} (Alla med uppgift om ursprungsland), som är med i 4 jämförelser",
            f"blir tillsammans {TOTAL}, men D{{origin_row}} säger {SWAPPED}. Delarna",
            "Rätta det som är fel och läs in igen",
        ],
    ),
    "a percentage without a base": (
        written({(line, "D"): None for line in GENDER} | {(GENDER[0], "E"): 50.1}),
        f"{BOOK}, Vilka de utsatta är!E{{women_row}}",
        ["här står 50,1 procent, men inte av hur många", "Fyll i Bas, eller antalet på raden för alla"],
    ),
    "parts above the total": (
        written({("origin_region.europe_eu.adults_direct", "D"): 120}),
        BOOK,
        [
            "titta först på Ursprung!D{part_row} (Europa, EU-länder)",
            "D{part_row} säger 120",
            "Rätta det som är fel och läs in igen",
        ],
    ),
    "a small count": (
        few,
        f"{FIGURES}, rad {{few_line}}, kolumn value",
        ["ett antal från 1 till 4", "Dölj talet: Q i obs_status", "cleared i disclosure.yml"],
    ),
    "a column deleted": (
        in_book(lambda book: book["Ursprung"].delete_cols(6)),
        f"{BOOK}, Ursprung!F4",
        ["kolumnen ”Bas” är borta", "Ångra ändringen"],
    ),
    "a sheet renamed": (
        in_book(lambda book: setattr(book["Ursprung"], "title", "Ursprunget")),
        BOOK,
        ["bladet ”Ursprung” finns inte", "”Ursprunget”", "Ge det namnet ”Ursprung” igen"],
    ),
    "a text in a number": (
        written({(GENDER[0], "D"): "tolv"}),
        f"{BOOK}, Vilka de utsatta är!D{{women_row}}",
        ["”tolv” är inte ett tal", "Skriv bara siffror"],
    ),
    "a formula": (
        written({(GENDER[0], "D"): "=200+2"}),
        f"{BOOK}, Vilka de utsatta är!D{{women_row}}",
        ["formel: =200+2", "skriv talet i stället"],
    ),
    "a doubled row": (doubled, f"{FIGURES}, rad 11", ["densamma som rad 10", "Ta bort den ena"]),
    "the wrong year": (
        in_book(lambda book: setattr(book["Så här gör du"]["B2"], "value", int(BEFORE))),
        f"{BOOK}, Så här gör du!B2",
        [f"här står ”{BEFORE}”", f"gjord för {YEAR}", f"Skriv tillbaka {YEAR}"],
    ),
}

LINES = {"women": GENDER[0], "few": GENDER[2], "origin": "origin_country.total.adults_direct"}
LINES |= {"part": "origin_region.europe_eu.adults_direct"}


def numbers(folder):
    """Where a few lines stand: the line of the count in the figures file, and the row of the workbook."""
    book, lines = load_workbook(book_of(folder)), (folder / FIGURES).read_text(encoding="utf-8").splitlines()
    found = {}
    for name, key in LINES.items():
        start = ",".join([*key.split("."), ""])
        found[f"{name}_line"] = next(number for number, line in enumerate(lines, 1) if line.startswith(start))
        found[f"{name}_row"] = cell(book, key, "D").row
    return found


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """A package folder with last year released and the new year read from its workbook, ready to be built."""
    folder = folder_with(tmp_path_factory.mktemp("good"), figure(value="420", year=BEFORE))
    build(folder)
    release(folder)
    assert main(["workbook", YEAR, "--folder", str(folder)]) == 0
    sources = read_sources(folder)
    fill(book_of(folder), D=made_up_counts(plan_of(sources), all_records(sources.codes)))
    explain(folder)
    assert read(folder) == 0
    return folder


@pytest.fixture
def folder(good, tmp_path):
    """A copy of it, with its workbook beside."""
    shutil.copy(book_of(good), tmp_path)
    return shutil.copytree(good, tmp_path / "datapackage")


def content(folder):
    """Every file of the package and its bytes."""
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_without_a_mistake_the_year_is_built(folder):
    """So each message below is about the mistake and nothing else."""
    assert read(folder) == 0
    assert main(["package", "--folder", str(folder)]) == 0


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_planted_mistake_is_found_and_said_in_plain_words(folder, mistake, capsys):
    """A message with its file or sheet, its row or cell, what stands there and what to do; exit code 1; the package as it was."""
    plant, place, said = MISTAKES[mistake]
    whole, at = book_of(folder).read_bytes(), numbers(folder)
    plant(folder)
    before, code = content(folder), 0
    if book_of(folder).read_bytes() != whole:
        code = read(folder)
        before = before if code else content(folder)
    code = code or main(["package", "--folder", str(folder)])
    *lines, last = capsys.readouterr().err.splitlines()
    (told,) = [line for line in lines if line.startswith(place.format(**at)) and said[0].format(**at) in line]
    assert code == 1
    assert last == "1 fel. Ingenting har skrivits."
    assert [text for text in said if text.format(**at) not in told] == []
    assert content(folder) == before


PERSONS = {
    "indicator": "Personer som medlemmarna mött", "category": "Alla", "population": "Alla", "measure": "Antal",
    "page": "3", "qualifier": "exakt", "value": 370, "printed": "370 personer", "place": "Inledning",
}  # fmt: skip
MORE = PERSONS | {"qualifier": "över", "value": 120, "printed": "fler än 120", "place": "Ursprung", "page": "4"}
# mistake -> what is typed instead, by line and column: of the form by its key, of the figures in prose by the number of the line.
TOGETHER: dict[str, dict[tuple[str | int, str], object]] = {
    "a wrong total": {("origin_country.total.adults_direct", "D"): 235},
    "two rows swapped": {
        ("support_needs.housing.adults_direct", "D"): 27,
        ("support_needs.child_education.adults_direct", "D"): 144,
    },
    "a percentage as a count": {("children_gender.girls.children", "D"): 28},
    "a text in a number": {("legal_status.conviction.adults_direct", "D"): "ca 27"},
    "a percentage without its base": {
        ("reflection_period.temporary_permit.adults_direct", "D"): None,
        ("reflection_period.temporary_permit.adults_direct", "E"): 54.5,
        ("reflection_period.total.adults_direct", "D"): None,
    },
    "a few in a text": {("children_social_services_support.some_support.children", "K"): "Tre barn i ett ärende."},
    "a text against a cell": {(4, "value"): 307, (4, "printed"): "307 personer"},
    "an unknown status": {("exploitation_start.acquaintance.adults_direct", "G"): "Vet ej"},
    "a case that there is not": {(5, "scope"): "Utan Hamnärendet"},
    "two answers swapped": {
        ("children_exposure.direct.children", "D"): 52,
        ("children_exposure.indirect.children", "D"): 12,
    },
}


def at(book, line, column):
    """A cell of the form, or of a figure in prose."""
    if isinstance(line, str):
        return cell(book, line, column)
    columns = [one.name for one in PROSE.columns]
    return book[PROSE.title].cell(HEADER_ROW + line, columns.index(column) + 1)


def named(told):
    """The cells that a message names; a sheet is named where it begins."""
    sheet, found = "", set()
    for name, column, first, last in re.findall(r"(?:([A-ZÅÄÖ][a-zåäö ]+)!)?\b([A-Z])(\d+)(?: till [A-Z](\d+))?", told):
        sheet = name or sheet
        found |= {f"{sheet}!{column}{row}" for row in range(int(first), int(last or first) + 1)}
    return found


def mended(path, right, told):
    """Put right what the messages name a cell of, as far as it is wrong; the mistakes that this mends."""
    book, cells = load_workbook(path), named(told)
    found = []
    for mistake, values in TOGETHER.items():
        places = {key: at(book, *key) for key in values}
        if any(f"{one.parent.title}!{one.coordinate}" in cells for one in places.values()):
            found.append(mistake)
            for key, one in places.items():
                one.value = right[key]
    book.save(path)
    return found


def test_ten_mistakes_in_one_book_take_two_readings(tmp_path, capsys):
    """All are told in the first, each with a cell of its own; mended, the second gives what is handed in."""
    folder = tmp_path / "datapackage"
    frozen_years.written(folder)
    assert main(["workbook", frozen_years.YEAR, "--folder", str(folder)]) == 0
    path = book_of(folder, frozen_years.YEAR)
    frozen_years.fill_in(path, frozen_years.cells("mixed"))
    book, right = load_workbook(path), {}
    for line, told in ((4, PERSONS), (5, MORE)):
        for column, value in told.items():
            at(book, line, column).value = value
    for key, value in (one for values in TOGETHER.values() for one in values.items()):
        right[key], at(book, *key).value = at(book, *key).value, value
    book.save(path)
    assert read(folder, year=frozen_years.YEAR) == 1
    told = capsys.readouterr().err
    assert mended(path, right, told) == [*TOGETHER]
    assert read(folder, year=frozen_years.YEAR) == 0
