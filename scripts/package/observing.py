"""From statements to the observations that are published: the most precise figure of each cell, and all that follows from it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from scripts.ground.cells import Cell, as_row, code_of
from scripts.ground.codebook import Codebook
from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.facts import ranks
from scripts.ground.row_notes import DOUBTFUL
from scripts.package.computing import compute
from scripts.package.notes import with_notes
from scripts.package.observations import Observation, Observations, resolve
from scripts.package.tables import cells_in


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
        cell: replace(one, obs_status="B") if is_broken(cell, broken) and one.obs_status == "A" else one
        for cell, one in observations.items()
    }


def is_broken(cell: tuple[str, ...], broken: set[tuple[str, str]]) -> bool:
    """Whether the cell's series breaks in its year."""
    return (code_of(cell, "indicator"), code_of(cell, "year")) in broken


def published_rows(observations: Observations, rows: Mapping[str, Sequence[Row]], book: Codebook) -> list[Row]:
    """The rows of the published table: in the order of the code lists, with the place of each among its question's answers."""
    return with_ranks([one.row() for one in in_order(observations, rows)], book)


def with_ranks(observations: Sequence[Row], book: Codebook) -> list[Row]:
    """The observations with the place of each among the answers of its question, where its number says something of it."""
    found = ranks(observations, book)
    return [
        {**row, "rank_first": str(place[0]), "rank_last": str(place[1])}
        for row in observations
        for place in [found.get(row["observation"], ("", ""))]
    ]


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
