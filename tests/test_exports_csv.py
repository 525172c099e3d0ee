"""The rows as CSV, read back by pandas and by LibreOffice as if a reader had opened them."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from scripts.site.exports.figures.columns import COLUMNS
from scripts.site.exports.figures.forms import by_indicator, cell, csv_bytes, excel_csv
from scripts.site.exports.published import indicator_files
from tests.exported import (
    FORMULAS,
    MISREAD,
    ODD,
    OFFICE,
    as_published,
    convert,
    differences,
    file_of,
    files,
    newest_package,
    read_excel,
    read_plain,
    types,
)

PACKAGE = newest_package()
INDICATORS = [row["indicator"] for row in PACKAGE.rows("indicators")]
FIELDS = [{"name": "text", "type": "string"}, {"name": "number", "type": "number"}]
# LibreOffice's filter for CSV as Excel reads it: semicolon, quote, UTF-8, first row, Swedish, numbers and dates are looked for.
AS_EXCEL = "CSV:59,34,76,1,,1053,false,true,false,false,false"


@pytest.mark.parametrize(
    "table", [file.table for file in files() if file.kind == "csv" and file.table in PACKAGE.tables]
)
def test_the_csv_of_every_table_has_every_cell(table):
    assert differences(read_plain(file_of("csv", table).data), PACKAGE.rows(table), types(PACKAGE, table)) == []


def test_swedish_excel_has_a_file_of_its_own_and_english_none():
    """English Excel reads the comma."""
    assert [len(indicator_files(PACKAGE, INDICATORS[0], lang)) for lang in ("sv", "en")] == [2, 1]


def test_excel_sees_at_once_how_to_read_the_file():
    """A BOM, semicolons, decimal commas, CRLF."""
    assert excel_csv(FIELDS, [{"text": "råd", "number": "21.0"}]) == "\ufefftext;number\r\nråd;21,0\r\n".encode()


@pytest.mark.parametrize("text", FORMULAS + MISREAD)
def test_what_excel_would_take_for_a_formula_a_number_or_a_date_is_marked_as_text(text):
    """And can be had back."""
    assert cell(text, "string") == f"'{text}"
    assert as_published(f"'{text}") == text


@pytest.mark.parametrize("text", [*ODD, "", "354", "0", "28 av 354", "3 barn", "24 marsvin", "sex-tio", "jan"])
def test_other_texts_stay_as_they_are(text):
    assert cell(text, "string") == text == as_published(text)


@pytest.mark.parametrize(
    ("text", "kind"), [("-2.5", "number"), ("-3", "integer"), ("2031-02-03", "date"), ("", "number")]
)
def test_numbers_and_dates_are_never_marked(text, kind):
    """A number that is less than zero is no formula."""
    assert cell(text, kind) == text.replace(".", ",")


def test_odd_texts_survive_both_kinds():
    rows = [{"text": text, "number": "1.5"} for text in FORMULAS + MISREAD + ODD]
    assert read_plain(csv_bytes(["text", "number"], rows)) == rows
    kinds = {"text": "string", "number": "number"}
    assert differences(read_excel(excel_csv(FIELDS, rows), kinds), rows, kinds) == []


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not here")
def test_a_spreadsheet_neither_runs_nor_changes_anything(tmp_path: Path):
    """LibreOffice set to Swedish, told to look for numbers and dates as Excel does: no formula, every text, every number."""
    rows = [{"text": text, "number": "1234.5"} for text in FORMULAS + MISREAD + ODD]
    source = tmp_path / "odd-excel.csv"
    source.write_bytes(excel_csv(FIELDS, rows))
    convert(source, "xlsx", f"--infilter={AS_EXCEL}")
    sheet = openpyxl.load_workbook(source.with_suffix(".xlsx")).worksheets[0]
    found = [(as_published(str(text.value)), number.value) for text, number in list(sheet.rows)[1:]]
    assert found == [(row["text"], 1234.5) for row in rows]
    assert {each.data_type for row in sheet.rows for each in row} == {"s", "n"}


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not here")
def test_an_indicator_opens_right_in_a_spreadsheet(tmp_path: Path):
    """The same, for the file that most people open."""
    source = tmp_path / "indicator-excel.csv"
    source.write_bytes(indicator_files(PACKAGE, INDICATORS[0], "sv")[1].data)
    convert(source, "xlsx", f"--infilter={AS_EXCEL}")
    head, *body = openpyxl.load_workbook(source.with_suffix(".xlsx")).worksheets[0].values
    read: list[dict[str, Any]] = [dict(zip(map(str, head), row, strict=True)) for row in body]
    for row in read:
        for name in [name for name, kind in COLUMNS.items() if kind == "string" and row[name] is not None]:
            row[name] = as_published(str(row[name]))  # a text that is a whole number is read as one, and loses nothing
    assert differences(read, by_indicator(PACKAGE)["sv"][INDICATORS[0]], COLUMNS) == []
    numeric = {name for name, kind in COLUMNS.items() if kind != "string"}
    assert not [row for row in read if any(isinstance(row[name], str) for name in numeric)]
