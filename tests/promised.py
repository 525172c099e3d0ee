"""Tests whose rows stand in `cases/promises.txt`: below the name of a test its columns, then a row a line.

A column `cells=` has several in one, `value=30 printed=ca 30`, and `said*` several texts, `one; another`; `holds?` is yes or no,
`row#` a number. What stands below `why` is for whoever reads the book.
"""

import csv
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

BOOK = Path(__file__).parent / "cases/promises.txt"
READ: dict[str, Callable[[str], Any]] = {
    "=": lambda text: dict(re.findall(r"([\w.]+)=(.*?)(?: (?=[\w.]+=)|$)", text)),
    "*": lambda text: text.split("; ") if text else [],
    "?": lambda text: {"yes": True, "no": False}[text],
    "#": int,
}


@cache
def book() -> dict[str, list[list[str]]]:
    """`module: promise` -> the columns, and the rows."""
    blocks = (block.strip("\n").partition("\n") for block in BOOK.read_text(encoding="utf-8").split("\n## ")[1:])
    return {promise: [*csv.reader(lines.split("\n"))] for promise, _, lines in blocks}


def name_of(test: Callable[..., None]) -> str:
    """How the book calls a test."""
    return f"{test.__module__.rpartition('test_')[2]}: {test.__name__.removeprefix('test_').replace('_', ' ')}"


def promised(test: Callable[..., None]) -> Any:
    """The test, asked about each of its rows."""
    columns, *rows = book()[name_of(test)]
    assert {len(row) for row in rows} == {len(columns)}, name_of(test)
    asked = [(at, READ.get(column[-1], str)) for at, column in enumerate(columns) if column != "why"]
    return pytest.mark.parametrize(
        [columns[at].rstrip("".join(READ)) for at, _ in asked], [[read(row[at]) for at, read in asked] for row in rows]
    )(test)
