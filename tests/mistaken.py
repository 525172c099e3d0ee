"""Workbooks with mistakes in them: whole books that contradict themselves, and corrections as lines of their sheet."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from scripts.ground.data_package import Row
from scripts.ground.problems import Problem, Refused
from scripts.year.added.sheets import HEADER_ROW, PROSE
from scripts.year.read import read_workbook
from scripts.year.words import Words
from tests.year_folder import BEFORE, book_of, cell

PEOPLE = "Personer som medlemmarna mött"
WHY: Row = {
    "why_sv": "Siffran var fel avskriven.",
    "why_en": "The figure was copied wrongly.",
    "decided_on": "2032-01-15",
}
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
    words = Words(codes)
    about = {"indicator": words.indicators[indicator], "category": words.category(indicator, category)}
    about |= {"population": words.populations[population], "measure": words.code("measure", measure)}
    about |= {"scope": words.code("scope", scope[0])} if scope else {}
    return line(year=int(year), stood=stood, value=value, **about)
