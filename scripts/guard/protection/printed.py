"""The small counts that the print itself tells: as a number, as the base of another figure, through a percentage of a known base.

New is what no source that is already public says, by itself or together with the others that are. A number that somebody has given
of a public chart is new unless the chart prints it.
"""

from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scripts.ground.codebook import Codebook
from scripts.ground.data_package import Row
from scripts.ground.decisions import as_published
from scripts.ground.small import Disclosure, gives_away, pins
from scripts.guard.protection.cells import Sum, of_people
from scripts.guard.protection.evidence import Evidence, Published
from scripts.guard.protection.guard import floors, rules_for
from scripts.guard.protection.reader import Reader, believed
from scripts.guard.reasoning import Fact, Known, Quantity, counts_of, facts_of, figure_of, read_known

# A percentage that is said as a number, if only about one: with its base it is a count.
AS_NUMBERS = ("exact", "about")


@dataclass(frozen=True)
class Small:
    """A small count that would be published: the count, its range, and the observations of which one has to be cleared.

    `statement` and `column`: the printed number that tells it.
    """

    count: Quantity
    lower: int
    upper: int
    names: tuple[str, ...]
    statement: int
    column: str = "value"


def new_statements(published: Published, disclosure: Disclosure) -> dict[int, Row]:
    """The statements with a number that no source has made public already, each with what we publish of it.

    A number that we have corrected is ours, not its source's.
    """
    found = {}
    for number, row in enumerate(published.statements):
        shown = as_published(row, published.codes["corrections"])
        if (shown["value"] or shown["base"]) and (shown != row or not published.is_public(row, disclosure)):
            found[number] = shown
    return found


def small_counts(new: Mapping[int, Row], published: Published, disclosure: Disclosure) -> list[Small]:
    """Every new small count about people that is printed, cleared or not, in the order of the statements."""
    found = []
    for year in sorted({row["year"] for row in new.values()}):
        known = read_known(published.facts(year))
        said = [
            one
            for number, row in new.items()
            if row["year"] == year
            for one in printed(number, row, known, published, disclosure)
            if of_people(one.count, published.book, disclosure)
            and published.book.is_shared(one.count.indicator, one.count.category)
        ]
        public = public_reader(year, [Sum(((1, one.count),)) for one in said], new, published, disclosure)
        found += [one for one in said if not is_public(one, public)]
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
        if fact.kind == "percent" and fact.base is not None and row["qualifier"] in AS_NUMBERS:
            small = small or gives_away(row["value"], str(known[fact.base].lower), disclosure.threshold)
        if small and upper is not None:
            names = dict.fromkeys([figure_of(fact, number, row).observation, fact.quantity.cell(published.book.units)])
            yield Small(fact.quantity, lower, upper, tuple(names), number, "base" if fact.as_base else "value")


def counted(fact: Fact, known: Known) -> tuple[int, int | None] | None:
    """The whole numbers that a count, or a percentage of a base that is known exactly, leaves; None for other facts."""
    if fact.kind == "count":
        return fact.reach.whole()
    base = known.get(fact.base) if fact.kind == "percent" and fact.base is not None else None
    return counts_of(fact, base.lower) if base is not None and base.point else None


def public_reader(
    year: str, asked: Collection[Sum], new: Container[int], published: Published, disclosure: Disclosure
) -> Reader | None:
    """Who knows of a year only what is not new, and what a person has decided to show. None where that says nothing."""
    rows, book = published.statements, published.book

    def open_(fact: Fact, number: int) -> bool:
        names = {figure_of(fact, number, rows[number]).observation, fact.quantity.cell(book.units)}
        return number not in new or not names.isdisjoint(disclosure.cleared)

    facts = [fact for fact in published.facts(year) if any(open_(fact, number) for number in fact.figures)]
    return reader_of(facts, asked, book)


def print_reader(year: str, asked: Collection[Sum], published: Published, disclosure: Disclosure) -> Reader | None:
    """Who knows of a year what its public sources print, right or wrong, and none of our corrections."""
    open_ = {number for number, row in enumerate(published.statements) if published.is_public(row, disclosure)}
    own = (fact for fact in published.said if fact.quantity.year == year)
    return reader_of([fact for fact in own if not open_.isdisjoint(fact.figures)], asked, published.book)


def reader_of(facts: Sequence[Fact], asked: Collection[Sum], book: Codebook) -> Reader | None:
    """A reader of what can be true of these facts."""
    if not facts or not asked:
        return None
    rules = rules_for(facts, {one for cell in asked for _, one in cell.terms}, book)
    kept = believed([Evidence(fact) for fact in facts], rules, [])
    return Reader([one.fact for one in kept], rules, asked, floors(rules, book))


def is_public(small: Small, public: Reader | None) -> bool:
    """Whether the public figures leave no more of a count than the new one tells."""
    cell = Sum(((1, small.count),))
    allowed = set(range(small.lower, small.upper + 1))
    return public is not None and public.values(cell, len(allowed) + 1) <= allowed
