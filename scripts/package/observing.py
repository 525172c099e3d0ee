"""From statements to the observations that are published: the most precise figure of each cell, all that follows, and its notes.

A note holds where the columns and sources decide it, where the print names it, or where it is aimed at the figure.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import product

from scripts.ground.cells import CELL_COLUMNS, SIDES, Cell, as_row, cell_id, code_of, with_codes
from scripts.ground.codebook import Codebook
from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.facts import ranks
from scripts.ground.problems import Problem
from scripts.ground.row_notes import DOUBTFUL, row_notes
from scripts.ground.tables import Lines, cells_in
from scripts.package.computing import compute
from scripts.package.observations import Observation, Observations, resolve

# The cells of note_targets that say which figures a note concerns. An empty one means all.
TARGET_FIELDS: tuple[Column, ...] = (
    "indicator", "category", "population", "scope", "within_indicator", "within_category", "year", "measure", "unit", "producer",
)  # fmt: skip
# The documents that are a year's own; all others were read in its place.
OWN_KINDS = ("report", "form")
ON_A_PAGE = "read_on_public_page"


def with_findings(observations: Observations, found: Mapping[str, tuple[str, ...]]) -> Observations:
    """The observations, each with the findings that a printed figure of it takes part in. `found`: cell -> their names."""
    named = {cell: found.get(cell_id(cell)) for cell in observations} if found else {}
    return observations | {cell: replace(observations[cell], findings=names) for cell, names in named.items() if names}


def with_notes(
    observations: Observations, codes: Mapping[str, Sequence[Row]], everybody: tuple[str, str] = ("", "")
) -> Observations:
    """The observations, each with every note that holds for it, in the order of the list of notes.

    `codes`: the code lists `notes`, `note_targets`, `indicators` and `sources`; `everybody`: the indicator and category that count
    all people of a population.
    """
    rows = {cell: one.row() for cell, one in observations.items()}
    counts = {count_of(cell): row["upper"] for cell, row in rows.items() if row["measure"] == "count" and row["upper"]}
    order = [row["note"] for row in sorted(codes["notes"], key=lambda row: int(row["order"]))]
    indicators = {row["indicator"]: row for row in codes["indicators"]}
    own = {row["source"] for row in codes["sources"] if row["source_kind"] in OWN_KINDS}
    targets: dict[tuple[str, str], list[Row]] = {}
    for row in codes["note_targets"]:
        targets.setdefault((row["indicator"], row["population"]), []).append(row)

    def noted(one: Observation) -> Observation:
        row = rows[one.cell]
        sizes = (
            [counts.get(each, "") for each in counted_in(one.cell, everybody)] if row["measure"] == "percent" else []
        )
        where = product(("", row["indicator"]), ("", row["population"]))
        near = [target for side in where for target in targets.get(side, ())]
        aimed = (target["note"] for target in near if concerns(target, row))
        found = {*row_notes(row, indicators[row["indicator"]], sizes), *aimed, *one.notes}
        found |= {ON_A_PAGE} if one.sources and one.sources.isdisjoint(own) else set()
        return replace(one, notes=tuple(note for note in order if note in found))

    return {cell: noted(one) for cell, one in observations.items()}


def count_of(cell: Cell) -> Cell:
    """The count of a cell, whatever it is measured in and is a share of."""
    return with_codes(cell, measure="count", unit="", base_indicator="", base_category="")


def counted_in(cell: Cell, everybody: tuple[str, str]) -> list[Cell]:
    """The counts of those whom a share stands for, of those it is a share of, and of everybody in its population."""
    code, plain = as_row(cell), with_codes(count_of(cell), within_indicator="", within_category="")
    sides = (SIDES["within"], SIDES["base"])
    pairs = [*((code[indicator], code[category]) for indicator, category in sides), everybody]
    return [count_of(cell), *(with_codes(plain, indicator=each, category=code) for each, code in pairs if each)]


def concerns(target: Row, row: Row) -> bool:
    """Whether a note's target includes a figure. The year of a span of years is any year within it."""
    first, last = row["year"], row["year_to"] or row["year"]
    if target["year"] and not first <= target["year"] <= last:
        return False
    return all(target[field] in ("", row[field]) for field in TARGET_FIELDS if field != "year")


def observe(statements: Sequence[Row], rows: Mapping[str, Sequence[Row]], book: Codebook) -> Observations:
    """The printed figures, what follows from those that are not doubtful, the breaks and the notes. `rows`: the code lists."""
    printed = resolve(statements, book.units, rows["corrections"])
    held = [cell for cell, one in printed.items() if one.doubt.kind == DOUBTFUL]
    return with_notes(mark_breaks(compute(printed, book, held), rows["breaks"]), rows, book.size)


def mark_breaks(observations: Observations, breaks: Iterable[Row]) -> Observations:
    """The observations with status B where `breaks` names their indicator and year, and the value is a normal one.

    Source: SDMX CL_OBS_STATUS, B "time series break: observations are not comparable with those before".
    """
    broken = {(row["indicator"], row["year"]) for row in breaks}
    return {
        cell: replace(one, obs_status="B")
        if one.obs_status == "A" and (code_of(cell, "indicator"), code_of(cell, "year")) in broken
        else one
        for cell, one in observations.items()
    }


def published_rows(observations: Observations, rows: Mapping[str, Sequence[Row]], book: Codebook) -> list[Row]:
    """The rows of the published table: in the order of the code lists, with the place of each among its question's answers.

    A place where its number says something of it.
    """
    made = [one.row() for one in in_order(observations, rows)]
    found = ranks(made, book)
    return [
        {**row, "rank_first": str(place[0]), "rank_last": str(place[1])}
        for row in made
        for place in [found.get(row["observation"], ("", ""))]
    ]


def with_observations(
    tables: Mapping[str, list[Row]], statements: Sequence[Row], book: Codebook
) -> dict[str, list[Row]]:
    """The tables with the statements, what they say of each cell, and the figures that recommendations lean on."""
    made = observe(statements, tables, book)
    evidence, _ = resolve_evidence(dict(enumerate(tables["recommendation_evidence"])), made)
    more = {"statements": [*statements], "observations": published_rows(made, tables, book)}
    return {**tables, **more, "recommendation_evidence": evidence}


def in_order(observations: Observations, rows: Mapping[str, Sequence[Row]]) -> list[Observation]:
    """The observations as a reader looks for them: by indicator, category and population in the order of the code lists."""
    indicators = orders(rows["indicators"], ["indicator"])
    categories = orders(rows["categories"], ["indicator", "category"])
    populations = orders(rows["populations"], ["population"])

    def place(one: Observation) -> tuple[int, int, int, Cell]:
        code = as_row(one.cell)
        return (
            indicators[(code["indicator"],)],
            categories[(code["indicator"], code["category"])],
            populations[(code["population"],)],
            one.cell,
        )

    return sorted(observations.values(), key=place)


def orders(rows: Iterable[Row], key: Iterable[Column]) -> dict[tuple[str, ...], int]:
    """Key -> the order that the code list gives it."""
    return {cells_in(row, key): int(row["order"]) for row in rows}


FILE = "recommendation_evidence.csv"
WANTED: tuple[Column, ...] = ("indicator", "category", "population", "scope", "year", "measure")


def resolve_evidence(evidence: Lines, observations: Observations) -> tuple[list[Row], list[Problem]]:
    """The evidence with the observation that each figure row names; a fault where none has a number, or it is doubtful."""
    rows: list[Row] = []
    problems = []
    # neither a year span nor a unit
    named = [name for name in CELL_COLUMNS if all(name in row for row in evidence.values())]
    known: dict[tuple[str, ...], Observation] = {}
    for code, one in ((as_row(cell), one) for cell, one in observations.items()):
        if not code["year_to"]:
            known.setdefault(cells_in(code, named), one)
    for line, row in evidence.items():
        figure = known.get(cells_in(row, named)) if row["evidence_kind"] == "figure" else None
        name = cell_id(figure.cell) if figure else ""
        if row["evidence_kind"] == "figure" and not figure:
            wanted = ", ".join(row[name] for name in WANTED)
            problems.append(Problem(FILE, line, "indicator", "evidence_unresolved", wanted))
        elif figure and figure.doubt.kind == DOUBTFUL:
            problems.append(Problem(FILE, line, "indicator", "evidence_doubtful", name))
        rows.append(row | {"observation": name})
    return rows, problems
