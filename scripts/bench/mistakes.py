"""The part of `make bench` on mistakes: which share of misprints the audit catches, and what would let it catch more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from scripts.bench.mutants import CAUGHT, MISSED, Mutant, exact_checks, mutant, mutants, outcomes, plain, shows
from scripts.package.audit.codebook import Codebook, read_codebook
from scripts.package.audit.contexts import contexts
from scripts.package.audit.decisions import decided
from scripts.package.audit.facts import UNKNOWN, read_facts
from scripts.package.audit.quantities import Fact, Quantity, Range
from scripts.package.audit.reduction import reduced, touched
from scripts.package.audit.run import audit, check_all
from scripts.package.audit.structure import Relation, relations
from scripts.package.audit.system import System
from scripts.package.tables import Row

FAR = {"count": ("0", "99999"), "percent": ("0.0", "100.0")}  # a number that nothing holds may as well be these
TRIED = 10  # further figures that are tried out
SEED = 1


@dataclass(frozen=True)
class Year:
    """The figures of one year as decided, and the relations between them."""

    name: str
    statements: Sequence[Row]
    book: Codebook
    facts: Sequence[Fact]
    every: Sequence[Relation]
    rules: Sequence[Relation]
    numbers: Sequence[int]
    exact: Mapping[int, Sequence[object]]


@dataclass(frozen=True)
class Result:
    """What became of the mutants of a year. `loose`: statements whose number may be anything."""

    year: Year
    mutants: Sequence[Mutant]
    outcomes: Sequence[str]
    loose: Sequence[int]


def read_year(year: str, statements: Sequence[Row], codes: Mapping[str, pd.DataFrame], decisions: Sequence[Row]) -> Year:
    """A year of the statements, ready to be asked."""
    book = read_codebook(codes)
    printed = [fact for fact in read_facts(statements, book) if fact.quantity.year == year]
    facts = decided(printed, statements, decisions)
    every = relations(contexts(touched(facts), book), book)
    numbers = plain(statements, (number for fact in facts for number in fact.figures), decisions)
    exact = exact_checks(check_all(facts, every, book), book)
    return Year(year, statements, book, facts, every, reduced(every, touched(facts)), numbers, exact)


def try_out(year: Year, most: int) -> Result:
    """Judge the mutants of a year, `most` of them, and every number moved far away to both sides."""
    some = mutants(year.statements, year.numbers, year.book, most, SEED)
    far = [
        mutant(number, "far", value, year.statements, year.book)
        for number in year.numbers
        for value in FAR[year.statements[number]["measure"]]
    ]
    free = {one.statement for one, outcome in zip(far, outcomes(far, year.facts, year.rules), strict=True) if outcome == MISSED}
    held = {one.statement for one, outcome in zip(far, outcomes(far, year.facts, year.rules), strict=True) if outcome != MISSED}
    return Result(year, some, outcomes(some, year.facts, year.rules), sorted(free - held))
