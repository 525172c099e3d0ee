"""The least hiding: which figures to hide besides, so that no hidden or implied count can be worked out.

As long as something is told too much of, a proof says which printed figures tell it, and one of those has to be hidden: that is a
cut. The cheapest set that meets every cut is put to the guard, until the guard finds nothing; then no cheaper set is safe, since
every cut was needed (the cutting planes of Fischetti and Salazar, Mathematical Programming 84, with the guard's exact count in
place of theirs). Where one count was tried in vain with ever other figures, one more of them is hidden, and the set may be greater
than the least. No hidden value is known here, so that the choice tells none.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from scripts.ground.linear import Program, program
from scripts.ground.quantities import Quantity
from scripts.ground.small import Disclosure
from scripts.protection.cells import Cell
from scripts.protection.evidence import RELEASED, Evidence, Published, hidden_counts
from scripts.protection.guard import Told, told_of, ways_now
from scripts.protection.hiding import hide, loss
from scripts.protection.reader import variable_of
from scripts.solver.model import Model

TIE = 10**5  # what is between two losses, so that among equals the order of names decides
TRIES = 8  # of one count with as many figures hidden: then it is given up that so few can protect it


@dataclass(frozen=True)
class Cut:
    """So many of these have to be hidden: always, or when that other one is."""

    figures: frozenset[Quantity]
    when: Quantity | None = None
    least: int = 1


class UnprotectableError(Exception):
    """No figure that may be hidden would help: `told` is the count that stays too well known."""

    def __init__(self, told: Told) -> None:
        super().__init__()
        self.told = told


def propose(year: str, published: Published, disclosure: Disclosure, keep: Collection[Quantity] = ()) -> list[Quantity]:
    """The counts to hide besides those that are hidden, sorted. `keep`: those that are to stay. Raises `UnprotectableError`."""
    costs, first = candidates(year, published, disclosure, keep), set(hidden_counts(published))
    ways = ways_now(year, published, disclosure)
    cuts: list[Cut] = []
    chosen: set[Quantity] = set()
    known: set[Cell] = set()
    while True:
        now = replace(published, statements=hide(published.statements, chosen, published.book))
        told = [one for one in told_of(year, now, disclosure, ways) if one.cell not in known]
        told = [one for one in told if one.cell.name(published.book) not in disclosure.cleared]
        if not told:
            return sorted(chosen)
        fresh: list[Cut] = []
        for one in told:
            needed = telling(one)
            figures = frozenset(each.fact.quantity for each in needed if each.fact.quantity in costs)
            if figures:
                fresh += cuts_of(one.cell, figures, chosen, first)
            elif any(each.trust <= RELEASED for each in needed):
                known.add(one.cell)  # what an earlier version tells, nothing hides
            else:
                raise UnprotectableError(one)
        cuts += fresh + [more for one in fresh if (more := more_of(one, cuts, chosen))]
        possible = cheapest(costs, cuts)
        if possible is None:  # to hide what one cut asks for would bring what another one forbids
            raise UnprotectableError(told[0])
        chosen = possible


def more_of(cut: Cut, cuts: Sequence[Cut], chosen: Collection[Quantity]) -> Cut | None:
    """One more of all figures that cuts like this have named, once there are many of them."""
    like = [one for one in cuts if one.when == cut.when and len(one.figures & cut.figures) * 2 > len(cut.figures)]
    if len(like) < TRIES:
        return None
    figures = cut.figures.union(*(one.figures for one in like))
    return Cut(figures, cut.when, min(len(figures & set(chosen)) + 1, len(figures)))


def candidates(
    year: str, published: Published, disclosure: Disclosure, keep: Collection[Quantity]
) -> Mapping[Quantity, int]:
    """The counts that could be hidden with what that costs: printed now, not public, somebody, and not to be kept."""
    rows = published.statements
    found: dict[Quantity, int] = {}
    for fact in published.facts(year):
        sources = {rows[number]["source"] for number in fact.figures}
        somebody = fact.reach.lower is not None and fact.reach.lower > 0
        if somebody and fact.quantity not in keep and not sources & disclosure.already_public:
            order = int(sha256(fact.quantity.cell(published.book.units).encode()).hexdigest()[:4], 16)
            found[fact.quantity] = loss(fact.quantity, published.book) * TIE + order % 1000
    return found


def cuts_of(
    cell: Cell, figures: frozenset[Quantity], chosen: Collection[Quantity], first: Collection[Quantity]
) -> list[Cut]:
    """One of the figures that tell of a cell has to be hidden, as long as what is hidden of the cell is hidden."""
    mine = [one for _, one in cell.terms if one in chosen]
    if not mine or any(one in first for _, one in cell.terms):
        return [Cut(figures)]
    return [Cut(figures - {one}, one) for one in mine]


def telling(told: Told) -> list[Evidence]:
    """Evidence that by itself leaves too little of a count: what the ends of its range rest on, else a proof."""
    facts = [one.fact for one in told.kept]
    made = program(told.rules, facts, floors=told.floors)
    place = variable_of(told.cell, made)
    model = Model(made, whole=False)
    ends, resting = [], set[int]()
    for most in (False, True):
        model.extreme(place, most)
        ends.append(model.values[place])
        resting |= model.resting_on()
    if ends[1] - ends[0] < told.need - 1:
        return [told.kept[number] for number in sorted(resting)]
    return told.proof()


def cheapest(costs: Mapping[Quantity, int], cuts: Sequence[Cut]) -> set[Quantity] | None:
    """The cheapest counts that meet every cut; None where none do."""
    made = Program()
    every = sorted({one for cut in cuts for one in (*cut.figures, *((cut.when,) if cut.when else ()))})
    places = {one: made.variable(0, 1) for one in every}
    total = made.variable(0, sum(costs[one] for one in every))
    made.hold([*((costs[one], place) for one, place in places.items()), (-1, total)], 0, 0)
    for cut in dict.fromkeys(cuts):
        terms = [(1, places[one]) for one in sorted(cut.figures)]
        if cut.when:
            made.hold([*terms, (-cut.least, places[cut.when])], 0, None)
        else:
            made.hold(terms, cut.least, None)
    world = Model(made).extreme(total, most=False)
    return {one for one, place in places.items() if world[place]} if world else None
