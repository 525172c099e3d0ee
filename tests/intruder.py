"""The standing intruder: who knows everything that is published and what a reader knows of it, and works out hidden counts.

Independent of the build: what is known stands in `intruder_relations.csv`, and another solver answers. A count that is hidden
is at least 1, a country that is listed at least 2. `attack` says how many numbers each count can be, `leaks` which counts are given
away. A year has one reading of the need `all of the above` that is right, and nobody knows which: what is given away under one is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from scripts.ground.data_package import Row
from tests.intruder_elsewhere import known_elsewhere
from tests.intruder_puzzle import MOST, ImpossibleError, Puzzle, Sum
from tests.intruder_relations import NOT_PROTECTED, READINGS, Expression, Known
from tests.intruder_walk import possible_values

Number = int | Fraction
EXACT = "exact"


@dataclass(frozen=True)
class Found:
    """What is found of one count under one reading: whether it is hidden, and its possible values, up to the threshold."""

    hidden: bool
    values: tuple[int, ...]
    number: int

    def given_away(self, threshold: int) -> bool:
        """A hidden count has fewer possible values than the threshold; another one can only be small besides that."""
        if self.number >= threshold or self.hidden:
            return self.number < threshold
        return 0 < next((value for value in self.values if value), 0) < threshold


def attack(published: Iterable[Row], threshold: int) -> dict[str, int]:
    """Name -> how many values are possible, at most the threshold, under the reading that says most.

    Of every hidden count, and of every count that is implied and not printed. One that cannot be small is not counted further.
    """
    return least_numbers(readings([*published], threshold))


def leaks(published: Iterable[Row], threshold: int, more: Sequence[Sum] = ()) -> list[str]:
    """The names of the counts that are given away. `more`: what is known besides, under each reading."""
    found = readings([*published], threshold, more)
    return sorted({name for one in found for name, each in one.items() if each.given_away(threshold)})


def least_numbers(found: Sequence[Mapping[str, Found]]) -> dict[str, int]:
    """Name -> the least number of values under any reading."""
    names = dict.fromkeys(name for one in found for name in one)
    return {name: min(one[name].number for one in found if name in one) for name in names}


def readings(published: Sequence[Row], threshold: int, more: Sequence[Sum] = ()) -> list[dict[str, Found]]:
    """What is found under each reading that the published figures allow."""
    if len(years := {row["year"] for row in published}) > 1:
        raise ValueError(f"one year at a time, not {sorted(years)}")
    names = frozenset(cell(row) for row in published if row["scope"] == "all_cases" and row["measure"] == "count")
    found = []
    for reading in READINGS:
        try:
            found.append(under(known_elsewhere(reading, names), published, threshold, more))
        except ImpossibleError as error:
            said = error
    if not found:
        raise ImpossibleError(f"no reading is possible: {said}")
    return found


def under(facts: Known, published: Sequence[Row], threshold: int, more: Sequence[Sum] = ()) -> dict[str, Found]:
    """What is found when this is known."""
    counts = [row for row in published if row["measure"] == "count" and row["scope"] == "all_cases"]
    hidden = {cell(row) for row in counts if row["obs_status"] == "Q"}
    printed = {cell(row): int(row["value"]) for row in counts if row["value"] and row["qualifier"] == EXACT}
    puzzle = posed(facts, published, hidden)
    puzzle.rows += more
    puzzle.narrow()
    puzzle.solve()
    asked = dict(targets(facts, hidden, printed, threshold))
    bounds = {name: puzzle.bounds(one) for name, one in asked.items()}
    small = {name: one for name, one in asked.items() if name in hidden or bounds[name][0] < threshold}
    values = possible_values(puzzle, small, threshold)
    found = {}
    for name, (low, high) in bounds.items():
        number = len(values[name]) if name in values else high - low + 1
        found[name] = Found(name in hidden, tuple(sorted(values.get(name, ()))), min(threshold, number))
    return found


def cell(row: Row) -> str:
    """The name of the cell of a row. Children within one kind of exposure are a population of their own."""
    population = row["population"]
    if row.get("within_indicator") == "children_exposure" and row.get("within_category") in ("direct", "indirect"):
        population = f"children_{row['within_category']}"
    elif row.get("within_indicator"):
        population += f"[{row['within_indicator']}.{row['within_category']}]"
    return f"{row['indicator']}.{row['category']}.{population}"


def around(row: Row) -> list[str]:
    """The two cells that a count of those who meet a further condition is part of."""
    if "[" not in cell(row):
        return []
    condition = f"{row['within_indicator']}.{row['within_category']}"
    return [f"{one}.{row['population']}" for one in (f"{row['indicator']}.{row['category']}", condition)]


def posed(facts: Known, published: Sequence[Row], hidden: set[str]) -> Puzzle:
    """The puzzle: every cell with its bounds, what is known of them, and what the published rows say."""
    rows = [Sum(tuple(one.items()), equation=True) for one in facts.zero]
    rows += [Sum(tuple(one.items())) for one in facts.not_negative]
    rows += [Sum(((other, 1), (cell(row), -1))) for row in published for other in around(row) if other in facts.cells]
    plain = [row for row in published if row["scope"] == "all_cases" and row["value"]]
    names = dict.fromkeys([*facts.cells, *(cell(row) for row in published if row["scope"] == "all_cases"), *hidden])
    low = {name: int(name in hidden) + int(name in hidden & facts.never_one) for name in names}
    high = dict.fromkeys(names, MOST)
    for row in plain:
        if row["measure"] == "count":
            least, most = between(row)
            low[cell(row)] = max(low[cell(row)], ceil(least))
            high[cell(row)] = min(high[cell(row)], MOST if most is None else floor(most))
        elif row["measure"] in ("percent", "mean"):
            rows += share(facts, row)
    if wrong := [name for name in names if low[name] > high[name]]:
        raise ImpossibleError(f"printed in two ways: {wrong}")
    return Puzzle(low, high, frozenset(facts.never_one), rows)


def between(row: Row) -> tuple[Fraction, Fraction | None]:
    """The least and the greatest that a printed number can be; None: it says nothing of the greatest."""
    value, counted = Fraction(row["value"]), row["measure"] == "count"
    decimals = len(row["value"].partition(".")[2])
    half = Fraction(0) if counted else Fraction(1, 2 * 10**decimals)
    zeros = len(row["value"]) - len(row["value"].rstrip("0")) if not decimals else 0
    about = max(Fraction(1), Fraction(10**zeros, 2))
    more = Fraction(1) if counted else Fraction(0)
    return {
        EXACT: (value - half, value + half),
        "about": (value - about, value + about),
        "over": (value + more, None),
        "just_over": (value + more, None),
        "at_least": (value, None),
        "under": (Fraction(0), value - more),
        "just_under": (Fraction(0), value - more),
        "at_most": (Fraction(0), value),
        "between": (value, Fraction(row.get("value_to") or value)),
    }.get(row["qualifier"], (Fraction(0), None))


def share(facts: Known, row: Row) -> Iterator[Sum]:
    """What a percentage, or a mean, says of the count and of what it is a share of."""
    name = cell(row)
    whole = Fraction(100) if row["measure"] == "percent" else Fraction(1)
    bases: tuple[str, ...] = facts.bases.get(name, ())
    if row.get("base_indicator"):
        bases = (f"{row['base_indicator']}.{row['base_category']}.{row['population']}",)
    if not row["base"] and not set(bases) <= set(facts.cells):
        return
    for limit, sign, base in zip(between(row), (1, -1), (bases[:1], bases[-1:]), strict=True):
        if limit is None:
            continue
        part = limit / whole
        if row["base"]:  # sign * (count - part * base) is at least 0
            least = ceil(sign * part * int(row["base"]))
            yield Sum(((name, sign),), least)
        elif base and base[0] != name:
            yield Sum(((name, sign * part.denominator), (base[0], -sign * part.numerator)))


def targets(
    facts: Known, hidden: set[str], printed: Mapping[str, int], threshold: int
) -> Iterator[tuple[str, Expression]]:
    """What is attacked: hidden counts, cells that are not printed, differences, and what is left of a sum.

    A count that is always equal to a small one that somebody decided to print gives nothing away; nor is what nobody was asked a
    count of anybody.
    """
    asked = {name.partition(".")[0] for name in (*hidden, *printed)}
    shown = {facts.forms.get(name) for name, number in printed.items() if 0 < number < threshold}
    yield from ((name, {name: 1}) for name in sorted(hidden))
    for name, one in implied(facts, printed):
        if name in facts.cells and name.partition(".")[0] not in asked:
            continue
        if name not in hidden and not name.startswith(NOT_PROTECTED) and facts.forms.get(name, name) not in shown:
            yield name, one


def implied(facts: Known, printed: Mapping[str, int]) -> Iterator[tuple[str, Expression]]:
    """The counts that are implied: cells that are not printed, differences, and what the printed parts of a whole leave of it."""
    yield from ((name, {name: 1}) for name in facts.cells if name not in printed)
    yield from facts.differences.items()
    yield from ((name, one) for name, one in facts.taken.items() if printed.keys() >= one.keys())
    for parts in facts.sums:
        left = dict.fromkeys((name for name in parts if name not in printed), 1)
        if 1 < len(left) < len(parts) and facts.form(left) not in facts.forms.values():
            yield " + ".join(left), left
