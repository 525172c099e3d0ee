"""What the audit says of true years: nothing false, whatever of its assumptions is broken; and the same of fewer quantities."""

from dataclasses import dataclass
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.ground import interval
from scripts.guard.audit.run import CONFLICT, Audit, audit
from scripts.guard.reasoning import facts
from scripts.guard.reasoning.quantities import Quantity, Relation
from scripts.guard.reasoning.reduction import reduced
from scripts.package.observations import build_statements
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
    statements = build_statements({int(YEAR): lines_of(*report(world, SENTENCES))}, UNITS)
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


NAMES = [Quantity("p", "i", name, "all", "all_cases", "", "", "2031") for name in "abcd"]
SMALL, LARGE = range(3), range(26)  # of what is kept, and of what is worked out: 8 + 16 at most, by the factors below


def holds(relation, values):
    """Whether a relation is true of these numbers."""
    total = sum(factor * values[one] for factor, one in relation.terms)
    return total == 0 if relation.sense == "==" else total <= 0


def possible(relations, fixed, free):
    """Whether some numbers of the free quantities make all relations true."""
    every = (fixed | dict(zip(free, some, strict=True)) for some in product(LARGE, repeat=len(free)))
    return any(all(holds(relation, values) for relation in relations) for values in every)


@st.composite
def systems(draw):
    """Up to three relations between four quantities; in one of them each quantity once."""
    found = []
    for _ in range(draw(st.integers(1, 3))):
        factors = draw(st.tuples(*[st.sampled_from([-1, 0, 1, 2, -2] if n < 2 else [-1, 0, 1]) for n in range(4)]))
        terms = tuple((factor, one) for factor, one in zip(factors, NAMES, strict=True) if factor)
        if terms:
            found.append(Relation("parts", terms, draw(st.sampled_from(["==", "<="]))))
    return found


@settings(max_examples=150, deadline=None)
@given(relations=systems())
def test_the_kept_quantities_can_be_the_same_as_before(relations):
    """For every value of two quantities: the reduced relations can be met exactly when the given ones can."""
    kept, free = NAMES[:2], NAMES[2:]
    smaller = reduced(relations, set(kept))
    left = [one for one in free if any(one == each for relation in smaller for _, each in relation.terms)]
    for ends in product(SMALL, repeat=2):
        fixed = dict(zip(kept, ends, strict=True))
        assert possible(relations, fixed, free) == possible(smaller, fixed, left)


def test_a_sum_stands_for_its_whole():
    """What is at most a whole that nobody printed is at most the sum of its parts."""
    whole, part, other, small = NAMES
    relations = [
        Relation("parts", ((1, whole), (-1, part), (-1, other))),
        Relation("part_of_whole", ((1, small), (-1, whole)), "<="),
    ]
    (found,) = reduced(relations, {part, other, small})
    assert ({one: factor for factor, one in found.terms}, found.sense) == ({small: 1, part: -1, other: -1}, "<=")


def test_what_nothing_holds_is_left_out():
    """A part that nobody speaks of says nothing of its whole."""
    assert reduced([Relation("part_of_whole", ((1, NAMES[0]), (-1, NAMES[1])), "<=")], {NAMES[1]}) == []
