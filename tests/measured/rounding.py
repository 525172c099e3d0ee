"""Controlled rounding beside hiding, on whole made-up years: what is untrue, what is missing, and what a reader works out.

Each figure goes to one of the two multiples of five beside it; a multiple stays. Which of the two is drawn, the nearer the
likelier, and a program of whole numbers departs from as few draws as it can so that everything that binds the figures holds of the
rounded ones too (zero-restricted controlled rounding: Handbook on Statistical Disclosure Control, 5.5). The draw has to stay a
secret: where the nearest were taken, 0 would tell of 0, 1 or 2 only.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from scripts.ground.codes import FEW
from scripts.ground.interval import Interval
from scripts.guard.protection.cells import cells
from scripts.guard.protection.proposal import propose
from scripts.guard.protection.reader import Reader
from scripts.guard.reasoning.linear import program
from scripts.guard.reasoning.model import Model
from scripts.guard.reasoning.quantities import Fact, Quantity, Relation
from tests.guarded_years import SETTINGS, THRESHOLD, YEAR, published
from tests.measured.shared_years import SharedYear, Values
from tests.plausible_years import Line, as_observations, small_lines

BASE = 5
MOST_STEPS = 2  # beyond a neighbour, where the figures allow no better
FEWEST, MANY = FEW, 50  # of fewer no percentage is computed; of many a person is less than two points
SOME_POINTS, MANY_POINTS = 1, 5
Share = tuple[Quantity, Quantity]  # of what: a part and its whole


@dataclass(frozen=True)
class Rounded:
    """The figures of a year as multiples of five. `reach`: how far the method lets a figure be from the truth."""

    shown: Values
    reach: int


def rounded(year: SharedYear, seed: int, rules: Sequence[Relation] | None = None) -> Rounded:
    """The figures of a year rounded so that all that binds them holds: to a neighbour if they can be, else a step further.

    `rules`: what is known to bind them, where it is not everything.
    """
    values = year.values(year.counts)
    for steps in range(MOST_STEPS + 1):
        shown = stepped(values, year.rules if rules is None else rules, steps, Random(seed))
        if shown:
            return Rounded(shown, BASE * (steps + 1) - 1)
    raise ValueError(f"{seed}: no rounding")


def stepped(values: Values, rules: Sequence[Relation], steps: int, random: Random) -> dict[Quantity, int]:
    """The figures at most so many steps beyond a neighbour, with the fewest steps from what is drawn; none where that cannot be.

    That nobody is there stays.
    """
    low = {one: value // BASE * BASE for one, value in values.items()}
    high = {one: least + BASE * (values[one] > least) for one, least in low.items()}
    drawn = {
        one: random.choices((low[one], high[one]), (high[one] - value + 1e-9, value - low[one]))[0]
        for one, value in values.items()
    }
    near = {
        one: (max(0, low[one] - BASE * steps), high[one] + BASE * steps * (value > 0)) for one, value in values.items()
    }
    made = program(rules, (), known=near)
    moves = []
    for one, (least, most) in near.items():
        if least < most:
            down, up = made.variable(0, (drawn[one] - least) // BASE), made.variable(0, (most - drawn[one]) // BASE)
            made.hold([(1, made.count(one)), (BASE, down), (-BASE, up)], drawn[one], drawn[one])
            moves += [(1, down), (1, up)]
    total = made.variable(0, len(moves) * (steps + 1))
    made.hold([*moves, (-1, total)], 0, 0)
    world = Model(made).extreme(total, most=False)
    return {one: world[made.places[one]] if one in made.places else drawn[one] for one in values} if world else {}


def hidden_besides(year: SharedYear) -> tuple[set[Line], set[Line]]:
    """The small counts of a year, and what is hidden besides them."""
    small = small_lines(year.counts, THRESHOLD)
    case = published(as_observations(year.counts, small, YEAR))
    lines = {one: line for line, one in year.quantities.items()}
    return small, {lines[one] for one in propose(YEAR, case, SETTINGS)}


def measured(year: SharedYear, after: Rounded, hidden: set[Line]) -> Counter[str]:
    """What becomes of a year. `after`: its figures rounded; `hidden`: what is hidden instead."""
    shown = after.shown
    true, gone = year.values(year.counts), {year.quantities[line] for line in hidden}
    there = [one for one, value in true.items() if value]
    small = {one for one in there if true[one] < THRESHOLD}
    found = Counter(
        years=1, further=int(after.reach >= BASE), figures=len(there), small=len(small), besides=len(gone - small)
    )
    found["untrue"] = sum(shown[one] != true[one] for one in there)
    found["off"] = sum(abs(shown[one] - true[one]) for one in there)
    found["most_off"] = max(abs(shown[one] - true[one]) for one in there)
    found["nobody"] = sum(not shown[one] for one in small)
    for part, whole in shares(year):
        if true[whole] >= FEWEST:
            size = "large" if true[whole] >= MANY else "middling"
            off = abs(Fraction(shown[part], shown[whole]) - Fraction(true[part], true[whole])) * 100
            found[f"shares_{size}"] += 1
            found[f"missing_{size}"] += part in gone or whole in gone
            found[f"some_{size}"] += off > SOME_POINTS
            found[f"many_{size}"] += off > MANY_POINTS
    return found


def shares(year: SharedYear) -> Iterator[Share]:
    """Each answer with the people, or else the answers, that it is a share of."""
    for (indicator, category, population), one in year.quantities.items():
        whole = next(
            (each for code in ("total", "answers") if (each := year.quantities.get((indicator, code, population)))),
            None,
        )
        if (
            whole
            and year.book.role(indicator, category) in ("part", "rest")
            and not year.book.parent(indicator, category)
        ):
            yield one, whole


def after_rounding(after: Rounded) -> list[Fact]:
    """What the rounded figures tell a reader who knows the method."""
    return [
        Fact((), one, Interval(Fraction(max(0, value - after.reach)), Fraction(value + after.reach)))
        for one, value in after.shown.items()
    ]


def after_hiding(year: SharedYear, hidden: Collection[Line]) -> list[Fact]:
    """What the figures tell when some are hidden: those are of somebody."""
    return [
        Fact((), one, Interval(Fraction(1), None) if line in hidden else exactly(year.counts[line]))
        for line, one in year.quantities.items()
    ]


def exactly(count: int) -> Interval:
    """One number."""
    return Interval(Fraction(count), Fraction(count))


def worked_out(year: SharedYear, told: Sequence[Fact]) -> Counter[str]:
    """Of the small counts, and of those that a subtraction gives, how many a reader of this knows too well.

    The reader knows everything that binds the figures. `known`: fewer values are possible than the threshold; `exact`: one.
    """
    true = year.values(year.counts)
    about = [cell for cell in cells(true, year.rules, year.book, SETTINGS) if all(one in true for _, one in cell.terms)]
    few = [cell for cell in about if 0 < sum(factor * true[one] for factor, one in cell.terms) < THRESHOLD]
    reader = Reader(told, year.rules, few, {})
    found = Counter(cells=len(few))
    for cell in few:
        values = reader.values(cell, THRESHOLD)
        found["known"] += len(values) < THRESHOLD
        found["exact"] += len(values) == 1
    return found
