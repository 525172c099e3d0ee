"""Whether a claim is true: by the observations and the code lists alone, against all answers of the question.

It knows nothing of how sentences are made, and does not take a place from the column `rank_first`: it works the order out anew, so
that a mistake there is seen here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from scripts.ground.added import reach as reach_in
from scripts.ground.cells import Cell, as_row, cell_of, code_of, with_codes
from scripts.ground.claim import (
    ALL,
    AS_MANY,
    AVERAGE,
    COUNT,
    DIFFERENCE,
    HALF,
    HIDDEN,
    LARGEST,
    MAJORITY,
    MORE,
    NONE,
    NOT_ASKED,
    NOT_KNOWN,
    NUMBER,
    OF,
    PERCENT,
    SECOND,
    THIRD,
    TIED,
    Claim,
)
from scripts.ground.codebook import Codebook, is_asked
from scripts.ground.comparing import COMPARED, DIRECTION, compare
from scripts.ground.data_package import Package, Row
from scripts.ground.interval import ALL as HUNDRED
from scripts.ground.interval import EXACT, Interval, has_number
from scripts.ground.once import once
from scripts.ground.roles import NOBODY
from scripts.ground.statuses import HIDDEN as IS_HIDDEN
from scripts.ground.years import Years, base_of, years_of

TRUE, FALSE, OPEN = "true", "false", "open"  # besides these `hidden` and `not_asked`
PLACES = {LARGEST: 1, SECOND: 2, THIRD: 3}
ANSWERS = ("part", NOBODY)
NOTHING = Interval(Fraction(0), Fraction(0))


@dataclass(frozen=True)
class Facts:
    """What a package says: its years, and the places that its sources print, (cell without its measure, place)."""

    years: Years
    printed: frozenset[tuple[Cell, str]]

    @property
    def book(self) -> Codebook:
        """What the code lists say."""
        return self.years.book

    def row(self, cell: Cell) -> Row | None:
        """The row of a cell, with a number or not."""
        return self.years.figures.get(cell)

    def known(self, cell: Cell) -> Row | None:
        """The row of a cell that has a number, or a bound."""
        row = self.row(cell)
        return row if row and has_number(row) else None

    def reach(self, cell: Cell) -> Interval | None:
        """What the number of a cell may be; None where nothing is said of it."""
        row = self.known(cell)
        return reach_in(row, self.years) if row else None

    def whole(self, cell: Cell) -> Fraction | None:
        """How much all of what a cell is a part of is, exactly."""
        if code_of(cell, "measure") == PERCENT:
            return HUNDRED
        row = self.row(cell)
        base = base_of(row, self.years) if row else None
        return Fraction(base["value"]) if base else Fraction(row["base"]) if row and row["base"] else None

    def most(self, cell: Cell) -> Fraction | None:
        """How much all answers of a question are at most together; None where they need not add up to anything that is known."""
        own = as_row(cell)
        one_each, rule = self.book.one_each(own["indicator"]), self.book.indicators[own["indicator"]]["base_rule"]
        if not one_each and rule != "answers":
            return None
        everybody = self.everybody(cell) if one_each and own["measure"] == COUNT else None
        whole = self.whole(cell)
        return everybody if whole is None else whole

    def everybody(self, cell: Cell) -> Fraction | None:
        """How many there are in the population of a cell, exactly, as the same producer counts them."""
        indicator, category = self.book.size
        codes = {"indicator": indicator, "category": category, "measure": COUNT, "unit": "persons"}
        bare = {"within_indicator": "", "within_category": "", "base_indicator": "", "base_category": ""}
        row, own = self.known(with_codes(cell, **codes, **bare)), self.row(cell)
        alike = row is not None and own is not None and row["producer"] == own["producer"]
        return Fraction(row["value"]) if row and alike and row["qualifier"] == EXACT else None


@once
def facts_of(package: Package) -> Facts:
    """What a package says."""
    ranks = (row for row in package.rows("statements") if row["measure"] == "rank" and row["qualifier"] == EXACT)
    return Facts(years_of(package), frozenset((answer_of(cell_of(row)), row["value"]) for row in ranks))


def answer_of(cell: Cell) -> Cell:
    """A cell whatever is measured of it."""
    return with_codes(cell, measure="", unit="", base_indicator="", base_category="")


def verdict(claim: Claim, facts: Facts) -> str:
    """Whether the claim is true, false or open (the rows do not say), or its number is hidden, or was not asked for."""
    if claim.kind in (NOT_KNOWN, HIDDEN, NOT_ASKED):
        return TRUE if lacks(claim, facts) else FALSE
    if claim.kind in PLACES:
        return place(claim.cells[0], PLACES[claim.kind], facts)
    if claim.kind == TIED:
        return tied(claim.cells, facts)
    missing = [cell for cell in claim.cells if facts.known(cell) is None]
    if missing:
        return why_missing(missing[0], facts)
    if claim.kind in (MORE, AS_MANY, DIFFERENCE):
        return beside(claim, facts)
    if claim.kind == OF:
        return of_whole(*claim.cells, facts)
    return TRUE if claim.kind in (NUMBER, AVERAGE) else amount(claim.kind, claim.cells[0], facts)


def lacks(claim: Claim, facts: Facts) -> bool:
    """Whether a number is missing, for the reason that is given; it is not known only where no selection of cases has it."""
    cell = claim.cells[0]
    if claim.kind != NOT_KNOWN:
        return facts.known(cell) is None and why_missing(cell, facts) == claim.kind
    own = of_answer(cell)
    return not any(of_answer(other) == own and has_number(row) for other, row in facts.years.figures.items())


def of_answer(cell: Cell) -> Cell:
    """A cell whichever cases it is of, and whatever is measured."""
    return with_codes(answer_of(cell), scope="")


def why_missing(cell: Cell, facts: Facts) -> str:
    """Why there is no number: it is hidden, nobody asked, or the rows do not say."""
    row = facts.row(cell)
    if row:
        return HIDDEN if row["obs_status"] == IS_HIDDEN else OPEN
    own = as_row(cell)
    asked = facts.book.indicators[own["indicator"]]["first_year"] <= own["year"]
    return OPEN if asked and is_asked(facts.book.entry(own["indicator"], own["category"]), own["year"]) else NOT_ASKED


def amount(kind: str, cell: Cell, facts: Facts) -> str:
    """Whether a number is nothing, all, half, more or less than half of its whole."""
    own, whole = facts.reach(cell), facts.whole(cell)
    assert own is not None
    if kind == NONE:
        return decided(own == NOTHING, own.lower is not None and own.lower > 0)
    if whole is None:
        return OPEN
    line = Interval(whole, whole) if kind == ALL else Interval(whole / 2, whole / 2)
    if kind in (ALL, HALF):
        return decided(own == line and whole > 0, own.apart(line))
    over, under = line.below(own), own.below(line)
    return decided(over, under or own == line) if kind == MAJORITY else decided(under, over or own == line)


def decided(is_so: bool, is_not: bool) -> str:
    """True, false, or neither."""
    return TRUE if is_so else FALSE if is_not else OPEN


def of_whole(cell: Cell, whole: Cell, facts: Facts) -> str:
    """Whether a count is of what it is said to be of, and no more than that."""
    own, all_of = facts.reach(cell), facts.reach(whole)
    row, of = facts.known(cell), facts.known(whole)
    if own is None or all_of is None or row is None or of is None:
        return OPEN
    base = base_of(row, facts.years)
    is_base = base is not None and cell_of(base) == whole
    alike = code_of(cell, "year") == code_of(whole, "year")
    return decided(is_base and alike and not all_of.below(own), not alike or all_of.below(own))


def beside(claim: Claim, facts: Facts) -> str:
    """Whether one number is more than another, or both are the same: of one unit, and of two years only where they compare."""
    first, second = claim.cells
    rows = facts.known(first), facts.known(second)
    own, other = facts.reach(first), facts.reach(second)
    if own is None or other is None or rows[0] is None or rows[1] is None:
        return OPEN
    if code_of(first, "measure") != code_of(second, "measure") or rows[0]["unit"] != rows[1]["unit"]:
        return FALSE
    if code_of(first, "year") != code_of(second, "year"):
        found = compare(rows[0], rows[1], facts.years)
        if found.state not in ((COMPARED,) if claim.kind == DIFFERENCE else (COMPARED, DIRECTION)):
            return OPEN
    if claim.kind == DIFFERENCE:
        return TRUE
    if claim.kind == MORE:
        return decided(other.below(own), own.below(other) or (own == other and own.lower == own.upper))
    return decided(own == other and own.lower == own.upper, own.apart(other))


def place(cell: Cell, wanted: int, facts: Facts) -> str:
    """Whether an answer has a place among all answers of its question; a rest, a sum or a whole has none."""
    if not is_answer(cell, facts):
        return FALSE
    if not is_of_question(cell, facts.book):
        return OPEN
    if (answer_of(cell), str(wanted)) in facts.printed:
        return TRUE
    own = facts.reach(cell)
    if own is None:
        return why_missing(cell, facts)
    others = rivals(cell, facts)
    above = sum(own.below(other) for other in others)
    perhaps = sum(not other.below(own) for other in others)
    return decided(above == perhaps == wanted - 1, above >= wanted or perhaps < wanted - 1)


def tied(cells: tuple[Cell, ...], facts: Facts) -> str:
    """Whether some answers are exactly as common, and no other is."""
    reaches = [facts.reach(cell) for cell in cells]
    if not all(is_answer(cell, facts) for cell in cells):
        return FALSE
    first = reaches[0]
    if first is None or any(one is None for one in reaches):
        return OPEN
    if first.lower != first.upper or any(one != first for one in reaches):
        return FALSE
    others = rivals(cells[0], facts, without=cells)
    return decided(all(other.below(first) for other in others), any(first.below(other) for other in others))


def is_answer(cell: Cell, facts: Facts) -> bool:
    """Whether a cell is an answer that somebody gave or that nobody of these did, and neither a rest nor a sum."""
    own = code_of(cell, "indicator"), code_of(cell, "category")
    return facts.book.role(*own) in ANSWERS and not facts.book.parent(*own)


def is_of_question(cell: Cell, book: Codebook) -> bool:
    """Whether a number is of all who answered, so that it may be held against those of the other answers."""
    base = code_of(cell, "base_indicator"), code_of(cell, "base_category")
    return not base[0] or (base[0] == code_of(cell, "indicator") and book.is_whole(*base)) or base == book.size


def rivals(cell: Cell, facts: Facts, without: tuple[Cell, ...] = ()) -> list[Interval]:
    """What the other answers may be, as common as which it would have to be; of a lone answer not having it.

    One whose number is not known may be all that the others leave. Of a rest any part may be one answer.
    """
    book, own = facts.book, as_row(cell)
    names = book.rivals(own["indicator"], own["year"])
    cells = {name: sibling(own, name, book) for name in names}
    known = {name: facts.reach(each) for name, each in cells.items()}
    left = room(cell, cells, facts)
    taken = {code_of(each, "category") for each in (cell, *without)}
    if len(names) == 1:
        reach, whole = known[own["category"]], facts.whole(cell)
        assert reach is not None
        return [Interval(Fraction(0), None) if whole is None else less(whole, reach)]
    found = []
    for name in names:
        if name in taken:
            continue
        reach = known[name] or Interval(Fraction(0), left)
        rest = book.role(own["indicator"], name) not in ANSWERS
        found.append(Interval(Fraction(0), reach.upper, reach.strict) if rest else reach)
    return found


def sibling(own: Row, category: str, book: Codebook) -> Cell:
    """The cell of another answer to the same question: in answers where the question counts these, of people who gave none."""
    unit = book.units[own["indicator"], category] if own["measure"] == COUNT else own["unit"]
    return cell_of(own | {"category": category, "unit": unit})


def room(cell: Cell, cells: Mapping[str, Cell], facts: Facts) -> Fraction | None:
    """How much is left for each answer whose number is not known; None where nothing says it."""
    most = facts.most(cell)
    least = (reach.lower or Fraction(0) for each in cells.values() if (reach := facts.reach(each)))
    return None if most is None else max(Fraction(0), most - sum(least, Fraction(0)))


def less(whole: Fraction, reach: Interval) -> Interval:
    """What is left of a whole."""
    ends = (None if end is None else whole - end for end in (reach.upper, reach.lower))
    lower, upper = ends
    return Interval(max(Fraction(0), lower or Fraction(0)), upper, reach.strict)
