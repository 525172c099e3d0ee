"""What the audit found: as the rows of the published tables, and as what a maintainer has to decide."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from scripts.ground.cells import CELL_COLUMNS, cell_id
from scripts.ground.codebook import Codebook
from scripts.ground.codes import ASSUMPTION, DEFINITION, weakest
from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.decisions import CONFIRMED, CORRECTED, FILE, STANDS, Figure, check_decisions
from scripts.ground.problems import Problem
from scripts.package.audit.interpretations import PART, RATIO, TAKEN, WHOLE, Interpretation, decimals_of, named
from scripts.package.audit.limits import Limit
from scripts.package.audit.run import ASSUMED, WORDED, Audit, Finding
from scripts.package.audit.verdicts import UNDECIDED, Check
from scripts.package.observations import Observations
from scripts.reasoning import Fact, figure_of, figures_in, figures_of

STATEMENT_KEY: tuple[Column, ...] = ("report_year", "source", "place", "seq")


def audit_rows(
    audit: Audit, statements: Sequence[Row], decisions: Sequence[Row], book: Codebook, withheld: Collection[str]
) -> dict[str, list[Row]]:
    """Table -> its rows. `withheld`: the cells whose range is not published, because it would tell too much or nothing new."""
    return {
        "audit_checks": check_rows(audit.checks, statements, book),
        "findings": [finding_row(finding, statements, decisions) for finding in audit.findings],
        "finding_figures": [row for finding in audit.findings for row in figure_rows(finding, statements)],
        "interpretations": interpretation_rows(audit.findings, statements, decisions, book),
        "derived_ranges": [
            range_row(limit, statements, book) for limit in audit.limits if limit.count.cell(book.units) not in withheld
        ],
    }


def check_names(checks: Sequence[Check], book: Codebook) -> list[str]:
    """An id for each check: kind, declared relation and cell, and a number where several are of the same."""
    seen: dict[str, int] = {}
    names = []
    for check in checks:
        name = ".".join(part for part in (check.kind, check.name, check.about.cell(book.units)) if part)
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name}.{seen[name]}")
    return names


def check_rows(checks: Sequence[Check], statements: Sequence[Row], book: Codebook) -> list[Row]:
    """A row for each relation that could be decided, and one for each kind and year with how many could not."""
    decided = [check for check in checks if check.verdict != UNDECIDED]
    left = Counter((check.about.year, check.kind) for check in checks if check.verdict == UNDECIDED)
    names = check_names(decided, book)
    empty: Row = dict.fromkeys(("relation", "about", "strength", "assumptions", "recomputed", "figures"), "")
    return [check_row(check, name, statements, book) for check, name in zip(decided, names, strict=True)] + [
        empty
        | {
            "check": f"{kind}.{year}.{UNDECIDED}",
            "check_kind": kind,
            "year": year,
            "verdict": UNDECIDED,
            "tested": str(many),
        }
        for (year, kind), many in sorted(left.items())
    ]


def check_row(check: Check, name: str, statements: Sequence[Row], book: Codebook) -> Row:
    """One check, with the cells of the printed figures that it puts together."""
    return {
        "check": name,
        "check_kind": check.kind,
        "relation": check.name,
        "year": check.about.year,
        "about": check.about.cell(book.units),
        "verdict": check.verdict,
        "tested": "1",
        "strength": weakest([*(fact.strength for fact in check.facts), ASSUMPTION if check.assumes else DEFINITION]),
        "assumptions": " ".join(sorted({*check.assumes, *(name for fact in check.facts for name in fact.assumes)})),
        "recomputed": check.recomputed,
        "figures": cells_of(check.facts, statements),
    }


def cells_of(facts: Sequence[Fact], statements: Sequence[Row]) -> str:
    """The cells of the printed figures of some facts, with a space between them."""
    return " ".join(sorted({figure.observation for figure in figures_in(facts, statements)}))


def interpretation_rows(
    findings: Sequence[Finding], statements: Sequence[Row], decisions: Sequence[Row], book: Codebook
) -> list[Row]:
    """The ways to read the numbers of each question, each once, those that give up no printed number first."""
    questions = {name: row["question"] for row in decisions for name in row["findings"].split()}
    ways: dict[str, dict[str, tuple[bool, Row]]] = {}
    for finding in findings:
        for one in finding.ways if finding.name in questions else ():
            row = interpretation_row(one, statements, book)
            ways.setdefault(questions[finding.name], {})[repr(row)] = (one.gives_up, row)
    return [
        row | {"question": question, "interpretation": str(number)}
        for question, found in sorted(ways.items())
        for number, (_, row) in enumerate(sorted(found.values(), key=lambda pair: pair[0]), 1)
    ]


def interpretation_row(one: Interpretation, statements: Sequence[Row], book: Codebook) -> Row:
    """One way to read a share or mean: its terms and their numbers, what it comes to, and the number that is another."""
    figure = figures_of(one.ratio, statements)[0]
    cells = {name: quantity.cell(book.units) for name, quantity in named(one.terms).items()} | {
        RATIO: figure.observation
    }
    printed = {name: str(number) for name, number in one.numbers.items()} | {RATIO: figure.value}
    low, high = map(decimals_of, one.instead) if one.instead else ("", "")
    return {
        "observation": figure.observation,
        "printed_value": figure.value,
        "numerator": cells.get(PART, ""),
        "numerator_value": printed.get(PART, ""),
        "denominator": cells.get(WHOLE, ""),
        "denominator_value": printed.get(WHOLE, ""),
        "taken": cells.get(TAKEN, ""),
        "taken_value": printed.get(TAKEN, ""),
        "taken_from": one.taken_from,
        "precision": one.precision,
        "result": decimals_of(one.result),
        "instead_of": cells.get(one.other, ""),
        "instead_of_value": printed.get(one.other, ""),
        "lower": low,
        "upper": high,
    }


def finding_row(finding: Finding, statements: Sequence[Row], decisions: Sequence[Row]) -> Row:
    """One finding. `decision`: what a person has decided of any of its figures, a correction before all else."""
    figures = figures_in(finding.facts, statements)
    mine = {row["decision"] for row in decisions if Figure(row["observation"], row["printed_value"]) in figures}
    kinds = dict.fromkeys(relation.kind for relation in finding.needed)
    return {
        "finding": finding.name,
        "finding_kind": finding.kind,
        "year": finding.year,
        "relations": " ".join(kinds),
        "assumptions": " ".join(finding.assumes),
        "decision": next((one for one in (CORRECTED, CONFIRMED, STANDS) if one in mine), ""),
    }


def figure_rows(finding: Finding, statements: Sequence[Row]) -> list[Row]:
    """The figures of a finding: every place where one of them is printed, with what it can carry."""
    printed = {(number, number in fact.bases): fact for fact in finding.facts for number in fact.figures}
    rows: list[Row] = []
    for place, (number, as_base) in enumerate(sorted(printed), 1):
        fact = printed[number, as_base]
        figure = figure_of(fact, number, statements[number])
        cell: Row = {"about": figure.observation, "printed_value": figure.value, "strength": fact.strength}
        key: Row = {name: statements[number][name] for name in STATEMENT_KEY}
        rows.append({"finding": finding.name, "figure": str(place), **key, **cell})
    return rows


def range_row(limit: Limit, statements: Sequence[Row], book: Codebook) -> Row:
    """What the figures leave of one count, and the cells of the printed figures that it rests on."""
    one, left = limit.count, limit.left
    return {
        "about": one.cell(book.units),
        **{name: getattr(one, name) for name in CELL_COLUMNS[: CELL_COLUMNS.index("year_to")]},
        "unit": one.unit or book.units.get((one.indicator, one.category), ""),
        "lower": str(left.lower),
        "upper": str(left.upper),
        "values": " ".join(map(str, limit.values)),
        "producer": one.producer,
        "strength": limit.strength,
        "assumptions": " ".join(limit.assumes),
        "figures": cells_of(limit.facts, statements),
        "range_state": "proved" if left.sure else "time_limit",
    }


def with_findings(observations: Observations, audit: Audit, statements: Sequence[Row]) -> Observations:
    """The observations, each with the findings that a printed figure of it takes part in."""
    found: dict[str, tuple[str, ...]] = {}
    for finding in audit.findings:
        for cell in {figure.observation for figure in figures_in(finding.facts, statements)}:
            found[cell] = (*found.get(cell, ()), finding.name)
    named = {cell: found.get(cell_id(cell)) for cell in observations} if found else {}
    return observations | {cell: replace(observations[cell], findings=names) for cell, names in named.items() if names}


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
