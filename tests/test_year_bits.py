"""What is hidden among equals depends on bits that the workbook carries from the day it is made, and that nothing publishes."""

import zipfile

import pytest
from openpyxl import load_workbook

from scripts.__main__ import main
from scripts.guard.protection.proposal import propose
from scripts.year import start
from scripts.year.reading_cells import bits_of
from tests.guarded_years import SETTINGS, published
from tests.plausible_years import as_observations
from tests.seldom import seldom
from tests.year_folder import LAST_YEAR, YEAR, book_of, fill, folder_with, read, started, zip_of

LATER = pytest.mark.slow(
    "a reading for each choice",
    "test_nothing_that_is_written_has_the_bits",
    "test_what_a_reading_has_hidden_stays_hidden_when_the_book_is_read_again",
)

GENDER = "gender.{}.adults"
TRIED = [f"{number:032x}" for number in range(32)]
COUNTS = {"women": 60, "men": 37, "other_gender": 3, "total": 100}


def counted(folder, **counts):
    fill(book_of(folder), D={GENDER.format(name): count for name, count in counts.items()})


def hidden(folder) -> set[str]:
    lines = (folder / "figures" / f"{YEAR}.csv").read_text(encoding="utf-8").splitlines()
    return {line.split(",")[1] for line in lines if line.startswith("gender,") and ",Q," in line}


def with_bits(folder, bits):
    """The workbook as if these had been drawn."""
    book = load_workbook(book_of(folder))
    sheet = book["Listor"]
    at = next(one.column for one in sheet[1] if one.value == "Slump")
    sheet.cell(2, at).value = bits
    book.save(book_of(folder))


@LATER
def test_a_workbook_has_its_own_bits_and_nothing_else_is_random(tmp_path, monkeypatch):
    """128 of them, drawn when it is made."""
    books = []
    for drawn in ("ab", "cd"):
        monkeypatch.setattr(start, "token_hex", lambda size, drawn=drawn: drawn * size)
        (tmp_path / drawn).mkdir()
        folder = folder_with(tmp_path / drawn, *LAST_YEAR)
        assert main(["workbook", YEAR, "--folder", str(folder)]) == 0
        books.append(load_workbook(book_of(folder)))
    assert [bits_of(book) for book in books] == ["ab" * 16, "cd" * 16]
    cells = [
        {(sheet.title, one.coordinate, one.value) for sheet in book for row in sheet for one in row} for book in books
    ]
    assert len(cells[0] ^ cells[1]) == 2


@LATER
def test_the_bits_decide_among_equals_and_the_same_give_the_same(tmp_path):
    """Women or men are hidden beside the three, or all, and reading the workbook hides what its own bits say."""
    counts = {("gender", name, "adults"): count for name, count in COUNTS.items()}
    case = published(as_observations(counts, {("gender", "other_gender", "adults")}, YEAR))
    chosen = ((bits, propose(YEAR, case, SETTINGS, bits=bits)[0].category) for bits in TRIED)
    bits, first = next(chosen)
    assert read_with(tmp_path / bits, bits) == {"other_gender", first}
    bits, other = next(one for one in chosen if one[1] != first)
    assert read_with(tmp_path / bits, bits) == {"other_gender", other}


def read_with(folder, bits):
    """What is hidden when the workbook has these bits."""
    made = started(folder)
    counted(made, **COUNTS)
    with_bits(made, bits)
    assert read(made) == 0
    return hidden(made)


@pytest.mark.parametrize("bits", seldom([None, "", "1", "0ab1" * 7, "Slump" * 8]))
def test_a_workbook_that_lost_its_bits_is_refused_with_what_to_do(tmp_path, capsys, bits):
    """The hidden sheet deleted, as Excel's "Inspect Document" does, or its cell emptied or written over; nothing is written."""
    folder = started(tmp_path)
    counted(folder, **COUNTS)
    if bits is None:
        book = load_workbook(book_of(folder))
        del book["Listor"]
        book.save(book_of(folder))
    else:
        with_bits(folder, bits)
    assert read(folder) == 1
    said = capsys.readouterr().err
    assert "2031.xlsx, Listor: bladet är dolt och bär arbetsbokens slump" in said
    assert f"gör en ny med python -m scripts workbook {YEAR}" in said
    assert not zip_of(folder).exists()


def test_nothing_that_is_written_has_the_bits(tmp_path):
    """Neither the ZIP nor the package."""
    folder = started(tmp_path)
    counted(folder, **COUNTS)
    bits = bits_of(load_workbook(book_of(folder)))
    assert read(folder) == 0
    assert main(["package", "--folder", str(folder)]) == 0
    with zipfile.ZipFile(zip_of(folder)) as archive:
        told = [archive.read(name) for name in archive.namelist()]
    told += [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    assert bits
    assert not any(bits.encode() in each for each in told)


def test_what_a_reading_has_hidden_stays_hidden_when_the_book_is_read_again(tmp_path):
    """Also by a workbook that was made anew, with other bits: two hidings together would tell more than each."""
    folder = started(tmp_path)
    counted(folder, **COUNTS)
    assert read(folder) == 0
    first = hidden(folder)
    assert "other_gender" in first
    with_bits(folder, "1" * 32)
    assert read(folder) == 0
    assert hidden(folder) == first


@LATER
def test_a_number_that_is_nobody_now_is_shown(tmp_path):
    """A zero is about nobody, and hides nothing."""
    folder = started(tmp_path)
    counted(folder, **COUNTS)
    assert read(folder) == 0
    counted(folder, women=63, other_gender=0)
    assert read(folder) == 0
    assert "other_gender" not in hidden(folder)
