"""An unlikely share, a group that has grown severalfold, or two swapped answers ask for a sentence, which is published."""

import shutil

import pytest
from openpyxl import load_workbook

from scripts.__main__ import main
from scripts.year.changes import Changes
from scripts.year.compare import open_package
from scripts.year.shifts import is_shift
from tests.packages import package
from tests.rows import figure
from tests.test_year_receipt import looks, receipt_of
from tests.year_folder import BEFORE, YEAR, book_of, cell, explain, explained, fill, folder_with, read

LAST = {"women": 160, "men": 40, "total": 200}
GENDER = "gender.{}.adults"


@pytest.fixture(scope="module")
def made_once(tmp_path_factory):
    """Last year four in five were women."""
    rows = [
        figure(indicator="gender", category=name, population="adults", value=str(count), year=BEFORE)
        for name, count in LAST.items()
    ]
    made = folder_with(tmp_path_factory.mktemp("made"), *rows)
    assert main(["workbook", YEAR, "--folder", str(made)]) == 0
    return made


@pytest.fixture
def folder(made_once, tmp_path):
    """A copy of it."""
    return shutil.copytree(made_once.parent, tmp_path, dirs_exist_ok=True) / made_once.name


def typed(folder, **counts):
    """This year's counts by gender."""
    fill(book_of(folder), D={GENDER.format(name): count for name, count in counts.items()})


@pytest.mark.parametrize(
    ("now", "before", "asks"),
    [
        ((40, 200), (160, 200), True),
        ((150, 200), (160, 200), False),  # no more than chance
        ((560, 1000), (600, 1000), False),  # more than chance, and little
        ((7, 10), (160, 200), False),  # too few to say
        ((5, 10), (160, 200), True),  # thirty points, however few
        ((300, 200), (160, 200), False),  # another check's matter
    ],
)
def test_how_unlike_a_share_has_to_be(now, before, asks):
    """More than chance, by much, of enough people. (part, whole) of this year and of last year."""
    assert is_shift((now[0], before[0]), (now[1], before[1])) is asks


def test_the_sentence_is_a_note_on_the_figure_in_both_languages(folder):
    """It is stored with the data, and the figure that it explains names it; receipt and summary ask the same, and have it."""
    typed(folder, women=42, men=158, total=200)
    assert explain(folder)
    assert read(folder) == 0
    assert main(["package", "--folder", str(folder)]) == 0
    written = explained([GENDER.format("women")])["K"][GENDER.format("women")]
    assert looks(receipt_of(folder).read_text(encoding="utf-8")) == [
        "Kön, vuxna. Siffrorna står kanske på fel rad. Mer likt 2030 vore: Kvinnor 158, Män 42. "
        f"Förklaring: ”{written}”"
    ]
    changes = Changes(package(observations=[]), open_package(str(folder), folder), [], ("", ""))
    assert f"| Talen står kanske på fel rad. Mer likt 2030 vore: Kvinnor 158, Män 42 | {written} |" in changes.told()
    note = f"explained_gender_women_adults_{YEAR}"
    notes = (folder / "data/notes.csv").read_text(encoding="utf-8")
    assert f"{note}," in notes
    assert all(text in notes for texts in explained([GENDER.format("women")]).values() for text in texts.values())
    (row,) = [
        line
        for line in (folder / "data/observations.csv").read_text(encoding="utf-8").splitlines()
        if line.startswith(f"gender.women.adults.all_cases.{YEAR}.count.persons,")
    ]
    assert note in row


def test_a_sentence_that_is_taken_back_is_not_published(folder, capsys):
    """The workbook is read again, and says that it goes."""
    typed(folder, women=150, men=50, total=200)
    fill(book_of(folder), **(said := explained([GENDER.format("women")])))
    assert read(folder) == 0
    assert said["K"][GENDER.format("women")] in (folder / f"figures/{YEAR}/notes.csv").read_text(encoding="utf-8")
    fill(book_of(folder), **{column: {GENDER.format("women"): None} for column in said})
    assert read(folder) == 0
    assert "explained_" not in (folder / f"figures/{YEAR}/notes.csv").read_text(encoding="utf-8")
    assert "gav en tidigare inläsning, men arbetsboken säger det inte längre" in capsys.readouterr().err


def test_nothing_is_said_of_a_hidden_figure(folder, capsys):
    """Neither asked, where it is small, nor published, where it is hidden for another's sake; who wrote it is told."""
    typed(folder, women=3, men=197, total=200)
    asked = explain(folder)
    assert cell(load_workbook(book_of(folder)), GENDER.format("women"), "D").coordinate not in {
        one.split("!")[1] for one in asked
    }
    fill(book_of(folder), **explained([GENDER.format(name) for name in ("women", "men")]))
    assert read(folder) == 0
    notes = folder / f"figures/{YEAR}/note_targets.csv"
    assert "explained_gender_women" not in notes.read_text(encoding="utf-8")
    place = cell(load_workbook(book_of(folder)), GENDER.format("women"), "K").coordinate
    assert f"{place}: förklaringen publiceras inte" in capsys.readouterr().err
