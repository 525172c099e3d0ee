"""Misprints of a whole year: which share the audit catches, which numbers nothing holds, and what would let it catch more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scripts.ground.codebook import Codebook, read_codebook
from scripts.ground.data_package import Row
from scripts.ground.interval import Interval
from scripts.package.audit.run import check_all
from scripts.package.audit.verdicts import Check
from scripts.reasoning.context import contexts
from scripts.reasoning.facts import UNKNOWN, read_facts
from scripts.reasoning.prints import decided
from scripts.reasoning.quantities import Fact, Quantity, touched
from scripts.reasoning.reduction import reduced
from scripts.reasoning.relation import Relation
from scripts.reasoning.structure import relations
from scripts.reasoning.system import System
from tests.bench.mutants import MISSED, Mutant, exact_checks, mutant, mutants, outcomes, plain, shows

FAR = {"count": ("0", "99999"), "percent": ("0.0", "100.0")}  # a number that nothing holds may as well be these
TRIED = 8  # further figures that are tried out
SEED = 1


@dataclass(frozen=True)
class Year:
    """The figures of one year as decided. `every`: the relations between them; `rules`: what these come to.

    `numbers`: the statements that are misprinted; `exact`: those of them in relations at exact precision, with these.
    """

    statements: Sequence[Row]
    book: Codebook
    facts: Sequence[Fact]
    every: Sequence[Relation]
    rules: Sequence[Relation]
    numbers: Sequence[int]
    exact: Mapping[int, Sequence[Check]]


@dataclass(frozen=True)
class Result:
    """What became of the mutants. `visible`: those of relations at exact precision that are more than rounding hides."""

    mutants: Sequence[Mutant]
    outcomes: Sequence[str]
    visible: Sequence[bool]


def read_year(
    year: str, statements: Sequence[Row], codes: Mapping[str, Sequence[Row]], decisions: Sequence[Row]
) -> Year:
    """A year of the statements, ready to be asked."""
    book = read_codebook(codes)
    printed = [fact for fact in read_facts(statements, book) if fact.quantity.year == year]
    facts = decided(printed, statements, decisions)
    every = relations(contexts(said := touched(facts), book), book, said)
    numbers = plain(statements, (number for fact in facts for number in fact.figures), decisions)
    exact = exact_checks(check_all(facts, every, book), book)
    return Year(statements, book, facts, every, reduced(every, touched(facts)), numbers, exact)


def try_out(year: Year, most: int) -> Result:
    """Judge the mutants of a year, `most` of them."""
    some = mutants(year.statements, year.numbers, year.book, most, SEED)
    visible = [one.statement in year.exact and shows(one, year.exact[one.statement], year.every) for one in some]
    return Result(some, outcomes(some, year.facts, year.rules), visible)


def loose(year: Year) -> list[int]:
    """The statements whose number may be very small and very great, and no figure of the year says no."""
    far = [
        mutant(number, "far", value, year.statements, year.book)
        for number in year.numbers
        for value in FAR[year.statements[number]["measure"]]
    ]
    held = {one.statement for one, end in zip(far, outcomes(far, year.facts, year.rules), strict=True) if end != MISSED}
    return [number for number in year.numbers if number not in held]


def wishes(year: Year, result: Result) -> list[tuple[Quantity, int, int]]:
    """The counts that nobody printed and that would let the audit catch most: (count, misprints caught more, of so many missed).

    Tried are the bases of percentages and the wholes and bases that the missed figures belong to. Each is printed as a number
    that the other figures allow, the greatest.
    """
    missed = [one for one, end in zip(result.mutants, result.outcomes, strict=True) if end == MISSED]
    printed = {fact.quantity for fact in year.facts if fact.kind == "count" and fact.exact}
    near: dict[Quantity, list[Mutant]] = {}
    for one in missed:
        for wish in sorted(wanted(one, year) - printed):
            near.setdefault(wish, []).append(one)
    busiest = sorted(near, key=lambda wish: (-len(near[wish]), wish))[:TRIED]
    found = []
    for wish in busiest:
        further = [Fact((), wish, possible(wish, year), exact=True)]
        ends = outcomes(near[wish], year.facts, year.rules, further)
        found.append((wish, sum(end != MISSED for end in ends), len(ends)))
    return sorted(found, key=lambda one: -one[1])


def wanted(one: Mutant, year: Year) -> set[Quantity]:
    """The counts that would say more of a figure: its own, its base, and what the sums that it is part of add up to."""
    here = touched(one.facts)
    wholes = {
        rule.about
        for rule in year.every
        if rule.kind in ("parts", "part_of_whole") and here & {each for _, each in rule.terms}
    }
    return {each for each in here | wholes if each.unit != UNKNOWN and not each.year_to}


def possible(wish: Quantity, year: Year) -> Interval:
    """A number that a count can be, as the year's figures are."""
    rules = reduced(year.every, touched(year.facts) | {wish})
    system = System(rules, year.facts)
    system.hold()
    value = Fraction(system.extreme(wish, most=True, asked=[wish])[wish])
    return Interval(value, value)
