"""The declared relations of `codes/relations.csv`: what new observations follow from them."""

from collections.abc import Iterator
from decimal import ROUND_CEILING, Decimal

from scripts.ground.cells import Cell, code_of, with_codes
from scripts.ground.codebook import Codebook
from scripts.ground.declared import BY_ANSWER, Declared
from scripts.ground.interval import EXACT
from scripts.ground.numbers import Reading, rounded, share
from scripts.package.derived import Derived
from scripts.package.observations import Observations

# These say how much there can be, not how much there is: nothing is computed from them.
BOUNDS = ("within", "among", "any_of")


def follows(relations: list[Declared], sound: Observations) -> Iterator[Derived]:
    """What the relations give, for every scope and year in which all their terms are known exactly.

    Nothing follows from an assumption, and nothing is said of an indicator in a year in which it was not measured at all.
    """
    measured = {(code_of(cell, "indicator"), code_of(cell, "year")) for cell in sound}
    known = {cell: one for cell, one in sound.items() if one.exact}
    places = sorted({(code_of(cell, "scope"), code_of(cell, "year")) for cell in known})
    for relation in (
        one for one in relations if one.kind not in (*BOUNDS, BY_ANSWER) and one.terms and not one.assumption
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

    An answer that one of the others is not asked about has no rest that can be known. The rest of all answers is the sum of these:
    what is too much of one answer is not taken from another.
    """
    places = sorted({(code_of(cell, "scope"), code_of(cell, "year")) for cell in sound})
    for relation in (one for one in book.relations if one.kind == BY_ANSWER):
        for scope, year in places:
            rests = [*rests_of(relation, scope, year, book, sound)]
            least = sum(Decimal(rest.reading.value) for rest in rests)
            yield from rests
            if least:
                target, *_ = relation.cells(scope, year)
                terms = tuple(term for rest in rests for term in rest.terms)
                yield Derived(target, Reading(str(least), "at_least"), relation.name, terms)


def rests_of(relation: Declared, scope: str, year: str, book: Codebook, sound: Observations) -> Iterator[Derived]:
    """The rest of each answer, where there is one, of those that all the terms are asked about and known exactly."""
    found = relation.cells(scope, year)
    if not found:
        return
    target, *terms = found
    for answer in book.parts(terms[0][0], year=year):
        cells = [with_codes(cell, category=answer, unit=book.units.get((cell[0], answer), "")) for cell in terms]
        known = tuple(sound[cell] for cell in cells if asked(cell, book, year) and cell in sound and sound[cell].exact)
        if len(known) == len(terms):
            whole, *rest = (Decimal(one.exact) for one in known)
            if whole > sum(rest):
                own = with_codes(target, within_indicator=terms[0][0], within_category=answer)
                yield Derived(own, Reading(str(whole - sum(rest)), "at_least"), relation.name, known)


def asked(cell: Cell, book: Codebook, year: str) -> bool:
    """Whether a year asks for the answer that a cell is about."""
    return cell[1] in book.parts(cell[0], year=year)


def result(relation: Declared, numbers: list[Decimal]) -> Reading | None:
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
    if relation.kind == "share_at_most":  # rounded up: an upper bound below the share would not be one
        return Reading(share(str(numbers[0]), str(numbers[1]), ROUND_CEILING), "at_most")
    return Reading(share(str(numbers[0]), str(numbers[1])), EXACT)
