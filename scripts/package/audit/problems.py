"""What a maintainer has to decide: contradictions that no decision names, and decisions that no longer fit the print."""

from collections import Counter
from collections.abc import Mapping, Sequence

from scripts.ground.data_package import Row
from scripts.ground.decisions import FILE, Figure, check_decisions
from scripts.ground.problems import Problem
from scripts.package.audit.interpretations import Interpretation, decimals_of
from scripts.package.audit.run import ASSUMED, WORDED, Audit, Finding
from scripts.reasoning import Fact, figures_in

MANY = 3  # contradictions of one figure that are told as one
# (file, line) of a statement, by its number
Places = Sequence[tuple[str, int]]


def audit_problems(
    audit: Audit, statements: Sequence[Row], decisions: Sequence[tuple[int, Row]], places: Places
) -> list[Problem]:
    """Faults, and notices of what cannot be decided. `decisions`: line and row of `corrections.csv`."""
    figures = {finding.name: figures_in(finding.facts, statements) for finding in audit.findings}
    problems = check_decisions(decisions, statements, list(figures.items()))
    named = {name for _, row in decisions for name in row["findings"].split()}
    for line, row in decisions:
        about = Figure(row["observation"], row["printed_value"])
        if new := [name for name, there in figures.items() if about in there and name not in named]:
            problems.append(Problem(FILE, line, "findings", "notice_decided_before", about.value, " ".join(new)))
    problems += contradictions([one for one in audit.findings if one.name not in named], statements, places)
    if not any(not problem.is_notice for problem in problems):
        problems += [
            Problem(FILE, 0, "", "contradiction_after", "", listed(core, statements, places))
            for core in audit.remaining
        ]
    return problems + [Problem("figures", 0, "", "notice_audit_unfinished", year) for year in audit.unfinished]


def contradictions(findings: Sequence[Finding], statements: Sequence[Row], places: Places) -> list[Problem]:
    """The contradictions, one by one; a figure that takes part in many of them is told once, for it is most likely the fault."""
    problems, left = [], list(findings)
    while (shared := most_common(left)) is not None:
        mine = [one for one in left if shared in {fact.figures[0] for fact in one.facts}]
        left = [one for one in left if one not in mine]
        file, line = places[shared]
        listing = listed(min(mine, key=lambda one: len(one.facts)).facts, statements, places)
        names, printed = " ".join(one.name for one in mine), statements[shared]["printed"]
        problems.append(Problem(file, line, "value", "contradiction_many", printed, listing, names))
    return problems + [contradiction(one, statements, places) for one in left]


def most_common(findings: Sequence[Finding]) -> int | None:
    """The figure that is in most of the findings, the later one first; None when none is in `MANY`."""
    counts = Counter(number for one in findings for number in {fact.figures[0] for fact in one.facts})
    most = max(counts, key=lambda number: (counts[number], number), default=None)
    return most if most is not None and counts[most] >= MANY else None


def contradiction(finding: Finding, statements: Sequence[Row], places: Places) -> Problem:
    """A contradiction at the line of its last figure, with all its figures, and the numbers with which they would fit."""
    file, line = places[max(fact.figures[0] for fact in finding.facts)]
    listing = listed(finding.facts, statements, places)
    other = ", ".join(otherwise(one) for one in finding.ways if one.instead)
    if finding.kind == WORDED:
        return Problem(file, line, "value", "wording_differs", finding.name, listing)
    if finding.kind == ASSUMED:
        assumed = " ".join(finding.assumes)
        return Problem(file, line, "value", "contradiction_assumed", finding.name, listing, assumed)
    kind = "contradiction_fits" if other else "contradiction"
    return Problem(file, line, "value", kind, finding.name, listing, other)


def otherwise(one: Interpretation) -> str:
    """The number that a way to read a share or mean puts in the place of another: "135 → 235", "? → 337–338"."""
    ends = dict.fromkeys(map(decimals_of, one.instead or ()))
    return f"{decimals_of(one.printed) if one.printed is not None else '?'} → {'–'.join(ends)}"


def listed(facts: Sequence[Fact], statements: Sequence[Row], places: Places) -> str:
    """The figures as they are printed, with their lines and where they stand: a section of a report, sheet and row of a form."""
    numbers: Mapping[int, None] = dict.fromkeys(number for fact in facts for number in fact.figures[:1])
    said = [(statements[number], places[number][1]) for number in sorted(numbers)]
    return "; ".join(f"”{row['printed']}” ({line}: {row['place']})" for row, line in said)
