"""Which notes hold for an observation: those that a statement of it names, and those whose targets include it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scripts.ground.cells import as_row
from scripts.ground.data_package import Row
from scripts.package.observations import Observation, Observations

# The cells of note_targets that say which figures a note concerns. An empty one means all.
TARGET_FIELDS = ("indicator", "category", "population", "scope", "year", "producer")


def with_notes(observations: Observations, notes: Sequence[Row], targets: Sequence[Row]) -> Observations:
    """The observations, each with every note that holds for it, in the order of the list of notes."""
    order = [row["note"] for row in sorted(notes, key=lambda row: int(row["order"]))]
    return {cell: replace(one, notes=tuple(notes_on(one, order, targets))) for cell, one in observations.items()}


def notes_on(one: Observation, order: Sequence[str], targets: Sequence[Row]) -> list[str]:
    """The notes on one observation. `order`: every note."""
    row = as_row(one.cell) | {"producer": one.producer}
    holding = {*one.notes, *(target["note"] for target in targets if concerns(target, row))}
    return [note for note in order if note in holding]


def concerns(target: Mapping[str, str], row: Mapping[str, str]) -> bool:
    """Whether a note's target includes a figure. The year of a span of years is any year within it."""
    first, last = row["year"], row["year_to"] or row["year"]
    if target["year"] and not first <= target["year"] <= last:
        return False
    return all(target[field] in ("", row[field]) for field in TARGET_FIELDS if field != "year")
