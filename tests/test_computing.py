"""How printed figures become observations, what follows of them and what is held back: worlds of `cases/world_computing.txt`."""

from decimal import Decimal

import pytest

from scripts.ground.cells import cell_id
from scripts.ground.codebook import Codebook, read_codebook
from scripts.ground.data_package import Row
from scripts.ground.declared import Declared
from scripts.ground.interval import EXACT
from scripts.ground.row_notes import is_few
from scripts.package.computing import compute
from scripts.package.derived import result
from scripts.package.observations import resolve
from tests.rows import statement
from tests.world_book import items, worlds

# Indicator -> unit, rule of its base, what that names, and its answers: `name:role`, `name<parent`.
LISTS = {
    "contacts": ("persons", "persons_all", "", "total:whole_persons"),
    "status": ("answers", "answers", "", "open closed multiple:more_than_one answers:whole_answers"),
    "needs": ("answers", "answers", "", "answers:whole_answers"),
    "met": ("answers", "answers", "", "answers:whole_answers rest:group"),
    "origin": ("persons", "persons_answered", "", "outside inside total:whole_persons"),
    "place": ("persons", "persons_answered", "", "north south total:whole_persons"),
    "needed": ("needs", "answers", "", "food rent lost answers:whole_answers total:whole_persons"),
    "given": ("interventions", "needs", "needed", "food rent total:whole_persons"),
    "helped": ("interventions", "needs", "needed", "food rent total:whole_persons known:part_persons"),
    "left": ("needs", "needs", "needed", "noted nobody"),
    "wanted": ("needs", "answers", "", "food rent everything:adds_to_each answers:whole_answers"),
    "got": ("interventions", "needs", "wanted", "food rent answers:whole_answers"),
    "gender": ("persons", "persons_answered", "", "abroad abroad_women<abroad abroad_men<abroad"),
}
COMPLETE = {("status", "answers"): "source", ("origin", "total"): "definition", ("gender", "abroad"): "not_all"}
# Relation -> its kind, what it measures, its result and terms.
RELATIONS = {
    "everybody": ("population_size", "count", "contacts.total"),
    "rest": ("at_least_rest", "count", "met.rest needs.answers met.answers"),
    "same": ("same", "count", "needs.answers met.answers"),
    "noted": ("rest_by_answer", "count", "left.noted needed.answers given.answers helped.answers"),
    "nobody": ("rest_of_all", "count", "left.nobody needed.answers given.answers helped.answers helped.known"),
    "again": ("sum", "count", "needed.lost given.food helped.food"),
}
SUMS: list[Row] = [
    {"dimension": dimension, "whole": whole, "split": "by", "part": part}
    for dimension, whole, parts in (
        ("population", "all", "direct indirect"),
        ("scope", "all_cases", "excluding_asele asele_only"),
    )
    for part in parts.split()
]


def category(indicator: str, text: str, order: int) -> Row:
    """A row of the code list: `answers:whole_answers`, `abroad_women<abroad`."""
    name, _, parent = text.partition("<")
    code, _, role = name.partition(":")
    last = "2020" if code == "lost" else ""
    row: Row = {"indicator": indicator, "category": code, "order": str(order), "role": role or "part", "parent": parent}
    return row | {"parts_complete": COMPLETE.get((indicator, code), ""), "last_year": last}


def declared(name: str) -> list[Row]:
    """The rows of a relation, the result first."""
    kind, measure, cells = RELATIONS[name]
    plain: Row = {
        "relation": name,
        "relation_kind": kind,
        "population": "all",
        "scope": "",
        "unit": "",
        "assumption": "",
    }
    rows: list[Row] = []
    for place, (indicator, code) in enumerate(one.split(".") for one in cells.split()):
        rows.append(plain | {"relation_role": "term" if place else "result", "measure": "count" if place else measure})
        rows[-1] |= {"indicator": indicator, "category": code}
    return rows


def book(*relations: str) -> Codebook:
    """The code lists, with these relations."""
    indicators: list[Row] = [
        {
            "indicator": name,
            "unit": unit,
            "base_rule": rule,
            "base_indicator": base,
            "assumption": "",
            "answers": "one" if unit == "persons" else "several",
        }
        for name, (unit, rule, base, _) in LISTS.items()
    ]
    categories = [
        category(name, text, order)
        for name, (*_, codes) in LISTS.items()
        for order, text in enumerate(codes.split(), 1)
    ]
    rows = [row for name in ("everybody", *relations) for row in declared(name)]
    sources: list[Row] = [{"source": "platform_report_2025", "source_kind": "report"}]
    lists = {"indicators": indicators, "categories": categories, "sums": SUMS, "relations": rows, "sources": sources}
    return read_codebook(lists)


def printed(name: str, value: str, **cells: str) -> Row:
    answer, _, population = name.partition("@")
    indicator, code = answer.split(".")
    number: dict[str, str] = {"value": value} if value else {"qualifier": "", "obs_status": "Q", "printed": ""}
    return statement(**{"indicator": indicator, "category": code, "population": population or "all"} | number | cells)


def told(row: Row) -> str:
    """A computed figure as the worlds have it."""
    within = f" in {row['within_indicator']}.{row['within_category']}" * bool(row["within_indicator"])
    people = f"@{row['population']}" * (row["population"] != "all")
    measure = {"percent": "%", "mean": " mean"}.get(row["measure"], "")
    of = f" of {row['base_indicator']}.{row['base_category']}" * bool(row["base_indicator"])
    number = row["value"] if row["qualifier"] == EXACT else f"{row['qualifier']} {row['lower']}"
    return f"{row['indicator']}.{row['category']}{within}{people}{measure}{of} {number}"


def seen(row: Row) -> str:
    """An observation as the worlds have it: its number, or its bound, and what is not as usual."""
    measure = {"percent": "%", "mean": " mean"}.get(row["measure"], "")
    number = row["value"] or f"{row['lower']}..{row['upper']}".removeprefix("..").removesuffix("..") or "-"
    more = [f"of {row['base']}"] * bool(row["base"])
    usual: Row = {"qualifier": EXACT, "obs_status": "A", "producer": "platform", "disagreeing": "0", "rule": ""}
    more += [f"{name} {row[name]}" for name in usual if row[name] and row[name] != usual[name]]
    return " ".join([f"{row['indicator']}.{row['category']}{measure}", number, *more])


@worlds("world_computing", "observed")
def test_what_is_observed_in_a_world(world):
    """However often a figure is printed."""
    rows = [row | {"unit": "persons"} for row in world.figures("", make=printed)]
    found = resolve(rows, {("contacts", "total"): "persons"}).values()
    assert [seen(one.row()) for one in found] == items(world.told)


@worlds("world_computing", "computed")
def test_what_follows_in_a_world(world):
    """All of it, each as a computed figure that names its rule, and what it is worked out from."""
    of = book(*world.names("relations"))
    means = {"mean": "needs_per_person"}
    rows = [
        row | {"unit": means.get(row["measure"], of.units[row["indicator"], row["category"]])}
        for row in world.figures("", make=printed)
    ]
    known = resolve(rows, of.units)
    held = [cell for cell in known if ".".join(cell[:2]) in world.names("held")]
    found = [one.row() for one in compute(known, of, held).values() if one.origin == "computed"]
    assert {told(row) for row in found} == {*items(world.told)}
    assert all(row["rule"] and row["inputs"] for row in found)
    assert max((row["disagreeing"] for row in found), default="0") == "0"


def test_a_computed_value_names_what_it_was_worked_out_from():
    """The observations, by name: with the rule they are all that it takes to work it out again."""
    of = book()
    known = resolve([printed("contacts.total", "420"), printed("contacts.total@direct", "364")], of.units)
    (one,) = [each.row() for each in compute(known, of).values() if each.origin == "computed"]
    assert (one["rule"], one["inputs"].split()) == (
        "sum_of_populations",
        [f"contacts.total.{who}.all_cases.2025.count.persons" for who in ("all", "direct")],
    )


@pytest.mark.parametrize(("count", "few"), [("19", True), ("20", False)])
def test_twenty_itself_is_not_few(count, few):
    """Where no share is said a reader is told that the cases are few."""
    assert is_few({"value": count, "upper": "", "measure": "count", "base": "", "unit": "answers"}) == few


def test_a_suppressed_cell_is_not_published_as_a_base():
    """Nor by a row that prints it as the base of another figure."""
    rows = [printed("contacts.total", ""), printed("contacts.new", "28", base="354")]
    known = resolve(rows, book().units)
    assert [one.exact for cell, one in known.items() if cell_id(cell).startswith("contacts.total")] == [""]


def test_a_rest_below_nothing_is_none():
    """More is noted than there is: people settle that, and no number follows."""
    assert result(Declared("r", "at_least_rest", {}, ()), [Decimal(3), Decimal(4)]) is None
