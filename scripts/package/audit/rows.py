"""What the audit found, as the rows of the published tables."""

from collections.abc import Collection, Mapping, Sequence

from scripts.ground.codebook import Codebook
from scripts.ground.data_package import Row
from scripts.ground.decisions import CORRECTED, STANDS, Figure, figure_of, figures_in
from scripts.ground.quantities import Fact
from scripts.ground.strength import ASSUMPTION, DEFINITION, weakest
from scripts.package.audit.limits import Limit
from scripts.package.audit.mends import Mend
from scripts.package.audit.run import Audit, Finding
from scripts.package.audit.verdicts import Check

STATEMENT_KEY = ("report_year", "source", "place", "seq")


def audit_rows(
    audit: Audit, statements: Sequence[Row], decisions: Sequence[Row], book: Codebook, withheld: Collection[str]
) -> dict[str, list[Row]]:
    """Table -> its rows. `withheld`: the cells whose range is not published, because it would tell too much or nothing new."""
    names = check_names(audit.checks, book)
    return {
        "audit_checks": [check_row(check, name, book) for check, name in zip(audit.checks, names, strict=True)],
        "audit_check_figures": [
            {"check": name, "figure": str(number), **key_of(statements[statement])}
            for check, name in zip(audit.checks, names, strict=True)
            for number, statement in enumerate(numbers(check.facts), 1)
        ],
        "findings": [finding_row(finding, statements, decisions) for finding in audit.findings],
        "finding_figures": [row for finding in audit.findings for row in figure_rows(finding, statements)],
        "finding_mends": [mend_row(one, one.mend, statements) for one in audit.findings if one.mend is not None],
        "derived_ranges": [
            range_row(limit, statements, book) for limit in audit.limits if limit.count.cell(book.units) not in withheld
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
        "strength": weakest([*(fact.strength for fact in check.facts), ASSUMPTION if check.assumes else DEFINITION]),
        "assumptions": " ".join(sorted({*check.assumes, *(name for fact in check.facts for name in fact.assumes)})),
        "recomputed": check.recomputed,
        **{column: " ".join(one.cell(book.units) for one in ones) for column, ones in lists.items()},
    }


def finding_row(finding: Finding, statements: Sequence[Row], decisions: Sequence[Row]) -> Row:
    """One finding. `decision`: corrected when any of its figures was, else stands, when a person has decided on it."""
    figures = figures_in(finding.facts, statements)
    mine = {row["decision"] for row in decisions if Figure(row["observation"], row["printed_value"]) in figures}
    kinds = dict.fromkeys(relation.kind for relation in finding.needed)
    return {
        "finding": finding.name,
        "finding_kind": finding.kind,
        "year": finding.year,
        "relations": " ".join(kinds),
        "assumptions": " ".join(finding.assumes),
        "decision": CORRECTED if CORRECTED in mine else STANDS if mine else "",
    }


def figure_rows(finding: Finding, statements: Sequence[Row]) -> list[Row]:
    """The figures of a finding: every place where one of them is printed, with what it can carry."""
    printed = sorted(
        {(number, number in fact.bases): fact for fact in finding.facts for number in fact.figures}.items(),
        key=lambda entry: entry[0],
    )
    rows = []
    for place, ((number, _), fact) in enumerate(printed, 1):
        figure = figure_of(fact, number, statements[number])
        cell = {"about": figure.observation, "printed_value": figure.value, "strength": fact.strength}
        rows.append({"finding": finding.name, "figure": str(place), **key_of(statements[number]), **cell})
    return rows


def mend_row(finding: Finding, mend: Mend, statements: Sequence[Row]) -> Row:
    """The digit that would mend a finding."""
    return {
        "finding": finding.name,
        **key_of(statements[mend.statement]),
        "value_before": mend.value_from,
        "value_after": mend.value_to,
    }


def range_row(limit: Limit, statements: Sequence[Row], book: Codebook) -> Row:
    """What the figures leave of one count, and the cells of the printed figures that it rests on."""
    one, left = limit.count, limit.left
    codes = ("indicator", "category", "population", "scope", "within_indicator", "within_category", "year")
    return {
        "about": one.cell(book.units),
        **{name: getattr(one, name) for name in codes},
        "unit": one.unit or book.units.get((one.indicator, one.category), ""),
        "lower": str(left.lower),
        "upper": str(left.upper),
        "producer": one.producer,
        "strength": limit.strength,
        "assumptions": " ".join(limit.assumes),
        "figures": " ".join(sorted({figure.observation for figure in figures_in(limit.facts, statements)})),
        "range_state": "proved" if left.sure else "time_limit",
    }


def findings_of_cells(audit: Audit, statements: Sequence[Row]) -> Mapping[str, tuple[str, ...]]:
    """Cell -> the findings that one of its figures takes part in."""
    found: dict[str, tuple[str, ...]] = {}
    for finding in audit.findings:
        for cell in {figure.observation for figure in figures_in(finding.facts, statements)}:
            found[cell] = (*found.get(cell, ()), finding.name)
    return found
