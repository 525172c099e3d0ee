"""What the audit found: as the rows of the published tables, and as what a maintainer has to decide."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from scripts.ground.cells import CELL_COLUMNS
from scripts.ground.codebook import Codebook
from scripts.ground.codes import ASSUMPTION, DEFINITION, weakest
from scripts.ground.columns import Column, in_language
from scripts.ground.data_package import Row
from scripts.ground.decisions import CONFIRMED, CORRECTED, FILE, STANDS, DecidedFigure, as_published, check_decisions
from scripts.ground.numbers import comma
from scripts.ground.problems import LAYOUT, Problem
from scripts.guard.audit.disputes import Contradiction, Dispute, grouped, with_base
from scripts.guard.audit.interpretations import PART, RATIO, TAKEN, WHOLE, Interpretation, decimals_of, named
from scripts.guard.audit.limits import Limit
from scripts.guard.audit.run import Audit, Finding
from scripts.guard.audit.telling import ContradictionTeller, statement_of
from scripts.guard.audit.verdicts import UNDECIDED, Check
from scripts.guard.reasoning import Fact, figure_of, figures_in, figures_of

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
    mine = {row["decision"] for row in decisions if DecidedFigure(row["observation"], row["printed_value"]) in figures}
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


# (file, line) of a statement, by its number
Places = Sequence[tuple[str, int]]


def audit_problems(
    audit: Audit,
    statements: Sequence[Row],
    codes: Mapping[str, Sequence[Row]],
    decisions: Sequence[tuple[int, Row]],
    places: Places,
) -> list[Problem]:
    """Faults, and notices of what cannot be decided. `decisions`: line and row of `corrections.csv`."""
    figures = {finding.name: figures_in(finding.facts, statements) for finding in audit.findings}
    problems = check_decisions(decisions, statements, list(figures.items()))
    named = {name for _, row in decisions for name in row["findings"].split()}
    for line, row in decisions:
        about = DecidedFigure(row["observation"], row["printed_value"])
        if new := [name for name, there in figures.items() if about in there and name not in named]:
            problems.append(Problem(FILE, line, "findings", "notice_decided_before", about.value, " ".join(new)))
    for one in grouped([as_told(finding) for finding in audit.findings if finding.name not in named], audit.checks):
        file, line = places[max(map(statement_of, one.aside))]
        names = " ".join(each.name for each in one.found)
        whole = replace(one, found=tuple(with_base(each, audit.checks) for each in one.found))
        said = at_lines(statements, codes, places, file).told(whole)
        problems.append(Problem(file, line, "value", "contradiction", hint=names, said=said))
    if not any(not problem.is_notice for problem in problems):
        teller = at_lines([as_decided(row, decisions) for row in statements], codes, places)
        remaining = [teller.told(Dispute((Contradiction(core),))) for core in audit.remaining]
        problems += [Problem(FILE, 0, "", "contradiction_after", said=said) for said in remaining]
    return problems + [Problem("figures", 0, "", "notice_audit_unfinished", year) for year in audit.unfinished]


def as_told(one: Finding) -> Contradiction:
    """A finding as it is told."""
    ways = dict.fromkeys(otherwise(each) for each in one.ways if each.instead)
    return Contradiction(one.facts, one.needed, name=one.name, assumes=one.assumes, ways=tuple(ways))


def otherwise(one: Interpretation) -> str:
    """The number that a way to read a share or mean puts in the place of another: "135 → 235", "? → 337–338"."""
    numbers = ("?" if each is None else decimals_of(each) for each in (one.printed, *(one.instead or ())))
    was, *ends = (re.sub(r"(\.\d)0$", r"\1", number) for number in numbers)
    return comma(f"{was} → {'–'.join(dict.fromkeys(ends))}")


def as_decided(row: Row, decisions: Sequence[tuple[int, Row]]) -> Row:
    """A statement as if the numbers of which decisions publish others had been printed so."""
    decided = as_published(row, [decision for _, decision in decisions])
    return decided if decided["value"] == row["value"] else decided | {"printed": comma(decided["value"])}


def at_lines(
    statements: Sequence[Row], codes: Mapping[str, Sequence[Row]], places: Places, file: str = ""
) -> ContradictionTeller:
    """Says figures by their lines, with the answer and the place in the source. `file`: the one that needs no name."""
    answers = {(row["indicator"], row["category"]): row for row in codes["categories"]}

    def named(fact: Fact, number: int, lang: str) -> tuple[str, str]:
        here, line = places[number]
        row, answer = statements[number], answers[fact.quantity.indicator, fact.quantity.category]
        place = LAYOUT[lang]["row" if here == file else "row_of"].format(line, here)
        return place, f"{in_language(answer, 'label', lang)}, {row['place']}"

    return ContradictionTeller(statements, codes, named)
