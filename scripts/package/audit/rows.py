"""What the audit found, as the rows of the published tables."""

from collections.abc import Mapping, Sequence

from scripts.package.audit.codebook import Codebook
from scripts.package.audit.decisions import CORRECTED, STANDS, Figure, figure_of
from scripts.package.audit.quantities import Fact, Quantity
from scripts.package.audit.ranges import Left
from scripts.package.audit.run import Audit, Finding
from scripts.package.audit.verdicts import Check
from scripts.package.tables import Row

STATEMENT_KEY = ("report_year", "source", "place", "seq")


def audit_rows(
    audit: Audit, statements: Sequence[Row], decisions: Sequence[Row], book: Codebook, withheld: set[str]
) -> dict[str, list[Row]]:
    """Table -> its rows. `withheld`: the cells whose range is not published."""
    names = check_names(audit.checks, book)
    return {
        "audit_checks": [check_row(check, name, book) for check, name in zip(audit.checks, names, strict=True)],
        "audit_check_figures": [
            {"check": name, "figure": str(number), **key_of(statements[statement])}
            for check, name in zip(audit.checks, names, strict=True)
            for number, statement in enumerate(numbers(check.facts), 1)
        ],
        "findings": [finding_row(finding, statements, decisions, book) for finding in audit.findings],
        "finding_figures": [row for finding in audit.findings for row in figure_rows(finding, statements)],
        "finding_mends": [row for finding in audit.findings for row in mend_rows(finding, statements)],
        "derived_ranges": [
            range_row(one, left, book)
            for one, left in sorted(audit.ranges.items())
            if one.cell(book.units) not in withheld and tells(left)
        ],
    }


def numbers(facts: Sequence[Fact]) -> list[int]:
    """The statements of some facts, each once, in order."""
    return sorted({number for fact in facts for number in fact.figures})


def key_of(row: Row) -> Row:
    """The key of a statement."""
    return {name: row[name] for name in STATEMENT_KEY}


def check_names(checks: Sequence[Check], book: Codebook) -> list[str]:
    """An id for each check: kind, declared relation and cell, and a number where several are of the same."""
    seen: dict[str, int] = {}
    names = []
    for check in checks:
        name = ".".join(part for part in (check.kind, check.name, check.about.cell(book.units)) if part)
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name}.{seen[name]}")
    return names


def check_row(check: Check, name: str, book: Codebook) -> Row:
    """One check. Cells that are missing, or that fit or not, are listed with a space between them."""
    lists = {"missing": check.missing, "fits": check.fits, "fails": check.fails}
    return {
        "check": name,
        "check_kind": check.kind,
        "relation": check.name,
        "year": check.about.year,
        "about": check.about.cell(book.units),
        "verdict": check.verdict,
        "recomputed": check.recomputed,
        **{column: " ".join(one.cell(book.units) for one in ones) for column, ones in lists.items()},
    }


def finding_row(finding: Finding, statements: Sequence[Row], decisions: Sequence[Row], book: Codebook) -> Row:
    """One finding. `decision`: corrected when any of its figures was, else stands, when a person has decided on it."""
    figures = {figure_of(fact, statements[number]) for fact in finding.facts for number in fact.figures}
    mine = {row["decision"] for row in decisions if Figure(row["observation"], row["printed_value"]) in figures}
    left = finding.left or Left(0, None)
    kinds = dict.fromkeys(relation.kind for relation in finding.needed)
    return {
        "finding": finding.name,
        "finding_kind": finding.kind,
        "verdict": finding.verdict,
        "year": finding.year,
        "relations": " ".join(kinds),
        "decision": CORRECTED if CORRECTED in mine else STANDS if mine else "",
        "about": finding.missing.cell(book.units) if finding.missing else "",
        "lower": str(left.lower) if finding.missing else "",
        "upper": str(left.upper) if finding.missing and left.upper is not None else "",
    }


def figure_rows(finding: Finding, statements: Sequence[Row]) -> list[Row]:
    """The figures of a finding: every place where one of them is printed."""
    pairs = dict.fromkeys((number, fact.as_base) for fact in finding.facts for number in fact.figures)
    by_pair = {(number, fact.as_base): fact for fact in finding.facts for number in fact.figures}
    rows = []
    for place, pair in enumerate(sorted(pairs), 1):
        figure = figure_of(by_pair[pair], statements[pair[0]])
        cell = {"about": figure.observation, "printed_value": figure.value}
        rows.append({"finding": finding.name, "figure": str(place), **key_of(statements[pair[0]]), **cell})
    return rows


def mend_rows(finding: Finding, statements: Sequence[Row]) -> list[Row]:
    """The proposals for a finding, best first."""
    return [
        {
            "finding": finding.name,
            "order": str(place),
            "mend_kind": mend.kind,
            **key_of(statements[mend.statement]),
            "value_before": mend.value_from,
            "value_after": mend.value_to,
            "leaves": str(mend.leaves),
        }
        for place, mend in enumerate(finding.mends, 1)
    ]


def tells(left: Left) -> bool:
    """Whether a range says anything at all."""
    return left.lower > 0 or left.upper is not None


def range_row(one: Quantity, left: Left, book: Codebook) -> Row:
    """What the figures leave of one count."""
    codes = ("indicator", "category", "population", "scope", "within_indicator", "within_category", "year")
    return {
        "about": one.cell(book.units),
        **{name: getattr(one, name) for name in codes},
        "unit": one.unit or book.units.get((one.indicator, one.category), ""),
        "lower": str(left.lower),
        "upper": "" if left.upper is None else str(left.upper),
        "producer": one.producer,
        "range_state": "proved" if left.sure else "time_limit",
    }


def finding_counts(audit: Audit, statements: Sequence[Row]) -> Mapping[str, int]:
    """Cell -> how many findings one of its figures takes part in."""
    counts: dict[str, int] = {}
    for finding in audit.findings:
        cells = {figure_of(fact, statements[number]).observation for fact in finding.facts for number in fact.figures}
        for cell in cells:
            counts[cell] = counts.get(cell, 0) + 1
    return counts
