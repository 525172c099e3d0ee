"""The workbook, read back by openpyxl and by LibreOffice: the layout of UK guidance, and every cell of the observations."""

import csv
import io
import re
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from scripts.ground.columns import in_language
from scripts.ground.data_package import Row
from scripts.site.exports.figures.columns import COLUMNS, SCREEN, heading, how_to_read
from scripts.site.exports.figures.forms import figure_rows
from scripts.site.exports.workbook import tab, workbook
from scripts.site.text.language import Language
from tests.exported import FORMULAS, MISREAD, ODD, OFFICE, convert, differences, file_of, newest_package, same, types
from tests.site_package import both, labels, statement, usual_tables

PACKAGE = newest_package()
LANGUAGES = ("sv", "en")
# Of every sheet but the first: above it the title, what the sheet holds, and how to read it.
HEAD = 5
# Characters that Excel shows where a cell is entered.
MOST_SAID = 255
MARKS = {"Q": "[c]", "L": "[x]", "O": "[x]", "M": "[z]"}
# LibreOffice's filter for CSV: comma, quote, UTF-8, cells as they are and not as they are shown, every sheet.
EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"


@cache
def opened(lang: str) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(file_of("workbook", lang=lang).data))


def table_rows(sheet: Worksheet) -> list[dict[str, Any]]:
    (marked,) = sheet.tables.values()
    head, *body = ([cell.value for cell in row] for row in sheet[str(marked.ref)])
    return [dict(zip(head, row, strict=True)) for row in body]


def head_row(sheet: Worksheet) -> int:
    (marked,) = sheet.tables.values()
    return int(range_boundaries(str(marked.ref))[1] or 0)


def figures_sheet(book: Workbook) -> Worksheet:
    return next(sheet for sheet in book if "figures" in sheet.tables)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.slow(
    "every figure in each language",
    "test_every_printed_statement_is_there",
    "test_the_cover_says_how_to_read_the_figures",
)
def test_the_first_sheet_is_all_figures_and_says_so_in_its_first_cell(lang):
    """Its heading is the first row, for programs; to those who enter it, it is told what it is and where to read on."""
    book = opened(lang)
    sheet = figures_sheet(book)
    assert book.worksheets[0] == sheet == book.active
    assert [cell.value for cell in sheet[1]] == [heading(name, Language(lang)) for name in COLUMNS]
    (told,) = sheet.data_validations.dataValidation
    assert (str(told.sqref), told.promptTitle, told.showInputMessage) == ("A1", sheet.title, True)
    assert book.worksheets[1].title in told.prompt
    assert len(told.prompt) <= MOST_SAID


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_cover_says_how_to_read_the_figures(lang):
    """The package's three lines, which here call a column by its heading."""
    cover = [str(cell.value) for cell in opened(lang).worksheets[1]["A"]]
    for line in how_to_read(PACKAGE, Language(lang)):
        parts = re.split(r"`(\w+)`", line)
        (said,) = [each for each in cover if each.startswith(parts[0])]
        named = [name for name in parts[1::2] if name in COLUMNS]
        assert named
        assert all(f"`{name}`" not in said and heading(name, Language(lang)) in said for name in named)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_not_on_the_first_screen_is_folded(lang):
    """With the plus sign of Excel."""
    sheet = figures_sheet(opened(lang))
    folded = [sheet.column_dimensions[get_column_letter(place)].hidden for place in range(1, sheet.max_column + 1)]
    assert folded == [False] * len(SCREEN) + [True] * (len(COLUMNS) - len(SCREEN))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_note_and_every_symbol_is_explained(lang):
    pattern = {"sv": "[anm {}]", "en": "[note {}]"}[lang]
    marks = {row["note"]: pattern.format(number) for number, row in enumerate(PACKAGE.rows("notes"), 1)}
    (explained,) = [table_rows(sheet) for sheet in opened(lang) if "notes" in sheet.tables]
    mark_heading, text_heading = explained[0]
    texts = {row[mark_heading]: row[text_heading] for row in explained}
    assert {mark: texts[mark] for mark in marks.values()} == {
        marks[row["note"]]: in_language(row, "text", lang) for row in PACKAGE.rows("notes")
    }
    assert set(MARKS.values()) <= set(texts)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_printed_statement_is_there(lang):
    """In the order of the package, with what was printed and the number read from it."""
    title, kinds = "title" if lang == "sv" else f"title_{lang}", types(PACKAGE, "statements")
    names = {field["name"]: field[title] for field in PACKAGE.resource("statements")["schema"]["fields"]}
    (found,) = [table_rows(sheet) for sheet in opened(lang) if "statements" in sheet.tables]
    for row, published in zip(found, PACKAGE.rows("statements"), strict=True):
        for field in ("printed", "value_to", "base", "year", "page", "seq", "place", "observation"):
            assert same(row.get(names[field]), published[field], kinds[field])
        expected = published["value"] or MARKS.get(published["obs_status"], "[x]")
        assert same(row[names["value"]], expected, "number" if published["value"] else "string")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sheet_has_one_marked_table_in_the_same_place_everywhere(lang):
    """Panes frozen at its heading, names that no other table has; all but the first have a title in A1. The cover is text alone."""
    figures, cover, *others = opened(lang)
    sheets = [figures, *others]
    assert not cover.tables
    assert cover.max_column == 1
    names = [name for sheet in sheets for name in sheet.tables]
    assert len(names) == len(sheets) == len({name.lower() for name in names})
    for sheet in sheets:
        (table,) = sheet.tables.values()
        row = head_row(sheet)
        assert row == (1 if sheet == figures else HEAD)
        assert table.ref == f"A{row}:{sheet.dimensions.split(':')[1]}"
        assert sheet["A1"].value
        assert sheet["A1"].style == ("Table heading" if sheet == figures else "Headline 1")
        assert sheet.freeze_panes == f"B{row + 1}"
        head = [str(cell.value or "") for cell in sheet[row]]
        assert all(head)
        assert len({text.lower() for text in head}) == len(head)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_merged_hidden_or_empty(lang):
    """No row and no column of a table but what waits for a revision, and no row above it; some columns of figures are folded."""
    waits = heading("revised", Language(lang))
    for sheet in opened(lang):
        assert sheet.sheet_state == "visible"
        assert not sheet.merged_cells.ranges
        in_sight = [] if "figures" in sheet.tables else sheet.column_dimensions.values()
        assert not any(each.hidden for each in [*sheet.row_dimensions.values(), *in_sight])
        assert all(any(cell.value is not None for cell in row) for row in sheet.rows)
        bodies = [column[head_row(sheet) :] for column in sheet.columns] if sheet.tables else []
        names = [column[head_row(sheet) - 1].value for column in sheet.columns] if sheet.tables else []
        empty = {name for name, body in zip(names, bodies, strict=True) if all(cell.value is None for cell in body)}
        assert empty <= {waits}
        assert all(each.width >= 10 for each in sheet.column_dimensions.values())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_contents_lead_to_every_sheet(lang):
    """By a link, with the number of its rows."""
    book = opened(lang)
    (contents,) = [sheet for sheet in book if "contents" in sheet.tables]
    listed = [cell for cell in contents["A"] if cell.hyperlink]
    tables = [book.worksheets[0], *book.worksheets[3:]]
    assert [cell.hyperlink.location for cell in listed] == [f"'{sheet.title}'!A1" for sheet in tables]
    counts = [list(row.values())[2] for row in table_rows(contents)]
    assert counts == [len(table_rows(sheet)) for sheet in tables]


def test_every_column_is_explained():
    """With the name that it has in the CSV files."""
    book = opened("en")
    (explained,) = [table_rows(sheet) for sheet in book if "columns" in sheet.tables]
    known = {
        row["Column"]: row["Name in the CSV file"] for row in explained if row["Table"] == figures_sheet(book).title
    }
    assert [known[str(cell.value)] for cell in figures_sheet(book)[1]] == [*COLUMNS]
    assert all(row["Meaning"] for row in explained if row["Table"] == figures_sheet(book).title)


def test_the_workbook_has_no_time_but_that_of_the_version():
    """Neither in its properties nor in the ZIP that it is, and no part that differs from one machine to another."""
    archive = zipfile.ZipFile(io.BytesIO(file_of("workbook", lang="sv").data))
    assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    created = PACKAGE.descriptor["created"]
    assert archive.read("docProps/core.xml").decode().count(f">{created}<") == 2


@pytest.mark.parametrize(("status", "mark"), MARKS.items())
def test_a_status_without_a_value_has_its_symbol(status, mark):
    """Suppressed, not available, not applicable: never a zero and never a blank."""
    vocabulary = [
        *usual_tables()["vocabulary"],
        {"list": "obs_status", "code": "M", "order": "9", **both(label="Nej/No")},
    ]
    rows = [statement(value="", qualifier="", obs_status=status, printed="")]
    book = openpyxl.load_workbook(io.BytesIO(workbook(labels("sv", statements=rows, vocabulary=vocabulary))))
    ((row,),) = [table_rows(sheet) for sheet in book if "statements" in sheet.tables]
    assert row["value"] == mark


def odd_statements() -> list[Row]:
    return [statement(seq=str(place), printed=text) for place, text in enumerate(FORMULAS + MISREAD + ODD, 1)]


def test_odd_texts_survive_and_no_cell_is_a_formula():
    """Also when a reader edits the cell: what begins as a formula is marked as text."""
    data = workbook(labels("sv", statements=odd_statements()))
    book = openpyxl.load_workbook(io.BytesIO(data))
    (sheet,) = [sheet for sheet in book if "statements" in sheet.tables]
    assert [row["printed"] for row in table_rows(sheet)] == FORMULAS + MISREAD + ODD
    assert {cell.data_type for each in book for row in each.rows for cell in row} <= {"s", "n", "inlineStr"}
    running = [cell for row in sheet.rows for cell in row if str(cell.value).startswith(("=", "+", "-", "@"))]
    assert len(running) == 5
    assert all(cell.quotePrefix for cell in running)


@pytest.mark.parametrize(("name", "expected"), [("Barn: [a]/b", "Barn   a  b"), ("x" * 40, "x" * 31)])
def test_a_theme_may_be_called_anything(name, expected):
    """Excel has rules for the names of sheets."""
    assert tab(name) == expected


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not here")
def test_libreoffice_reads_the_same_figures(tmp_path: Path):
    """The first sheet as CSV, folded columns and all."""
    source = tmp_path / "book.xlsx"
    source.write_bytes(file_of("workbook", lang="sv").data)
    convert(source, EVERY_SHEET)
    with (tmp_path / f"book-{figures_sheet(opened('sv')).title}.csv").open(encoding="utf-8", newline="") as file:
        head, *body = csv.reader(file)
    rows = [dict(zip(head, row, strict=True)) for row in body]
    headed = {name: heading(name, Language("sv")) for name in COLUMNS}
    wanted = [{headed[name]: text for name, text in row.items()} for row in figure_rows(PACKAGE, "sv")]
    kinds = {headed[name]: kind for name, kind in COLUMNS.items() if name != "notes"}
    assert differences(rows, wanted, kinds) == []


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not here")
def test_libreoffice_runs_nothing_of_the_workbook(tmp_path: Path):
    """The odd texts come out as they went in."""
    source = tmp_path / "odd.xlsx"
    source.write_bytes(workbook(labels("sv", statements=odd_statements())))
    convert(source, EVERY_SHEET)
    with (tmp_path / "odd-statements.csv").open(encoding="utf-8", newline="") as file:
        head, *body = list(csv.reader(file))[HEAD - 1 :]
    assert [row[head.index("printed")] for row in body] == FORMULAS + MISREAD + ODD
