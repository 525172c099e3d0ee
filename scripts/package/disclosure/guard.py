"""The guard: no new small count is published unless a person has cleared it.

New is what no source that is already public says, by itself or together with the others that are. A count counts however it is
said: printed, as the base of another figure, through a percentage of a known base, or because it follows from other figures.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scripts.ground.codebook import Codebook
from scripts.ground.data_package import Row
from scripts.ground.decisions import figure_of
from scripts.ground.facts import facts_of, quantity
from scripts.ground.quantities import Fact, Quantity
from scripts.ground.small import NOT_PEOPLE, Disclosure, gives_away, pins
from scripts.package.audit.known import Known, counts_of, read_known
from scripts.package.audit.ranges import Left, find_ranges
from scripts.package.audit.run import all_ranges
from scripts.package.disclosure.attack import hidden_counts
from scripts.package.disclosure.evidence import Published, rules_for

ROUNDED = ("exact", "about")


@dataclass(frozen=True)
class Small:
    """A small count that would be published: the count, its range, and the observations of which one has to be cleared.

    `statement` and `column`: the printed number that tells it; no statement where it follows from others.
    """

    count: Quantity
    lower: int
    upper: int
    names: tuple[str, ...]
    statement: int | None = None
    column: str = "value"


def is_new(row: Row, disclosure: Disclosure) -> bool:
    """Whether a statement has a number that its source has not made public already."""
    return bool(row["value"] or row["base"]) and row["source"] not in disclosure.already_public


def new_years(published: Published, disclosure: Disclosure) -> set[str]:
    """The years of which something new is said."""
    return {row["year"] for row in published.statements if is_new(row, disclosure)}


def small_counts(published: Published, disclosure: Disclosure) -> list[Small]:
    """Every new small count about people, cleared or not, in the order of the statements; then those that follow."""
    found = []
    for year in sorted(new_years(published, disclosure)):
        known = read_known(published.facts(year))
        said = [
            one
            for number, row in enumerate(published.statements)
            if row["year"] == year and is_new(row, disclosure)
            for one in printed(number, row, known, published, disclosure)
        ]
        said += following(year, {one.count for one in said} | set(hidden_counts(published)), published, disclosure)
        said = [one for one in said if about_people(one.count, published.book, disclosure)]
        public = public_ranges(year, [one.count for one in said], published, disclosure)
        found += [one for one in said if not inside(public.get(one.count), one)]
    return found


def printed(number: int, row: Row, known: Known, published: Published, disclosure: Disclosure) -> Iterator[Small]:
    """The small counts that one statement tells: its own, that of its base, that of a percentage of a known base.

    A number of which the print does not say what it is may be a count.
    """
    as_count = row | {"measure": "count"} if row["measure"] == "not_stated" else row
    for fact in facts_of(number, as_count, published.book):
        span = counted(fact, known)
        if span is None:
            continue
        lower, upper = span
        small = pins(lower, upper, disclosure.threshold)
        if fact.kind == "percent" and fact.base is not None and row["qualifier"] in ROUNDED:
            small = small or gives_away(row["value"], str(known[fact.base].lower), disclosure.threshold)
        if small and upper is not None:
            names = dict.fromkeys([figure_of(fact, number, row).observation, fact.quantity.cell(published.book.units)])
            yield Small(fact.quantity, lower, upper, tuple(names), number, "base" if fact.as_base else "value")


def counted(fact: Fact, known: Known) -> tuple[int, int | None] | None:
    """The whole numbers that a count, or a percentage of a base that is known exactly, leaves; None for other facts."""
    if fact.kind == "count":
        return fact.reach.whole()
    base = known.get(fact.base) if fact.base is not None else None
    return counts_of(fact, base.lower) if fact.kind == "percent" and base is not None and base.point else None


def following(year: str, told: set[Quantity], published: Published, disclosure: Disclosure) -> list[Small]:
    """The small counts that follow from others: those that were computed, and those whose range is small.

    `told`: the counts that are printed as small, and those that are hidden, which are the attacker's matter.
    """
    left_over = all_ranges(year, published.facts(year), published.statements, published.book)
    ranges = {one: (left.lower, left.upper) for one, left in left_over.items()}
    for observation in published.observations.values():
        row = observation.row()
        if row["year"] == year and row["origin"] != "printed" and row["measure"] == "count" and observation.exact:
            value = int(observation.exact)
            ranges[quantity(row, published.book)] = (value, value)
    units = published.book.units
    return [
        Small(one, lower, upper, (one.cell(units),))
        for one, (lower, upper) in sorted(ranges.items())
        if one not in told and upper is not None and pins(lower, upper, disclosure.threshold)
    ]


def about_people(one: Quantity, book: Codebook, disclosure: Disclosure) -> bool:
    """Whether a count is of people, or of what was said or done about them, in an indicator that is sensitive."""
    unit = one.unit or book.units.get((one.indicator, one.category), "")
    return one.indicator not in disclosure.not_sensitive and unit not in NOT_PEOPLE


def public_ranges(
    year: str, counts: Sequence[Quantity], published: Published, disclosure: Disclosure
) -> Mapping[Quantity, Left]:
    """What the sources that are already public leave of some counts, without anything new."""
    rows, book = published.statements, published.book
    facts = [
        fact
        for fact in published.facts(year)
        if any(rows[number]["source"] in disclosure.already_public for number in fact.figures)
    ]
    if not facts or not counts:
        return {}
    try:
        return find_ranges(facts, rules_for(facts, counts, book), counts)
    except ValueError:  # they contradict each other: nothing follows from them
        return {}


def inside(public: Left | None, small: Small) -> bool:
    """Whether the public figures leave no more of a count than the new one tells."""
    return (
        public is not None and public.upper is not None and small.lower <= public.lower <= public.upper <= small.upper
    )
