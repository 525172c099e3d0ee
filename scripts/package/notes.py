"""Which notes hold for an observation: those that its columns and sources decide, that its print names, that are aimed at it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import product

from scripts.ground.cells import SIDES, Cell, as_row, with_codes
from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.row_notes import row_notes
from scripts.package.observations import Observation, Observations

# The cells of note_targets that say which figures a note concerns. An empty one means all.
TARGET_FIELDS: tuple[Column, ...] = (
    "indicator", "category", "population", "scope", "within_indicator", "within_category", "year", "measure", "unit", "producer",
)  # fmt: skip
# The documents that are a year's own; all others were read in its place.
OWN_KINDS = ("report", "form")
ON_A_PAGE = "read_on_public_page"


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
        found = {*row_notes(row, indicators[row["indicator"]], sizes), *aimed(row, near), *one.notes}
        found |= {ON_A_PAGE} if on_a_page(one.sources, own) else set()
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


def on_a_page(sources: Collection[str], own: Collection[str]) -> bool:
    """Whether a figure was read somewhere else than in its year's own report or form."""
    return bool(sources) and not any(source in own for source in sources)


def aimed(row: Row, targets: Sequence[Row]) -> list[str]:
    """The notes whose targets include a figure."""
    return [target["note"] for target in targets if concerns(target, row)]


def concerns(target: Row, row: Row) -> bool:
    """Whether a note's target includes a figure. The year of a span of years is any year within it."""
    first, last = row["year"], row["year_to"] or row["year"]
    if target["year"] and not first <= target["year"] <= last:
        return False
    return all(target[field] in ("", row[field]) for field in TARGET_FIELDS if field != "year")
