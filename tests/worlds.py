"""Made-up years that are true by construction: people with answers are counted, and a report says some of what was counted.

Nothing here knows a relation of the build: people are drawn one by one, each question is answered or not, and every number is a
count of them. A world keeps the assumptions of the audit or breaks them, so that what only follows from a broken one is seen.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from scripts.ground.codebook import Codebook, read_codebook
from scripts.ground.codes import NOBODY, PARTS
from scripts.ground.data_package import Row
from scripts.guard.reasoning.quantities import Quantity
from tests.rows import figure
from tests.same_people import gathered, origin, places

KINDS = ("adults_direct", "adults_indirect", "children_direct", "children_indirect")
MEMBERS = {  # population -> the kinds of people in it
    "all": KINDS,
    "direct": ("adults_direct", "children_direct"),
    "indirect": ("adults_indirect", "children_indirect"),
    "adults": ("adults_direct", "adults_indirect"),
    "children": ("children_direct", "children_indirect"),
    **{kind: (kind,) for kind in KINDS},
}
ASSUMPTIONS = (
    "about_reaches",
    "just_reaches",
    "share_of_answered",
    "share_of_needs",
    "share_of_rule",
    "asked_group",
    "list_complete",
    "one_answer",
    "same_parents",
    "asele_outside_eu",
    "support_adds_up",
    "same_people",
)
TICKED = (*PARTS, "cumulative", "adds_to_each", "part_persons", NOBODY)
YEAR = "2031"
UNSEEN = "(an answer that the code list does not have)"
# The same people under other names: these counts are what the people are, not what they answer.
GIVEN = {"contacts", "children_exposure", "needs_met"}


@dataclass
class Person:
    """One person: the kind, whether in the large case, and the ticks for each question that was answered."""

    kind: str
    in_case: bool
    ticks: dict[str, list[str]] = field(default_factory=dict)


@dataclass
class World:
    """A year. `kept`: the assumptions that are true in it."""

    random: Random
    book: Codebook
    kept: frozenset[str]
    people: list[Person] = field(default_factory=list)

    def among(self, population: str, scope: str) -> list[Person]:
        """The people of a population and scope."""
        cases = {"all_cases": (True, False), "asele_only": (True,), "excluding_asele": (False,)}[scope]
        return [one for one in self.people if one.kind in MEMBERS[population] and one.in_case in cases]

    def count(self, indicator: str, category: str, people: Sequence[Person]) -> int:
        """How often a category is counted among some people."""
        if (indicator, category) == ("contacts", "children"):
            return sum(one.kind.startswith("children") for one in people)
        if indicator in ("contacts", "children_exposure"):
            kind = category.partition("_")[0]  # of the directly affected, some have a parent who is affected too
            same = [one for one in people if kind == "total" or one.kind.endswith(f"_{kind}")]
            return len(same) if category in ("total", kind) else len(same) // 2
        if indicator == "needs_met":
            return self.met(category, people)
        role = self.book.role(indicator, category)
        answered = [one.ticks[indicator] for one in people if indicator in one.ticks]
        if category in gathered(indicator, ()):
            return sum(gathered(indicator, ticks)[category] for ticks in answered)
        if role == "outside":
            missing = len(people) - len(answered)
            return missing if "asked_group" in self.kept else missing + 3
        if role == "whole_persons":
            return len(answered)
        if role == "whole_answers":
            given = [tick for ticks in answered for tick in ticks]
            return sum(
                tick == UNSEEN or self.book.role(indicator, tick) not in ("part_persons", NOBODY) for tick in given
            )
        if role == "more_than_one":
            return sum(len(ticks) > 1 for ticks in answered)
        inside = self.within(indicator, category)
        counts = [sum(tick in inside for tick in ticks) for ticks in answered]
        return sum(map(bool, counts)) if self.book.indicators[indicator]["unit"] == "persons" else sum(counts)

    def within(self, indicator: str, category: str) -> set[str]:
        """A category with all that are part of it; of steps in time all the earlier ones."""
        rows = [*self.book.categories[indicator].values()]
        if self.book.role(indicator, category) == "cumulative":
            steps = [row["category"] for row in rows if row["role"] == "cumulative"]
            return set(steps[: steps.index(category) + 1])
        return {category, *(row["category"] for row in rows if row["parent"] == category)}

    def true(self, one: Quantity) -> int:
        """What is true of a count that the audit reasons about."""
        people = self.among(one.population, one.scope)
        if one.within_indicator:
            inside = self.within(one.within_indicator, one.within_category)
            people = [each for each in people if inside & set(each.ticks.get(one.within_indicator, ()))]
        return self.count(one.indicator, one.category, people)

    def met(self, category: str, people: Sequence[Person]) -> int:
        """What was given by authorities and by civil society; where kinds do not add up one was met twice."""
        given = sum(self.count(name, "answers", people) for name in ("authority_support", "civil_support"))
        needs = self.count("support_needs", "answers", people)
        if category == "met":
            return given
        if category in ("unmet", "not_noted"):
            return max(0, needs - given) + len(people) // 7
        both = sum(self.count(name, category, people) for name in ("authority_support", "civil_support"))
        return both if "support_adds_up" in self.kept else both // 2


def make_world(seed: int, codes: Mapping[str, Sequence[Row]]) -> World:
    """A world of up to some hundred people. A third of the worlds keep every assumption."""
    random = Random(seed)
    kept = set(ASSUMPTIONS) if random.random() < 1 / 3 else {name for name in ASSUMPTIONS if random.random() < 1 / 2}
    world = World(random, read_codebook(codes), frozenset(kept))
    for kind in KINDS:
        for _ in range(random.choice((3, 12, 40, 110))):
            world.people.append(Person(kind, kind == "adults_direct" and random.random() < 1 / 4))
    for indicator, entry in world.book.indicators.items():
        if entry["population"] in MEMBERS and indicator not in GIVEN:
            answer(world, indicator)
    if "same_parents" in kept:
        same_parents(world)
    if "same_people" in kept:
        same_origin(world)
    return world


def answer(world: World, indicator: str) -> None:
    """Give everybody of the indicator's population an answer, or several, or none."""
    random, entry = world.random, world.book.indicators[indicator]
    options = choices(world, indicator)
    one_only = entry["answers"] == "one" and (not entry["assumption"] or "one_answer" in world.kept)
    everybody = entry["base_rule"] == "persons_all"
    rate = random.choice((0.3, 0.8, 1.0))
    weights = [random.random() ** 2 + 0.02 for _ in options]
    for one in world.among(entry["population"], "all_cases"):
        if not options or not (everybody or random.random() < rate):
            continue
        ticks = random.choices(options, weights)
        if not one_only and random.random() < 0.4:
            ticks = sorted({*ticks, *random.choices(options, weights, k=2)})
        one.ticks[indicator] = ticks
        if indicator == "origin_outside_eu" and one.in_case and "asele_outside_eu" in world.kept:
            one.ticks[indicator] = ["outside_eu"]


def choices(world: World, indicator: str) -> list[str]:
    """What can be ticked: the innermost categories, and what the code list may lack where nobody says that it is complete."""
    gathers = gathered(indicator, ())
    rows = [
        row
        for row in world.book.categories[indicator].values()
        if row["role"] in TICKED and row["category"] not in gathers
    ]
    parents = {row["parent"]: [one["category"] for one in rows if one["parent"] == row["parent"]] for row in rows}
    complete = "list_complete" in world.kept
    found = [row["category"] for row in rows if row["category"] not in parents]
    wholes = [row for row in world.book.categories[indicator].values() if row["role"].startswith("whole")]
    if not complete and not any(row["parts_complete"] for row in wholes) and all(row["role"] != "rest" for row in rows):
        found.append(UNSEEN)
    for row in rows:
        inside = parents.get(row["category"], [])
        if inside and not row["parts_complete"] and (len(inside) == 1 or not complete):
            found.append(row["category"])  # in the category, and in none of its parts
    return found


def same_parents(world: World) -> None:
    """Those who have children are those of whom it is known where the children are."""
    for one in world.among("adults_direct", "all_cases"):
        parent = one.ticks.get("victims_with_children", ["no_children"])[0] != "no_children"
        one.ticks.pop("children_abroad", None)
        if parent:
            one.ticks["children_abroad"] = [world.random.choice(("home_country", "elsewhere"))]


def same_origin(world: World) -> None:
    """Of whoever a country is known, part of the world and EU are known too, and of nobody else."""
    known = places(world.book.categories["origin_country"].values())
    for one in world.among("adults_direct", "all_cases"):
        case = one.in_case and "asele_outside_eu" in world.kept
        country = one.ticks.get("origin_country", [""])[0]
        if case and known.get(country, ("", ""))[1] == "eu":
            country = "thailand"
            one.ticks["origin_country"] = [country]
        for name in ("origin_region", "origin_outside_eu"):
            one.ticks.pop(name, None)
        if country:
            region, eu = origin(country, known, case, world.random)
            one.ticks |= {"origin_region": [region], "origin_outside_eu": [eu]}


def report(world: World, sentences: int) -> list[Row]:
    """Some of what is true, as a report would say it: rows of a figures file."""
    names = [name for name, entry in world.book.indicators.items() if entry["population"] in MEMBERS]
    chosen = world.random.sample(names, 7) + ["contacts", "origin_outside_eu", "support_needs"]
    said = (sentence(world, world.random.choice(chosen)) for _ in range(sentences))
    return [row | {"seq": str(number)} for number, row in enumerate(filter(None, said), 1)]


def sentence(world: World, indicator: str) -> Row | None:
    """One figure of an indicator: a count, a share, a rank. None where there is nothing to say."""
    random, book = world.random, world.book
    entry = book.indicators[indicator]
    category = random.choice([*book.categories[indicator]])
    role = book.role(indicator, category)
    if role in ("group", "rest", "adds_to_each", "part_persons", NOBODY) or (indicator, category) == (
        "contacts",
        "children_of_exposed",
    ):
        return None
    population = entry["population"]
    if population == "all" or random.random() < 0.2:
        population = random.choice([name for name in MEMBERS if set(MEMBERS[name]) <= set(MEMBERS[population])])
    scope = random.choice(("all_cases", "all_cases", "all_cases", "asele_only", "excluding_asele"))
    if "adults_direct" not in MEMBERS[population] or indicator == "needs_met":
        scope = "all_cases"
    people = world.among(population, scope)
    row = figure(indicator=indicator, category=category, population=population, scope=scope, year=YEAR)
    if random.random() < 0.15 and indicator not in GIVEN and role != "outside":
        row, people = narrowed(world, row, people)
    way: Callable[[World, Row, list[Person]], Row | None] = random.choice(
        (a_count, a_count, a_share, a_share, a_majority, a_rank)
    )
    return way(world, row, people)


def narrowed(world: World, row: Row, people: list[Person]) -> tuple[Row, list[Person]]:
    """The same figure only among those who meet a further condition: an answer of another question to the same people."""
    book, entries = world.book, world.book.indicators
    own = entries[row["indicator"]]["population"]
    others = [
        name
        for name, entry in entries.items()
        if entry["population"] == own and name not in {row["indicator"], *GIVEN} and innermost(name, book)
    ]
    if not others:
        return row, people
    name = world.random.choice(others)
    category = world.random.choice(innermost(name, book))
    inside = world.within(name, category)
    met = [one for one in people if inside & set(one.ticks.get(name, ()))]
    return row | {"within_indicator": name, "within_category": category}, met


def innermost(indicator: str, book: Codebook) -> list[str]:
    """The parts that have no parts of their own: each person is in one of them once."""
    return [code for code in book.parts(indicator) if code not in book.parents(indicator)]


def a_count(world: World, row: Row, people: list[Person]) -> Row:
    """The count: exactly, about, or just under a round number."""
    true = world.count(row["indicator"], row["category"], people)
    way = world.random.random()
    if way < 0.15:
        off = 1 if "about_reaches" in world.kept else world.random.choice((3, 9))
        return spoken(row, str(true + off), "about")
    if way < 0.3 and true >= 20:
        near = true + 1 if "just_reaches" in world.kept else true * 2
        return spoken(row, str(near), "just_under")
    return spoken(row, str(true), "exact")


def spoken(row: Row, value: str, qualifier: str, more: Row | None = None) -> Row:
    """The row with what is printed."""
    return row | {"value": value, "qualifier": qualifier, "printed": value.replace(".", ",")} | (more or {})


def base_of(world: World, row: Row, people: list[Person]) -> tuple[int, Row] | None:
    """What a share is of in this world, and how the sentence says so; None where a share makes no sense."""
    indicator, category = row["indicator"], row["category"]
    if row["within_indicator"]:
        return len(people), {}
    entry, role = world.book.indicators[indicator], world.book.role(indicator, category)
    if role.startswith("whole") or role in ("more_than_one", "outside", "cumulative") or indicator in GIVEN:
        return None
    answered = sum(indicator in one.ticks for one in people)
    rule = entry["base_rule"]
    if rule == "needs":
        if category not in world.book.categories["support_needs"] or row["population"] != "adults_direct":
            return None
        named: Row = {"base_indicator": "support_needs", "base_category": category}
        kind = category if "share_of_needs" in world.kept else "answers"
        return world.count("support_needs", kind, people), named
    if rule == "answers":
        return world.count(indicator, "answers", people) if "share_of_rule" in world.kept else answered, {}
    if rule == "not_stated":
        if entry["answers"] == "several" and entry["unit"] != "persons":
            return None
        return (answered if "share_of_answered" in world.kept else len(people)), {}
    return (answered if (rule == "persons_answered") == ("share_of_rule" in world.kept) else len(people)), {}


def a_share(world: World, row: Row, people: list[Person]) -> Row | None:
    """The share with a decimal, sometimes with its base."""
    base = base_of(world, row, people)
    if base is None or not base[0]:
        return None
    size, named = base
    true = world.count(row["indicator"], row["category"], people)
    rule = world.book.indicators[row["indicator"]]["base_rule"]
    whole = world.book.whole(row["indicator"], "whole_persons")
    answered = rule == "persons_answered" and whole and not row["within_indicator"]
    if not named and answered and world.random.random() < 0.5:
        size = world.count(row["indicator"], whole, people)
        named = {"base": str(size)}
    if not size:
        return None
    percent = f"{int(true * 1000 / size + 0.5) / 10:.1f}"
    return spoken(row, percent, "exact", {"measure": "percent", **named})


def a_majority(world: World, row: Row, people: list[Person]) -> Row | None:
    """More than half, in words."""
    base = base_of(world, row, people)
    true = world.count(row["indicator"], row["category"], people)
    if base is None or not base[0] or true * 2 <= base[0]:
        return None
    return row | {"measure": "percent", "value": "50", "qualifier": "over", "printed": "en majoritet", **base[1]}


def a_rank(world: World, row: Row, people: list[Person]) -> Row | None:
    """The most common of the answers."""
    parts = [code for code in world.book.parts(row["indicator"]) if world.book.role(row["indicator"], code) == "part"]
    if row["category"] not in parts or len(parts) < 2 or row["within_indicator"]:
        return None
    most = max(parts, key=lambda code: world.count(row["indicator"], code, people))
    return row | {"category": most, "measure": "rank", "value": "1", "qualifier": "exact", "printed": "vanligast"}
