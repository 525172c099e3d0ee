"""Relations between indicators, declared in `codes/relations.csv`: sum, rest, mean, share or the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from scripts.ground.cells import CELL_COLUMNS, Cell, Units, as_row, with_codes
from scripts.ground.interval import EXACT
from scripts.package.numbers import Reading, rounded, share
from scripts.package.observations import Derived, Observations
from scripts.package.problems import Problem
from scripts.package.tables import records

# kind -> fewest and most terms
TERMS = {
    "population_size": (0, 0),
    "same": (1, 1),
    "share": (2, 2),
    "share_at_most": (2, 2),
    "mean": (2, 2),
    "at_least_rest": (2, 99),
    "sum": (2, 99),
}


@dataclass(frozen=True)
class Relation:
    """One declared relation: `result` and its `terms`, each (role, indicator, category, population, scope, measure, unit).

    `scope`: the cases that alone it holds for; `assumption`: what it rests on where no definition and no source says it.
    """

    name: str
    kind: str
    result: dict[str, str]
    terms: tuple[dict[str, str], ...]
    scope: str = ""
    assumption: str = ""

    def holds_in(self, scope: str) -> bool:
        """Whether it speaks of the figures of a scope."""
        return self.scope in ("", scope)


def check_relations(frame: pd.DataFrame, file: str) -> list[Problem]:
    """Each relation has one result, first, and as many terms as its kind needs; its kind is the same in all its rows."""
    problems = []
    for name, rows in frame.groupby("relation", sort=False):
        kind, roles = str(rows["relation_kind"].iloc[0]), rows["relation_role"].tolist()
        fewest, most = TERMS.get(kind, (1, len(roles)))
        right = roles[0] == "result" and roles.count("result") == 1 and fewest <= len(roles) - 1 <= most
        if not right or rows["relation_kind"].nunique() > 1:
            problems.append(Problem(file, int(rows.index[0]), "relation", "relation_shape", str(name), kind))
    return problems


def to_relations(frame: pd.DataFrame, units: Units) -> list[Relation]:
    """The relations in file order; each term gets its unit from the code lists unless the row gives one."""
    grouped: dict[str, list[dict[str, str]]] = {}
    for term in records(frame):
        term["unit"] = term["unit"] or units.get((term["indicator"], term["category"]), "")
        grouped.setdefault(term["relation"], []).append(term)
    return [
        Relation(
            name,
            rows[0]["relation_kind"],
            next(row for row in rows if row["relation_role"] == "result"),
            tuple(row for row in rows if row["relation_role"] != "result"),
            rows[0]["scope"],
            rows[0]["assumption"],
        )
        for name, rows in grouped.items()
    ]


def follows(relations: list[Relation], sound: Observations) -> Iterator[Derived]:
    """What the relations give, for every scope and year in which all their terms are known exactly.

    Nothing follows from an assumption, and nothing is said of an indicator in a year in which it was not measured at all.
    """
    measured = {(as_row(cell)["indicator"], as_row(cell)["year"]) for cell in sound}
    known = {cell: one for cell, one in sound.items() if one.exact}
    places = sorted({(as_row(cell)["scope"], as_row(cell)["year"]) for cell in known})
    for relation in (one for one in relations if one.terms and not one.assumption):
        for place in (one for one in places if relation.holds_in(one[0])):
            target = result_cell(relation, *place)
            cells = [term_cell(term, *place) for term in relation.terms]
            terms = tuple(known[cell] for cell in cells if cell in known)
            if len(terms) == len(cells) and (relation.result["indicator"], place[1]) in measured:
                given = result(relation, [Decimal(term.exact) for term in terms])
                if given is not None:
                    yield Derived(target, given, relation.name, terms)
            if relation.kind == "same" and target in known and (relation.terms[0]["indicator"], place[1]) in measured:
                yield Derived(cells[0], known[target].reading, relation.name, (known[target],))


def term_cell(term: dict[str, str], scope: str, year: str) -> Cell:
    """The cell of one term in a scope and a year."""
    codes = {name: term.get(name, "") for name in CELL_COLUMNS} | {"scope": scope, "year": year}
    return tuple(codes[name] for name in CELL_COLUMNS)


def result_cell(relation: Relation, scope: str, year: str) -> Cell:
    """The cell of the result; a share names the cell that it is a share of when that is in another indicator."""
    cell = term_cell(relation.result, scope, year)
    if not relation.kind.startswith("share") or relation.terms[1]["indicator"] == relation.result["indicator"]:
        return cell
    base = relation.terms[1]
    return with_codes(cell, base_indicator=base["indicator"], base_category=base["category"])


def result(relation: Relation, numbers: list[Decimal]) -> Reading | None:
    """The value that a relation gives, or None for a share or mean of nothing and for a remainder below nothing.

    A remainder of overlapping parts is only a lower bound, and a share of what may be counted twice only an upper one.
    """
    if relation.kind in ("sum", "same"):
        return Reading(str(sum(numbers)), EXACT)
    if relation.kind == "at_least_rest":
        rest = numbers[0] - sum(numbers[1:])
        return Reading(str(rest), "at_least") if rest >= 0 else None
    if not numbers[1]:
        return None
    if relation.kind == "mean":
        return Reading(str(rounded(numbers[0] / numbers[1], 2)), EXACT)
    percent = share(str(numbers[0]), str(numbers[1]))
    if relation.kind == "share_at_most":
        return Reading(percent, "at_most")
    return Reading(percent, EXACT)
