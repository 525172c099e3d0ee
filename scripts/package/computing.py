"""What follows from the printed figures: sums over populations and categories, declared relations, shares.

Every computed value carries the rule that made it. Nothing is computed from a figure that the print itself contradicts, and a
value that is printed exactly is never replaced.
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cache

from scripts.ground.cells import Cell, code_of, with_codes
from scripts.ground.codebook import Codebook, is_asked
from scripts.ground.interval import EXACT
from scripts.ground.numbers import Reading
from scripts.package.derived import Derived, computed, counts, improves, usable
from scripts.package.observations import Observations
from scripts.package.relations import follows, rests_by_answer
from scripts.package.shares import with_bases, with_means, with_shares

Found = Iterator[Derived]


def compute(observations: Observations, book: Codebook, held: Sequence[Cell] = ()) -> Observations:
    """The observations with everything that follows from them. From the cells in `held`, which are doubtful, nothing does."""
    # Only populations: how large a case is, a report says in passing and of one indicator. "All cases = without the case + the
    # case" is a relation to test figures by, not one to publish new figures from.
    populations = book.sums.get("population", [])
    rules: list[Callable[[Observations], Found]] = [
        lambda sound: population_sums(sound, populations),
        lambda sound: category_sums(sound, book),
        lambda sound: follows(book.relations, sound),
        lambda sound: rests_by_answer(book, sound),
    ]
    known = dict(observations)
    while added := news(known, held, rules, book):
        known |= added
    known |= with_shares(known, held, book)
    known |= with_means(known, held, book)
    return known | with_bases(known, held, book)


def news(
    known: Observations, held: Sequence[Cell], rules: list[Callable[[Observations], Found]], book: Codebook
) -> Observations:
    """What the rules find that is not known yet; empty when nothing more follows.

    Figures are only put together when one producer made them and one document prints them all: two documents may count
    differently. Nothing is worked out of an answer that its year does not have.
    """
    sound = usable(known, held)
    added: Observations = {}
    for rule in rules:
        for found in rule(sound):
            together = len(found.producers) == 1 and found.sources
            fresh = found.cell not in added and found.cell not in held and is_of_its_year(found.cell, book)
            if together and fresh and improves(found.reading, known.get(found.cell)):
                added[found.cell] = computed(found, known.get(found.cell))
    return added


def is_of_its_year(cell: Cell, book: Codebook) -> bool:
    """Whether the year of a cell has its answer."""
    row = book.categories[cell[0]].get(cell[1])
    return row is None or is_asked(row, code_of(cell, "year"))


Groups = list[tuple[str, ...]]


def population_sums(sound: Observations, groups: Groups) -> Found:
    """Whole = sum of its parts over populations, solved for the one that is missing. Counts only."""
    tried = set()
    for cell in counts(sound):
        for group in groups:
            if (
                code_of(cell, "population") in group
                and (whole := with_codes(cell, population=group[0]), group) not in tried
            ):
                tried.add((whole, group))
                yield from solve([with_codes(cell, population=code) for code in group], sound, "sum_of_populations")


def category_sums(sound: Observations, book: Codebook) -> Found:
    """Whole = sum of its categories, solved for the one that is missing, where no assumption is needed. Counts only."""
    splits = cache(book.splits)
    for cell in counts(sound):
        indicator, category = cell[:2]
        for split in splits(indicator, code_of(cell, "year")):
            group = (split.whole, *split.parts)
            if category in group and not split.assumes:
                yield from solve([sibling(cell, each, book) for each in group], sound, "sum_of_categories")


def sibling(cell: Cell, category: str, book: Codebook) -> Cell:
    """The same cell of another category, in the unit that this has there: answers are the sum of persons who gave them."""
    usual = code_of(cell, "unit") == book.units[cell[0], cell[1]]
    return with_codes(cell, category=category, **({"unit": book.units[cell[0], category]} if usual else {}))


def solve(members: list[Cell], sound: Observations, rule: str) -> Found:
    """The one unknown of `members[0] = sum of the rest`, when exactly one is unknown and it does not come out negative."""
    missing = [cell for cell in members if cell not in sound or not sound[cell].exact]
    known = [cell for cell in members if cell not in missing]
    if len(missing) != 1:
        return
    total = sum(Decimal(sound[cell].exact) * (1 if cell == members[0] else -1) for cell in known)
    value = -total if missing[0] == members[0] else total
    if value >= 0:
        reading = Reading(str(value), EXACT)
        yield Derived(missing[0], reading, rule, tuple(sound[cell] for cell in known))
