"""What a package says of a cell: what its number may be, what it is a part of, and which place it has among its rivals.

A place is from its first to its last: (1, 1) is the most common whatever the others are, (1, 2) may share the first place. An
answer whose number is not known, or is hidden, may be as large as what the others leave of the whole. What gathers the rest ("other
countries") has no place of its own, but another answer is only the largest where it is larger than the rest: all of it may be one.
The observations have the places as `rank_first` and `rank_last`; a claim that one is the largest is judged by the same.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from scripts.ground.answered import everybody
from scripts.ground.bases import base_of
from scripts.ground.cells import CELL_COLUMNS, Cell, as_row, cell_of, code_of, parts_of, with_codes
from scripts.ground.claim import KINDS, Claim
from scripts.ground.codebook import Codebook
from scripts.ground.codes import HIDDEN, NOBODY
from scripts.ground.data_package import Package, Row, once
from scripts.ground.interval import ALL as HUNDRED
from scripts.ground.interval import EXACT, Interval, has_number, of_observation
from scripts.ground.row_notes import PERCENT
from scripts.ground.years import COUNT, NO_BASE, Years, years_of

# The roles of what somebody answered, or nobody: the most common answer is one of these, and no rest, sum or whole.
ANSWERS = ("part", NOBODY)
ZERO = Fraction(0)
NO_ANSWER = ("", "")
Place = tuple[int, int]


@dataclass(frozen=True)
class Facts:
    """What a package says: its rows by their cells, its years, and the places that its sources print.

    `printed`: (cell without its measure, place); `judged`: the verdicts that have been asked for.
    """

    rows: Mapping[Cell, Row]
    years: Years
    printed: frozenset[tuple[Cell, str]]
    judged: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    @property
    def book(self) -> Codebook:
        """What the code lists say."""
        return self.years.book

    @cached_property
    def answers(self) -> frozenset[Cell]:
        """The cells that there are rows of, whatever is measured of them."""
        return frozenset(map(answer_of, self.rows))

    def row(self, cell: Cell) -> Row | None:
        """The row of a cell, with a number or not."""
        return self.rows.get(cell)

    @cached_property
    def in_unit(self) -> Mapping[Cell, Cell]:
        """Cell without its unit -> the cell, in the unit of its question where it is counted in several."""
        units = {name: row["unit"] for name, row in self.book.indicators.items()}
        usual = sorted(self.rows, key=lambda cell: code_of(cell, "unit") == units[code_of(cell, "indicator")])
        return {with_codes(cell, unit=""): cell for cell in usual}

    def named(self, name: str, year: str, measures: Iterable[str]) -> Cell:
        """The cell of a year that people name without year and unit; in the unit of its answer where there is no row.

        Of a name without a measure the first of some that has a number, or else the first that has a row, or the first.
        """
        answers, population, scope, measure = parts_of(name)
        within, base = (answers[at] if part in name else NO_ANSWER for at, part in ((1, ".in."), (-1, ".of.")))
        codes = (*answers[0], population, scope, *within, year, "", measure, *base, "")
        cell = cell_of(dict(zip(CELL_COLUMNS, codes, strict=True)))
        tried = [with_codes(cell, measure=one) for one in ([measure] if measure else measures)]
        there = [self.in_unit[one] for one in tried if one in self.in_unit]
        none = with_codes(tried[0], unit=self.book.units.get(answers[0], ""))
        return next((one for one in there if self.known(one)), next(iter(there), none))

    def claims(self, text: str, year: str) -> list[Claim]:
        """The claims on a year that words lean on."""
        told = [one.split() for one in text.split(";") if one.strip()]
        return [
            Claim(kind, tuple(self.named(name, year, KINDS[kind].measures) for name in names)) for kind, *names in told
        ]

    def known(self, cell: Cell) -> Row | None:
        """The row of a cell that has a number, or a bound."""
        row = self.row(cell)
        return row if row and has_number(row) else None

    def reach(self, cell: Cell) -> Interval | None:
        """What the number of a cell may be; None where nothing is said of it."""
        row = self.known(cell)
        return of_observation(row) if row else None

    def whole(self, cell: Cell) -> Fraction | None:
        """How much all of what a cell is a part of is, exactly."""
        if code_of(cell, "measure") == PERCENT:
            return HUNDRED
        row = self.row(cell)
        base = base_of(row, self.years) if row else None
        return Fraction(base["value"]) if base else Fraction(row["base"]) if row and row["base"] else None

    def most(self, cell: Cell) -> Fraction | None:
        """How much all answers of a question are at most together; None where they need not add up to anything that is known."""
        indicator = code_of(cell, "indicator")
        one_each = self.book.one_each(indicator)
        if not one_each and self.book.indicators[indicator]["base_rule"] != "answers":
            return None
        whole, row = self.whole(cell), self.row(cell)
        met = everybody(row, self.years) if whole is None and one_each and row else None
        return Fraction(met["value"]) if met else whole

    def is_answer(self, cell: Cell) -> bool:
        """Whether a cell is an answer of its question, which somebody gave or nobody did, and no part of one, rest or sum."""
        own = code_of(cell, "indicator"), code_of(cell, "category")
        return self.book.role(*own) in ANSWERS and not self.book.parent(*own)

    def is_of_question(self, cell: Cell) -> bool:
        """Whether a number is of all who answered, so that it may be held against those of the other answers."""
        base = code_of(cell, "base_indicator"), code_of(cell, "base_category")
        own = base[0] == code_of(cell, "indicator") and self.book.is_whole(*base)
        return not base[0] or own or base == self.book.size

    def siblings(self, cell: Cell) -> dict[str, Cell]:
        """Each answer to the same question -> its cell: in answers where it counts these, of people who gave none."""
        own, units = as_row(cell), self.book.units
        names, counts = self.book.rivals(own["indicator"], own["year"]), own["measure"] == COUNT
        alike = {name: units[own["indicator"], name] if counts else own["unit"] for name in names}
        return {name: with_codes(cell, category=name, unit=unit) for name, unit in alike.items()}

    def left(self, cell: Cell) -> Fraction | None:
        """How much is left for each answer whose number is not known; None where nothing says it."""
        most, cells = self.most(cell), self.siblings(cell).values()
        least = (reach.lower or ZERO for each in cells if (reach := self.reach(each)))
        return None if most is None else max(ZERO, most - sum(least, ZERO))

    def may_be_less_than_hidden(self, cell: Cell) -> bool:
        """Whether another answer of the same question is hidden, and nothing shown says that it is no larger."""
        reach, cells = self.reach(cell), self.siblings(cell)
        if reach is None or code_of(cell, "category") not in cells:
            return False
        left, rows = self.left(cell), [row for each in cells.values() if (row := self.row(each))]
        return any(row["obs_status"] == HIDDEN for row in rows) and (left is None or left > (reach.lower or ZERO))

    def rivals(self, cell: Cell, without: Collection[Cell] = ()) -> list[Interval]:
        """What the number of each other answer may be, but for those `without`; of a lone answer how many do not have it.

        One whose number is not known may be all that the others leave. Of a rest any part may be one answer.
        """
        cells, left, indicator = self.siblings(cell), self.left(cell), code_of(cell, "indicator")
        taken = {code_of(each, "category") for each in (cell, *without)}
        if [*cells] == [code_of(cell, "category")]:  # those who do not have it are the rival of a lone answer
            own, whole = self.reach(cell) or Interval(ZERO, None), self.whole(cell)
            least = ZERO if whole is None or own.upper is None else max(ZERO, whole - own.upper)
            return [Interval(least, None if whole is None else whole - (own.lower or ZERO), own.strict)]
        found = [(name, bounded(self.reach(each), left)) for name, each in cells.items() if name not in taken]
        rests = {name for name in cells if self.book.role(indicator, name) not in ANSWERS}
        return [Interval(ZERO, reach.upper, reach.strict) if name in rests else reach for name, reach in found]

    def place(self, cell: Cell) -> Place | None:
        """From which place to which an answer may be among all of its question; None where its number is not known."""
        own, others = self.reach(cell), self.rivals(cell)
        if own is None:
            return None
        return 1 + sum(own.below(one) for one in others), 1 + sum(not one.below(own) for one in others)

    def narrowed(self, cell: Cell) -> Place | None:
        """The same among the places that there are, of which a rest has none; None where any is possible."""
        last = sum(self.book.role(code_of(cell, "indicator"), name) in ANSWERS for name in self.siblings(cell))
        place = self.place(cell) or (1, last)
        found = place[0], min(place[1], last)
        return None if found == (1, last) else found


def bounded(reach: Interval | None, left: Fraction | None) -> Interval:
    """What a number may be of which nothing else says it: at most its least and all that is left."""
    reach = reach or Interval(ZERO, None)
    if reach.upper is not None or left is None:
        return reach
    return Interval(reach.lower, (reach.lower or ZERO) + left, reach.strict)


def ranks(rows: Iterable[Row], book: Codebook) -> dict[str, Place]:
    """Observation -> its place, where its number says something of it. `rows`: observations, with their ends in lower and upper."""
    cells = {cell_of(row): row for row in rows}
    facts = Facts(cells, Years(book, cells, {}, frozenset(), frozenset(), {}), frozenset())
    places = {row["observation"]: facts.narrowed(cell) for cell, row in cells.items() if is_ranked(row, facts)}
    return {name: place for name, place in places.items() if place}


def is_ranked(row: Row, facts: Facts) -> bool:
    """Whether a row is the number of an answer of its question."""
    if row["measure"] not in (COUNT, PERCENT) or row["base_indicator"] or not has_number(row):
        return False
    answers = facts.book.rivals(row["indicator"], row["year"])
    own = len(answers) > 1 and row["category"] in answers
    return own and facts.is_answer(cell_of(row)) and of_question(row, facts.book)


def of_question(row: Row, book: Codebook) -> bool:
    """Whether a row is measured as its question is: in its unit, or of the people who have none of the answers."""
    return row["unit"] in (book.units[row["indicator"], row["category"]], book.indicators[row["indicator"]]["unit"])


@once
def facts_of(package: Package) -> Facts:
    """What a package says."""
    ranks = (row for row in package.rows("statements") if row["measure"] == "rank" and row["qualifier"] == EXACT)
    rows = {cell_of(row): row for row in package.rows("observations")}
    return Facts(rows, years_of(package), frozenset((answer_of(cell_of(row)), row["value"]) for row in ranks))


def answer_of(cell: Cell) -> Cell:
    """A cell whatever is measured of it."""
    return with_codes(cell, measure="", unit="", **NO_BASE)
