"""What of a year is unlike the year before, and rows that changed places. Lines in, shifts out.

One rule, which the workbook says: by it the reading asks for a sentence at the cell, and the receipt and the summary of a pull
request say what to look at.
Source: the pooled test of two proportions, and of two Poisson rates where a number is no part of what it is counted in (Agresti,
Categorical Data Analysis, chapter 3; Przyborowski and Wilenski, Biometrika, volume 31).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import combinations
from math import lgamma, log, sqrt

from scripts.ground.bases import size_of
from scripts.ground.codebook import Codebook
from scripts.ground.codes import FEW, PARTS
from scripts.ground.data_package import Row
from scripts.ground.interval import EXACT, of_observation
from scripts.ground.years import Years
from scripts.year.lines import PERCENT, AnswerYears, Key, of_the_same

Two = tuple[Fraction | int, Fraction | int]  # this year's and last year's
UNLIKELY = 3.29  # standard deviations: one comparison in a thousand is so far out by chance
POINTS = Fraction(1, 10)  # of a share: so large a part of the whole, whether or not chance could give it
ALWAYS = Fraction(3, 10)  # so large a part is asked about however few they are
FOLD = 2.5  # a number that is a part of nothing: so many times last year's, or last year's so many times this one
# A slip of the hand is taken for a thousand times less likely than none; and the other order has to explain most of the difference.
RARE, MUCH = 1000, 4


@dataclass(frozen=True)
class Shift:
    """Lines of one question that are unlike last year, equally so (as yes and no are), or that have each other's numbers.

    `fits`: of the latter key -> the number that fits; `pair`: (counts, wholes), None where last year has a place alone;
    `explained_at`: the answers on any of which a sentence says why: its own, and everybody with an answer.
    """

    surprise: float
    lines: tuple[AnswerYears, ...]
    fits: Mapping[Key, Fraction] = field(default_factory=dict)
    pair: tuple[Two, Two] | None = None
    explained_at: tuple[Key, ...] = ()


def shifts(lines: Sequence[AnswerYears], years: Years) -> list[Shift]:
    """All of them, the most unlike last year first."""
    lists = [look for each in lists_of(lines, years) for look in misplaced(each, years)]
    there = {line.key for look in lists for line in look.lines}
    found: dict[tuple[str, str, float], list[Shift]] = {}
    for line in lines:
        if line.key not in there and (one := shift(line, lines, years)):
            found.setdefault((*line.asked_of, round(one.surprise, 6)), []).append(one)
    alike = [Shift(some[0].surprise, tuple(one.lines[0] for one in some), pair=some[0].pair) for some in found.values()]
    told = sorted([*lists, *alike], key=lambda one: -one.surprise)
    return [replace(one, explained_at=explained_at(one.lines, years.book)) for one in told]


def explained_at(lines: Sequence[AnswerYears], book: Codebook) -> tuple[Key, ...]:
    """Where a sentence says why these lines of a question have changed."""
    indicator, group = lines[0].asked_of
    wholes = [(indicator, one, group) for one in book.categories[indicator] if book.is_whole(indicator, one)]
    return (*dict.fromkeys([*(line.key for line in lines), *wholes]),)


def shift(line: AnswerYears, lines: Sequence[AnswerYears], years: Years) -> Shift | None:
    """Whether a line has changed by much from what would agree with all that last year says.

    By its share where both years have one, else by its count. A place that a report gives, or that follows from numbers, is asked
    where no number is there.
    """
    pairs = [nearest(line, pair, years) for pair in line.beside]
    if pairs:
        return Shift(deviations(*pairs[-1]), (line,), pair=pairs[-1]) if is_shift(*pairs[-1]) else None
    unlike = out_of_place(line, lines)
    return Shift(unlike, (line,)) if unlike >= UNLIKELY else None


def is_share(counts: Two, wholes: Two) -> bool:
    """Whether both counts can be parts of their wholes."""
    return min(wholes) > 1 and all(part <= whole for part, whole in zip(counts, wholes, strict=True))


def is_shift(counts: Two, wholes: Two) -> bool:
    """Whether two shares differ by much, or two counts severalfold. Both: this year's and last year's."""
    if not is_share(counts, wholes):
        return max(counts) >= max(FEW, FOLD * min(counts)) and max(wholes) <= 1
    change = abs(counts[0] / Fraction(wholes[0]) - counts[1] / Fraction(wholes[1]))
    return change >= (POINTS if min(wholes) >= FEW else ALWAYS)


def nearest(line: AnswerYears, pair: tuple[Row, Row], years: Years) -> tuple[Two, Two]:
    """(counts, wholes) of both years, of last year's possible numbers the one nearest to this year's share."""
    wholes = wholes_of(line, pair, years)
    scale = [whole / 100 if row["measure"] == PERCENT else Fraction(1) for row, whole in zip(pair, wholes, strict=True)]
    own, then = of_observation(pair[0]), of_observation(pair[1])
    now = scale[0] * (Fraction(pair[0]["value"]) if pair[0]["value"] else own.lower or own.upper or Fraction(0))
    wanted = now / wholes[0] * wholes[1] if wholes[0] else Fraction(0)
    low, high = (wanted if end is None else end * scale[1] for end in (then.lower, then.upper))
    return (now, min(max(wanted, low), high)), wholes


def wholes_of(line: AnswerYears, pair: tuple[Row, Row], years: Years) -> tuple[Fraction, Fraction]:
    """What the numbers of both years are of: the same of their own, of a share where one has it; else the whole group; else one."""
    alike, is_percent = of_the_same(pair, years), pair[0]["measure"] == PERCENT
    sizes = [Fraction(size) if alike and (size := size_of(row, years)) else None for row in pair]
    of_people = pair[0]["unit"] == years.book.units.get(years.book.size)
    groups = (line.now.size, line.then.size) if of_people else (None, None)
    own, group = (next(filter(None, some), None) if is_percent else None for some in (sizes, groups))
    for one, other in (sizes, (own, own), groups):
        if one and other:
            return one, other
    known = group or Fraction(1)
    return known, known


def out_of_place(line: AnswerYears, lines: Sequence[AnswerYears]) -> float:
    """How far a count is from the number at the place that it had last year: two counts of one year."""
    if line.now.exact is None or line.now.place is None or line.then.place is None:
        return 0
    same = [one for one in lines if one.asked_of == line.asked_of and one.now.place and one.now.exact is not None]
    counts = sorted((one.now.exact or Fraction(0) for one in same), reverse=True)
    (best, worst), (highest, lowest) = line.now.place, line.then.place
    if best > lowest and lowest <= len(counts):
        return deviations((line.now.exact, counts[lowest - 1]), (1, 1))
    if worst < highest <= len(counts):
        return deviations((line.now.exact, counts[highest - 1]), (1, 1))
    return 0


def lists_of(lines: Sequence[AnswerYears], years: Years) -> list[list[AnswerYears]]:
    """The lines of each list of answers, of the same whole, of which both years have an exact number."""
    found: dict[tuple[object, ...], list[AnswerYears]] = {}
    for line in lines:
        indicator, category, population = line.key
        pair = next(iter(line.beside), None)
        of_list = years.book.role(indicator, category) in PARTS and line.now.exact is not None
        if of_list and pair and pair[1]["qualifier"] == EXACT:
            own = indicator, years.book.parent(indicator, category), population, wholes_of(line, pair, years)
            found.setdefault(own, []).append(line)
    return [each for each in found.values() if len(each) > 1]


def misplaced(lines: Sequence[AnswerYears], years: Years) -> list[Shift]:
    """The lines of a list whose counts, put on other rows of it, would be much more like last year's; else two that changed places.

    Of all orders the most alike is the largest where the largest was, and so on: of counts with the same whole the likelihood says
    so (the rearrangement inequality). It has to be more likely by more than there are orders to choose among (Bonferroni), and to
    explain most of the difference.
    """
    pairs = [nearest(line, line.beside[0], years) for line in lines]
    counts = [line.now.exact or Fraction(0) for line in lines]
    order = sorted(range(len(lines)), key=lambda at: (pairs[at][0][1], counts[at]))
    fits = dict(zip(order, sorted(counts), strict=True))
    typed, other = (
        [deviations((some[at], then), wholes) for at, ((_, then), wholes) in enumerate(pairs)]
        for some in (dict(enumerate(counts)), fits)
    )
    moved = [at for at in range(len(lines)) if fits[at] != counts[at]]
    total, left = (sum(each**2 for each in some) for some in (typed, other))
    if not moved or total - left < 2 * (lgamma(len(lines) + 1) + log(RARE)) or total < MUCH * left:
        exchanged = [{one: counts[two], two: counts[one]} for one, two in changed_places(pairs)]
    else:
        exchanged = [{at: fits[at] for at in moved}]
    return [
        Shift(max(typed[at] for at in own), tuple(lines[at] for at in own), {lines[at].key: own[at] for at in own})
        for own in exchanged
    ]


def changed_places(pairs: Sequence[tuple[Two, Two]]) -> Iterator[tuple[int, int]]:
    """The places of each two that are both unlike last year, and would not be with each other's counts; each place once."""
    taken = set[int]()
    for one, two in combinations([at for at, pair in enumerate(pairs) if is_shift(*pair)], 2):
        (here, was_here), wholes = pairs[one]
        there, was_there = pairs[two][0]
        unlike = is_shift((there, was_here), wholes) or is_shift((here, was_there), wholes)
        if not unlike and not taken & {one, two}:
            taken |= {one, two}
            yield one, two


def deviations(counts: Two, wholes: Two) -> float:
    """How many standard deviations two shares, or rates, of their wholes are apart; 0 where nothing can be said."""
    if min(wholes) <= 0:
        return 0
    rates = [part / Fraction(whole) for part, whole in zip(counts, wholes, strict=True)]
    pooled = float(sum(counts) / Fraction(sum(wholes)))
    left = 1 - pooled if max(rates) <= 1 and max(wholes) > 1 else 1
    spread = sqrt(pooled * left * sum(1 / float(whole) for whole in wholes))
    return float(abs(rates[0] - rates[1])) / spread if spread else 0
