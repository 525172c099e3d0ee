"""A person fills in a workbook and has it read: a case is a row of `cases/readings.csv`.

`before`: last year's figures, the usual ones where it is empty; `typed`: the line of the form, the column where it is not that of
the counts, and what is written; `corrections`: lines of their sheet; `explained`: lines that have a sentence; `said`: what is told
of a book that is refused, in parts; where it is empty the book is read; `unsaid`: what no message quotes.
"""

import csv
from pathlib import Path

import pytest

from scripts.__main__ import main
from tests.rows import figure
from tests.seldom import seldom
from tests.year_folder import BEFORE, YEAR, book_of, explained, fill, fill_free, folder_with, read, started, zip_of

with (Path(__file__).parent / "cases/readings.csv").open(encoding="utf-8", newline="") as file:
    CASES = [*csv.DictReader(file)]
WHY = {"why_sv": "Siffran var fel avskriven.", "why_en": "The figure was copied wrongly.", "decided_on": "2032-01-15"}


def parts(text: str, between: str = "; ") -> list[tuple[str, str]]:
    """(name, what is said of it), of "name = one; other = two"."""
    pairs = (one.partition(" =") for one in text.split(between) if one)
    return [(name, said.strip()) for name, _, said in pairs]


def number(text: str) -> int | str:
    """What a person types."""
    return int(text) if text.isdigit() else text


def last_year(text: str):
    """The figures of the year before."""
    for one in text.split("; ") if text else ():
        (cell, value), *more = parts(one, " / ")
        named = dict(zip(("indicator", "category", "population"), cell.split("."), strict=True))
        yield figure(**named | {"value": value, "year": BEFORE} | dict(more))


def written(text: str) -> dict[str, dict[str, object]]:
    """Column -> line -> what is typed."""
    found: dict[str, dict[str, object]] = {}
    for place, value in parts(text):
        key, _, column = place.partition(" ")
        found.setdefault(column or "D", {})[key] = number(value)
    return found


def begun(folder: Path, before: str) -> Path:
    """A package folder with the workbook of a new year beside."""
    if not before:
        return started(folder)
    made = folder_with(folder, *last_year(before))
    assert main(["workbook", YEAR, "--folder", str(made)]) == 0
    return made


@pytest.mark.parametrize("case", seldom(CASES, 5, [case["promise"] for case in CASES]))
def test_a_workbook_is_read_or_refused_with_what_is_said(tmp_path, capsys, case):
    """Nothing is written of a book that is refused."""
    folder = begun(tmp_path, case["before"])
    fill(book_of(folder), **written(case["typed"]))
    lines = [
        {"year": int(BEFORE), "measure": "Antal", **WHY, **dict(parts(one, " / "))}
        for one in case["corrections"].split("; ")
        if one
    ]
    fill_free(book_of(folder), corrections=[{name: number(str(one)) for name, one in line.items()} for line in lines])
    fill(book_of(folder), **explained([*filter(None, case["explained"].split("; "))]))
    capsys.readouterr()
    code = read(folder)
    told = capsys.readouterr().err
    assert (code, [one for one in case["said"].split(" | ") if one not in told]) == (int(bool(case["said"])), []), told
    assert not case["unsaid"] or case["unsaid"] not in told
    assert zip_of(folder).exists() is not bool(case["said"])
