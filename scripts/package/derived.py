"""What may be worked out of what: observations that bear it, and the observation that comes of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scripts.ground.cells import Cell, cell_id, code_of
from scripts.ground.interval import EXACT
from scripts.ground.numbers import Reading, compatible
from scripts.package.observations import Observation, Observations


@dataclass(frozen=True)
class Derived:
    """What a rule says of a cell, and the observations that it says it from."""

    cell: Cell
    reading: Reading
    rule: str
    terms: tuple[Observation, ...]

    @property
    def sources(self) -> frozenset[str]:
        """The documents that all the terms come from; empty when they have none in common, and then nothing follows."""
        return frozenset.intersection(*(term.sources for term in self.terms))

    @property
    def producers(self) -> set[str]:
        """Who made the terms."""
        return {term.producer for term in self.terms}


def usable(known: Observations, held: Sequence[Cell]) -> Observations:
    """The observations that others may be computed from: not doubtful, and not contradicted by the print."""
    shut = set(held)
    return {cell: one for cell, one in known.items() if cell not in shut and not one.against}


def improves(value: Reading, present: Observation | None) -> bool:
    """A computed value is news where there is none, or where the print gives only a bound or "about".

    Never for a cell that was suppressed: what protects people is not worked out again from its neighbours.
    """
    if present is not None and present.obs_status == "Q":
        return False
    if present is None or not present.reading.qualifier:
        return True
    return value.qualifier == EXACT and not present.exact and present.origin == "printed"


def computed(found: Derived, present: Observation | None) -> Observation:
    """The observation of a computed value; the statements that speak of the same cell are kept, and compared with it."""
    made = Observation(
        found.cell,
        found.reading,
        obs_status="A",
        producer=found.terms[0].producer,
        origin="computed",
        rule=found.rule,
        inputs=tuple(cell_id(term.cell) for term in found.terms),
        sources=found.sources,
    )
    if present is None:
        return made
    exact = found.reading.qualifier == EXACT
    against = [one for one in present.readings if exact and not compatible(found.reading.value, one)]
    return replace(
        made,
        base=present.base,
        against=tuple(f"{one.qualifier} {one.value}" for one in against),
        notes=present.notes,
        readings=present.readings,
    )


def counts(sound: Observations) -> list[Cell]:
    """The counts that are known exactly."""
    return [cell for cell, one in sound.items() if code_of(cell, "measure") == "count" and one.exact]
