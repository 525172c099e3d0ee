"""A workbook knows which package it was made from; an older folder is told what to do, and nothing is written."""

import shutil

import pytest
from openpyxl import load_workbook

from scripts.__main__ import main
from scripts.year.opening import is_older
from scripts.year.start import gap
from scripts.year.workbook_words import ORIGIN
from tests.rows import figure, figures_csv, hand_folder
from tests.year_folder import BEFORE, YEAR, book_of, read, started, zip_of

SAME = "0a1b2c3d"
MADE = ORIGIN.format("1.1.0", BEFORE)
OLDER = "är äldre än arbetsboken"


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
    """Whatever it has instead."""
    assert is_older(ORIGIN.format(version, newest), MADE) is older
    assert not is_older(MADE, "")


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
    said = capsys.readouterr().err
    assert "siffrorna i mappen slutar med 2029" in said
    assert "boken har inget tal. Lämnas den in får webbplatsen ett år utan siffror." in said


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
