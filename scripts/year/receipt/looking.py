"""Which lines a person should look at first: those most unlike last year, and lists whose numbers fit other rows better."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import lgamma, log

from scripts.ground.comparing import MEASURE, NOT_COMPARED, compare
from scripts.ground.data_package import Row
from scripts.ground.interval import EXACT, has_number, of_observation
from scripts.ground.roles import PARTS
from scripts.ground.years import Years, size_of
from scripts.year.receipt.lines import PERCENT, Key, Line
from scripts.year.surprise import Two, deviations

MOST = 10  # what a person looks at with care
LEAST = 2  # standard deviations: within two is what chance gives
# A slip of the hand is taken for a thousand times less likely than none; and the other order has to explain most of the difference.
RARE, MUCH = 1000, 4


@dataclass(frozen=True)
class Look:
    """Something to look at: a line, or the lines of a list whose numbers fit other rows (`fits`: key -> the number that fits)."""

    surprise: float
    lines: tuple[Line, ...]
    fits: Mapping[Key, Fraction] = field(default_factory=dict)


def first(lines: Sequence[Line], years: Years) -> list[Look]:
    """At most ten that are unlike last year, the most unlike first; a list in the wrong order is one of them.

    Of two answers of one list that are equally unlike last year, as yes and no are, one is enough.
    """
    lists = [look for each in lists_of(lines, years) if (look := misplaced(each, years))]
    there = {line.key for look in lists for line in look.lines}
    found: dict[tuple[str, str, float], Look] = {}
    for line in lines:
        unlike = 0 if line.key in there else surprise(line, lines, years)
        if unlike >= LEAST:
            found.setdefault((*line.asked_of, round(unlike, 6)), Look(unlike, (line,)))
    return sorted([*lists, *found.values()], key=lambda one: -one.surprise)[:MOST]


def surprise(line: Line, lines: Sequence[Line], years: Years) -> float:
    """How many standard deviations from what would agree with all that last year says; 0 where they may not stand together.

    A place that a report gives, or that follows from numbers, is asked where no number is there.
    """
    pairs = beside(line, years)
    return max((deviations(*nearest(line, pair, years)) for pair in pairs), default=out_of_place(line, lines))


def beside(line: Line, years: Years) -> list[tuple[Row, Row]]:
    """The counts of both years, and their shares, where they may stand beside each other."""
    found = []
    for now, then in ((line.now.count, line.then.count), (line.now.share, line.then.share)):
        if now and then and has_number(now) and has_number(then):
            told = compare(now, then, years)
            if told.state != NOT_COMPARED and told.reason != MEASURE:
                found.append((now, then))
    return found


def nearest(line: Line, pair: tuple[Row, Row], years: Years) -> tuple[Two, Two]:
    """(counts, wholes) of both years, of last year's possible numbers the one nearest to this year's share."""
    wholes = wholes_of(line, pair, years)
    scale = [whole / 100 if row["measure"] == PERCENT else Fraction(1) for row, whole in zip(pair, wholes, strict=True)]
    own, then = of_observation(pair[0]), of_observation(pair[1])
    now = scale[0] * (Fraction(pair[0]["value"]) if pair[0]["value"] else own.lower or own.upper or Fraction(0))
    wanted = now / wholes[0] * wholes[1] if wholes[0] else Fraction(0)
    low, high = (wanted if end is None else end * scale[1] for end in (then.lower, then.upper))
    return (now, min(max(wanted, low), high)), wholes


def wholes_of(line: Line, pair: tuple[Row, Row], years: Years) -> tuple[Fraction, Fraction]:
    """What the numbers of both years are of; else everybody in the group; else as many as in the other year, or one."""
    sizes = [Fraction(size) if (size := size_of(row, years)) else None for row in pair]
    for one, other in (sizes, (line.now.size, line.then.size)):
        if one and other:
            return one, other
    known = next((size for size in (*sizes, line.now.size, line.then.size) if size), Fraction(1))
    return known, known


def out_of_place(line: Line, lines: Sequence[Line]) -> float:
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


def lists_of(lines: Sequence[Line], years: Years) -> list[list[Line]]:
    """The lines of each list of answers, of the same whole, of which both years have an exact number."""
    found: dict[tuple[object, ...], list[Line]] = {}
    for line in lines:
        indicator, category, population = line.key
        pair = next(iter(beside(line, years)), None)
        of_list = years.book.role(indicator, category) in PARTS and line.now.exact is not None
        if of_list and pair and pair[1]["qualifier"] == EXACT:
            own = indicator, years.book.parent(indicator, category), population, wholes_of(line, pair, years)
            found.setdefault(own, []).append(line)
    return [each for each in found.values() if len(each) > 1]


def misplaced(lines: Sequence[Line], years: Years) -> Look | None:
    """The lines of a list whose counts, put on other rows of it, would be much more like last year's; None where they would not.

    Of all orders the most alike is the largest where the largest was, and so on: of counts with the same whole the likelihood says
    so (the rearrangement inequality). It has to be more likely by more than there are orders to choose among (Bonferroni), and to
    explain most of the difference.
    """
    pairs = [nearest(line, beside(line, years)[0], years) for line in lines]
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
        return None
    return Look(
        max(typed[at] for at in moved), tuple(lines[at] for at in moved), {lines[at].key: fits[at] for at in moved}
    )
