"""What the audit says of years that are true: nothing false, whatever of its assumptions is broken."""

from dataclasses import dataclass

import pytest

from scripts.ground import interval
from scripts.package.audit.run import CONFLICT, Audit, audit
from scripts.package.observations import build_statements
from scripts.reasoning import facts
from tests.audits import CODES, UNITS
from tests.rows import lines_of
from tests.worlds import YEAR, World, make_world, report

WORLDS = 20
TOGETHER = 10
SENTENCES = 40


@dataclass(frozen=True)
class Heard:
    """A world and what the audit makes of what is told of it."""

    world: World
    audit: Audit

    @property
    def false_alarms(self) -> list[str]:
        """The findings that call this true year wrong: those that assume nothing, or only what is so."""
        return [one.name for one in self.audit.findings if one.kind == CONFLICT or set(one.assumes) <= self.world.kept]

    @property
    def false_ranges(self) -> list[str]:
        """The ranges that are told and leave out the true number, though what they assume is so."""
        wrong = []
        for limit in self.audit.limits:
            one, left, true = limit.count, limit.left, self.world.true(limit.count)
            outside = not left.lower <= true <= (left.upper or true)
            if outside and set(limit.assumes) <= self.world.kept:
                wrong.append(f"{one.cell(UNITS)}: {left.lower}-{left.upper}, {true}")
        return wrong


def hear(seed: int) -> Heard:
    """What the audit says of a world."""
    world = make_world(seed, CODES)
    told = report(world, SENTENCES)
    statements = build_statements({int(YEAR): lines_of(*told)}, UNITS)
    return Heard(world, audit(statements, CODES, ()))


@pytest.mark.parametrize("start", range(0, WORLDS, TOGETHER))
def test_a_true_year_is_never_called_wrong(start):
    """No consistent year is called a contradiction, and no range that is told excludes the true number."""
    for seed in range(start, start + TOGETHER):
        heard = hear(seed)
        assert (heard.false_alarms, heard.false_ranges) == ([], []), (seed, heard.world.kept)


def test_the_made_up_worlds_would_show_a_bold_audit(monkeypatch):
    """An audit that takes "about" for a bound says something false of them: the test above can fail."""
    monkeypatch.setattr(facts, "printed_part", interval.of_statement)
    heard = (hear(seed) for seed in range(10, 100))
    assert any(one.false_alarms or one.false_ranges for one in heard)
