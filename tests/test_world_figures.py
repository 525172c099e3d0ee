"""What a reader of a tiny year is told, what is hidden besides and what is refused: each world of `cases/world_figures.txt`."""

import re
from dataclasses import replace

from scripts.ground.data_package import Package, Row
from scripts.ground.releases import Release
from scripts.ground.small import Disclosure
from scripts.guard.protection import evidence
from scripts.guard.protection.evidence import Published, earlier, hidden_counts, present
from scripts.guard.protection.form_reader import ToldByForm
from scripts.guard.protection.guard import Near, Told, bound_now, contradiction, told_of
from scripts.guard.protection.judgement import about, judge, same_for_everybody
from scripts.guard.protection.printed import Small, new_statements, public_reader, small_counts
from scripts.guard.protection.proposal import UnprotectableError, candidates, propose
from scripts.guard.protection.reader import Reader
from tests.handmade import SETTINGS, YEAR, book, cell, count, published, row, short, showing, written
from tests.rows import to_row
from tests.world_book import World, corrections, worlds

GENDER = "total women men others"
BOOKS = {
    "": book(
        "",
        {"age": {"importance": "3"}, "needs": {"answers": "several", "unit": "needs", "least": "2"}},
        gender=GENDER,
        age="total young old",
        places="total home",
        needs="answers advice housing rest all",
        countries="total denmark sweden rest",
    ),
    "within": book(within="gender.total age.young", gender=GENDER, age="total young old"),
    "nested": book("", gender="total women men boys:men others:men"),
}
TRUST = {getattr(evidence, name.upper()): name for name in ("printed", "worded", "computed", "released", "supposed")}
ROWS = ("", "new", "public", "closed")


def case(world: World) -> Published:
    """What would be published in a world."""
    versions = (("earlier", "1.0.0"), ("later", "1.1.0"))
    return published(
        *world.figures(*ROWS),
        book=BOOKS[world.part("codes")],
        observations=world.figures("table", make=computed),
        releases=[Release(number, version(world, name)) for name, number in versions if world.has(name)],
        corrections=corrections(world.part("corrected"), name),
        revisions=world.figures(
            "log",
            make=lambda name, value, **cells: (
                computed(name, value, **cells) | {"field": "value", "from_value": value} | to_row(cells)
            ),
        ),
    )


def version(world: World, part: str) -> Package:
    """An earlier version: what it printed, computed and left open."""
    tables = {
        "statements": world.figures(part),
        "observations": world.figures(f"{part}_table", make=computed),
        "derived_ranges": world.figures(f"{part}_ranges", make=left_open),
        "corrections": corrections(world.part(f"{part}_corrected"), str),
    }
    return Package({}, tables, {})


def computed(name: str, value: str, **cells: str) -> Row:
    """A row of observations that was computed."""
    found = row(name, value, **{"origin": "computed", "lower": value, "upper": value, **cells})
    named = (found[column] for column in ("indicator", "category", "population", "scope", "year", "measure"))
    return found | {"observation": ".".join([*named, "persons"])}


def left_open(name: str, value: str, value_to: str = "", **cells: str) -> Row:
    """A range that a version left."""
    found = computed(name, "", **cells)
    return found | {"about": found["observation"], "lower": value, "upper": value_to}


def name(text: str) -> str:
    """The observation of a count, or of a difference."""
    return cell(text).name(BOOKS[""])


def settings(world: World) -> Disclosure:
    """The settings of a world, with what somebody has decided to show, and what only a person hides."""
    cleared = {*map(name, world.names("cleared")), *world.names("cleared_as")}
    return showing(
        world.names("keep"), replace(SETTINGS, cleared=frozenset(cleared), kept=frozenset(world.names("headlines")))
    )


def named(one: Told | ToldByForm | Small) -> str:
    """A count, with its year where that is another."""
    terms = ((1, one.count),) if isinstance(one, Small) else one.cell.terms
    return written(terms) + ("" if terms[0][1].year == YEAR else f" {terms[0][1].year}")


@worlds("world_figures", "known")
def test_what_is_known_in_a_world(world):
    """In the order in which it is told."""
    of, found = case(world), []
    for one in (*present(YEAR, hidden_counts(of), of), *earlier(YEAR, of)):
        low, high = (
            f"{float(end):g}" if end is not None else "" for end in (one.fact.reach.lower, one.fact.reach.upper)
        )
        reach = low if low == high else f"{low}..{high}"
        maker = "" if one.fact.quantity.producer == "platform" else f"of {one.fact.quantity.producer}"
        where = re.sub(r"\w+\.(\w+)\.adults\.all_cases\.\S+", r"\1", one.where)
        found.append(" ".join(filter(None, [short(one.fact.quantity), reach, TRUST[one.trust], where, maker])))
        assert (one.fact.figures != ()) == (TRUST[one.trust] in ("printed", "worded"))
    assert ", ".join(found) == world.told


@worlds("world_figures", "hidden")
def test_what_is_hidden_in_a_world(world):
    """In the order of the statements."""
    assert ", ".join(f"{short(one)} {number}" for one, number in hidden_counts(case(world)).items()) == world.told


@worlds("world_figures", "public")
def test_what_was_public_in_a_world(world):
    """Asked about women."""
    of, now = case(world), settings(world)
    reader = public_reader(YEAR, [cell("women")], new_statements(of, now), of, now)
    assert " ".join(short(one.quantity) for one in (reader.facts if reader else ())) == world.told


@worlds("world_figures", "told")
def test_what_is_told_of_a_world(world):
    """By the guard, in its order."""
    near = Near(frozenset(map(count, world.names("near")))) if world.part("near") else None
    assert ", ".join(map(named, told_of(YEAR, case(world), SETTINGS, about=near))) == world.told


@worlds("world_figures", "bound")
def test_what_binds_a_world(world):
    """The cells, and what they are at least."""
    found = bound_now(YEAR, case(world), SETTINGS)
    asked = ", ".join(written(one.terms) for one in found.cells)
    least = ", ".join(f"{short(one)} {number}" for one, number in sorted(found.floors.items()))
    assert f"{asked}{'; least: ' if least else ''}{least}" == world.told


@worlds("world_figures", "contradicts")
def test_what_contradicts_in_a_world(world):
    """By its names."""
    found = contradiction(case(world).facts(YEAR), BOOKS[""])
    assert ", ".join(short(one.quantity) for one in found) == world.told


@worlds("world_figures", "everybody")
def test_of_whom_everybody_is_told_in_a_world(world):
    """Each whole with the part that is as great."""
    pairs = same_for_everybody(YEAR, case(world), SETTINGS)
    assert ", ".join(" ".join(map(short, pair)) for pair in pairs) == world.told


@worlds("world_figures", "printed")
def test_which_small_counts_a_world_prints(world):
    """With the names by which they are cleared beside the usual one, and the column where it is another."""
    of, found = case(world), []
    for one in small_counts(new_statements(of, SETTINGS), of, SETTINGS):
        *more, own = one.names
        assert own == one.count.cell(of.book.units)
        reach = f"{one.lower}..{one.upper}" if one.lower < one.upper else str(one.lower)
        other = (each.split(".")[-2:][0] for each in more)
        column = [] if one.column == "value" else ["in", one.column]
        found.append(" ".join([str(one.statement), short(one.count), reach, *other, *column]))
    assert ", ".join(found) == world.told


@worlds("world_figures", "judged")
def test_how_a_world_is_judged(world):
    """What is not named is nothing."""
    judged = judge(case(world), settings(world))
    found = {
        name: [*map(named, getattr(judged, name))] for name in ("printed", "unclear", "told", "follows", "given_away")
    }
    found["hidden"] = [f"{short(one)} {number}" for one, number in judged.hidden.items()]
    found["years"] = sorted(judged.years())
    assert {name: some for name, some in found.items() if some} == (world.answers() if world.told else {})


@worlds("world_figures", "asked")
def test_what_is_asked_about_in_a_world(world, monkeypatch):
    """In the year; where nothing is told anew nothing is worked out: a public year is judged in no time."""
    if "reached" not in world.told and world.told != "everything":
        monkeypatch.delattr(Reader, "reached")
    of, now = case(world), settings(world)
    hidden = [
        count(name)._replace(year=year or YEAR)
        for name, _, year in (one.partition(" ") for one in world.names("hidden"))
    ]
    near = about(YEAR, new_statements(of, now), hidden, of, now)
    answers = world.answers()
    expected = None if world.told == "everything" else tuple({*answers.get(name, ())} for name in ("counts", "reached"))
    assert (near and ({*map(short, near.counts)}, {*map(short, near.reached)})) == expected


@worlds("world_figures", "could")
def test_what_could_be_hidden_in_a_world(world):
    """In the order of the statements."""
    found = candidates(YEAR, case(world), settings(world))
    assert ", ".join(map(short, found)) == world.told


@worlds("world_figures", "besides")
def test_what_is_hidden_besides_in_a_world(world):
    """Or that it is refused, and whether that is proved."""
    try:
        told = ", ".join(map(short, propose(YEAR, case(world), settings(world), world.part("bits"))))
    except UnprotectableError as refused:
        sure = refused.prove()
        told = f"refused: {named(refused.told)}" + (f"; proved: {named(sure)}" if sure else "")
    assert told == world.told
