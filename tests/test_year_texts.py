"""A text of the workbook that may tell of a few people, and an answer that everybody has, ask for a yes before a ZIP is made."""

import csv
import io
import zipfile

import pytest
from openpyxl import load_workbook

from scripts.__main__ import main
from tests.year_folder import YEAR, book_of, cell, fill, fill_free, read, started, zip_of

WOMEN, MEN, OTHER, TOTAL = (f"gender.{name}.adults" for name in ("women", "men", "other_gender", "total"))
YES = "Ingen pekas ut."
OWN = f"figures/{YEAR}"  # what the year adds


@pytest.fixture
def folder(tmp_path):
    made = started(tmp_path)
    fill(book_of(made), D={TOTAL: 100})
    return made


def explained(folder, key, text, english="As it is."):
    """Write a sentence in the line."""
    fill(book_of(folder), K={key: text}, L={key: english})


def test_a_yes_holds_for_the_text_as_it_stands(folder):
    """It is kept with the figures, so that the build knows of it; who changes the text is asked again."""
    explained(folder, TOTAL, "Två personer är nya.")
    fill_free(book_of(folder), agreed=[{"text": "Två personer är nya.", "reason": YES}])
    assert read(folder) == 0
    rows = list(csv.reader(io.StringIO((folder / OWN / "agreed_texts.csv").read_text(encoding="utf-8"))))
    assert rows == [["text", "reason"], ["Två personer är nya.", YES]]
    assert main(["package", "--folder", str(folder)]) == 0
    explained(folder, TOTAL, "Två av personerna är nya.")
    assert read(folder) == 1


def test_the_build_asks_too(folder, capsys):
    """Whoever takes the yes away is stopped there, by the name of the note."""
    explained(folder, TOTAL, "Två personer är nya.")
    fill_free(book_of(folder), agreed=[{"text": "Två personer är nya.", "reason": YES}])
    assert read(folder) == 0
    (folder / OWN / "agreed_texts.csv").write_text("text,reason\n", encoding="utf-8")
    assert main(["package", "--folder", str(folder)]) == 1
    told = capsys.readouterr().err
    assert f"{OWN}/notes.csv: explained_gender_total_adults_{YEAR}: texten kan säga något om några få" in told
    assert "Två" not in told


def test_an_answer_that_everybody_has_asks(folder, capsys):
    """Who knows that a person is in the group knows the answer; the yes is for the count that it is, and asked for once."""
    fill(book_of(folder), D={WOMEN: 100, MEN: 0, OTHER: 0})
    assert read(folder) == 1
    found = cell(load_workbook(book_of(folder)), WOMEN, "D")
    at = f"{found.parent.title}!{found.coordinate}"
    assert f"skriv ”{at} = 100” på bladet Lästa texter" in capsys.readouterr().err
    fill_free(book_of(folder), agreed=[{"text": f"{at} = 100", "reason": "Gruppen är stor."}])
    assert read(folder) == 0
    book_of(folder).unlink()
    assert main(["workbook", YEAR, "--folder", str(folder)]) == 0
    assert read(folder) == 0
    fill(book_of(folder), D={WOMEN: 101, TOTAL: 101})
    assert read(folder) == 1


@pytest.mark.parametrize("line", [OTHER, TOTAL])
def test_a_yes_to_what_is_hidden_now_is_not_written(folder, line):
    """Else the text would lie in the ZIP beside the number that it tells: that of a line that is hidden since, or is gone."""
    fill(book_of(folder), D={WOMEN: 60, MEN: 37, OTHER: 3})
    text = "Tre personer har en annan könsidentitet."
    fill_free(book_of(folder), agreed=[{"text": text, "reason": YES}])
    if line == OTHER:
        explained(folder, OTHER, text)
    assert read(folder) == 0
    with zipfile.ZipFile(zip_of(folder)) as archive:
        assert not any(b"Tre personer" in archive.read(name) for name in archive.namelist())


def test_a_yes_to_a_text_that_stands_nowhere_stops_the_build(folder, capsys):
    """Somebody has taken the text away, and left the yes."""
    assert read(folder) == 0
    (folder / "agreed_texts.csv").write_text("text,reason\nTre kvinnor.,Läst.\n", encoding="utf-8")
    assert main(["package", "--folder", str(folder)]) == 1
    told = capsys.readouterr().err
    assert "agreed_texts.csv" in told
    assert "kvinnor" not in told
