"""What follows from the code lists of one or two questions: each world of `cases/world_relations.txt`."""

import re

import pytest

from scripts.ground.codebook import Codebook, read_codebook
from scripts.ground.data_package import Row
from scripts.ground.declared import Declared
from scripts.guard.protection.cells import Sum, cells, counts_people, counts_what, differences, of_people, wholes
from scripts.guard.reasoning.between import any_of, more_answers, several
from scripts.guard.reasoning.quantities import PEOPLE, Quantity, Relation
from tests.handmade import ROLES, SETTINGS, book, count, rule, short, side, written
from tests.world_book import World, rules, worlds

BOOK = book(
    "met.total",
    {
        "needs": {"answers": "several", "unit": "needs"},
        "support": {"answers": "several", "unit": "interventions"},
        "visits": {"unit": "organisations"},
        "done": {"unit": "cases"},
    },
    met="total",
    gender="total women men others unknown",
    age="total young old unknown",
    origin="total nordic swedish:nordic danish:nordic skanian:swedish",
    needs="total answers many advice housing money rest any",
    support="answers advice all",
    done="answers closed won",
    visits="total large",
    places="total home",
)
PARTS = "advice housing money"


def needs(category: str) -> Quantity:
    """A count of needs."""
    return count(f"needs.{category}")


def needs_of(world: World, more: str = "", usual: str = PARTS) -> Codebook:
    """The code list of a world: its answers, and more."""
    about: Row = {"indicator": "needs", "answers": "several", "unit": world.part("unit") or "needs", "assumption": ""}
    rows: list[Row] = [
        {
            "indicator": "needs",
            "category": name,
            "role": "rest" if name == world.part("rest") else ROLES.get(name, "part"),
            "parent": "",
            "parts_complete": world.part("complete") if name == "answers" else "",
            "last_year": "2030" if name == world.part("retired") else "",
            "order": str(order),
        }
        for order, name in enumerate(dict.fromkeys(f"{more} {world.part('of') or usual}".split()))
    ]
    return read_codebook({"indicators": [about], "categories": rows})


def plain(one: Relation) -> str:
    """A relation of needs as a person writes it, `2 many - answers == 0`: without a sign it is at most nothing."""
    text = f"{written(one.terms)} {one.sense} 0".removesuffix(" <= 0").replace("needs.", "")
    return text + " (people)" * (one.rest == PEOPLE)


@worlds("world_relations", "several")
def test_who_has_several_answers_in_a_world(world):
    """By the relations of one kind."""
    found = [*several(needs(""), "many", world.part("persons"), world.part("answers"), needs_of(world, "many"))]
    assert {one.kind for one in found} <= {"more_than_one"}
    assert ", ".join(map(plain, found)) == world.told


@worlds("world_relations", "any")
def test_who_has_any_answer_in_a_world(world):
    """Under the name of the declared relation."""
    result = world.part("any") or "any"
    said = [*map(needs, world.names("said") or ["any"])]
    terms = [*map(needs, [result, *world.names("terms")])]
    found = any_of(Declared("r", "any_of", {}, ()), terms, said, needs_of(world, result))
    assert {(one.kind, one.name, one.sense) for one in found} <= {("declared", "r", "<=")}
    assert ", ".join(map(plain, found)) == world.told


@worlds("world_relations", "more")
def test_who_has_still_more_answers_in_a_world(world):
    """Counted in persons."""
    bounds = rules(re.sub(r"[a-z]+", r"needs.\g<0>", world.part("")))
    found = [*more_answers(bounds, needs_of(world, "total answers many any"))]
    assert {one.kind for one in found} <= {"more_than_one"}
    assert {one.unit for each in found for _, one in each.terms if one.category.endswith("_or_more")} <= {"persons"}
    assert ", ".join(map(plain, found)) == world.told


@worlds("world_relations", "cells")
def test_which_cells_a_world_implies(world):
    """Sorted."""
    made = cells(map(count, world.names("")), rules(world.part("rules")), BOOK, SETTINGS)
    assert ", ".join(written(one.terms) for one in made if one.shared) == world.told


@worlds("world_relations", "left")
def test_what_a_relation_leaves_in_a_world(world):
    """In its order."""
    one = rule(world.part(""), **{"rest": world.part("rest")} if world.has("rest") else {})
    assert ", ".join(map(written, differences(one, BOOK))) == world.told


@worlds("world_relations", "counts")
def test_what_is_counted_in_a_world(world):
    """By a relation, or by a count with the unit that it may have of its own."""
    text = world.part("")
    if "<=" in text:
        assert counts_people(rule(text), BOOK) is (world.told == "people")
    else:
        assert counts_what(count(text, unit=world.part("unit")), BOOK) == world.told


@worlds("world_relations", "wholes")
def test_what_a_count_is_among_in_a_world(world):
    """In its indicator."""
    assert ", ".join(map(short, wholes(count(world.part("")), BOOK))) == world.told


@worlds("world_relations", "named")
def test_how_a_cell_is_named_in_a_world(world):
    """By observations of adults by gender."""
    told = " ".join(
        one if one in "+-" else f"gender.{one}.adults.all_cases.2031.count.persons" for one in world.told.split()
    )
    assert Sum(side(world.part(""), 1)).name(BOOK) == told


@pytest.mark.parametrize(("unit", "sensitive"), [("countries", False), ("persons", True)])
def test_a_count_is_of_people_by_its_own_unit(unit, sensitive):
    """Before the usual one of its answer."""
    assert of_people(count("women", unit=unit), BOOK, SETTINGS) is sensitive
    assert of_people(count("visits.total", unit=unit), BOOK, SETTINGS) is sensitive


def test_a_hidden_count_is_one_at_least_and_a_difference_is_none_of_its_counts():
    """Nobody needs to hide that nobody is there."""
    assert (Sum(side("women", 1), hidden=True).start, Sum(side("women", 1)).start) == (1, 0)
    there = [count("women"), count("total")]
    assert [Sum(side(one, 1)).is_one_of(there) for one in ("women", "men", "total - women")] == [True, False, False]
