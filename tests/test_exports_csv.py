"""The rows as CSV, read back by pandas as if a reader had opened them."""

import pytest

from scripts.site.exports.figures.forms import csv_bytes
from tests.exported import FORMULAS, MISREAD, ODD, differences, file_of, files, newest_package, read_plain, types

PACKAGE = newest_package()


@pytest.mark.parametrize(
    "table", [file.table for file in files() if file.kind == "csv" and file.table in PACKAGE.tables]
)
def test_the_csv_of_every_table_has_every_cell(table):
    assert differences(read_plain(file_of("csv", table).data), PACKAGE.rows(table), types(PACKAGE, table)) == []


def test_odd_texts_survive():
    rows = [{"text": text, "number": "1.5"} for text in FORMULAS + MISREAD + ODD]
    assert read_plain(csv_bytes(["text", "number"], rows)) == rows
