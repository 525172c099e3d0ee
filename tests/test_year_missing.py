"""The workbook that asks for what a report leaves out, and the way of an answer into the package."""

import os
import re
import zipfile
from functools import cache
from pathlib import Path
from shutil import copytree

import pytest
from openpyxl import load_workbook

from scripts.__main__ import main
from scripts.ground.missing import missing
from scripts.ground.problems import Refused
from scripts.package.sources import read_sources
from scripts.package.tables import records
from scripts.year.missing.asking import DAY_CELL, key_of
from scripts.year.missing.questions import QUESTIONS
from scripts.year.read import read_workbook
from scripts.year.workbook_words import HELP_SHEET
from tests.frozen_years import PRINTED, package
from tests.frozen_years import folder as frozen_folder
from tests.rows import figure, figures_csv, hand_folder, write_disclosure
from tests.sharing import shared_folder
from tests.typing_in import type_in
from tests.year_folder import cell, fill

YEAR, DAY = "2030", "2031-03-04"
GENDER = {"indicator": "gender", "population": "adults", "year": YEAR}
WOMEN, MEN, OTHER = (f"gender.{name}.adults" for name in ("women", "men", "other_gender"))
CHARTED = GENDER | {"qualifier": "", "printed": "", "obs_status": "L", "place": "Kön", "page": "7"}
ROWS = (
    figure(value="420", year=YEAR),
    figure(value="380", year=YEAR, population="adults"),
    figure(value="40", year=YEAR, population="children"),
    figure(**GENDER, category="total", value="80", place="Kön", page="7"),
    figure(**CHARTED | {"category": "women"}),
    figure(**CHARTED | {"category": "men"}),
    figure(**CHARTED | {"category": "other_gender", "obs_status": "O", "printed": "ett fåtal"}),
    figure(**GENDER | {"indicator": "legal_status", "population": "adults_direct"}, category="conviction", value="", qualifier="",
           printed="", obs_status="Q"),
)  # fmt: skip
PRINTS, BAR = "Talet står i diagrammet", "Bara en stapel"


@cache
def asked_once() -> Path:
    """What `asked` copies: a package that is built, and the workbook beside it."""
    top = shared_folder() / f"missing-{os.getpid()}"
    folder = hand_folder(top / "datapackage", **{f"y{YEAR}": figures_csv(*ROWS)})
    assert main(["package", "--folder", str(folder)]) == 0
    assert main(["missing", YEAR, "--folder", str(folder)]) == 0
    return top


def asked(tmp_path, day=DAY, **cells):
    """A folder with the workbook, filled in: column -> line -> what is written."""
    folder = copytree(asked_once(), tmp_path, dirs_exist_ok=True) / "datapackage"
    type_in(book_of(folder), {(HELP_SHEET, DAY_CELL): day})
    fill(book_of(folder), **cells)
    return folder


def book_of(folder):
    """The workbook beside a folder."""
    return folder.parent / f"{YEAR}-missing.xlsx"


def read(folder):
    """Read it and unpack what it gives; the rows of the year that came from it."""
    read_workbook(folder, book_of(folder))
    with zipfile.ZipFile(folder.parent / f"{YEAR}-datapackage.zip") as archive:
        archive.extractall(folder)
    return rows_of(folder)


def rows_of(folder):
    """(category, measure) -> the row of an answer."""
    rows = records(read_sources(folder).figures[int(YEAR)])
    return {(row["category"], row["measure"]): row for row in rows if row["source"] == f"platform_answer_{YEAR}"}


def refused(folder):
    """(cell, kind) of each fault, when the book is refused and nothing is written."""
    before = {path: path.read_bytes() for path in sorted(folder.parent.rglob("*")) if path.is_file()}
    with pytest.raises(Refused) as found:
        read_workbook(folder, book_of(folder))
    assert {path: path.read_bytes() for path in sorted(folder.parent.rglob("*")) if path.is_file()} == before
    return [(one.column.partition("!")[2], one.kind) for one in found.value.problems if not one.is_notice]


def test_the_workbook_asks_for_exactly_what_the_report_leaves_out():
    """Not for what it prints, and never for what is hidden, which is not even named."""
    book = load_workbook(book_of(asked_once() / "datapackage"))
    forms = [sheet for sheet in book.worksheets if sheet["A4"].value == "Nyckel"]
    keys = [one.value for sheet in forms for (one,) in sheet.iter_rows(min_row=5, max_col=1) if one.value]
    assert keys == [WOMEN, MEN, OTHER]
    said = {str(one.value) for sheet in book.worksheets for row in sheet.iter_rows() for one in row if one.value}
    assert not {text for text in said if text.startswith("legal_status.")}


def test_each_line_says_where_it_stands_and_what_the_number_would_settle():
    """From the rows of the report and the relations of the code lists."""
    book = load_workbook(book_of(asked_once() / "datapackage"))
    assert cell(book, WOMEN, "Q").value == "Kön, s. 7"
    assert [cell(book, WOMEN, "R").value, cell(book, OTHER, "R").value] == [
        "Ett diagram, utan talet i texten",
        "Inget tal",
    ]
    assert "(80) går att räkna ut" in cell(book, WOMEN, "S").value
    assert "”ett fåtal”" in cell(book, OTHER, "S").value


def test_an_answer_is_a_row_beside_that_of_the_report(tmp_path):
    """With the place that it is about and its own source, which is dated; what stands in the file stays, byte by byte."""
    folder = asked(tmp_path, D={WOMEN: 50, MEN: "25 "}, P={WOMEN: BAR})
    before = (folder / f"figures/{YEAR}.csv").read_text(encoding="utf-8").splitlines()
    rows = read(folder)
    assert (folder / f"figures/{YEAR}.csv").read_text(encoding="utf-8").splitlines()[: len(before)] == before
    told = rows["women", "count"]
    assert [told[name] for name in ("value", "place", "page", "chart_prints")] == ["50", "Kön", "7", "no"]
    assert (rows["men", "count"]["value"], rows["men", "count"]["chart_prints"]) == ("25", "unknown")
    (source,) = [row for row in records(read_sources(folder).codes["sources"]) if row["source"] == told["source"]]
    assert source["source_kind"] == "answer"
    assert DAY in source["remark_sv"]
    assert main(["package", "--folder", str(folder)]) == 0


def test_what_is_read_twice_gives_the_same(tmp_path):
    """And what is taken back is gone: the cell is as the report has it."""
    folder = asked(tmp_path, D={WOMEN: 50, MEN: 27, OTHER: 3})
    first = (read(folder), (folder / f"figures/{YEAR}.csv").read_bytes())
    assert (read(folder), (folder / f"figures/{YEAR}.csv").read_bytes()) == first
    fill(book_of(folder), D={WOMEN: None, MEN: None, OTHER: None})
    assert read(folder) == {}
    assert not [row for row in records(read_sources(folder).codes["sources"]) if row["source_kind"] == "answer"]
    original = asked_once() / f"datapackage/figures/{YEAR}.csv"
    assert (folder / f"figures/{YEAR}.csv").read_bytes() == original.read_bytes()


def test_what_has_been_answered_is_not_asked_again(tmp_path):
    """A new workbook has what is left, and the workbook of the year shows an answer without letting anybody write over it."""
    folder = asked(tmp_path, D={WOMEN: 50})
    read(folder)
    assert main(["package", "--folder", str(folder)]) == 0
    book_of(folder).unlink()
    assert main(["missing", YEAR, "--folder", str(folder)]) == 0
    book = load_workbook(book_of(folder))
    assert cell(book, MEN, "D").value is None
    with pytest.raises(KeyError):
        cell(book, WOMEN, "D")
    assert main(["workbook", YEAR, "--folder", str(folder)]) == 0
    women = cell(load_workbook(folder.parent / f"{YEAR}.xlsx"), WOMEN, "D")
    assert (women.value, women.protection.locked) == (50, True)


@pytest.mark.parametrize(
    ("said", "public", "value"), [(PRINTS, True, "3"), (BAR, True, ""), (None, True, ""), (PRINTS, False, "")]
)
def test_a_small_number_is_hidden_unless_a_public_chart_prints_it(tmp_path, said, public, value):
    """What nobody has said counts as not printed, and a chart that nobody can see prints nothing for anybody."""
    folder = asked(tmp_path, D={WOMEN: 3}, P={WOMEN: said} if public else {})
    if not public:
        write_disclosure(folder, already_public=[])
    row = read(folder)["women", "count"]
    assert (row["value"], row["obs_status"]) == (value, "A" if value else "Q")


@pytest.mark.parametrize(
    "mistakes",
    [
        {
            (WOMEN, "D"): ("vet ej", "workbook_text"),
            (MEN, "D"): (-3, "number_negative"),
            (OTHER, "E"): (101, "number_too_big"),
        },
        {
            (WOMEN, "D"): ("12,5", "number_fraction"),
            (MEN, "D"): ('=HYPERLINK("https://example.org";"12")', "workbook_formula"),
            (OTHER, "P"): ("kanske", "workbook_choice"),
        },
        {(WOMEN, "G"): ("Frågas inte längre", "workbook_status_unknown")},
    ],
)
def test_a_mistake_gets_one_message_at_its_cell(tmp_path, mistakes):
    """And nothing is written."""
    folder = asked(tmp_path)
    book = load_workbook(book_of(folder))
    for at, (written, _) in mistakes.items():
        cell(book, *at).value = written
    book.save(book_of(folder))
    assert sorted(refused(folder)) == sorted((cell(book, *at).coordinate, kind) for at, (_, kind) in mistakes.items())


def test_parts_that_are_more_than_the_whole_are_told(tmp_path):
    """The report prints the whole: the answer is tried against it as a number of a form is."""
    folder = asked(tmp_path, D={WOMEN: 50, MEN: "40"})
    assert [kind for _, kind in refused(folder)] == ["workbook_contradiction"]


@pytest.mark.parametrize("day", [None, "i går", "3/4 2031"])
def test_an_answer_without_a_day_is_refused(tmp_path, day):
    """The source of the numbers is dated."""
    folder = asked(tmp_path, day=day, D={WOMEN: 50})
    assert [at for at, _ in refused(folder)] == [DAY_CELL]


def test_a_year_that_lacks_nothing_has_nothing_to_ask(tmp_path, capsys):
    """No workbook is made, of such a year or of one that there is not."""
    folder = hand_folder(tmp_path / "datapackage", **{f"y{YEAR}": figures_csv(*ROWS[:3])})
    assert main(["package", "--folder", str(folder)]) == 0
    for year in (YEAR, "2029"):
        assert main(["missing", year, "--folder", str(folder)]) == 1
    assert re.search(r"fattas inget tal", capsys.readouterr().err)
    assert not [*tmp_path.glob("*.xlsx")]


def test_a_workbook_that_somebody_may_have_filled_in_is_not_written_over(tmp_path):
    """As that of a year."""
    folder = asked(tmp_path)
    assert main(["missing", YEAR, "--folder", str(folder)]) == 1


def test_the_sheet_of_questions_locks_what_is_asked():
    """Only the number and the answer are open."""
    sheet = load_workbook(book_of(asked_once() / "datapackage"))[QUESTIONS.title]
    assert sheet.protection.sheet
    assert {one.name for one in QUESTIONS.columns} - {*QUESTIONS.begun} == {"value", "answer_sv", "answer_en"}


def test_a_printed_year_is_asked_for_all_that_it_lacks(tmp_path):
    """Line by line what its package has without a number, with each open question."""
    folder = copytree(frozen_folder(PRINTED), tmp_path / "datapackage")
    assert main(["missing", PRINTED, "--folder", str(folder)]) == 0
    book = load_workbook(tmp_path / f"{PRINTED}-missing.xlsx")
    rows = [row for row in package(PRINTED).rows("observations") if row["year"] == PRINTED]
    forms = [sheet for sheet in book.worksheets if sheet["A4"].value == "Nyckel"]
    keys = [str(one.value) for sheet in forms for (one,) in sheet.iter_rows(min_row=5, max_col=1) if one.value]
    assert sorted(keys) == sorted(map(key_of, missing(rows)))
    asked = {row[10].value for row in book[QUESTIONS.title].iter_rows(min_row=5) if row[10].value}
    assert asked == {row["question"] for row in package(PRINTED).rows("questions")}


def test_what_the_workbook_has_no_line_for_is_told(tmp_path, capsys):
    """A number without a large case: it is asked for by itself, and nobody thinks that the workbook has it."""
    charted = figure(**CHARTED | {"category": "women", "scope": "excluding_asele"})
    folder = hand_folder(tmp_path / "datapackage", **{f"y{YEAR}": figures_csv(*ROWS[:4], charted)})
    assert main(["package", "--folder", str(folder)]) == 0
    assert main(["missing", YEAR, "--folder", str(folder)]) == 0
    assert (
        f"1 tal som fattas har ingen rad i årets arbetsbok och är inte med. Fråga efter dem för sig: {WOMEN}"
        in capsys.readouterr().err
    )
