"""The judgement on all that is about to be published: which small counts are printed, which follow, which are given away.

The build is held to it, and so is a workbook before it becomes files. Where all in a group have the same answer, whoever knows that
a person is in the group knows the person's answer (group disclosure): a person is told of that, also where it only follows.
"""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from scripts.ground.data_package import Row
from scripts.ground.small import Disclosure
from scripts.guard.protection.cells import Sum
from scripts.guard.protection.evidence import Published, hidden_counts
from scripts.guard.protection.form_reader import FormReader, ToldByForm, form_reader
from scripts.guard.protection.guard import Near, Told, bound_now, contradiction, hidden_in, told_of
from scripts.guard.protection.printed import Small, new_statements, print_reader, public_reader, small_counts
from scripts.guard.protection.reader import Reader, tells
from scripts.guard.reasoning import Fact, Quantity, Relation, facts_of
from scripts.guard.reasoning.model import GuardError


@dataclass(frozen=True)
class Judgement:
    """`printed`: every small count that is printed; `told`: every count of which too little is left open, cleared or not.

    `unclear`: those printed that nobody has cleared; `follows`: counts that no figure hides or prints; `given_away`: hidden ones;
    `by_form`: those of either kind that only the declaration of the form tells, of years of which nothing else is told; `hidden`:
    each hidden count with a statement that hides it.
    """

    printed: Sequence[Small]
    told: Sequence[Told | ToldByForm]
    unclear: Sequence[Small]
    follows: Sequence[Told]
    given_away: Sequence[Told]
    by_form: Sequence[ToldByForm]
    hidden: Mapping[Quantity, int]

    def years(self) -> set[str]:
        """The years of which something is told that should not be."""
        told: list[Told | ToldByForm] = [*self.follows, *self.given_away, *self.by_form]
        return {one.count.year for one in self.unclear} | {one.year for one in told}


class ImpossibleYearError(GuardError):
    """The figures of a year of the form cannot all be true: of such a year nothing follows, or all that one likes."""

    kind = "hidden_impossible"


def check_possible(year: str, published: Published, reader: FormReader | None) -> None:
    """Raise `ImpossibleYearError` for a year of the form that the relations, or the declaration, make impossible."""
    of_form = year in published.book.form_years
    if of_form and contradiction(published.facts(year), published.book) or reader and not reader.possible(published):
        raise ImpossibleYearError(year)


def judge(published: Published, disclosure: Disclosure) -> Judgement:
    """The small counts that are printed, those that follow and the hidden ones that are given away. Raises `UndecidedError`."""
    hidden, new = hidden_counts(published), new_statements(published, disclosure)
    printed = small_counts(new, published, disclosure)
    years = sorted({row["year"] for row in new.values()} | {one.year for one in hidden})
    asked = {year: about(year, new, hidden, published, disclosure) for year in years}
    told = [
        one
        for year, some in asked.items()
        if some is None or some.counts
        for one in told_of(year, published, disclosure, about=some)
    ]
    found = Judgement(
        printed=printed,
        told=told,
        unclear=[one for one in printed if disclosure.cleared.isdisjoint(one.names)],
        follows=following(told, printed, new, published, disclosure),
        given_away=sorted((one for one in told if one.cell.hidden), key=lambda one: hidden[one.cell.terms[0][1]]),
        by_form=[],
        hidden=hidden,
    )
    asked_last = [year for year in years if year not in open_years(found, published, disclosure)]
    more = [one for year in asked_last for one in by_form(year, published, disclosure)]
    open_ = [one for one in more if one.cell.name(published.book) not in disclosure.cleared]
    return replace(found, told=[*told, *more], by_form=open_)


def open_years(found: Judgement, published: Published, disclosure: Disclosure) -> set[str]:
    """The years of which something is told that nobody has decided to show."""
    cleared = [one for one in found.given_away if one.cell.name(published.book) in disclosure.cleared]
    return replace(found, given_away=[one for one in found.given_away if one not in cleared]).years()


def by_form(year: str, published: Published, disclosure: Disclosure) -> list[ToldByForm]:
    """What only the declaration of the form tells of a year in which something is hidden, and not of public figures alone."""
    if year not in published.book.form_years or not hidden_in(year, published):
        return []
    reader = form_reader(year, published, disclosure, bound_now(year, published, disclosure))
    return reader.told(published, public_by_form(reader, published, disclosure)) if reader else []


def public_by_form(reader: FormReader, published: Published, disclosure: Disclosure) -> Callable[[Sum], bool]:
    """Whether public figures of a year alone tell a cell to whoever knows its form: nothing new. Who is hidden is not public."""
    new = new_statements(published, disclosure)
    rows = [row for number, row in enumerate(published.statements) if number not in new]
    mine = any(row["year"] == reader.of.year for row in rows)
    return reader.surely(replace(published, statements=rows)) if mine else lambda cell: False


def about(
    year: str, new: Mapping[int, Row], hidden: Iterable[Quantity], published: Published, disclosure: Disclosure
) -> Near | None:
    """What to ask about where a year is public already: the counts that we hide, and those that are told anew or reached by that.

    Anew is what a correction tells, or an answer about what the public sources lack. None where a source that is not public says
    something that they do not take up: then every count is asked about.
    """
    told = {number: list(facts_of(number, row, published.book)) for number, row in new.items() if row["year"] == year}
    said = [fact for facts in told.values() for fact in facts]
    counts = {fact.quantity for fact in said}
    uncleared = replace(disclosure, cleared=frozenset())  # what somebody has decided to show is not public for that
    public = public_reader(year, [Sum(((1, one),)) for one in counts], new, published, uncleared)
    counts -= {one for one in counts if public and repeats(one, said, public)}
    rows = [new[number] for number, facts in told.items() if any(one.quantity in counts for one in facts)]
    if not all(published.completes_public(row, disclosure) for row in rows):
        return None
    anew = [one for one in said if one.quantity in counts]
    reached = public.reached(anew) if public and anew else set()
    return Near(frozenset(counts | {one for one in hidden if one.year == year}), frozenset(reached))


def repeats(one: Quantity, said: Sequence[Fact], public: Reader) -> bool:
    """Whether the public figures tell a count exactly, and what is said of it anew is the same number."""
    known = public.values(Sum(((1, one),)), 2)
    own = [fact.reach for fact in said if fact.quantity == one and fact.kind == "count"]
    return len(known) == 1 and all(reach.holds(Fraction(value)) for reach in own for value in known)


def following(
    told: Sequence[Told], printed: Sequence[Small], new: Container[int], published: Published, disclosure: Disclosure
) -> list[Told]:
    """The counts that follow from others though no figure hides or prints them, nobody has cleared them, and nobody knew."""
    said = {one.count for one in printed}
    open_ = [
        one
        for one in told
        if not (one.cell.hidden or one.cell.name(published.book) in disclosure.cleared)
        and not (len(one.cell.terms) == 1 and one.cell.terms[0][1] in said)
    ]
    years = sorted({one.year for one in open_})
    return [one for year in years for one in unknown_before(year, open_, new, published, disclosure)]


def unknown_before(
    year: str, told: Iterable[Told], new: Container[int], published: Published, disclosure: Disclosure
) -> list[Told]:
    """What is told of the counts of a year that no figure hides, and that the public figures do not tell as well.

    Nor do these where we have corrected one of them, and our number leaves what the printed one left.
    """
    mine = [one for one in told if one.year == year]
    public = public_reader(year, [one.cell for one in mine], new, published, disclosure)
    left = [one for one in mine if not (public and tells(public, one.cell, disclosure.threshold))]
    printed = print_reader(year, [one.cell for one in left], published, disclosure)
    return [one for one in left if not (printed and repeats_all(one, printed))]


def repeats_all(one: Told, printed: Reader) -> bool:
    """Whether what is told of a count is all that the print tells of it: as few values, and no others."""
    before = printed.values(one.cell, one.need)
    return len(before) < one.need and before <= one.values()


def same_for_everybody(year: str, published: Published, disclosure: Disclosure) -> list[tuple[Quantity, Quantity]]:
    """(whole, part) of each count of people that is as great as what it is a part of, both printed exactly, sorted.

    Of figures that are always the same number the first is told: nobody is asked twice about the same people.
    """
    told = {fact.quantity: fact.reach.lower for fact in published.facts(year) if fact.kind == "count" and fact.exact}
    bound = bound_now(year, published, disclosure)
    pairs = {
        tuple(one for _, one in sorted(cell.terms, reverse=True))
        for cell in bound.cells
        if sorted(factor for factor, _ in cell.terms) == [-1, 1]
    }
    found = sorted((whole, part) for whole, part in pairs if told.get(whole) and told.get(whole) == told.get(part))
    first = always_the_same(bound.rules)
    people = {tuple(first.get(one, one) for one in pair): pair for pair in reversed(found)}
    return sorted(people.values())


def always_the_same(rules: Iterable[Relation]) -> dict[Quantity, Quantity]:
    """Each count that is always the same number as one that comes before it, and the first of these."""
    first: dict[Quantity, Quantity] = {}
    for rule in rules:
        if rule.sense == "==" and sorted(factor for factor, _ in rule.terms) == [-1, 1]:
            one, other = sorted(first.get(each, each) for _, each in rule.terms)
            first |= {each: one for each, before in first.items() if before == other} | {other: one}
    return first
