"""Ways to read numbers that cannot stand together: what a share or mean was worked out from, and which number would be given up.

A share without a large case is the part less the case, of the whole less the case. Whoever took the case from only one of the two,
or cut the decimals where others round, gets another number. Which of the ways was meant nobody but the author knows: they are
ordered by how many printed numbers they give up, and none is called the right one. One that cannot be true beside the other
figures and the assumptions is left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from scripts.ground.codebook import Codebook
from scripts.ground.codes import FEW, WORDING
from scripts.ground.interval import Interval
from scripts.ground.numbers import rounded_fraction
from scripts.guard.reasoning import Fact, Known, Quantity, Relation, derived, read_known, reduced, touched
from scripts.guard.reasoning.model import UndecidedError
from scripts.guard.reasoning.system import System

PART, WHOLE, TAKEN = "part", "whole", "taken"
BOTH = "both"
ROUNDED, CUT = "rounded", "cut"
RATIO = "ratio"  # the share or mean itself is given up
FAR = 4  # a number that is given up is looked for up to so many times the largest
MANY = 60  # wholes
DIGITS = 2  # decimals of what a sum comes to


@dataclass(frozen=True)
class RatioTerms:
    """What a ratio is worked out from: its part and whole, and what is taken away; `case`: part and whole of what is taken."""

    part: Quantity
    whole: Quantity
    taken: Quantity | None = None
    case: tuple[Quantity, Quantity] | None = None


@dataclass(frozen=True)
class Interpretation:
    """One way to read a ratio: its numbers, from what the case is taken, how it is shortened, and what it gives up.

    `given`: each term whose number is printed, with that number. `other`: `part`, `whole`, `taken` or `ratio`, whose number is
    another or that nobody printed, "" for none; `instead`: the numbers that it would be, from and to.
    """

    ratio: Fact
    terms: RatioTerms
    given: tuple[tuple[str, int], ...]
    taken_from: str = ""
    precision: str = ROUNDED
    other: str = ""
    instead: tuple[Fraction, Fraction] | None = None

    @property
    def numbers(self) -> dict[str, int]:
        """Term -> its printed number."""
        return dict(self.given)

    @property
    def gives_up(self) -> bool:
        """Whether a printed number is given up."""
        return self.other == RATIO or self.other in self.numbers

    @property
    def printed(self) -> Fraction | None:
        """The printed number of what is another; None where nobody printed it."""
        if self.other == RATIO and self.ratio.reach.lower is not None and self.ratio.reach.upper is not None:
            return (self.ratio.reach.lower + self.ratio.reach.upper) / 2
        return Fraction(self.numbers[self.other]) if self.other in self.numbers else None

    @property
    def used(self) -> dict[str, int]:
        """The numbers that are put together: of one that is another, the least that would do."""
        counted = self.other not in ("", RATIO) and self.instead is not None
        return self.numbers | ({self.other: int(self.instead[0])} if counted and self.instead else {})

    @property
    def sides(self) -> tuple[int, int]:
        """The part and the whole that are divided, after what is taken away."""
        return sides(self.used, self.taken_from)

    @property
    def result(self) -> Fraction:
        """What the division comes to: a percentage or a mean."""
        part, whole = self.sides
        return Fraction(part * self.ratio.times, whole)


def interpretations(
    ratio: Fact, facts: Sequence[Fact], sound: Sequence[Fact], rules: Sequence[Relation], book: Codebook
) -> tuple[Interpretation, ...]:
    """The ways to read a figure of a contradiction; none where it is no share or mean that is printed exactly.

    `facts`: the year's figures, with the corrections that do not come from this contradiction; `sound`: those that can all be true.
    """
    if ratio.kind not in ("percent", "mean") or not ratio.exact or ratio.base is None:
        return ()
    known = derived(read_known([fact for fact in facts if fact.strength != WORDING]), rules)
    firm = [fact for fact in sound if fact.strength != WORDING]
    found = (*ways(ratio, terms_of(ratio, known, book), known), *of_more(ratio, known, book))
    return merged([one for one in found if can_be(one, firm, rules)])


def terms_of(ratio: Fact, known: Known, book: Codebook) -> RatioTerms:
    """The terms of a ratio: its own count and base, or those of all cases less those of the case that it leaves out."""
    assert ratio.base is not None
    for whole_scope, *parts in book.sums.get("scope", []):
        if ratio.quantity.scope in parts and len(parts) == 2:
            other = next(scope for scope in parts if scope != ratio.quantity.scope)
            size = ratio.base._replace(scope=other, indicator=book.size[0], category=book.size[1], unit="")
            case = ratio.quantity._replace(scope=other), ratio.base._replace(scope=other)
            taken = next((one for one in (case[1], size) if one in known and known[one].point), size)
            return RatioTerms(
                ratio.quantity._replace(scope=whole_scope), ratio.base._replace(scope=whole_scope), taken, case
            )
    return RatioTerms(ratio.quantity, ratio.base)


def ways(ratio: Fact, terms: RatioTerms, known: Known) -> Iterator[Interpretation]:
    """Every way to get a ratio from its terms, one for each number of a whole that nobody printed.

    None where another term is not known, or where the plain sum gives it.
    """
    places = named(terms)
    numbers = {
        name: known[one].lower
        for name, one in places.items()
        if one in known and known[one].point and not known[one].implied
    }
    if set(places) - set(numbers) == {WHOLE} and not terms.taken:
        yield from open_wholes(Interpretation(ratio, terms, tuple(numbers.items()), other=WHOLE))
    if set(places) - set(numbers):
        return
    for taken_from in (BOTH, PART, WHOLE) if terms.taken else ("",):
        plain = Interpretation(ratio, terms, tuple(numbers.items()), taken_from)
        kept = [one for one in (plain, replace(plain, precision=CUT)) if fits(one.ratio, one.sides, one.precision)]
        if kept and not terms.taken:
            return
        yield from kept[:1] or giving_up(plain)


def of_more(ratio: Fact, known: Known, book: Codebook) -> Iterator[Interpretation]:
    """A mean of the next larger group of people, where it comes to that and nobody printed how many had an answer."""
    assert ratio.base is not None
    size = ratio.base._replace(indicator=book.size[0], category=book.size[1], unit="")
    around = [size._replace(population=whole) for whole, *parts in book.sums["population"] if size.population in parts]
    sized = [(float(known[one].lower or 0), one) for one in around if one in known and known[one].point]
    part, known_whole = known.get(ratio.quantity), known.get(ratio.base)
    if ratio.kind == "mean" and sized and part and part.point and not (known_whole and known_whole.point):
        number, whole = min(sized)
        given = ((PART, int(part.lower or 0)), (WHOLE, int(number)))
        plain = Interpretation(ratio, RatioTerms(ratio.quantity, whole), given)
        if fits(ratio, plain.sides, ROUNDED):
            yield plain


def named(terms: RatioTerms) -> dict[str, Quantity]:
    """The terms by their names."""
    return {PART: terms.part, WHOLE: terms.whole} | ({TAKEN: terms.taken} if terms.taken else {})


def open_wholes(plain: Interpretation) -> Iterator[Interpretation]:
    """The wholes that give a ratio, where nobody printed the whole; none where too many would do to say anything."""
    found = fitting(plain, WHOLE, ROUNDED)
    for number in found if len(found) <= MANY else ():
        yield replace(plain, instead=(Fraction(number), Fraction(number)))


def merged(found: Sequence[Interpretation]) -> tuple[Interpretation, ...]:
    """The ways of one ratio, with the wholes that nobody printed told as one span."""
    spans = [one.instead for one in found if one.other == WHOLE and one.instead and not one.gives_up]
    if not spans:
        return tuple(found)
    span = min(low for low, _ in spans), max(high for _, high in spans)
    first, *_ = [one for one in found if one.other == WHOLE]
    return (replace(first, instead=span), *(one for one in found if one.other != WHOLE))


def fitting(plain: Interpretation, name: str, precision: str) -> list[int]:
    """The numbers that, in the place of a term's, give the ratio; none where one of them is few.

    How many a few people are is never worked out here, before their protection is judged.
    """
    found = [
        number
        for number in range(FAR * max(plain.numbers.values()))
        if fits(plain.ratio, sides(plain.numbers | {name: number}, plain.taken_from), precision)
    ]
    return found if min(found, default=FEW) >= FEW else []


def giving_up(plain: Interpretation) -> Iterator[Interpretation]:
    """The same sum, with another number in the place of one of its own."""
    for name in plain.numbers:
        for precision in (ROUNDED, CUT):
            if numbers := fitting(plain, name, precision):
                span = Fraction(numbers[0]), Fraction(numbers[-1])
                yield replace(plain, precision=precision, other=name, instead=span)
                break
    if plain.sides[1] > 0:
        yield replace(plain, other=RATIO, instead=(plain.result, plain.result))


def sides(numbers: dict[str, int], taken_from: str) -> tuple[int, int]:
    """The part and the whole, less what is taken from the one or the other."""
    taken = numbers.get(TAKEN, 0)
    part = numbers[PART] - (taken if taken_from in (PART, BOTH) else 0)
    return part, numbers[WHOLE] - (taken if taken_from in (WHOLE, BOTH) else 0)


def fits(ratio: Fact, divided: tuple[int, int], precision: str) -> bool:
    """Whether a division comes to the printed ratio when it is rounded, or cut."""
    part, whole = divided
    if whole <= 0 or part < 0 or ratio.reach.lower is None or ratio.reach.upper is None:
        return False
    value = Fraction(part * ratio.times, whole)
    if precision == ROUNDED:
        return ratio.reach.holds(value)
    half = (ratio.reach.upper - ratio.reach.lower) / 2
    return ratio.reach.lower + half <= value < ratio.reach.upper + half


def can_be(one: Interpretation, facts: Sequence[Fact], rules: Sequence[Relation]) -> bool:
    """Whether a way to read a ratio breaks no assumption and no other figure; what the solver cannot tell is left out."""
    apart = {one.ratio.subject, *(("count", term, None, ()) for term in named(one.terms).values())}
    told = [*(fact for fact in facts if fact.subject not in apart), *claimed(one)]
    try:
        return System(reduced(rules, touched(told)), told).conflict(range(len(told))) is None
    except UndecidedError:
        return False


def claimed(one: Interpretation) -> list[Fact]:
    """What a way to read a ratio says of the counts: its terms, and how many of the case are in the part and in the whole."""
    numbers = one.used
    told = [(place, numbers[name]) for name, place in named(one.terms).items()]
    if one.terms.case:
        part, whole = one.terms.case
        told.append((part, numbers[TAKEN] if one.taken_from in (PART, BOTH) else 0))
        if one.taken_from in (WHOLE, BOTH):
            told.append((whole, numbers[TAKEN]))
    return [Fact((), place, Interval(Fraction(number), Fraction(number)), exact=True) for place, number in told]


def decimals_of(number: Fraction) -> str:
    """A number as text: whole, or with two decimals."""
    return str(number.numerator) if number.denominator == 1 else str(rounded_fraction(number, DIGITS))
