"""Which few facts a narrow range follows from."""

from collections.abc import Sequence
from fractions import Fraction

from scripts.ground.interval import Interval
from scripts.package.audit.conflicts import shrink
from scripts.package.audit.ranges import Left
from scripts.reasoning import Fact, Quantity, Relation
from scripts.reasoning.model import UndecidedError
from scripts.reasoning.system import System


def proof(one: Quantity, left: Left, facts: Sequence[Fact], rules: Sequence[Relation]) -> list[int]:
    """The numbers of the facts beside which a count can be no smaller and no greater than its range, as few as it gets."""
    claims = [Fact((), one, Interval(None, Fraction(left.lower - 1)))] if left.lower else []
    if left.upper is not None:
        claims.append(Fact((), one, Interval(Fraction(left.upper + 1), None)))
    return sorted({number for claim in claims for number in against(claim, facts, rules)})


def against(claim: Fact, facts: Sequence[Fact], rules: Sequence[Relation]) -> list[int]:
    """The facts that a claim cannot be true beside, by number; none where it can be, or where the solver cannot tell."""
    everything = [*facts, claim]
    try:
        core = System(rules, everything).conflict(range(len(everything)))
    except UndecidedError:
        return []
    if core is None:
        return []
    smallest, _ = shrink(core, everything, rules)
    return [number for number in smallest if number < len(facts)]
