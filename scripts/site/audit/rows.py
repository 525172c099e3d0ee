"""The audit's tables put together: each of its findings with its figures, the places where they stand, its mends and decisions."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from scripts.site.labels import Labels, found
from scripts.site.reading import Package, Row

# What names a printed statement in every table of the audit.
STATEMENT = ("report_year", "source", "place", "seq")
Key = tuple[str, ...]


@dataclass(frozen=True)
class PrintedFigure:
    """A number that a finding is about: the cell, the number as text, and the statements that print it."""

    about: str
    value: str
    statements: tuple[Row, ...]

    @property
    def as_base(self) -> bool:
        """Whether the number is what another one is a share of: "286" in "135 of 286"."""
        row = self.statements[0]
        return row["base_observation"] == self.about and row["base"] == self.value


@dataclass(frozen=True)
class AuditFinding:
    """One finding: its row, figures, mends (each with its statement), decisions, and the single relations that show it."""

    row: Row
    figures: tuple[PrintedFigure, ...]
    mends: tuple[tuple[Row, Row], ...]
    decisions: tuple[Row, ...]
    checks: tuple[Row, ...]

    @property
    def name(self) -> str:
        """The finding's id, which is its anchor too."""
        return self.row["finding"]

    @property
    def indicators(self) -> list[str]:
        """The indicators that it is about, each once, in the order of its figures; a number that is not printed comes last."""
        figures = [figure.statements[0]["indicator"] for figure in self.figures]
        named = [about.partition(".")[0] for about in [*(figure.about for figure in self.figures), self.row["about"]]]
        return [name for name in dict.fromkeys([*figures, *named]) if name]


@lru_cache(maxsize=8)
def audit_findings(labels: Labels) -> tuple[AuditFinding, ...]:
    """Every finding, those with a correction first, then in the order of the table."""
    package = labels.package
    statements = {key_of(row): row for row in package.rows("statements")}
    used = figures_of_checks(package)
    made = [one_finding(row, statements, used, package) for row in package.rows("findings")]
    return tuple(sorted(made, key=lambda each: decision_order(each, labels)))


def decision_order(finding: AuditFinding, labels: Labels) -> int:
    """The place of a finding's decision in its list; one without comes first, since it asks for one."""
    return labels.code_order("decision", finding.row["decision"]) if finding.row["decision"] else 0


def one_finding(row: Row, statements: dict[Key, Row], used: dict[str, set[Key]], package: Package) -> AuditFinding:
    """One finding with the rows of the other tables that belong to it."""
    name = row["finding"]
    figures = own(package, "finding_figures", name)
    shown = printed_figures(figures, statements)
    # A statement of which only the base takes part does not say what a check of it tests.
    keys = {key_of(statement) for figure in shown if not figure.as_base for statement in figure.statements}
    checks = (check for check in package.rows("audit_checks") if check["verdict"] == row["verdict"] == "contradicts")
    return AuditFinding(
        row,
        shown,
        tuple((mend, found(statements, key_of(mend))) for mend in own(package, "finding_mends", name)),
        tuple(each for each in package.rows("corrections") if name in each["findings"].split()),
        tuple(check for check in checks if used.get(check["check"], set()) and used[check["check"]] <= keys),
    )


def printed_figures(rows: Iterable[Row], statements: dict[Key, Row]) -> tuple[PrintedFigure, ...]:
    """The figures, each once, with all the places that print it."""
    places: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        places.setdefault((row["about"], row["printed_value"]), []).append(found(statements, key_of(row)))
    return tuple(PrintedFigure(about, value, tuple(where)) for (about, value), where in places.items())


def figures_of_checks(package: Package) -> dict[str, set[Key]]:
    """Check -> the keys of the statements that it rests on."""
    used: dict[str, set[Key]] = {}
    for row in package.rows("audit_check_figures"):
        used.setdefault(row["check"], set()).add(key_of(row))
    return used


def key_of(row: Row) -> Key:
    """What names the statement of a row."""
    return tuple(row[name] for name in STATEMENT)


def own(package: Package, table: str, finding: str) -> list[Row]:
    """The rows of a table that belong to a finding."""
    return [row for row in package.rows(table) if row["finding"] == finding]


def of_kind(kind: str, labels: Labels) -> list[AuditFinding]:
    """The findings of one kind."""
    return [finding for finding in audit_findings(labels) if finding.row["finding_kind"] == kind]


def about_indicator(indicator: str, labels: Labels) -> list[AuditFinding]:
    """The findings with a figure of an indicator."""
    return [finding for finding in audit_findings(labels) if indicator in finding.indicators]


def declared(finding: AuditFinding, package: Package) -> list[Row]:
    """The results of the declared relations that hold only between the finding's own indicators."""
    members: dict[str, set[str]] = {}
    for row in package.rows("relations"):
        members.setdefault(row["relation"], set()).add(row["indicator"])
    inside = {name for name, indicators in members.items() if indicators <= set(finding.indicators)}
    rows = [row for row in package.rows("relations") if row["relation_role"] == "result" and row["relation"] in inside]
    return [row for row in rows if len(members[row["relation"]]) > 1]


def cell(name: str, labels: Labels) -> Row | None:
    """The observation or the derived range with this name."""
    if name in labels.observations:
        return labels.observations[name]
    rows = (row for row in labels.package.rows("derived_ranges") if row["about"] == name)
    return next(({"year_to": "", **row} for row in rows), None)
