"""Three years, and a folder that lacks one of them: whatever is unpacked over whatever, no row of another year is lost."""

import csv
import shutil
import zipfile

import pytest

from scripts.__main__ import main
from scripts.ground.tables import records
from scripts.package.sources import read_sources
from tests.rows import figure, figures_csv, hand_folder
from tests.year_folder import book_of, fill_free, read, zip_of

pytestmark = pytest.mark.slow(
    "three years, one read after the other",
    "test_additions.py::test_a_row_that_stands_elsewhere_is_not_changed",
    "test_additions.py::test_a_row_that_stands_elsewhere_is_not_lost",
)

FIRST, SECOND, THIRD = "2029", "2030", "2031"
REPORT = [{"title_sv": "Årsrapporten", "title_en": "The yearly report"}]
MET = [{"recommendation_status": "Uppfylld", "remark_sv": "Lagen är ändrad.", "remark_en": "The law has changed."}]


def country(name):
    """A new answer, told in the groups of the form."""
    line = {"indicator": "Ursprungsland, vuxna", "label_sv": name}
    return [line | {"population": "Direkt utsatta vuxna", "count": 12}]


def with_year(folder, year, name):
    """A year by its workbook, made and read in a folder and unpacked there."""
    assert main(["workbook", year, "--folder", str(folder)]) == 0
    fill_free(book_of(folder, year), answers=country(name), report=REPORT, recommendations=MET)
    assert read(folder, year=year) == 0


def unpack(folder, other, year):
    """The ZIP that a reading gave in another folder, over this one: as somebody uploads it to a branch."""
    with zipfile.ZipFile(zip_of(other, year)) as archive:
        archive.extractall(folder)


def without_year(folder, year):
    """The bytes of every hand-written file but those of a year."""
    files = (path for path in folder.rglob("*") if path.is_file())
    own = (f"figures/{year}.csv", f"figures/{year}/")
    names = {path.relative_to(folder).as_posix(): path for path in files}
    return {name: path.read_bytes() for name, path in names.items() if not name.startswith(own)}


@pytest.fixture(scope="module")
def years(tmp_path_factory):
    """The folder of the first year; that of two years, where the second has brought a country, a report and a status."""
    root = tmp_path_factory.mktemp("years")
    first = hand_folder(root / "first" / "datapackage", **{f"y{FIRST}": figures_csv(figure(value="420", year=FIRST))})
    shutil.copytree(first.parent, root / "second")
    second = root / "second" / "datapackage"
    with_year(second, SECOND, "Peru")
    return first, second


def copies(years, tmp_path):
    """Both folders, for one test."""
    return [shutil.copytree(folder.parent, tmp_path / folder.parent.name) / "datapackage" for folder in years]


def countries(folder):
    """Country -> its order, of those that the two years bring."""
    rows = records(read_sources(folder).codes["categories"])
    return {row["category"]: int(row["order"]) for row in rows if row["category"] in ("peru", "laos")}


def test_a_third_year_from_the_folder_of_the_first_loses_nothing_of_the_second(years, tmp_path):
    """Made and read in last year's folder, whatever was said there; uploaded over both years it is a whole package."""
    first, second = copies(years, tmp_path)
    before = without_year(second, THIRD)
    with_year(first, THIRD, "Laos")
    unpack(second, first, THIRD)
    assert without_year(second, THIRD) == before
    found = countries(second)
    assert found["laos"] == found["peru"] + 1
    assert main(["package", "--folder", str(second)]) == 0


def test_a_third_year_that_brings_the_same_answer_from_an_old_folder_is_told_once(years, tmp_path, capsys):
    """Both have Peru: one fault, with both files and what to do; read in the whole folder there is none."""
    first, second = copies(years, tmp_path)
    with_year(first, THIRD, "Peru")
    unpack(second, first, THIRD)
    capsys.readouterr()
    assert main(["package", "--folder", str(second)]) == 1
    told = capsys.readouterr().err
    assert f"figures/{THIRD}/categories.csv, rad 2" in told
    assert f"(origin_country, peru) står redan i figures/{SECOND}/categories.csv:2" in told
    assert "1 fel." in told


def correction(value, day):
    """A figure of the first year that was wrong."""
    cell = {"indicator": "Personer som medlemmarna mött", "category": "Alla", "population": "Alla", "measure": "Antal"}
    why = {"why_sv": "Siffrorna hade kastats om.", "why_en": "The digits had changed places.", "decided_on": day}
    return [cell | why | {"year": int(FIRST), "stood": 420, "value": value}]


def test_a_figure_that_two_years_correct_is_what_the_later_decided(tmp_path):
    """Each decision is a row of its own year; the first workbook may be read again, and changes nothing of it."""
    folder = hand_folder(tmp_path / "datapackage", **{f"y{FIRST}": figures_csv(figure(value="420", year=FIRST))})
    for year, value, day in ((SECOND, 402, "2031-03-01"), (THIRD, 403, "2032-03-01")):
        assert main(["workbook", year, "--folder", str(folder)]) == 0
        fill_free(book_of(folder, year), corrections=correction(value, day))
        assert read(folder, year=year) == 0
    first = (folder / f"figures/{SECOND}/corrections.csv").read_bytes()
    book_of(folder, SECOND).unlink()
    assert main(["workbook", SECOND, "--folder", str(folder)]) == 0
    assert read(folder, year=SECOND) == 0
    assert (folder / f"figures/{SECOND}/corrections.csv").read_bytes() == first
    assert main(["package", "--folder", str(folder)]) == 0
    with (folder / "data/observations.csv").open(encoding="utf-8", newline="") as file:
        (row,) = (one for one in csv.DictReader(file) if one["origin"] == "corrected")
    assert (row["value"], row["printed_value"]) == ("403", "420")


def test_an_old_zip_over_a_newer_branch_changes_its_own_year_alone(years, tmp_path):
    """The second year's ZIP lies about; the third has come since."""
    _, second = copies(years, tmp_path)
    with_year(second, THIRD, "Laos")
    before = without_year(second, SECOND)
    unpack(second, second, SECOND)
    assert without_year(second, SECOND) == before
    assert set(countries(second)) == {"peru", "laos"}
    assert main(["package", "--folder", str(second)]) == 0


def test_what_an_earlier_reading_gave_is_gone_from_a_branch_too(years, tmp_path):
    """The answer was taken out of the workbook, whose first ZIP was uploaded: the second leaves nothing of it."""
    _, second = copies(years, tmp_path)
    branch = shutil.copytree(second, tmp_path / "branch" / "datapackage")
    assert main(["workbook", THIRD, "--folder", str(second)]) == 0
    empty = book_of(second, THIRD).read_bytes()
    fill_free(book_of(second, THIRD), answers=country("Laos"), recommendations=MET)
    assert main(["read-workbook", str(book_of(second, THIRD)), "--folder", str(second)]) == 0
    unpack(branch, second, THIRD)
    assert set(countries(branch)) == {"peru", "laos"}
    book_of(second, THIRD).write_bytes(empty)
    assert main(["read-workbook", str(book_of(second, THIRD)), "--folder", str(second)]) == 0
    unpack(branch, second, THIRD)
    assert set(countries(branch)) == {"peru"}
    assert main(["package", "--folder", str(branch)]) == 0


def test_the_zip_has_nothing_but_the_year(years):
    """Its figures, and its folder: there is nothing else in it to lay over somebody else's work."""
    with zipfile.ZipFile(zip_of(years[1], SECOND)) as archive:
        assert {name.replace(".csv", "/").split("/")[1] for name in archive.namelist()} == {SECOND}
        assert {name.split("/")[0] for name in archive.namelist()} == {"figures"}
