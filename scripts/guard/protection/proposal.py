"""The least hiding: which figures to hide besides, so that no hidden or implied count can be worked out.

As long as something is told too much of, a proof says which printed figures tell it, and one of those has to be hidden: that is a
cut. The cheapest set that meets every cut is put to the guard, and where it finds nothing to the declaration of the form, until
neither finds anything (the cutting planes of Fischetti and Salazar, Mathematical Programming 84, with an exact count in place of
theirs). A cut from what is left of a whole is not always needed once more is shown, so that at the end what need not be hidden is
given back. The set may be greater than the least where one count was tried in vain with ever other figures, and one more of them is
hidden; and where the form was asked in vain for long: then something of all that it tells is hidden at once.

No hidden value is known here. Still, whoever runs the program for every guess of the hidden values could tell which guesses lead to
the hiding that is seen. So what a figure costs is blurred by random bits that nobody publishes: a guess can then be ruled out only
where no bits lead there.
"""

from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256

from scripts.ground.codes import ALL
from scripts.ground.small import Disclosure
from scripts.guard.protection.cells import Sum, hide, loss
from scripts.guard.protection.evidence import RELEASED, SUPPOSED, Evidence, Published, hidden_counts
from scripts.guard.protection.form_reader import ToldByForm, form_reader
from scripts.guard.protection.guard import Near, Told, bound_now, told_of
from scripts.guard.protection.judgement import about, check_possible, public_by_form, unknown_before
from scripts.guard.protection.printed import new_statements
from scripts.guard.protection.reader import variable_of
from scripts.guard.reasoning import Program, Quantity, program
from scripts.guard.reasoning.model import Model

WHOLE, BLUR = 1000, 500  # what a loss is multiplied with, and what bits may add: up to half
ENOUGH = 4  # of what the form tells, before something more is hidden
PATIENCE = 8  # times that the form tells something of the cheapest
TRIES = 40  # of one count with as many figures hidden: then it is given up that so few can protect it


@dataclass(frozen=True)
class Cut:
    """So many of these have to be hidden: always, or when that other one is.

    `sure`: it tells of a hidden count, of which no more that is shown leaves more open; of what is left of a whole it may.
    """

    figures: frozenset[Quantity]
    when: Quantity | None = None
    least: int = 1
    sure: bool = False

    def needs(self, one: Quantity, kept: Collection[Quantity]) -> bool:
        """Whether this is the only one of what is kept that meets it."""
        there = self.when is None or self.when in kept
        return self.sure and there and self.least == 1 and self.figures & set(kept) == {one}


class UnprotectableError(Exception):
    """No hiding was found: `told` is the count that stays too well known.

    `prove`: gives the count that no figure that may be hidden would help, or None where that is not proved; it may take a minute.
    """

    def __init__(self, told: Told | ToldByForm, prove: Callable[[], Told | None]) -> None:
        super().__init__()
        self.told, self.prove = told, prove


def propose(year: str, published: Published, disclosure: Disclosure, bits: str = "") -> list[Quantity]:
    """The counts to hide besides those that are hidden, sorted. Raises `UnprotectableError`, and `ImpossibleYearError` first.

    `bits`: what decides among hidings that cost a reader as much; the same give the same.
    """
    costs, first = candidates(year, published, disclosure, bits), set(hidden_counts(published))
    bound, new = bound_now(year, published, disclosure), new_statements(published, disclosure)
    asked = about(year, new, first, published, disclosure)
    cuts: list[Cut] = []
    chosen: set[Quantity] = set()
    reader = form_reader(year, published, disclosure, bound)
    check_possible(year, published, reader)
    public = public_by_form(reader, published, disclosure) if reader else lambda cell: False

    def may_be_known(cell: Sum) -> bool:
        return cell.name(published.book) in disclosure.cleared or public(cell)

    def told_with(some: Collection[Quantity], near: Near | None = asked) -> Sequence[Told | ToldByForm]:
        """What is told with `some` hidden, of what is `near`; by the form, where that is all and the relations tell nothing."""
        now = replace(published, statements=hide(published.statements, some, published.book))
        every = (one for one in told_of(year, now, disclosure, bound, near) if not may_be_known(one.cell))
        found = [one for one in every if not was_told(one, costs)]
        open_ = unknown_before(year, (one for one in found if not one.cell.hidden), new, published, disclosure)
        left = [one for one in found if one.cell.hidden or one in open_]
        return left or (reader.told(now, may_be_known, ENOUGH) if reader and near is asked else [])

    def cut_by(told: Iterable[Told | ToldByForm], some: Collection[Quantity]) -> list[Cut]:
        """What each that is told asks to be hidden."""
        return [cut for one in told for cut in cuts_of(one.cell, figures_of(one, costs), some, first)]

    near, patience = asked, PATIENCE  # near: where to look first; all there is to look at is `asked`
    while True:
        told = told_with(chosen, near) or (told_with(chosen) if near is not asked else [])
        patience -= any(isinstance(one, ToldByForm) for one in told)
        while told and patience < 0 and (wider := met_by(fresh := cut_by(told, chosen), chosen, costs)):
            cuts, chosen = cuts + fresh, chosen | wider
            told = told_with(chosen)
        if not told:
            return sorted(given_back(chosen, cuts, costs, told_with))
        fresh = cut_by(told, chosen)
        cuts += fresh + [more for one in fresh if (more := more_of(one, cuts, chosen))]
        possible = cheapest(costs, cuts)
        if possible is None:  # to hide what one cut asks for would bring what another one forbids
            stuck = next((one for one in told if not figures_of(one, costs)), told[0])
            beside = around({cut.when for cut in cuts if cut.when}, told)
            raise UnprotectableError(stuck, partial(hopeless, costs, first, told_with, beside))
        chosen = possible
        near = around(chosen, told) if asked else None


def met_by(cuts: Iterable[Cut], chosen: Collection[Quantity], costs: Mapping[Quantity, int]) -> set[Quantity]:
    """The cheapest of each cut that these counts do not meet."""
    open_ = [cut.figures for cut in cuts if cut.figures and cut.figures.isdisjoint(chosen)]
    return {min(figures, key=lambda one: (costs[one], one)) for figures in open_}


def hopeless(
    costs: Iterable[Quantity],
    first: Container[Quantity],
    told: Callable[[Collection[Quantity], Near], Sequence[Told | ToldByForm]],
    near: Near,
) -> Told | None:
    """A count that was hidden from the start and is told whatever else is hidden; None where that is not proved.

    `near`: the counts that are asked about. All that may be hidden is. What is hidden anew and told even then, not only as long as
    all beside it is many, is told with less hidden too, so that it has to be shown.
    """
    left = set(costs)
    while True:
        asked = [one for one in told(left, near) if isinstance(one, Told)]
        found = {one.cell.terms[0][1]: one for one in asked if one.cell.hidden and one.beside is None}
        sure = next((one for count, one in found.items() if count in first), None)
        if sure or left.isdisjoint(found):
            return sure
        left -= found.keys()


def around(chosen: Collection[Quantity], told: Iterable[Told | ToldByForm]) -> Near:
    """Where to look first in a year that is public: to hide more tells no more of any count but those that are hidden anew."""
    return Near(frozenset({*chosen, *(one for each in told for _, one in each.cell.terms)}))


def given_back(
    chosen: Collection[Quantity],
    cuts: Sequence[Cut],
    costs: Mapping[Quantity, int],
    told: Callable[..., Sequence[object]],
) -> set[Quantity]:
    """What has to be hidden of it: the dearest are shown again first, where nothing is told then, beside them or anywhere."""
    kept = set(chosen)
    for one in sorted(chosen, key=lambda each: (-costs[each], each)):
        if any(cut.needs(one, kept) for cut in cuts):
            continue
        if not told(kept - {one}, Near(frozenset([one]))) and not told(kept - {one}):
            kept.discard(one)
    return kept


def more_of(cut: Cut, cuts: Sequence[Cut], chosen: Collection[Quantity]) -> Cut | None:
    """One more of all figures that cuts like this have named, once there are many of them."""
    like = [one for one in cuts if one.when == cut.when and len(one.figures & cut.figures) * 2 > len(cut.figures)]
    if len(like) < TRIES:
        return None
    figures = cut.figures.union(*(one.figures for one in like))
    return Cut(figures, cut.when, min(len(figures & set(chosen)) + 1, len(figures)))


def candidates(year: str, published: Published, disclosure: Disclosure, bits: str = "") -> Mapping[Quantity, int]:
    """The counts that could be hidden with what that costs: printed now, not public, somebody, and not to be kept."""
    rows = published.statements
    found: dict[Quantity, int] = {}
    for fact in published.facts(year):
        public = any(published.is_public(rows[number], disclosure) for number in fact.figures)
        somebody = fact.reach.lower is not None and fact.reach.lower > 0
        if somebody and not public and not is_kept(fact.quantity, published, disclosure):
            name = fact.quantity.cell(published.book.units)
            found[fact.quantity] = loss(fact.quantity, published.book, disclosure.together) * (WHOLE + blur(name, bits))
    return found


def is_kept(one: Quantity, published: Published, disclosure: Disclosure) -> bool:
    """Whether only a person may hide a count: a headline, of everybody whom its question is about."""
    everybody = (published.book.indicators[one.indicator]["population"], ALL, "")
    return f"{one.indicator}.{one.category}" in disclosure.kept and everybody == (
        one.population,
        one.scope,
        one.within_indicator,
    )


def blur(name: str, bits: str) -> int:
    """What the bits add to each thousand that a figure costs: up to half as much again."""
    return int(sha256(f"{bits} {name}".encode()).hexdigest()[:8], 16) * BLUR // 16**8


def cuts_of(
    cell: Sum, figures: frozenset[Quantity], chosen: Collection[Quantity], first: Collection[Quantity]
) -> list[Cut]:
    """One of the figures that tell of a cell has to be hidden, as long as what is hidden of the cell is hidden.

    Where there are none, what was chosen of it may not be hidden; nothing meets the cut of what was hidden from the start.
    """
    mine = [one for _, one in cell.terms if one in chosen]
    if not mine or any(one in first for _, one in cell.terms):
        return [Cut(figures, sure=cell.hidden)]
    return [Cut(figures - {one}, one, sure=cell.hidden) for one in mine]


def was_told(told: Told, costs: Collection[Quantity]) -> bool:
    """Whether an earlier version tells a count that the present tables do not tell, whatever of these is hidden of them."""
    fixed = [one for one in told.kept if one.trust in (RELEASED, SUPPOSED) or one.fact.quantity not in costs]
    return any(one.trust == RELEASED for one in fixed) and told.follows(fixed)


def figures_of(told: Told | ToldByForm, costs: Collection[Quantity]) -> frozenset[Quantity]:
    """What could be hidden of the present figures that tell of a count: what an earlier version said nothing hides."""
    if isinstance(told, ToldByForm):
        return frozenset(told.figures).intersection(costs)
    return frozenset(one.fact.quantity for one in telling(told, costs) if one.trust != RELEASED).intersection(costs)


def telling(told: Told, costs: Collection[Quantity]) -> list[Evidence]:
    """Evidence that leaves too little of a count: what the ends of its range rest on, else a proof by what could be hidden."""
    made = program(told.rules, [one.fact for one in told.kept], floors=told.floors)
    place = variable_of(told.cell, made, least=0)
    model = Model(made, whole=False)
    ends, resting = [], set[int]()
    for most in (False, True):
        model.extreme(place, most)
        ends.append(model.values[place])
        resting |= model.resting_on()
    if ends[1] - ends[0] < told.need - 1:
        return [told.kept[number] for number in sorted(resting)]
    return told.proof(costs) or told.proof()


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
