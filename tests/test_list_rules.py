"""Wholes and parts of the code lists, names that there are, answers and numbers to call: each world of `cases/world_lists.txt`."""

import pytest

from scripts.ground.columns import LANGUAGES
from scripts.ground.data_package import Row
from scripts.ground.declared import Declared
from scripts.ground.problems import RULES
from scripts.guard.reasoning.quantities import Quantity
from scripts.guard.reasoning.structure import UNBOUND, as_linear
from scripts.package.sources import read_settings
from scripts.package.validation.list_rules import TERMS, check_categories, check_code_lists
from scripts.package.validation.table import check_cells, check_keys
from scripts.paths import DATAPACKAGE
from tests.audits import SOURCES
from tests.rows import lines_of, to_row
from tests.world_book import items, worlds


def table(text: str):
    """A table as a world has it: its columns, and rows after semicolons."""
    columns, *rows = ([cell.strip().replace(" &", ";") for cell in row.split(",")] for row in text.split(";"))
    return lines_of(*(to_row(dict(zip(columns, row, strict=True))) for row in rows))


BESIDE = {
    "populations": table("population; all; men; women"),
    "vocabulary": table("list, code; scope, all_cases; role, group; role, outside"),
    "notes": {},
    "recommendations": {},
    "indicators": {},
}
WOMEN = table("indicator, category, role, parent, predicate_sv, predicate_en; gender, women, part, , , ")


@worlds("world_lists", "faults")
def test_what_is_wrong_with_the_lists_of_a_world(world):
    """All of it, at its row: figures would else be computed from nonsense, and nobody would see it."""
    codes = BESIDE | {name: table(text) for name, text in world.parts}
    if "accounts" in codes:
        codes["categories"] = WOMEN
    found = check_code_lists(codes, {name: name for name in codes})
    told = (f"{one.file} {one.row} {one.column or '-'} {one.kind} {one.found}" for one in found)
    assert sorted(told) == sorted(items(world.told))


def test_every_kind_of_relation_is_known_wherever_it_is_read():
    """A new one would else bind nothing, or be a traceback when somebody's numbers go against it."""
    kinds = {row["code"] for row in SOURCES.codes["vocabulary"].values() if row["list"] == "relation_kind"}
    assert kinds == {*TERMS}
    cells = [Quantity(*name * 8) for name in "abc"]
    term: Row = {"relation_role": "term"}
    for kind in kinds - {"any_of"}:
        assert bool(as_linear(Declared("x", kind, {}, (term, term)), cells, cells)) == (kind not in UNBOUND)
    assert all({*RULES[lang]} >= kinds - {*UNBOUND} for lang in LANGUAGES)


@pytest.mark.parametrize(
    "text", ["{antal} av dem", "{} av {}", "{0} av dem", "{number:d}", "{!r}", "{", "}", "{number.x}"]
)
def test_a_sentence_that_the_site_could_not_fill_is_told_at_its_row(text):
    """With the blanks that there are."""
    columns = ("indicator", "category", "role", "parent", "predicate_sv", "predicate_en")
    rows = ("i", "a", "part", "", "", "{} av dem"), ("i", "b", "part", "", text, "{number}, {}")
    listed = lines_of(*(to_row(dict(zip(columns, row, strict=True))) for row in rows))
    (problem,) = check_categories({"categories": listed}, "c.csv")
    assert (problem.row, problem.column, problem.kind) == (3, "predicate_sv", "predicate_blanks")
    assert "{} / {number}" in problem.text("en")


def test_a_mapping_without_its_day_is_told():
    """And so is one whose day is none."""
    mappings = read_settings(DATAPACKAGE).tables["mappings"].only(["read_on"], set())
    found = check_cells(table("read_on; 2031-02-03; ; 2031"), mappings, {}, "m.csv")
    assert [(one.row, one.kind) for one in found] == [(3, "missing_value"), (4, "bad_pattern")]


@pytest.mark.parametrize("place", [("populations", "group_sv"), ("populations", "people_en"), ("questions", "text_en")])
def test_no_two_groups_or_questions_are_called_the_same(place):
    """A reader could not tell them apart, and each of them would seem to be said twice."""
    table, column = place
    rows = {line: row | {column: "Lika"} for line, row in SOURCES.codes[table].items()}
    assert {one.kind for one in check_keys(rows, SOURCES.settings.tables[table], "x.csv")} == {"doubled_key"}
