"""What the audit says of years that are true: nothing false, whatever of its assumptions is broken."""

import pytest

from scripts.package.audit.run import CONFLICT, Audit, audit
from scripts.package.statements import build_statements
from scripts.package.tables import Row
from tests.audits import CODES, UNITS
from tests.rows import figures_frame
from tests.worlds import YEAR, World, make_world, report

WORLDS = 200  # `make bench` tries thousands
TOGETHER = 25


def heard(seed: int) -> tuple[World, list[Row], Audit]:
    """A world, what its report says, and what the audit makes of that."""
    world = make_world(seed, CODES)
    told = report(world, 40)
    statements = build_statements({int(YEAR): figures_frame(*(one.row for one in told))}, UNITS)
    return world, statements, audit(statements, CODES, ())


def false_alarms(world: World, found: Audit) -> list[str]:
    """The findings that call this true year wrong."""
    return [one.name for one in found.findings if one.kind == CONFLICT or set(one.assumes) <= world.kept]


def false_ranges(world: World, found: Audit) -> list[str]:
    """The ranges that are told and do not hold the true number, though their assumptions do."""
    wrong = []
    for limit in found.limits:
        one, left = limit.count, limit.left
        people = world.among(one.population, one.scope)
        if one.within_indicator:
            inside = world.within(one.within_indicator, one.within_category)
            people = [each for each in people if inside & set(each.ticks.get(one.within_indicator, ()))]
        true = world.count(one.indicator, one.category, people)
        if set(limit.assumes) <= world.kept and not left.lower <= true <= (left.upper or true):
            wrong.append(f"{one.cell(UNITS)}: {left.lower}-{left.upper}, {true} {limit.assumes}")
    return wrong


@pytest.mark.parametrize("start", range(0, WORLDS, TOGETHER))
def test_a_true_year_is_never_called_wrong(start):
    """No consistent year is called a contradiction, and no range that is told excludes the true number."""
    for seed in range(start, start + TOGETHER):
        world, _, found = heard(seed)
        assert not false_alarms(world, found), (seed, world.kept)
        assert not false_ranges(world, found), (seed, world.kept)
