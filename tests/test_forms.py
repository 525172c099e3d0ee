"""Nothing is lost between the forms: each, read back, has cell by cell what the figures file says, and that what the tables do.

Of the real package and of two form years. The explorer's file, which only a browser makes, is in `test_pages_explorer.py`.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import polars
import pytest

from scripts.ground.data_package import Package
from scripts.ground.interval import NUMBERS
from scripts.paths import DATAPACKAGE
from scripts.site.content import answer_files
from scripts.site.exports.figures.columns import COLUMNS, heading, how_to_read
from scripts.site.exports.figures.forms import (
    TOLD,
    by_indicator,
    figure_rows,
    figures_csv,
    figures_parquet,
    row_files,
    twin,
)
from scripts.site.exports.published import indicator_file
from scripts.site.exports.workbook import workbook
from scripts.site.package.labels import Labels
from scripts.site.text.language import LANGUAGES, Language
from tests import frozen_years
from tests.exported import read_plain, same
from tests.sharing import shared_folder
from tests.site_server import answers as written
from tests.site_server import published

REAL = "the real package"
NAMES = (REAL, "small", "mixed")
Cells = dict[str, Any]
# Label of the figures file -> the code that it is the label of, in the short lists of the package.
CODED = {"scope": "scope", "unit": "unit", "producer": "producer", "said": "qualifier"}
KEYS = {"indicators": "indicator", "populations": "population", "questions": "question", "notes": "note"}
# What a form may not lose, whatever else it leaves to the figures file.
NEVER_LOST = {*NUMBERS, "condition", "population", "scope", "base", "doubt", "question"}


@cache
def package(name: str) -> Package:
    """The package of that name."""
    return published() if name == REAL else frozen_years.package(name)


@cache
def labels(name: str, lang: str) -> Labels:
    return Labels(package(name), Language(lang))


def indicators(name: str) -> list[str]:
    return [row["indicator"] for row in package(name).rows("indicators")]


def told(frame: pd.DataFrame) -> list[Cells]:
    """The rows of a table; what is null is nothing."""
    frame = frame.astype(object)
    return [
        {str(key): cell for key, cell in row.items()} for row in frame.where(frame.notna(), None).to_dict("records")
    ]


@cache
def book(name: str, lang: str) -> bytes:
    return workbook(labels(name, lang))


def under_names(rows: list[Cells], name: str, lang: str) -> list[Cells]:
    """Rows of the workbook, headed by words, with the names of their columns, and with the notes that their marks stand for."""
    named = {heading(column, Language(lang)): column for column in COLUMNS}
    pattern = {"sv": "[anm {}]", "en": "[note {}]"}[lang]
    marks = {pattern.format(place): row["note"] for place, row in enumerate(package(name).rows("notes"), 1)}
    found = [{named[head]: cell for head, cell in row.items()} for row in rows]
    for row in found:
        row["notes"] = " ".join(marks[mark] for mark in re.findall(r"\[[^]]*\]", row["notes"] or ""))
    return found


def with_openpyxl(name: str, lang: str) -> list[Cells]:
    head, *body = openpyxl.load_workbook(io.BytesIO(book(name, lang)), read_only=True).worksheets[0].values
    return under_names([dict(zip(map(str, head), row, strict=True)) for row in body], name, lang)


@cache
def twins(name: str, lang: str) -> list[Cells]:
    """The lines below each sentence of each page for programs, and the sentence."""
    found: list[Cells] = []
    for indicator in indicators(name):
        text = twin(indicator, labels(name, lang)).decode()
        title = text.partition("\n")[0].removeprefix("# ")
        for sentence, lines in re.findall(r"^- (.+)\n((?:  - .+\n)+)", text, re.MULTILINE):
            cells = dict(re.findall(r"^  - `(\w+)`: (.+)$", lines, re.MULTILINE))
            found.append(dict.fromkeys(TOLD, "") | cells | {"indicator": title, "sentence": sentence})
    return found


def answers(name: str, lang: str) -> Iterator[Cells]:
    """The rows beside each figure of the pages for readers."""
    found = answer_files(labels(name, lang), written().figures)
    return chain.from_iterable(read_plain(data) for data in found.values())


def with_duckdb(name: str, lang: str) -> list[Cells]:
    path = shared_folder() / f"form-{name}-{lang}.csv"
    path.write_bytes(figures_csv(package(name), lang))
    return told(duckdb.connect().sql(f"from '{path}'").df())


# form -> what is read of it. Those of the second kind have some of the rows.
WHOLE: dict[str, Callable[[str, str], Any]] = {
    "CSV": lambda name, lang: read_plain(figures_csv(package(name), lang)),
    "CSV, DuckDB": with_duckdb,
    "Parquet": lambda name, lang: polars.read_parquet(io.BytesIO(figures_parquet(package(name), lang))).to_dicts(),
    "workbook, openpyxl": with_openpyxl,
    "workbook, pandas": lambda name, lang: under_names(told(pd.read_excel(io.BytesIO(book(name, lang)))), name, lang),
    "twin": twins,
    "each row by itself": lambda name, lang: [
        dict.fromkeys(column for column in COLUMNS if column != "quote") | json.loads(data)
        for data in row_files(figures_csv(package(name), lang), labels(name, lang)).values()
    ],
    "CSV of the indicators": lambda name, lang: chain.from_iterable(
        read_plain(indicator_file(package(name), one, lang).data) for one in indicators(name)
    ),
}
PARTS: dict[str, Callable[[str, str], Any]] = {
    "CSV of the answers": answers,
}


@cache
def figures(name: str, lang: str) -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in figure_rows(package(name), lang)}


@pytest.mark.by_turns
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("form", [*WHOLE, *PARTS])
@pytest.mark.slow("every form of two years", "test_the_tables_say_the_same_of_every_figure")
def test_a_form_says_of_each_row_what_the_figures_file_says(form: str, name: str, lang: str) -> None:
    """Each cell that it has; it has those that must not be lost, and each row once."""
    rows, wanted = [*(WHOLE | PARTS)[form](name, lang)], figures(name, lang)
    assert [
        (row["id"], column, cell, wanted[row["id"]][column])
        for row in rows
        for column, cell in row.items()
        if column in COLUMNS and not same(cell, wanted[row["id"]][column], COLUMNS[column])
    ] == []
    assert all(set(row) >= NEVER_LOST for row in rows)
    read = [row["id"] for row in rows]
    assert sorted(read) == sorted(wanted) if form in WHOLE else read


@pytest.mark.parametrize("name", NAMES)
def test_a_line_of_a_twin_alone_does_not_mislead(name: str) -> None:
    """The sentence is that of the file; what is said without a number names whom it is of, and among whom."""
    for row in twins(name, "en"):
        own = figures(name, "en")[row["id"]]
        if own["quote"]:
            assert row["sentence"] == own["quote"]
        else:
            condition = own["condition"] if own["condition"] != "No condition" else ""
            words = own["printed_words"] or own["missing"]
            for part in (own["year"], own["category"], own["population"], own["scope"], condition, words):
                assert part in row["sentence"]


def test_a_twin_has_each_column_that_the_rules_name() -> None:
    """They stand in the file that it leads to."""
    rules = " ".join(how_to_read(published(), Language("en")))
    assert {name for name in re.findall(r"`(\w+)", rules) if name in COLUMNS} <= {*TOLD}


@pytest.mark.by_turns
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_twin_has_the_text_of_each_note_that_its_rows_name(name: str, lang: str) -> None:
    """And of no other."""
    texts = {row["note"]: row[f"text_{lang}"] for row in tables(name)["notes"]}
    for indicator in indicators(name):
        rows = by_indicator(package(name))[lang].get(indicator, [])
        page = twin(indicator, labels(name, lang)).decode()
        named = {note for row in rows for note in row["notes"].split()}
        assert dict(re.findall(r"^- `(\w+)`: (.+)$", page, re.MULTILINE)) == {note: texts[note] for note in named}


@cache
def tables(name: str) -> dict[str, list[dict[str, str]]]:
    """The tables as they lie, read without anything of ours."""
    found = {}
    for path in sorted((DATAPACKAGE if name == REAL else frozen_years.folder(name)).glob("data/*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found[path.stem] = list(csv.DictReader(file))
    return found


def rejoined(name: str, lang: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Each observation by its name, with the labels and the texts that a reader of the tables puts to it."""
    read = tables(name)
    titles = {(table, row[key]): row for table, key in KEYS.items() for row in read[table]}
    answers = {(row["indicator"], row["category"]): row for row in read["categories"]}
    listed = {(row["list"], row["code"]): row for row in read["vocabulary"]}
    for row in read["observations"]:
        within = answers.get((row["within_indicator"], row["within_category"]))
        yield (
            row["observation"],
            {
                **{column: row[column] for column in ("year", "measure", "notes", *NUMBERS)},
                **{label: listed[of, row[of]][f"label_{lang}"] if row[of] else "" for label, of in CODED.items()},
                "year_to": row["year_to"] or row["year"],
                "made_of": row["inputs"],
                "indicator": titles["indicators", row["indicator"]][f"title_{lang}"],
                "category": answers[row["indicator"], row["category"]][f"label_{lang}"],
                "population": titles["populations", row["population"]][f"label_{lang}"],
                "condition": within[f"label_{lang}"] if within else Language(lang).words["figures_no_condition"],
                "base_value": row["base"],
                "question": "; ".join(titles["questions", one][f"title_{lang}"] for one in row["question"].split()),
            },
        )


@pytest.mark.by_turns
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_tables_say_the_same_of_every_figure(name: str, lang: str) -> None:
    """Put together again by their codes; but for a number that follows from others, and where the file says more."""
    rows = figures(name, lang)
    assert [
        (observation, column, text, rows[observation][column])
        for observation, found in rejoined(name, lang)
        for column, text in found.items()
        if rows[observation][column] != text and not is_told_apart(rows[observation], column, text)
    ] == []


def is_told_apart(row: dict[str, str], column: str, text: str) -> bool:
    """Whether the figures file says more than the table on purpose, and marks it."""
    follows = row["kind"] in ("derived", "words")
    more = column == "base_value" and not text
    return more or (follows and column in (*NUMBERS, "measure", "made_of", "said", "question"))


@pytest.mark.parametrize("name", NAMES)
def test_what_a_number_is_of_has_its_size_in_words_too(name: str) -> None:
    """Where the tables give one."""
    sizes = {row["observation"]: row["base"] for row in tables(name)["observations"] if row["base"]}
    assert sizes
    assert not [
        one for one, size in sizes.items() if size not in re.sub(r"[\s,]", "", figures(name, "en")[one]["base"])
    ]


@pytest.mark.parametrize("name", NAMES)
def test_the_statements_stand_in_the_rows_of_their_figures(name: str) -> None:
    """What is printed, in which section and on which page."""
    rows = figures(name, "sv")
    told = [(rows[said["observation"]], said) for said in tables(name)["statements"] if said["observation"]]
    assert told
    assert [
        said
        for row, said in told
        if said["printed"] not in row["printed_words"].split("; ")
        or not any(each.startswith(said["place"]) and each.endswith(said["page"]) for each in row["place"].split("; "))
    ] == []
