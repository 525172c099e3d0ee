"""The audit of all years, each by itself: checks, contradictions with what would mend them, and what the figures leave."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import pandas as pd

from scripts.package.audit import verdicts
from scripts.package.audit.codebook import Codebook, read_codebook
from scripts.package.audit.conflicts import explanation, find_conflicts, shrink
from scripts.package.audit.contexts import contexts
from scripts.package.audit.decisions import decided, finding_id
from scripts.package.audit.facts import UNKNOWN, quantity, read_facts
from scripts.package.audit.known import Span, derived, read_known
from scripts.package.audit.mends import Mend, find_mends
from scripts.package.audit.quantities import Fact, Quantity, Range
from scripts.package.audit.ranges import Left, find_ranges
from scripts.package.audit.reduction import reduced, touched
from scripts.package.audit.structure import Relation, relations
from scripts.package.audit.system import System, UndecidedError
from scripts.package.audit.verdicts import CONTRADICTS, UNDECIDED, Check
from scripts.package.tables import Row

CONFLICT, SMALLER_BASE = "conflict", "smaller_base"


@dataclass(frozen=True)
class Finding:
    """Figures that cannot all be true (`conflict`), or only if fewer had an answer than were met (`smaller_base`).

    `needed`: the kinds and names of the relations that show it; `missing` and `left`: the number with an answer, and its range.
    """

    name: str
    year: str
    kind: str
    facts: tuple[Fact, ...]
    needed: tuple[Relation, ...]
    mends: tuple[Mend, ...] = ()
    missing: Quantity | None = None
    left: Left | None = None

    @property
    def verdict(self) -> str:
        """A conflict contradicts; where only a missing number would decide, it cannot be decided."""
        return CONTRADICTS if self.kind == CONFLICT else UNDECIDED


@dataclass(frozen=True)
class Audit:
    """What the audit of all years found. `unfinished`: years in which the solver reached its limit.

    `agrees`: years whose figures, as decided, can all be true.
    """

    checks: tuple[Check, ...]
    findings: tuple[Finding, ...]
    ranges: dict[Quantity, Left]
    unfinished: tuple[str, ...]
    remaining: tuple[tuple[Fact, ...], ...]


def audit(statements: Sequence[Row], codes: Mapping[str, pd.DataFrame], decisions: Sequence[Row]) -> Audit:
    """The audit of every year that a figure is about. Statements are named by their number in the list."""
    book = read_codebook(codes)
    facts = read_facts(statements, book)
    results = []
    for year in sorted({fact.quantity.year for fact in facts}):
        mine = [fact for fact in facts if fact.quantity.year == year]
        results.append(audit_year(year, mine, statements, decisions, book))
    return Audit(
        tuple(check for one in results for check in one.checks),
        tuple(finding for one in results for finding in one.findings),
        {name: left for one in results for name, left in one.ranges.items()},
        tuple(year for one in results for year in one.unfinished),
        tuple(core for one in results for core in one.remaining),
    )


def audit_year(
    year: str, facts: Sequence[Fact], statements: Sequence[Row], decisions: Sequence[Row], book: Codebook
) -> Audit:
    """The audit of one year's figures."""
    rules = relations(contexts(touched(facts), book), book)
    near = reduced(rules, touched(facts))
    checks = check_all(facts, rules, book)
    conflicts = find_conflicts(facts, near)
    findings = [
        Finding(
            finding_id(core, statements, year),
            year,
            CONFLICT,
            core,
            explanation(core, rules),
            tuple(find_mends(core, conflicts.sets, facts, near, statements)),
        )
        for core in conflicts.sets
    ]
    settled = decided(facts, statements, decisions)
    left_over = find_conflicts(settled, near) if conflicts.sets else conflicts
    ranges: dict[Quantity, Left] = {}
    if not left_over.sets:
        wanted = asked(settled, statements, year, book)
        ranges = find_ranges(settled, reduced(rules, touched(settled) | wanted), wanted)
        findings += smaller_bases(year, settled, rules, ranges, statements, book)
    finished = conflicts.complete and left_over.complete and all(left.sure for left in ranges.values())
    return Audit(tuple(checks), tuple(findings), ranges, () if finished else (year,), left_over.sets)


def check_all(facts: Sequence[Fact], rules: Sequence[Relation], book: Codebook) -> list[Check]:
    """Every relation by itself."""
    known = read_known(facts)
    counts = derived(known, rules)
    wholes = [one for one in counts if book.role(one.indicator, one.category).startswith("whole")]
    parts = {rule.about: tuple(one for _, one in rule.terms[1:]) for rule in rules if rule.kind == "parts"}
    return [
        *verdicts.repeated(facts),
        *verdicts.ratios(facts, counts, wholes),
        *verdicts.linear(rules, known),
        *verdicts.distributions(facts, parts),
        *verdicts.orders(facts, known),
    ]


def asked(facts: Sequence[Fact], statements: Sequence[Row], year: str, book: Codebook) -> set[Quantity]:
    """The counts of the form that no exact figure gives, and the bases of percentages."""
    cells = {
        quantity(row, book) for row in statements if row["year"] == year and row["measure"] in ("count", "percent")
    }
    cells |= touched(fact for fact in facts if fact.kind in ("rank", "percent"))
    printed = {fact.quantity for fact in facts if fact.kind == "count" and fact.exact}
    return {one for one in cells - printed if one.unit != UNKNOWN and not one.year_to}


def smaller_bases(
    year: str,
    facts: Sequence[Fact],
    rules: Sequence[Relation],
    ranges: Mapping[Quantity, Left],
    statements: Sequence[Row],
    book: Codebook,
) -> list[Finding]:
    """Percentages that are only possible if fewer have an answer than were met, and nobody says how many have one."""
    known = derived(read_known(facts), rules)
    claims: list[tuple[Fact, Span]] = []
    for one, left in ranges.items():
        size = known.get(replace(one, indicator=book.size[0], category=book.size[1], unit=""))
        whole = book.role(one.indicator, one.category) == "whole_persons" and not one.within_indicator
        if whole and size is not None and size.point and left.upper is not None and left.upper < size.lower:
            claims.append((Fact((), one, Range(Fraction(size.lower), Fraction(size.lower))), size))
    found = []
    for (everybody, size), core in zip(claims, without([claim for claim, _ in claims], facts, rules), strict=True):
        one = everybody.quantity
        if any(fact.base == one for fact in core) and all(fact.quantity != one for fact in core):
            needed = explanation([*core, everybody], rules)
            name = finding_id([*core, *size.facts], statements, year)
            found.append(Finding(name, year, SMALLER_BASE, core, needed, (), one, ranges[one]))
    return found


def without(claims: Sequence[Fact], facts: Sequence[Fact], rules: Sequence[Relation]) -> list[tuple[Fact, ...]]:
    """For each claim the facts that it cannot be true beside, as few as it gets; none when the solver cannot tell."""
    everything = [*facts, *claims]
    near = reduced(rules, touched(everything))
    system = System(near, everything)
    found = []
    for number in range(len(facts), len(everything)):
        try:
            core = system.conflict([*range(len(facts)), number])
        except UndecidedError:
            core = None
        smallest, _ = shrink(core or (), everything, near)
        found.append(tuple(everything[other] for other in smallest if other != number))
    return found
