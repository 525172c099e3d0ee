"""Each answer with what would be published of it in a year and what was published the year before. Tables in, lines out.

Only what is published is read, so that who tells of it tells nothing that the package does not: a hidden number is hidden here too,
and so is every share, place and difference that it would follow from.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from scripts.ground.bases import base_of
from scripts.ground.codebook import read_codebook
from scripts.ground.codes import ALL, HIDDEN
from scripts.ground.comparing import GAP, MEASURE, NOT_COMPARED, compare
from scripts.ground.data_package import Row
from scripts.ground.facts import Place, ranks
from scripts.ground.interval import EXACT, has_number
from scripts.ground.row_notes import EXPLAINED
from scripts.ground.years import COUNT, Years, read_years
from scripts.year.plan import Plan

PERCENT, RANK = "percent", "rank"
Key = tuple[str, str, str]  # indicator, category, population
NEW, GONE = "new", "gone"


@dataclass(frozen=True)
class AnswerYear:
    """One year of an answer: the rows of its count and its share, None where the year has none, and its place among the others.

    `told`: the place is what a report says, and follows from no number; `size`: how many there are of the group in all.
    """

    count: Row | None = None
    share: Row | None = None
    place: Place | None = None
    told: bool = False
    size: Fraction | None = None

    @property
    def rows(self) -> list[Row]:
        """Those of its rows that there are."""
        return [row for row in (self.count, self.share) if row]

    @property
    def hidden(self) -> bool:
        """Whether its number is hidden."""
        return any(row["obs_status"] == HIDDEN for row in self.rows)

    @property
    def known(self) -> bool:
        """Whether anything is said of it."""
        return self.place is not None or any(map(has_number, self.rows))

    @property
    def exact(self) -> Fraction | None:
        """Its count, where that is known exactly."""
        return Fraction(self.count["value"]) if self.count and self.count["qualifier"] == EXACT else None


@dataclass(frozen=True)
class AnswerYears:
    """An answer of a question about a group of people, this year and the year before.

    `beside`: of the counts, and of the shares, those of both years where they may stand beside each other.
    """

    key: Key
    now: AnswerYear
    then: AnswerYear
    beside: tuple[tuple[Row, Row], ...] = ()

    @property
    def asked_of(self) -> tuple[str, str]:
        """The question and the group: what the lines of one list have in common."""
        return self.key[0], self.key[2]

    @property
    def change(self) -> str:
        """Whether this year alone has something of it, or the year before alone; nothing where both do, or one of them hides it."""
        if self.now.hidden or self.then.hidden or self.now.known == self.then.known:
            return ""
        return NEW if self.now.known else GONE

    @property
    def moved(self) -> tuple[Row, Row] | None:
        """The share of both years, else the number, this year's first; what is exact in both before what is not."""
        exact = [each for each in self.beside if all(row["qualifier"] == EXACT for row in each)]
        return next(reversed(exact or self.beside), None)


class AnswerReader:
    """Looks up what the tables of a package say of an answer in a year."""

    def __init__(self, tables: Mapping[str, list[Row]]) -> None:
        self.years: Years = read_years(tables)
        self.book = read_codebook(tables)
        plain = [row for row in tables["observations"] if is_plain(row)]
        self.counts = by_key(row for row in plain if row["measure"] == COUNT)
        self.shares = by_key(sorted((row for row in plain if row["measure"] == PERCENT), key=preference))
        self.places = ranks(tables["observations"], self.book)
        self.said = by_key(
            sorted(
                filter(self.is_place, tables["statements"]),
                key=lambda row: int(row["value_to"] or row["value"]) - int(row["value"]),
            )
        )

    def side(self, key: Key, year: str) -> AnswerYear:
        """What a year has of an answer."""
        count, share = self.counts.get((*key, year)), self.shares.get((*key, year))
        names = (row["observation"] for row in (count, share) if row)
        place = next((self.places[name] for name in names if name in self.places), None)
        printed = self.said.get((*key, year))
        side = AnswerYear(count, share, place, size=self.size(key, year))
        if place or side.hidden or not printed:
            return side
        return replace(side, place=(int(printed["value"]), int(printed["value_to"] or printed["value"])), told=True)

    def is_place(self, row: Row) -> bool:
        """Whether a report says there which place an answer has in its list: parts of one it ranks among themselves."""
        says = row["measure"] == RANK and row["qualifier"] != "not" and bool(row["value"])
        return says and is_plain(row) and row["category"] in self.book.parts(row["indicator"])

    def size(self, key: Key, year: str) -> Fraction | None:
        """How many there are in the group; for that number itself, in the group that this one is a part of."""
        indicator, category, population = key
        groups = [population]
        if (indicator, category) == self.book.size:
            groups = [whole for whole, *parts in self.book.sums.get("population", ()) if population in parts]
        found = [self.counts.get((*self.book.size, group, year)) for group in groups]
        return next((Fraction(one["value"]) for one in found if one and one["qualifier"] == EXACT), None)


def is_plain(row: Row) -> bool:
    """Whether a row is of all cases in one year, without a condition."""
    return row["scope"] == ALL and not row["within_indicator"] and not row["year_to"]


def preference(row: Row) -> tuple[bool, bool]:
    """Sort key of the shares of an answer: those with a number, or hidden, before others; of its own whole before another's."""
    return not (has_number(row) or row["obs_status"] == HIDDEN), bool(row["base_indicator"])


def by_key(rows: Iterable[Row]) -> dict[tuple[str, ...], Row]:
    """(indicator, category, population, year) -> the first of the rows of it."""
    found: dict[tuple[str, ...], Row] = {}
    for row in rows:
        found.setdefault((row["indicator"], row["category"], row["population"], row["year"]), row)
    return found


def is_told(row: Row | None) -> bool:
    """Whether a number is there and not hidden."""
    return row is not None and row["obs_status"] != HIDDEN and has_number(row)


def read_lines(keys: Iterable[Key], years: tuple[str, str], reader: AnswerReader) -> list[AnswerYears]:
    """The lines of these answers in two years, the later first, but those of which neither says anything."""
    sides = {key: [reader.side(key, year) for year in years] for key in keys}
    told = {key: both for key, both in sides.items() if any(side.known or side.hidden for side in both)}
    return [AnswerYears(key, now, then, beside(now, then, reader.years)) for key, (now, then) in told.items()]


def beside(now: AnswerYear, then: AnswerYear, years: Years) -> tuple[tuple[Row, Row], ...]:
    """The counts of both years, and their shares, where they may stand beside each other; also across years without a figure."""
    found = []
    for own, other in ((now.count, then.count), (now.share, then.share)):
        if own and other and has_number(own) and has_number(other):
            told = compare(own, other, years)
            alike = own["measure"] != PERCENT or of_the_same((own, other), years)
            if alike and (told.state != NOT_COMPARED or told.reason == GAP) and told.reason != MEASURE:
                found.append((own, other))
    return tuple(found)


def of_the_same(pair: tuple[Row, Row], years: Years) -> bool:
    """Whether both numbers are of the same whole, for all that is known: where one is hidden there may be another."""
    now, then = (None if row["base"] else base_of(row, years) for row in pair)
    return not (now and then) or (now["indicator"], now["category"]) == (then["indicator"], then["category"])


def lines_of(plan: Plan, reader: AnswerReader) -> list[AnswerYears]:
    """The lines of the form of a year in its order."""
    years = str(plan.year), "" if plan.before is None else str(plan.before)
    return read_lines([line.cell for line in plan.lines], years, reader)


def explanation(key: Key, year: str) -> str:
    """The name of the note with what somebody wrote in a workbook of why an answer is unlike the year before."""
    return EXPLAINED + "_".join((*key, year))
