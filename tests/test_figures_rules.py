"""Each rule of reading keeps something apart, in the worlds of `cases/world_reading.txt`; with the rule and without it."""

from itertools import combinations

import pytest

from scripts.ground.data_package import Row
from scripts.ground.row_notes import ReadingRules, read_reading_rules
from scripts.ground.years import Years, read_years
from scripts.site.exports.figures.adding import Adding, uses
from scripts.site.exports.figures.comparables import Comparing, read_twins
from scripts.site.exports.figures.lines import MISSING, NUMBER, FigureLine
from tests.frozen_years import FORMS, PRINTED, package
from tests.site_package import observation
from tests.world_book import figure, read_worlds, worlds

TABLES = package(PRINTED).tables
RULES = [row for row in TABLES["rules"] if row["forbids"]]


def met(people: str, value: str, **cells: str) -> Row:
    """How many of whom the members met."""
    return observation(indicator="contacts", category="total", population=people, value=value, **cells)


def of(indicator: str, category: str, value: str, **cells: str) -> Row:
    """An answer of directly affected adults."""
    return observation(indicator=indicator, category=category, value=value, **{"population": "adults_direct", **cells})


def without(rule: str) -> ReadingRules:
    """All rules but one."""
    return read_reading_rules(row for row in RULES if row["rule"] != rule)


def years(rows: list[Row]) -> Years:
    """The years of the figures; the series of the people met by somebody else breaks."""
    broken: list[Row] = [{"indicator": "member_organisations", "year": "2031", "note": "asele_case"}]
    return read_years({**TABLES, "observations": rows, "breaks": broken})


def as_lines(rows: list[Row]) -> list[FigureLine]:
    """The figures as lines."""
    return [FigureLine(NUMBER if row["value"] else MISSING, row) for row in rows]


def sums(rows: list[Row], rules: ReadingRules) -> list[int]:
    """What each group adds up to, the least first."""
    found: dict[str, int] = {}
    groups = Adding(years(rows).book, rules).groups(as_lines(rows))
    for row in rows:
        if group := groups.get(row["observation"]):
            found[group] = found.get(group, 0) + int(float(row["value"] or 0))
    return sorted(found.values())


def pairs(rows: list[Row], rules: ReadingRules) -> list[tuple[str, str]]:
    """The numbers that may be compared."""
    groups = Comparing(years(rows), read_twins(TABLES["pairs"]), rules).groups(as_lines(rows))
    told = [row for row in rows if row["observation"] in groups]
    return [
        (one["value"], other["value"])
        for one, other in combinations(told, 2)
        if groups[one["observation"]] == groups[other["observation"]]
    ]


EVERYONE, DIRECT, INDIRECT = met("all", "100"), met("direct", "60"), met("indirect", "40")


def figures(texts: list[str]) -> list[Row]:
    """The figures of a world."""

    def make(name: str, value: str, **cells: str) -> Row:
        indicator, category, people = name.split(".")
        return of(indicator, category, value, population=people, **cells)

    return [figure(text, "", make) for text in texts]


@worlds("world_reading", "sums")
def test_a_rule_keeps_figures_from_being_added(world):
    """With it the groups add up to what was counted; without it somebody is counted again, or not at all."""
    rows = figures(world.names(""))
    found = [sums(rows, rules) for rules in (read_reading_rules(RULES), without(world.promise))]
    told = [" and ".join(map(str, groups)) or "none" for groups in found]
    assert f"with {told[0]}, without {told[1]}" == world.told


@worlds("world_reading", "pairs")
def test_a_rule_keeps_figures_from_being_compared(world):
    """With it the two are in no group together; without it they are."""
    one, other, *more = figures(world.names("") + world.names("beside"))
    apart = (one["value"], other["value"])
    assert apart not in pairs([one, other, *more], read_reading_rules(RULES))
    assert apart in pairs([one, other, *more], without(world.promise))


def test_every_rule_has_a_question_that_it_alone_keeps_right():
    """A rule that stops nothing is none."""
    asked = {world.promise for heading in ("sums", "pairs") for world in read_worlds("world_reading")[heading]}
    assert asked == {row["rule"] for row in RULES}


@worlds("world_reading", "barred")
def test_a_figure_that_is_in_no_group_has_the_rule_that_stops_it(world):
    """What it is itself goes before what the others are; a part of which nothing is wrong lacks another."""
    (row,) = figures(world.names(""))
    assert next(Adding(years([row]).book, read_reading_rules(RULES)).barred(row)) == world.told


@pytest.mark.parametrize("name", [PRINTED, *FORMS])
def test_every_figure_of_a_year_says_its_group_or_what_stops_it(name):
    """Of adding; what may be compared may have nothing to be compared with."""
    for used in uses(package(name)).values():
        assert bool(used.sum_group) != bool(used.not_added)
        assert not (used.compare_group and used.not_compared)
    assert {used.not_added["forbids"] for used in uses(package(name)).values() if used.not_added} == {"sum"}
    assert {used.not_compared["forbids"] for used in uses(package(name)).values() if used.not_compared} == {"compare"}


def test_children_and_adults_are_compared_answer_by_answer_in_shares():
    """Girls are the women among children, whatever the words; a count of the ones is not held against the others."""
    whole = {"measure": "percent", "base": "50"}
    women = of("gender", "women", "60", population="adults", **whole)
    girls = of("children_gender", "girls", "40", population="children", **whole)
    totals = [
        of("gender", "total", "50", population="adults"),
        of("children_gender", "total", "50", population="children"),
    ]
    assert ("60", "40") in pairs([women, girls, *totals], read_reading_rules(RULES))


def test_a_partition_is_the_finest_that_is_known():
    """Who wants the directly affected adults finds them in it."""
    finer = [
        met("adults_direct", "50"),
        met("children_direct", "10"),
        met("adults_indirect", "4"),
        met("children_indirect", "36"),
    ]
    rows = [EVERYONE, DIRECT, INDIRECT, *finer]
    groups = Adding(years(rows).book, read_reading_rules(RULES)).groups(as_lines(rows))
    assert set(groups) == {row["observation"] for row in finer}
