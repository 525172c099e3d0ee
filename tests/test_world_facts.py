"""What somebody makes of a few facts and relations: each world of `cases/world_facts.txt`."""

import re
from collections.abc import Collection
from dataclasses import replace

from scripts.guard.protection.cells import Sum
from scripts.guard.protection.evidence import COMPUTED, PRINTED, RELEASED, SUPPOSED, WORDED, Evidence
from scripts.guard.protection.guard import Bound, Near, Told, seen
from scripts.guard.protection.proposal import Cut, cheapest, cuts_of, given_back, hopeless, more_of, telling
from scripts.guard.protection.reader import Cores, Reader, believed, tells, together
from scripts.guard.reasoning.quantities import Quantity
from tests.handmade import SETTINGS, cell, count, short, written
from tests.world_book import World, facts, items, rules, worlds

TRUST = {"": PRINTED, "new": PRINTED, "worded": WORDED, "table": COMPUTED, "version": RELEASED, "supposed": SUPPOSED}


def evidence(world: World) -> list[Evidence]:
    """What is said in a world, in its order: now by a statement, or in another place."""
    found: list[Evidence] = []
    for part, text in world.parts:
        for one in facts(text) if part in TRUST else ():
            figures = (len(found),) if TRUST[part] in (PRINTED, WORDED) else ()
            found.append(
                Evidence(replace(one, figures=figures), TRUST[part], part if part in ("table", "version") else "")
            )
    return found


def named(some: list[Evidence], of: list[Evidence]) -> str:
    """The counts of some evidence of a world, each with its number where several are of the same."""
    every = [short(one.fact.quantity) for one in of]
    names = [short(one.fact.quantity) for one in some]
    return ", ".join(
        name + f" #{of.index(one)}" * (every.count(name) > 1) for name, one in zip(names, some, strict=True)
    )


def asked(world: World) -> list[Sum]:
    """The cells that are asked about: the hidden ones first."""
    return [*(cell(one, hidden=True) for one in world.names("hidden")), *map(cell, world.names("of"))]


def least(world: World) -> dict:
    """What counts are at least, unless they are nothing."""
    return {one.quantity: int(one.reach.lower or 0) for one in facts(world.part("least"))}


def reader(world: World) -> Reader:
    """Somebody who knows the facts and relations of a world."""
    return Reader([*facts(world.part(""))], rules(world.part("rules")), asked(world), least(world))


def told(world: World) -> Told:
    """A count of which too little is left: that of women, hidden, where nothing else is said."""
    beside = tuple(cell(one, hidden=True) for one in world.names("beside")) if "beside" in dict(world.parts) else None
    one = [*asked(world), cell("women", hidden=True)][0]
    return Told(one, tuple(evidence(world)), tuple(rules(world.part("rules"))), least(world), 5, beside)


@worlds("world_facts", "values")
def test_which_values_a_world_leaves(world):
    """Of one cell, asked about alone."""
    (one,) = asked(world)
    found = reader(world).values(one, int(world.part("need") or 9))
    assert ", ".join(map(str, sorted(found))) == world.told


@worlds("world_facts", "tells")
def test_whether_a_world_tells(world):
    """Of the first cell."""
    assert tells(reader(world), asked(world)[0], 5) is (world.told == "told")


@worlds("world_facts", "sums")
def test_which_sums_a_world_asks_about(world):
    """Beside its cells."""
    cells = [*dict.fromkeys(asked(world))]
    found = reader(world).cells
    assert found[: len(cells)] == cells
    assert ", ".join(written(one.terms) for one in found[len(cells) :]) == world.told


@worlds("world_facts", "reached")
def test_what_a_world_reaches(world):
    """Sorted by name."""
    assert sorted(map(short, reader(world).reached(facts(world.part("told"))))) == items(world.told)


@worlds("world_facts", "near")
def test_what_is_near_in_a_world(world):
    """In the order of the cells; all else stays as it is."""
    bound = Bound(rules(world.part("rules")), asked(world), {count("men"): 2})
    near = bound.near(Near(*(frozenset(map(count, world.names(part))) for part in ("near", "reached"))))
    assert ", ".join(written(one.terms) for one in near.cells) == world.told
    assert replace(near, cells=bound.cells) == bound
    assert bound.near(None) is bound


@worlds("world_facts", "proof")
def test_what_a_world_proves_it_by(world):
    """The least that it follows from."""
    by = [*map(count, world.names("by"))] if world.part("by") else None
    assert named(told(world).proof(by), evidence(world)) == world.told


@worlds("world_facts", "telling")
def test_what_tells_it_in_a_world(world):
    """All of the evidence could be hidden, where nothing else is said."""
    kept = evidence(world)
    by = [*map(count, world.names("by"))] or [one.fact.quantity for one in kept]
    assert named(telling(told(world), by), kept) == world.told


@worlds("world_facts", "together")
def test_what_counts_once_in_a_world(world):
    """In its order."""
    kept = evidence(world)
    assert named(together(kept), kept) == world.told


@worlds("world_facts", "believed")
def test_what_is_believed_of_a_world(world):
    """In its order; what is found not to be true together is not looked for again."""
    kept, bound, cores = evidence(world), rules(world.part("rules")), Cores()
    for _ in range(2):
        found = believed(kept, bound, cores)
        assert named(found, kept) == world.told
        assert len(cores) == len(together(kept)) - len(found)
    assert all(believed([one], bound, cores) == [one] for one in kept)


def letters(text: str) -> frozenset[Quantity]:
    """Counts that are called so: `ab` are two, and `-` is none."""
    return frozenset(map(count, text.strip("-")))


def name(some: Collection[Quantity]) -> str:
    """The letters of some counts."""
    return "".join(sorted(map(short, some)))


def cut(text: str) -> Cut:
    """One of these has to be hidden, or so many: `2 acd if b`."""
    least, figures, when, unsure = re.fullmatch(r"(?:(\d) )?(\S+)(?: if (\w))?( unsure)?", text).groups()  # type: ignore[union-attr]
    return Cut(letters(figures), count(when) if when else None, int(least or 1), not unsure)


@worlds("world_facts", "needs")
def test_what_a_cut_needs_in_a_world(world):
    """Of what is kept."""
    assert cut(world.part("")).needs(count("a"), letters(world.part("kept"))) is (world.told == "needed")


@worlds("world_facts", "cheapest")
def test_what_is_cheapest_in_a_world(world):
    """Each letter costs one more than the one before, unless that is said."""
    costs = [int(one) for one in world.names("costs")] or range(10, 18)
    found = cheapest(dict(zip(map(count, "abcdefgh"), costs, strict=False)), [*map(cut, world.names(""))])
    assert ("nothing" if found is None else name(found) or "none") == world.told


@worlds("world_facts", "more")
def test_what_many_cuts_add_in_a_world(world):
    """So many times each."""
    many = (one.split(maxsplit=1) for one in world.names(""))
    cuts = [one for times, text in many for one in [cut(text)] * int(times)]
    found = more_of(cut(world.part("cut")), cuts, letters(world.part("chosen")))
    assert found == (None if world.told == "no" else replace(cut(world.told), sure=False))


@worlds("world_facts", "hopeless")
def test_what_is_hopeless_in_a_world(world):
    """Where all but `h` could be hidden."""
    beside = () if world.has("beside") else None
    some = {group: Told(cell(group[-1], hidden=True), (), (), {}, 5, beside) for group in world.names("")}

    def guard(hidden: Collection[Quantity], _: Near) -> list[Told]:
        return [one for group, one in some.items() if letters(group[:-1]).isdisjoint(hidden)]

    sure = hopeless(letters("ab"), letters("h"), guard, Near(letters("h")))
    assert (name([sure.cell.terms[0][1]]) if sure else "nothing") == world.told


@worlds("world_facts", "given back")
def test_what_is_given_back_in_a_world(world):
    """And in which order it is asked."""
    asked = list[str]()

    def guard(some: Collection[Quantity], near: Near | None = None) -> list[str]:
        beside = name(near.counts) if near else ""
        asked.append(f"{name(some) or '-'} {beside}".strip())
        groups = [group for group in world.names("") if letters(group).isdisjoint(some)]
        return groups if near is None or beside in world.names("near") else []

    costs = {count(one): cost for one, cost in zip("abcd", (1, 3, 2, 3), strict=True)}
    kept = given_back(letters(world.part("chosen")), [*map(cut, world.names("cuts"))], costs, guard)
    assert f"{name(kept) or '-'}; asked: {', '.join(asked)}" == world.told


@worlds("world_facts", "cuts")
def test_what_has_to_be_hidden_in_a_world(world):
    """Of the figures `a` and `b`, where no others are said."""
    (one,) = [cell(one) for one in world.names("shown")] or [cell("women", hidden=True)]
    chosen, first, figures = ({*map(count, world.names(part))} for part in ("chosen", "first", "figures"))
    found = cuts_of(one, frozenset(figures or letters("ab")), chosen, first)
    when = (f" if {short(each.when)}" if each.when else "" for each in found)
    sure = ("" if each.sure else " unsure" for each in found)
    assert {each.least for each in found} == {1}
    assert (
        ", ".join((name(each.figures) or "-") + more + end for each, more, end in zip(found, when, sure, strict=True))
        == world.told
    )


@worlds("world_facts", "seen")
def test_what_is_seen_in_a_world(world):
    """In its order."""
    bound = Bound(rules(world.part("rules")), [*map(cell, world.names("of"))], least(world))
    found = [*seen(evidence(world), {count(one): 0 for one in world.names("hidden")}, bound, SETTINGS)]
    assert {one.cell.hidden for one in found} <= {bool(world.names("hidden"))}
    assert ", ".join(written(one.cell.terms) for one in found) == world.told
