"""Every format of the flat file, read back by somebody else's reader, equals it: each cell, with its doubt and its notes."""

import csv
import io
from collections.abc import Callable, Iterator
from typing import Any

import duckdb
import openpyxl
import polars
import pytest

from scripts.site.exports.figures.columns import columns, kind_of
from scripts.site.exports.figures.flat import flat_rows
from scripts.site.exports.figures.readme import heading
from scripts.site.exports.plain_csv import csv_bytes, of_one_type
from scripts.site.exports.published import flat_files, indicator_files
from scripts.site.exports.workbook import workbook
from scripts.site.package.labels import Labels
from scripts.site.text.language import Language
from scripts.site.text.words import LANGUAGES
from tests.exported import differences, read_plain
from tests.flat_file import written
from tests.frozen_years import FORMS, PRINTED, folder, package

# A year with doubts and two numbers of one figure, and one where much is hidden.
NAMES = (PRINTED, "small")
KINDS = {name: "integer" if kind_of(name) == "year" else kind_of(name) for name in columns()}
# Label of the flat file -> the code that it is the label of, in the short lists of the package.
CODED = {"case": "scope", "unit": "unit", "producer": "producer", "said": "qualifier", "doubt": "doubt"}


def by_pandas(name: str) -> list[Any]:
    """The CSV, every cell as text."""
    return read_plain(written(name).read_bytes())


def by_duckdb(name: str) -> list[Any]:
    """The CSV with the default settings: what is empty is null, what is a number is one."""
    frame = duckdb.connect().sql(f"select * from '{written(name)}'").df().astype(object)
    return list(frame.where(frame.notna(), None).to_dict("records"))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("read", [by_pandas, by_duckdb])
def test_the_flat_file_has_every_cell_in_each_format(read: Callable[[str], list[Any]], name: str) -> None:
    """Numbers, both ends, doubt and the texts of the notes."""
    assert differences(read(name), flat_rows(package(name)), KINDS) == []


@pytest.mark.parametrize("name", [PRINTED, *FORMS])
def test_every_csv_opens_in_polars_which_guesses_types_from_the_first_rows(name: str) -> None:
    """The flat file, each table and the tables of each indicator; a number is nowhere a whole one first and another later."""
    read = package(name)
    files = [
        flat_files(read)[0],
        *(file for row in read.rows("indicators") for file in indicator_files(read, row["indicator"])),
    ]
    found = [file.data for file in files if file.kind in ("flat", "csv")]
    found += [path.read_bytes() for path in (folder(name) / "data").glob("*.csv")]
    assert [data[:80] for data in found if not opens(data)] == []
    late = of_one_type(["value"], [*[{"value": "135"}] * 101, {"value": "-2"}, {"value": "2.65"}, {"value": ""}])
    assert polars.read_csv(csv_bytes(["value"], late))["value"].to_list()[-4:] == [135.0, -2.0, 2.65, None]


def opens(data: bytes) -> bool:
    """Whether polars reads a file with its default settings."""
    try:
        return polars.read_csv(data).height >= 0
    except polars.exceptions.ComputeError:
        return False


@pytest.mark.parametrize("name", NAMES)
def test_the_first_sheet_of_the_workbook_has_every_cell(name: str) -> None:
    """Under the headings of its language, read by openpyxl."""
    swedish = Language("sv")
    book = openpyxl.load_workbook(io.BytesIO(workbook(Labels(package(name), swedish))), read_only=False)
    (table,) = book.worksheets[0].tables.values()
    head, *body = ([cell.value for cell in row] for row in book.worksheets[0][str(table.ref)])
    names = columns("sv")
    assert head == [heading(name, swedish) for name in names]
    read = [dict(zip(names, row, strict=True)) for row in body]
    assert differences(read, flat_rows(package(name)), KINDS) == []


def tables(name: str) -> dict[str, list[dict[str, str]]]:
    """The tables as they lie, read without anything of ours."""
    found = {}
    for path in sorted((folder(name) / "data").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found[path.stem] = list(csv.DictReader(file))
    return found


def rejoined(name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Each observation by its name, with the labels and the texts that a reader of the tables puts to it."""
    read = tables(name)
    titles = {(table, row[key]): row for table, key in KEYS.items() for row in read[table]}
    answers = {(row["indicator"], row["category"]): row for row in read["categories"]}
    listed = {(row["list"], row["code"]): row for row in read["vocabulary"]}
    for row in read["observations"]:
        found = {column: row[column] for column in ("year", "year_to", "measure")} | {"made_of": row["inputs"]}
        for lang in LANGUAGES:
            coded = {label: listed[of, row[of]][f"label_{lang}"] if row[of] else "" for label, of in CODED.items()}
            texts = {
                **coded,
                "indicator": titles["indicators", row["indicator"]][f"title_{lang}"],
                "category": answers[row["indicator"], row["category"]][f"label_{lang}"],
                "group": titles["populations", row["population"]][f"label_{lang}"],
                "notes": " | ".join(titles["notes", note][f"text_{lang}"] for note in row["notes"].split()),
                "question": "; ".join(titles["questions", one][f"title_{lang}"] for one in row["question"].split()),
            }
            found |= {f"{label}_{lang}": text for label, text in texts.items()}
        yield row["observation"], found | {end: row[end] for end in ENDS} | {"value_printed": row["printed_value"]}


KEYS = {"indicators": "indicator", "populations": "population", "notes": "note", "questions": "question"}
ENDS = ("value", "lower", "upper")


@pytest.mark.parametrize("name", NAMES)
def test_the_tables_say_the_same_of_every_figure(name: str) -> None:
    """Put together again by their codes; but for a number that follows from others, and for the other print of a decision."""
    rows = {row["id"]: row for row in flat_rows(package(name))}
    differing = [
        (observation, column, text, rows[observation][column])
        for observation, found in rejoined(name)
        for column, text in found.items()
        if rows[observation][column] != text and not is_told_apart(rows[observation], column, text)
    ]
    assert differing == []


def is_told_apart(row: dict[str, str], column: str, text: str) -> bool:
    """Whether the flat file says more than the table on purpose, and marks it."""
    follows = row["row_kind"] in ("derived", "words")
    two = bool(row["value_printed"]) and column in ("doubt_sv", "doubt_en")
    return (
        two
        or (follows and column in (*ENDS, "measure", "made_of", "said_sv", "said_en", "question_sv", "question_en"))
        or (column == "value_printed" and not text)
    )


@pytest.mark.parametrize("name", NAMES)
def test_the_statements_stand_in_the_rows_of_their_figures(name: str) -> None:
    """What is printed, in which section and on which page."""
    rows = {row["id"]: row for row in flat_rows(package(name))}
    parts = {"printed": "printed_words", "place": "section", "page": "page"}
    lacking = [
        (said["observation"], of)
        for said in tables(name)["statements"]
        for of, column in parts.items()
        if said["observation"] and said[of] not in rows[said["observation"]][column].split("; ") and said[of]
    ]
    assert lacking == []
