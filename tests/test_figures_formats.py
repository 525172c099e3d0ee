"""The figures file in somebody else's programs, by their defaults: types, rows, and each sum. Its cells: `test_forms.py`."""

import csv
import io
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars
import pytest

from scripts.site.exports.archive import archive_files
from scripts.site.exports.figures.columns import COLUMNS, STRING, how_to_read
from scripts.site.exports.figures.forms import (
    JUDGED,
    figure_rows,
    figures_parquet,
    judged_right,
    read_otherwise,
    rows_csv,
)
from scripts.site.text.language import LANGUAGES, Language
from tests.exported import read_plain
from tests.figures_file import written
from tests.frozen_years import FORMS, PRINTED, package
from tests.sharing import shared_folder

NUMBERS = [name for name, kind in COLUMNS.items() if kind != STRING]
EVERYONE = "contacts / 2025 / all_cases / persons / platform"


@pytest.mark.parametrize("name", [PRINTED, *FORMS])
def test_both_languages_have_the_same_rows_in_the_same_order(name: str) -> None:
    """Numbers and codes are equal, cell by cell; the words are not."""
    same = [
        *NUMBERS,
        "kind",
        "measure",
        "base_kind",
        "sum_group",
        "compare_group",
        "compare_answer",
        "made_of",
        "notes",
    ]
    swedish, english = (read_plain(written(name, lang).read_bytes()) for lang in LANGUAGES)
    kept = [[{column: row[column] for column in ("id", *same)} for row in rows] for rows in (swedish, english)]
    assert kept[0] == kept[1]
    assert [row["indicator"] for row in swedish] != [row["indicator"] for row in english]


# What each program calls the types of the descriptor.
CALLED = {"Int64": "integer", "BIGINT": "integer", "Float64": "number", "DOUBLE": "number"}
# form -> what a program takes each column for. pandas is asked for its numbers that may be empty: else whole ones become others.
TYPES: dict[str, Callable[[str], dict[str, str]]] = {
    "pandas": lambda name: named(pd.read_csv(written(name), dtype_backend="numpy_nullable").dtypes.items()),
    "polars": lambda name: named(polars.read_csv(written(name)).schema.items()),
    "duckdb": lambda name: named(
        (row[0], row[1]) for row in duckdb.connect().sql(f"describe from '{written(name)}'").fetchall()
    ),
    "parquet": lambda name: named(polars.read_parquet(io.BytesIO(figures_parquet(package(name), "en"))).schema.items()),
}


def named(types: Iterable[tuple[Any, Any]]) -> dict[str, str]:
    """The types by their names in the descriptor."""
    return {str(column): CALLED.get(str(kind), str(kind)) for column, kind in types}


@pytest.mark.parametrize("form", TYPES)
@pytest.mark.parametrize("name", [PRINTED, *FORMS])
def test_a_column_of_numbers_has_one_type_in_every_program(name: str, form: str) -> None:
    """That which the descriptor gives it, but for a column that is empty, of which a CSV says nothing."""
    full = {column for column in NUMBERS if any(row[column] for row in figure_rows(package(name), "en"))}
    wanted = {column: COLUMNS[column] for column in NUMBERS if column in full or form == "parquet"}
    found = TYPES[form](name)
    assert {column: found[column] for column in wanted} == wanted


def test_a_number_that_first_comes_late_stands_where_programs_judge() -> None:
    """Else polars takes the column for text, or for whole numbers, and stops at it."""
    blank = dict.fromkeys(COLUMNS, "")
    rows = [blank | {"id": str(place), "value": "135"} for place in range(300)]
    rows[250] |= {"rank": "2", "value": "2.65"}
    frame = polars.read_csv(rows_csv(judged_right(rows)))
    assert [str(frame.schema[name]) for name in ("value", "rank")] == ["Float64", "Int64"]
    assert [row["id"] for row in judged_right(rows)].index("250") < JUDGED
    assert sorted(frame["id"].to_list()) == [*range(300)]


def test_a_whole_number_is_written_as_one() -> None:
    """SQLite takes every cell for text, and 364.0 is not 364 there."""
    read = rows_csv([dict.fromkeys(COLUMNS, "") | {"value": "364"}]).decode().splitlines()[1]
    assert "364" in read.split(",")


@cache
def unpacked(name: str) -> list[Path]:
    """Every CSV of an archive, on disk."""
    found = []
    for path, data in archive_files(package(name)).items():
        if path.endswith(".csv"):
            file = shared_folder() / f"archive-{name}" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
            found.append(file)
    return found


def run(command: list[str], package_of: str) -> list[list[str]]:
    """What a program prints, as rows of CSV."""
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not there (Debian: apt-get install {package_of})")
    out = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    return [*csv.reader(out.splitlines())]


def in_sqlite(path: Path, question: str) -> list[list[str]]:
    """The program's own import, which leaves an empty cell an empty text."""
    return run(["sqlite3", "-csv", ":memory:", f".import '{path}' found", question], "sqlite3")


def in_r(lines: str) -> list[list[str]]:
    """Base R with its default settings."""
    return run(["Rscript", "-e", lines], "r-base-core")


def count_in_r(paths: list[Path]) -> list[int]:
    """The rows of each file: all of them in one process, which takes longest to begin."""
    named = ", ".join(f'"{path}"' for path in paths)
    return [int(row[0]) for row in in_r(f"for (path in c({named})) cat(nrow(read.csv(path)), '\\n')")]


COUNTED: dict[str, Callable[[list[Path]], list[int]]] = {
    "pandas": lambda paths: [len(pd.read_csv(path)) for path in paths],
    "polars": lambda paths: [polars.read_csv(path).height for path in paths],
    "duckdb": lambda paths: [len(duckdb.connect().sql(f"from '{path}'").fetchall()) for path in paths],
    "sqlite": lambda paths: [int(in_sqlite(path, "select count(*) from found")[0][0]) for path in paths],
    "r": count_in_r,
}


@pytest.mark.parametrize("name", [PRINTED, *FORMS])
@pytest.mark.parametrize("engine", COUNTED)
@pytest.mark.slow("every file in every program", "test_the_rule_as_it_is_printed_keeps_the_same_rows_in_every_program")
def test_every_csv_of_the_archive_opens_with_all_its_rows(engine: str, name: str) -> None:
    """With the default settings of each program."""
    wanted = [len([*csv.reader(io.StringIO(path.read_text(encoding="utf-8")))]) - 1 for path in unpacked(name)]
    found = COUNTED[engine](unpacked(name))
    assert dict(zip(unpacked(name), found, strict=True)) == dict(zip(unpacked(name), wanted, strict=True))


# program -> the sums of the groups that a column names, of the rows of a file that a condition holds for.
SUMMED: dict[str, Callable[[Path, str, str], dict[Any, Any]]] = {
    "pandas": lambda path, of, held: pd.read_csv(path).query(held).groupby(of)["value"].sum().to_dict(),
    "polars": lambda path, of, held: dict(
        polars.read_csv(path).filter(polars.sql_expr(held)).group_by(of).agg(polars.col("value").sum()).iter_rows()
    ),
    "duckdb": lambda path, of, held: dict(
        duckdb.connect().execute(f"select {of}, sum(value) from '{path}' where {held} group by 1").fetchall()
    ),
    "sqlite": lambda path, of, held: {
        group: float(added)
        for group, added in in_sqlite(path, f"select {of}, sum(value) from found where {held} group by 1")
    },
    "r": lambda path, of, held: {
        group: float(added)
        for group, added in in_r(
            f'found <- aggregate(value ~ {of}, subset(read.csv("{path}"), {held}), sum);'
            "write.csv(found, stdout(), row.names = FALSE)"
        )[1:]
    },
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("engine", SUMMED)
@pytest.mark.parametrize(("line", "column"), [(1, "sum_group"), (2, "compare_group")])
def test_the_rule_as_it_is_printed_keeps_the_same_rows_in_every_program(
    line: int, column: str, engine: str, lang: str
) -> None:
    """Whether an empty cell is read as null or as an empty text."""
    (condition,) = re.findall(rf"`({column} [^`]+)`", how_to_read(package(PRINTED), Language(lang))[line])
    wanted: dict[str, float] = {}
    for row in figure_rows(package(PRINTED), lang):
        if row[column]:
            wanted[row[column]] = wanted.get(row[column], 0) + float(row["value"])
    assert SUMMED[engine](written(PRINTED, lang), column, condition) == pytest.approx(wanted)


@pytest.mark.parametrize("engine", SUMMED)
def test_everyone_met_is_counted_once_in_every_program(engine: str) -> None:
    """As the report has it, and not with each of their parts once more."""
    assert SUMMED[engine](written(PRINTED, "sv"), "sum_group", "sum_group > ''")[EVERYONE] == 420


def test_what_pandas_reads_otherwise_is_found():
    """A text that it takes for nothing; a whole number and a decimal are read as they are meant."""
    rows = [
        dict.fromkeys(COLUMNS, "") | {"year": "2025", "value": "2.5", "category": text} for text in ("Women", "None")
    ]
    assert read_otherwise(rows_csv(rows[:1]), rows[:1]) == []
    assert read_otherwise(rows_csv(rows), rows) == ["category"]
