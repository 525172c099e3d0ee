"""Does the audit catch mistakes? Printed numbers are misprinted one at a time, and the audit's own system is asked again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from scripts.ground.codebook import Codebook, read_codebook
from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.guard.audit import verdicts
from scripts.guard.audit.run import check_all
from scripts.guard.audit.verdicts import CONTRADICTS, HOLDS, Check
from scripts.guard.reasoning.facts import facts_of, read_facts
from scripts.guard.reasoning.known import decided, derived, read_known
from scripts.guard.reasoning.model import UndecidedError
from scripts.guard.reasoning.quantities import Fact, Relation, contexts, touched
from scripts.guard.reasoning.reduction import reduced
from scripts.guard.reasoning.structure import relations
from scripts.guard.reasoning.system import System

ONE_DIGIT, SWAPPED, LINE_BELOW = "one digit", "two digits swapped", "the line below"
CAUGHT, MISSED, UNDECIDED = "caught", "missed", "undecided"
SUMS = ("parts", "populations", "scopes")  # kinds of relation that are a sum and nothing else
SEED = 1
FAR = {"count": ("0", "99999"), "percent": ("0.0", "100.0")}  # a number that nothing holds may as well be these
TOGETHER = 40  # mutants in one system: building it takes longer than asking


def one_digit(value: str) -> Iterator[str]:
    """The number with each digit in turn replaced by each other one; no leading zero appears."""
    for place, sign in enumerate(value):
        for digit in "0123456789" if sign.isdigit() else "":
            text = value[:place] + digit + value[place + 1 :]
            if digit != sign and proper(text):
                yield text


def proper(text: str) -> bool:
    """Whether people would write the number so."""
    return text == "0" or text.startswith("0.") or not text.startswith("0")


def swapped(value: str) -> Iterator[str]:
    """The number with two digits beside each other exchanged, also across the decimal point."""
    places = [place for place, sign in enumerate(value) if sign.isdigit()]
    for first, second in zip(places, places[1:], strict=False):
        signs = list(value)
        signs[first], signs[second] = signs[second], signs[first]
        if proper("".join(signs)):
            yield "".join(signs)


@dataclass(frozen=True)
class Mutant:
    """The number of one statement misprinted as `value`, and what the print then says."""

    statement: int
    kind: str
    value: str
    facts: tuple[Fact, ...]


def plain(statements: Sequence[Row], numbers: Iterable[int], decisions: Sequence[Row]) -> list[int]:
    """The statements that print an exact count or percentage in figures, without those that a decision is about.

    The build says by itself when one of these changes.
    """
    settled = {row["observation"] for row in decisions}
    return [
        number
        for number in sorted(set(numbers))
        if statements[number]["measure"] in ("count", "percent")
        and statements[number]["qualifier"] == "exact"
        and any(sign.isdigit() for sign in statements[number]["printed"])
        and statements[number]["observation"] not in settled
    ]


def mutants(statements: Sequence[Row], numbers: Sequence[int], book: Codebook, most: int, seed: int) -> list[Mutant]:
    """Every misprint of the statements with these numbers, or `most` of them at random. Misprints that say nothing go."""
    every = [(number, kind, value) for number in numbers for kind, value in misprints(number, statements)]
    chosen = sorted(Random(seed).sample(every, min(most, len(every))))
    return [mutant(number, kind, value, statements, book) for number, kind, value in chosen]


def mutant(number: int, kind: str, value: str, statements: Sequence[Row], book: Codebook) -> Mutant:
    """One statement with another number."""
    said = facts_of(number, statements[number] | {"value": value}, book)
    return Mutant(number, kind, value, tuple(fact for fact in said if not fact.as_base))


def misprints(number: int, statements: Sequence[Row]) -> Iterator[tuple[str, str]]:
    """(kind, number) for each way to misprint a number, each number once. The line below is the next of its place and measure."""
    row = statements[number]
    seen = {row["value"]}
    same: tuple[Column, ...] = ("report_year", "source", "place", "measure")
    below = [
        other["value"]
        for other in statements[number + 1 : number + 2]
        if other["value"] and other["qualifier"] == "exact" and all(other[name] == row[name] for name in same)
    ]
    ways = ((ONE_DIGIT, one_digit(row["value"])), (SWAPPED, swapped(row["value"])), (LINE_BELOW, below))
    for kind, texts in ways:
        for text in texts:
            if text not in seen:
                seen.add(text)
                yield kind, text


def outcomes(some: Sequence[Mutant], facts: Sequence[Fact], rules: Sequence[Relation]) -> list[str]:
    """For each mutant whether the year's figures can all be true with it."""
    found = []
    for group in (some[start : start + TOGETHER] for start in range(0, len(some), TOGETHER)):
        here = {(one.statement,) for one in group}
        own = [fact for fact in facts if fact.figures in here and not fact.as_base]
        held = [fact for fact in facts if fact not in own]
        system = System(rules, [*own, *held, *(fact for one in group for fact in one.facts)])
        system.hold(range(len(own), len(own) + len(held)))
        start = len(own) + len(held)
        for one in group:
            alive = [number for number, fact in enumerate(own) if fact.figures != (one.statement,)]
            found.append(judged(system, [*alive, *range(start, start + len(one.facts))]))
            start += len(one.facts)
    return found


def judged(system: System, numbers: Sequence[int]) -> str:
    """Whether some facts contradict each other."""
    try:
        return MISSED if system.conflict(numbers) is None else CAUGHT
    except UndecidedError:
        return UNDECIDED


def exact_checks(checks: Sequence[Check], book: Codebook) -> dict[int, list[Check]]:
    """Statement -> the relations at exact precision that its number takes part in.

    Those are equations of exactly printed numbers, all of them printed: a sum, a declared sum, a percentage with its count and its
    base, the same number printed twice. A bound ("not more than"), a sum of rounded percentages and what lacks a number are not.
    """
    sums = {relation.name for relation in book.relations if relation.kind in ("same", "sum")}
    found: dict[int, list[Check]] = {}
    for check in checks:
        summed = check.kind in SUMS or (check.kind == "declared" and check.name in sums)
        counted = any(fact.kind == "count" and fact.quantity == check.about for fact in check.facts)
        equation = (
            (summed and check.verdict == HOLDS) or check.kind == "repeated" or (check.kind == "share" and counted)
        )
        if equation and check.verdict != CONTRADICTS and all(fact.exact for fact in check.facts):
            for number in {number for fact in check.facts if not fact.as_base for number in fact.figures}:
                found.setdefault(number, []).append(check)
    return found


def shows(one: Mutant, checks: Sequence[Check], rules: Sequence[Relation]) -> bool:
    """Whether a misprint is more than rounding hides, in one at least of the relations at exact precision.

    A sum of counts hides nothing, nor does a count printed twice. A percentage hides the counts that give the same printed digits.
    `rules`: every relation of the year.
    """
    return any(check.kind not in ("share", "repeated") or differs(one, check, rules) for check in checks)


def differs(one: Mutant, check: Check, rules: Sequence[Relation]) -> bool:
    """Whether a percentage, recomputed from its count and base, or printed twice, is another one than is printed."""
    others = [fact for fact in check.facts if fact.as_base or fact.figures != (one.statement,)]
    replaced = [*others, *one.facts]
    sums = [rule for rule in rules if rule.about.indicator == check.about.indicator]
    known = derived(read_known(replaced), sums)
    again = [*verdicts.ratios(replaced, known), *verdicts.repeated(replaced)]
    return any(each.verdict == CONTRADICTS for each in again)


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
