"""What follows from the printed figures: sums over populations and categories, declared relations, shares, means.

Every computed value carries the rule that made it. Nothing is computed from a figure that the print itself contradicts, and a
value that is printed exactly is never replaced. A share is of the base of its indicator, as the code lists state it, and of nothing
else: the base that is printed, everybody with an answer or all answers, the part that it is a part of, or the needs of the same
kind. What was given is no share of all that was given: an intervention is measured against a need. What missing answers could
change is a bound, or is not said (`ground/answered`).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from scripts.ground.cells import Cell, as_row, code_of, with_codes
from scripts.ground.codebook import Codebook, is_asked
from scripts.ground.codes import FEW, NOBODY, PARTS
from scripts.ground.interval import EXACT
from scripts.ground.numbers import SaidNumber, rounded
from scripts.package.answering import answered_in, share_as_known, without_groups
from scripts.package.derived import Derived, computed, counts, follows, improves, rests_by_answer, usable
from scripts.package.observations import Observation, Observations

A_PERSON, MEANS = "_per_person", ("needs_per_person", "interventions_per_person")
NEEDS = "needs"  # the rule of an indicator whose percentages are of the needs that there were


def with_shares(known: Observations, held: Sequence[Cell], book: Codebook) -> Observations:
    """The shares of all counts that have one and whose share is not printed exactly."""
    sound = usable(known, held)
    added: Observations = {}
    for cell, base, rule, terms in shares(sound, book):
        value = share_as_known(cell, base, rule, terms, sound, book)
        if cell not in held and improves(value, known.get(cell)):
            added[cell] = replace(computed(Derived(cell, value, rule, terms), known.get(cell)), base=base)
    return added


def with_means(known: Observations, held: Sequence[Cell], book: Codebook) -> Observations:
    """How many needs, or interventions, each person with an answer has, where these are counted and no mean is printed (F2)."""
    sound = usable(known, held)
    added: Observations = {}
    for cell in counts(sound):
        one = f"{code_of(cell, 'unit')}{A_PERSON}"
        if one not in MEANS or book.role(*cell[:2]) != "whole_answers":
            continue
        people, target = answered_in(cell, sound, book), with_codes(cell, measure="mean", unit=one)
        if people is not None and Decimal(people.exact) and target not in {*known, *held}:
            mean = rounded(Decimal(sound[cell].exact) / Decimal(people.exact), 2)
            derived = Derived(target, SaidNumber(str(mean), EXACT), "per_person", (sound[cell], people))
            added[target] = replace(computed(derived, None), base=people.exact)
    return added


def with_bases(known: Observations, held: Sequence[Cell], book: Codebook) -> Observations:
    """The percentages whose base follows from the indicator's rule and a count that is known, with that base."""
    sound = usable(known, held)
    added: Observations = {}
    for cell, one in known.items():
        code = as_row(cell)
        open_base = code["measure"] == "percent" and not one.base and not code["base_indicator"]
        if open_base and one.reading.qualifier and not code["within_indicator"]:
            base = ruled_base(cell, sound, book)
            if base:
                added[cell] = replace(one, base=base)
    return added


def ruled_base(cell: Cell, sound: Observations, book: Codebook) -> str:
    """What a percentage is of by the rule of its indicator: everybody, or all persons or answers with an answer; "" elsewhere."""
    indicator, category = cell[:2]
    rule = book.indicators[indicator]["base_rule"]
    count = with_codes(cell, measure="count", unit=book.units[indicator, category])
    whole: Observation | None = None
    if rule == "persons_all" and book.size[0] and book.role(indicator, category) in PARTS:
        size = with_codes(count, indicator=book.size[0], category=book.size[1], unit=book.units[book.size])
        whole = sound.get(size)
    elif rule in ("answers", "persons_answered"):
        whole = whole_of(count, sound, book)
    return whole.exact if whole else ""


Share = tuple[Cell, str, str, tuple[Observation, ...]]  # its cell, the base, the rule, and what it is worked out from


def shares(sound: Observations, book: Codebook) -> Iterator[Share]:
    """The shares of counts of at least `FEW`, by the rule of their indicator: of the whole, of a part with parts, of the needs."""
    for cell in counts(sound):
        if (cell[0], cell[1]) not in book.units or Decimal(sound[cell].exact) < FEW:
            continue
        for found in (share_of_base, share_of_whole, share_of_parent):
            yield from (each for each in found(cell, sound, book) if Decimal(sound[cell].exact) <= Decimal(each[1]))


def share_of_whole(cell: Cell, sound: Observations, book: Codebook) -> Iterator[Share]:
    """Of the base that is printed, or of all answers or persons; but what meets needs is no share of what was given."""
    if book.is_whole(cell[0], cell[1]) or book.indicators[cell[0]]["base_rule"] == NEEDS:
        return
    one = sound[cell]
    whole = None if one.base else whole_of(cell, sound, book)
    base = one.base or (whole.exact if whole else "")
    if base:
        yield with_codes(cell, measure="percent"), base, "share", (one, *([whole] if whole else []))


def share_of_parent(cell: Cell, sound: Observations, book: Codebook) -> Iterator[Share]:
    """A part of a part: how large it is of that, as women of those exploited in one way."""
    parent = book.parent(cell[0], cell[1]) if book.role(cell[0], cell[1]) in PARTS else ""
    outer = sound.get(with_codes(cell, category=parent)) if parent and not as_row(cell)["within_indicator"] else None
    if outer is not None and outer.exact:
        own = with_codes(cell, measure="percent", base_indicator=cell[0], base_category=parent)
        yield own, outer.exact, "share_of_part", (sound[cell], outer)


def share_of_base(cell: Cell, sound: Observations, book: Codebook) -> Iterator[Share]:
    """What was given, in all or of a kind: how large it is of the needs, where the rule says so."""
    rule = book.indicators[cell[0]]
    base, role = (rule.get("base_indicator", ""), cell[1]), book.role(cell[0], cell[1])
    if rule["base_rule"] != NEEDS or base not in book.units or as_row(cell)["within_indicator"]:
        return
    # All that was given is measured against all needs where each kind of it is a kind of need.
    if role in PARTS or (role == "whole_answers" and {*book.parts(cell[0])} <= {*book.parts(base[0])}):
        needed = needs_of(cell, base, sound, book)
        size = sum((each * Decimal(one.exact) for each, one in needed), Decimal(0))
        if needed:
            own = with_codes(cell, measure="percent", base_indicator=base[0], base_category=base[1])
            yield own, str(size), "share_of_needs", (sound[cell], *(one for _, one in needed))


def needs_of(cell: Cell, base: tuple[str, str], sound: Observations, book: Codebook) -> list[tuple[int, Observation]]:
    """The needs that interventions are for, each so many times: "all of the above" is each kind. Empty where one is not known."""
    adds, kinds = book.whole(base[0], "adds_to_each"), len(book.parts(base[0], year=code_of(cell, "year")))
    times = {base[1]: 1} | ({adds: 1 if book.role(*base) in PARTS else kinds} if adds else {})
    found = {
        code: sound.get(with_codes(cell, indicator=base[0], category=code, unit=book.units[base[0], code]))
        for code in times
    }
    known = [(times[code], one) for code, one in found.items() if one is not None and one.exact]
    return known if len(known) == len(times) else []


def whole_of(cell: Cell, sound: Observations, book: Codebook) -> Observation | None:
    """The count of everything that a category is a part of: the answers for a part of answers, else the persons."""
    if book.role(cell[0], cell[1]) not in (*PARTS, "part_persons", NOBODY):
        return None
    for whole in book.bases_of(cell[0], cell[1]):
        one = sound.get(with_codes(cell, category=whole))
        if one is not None and one.exact:
            return one
    return None


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
    printed = without_groups(observations, followed(observations, held, rules, book), book)
    known = followed(printed, held, rules, book)
    known |= with_shares(known, held, book)
    known |= with_means(known, held, book)
    return known | with_bases(known, held, book)


def followed(
    observations: Observations, held: Sequence[Cell], rules: list[Callable[[Observations], Found]], book: Codebook
) -> Observations:
    """The observations with what the rules find, until they find nothing more."""
    known = dict(observations)
    while added := news(known, held, rules, book):
        known |= added
    return known


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
        yield Derived(missing[0], SaidNumber(str(value), EXACT), rule, tuple(sound[cell] for cell in known))
