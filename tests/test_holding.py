"""Whatever is taken down is found in whatever tells it: by its name, and by its words in any file that a version serves."""

import io

import pytest
from openpyxl import Workbook

from scripts.ground.holding import LABELS, Said, is_told, said_of
from scripts.ground.releases import Release
from scripts.ground.zipping import zipped
from tests.packages import package

ROW = dict(
    zip(LABELS, ("2031", "Behov", "Råd", "Vuxna", "Alla ärenden", "Inget villkor", "personer", "713"), strict=True)
)
QUOTE = "2031: 713 vuxna behövde råd (fråga till plattformen – Om någon räknas två gånger – frågan inte ställd än)."
SENTENCE = "2031: 713 vuxna behövde råd"
SAID = Said(frozenset({tuple(ROW.values())}), frozenset({SENTENCE}))


def table(**cells: str) -> bytes:
    """A file of figures with the row; `cells` say otherwise."""
    row = ROW | {"quote": QUOTE, "id": "needs.advice"} | cells
    return f"{','.join(row)}\n{','.join(row.values())}\n".encode()


def book(text: str) -> bytes:
    """A workbook with one cell."""
    made, file = Workbook(), io.BytesIO()
    made.worksheets[0].append([text])
    made.save(file)
    return file.getvalue()


def test_the_words_of_a_figure_are_those_of_its_rows_wherever_its_name_is_known():
    """Its sentence without what is in doubt. Of a row without a number nothing is known."""
    files = {
        "data/figures-sv.csv": table(),
        "data/figures-en.csv": table(value="", quote="Hidden."),
        "README.txt": b"x",
    }
    release = Release("1.0.0", package(), zipped(files))
    assert said_of([release], "needs.advice") == SAID
    assert said_of([release], "needs.other") == Said()


@pytest.mark.parametrize(
    "files",
    [
        {"data/figures-sv.csv": table(id="another.name", quote="")},
        {"v1.0.0/indicators/needs/index.html": f"<p>{SENTENCE.replace('713', '<b>713</b>')}.</p>".encode()},
        {"v1.0.0/indicators/needs/needs-sv.txt": f"Om behov.\n{SENTENCE}\n".encode()},
        {"v1.0.0/croissant.json": f'{{"name": "{SENTENCE}"}}'.encode()},
        {"v1.0.0/tiny-sv.xlsx": book(f"{SENTENCE}.")},
        {"tiny.zip": zipped({"tiny-sv.xlsx": book(f"{SENTENCE}."), "a.txt": b""})},
        {"catalog.rdf": f"<rdf>{SENTENCE}</rdf>".encode()},
    ],
)
def test_a_figure_is_found_in_each_kind_of_file(files):
    """Also where its name is another."""
    assert is_told(files, SAID)
    assert not is_told({path: data.replace(b"713", b"714") for path, data in files.items() if b"713" in data}, SAID)


def test_the_same_number_of_something_else_is_not_found():
    """Of another year, or another answer."""
    assert not is_told({"a.csv": table(year="2030", quote=""), "b.csv": table(category="Mat", quote="")}, SAID)
    assert not is_told({"a.html": b"<p>2030: 713 vuxna beh\xc3\xb6vde r\xc3\xa5d.</p>"}, SAID)


def test_of_what_nobody_knows_by_its_name_nothing_is_searched():
    assert not is_told({"a.csv": table()}, Said())
