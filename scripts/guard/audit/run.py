"""The audit of all years, each by itself: checks, contradictions with the ways to read them, and what the figures leave."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from scripts.ground.cells import as_row, cell_from_id
from scripts.ground.codebook import Codebook, read_codebook
from scripts.ground.codes import SAME_PEOPLE, WORDING
from scripts.ground.data_package import Row
from scripts.ground.decisions import CORRECTED
from scripts.ground.texts import cells_in_texts
from scripts.guard.audit import verdicts
from scripts.guard.audit.conflicts import Conflicts, explanation, find_conflicts
from scripts.guard.audit.interpretations import Interpretation, interpretations
from scripts.guard.audit.limits import Limit, find_limits
from scripts.guard.audit.verdicts import Check
from scripts.guard.reasoning import (
    Fact,
    Quantity,
    Relation,
    asked,
    certain,
    contexts,
    decided,
    derived,
    figures_in,
    finding_id,
    projected,
    proved,
    quantity,
    read_facts,
    read_known,
    reduced,
    relations,
    touched,
)

# What a finding is: figures that cannot all be true, that cannot if an assumption is right, or that a wording does not fit.
CONFLICT, ASSUMED, WORDED = "conflict", "assumed", "wording"


@dataclass(frozen=True)
class Finding:
    """Figures that do not go together. `needed`: the relations that show it; `assumes`: what it rests on beyond definitions.

    `ways`: how its numbers may be read.
    """

    name: str
    year: str
    kind: str
    facts: tuple[Fact, ...]
    needed: tuple[Relation, ...]
    assumes: tuple[str, ...] = ()
    ways: tuple[Interpretation, ...] = ()


@dataclass(frozen=True)
class Audit:
    """What the audit of all years found. `unfinished`: years in which the solver reached its limit.

    `limits`: the ranges that are told. `remaining`: sets of figures that cannot be true even as decided.
    """

    checks: tuple[Check, ...]
    findings: tuple[Finding, ...]
    limits: tuple[Limit, ...]
    unfinished: tuple[str, ...]
    remaining: tuple[tuple[Fact, ...], ...]

    def findings_of(self, statements: Sequence[Row]) -> dict[str, tuple[str, ...]]:
        """Cell -> the names of the findings that a printed figure of it takes part in."""
        found: dict[str, tuple[str, ...]] = {}
        for finding in self.findings:
            for cell in {figure.observation for figure in figures_in(finding.facts, statements)}:
                found[cell] = (*found.get(cell, ()), finding.name)
        return found


@dataclass(frozen=True)
class AuditQuestion:
    """What is asked about a year: its facts, which name statements by their number in the list, and what is decided of them.

    `told`: the counts whose range is told in any case.
    """

    year: str
    facts: Sequence[Fact]
    statements: Sequence[Row]
    decisions: Sequence[Row]
    told: frozenset[Quantity]
    book: Codebook


def audit(
    statements: Sequence[Row],
    codes: Mapping[str, Sequence[Row]],
    decisions: Sequence[Row],
    of_year: Callable[[AuditQuestion], Audit] | None = None,
) -> Audit:
    """The audit of every year that a figure is about, each by itself. `of_year`: who answers; without one it is worked out.

    What is left of a count that a question or decision puts into words is always told.
    """
    book = read_codebook({**codes, "statements": statements})
    facts = read_facts(statements, book)
    results = []
    for year in sorted({fact.quantity.year for fact in facts}):
        mine = [fact for fact in facts if fact.quantity.year == year]
        told = frozenset(in_texts(codes, mine, book))
        results.append((of_year or audit_year)(AuditQuestion(year, mine, statements, decisions, told, book)))
    return Audit(
        tuple(check for one in results for check in one.checks),
        tuple(finding for one in results for finding in one.findings),
        tuple(limit for one in results for limit in one.limits),
        tuple(year for one in results for year in one.unfinished),
        tuple(core for one in results for core in one.remaining),
    )


def in_texts(codes: Mapping[str, Sequence[Row]], facts: Sequence[Fact], book: Codebook) -> set[Quantity]:
    """The counts of a year that questions and decisions put into words, of each producer who has figures of it."""
    cells = [as_row(cell_from_id(name)) for name in cells_in_texts(codes)]
    years, makers = ({getattr(fact.quantity, name) for fact in facts} for name in ("year", "producer"))
    return {
        quantity(cell | {"producer": maker}, book)
        for cell in cells
        for maker in makers
        if cell["year"] in years and cell["measure"] == "count"
    }


def audit_year(question: AuditQuestion) -> Audit:
    """The audit of one year's figures."""
    year, facts, statements = question.year, question.facts, question.statements
    decisions, told, book = question.decisions, question.told, question.book
    said = touched(facts) | told
    rules = relations(contexts(said, book), book, said)
    findings, complete = find_all(year, facts, rules, statements)
    settled = decided(facts, statements, decisions)
    near = reduced(rules, touched(settled))
    left_over = find_conflicts(settled, near) if findings or settled != facts else Conflicts(())
    firm = undisputed(settled, findings, statements, decisions)
    sound = firm if left_over.sets else settled
    findings = with_ways(findings, facts, sound, rules, statements, decisions, book)
    limits: list[Limit] = []
    if not left_over.sets:
        limits = find_limits(firm, rules, asked(settled, statements, year, book), told, book)
    finished = complete and left_over.complete and all(limit.left.sure for limit in limits)
    checks = check_all(facts, rules, book)
    return Audit(tuple(checks), tuple(findings), tuple(limits), () if finished else (year,), left_over.sets)


def find_all(
    year: str, facts: Sequence[Fact], rules: Sequence[Relation], statements: Sequence[Row]
) -> tuple[list[Finding], bool]:
    """Every finding of a year, and whether the search came to its end.

    First those that need no assumption, then those whose relations need none, then those that do not suppose that two indicators
    are about the same people, then the others: a finding assumes no more than it must. A wording is never set against the last.
    """
    proofs, by_definition = dict(certain(facts)), proved(rules)
    apart = [one for one in rules if SAME_PEOPLE not in one.assumes]
    numbers = [one for one in facts if one.strength != WORDING]
    found: list[tuple[tuple[Fact, ...], tuple[Relation, ...], tuple[str, ...]]] = []
    finished = True
    stages = ((list(proofs), by_definition), (facts, by_definition), (facts, apart), (numbers, rules))
    for some, usable in stages:
        lines = projected(usable, touched(some))
        known = [core for core, *_ in found if set(core) <= set(some)]
        more = find_conflicts(some, [line.relation for line in lines], known)
        finished = finished and more.complete
        for core in more.sets:
            needed = explanation(core, usable, lines)
            found.append((tuple(proofs.get(fact, fact) for fact in core), needed, assumptions(core, needed)))
    return [
        Finding(finding_id(core, statements, year), year, kind_of(core, assumes), core, needed, assumes)
        for core, needed, assumes in found
    ], finished


def with_ways(
    findings: Sequence[Finding],
    facts: Sequence[Fact],
    sound: Sequence[Fact],
    rules: Sequence[Relation],
    statements: Sequence[Row],
    decisions: Sequence[Row],
    book: Codebook,
) -> list[Finding]:
    """The findings with the ways to read their numbers: as printed, but for what another finding has corrected."""
    known: dict[tuple[Fact, tuple[str, ...]], tuple[Interpretation, ...]] = {}
    found = []
    for finding in findings:
        others = [
            row for row in decisions if row["decision"] == CORRECTED and finding.name not in row["findings"].split()
        ]
        mended = tuple(row["observation"] for row in others)
        for ratio in finding.facts:
            if (ratio, mended) not in known:
                known[ratio, mended] = interpretations(ratio, decided(facts, statements, others), sound, rules, book)
        ways = [one for ratio in finding.facts for one in known[ratio, mended]]
        found.append(replace(finding, ways=tuple(sorted(ways, key=lambda one: one.gives_up))))
    return found


def kind_of(core: Sequence[Fact], assumes: Sequence[str]) -> str:
    """What a finding is: as strong as the weakest of what it rests on."""
    if any(fact.strength == WORDING for fact in core):
        return WORDED
    return ASSUMED if assumes else CONFLICT


def assumptions(core: Sequence[Fact], needed: Sequence[Relation]) -> tuple[str, ...]:
    """What figures that do not go together, and the relations that show it, assume."""
    return tuple(
        sorted({name for fact in core for name in fact.assumes} | {n for rule in needed for n in rule.assumes})
    )


def undisputed(
    settled: Sequence[Fact], findings: Sequence[Finding], statements: Sequence[Row], decisions: Sequence[Row]
) -> list[Fact]:
    """The facts that no open finding touches: nothing is worked out from the figures of one that nobody has settled.

    A finding is settled by a correction, and then its other figures are firm. A wording that does not fit casts no doubt on a
    number.
    """
    mended = {name for row in decisions if row["decision"] == CORRECTED for name in row["findings"].split()}
    firm = {figure for one in findings if one.name in mended for figure in figures_in(one.facts, statements)}
    disputed = {
        figure
        for one in findings
        if one.name not in mended
        for figure in figures_in([f for f in one.facts if one.kind != WORDED or f.strength == WORDING], statements)
    }
    return [fact for fact in settled if not figures_in([fact], statements) & (disputed - firm)]


def check_all(facts: Sequence[Fact], rules: Sequence[Relation], book: Codebook) -> list[Check]:
    """Every relation by itself."""
    known = read_known(facts)
    counts = derived(known, rules)
    parts = {rule.about: tuple(one for _, one in rule.terms[1:]) for rule in rules if rule.kind == "parts"}
    return [
        *verdicts.repeated(facts),
        *verdicts.ratios(facts, counts),
        *verdicts.linear(rules, known),
        *verdicts.distributions(facts, parts),
        *verdicts.orders(facts, known),
    ]
