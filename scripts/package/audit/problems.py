"""What a maintainer has to decide: contradictions that no decision names, and decisions that no longer fit the print."""

from collections.abc import Mapping, Sequence

from scripts.package.audit.decisions import FILE, Figure, check_decisions, figures_of
from scripts.package.audit.quantities import Fact
from scripts.package.audit.run import CONFLICT, Audit, Finding
from scripts.package.problems import Problem
from scripts.package.tables import Row

# (file, line) of a statement, by its number
Places = Sequence[tuple[str, int]]


def audit_problems(
    audit: Audit, statements: Sequence[Row], decisions: Sequence[tuple[int, Row]], places: Places
) -> list[Problem]:
    """Faults, and notices of what cannot be decided. `decisions`: line and row of `corrections.csv`."""
    conflicts = [finding for finding in audit.findings if finding.kind == CONFLICT]
    figures = {finding.name: figures_in(finding.facts, statements) for finding in conflicts}
    problems = check_decisions(decisions, statements, list(figures.items()))
    named = {name for _, row in decisions for name in row["findings"].split()}
    problems += [contradiction(one, statements, places) for one in conflicts if one.name not in named]
    if not any(not problem.is_notice for problem in problems):
        problems += [
            Problem(FILE, 0, "", "contradiction_after", "", listed(core, statements, places))
            for core in audit.remaining
        ]
    problems += [smaller_base(one, statements, places) for one in audit.findings if one.kind != CONFLICT]
    return problems + [Problem("figures", 0, "", "notice_audit_unfinished", year) for year in audit.unfinished]


def figures_in(facts: Sequence[Fact], statements: Sequence[Row]) -> set[Figure]:
    """The printed numbers of some facts."""
    return {figure for fact in facts for figure in figures_of(fact, statements)}


def contradiction(finding: Finding, statements: Sequence[Row], places: Places) -> Problem:
    """A contradiction at the line of its last figure, with all its figures and the best proposal to mend it."""
    file, line = places[max(fact.figures[0] for fact in finding.facts)]
    listing = listed(finding.facts, statements, places)
    if not finding.mends:
        return Problem(file, line, "value", "contradiction", finding.name, listing)
    mend = finding.mends[0]
    change = f"{mend.value_from} → {mend.value_to} ({places[mend.statement][1]})"
    return Problem(file, line, "base" if mend.as_base else "value", "contradiction_mend", finding.name, listing, change)


def smaller_base(finding: Finding, statements: Sequence[Row], places: Places) -> Problem:
    """A notice: percentages that fit only if not everybody has an answer, and nobody says how many have one."""
    file, line = places[max(fact.figures[0] for fact in finding.facts)]
    most = str(finding.left.upper) if finding.left else ""
    return Problem(file, line, "base", "notice_smaller_base", most, listed(finding.facts, statements, places))


def listed(facts: Sequence[Fact], statements: Sequence[Row], places: Places) -> str:
    """The figures as they are printed, with their lines."""
    numbers: Mapping[int, None] = dict.fromkeys(number for fact in facts for number in fact.figures[:1])
    return "; ".join(f"”{statements[number]['printed']}” ({places[number][1]})" for number in sorted(numbers))
