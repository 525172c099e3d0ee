"""What follows from the printed figures: sums over populations and categories, declared relations, shares.

Every computed value carries the rule that made it. Nothing is computed from a figure that the print itself contradicts, and a
value that is printed exactly is never replaced.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import pandas as pd

from scripts.package.cells import Cell, as_row, with_codes
from scripts.package.numbers import EXACT, Reading, compatible, share
from scripts.package.observations import Derived, Observation, Observations
from scripts.package.relations import Relation, follows
from scripts.package.tables import PARTS, records

# Below this one person moves a share by more than five points: the count is said, no share is computed.
SMALL_COUNT = 20
Found = Iterator[Derived]


def compute(
    observations: Observations, codes: Mapping[str, pd.DataFrame], relations: list[Relation], held: Sequence[Cell] = ()
) -> Observations:
    """The observations with everything that follows from them. From the cells in `held`, which are doubtful, nothing does."""
    populations = population_groups(codes["sums"])
    parts = category_groups(codes["categories"], codes["indicators"])
    rules: list[Callable[[Observations], Found]] = [
        lambda sound: population_sums(sound, populations),
        lambda sound: category_sums(sound, parts),
        lambda sound: follows(relations, sound),
    ]
    known = dict(observations)
    while added := news(known, held, rules):
        known |= added
    return known | with_shares(known, held, codes["categories"])


def news(known: Observations, held: Sequence[Cell], rules: list[Callable[[Observations], Found]]) -> Observations:
    """What the rules find that is not known yet; empty when nothing more follows.

    Figures are only put together when one producer made them and one document prints them all: two documents may count
    differently.
    """
    sound = usable(known, held)
    added: Observations = {}
    for rule in rules:
        for found in rule(sound):
            together = len(found.producers) == 1 and found.sources
            fresh = found.cell not in added and found.cell not in held
            if together and fresh and improves(found.reading, known.get(found.cell)):
                added[found.cell] = computed(found, known.get(found.cell))
    return added


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
        sources=found.sources,
    )
    if present is None:
        return made
    value = found.reading.value
    against = [one for one in present.readings if value and not compatible(value, one)]
    return replace(
        made,
        base=present.base,
        rests_on=present.rests_on,
        against=tuple(f"{one.qualifier} {one.value or one.lower or one.upper}" for one in against),
        notes=present.notes,
        readings=present.readings,
    )


Groups = list[tuple[str, ...]]


def population_groups(sums: pd.DataFrame) -> Groups:
    """(whole, part, part, ...) for each way in which a population is divided.

    Only populations: how large a case is, a report says in passing and of one indicator. "All cases = without the case + the
    case" is a relation to test figures by, not one to publish new figures from.
    """
    grouped: dict[tuple[str, str], list[str]] = {}
    for row in records(sums[sums["dimension"] == "population"]):
        grouped.setdefault((row["whole"], row["split"]), []).append(row["part"])
    return [(whole, *parts) for (whole, _), parts in grouped.items()]


def population_sums(sound: Observations, groups: Groups) -> Found:
    """Whole = sum of its parts over populations, solved for the one that is missing. Counts only."""
    known = counts(sound)
    for cell in known:
        for group in groups:
            if as_row(cell)["population"] in group:
                yield from solve([with_codes(cell, population=code) for code in group], sound, "sum_of_populations")


def category_groups(categories: pd.DataFrame, indicators: pd.DataFrame) -> dict[str, Groups]:
    """Indicator -> [(whole, part, part, ...)]: parts of the persons where one answer is given, of the answers where several are."""
    several = set(indicators.loc[indicators["answers"] == "several", "indicator"])
    groups: dict[str, Groups] = {}
    for indicator, frame in categories.groupby("indicator", sort=False):
        if "adds_to_each" in set(frame["role"]):
            continue  # "all of the above" counts once in the list and once in each part: no sum holds
        role = "whole_answers" if indicator in several else "whole_persons"
        wholes = frame.loc[frame["role"] == role, "category"]
        found = [(whole, "") for whole in wholes] + [(parent, parent) for parent in frame["parent"].unique() if parent]
        for whole, parent in found:
            parts = frame.loc[frame["role"].isin(PARTS) & (frame["parent"] == parent), "category"]
            if len(parts) > 1:
                groups.setdefault(str(indicator), []).append((str(whole), *parts))
    return groups


def category_sums(sound: Observations, groups: Mapping[str, Groups]) -> Found:
    """Whole = sum of its categories, solved for the one that is missing. Counts only."""
    for cell in counts(sound):
        for group in groups.get(as_row(cell)["indicator"], []):
            if as_row(cell)["category"] in group:
                yield from solve([with_codes(cell, category=code) for code in group], sound, "sum_of_categories")


def counts(sound: Observations) -> list[Cell]:
    """The counts that are known exactly."""
    return [cell for cell, one in sound.items() if as_row(cell)["measure"] == "count" and one.exact]


def solve(members: list[Cell], sound: Observations, rule: str) -> Found:
    """The one unknown of `members[0] = sum of the rest`, when exactly one is unknown and it does not come out negative."""
    missing = [cell for cell in members if cell not in sound or not sound[cell].exact]
    known = [cell for cell in members if cell not in missing]
    if len(missing) != 1:
        return
    total = sum(Decimal(sound[cell].exact) * (1 if cell == members[0] else -1) for cell in known)
    value = -total if missing[0] == members[0] else total
    if value >= 0:
        reading = Reading(value=str(value), qualifier=EXACT)
        yield Derived(missing[0], reading, rule, tuple(sound[cell] for cell in known))


def with_shares(known: Observations, held: Sequence[Cell], categories: pd.DataFrame) -> Observations:
    """The shares of all counts that have one and whose share is not printed exactly."""
    sound = usable(known, held)
    added: Observations = {}
    for count, base in shares(sound, categories):
        cell = with_codes(count, measure="percent")
        value = Reading(value=share(sound[count].exact, base), qualifier=EXACT)
        if cell not in held and improves(value, known.get(cell)):
            one = computed(Derived(cell, value, "share", (sound[count],)), known.get(cell))
            added[cell] = replace(one, base=base)
    return added


def shares(sound: Observations, categories: pd.DataFrame) -> Iterator[tuple[Cell, str]]:
    """(count, base) for counts of at least `SMALL_COUNT`: the base printed with them, or all answers or persons."""
    roles = {(row["indicator"], row["category"]): row["role"] for row in records(categories)}
    for cell in counts(sound):
        if roles.get((cell[0], cell[1]), "").startswith("whole"):
            continue
        base = sound[cell].base or whole_of(cell, sound, roles)
        count = Decimal(sound[cell].exact)
        if base and SMALL_COUNT <= count <= Decimal(base):
            yield cell, base


def whole_of(cell: Cell, sound: Observations, roles: Mapping[tuple[str, str], str]) -> str:
    """The count of everything that a category is a part of: the answers for a part of answers, else the persons."""
    role = roles.get((cell[0], cell[1]))
    if role not in (*PARTS, "part_persons"):
        return ""
    for whole in ["total"] if role == "part_persons" else ["answers", "total"]:
        one = sound.get(with_codes(cell, category=whole))
        if one is not None and one.exact:
            return one.exact
    return ""
