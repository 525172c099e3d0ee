"""A workbook knows which package it was made from; another folder is told what to do, and nothing is written."""

import shutil

import pytest
from openpyxl import load_workbook

from scripts.__main__ import main
from scripts.ground.data_package import Package
from scripts.ground.releases import Release
from scripts.package.sources import read_sources
from scripts.year.origin import Origin, gap, mark_of, misplaced, said_in
from tests.rows import figure, figures_csv, hand_folder
from tests.year_folder import BEFORE, YEAR, book_of, read, started, zip_of

SAME = "0a1b2c3d"
MADE = Origin("1.1.0", int(BEFORE), SAME)
OTHERS = {"older": "är äldre än arbetsboken", "newer": "är nyare än arbetsboken", "other": "i en annan mapp"}


def release(version, *years):
    """A release with figures of some years."""
    return Release(version, Package({"version": version}, {"observations": [{"year": one} for one in years]}, {}))


FIRST, SECOND = release("1.0.0", "2029"), release("1.1.0", "2029", BEFORE)
OWN = release("1.2.0", "2029", BEFORE, YEAR)
CORRECTED, AGAIN = release("1.1.1", "2029", BEFORE), release("1.2.1", "2029", BEFORE, YEAR)


def folder_of(tmp_path, *years):
    """A package folder with one figure for each of these years."""
    return hand_folder(
        tmp_path / "datapackage", **{f"y{year}": figures_csv(figure(value="420", year=year)) for year in years}
    )


@pytest.mark.parametrize(
    ("here", "releases", "said"),
    [
        (MADE, (FIRST, SECOND), ""),
        (Origin("1.0.0", 2029, SAME), (FIRST,), "older"),
        (Origin("1.0.0", 2030, SAME), (FIRST,), "older"),
        (Origin("1.1.1", 2030, "99999999"), (FIRST, SECOND, CORRECTED), "newer"),
        (Origin("1.1.1", 2030, SAME), (FIRST, SECOND, CORRECTED), ""),  # of nothing that the workbook asks
        (Origin("1.10.0", 2032, SAME), (FIRST, SECOND, release("1.10.0", "2032")), "newer"),
        (Origin("1.1.0", 2031, SAME), (FIRST, SECOND), ""),  # its own year, unpacked
        (Origin("1.2.0", 2031, SAME), (FIRST, SECOND, OWN), ""),  # its own year, released
        (Origin("1.2.1", 2031, SAME), (FIRST, SECOND, OWN, AGAIN), "newer"),  # and changed since
        (Origin("1.0.0", 2032, SAME), (FIRST,), "other"),  # a fork that went its own way
    ],
)
def test_a_folder_that_is_not_the_one_of_the_workbook_says_how_it_differs(here, releases, said):
    """Older, newer, or both at once; the workbook's own year may come back to be corrected."""
    kinds = [one.kind for one in misplaced(MADE, here, releases, int(YEAR), "2031.xlsx")]
    assert kinds == ([f"workbook_folder_{said}"] if said else [])


def test_a_year_added_late_comes_back_to_be_corrected_until_another_release():
    """A year before the newest: its own release does not make the folder another one."""
    late = (FIRST, SECOND, release("1.2.0", "2028", "2029", BEFORE))
    assert misplaced(MADE, Origin("1.2.0", int(BEFORE), ""), late, 2028, "2028.xlsx") == []
    assert misplaced(MADE, Origin("1.2.0", int(BEFORE), ""), late, 2029, "2029.xlsx")


def test_a_row_that_was_merged_and_not_released_is_noticed():
    """The version says the same; whether it matters a person has to say, so the workbook is read."""
    other = Origin(MADE.version, MADE.newest, "99999999")
    assert [one.kind for one in misplaced(MADE, other, (FIRST, SECOND), int(YEAR), "2031.xlsx")] == [
        "notice_folder_differs"
    ]
    released = Origin("1.2.0", 2031, "99999999")
    assert misplaced(MADE, released, (FIRST, SECOND, OWN), int(YEAR), "2031.xlsx") == []


def test_the_mark_tells_any_row_but_those_of_the_own_year(tmp_path):
    """A label or a figure of another year changes it; what the workbook itself gives does not."""
    folder = folder_of(tmp_path, "2029", BEFORE)
    first = mark_of(read_sources(folder), int(YEAR))
    (folder / f"figures/{YEAR}.csv").write_bytes(figures_csv(figure(value="430", year=YEAR)))
    own = folder / f"figures/{YEAR}"
    own.mkdir()
    (own / "retired.csv").write_text(
        f"indicator,category,last_year,asked_again\ngender,women,{BEFORE},\n", encoding="utf-8"
    )
    assert mark_of(read_sources(folder), int(YEAR)) == first
    numbers = (folder / "helplines.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "helplines.csv").write_text(
        "".join(numbers[:-1]), encoding="utf-8"
    )  # whom to call is nothing that it asks
    assert mark_of(read_sources(folder), int(YEAR)) == first
    (folder / "figures/2029.csv").write_bytes(figures_csv(figure(value="421", year="2029")))
    assert mark_of(read_sources(folder), int(YEAR)) != first


@pytest.mark.parametrize(("newest", "year", "said"), [(2029, 2031, True), (2030, 2031, False), (2031, 2025, False)])
def test_figures_that_end_before_the_year_before_are_noticed(newest, year, said):
    """A correction of an early year asks nothing of the years between."""
    assert bool(gap([2020, newest], year, "2031.xlsx")) is said


def test_a_third_year_in_the_folder_of_the_first_is_made_with_a_notice(tmp_path, capsys):
    """A year may be without figures, so the workbook is there; when it is read it is said again."""
    folder = folder_of(tmp_path, "2029")
    assert main(["workbook", YEAR, "--folder", str(folder)]) == 0
    assert (
        "siffrorna i mappen slutar med 2029. Finns 2030 på webbplatsen är mappen för gammal" in capsys.readouterr().err
    )
    assert read(folder) == 0
    assert "siffrorna i mappen slutar med 2029" in capsys.readouterr().err


def test_a_third_year_in_the_folder_of_the_second_says_nothing_of_it(tmp_path, capsys):
    """Made, read, unpacked and read again: the same folder."""
    folder = started(tmp_path)
    assert read(folder) == 0
    assert read(folder) == 0
    said = capsys.readouterr().err
    assert not [one for one in (*OTHERS.values(), "siffrorna i mappen slutar") if one in said]
    made = said_in(load_workbook(book_of(folder)))
    assert made is not None
    assert (made.version, made.newest) == ("1.0.0", int(BEFORE))


@pytest.mark.parametrize(
    ("version", "years", "said"),
    [
        ("1.0.0", ("2029",), "older"),
        ("0.9.0", (BEFORE,), "older"),
        ("1.0.0", (BEFORE, "2032"), "newer"),
        ("2.0.0", (BEFORE,), "newer"),
        ("0.9.0", (BEFORE, "2032"), "other"),
    ],
)
def test_a_workbook_that_is_read_in_another_folder_is_refused(tmp_path, capsys, version, years, said):
    """One sentence, exit code 1, and not a byte has changed."""
    book = book_of(started(tmp_path / "own"))
    folder = folder_of(tmp_path / "other", *years)
    settings = (folder / "package.yml").read_text(encoding="utf-8")
    (folder / "package.yml").write_text(settings.replace("version: 1.0.0", f"version: {version}"), encoding="utf-8")
    shutil.copy(book, book_of(folder))
    assert read(folder) == 1
    told = capsys.readouterr().err
    assert OTHERS[said] in told
    assert "siffrorna i mappen slutar" not in told  # one piece of advice, not two
    assert "1 fel. Ingenting har skrivits." in told
    assert not zip_of(folder).exists()


@pytest.mark.parametrize(
    "line", [None, "version x, siffror till och med 2030", "version 1.0, siffror till och med 2030"]
)
def test_a_workbook_that_does_not_say_where_it_comes_from_is_read_with_a_notice(tmp_path, capsys, line):
    """It was handed out before there was such a line, or somebody wrote over it: a day's work is not thrown away for that."""
    folder = started(tmp_path)
    book = load_workbook(book_of(folder))
    book["Så här gör du"]["B3"] = line
    book.save(book_of(folder))
    assert read(folder) == 0
    assert "Så här gör du!B3: här står inte vilken version" in capsys.readouterr().err
