"""True years, made up by thousands: what the audit says of them, and what of that is false."""

import time
from dataclasses import dataclass

from scripts.package.audit.run import CONFLICT, Audit, audit
from scripts.package.statements import build_statements
from tests.audits import CODES, UNITS
from tests.rows import lines_of
from tests.worlds import YEAR, World, make_world, report

WORLDS = 3000
SENTENCES = 40


@dataclass(frozen=True)
class Heard:
    """A world and what the audit makes of what is told of it. `statements`: how many figures were told."""

    world: World
    statements: int
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
    return Heard(world, len(statements), audit(statements, CODES, ()))


def run() -> None:
    """Print how many figures, findings and ranges there are, and how many of these are false."""
    begin, heard = time.process_time(), [hear(seed) for seed in range(WORLDS)]
    limits = [limit for one in heard for limit in one.audit.limits]
    print(f"\n{WORLDS} made-up years that are true, {sum(one.statements for one in heard)} figures: "
          f"{sum(len(one.audit.findings) for one in heard)} findings under an assumption that is broken there, "
          f"{sum(len(one.false_alarms) for one in heard)} false alarms; {len(limits)} ranges, "
          f"{sum(bool(limit.assumes) for limit in limits)} of them under assumptions, "
          f"{sum(len(one.false_ranges) for one in heard)} false; {time.process_time() - begin:.0f} s")  # fmt: skip
