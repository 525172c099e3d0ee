"""Each new text of a workbook, where anything is hidden, and an answer that everybody has, wait for a tick before a ZIP is made."""

import csv
import io
import zipfile

import pytest
from openpyxl import load_workbook

from scripts.__main__ import main
from scripts.ground.texts import digest
from tests.year_folder import YEAR, asks, book_of, cell, fill, fill_free, read, started, tick, zip_of

WOMEN, MEN, OTHER, TOTAL = (f"gender.{name}.adults" for name in ("women", "men", "other_gender", "total"))
OWN = f"figures/{YEAR}"  # what the year adds
SENTENCE, ENGLISH = "Rapporten kom sent i Utopia.", "The report was late in Utopia."


@pytest.fixture
def folder(tmp_path):
    """Three adults have another gender identity, which is hidden."""
    made = started(tmp_path)
    fill(book_of(made), D={WOMEN: 60, MEN: 37, OTHER: 3})
    return made


def explained(folder, key, text, english=ENGLISH):
    """Write a sentence in the line."""
    fill(book_of(folder), K={key: text}, L={key: english})


def agreed(folder):
    """The ticks that the year has brought."""
    return list(csv.DictReader(io.StringIO((folder / OWN / "agreed_texts.csv").read_text(encoding="utf-8"))))


def test_a_tick_holds_for_the_text_as_it_stands(folder):
    """Its hash, the day and the role lie with the figures, so that the branch knows; who changes the text is asked again."""
    explained(folder, WOMEN, SENTENCE)
    assert read(folder) == 1
    fill_free(book_of(folder), agreed=[tick(SENTENCE), tick(ENGLISH)])
    assert read(folder) == 0
    lines = [tick(SENTENCE), tick(ENGLISH)]
    assert agreed(folder) == [{"text_hash": digest(one.pop("text")), **one} for one in lines]
    assert main(["package", "--folder", str(folder)]) == 0
    explained(folder, WOMEN, SENTENCE.lower())
    assert read(folder) == 1


def test_the_tick_of_a_text_that_is_changed_goes_with_it(folder):
    """Whoever has the old hash could guess what was taken away, if it was short."""
    explained(folder, WOMEN, SENTENCE)
    fill_free(book_of(folder), agreed=[tick(SENTENCE), tick(ENGLISH)])
    assert read(folder) == 0
    explained(folder, WOMEN, SENTENCE.lower())
    fill_free(book_of(folder), agreed=[tick(SENTENCE.lower()), tick(ENGLISH)])
    assert read(folder) == 0
    assert {one["text_hash"] for one in agreed(folder)} == {digest(SENTENCE.lower()), digest(ENGLISH)}


@pytest.mark.parametrize(("day", "role"), [("", "Redaktör"), ("snart", "Redaktör"), ("2031-02-01", "")])
def test_a_tick_has_a_day_and_a_role(folder, day, role):
    """And there is none for all texts: each has its line."""
    explained(folder, WOMEN, SENTENCE)
    said = {"ticked_on": day, "ticked_by": role}
    fill_free(book_of(folder), agreed=[tick(SENTENCE) | said, tick(ENGLISH) | said])
    assert read(folder) == 1


def test_an_answer_that_everybody_has_asks(folder, capsys):
    """Who knows that a person is in the group knows the answer; the yes is for the count that it is, and asked for once."""
    fill(book_of(folder), D={WOMEN: 100, MEN: 0, OTHER: 0, TOTAL: 100})
    assert read(folder) == 1
    found = cell(load_workbook(book_of(folder)), WOMEN, "D")
    at = f"{found.parent.title}!{found.coordinate}"
    assert f"skriv ”{at} = 100” på bladet Lästa texter" in capsys.readouterr().err
    fill_free(book_of(folder), agreed=[tick(f"{at} = 100")])
    assert read(folder) == 0
    book_of(folder).unlink()
    assert main(["workbook", YEAR, "--folder", str(folder)]) == 0
    assert read(folder) == 0
    fill(book_of(folder), D={WOMEN: 101, TOTAL: 101})
    assert read(folder) == 1


@pytest.mark.parametrize("line", [OTHER, TOTAL])
def test_a_tick_of_what_is_hidden_now_is_not_written(folder, line):
    """Else a hash would lie in the ZIP of a text that tells the number: that of a line that is hidden since, or is gone."""
    text = "Tre personer i Utopia har en annan könsidentitet."
    fill_free(book_of(folder), agreed=[tick(text)])
    if line == OTHER:
        explained(folder, OTHER, text)
    assert read(folder) == 0
    with zipfile.ZipFile(zip_of(folder)) as archive:
        written = b"".join(archive.read(name) for name in archive.namelist())
    assert digest(text).encode() not in written
    assert b"Utopia" not in written


def test_every_sheet_that_holds_texts_asks(folder):
    """By what would be handed in, not by a list of sheets: a label, the words of a source, an account."""
    fill_free(
        book_of(folder),
        said=[],
        report=[{"title_sv": "Årsbok i Utopia", "title_en": "Yearbook of Utopia", "address": "https://example.net/"}],
    )
    told = asks(folder, YEAR)
    assert {one.kind for one in told} <= {"workbook_text_telling", "workbook_text_unread"}
    assert told
