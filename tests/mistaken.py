"""Workbooks with mistakes in them: whole books that contradict themselves, and corrections as lines of their sheet."""

import csv
import datetime
import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from scripts.ground.data_package import Row
from scripts.ground.problems import Problem, Refused
from scripts.year.added.sheets import HEADER_ROW, PROSE
from scripts.year.read import read_workbook
from scripts.year.words import CodeWords
from tests.year_folder import BEFORE, YEAR, book_of, cell, tick_too

PEOPLE = "Personer som medlemmarna mött"
WHY: Row = {
    "why_sv": "Siffran var fel avskriven.",
    "why_en": "The figure was copied wrongly.",
    "decided_on": "2032-01-15",
}
MANY = "Behov och stöd"  # a sheet with as many lines as there are mistakes
GENDER, REGION, MET = "gender.{}.adults", "origin_region.{}.adults_direct", "contacts.total.{}"
# Three mistakes: the sum of gender, a part of Europe above Europe, and a number of the text against its cell.
WRONG = {
    **{GENDER.format(code): number for code, number in (("women", 250), ("men", 140), ("other_gender", 20))},
    GENDER.format("total"): 420,
    REGION.format("europe"): 110,
    REGION.format("europe_eu"): 120,
    MET.format("all"): 450,
    MET.format("adults"): 420,
    MET.format("children"): 30,
}
PERSONS = {
    "indicator": "Personer som medlemmarna mött", "category": "Alla", "population": "Alla", "measure": "Antal",
    "page": "3", "qualifier": "exakt", "value": 370, "printed": "370 personer", "place": "Inledning",
}  # fmt: skip
MORE = PERSONS | {"qualifier": "över", "value": 120, "printed": "fler än 120", "place": "Ursprung", "page": "4"}
# mistake -> what is typed instead, by line and column: of the form by its key, of the figures in prose by the number of the line.
TOGETHER: dict[str, dict[tuple[str | int, str], object]] = {
    "a wrong total": {("origin_country.total.adults_direct", "D"): 235},
    "two rows swapped": {
        ("support_needs.housing.adults_direct", "D"): 27,
        ("support_needs.child_education.adults_direct", "D"): 144,
    },
    "a percentage as a count": {("children_gender.girls.children", "D"): 28},
    "a text in a number": {("legal_status.conviction.adults_direct", "D"): "ca 27"},
    "a percentage without its base": {
        ("reflection_period.temporary_permit.adults_direct", "D"): None,
        ("reflection_period.temporary_permit.adults_direct", "E"): 54.5,
        ("reflection_period.total.adults_direct", "D"): None,
    },
    "a few in a text": {("children_social_services_support.some_support.children", "K"): "Tre barn i ett ärende."},
    "a text against a cell": {(4, "value"): 307, (4, "printed"): "307 personer"},
    "an unknown status": {("exploitation_start.acquaintance.adults_direct", "G"): "Vet ej"},
    "a case that there is not": {(5, "scope"): "Utan Hamnärendet"},
    "two answers swapped": {
        ("children_exposure.direct.children", "D"): 52,
        ("children_exposure.indirect.children", "D"): 12,
    },
}


def against(folder: Path) -> list[Problem]:
    """The contradictions that a reading tells."""
    with pytest.raises(Refused) as refused:
        read_workbook(folder, book_of(folder))
    return [one for one in refused.value.problems if one.kind == "workbook_contradiction"]


def at(book, line, column):
    """A cell of the form, or of a figure in prose."""
    if isinstance(line, str):
        return cell(book, line, column)
    columns = [one.name for one in PROSE.columns]
    return book[PROSE.title].cell(HEADER_ROW + line, columns.index(column) + 1)


def planted(path):
    """Make all of them in a book; what stood in their places."""
    book, right = load_workbook(path), {}
    for line, told in ((4, PERSONS), (5, MORE)):
        for column, value in told.items():
            at(book, line, column).value = value
    for key, value in (one for values in TOGETHER.values() for one in values.items()):
        right[key], at(book, *key).value = at(book, *key).value, value
    book.save(path)
    tick_too(path, [PERSONS["printed"], MORE["printed"]])
    return right


def line(**said: Any) -> dict[str, Any]:
    """A line of the sheet about all who were met last year, unless the test says otherwise."""
    usual = {"year": int(BEFORE), "indicator": PEOPLE, "category": "Alla", "population": "Alla", "measure": "Antal"}
    return usual | WHY | said


def in_words(
    codes: dict[str, list[Row]], year: str, name: str, measure: str, stood: float, value: float
) -> dict[str, Any]:
    """A line of the sheet. `name`: indicator.category.population, and a scope where not all cases are meant."""
    indicator, category, population, *scope = name.split(".")
    words = CodeWords(codes)
    about = {"indicator": words.indicators[indicator], "category": words.category(indicator, category)}
    about |= {"population": words.populations[population], "measure": words.code("measure", measure)}
    about |= {"scope": words.code("scope", scope[0])} if scope else {}
    return line(year=int(year), stood=stood, value=value, **about)


WOMEN, ALL = GENDER.format("women"), GENDER.format("total")


def merged(book):
    """Two counts in one cell."""
    row = cell(book, WOMEN, "D").row
    cell(book, WOMEN, "D").parent.merge_cells(f"D{row}:D{row + 1}")


def locked(book):
    """A number in a cell that nobody fills in."""
    cell(book, ALL, "E").value = 100


def says(sheet, at, value):
    """A cell of a sheet says something else."""
    return lambda book: book[sheet].__setitem__(at, value)


def row_doubled(book):
    """A row is copied in between."""
    sheet = book["Exploatering"]
    copied = [one.value for one in sheet[7]]
    sheet.insert_rows(8)
    for column, value in enumerate(copied, 1):
        sheet.cell(8, column, value)


def below(book):
    """A number below the form."""
    book["Rättsprocess"]["D300"] = 12


# What is typed in one line, column by column, and what is said at one of its cells.
with (Path(__file__).parent / "cases/mistakes.csv").open(encoding="utf-8", newline="") as file:
    IN_LINES = {row["mistake"]: row for row in csv.DictReader(file)}
# What is no text, and a share as Excel keeps it when somebody types a percent sign.
STRANGE = {"(ett datum)": datetime.datetime(int(YEAR), 4, 3), "(sant)": True, "(57 % i Excel)": (0.57, "0%")}
MISTAKES = {
    "merged cells": (merged, "Vilka de utsatta är!D{women}:D", "sammanfogade", "merged"),
    "an overtyped label": (
        says("Uppehållstillstånd", "B6", "Filippinerna"),
        "Uppehållstillstånd!B",
        "står ”Filippinerna”, men raden är till för",
        "is “Filippinerna”, but the line is for",
    ),
    "a locked cell": (locked, "E{all}", "cellen är grå", "the cell is grey"),
    "a sheet renamed": (
        lambda book: setattr(book["Ursprung"], "title", "Ursprunget"),
        "",
        "bladet ”Ursprung” finns inte, men ett som heter ”Ursprunget”",
        "the sheet “Ursprung” is not there",
    ),
    "a sheet removed": (
        lambda book: book.remove(book["Sammanhang"]),
        "",
        "bladet ”Sammanhang” finns inte. Ge",
        "the sheet “Sammanhang” is not there",
    ),
    "a column deleted": (
        lambda book: book["Barn"].delete_cols(6),
        "Barn!F4",
        "kolumnen ”Bas” är borta",
        "column “Bas” is gone",
    ),
    "a header changed": (
        says("Behov och stöd", "D4", "Hur många"),
        "Behov och stöd!D4",
        "kolumnen ”Antal” är borta",
        "column “Antal” is gone",
    ),
    "a row doubled": (row_doubled, "Exploatering!B8", "står två gånger", "stands there twice"),
    "a row deleted": (
        lambda book: book["Identifiering"].delete_rows(7),
        "Identifiering",
        "är borttagen",
        "has been deleted",
    ),
    "a number outside the form": (below, "Rättsprocess!D300", "hör inte till formuläret", "no part of the form"),
}
YEARS = {
    "another year": (
        says("Så här gör du", "B2", int(BEFORE)),
        "Så här gör du!B2",
        f"här står ”{BEFORE}”, men arbetsboken är gjord för {YEAR}",
        f"here is “{BEFORE}”, but the workbook was made for {YEAR}",
    ),
    "no year": (says("Så här gör du", "B2", None), "Så här gör du!B2", f"Skriv tillbaka {YEAR}", f"Put {YEAR} back"),
}


def typed(book):
    """Type each mistake in a line of its own; its cell."""
    lines = [str(key.value) for key, *_, percent in book[MANY].iter_rows(max_col=5) if not percent.protection.locked]
    found = {}
    for (mistake, case), line in zip(IN_LINES.items(), lines, strict=False):
        for name, text in (one.split(" = ", 1) for one in case["typed"].split("; ")):
            value = STRANGE.get(text) or (float(text) if re.fullmatch(r"-?[0-9.]+", text) else text)
            written = cell(book, line, name)
            written.value, *formats = value if isinstance(value, tuple) else (value,)
            for each in formats:
                written.number_format = each
        found[mistake] = cell(book, line, case["at"]).coordinate
    return found
