"""What may be worked out of what: observations that bear it, what comes of it, and what the declared relations give."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from scripts.ground.answered import NOBODY_LACKS, met_by_nobody
from scripts.ground.cells import Cell, cell_id, code_of, with_codes
from scripts.ground.codebook import Codebook
from scripts.ground.declared import BY_ANSWER, NOTED, Declared
from scripts.ground.interval import EXACT
from scripts.ground.numbers import SaidNumber, compatible
from scripts.package.answering import lacking_support
from scripts.package.observations import Observation, Observations


@dataclass(frozen=True)
class Derived:
    """What a rule says of a cell, and the observations that it says it from."""

    cell: Cell
    reading: SaidNumber
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


def improves(value: SaidNumber, present: Observation | None) -> bool:
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


# These say how much there can be, not how much there is, or what a source has divided: nothing is computed from them.
BOUNDS = ("within", "among", "any_of", "mean")


def follows(relations: list[Declared], sound: Observations) -> Iterator[Derived]:
    """What the relations give, for every scope and year in which all their terms are known exactly.

    Nothing follows from an assumption, and nothing is said of an indicator in a year in which it was not measured at all.
    """
    measured = {(code_of(cell, "indicator"), code_of(cell, "year")) for cell in sound}
    known = {cell: one for cell, one in sound.items() if one.exact}
    places = sorted({(code_of(cell, "scope"), code_of(cell, "year")) for cell in known})
    for relation in (
        one for one in relations if one.kind not in (*BOUNDS, *BY_ANSWER) and one.terms and not one.assumption
    ):
        for (target, *cells), year in (
            (found, year) for scope, year in places if (found := relation.cells(scope, year))
        ):
            terms = tuple(known[cell] for cell in cells if cell in known)
            if len(terms) == len(cells) and (relation.result["indicator"], year) in measured:
                given = result(relation, [Decimal(term.exact) for term in terms])
                if given is not None:
                    yield Derived(target, given, relation.name, terms)
            if relation.kind == "same" and target in known and (relation.terms[0]["indicator"], year) in measured:
                yield Derived(cells[0], known[target].reading, relation.name, (known[target],))


def rests_by_answer(book: Codebook, sound: Observations) -> Iterator[Derived]:
    """What is left at least of each answer of the first term, when what the others have of the same answer is taken from it.

    That no more is noted is so whatever is missing (F5); that nobody gave more only without those who may lack an answer (F4), and
    of all answers together. An answer that one of the others is not asked about has no rest that can be known. The rest of all is
    the sum of these: what is too much of one answer is not taken from another.
    """
    places = sorted({(code_of(cell, "scope"), code_of(cell, "year")) for cell in sound})
    for relation in (one for one in book.relations if one.kind in BY_ANSWER):
        for cells, year in ((relation.cells(scope, year), year) for scope, year in places):
            known = (NOBODY_LACKS, []) if relation.kind == NOTED else lacking_support(cells[1:], sound, book)
            asked = cells if relation.kind == NOTED else cells[:-1]
            rests = [*rests_of(asked, year, known[0], relation.name, book, sound)] if cells and known else []
            yield from rests if relation.kind == NOTED else ()
            if known and (least := sum(Decimal(rest.reading.value) for rest in rests)):
                terms = (*(term for rest in rests for term in rest.terms), *known[1])
                yield Derived(cells[0], SaidNumber(str(least), "at_least"), relation.name, terms)


def rests_of(
    cells: Sequence[Cell], year: str, lacking: Fraction, rule: str, book: Codebook, sound: Observations
) -> Iterator[Derived]:
    """The rest of each answer, where there is one, of those that all the terms are asked about and known exactly."""
    target, *terms = cells
    for answer in book.parts(terms[0][0], year=year):
        named = [with_codes(cell, category=answer, unit=book.units.get((cell[0], answer), "")) for cell in terms]
        asked = all(cell[1] in book.parts(cell[0], year=year) for cell in named)
        known = tuple(sound[cell] for cell in named if asked and cell in sound and sound[cell].exact)
        if len(known) == len(terms):
            whole, *rest = (Fraction(one.exact) for one in known)
            if least := met_by_nobody(whole, rest, lacking):
                own = with_codes(target, within_indicator=terms[0][0], within_category=answer)
                yield Derived(own, SaidNumber(str(least), "at_least"), rule, known)


def result(relation: Declared, numbers: list[Decimal]) -> SaidNumber | None:
    """The value that a relation gives, or None for a remainder below nothing; one of overlapping parts is only a lower bound."""
    if relation.kind in ("sum", "same"):
        return SaidNumber(str(sum(numbers)), EXACT)
    rest = numbers[0] - sum(numbers[1:])
    return SaidNumber(str(rest), "at_least") if rest >= 0 else None
