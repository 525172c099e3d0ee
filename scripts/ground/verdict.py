"""Whether a claim is true: by the observations and the code lists alone, against all answers of the question.

It knows nothing of how sentences are made. A verdict is true, false or open (the rows do not say), or that a number is hidden, or
was not asked for.
"""

from fractions import Fraction

from scripts.ground import claim as kinds
from scripts.ground.answered import of_group
from scripts.ground.bases import base_of
from scripts.ground.cells import Cell, as_row, cell_of, code_of, with_codes
from scripts.ground.claim import KINDS, Claim
from scripts.ground.codebook import is_asked
from scripts.ground.codes import FEW, HIDDEN
from scripts.ground.columns import Column
from scripts.ground.comparing import COMPARED, DIRECTION, compare
from scripts.ground.facts import ZERO, Facts, answer_of
from scripts.ground.interval import Interval, has_number
from scripts.ground.row_notes import lacks_base

TRUE, FALSE, OPEN = "true", "false", "open"
PLACES = {kinds.LARGEST: 1, kinds.SECOND: 2, kinds.THIRD: 3}
LACKING = (kinds.NOT_KNOWN, kinds.HIDDEN, kinds.NOT_ASKED)
SAME_ANSWERS: tuple[Column, ...] = ("indicator", "population", "scope", "year", "within_indicator", "within_category")
# What is more by so much is clearly more.
CLEARLY = Fraction(11, 10)


def verdict(claim: Claim, facts: Facts) -> str:
    """Whether the claim is true, false or open, or its number is hidden or was not asked for."""
    name = str(claim)
    if name not in facts.judged:
        facts.judged[name] = judged(claim, facts)
    return facts.judged[name]


def judged(claim: Claim, facts: Facts) -> str:
    """The verdict on a claim on which nobody has asked for one."""
    if claim.kind in LACKING:
        return TRUE if lacks(claim, facts) else FALSE
    if claim.kind in PLACES:
        return place(claim.cells[0], PLACES[claim.kind], facts)
    if claim.kind == kinds.TIED:
        return tied(claim.cells, facts)
    known = [reach for cell in claim.cells if (reach := facts.reach(cell))]
    if missing := [cell for cell in claim.cells if facts.known(cell) is None]:
        return why_missing(missing[0], facts)
    if claim.kind in (kinds.NUMBER, kinds.AVERAGE):
        return TRUE
    if claim.kind in (kinds.MORE, kinds.CLEARLY_MORE, kinds.AS_MANY, kinds.DIFFERENCE):
        return beside(claim, known[0], known[1], facts)
    whole = facts.whole(claim.cells[0])
    if len(known) > 1:
        of = is_of(claim.cells[0], claim.cells[1], facts)
        if claim.kind == kinds.OF or of == FALSE:
            return of
        if len({code_of(cell, "measure") for cell in claim.cells}) == 1:
            whole = exactly(known[1])
        elif of == OPEN:  # a share beside a count that nobody says it is of
            return of
    return amount(claim.kind, known[0], whole)


def decided(is_so: bool, is_not: bool) -> str:
    """True, false, or neither."""
    return TRUE if is_so else FALSE if is_not else OPEN


def exactly(reach: Interval) -> Fraction | None:
    """A number that is known."""
    return reach.lower if reach.lower == reach.upper else None


def lacks(claim: Claim, facts: Facts) -> bool:
    """Whether a number is missing, for the reason that is given; it is not known only where no selection of cases has it."""
    cell = claim.cells[0]
    if claim.kind != kinds.NOT_KNOWN:
        return facts.known(cell) is None and why_missing(cell, facts) == claim.kind

    def whichever(cell: Cell) -> Cell:
        return with_codes(answer_of(cell), scope="")

    known = (other for other, row in facts.rows.items() if has_number(row))
    return whichever(cell) not in map(whichever, known)


def why_missing(cell: Cell, facts: Facts) -> str:
    """Why there is no number: it is hidden, nobody asked, or the rows do not say."""
    row = facts.row(cell)
    if row:
        return kinds.HIDDEN if row["obs_status"] == HIDDEN else OPEN
    own, book = as_row(cell), facts.book
    asked = book.indicators[own["indicator"]]["first_year"] <= own["year"]
    asked = asked and is_asked(book.entry(own["indicator"], own["category"]), own["year"])
    lined = own["year"] not in book.form_years or answer_of(cell) in facts.answers  # a form has a line for each answer
    return OPEN if asked and lined else kinds.NOT_ASKED


def amount(kind: str, own: Interval, whole: Fraction | None) -> str:
    """Whether a number is nothing, something or few, or so much of its whole."""
    if line := KINDS[kind].line:
        return to_line(line[0], own, whole * line[1]) if whole else OPEN
    some = to_line(">", own, ZERO)
    if kind == kinds.FEW:
        return to_line("<", own, Fraction(FEW)) if some == TRUE else some
    return some if kind == kinds.SOME else to_line("=", own, ZERO)


def to_line(sign: str, own: Interval, line: Fraction) -> str:
    """Whether a number is a line, above or below it."""
    point = Interval(line, line)
    over, under = point.below(own), own.below(point)
    if sign == "=":
        return decided(own == point, over or under)
    if sign == ">":
        return decided(over, own.upper is not None and own.upper <= line)
    return decided(under, own.lower is not None and own.lower >= line)


def is_of(cell: Cell, whole: Cell, facts: Facts) -> str:
    """Whether a figure is of what it is said to be of: the same people in the same year, and a count no more than that."""
    row, all_of, own, other = facts.known(cell), facts.known(whole), facts.reach(cell), facts.reach(whole)
    if row is None or all_of is None or row["year"] != all_of["year"]:
        return FALSE
    base = None if lacks_base(row) else base_of(row, facts.years)
    more = row["measure"] == all_of["measure"] and own and other and other.below(own)
    return decided(base is not None and cell_of(base) == whole, bool(more))


def beside(claim: Claim, own: Interval, other: Interval, facts: Facts) -> str:
    """Whether one number is more than another, or both are the same: of one unit, and of two years only where they compare."""
    first, second = (facts.known(cell) for cell in claim.cells)
    if first is None or second is None or (first["measure"], first["unit"]) != (second["measure"], second["unit"]):
        return FALSE
    if first["year"] != second["year"]:
        now, then = sorted((first, second), key=lambda row: row["year"], reverse=True)
        found = compare(now, then, facts.years)
        known = found.state == COMPARED and (found.count is not None or now["measure"] != kinds.COUNT)
        if not (known or (found.state in (COMPARED, DIRECTION) and claim.kind != kinds.DIFFERENCE)):
            return OPEN
    if claim.kind == kinds.DIFFERENCE:
        return FALSE if first["year"] == second["year"] else TRUE
    if any(first[column] != second[column] for column in SAME_ANSWERS):  # else who gave none is missing from both
        own, other = (of_group(row, facts.years) for row in (first, second))
    same = own == other and exactly(own) is not None
    if claim.kind == kinds.AS_MANY:
        return decided(same, own.apart(other))
    if claim.kind == kinds.CLEARLY_MORE:
        lower, upper = (None if end is None else CLEARLY * end for end in (other.lower, other.upper))
        other = Interval(lower, upper, other.strict)
    return decided(other.below(own), own.below(other) or same)


def place(cell: Cell, wanted: int, facts: Facts) -> str:
    """Whether an answer has a place, as its source says or among all answers of its question; a rest, a sum or a whole has none."""
    if (answer_of(cell), str(wanted)) in facts.printed:
        return TRUE
    if not facts.is_answer(cell):
        return FALSE
    if not facts.is_of_question(cell):
        return OPEN
    found = facts.place(cell)
    if found is None:
        return why_missing(cell, facts)
    first, last = found
    return decided(first == last == wanted, wanted < first or last < wanted)


def tied(cells: tuple[Cell, ...], facts: Facts) -> str:
    """Whether some answers are exactly as common, and no other is."""
    if not all(facts.is_answer(cell) and facts.is_of_question(cell) for cell in cells):
        return FALSE
    first, *more = (facts.reach(cell) for cell in cells)
    if first is None or None in more:
        return OPEN
    if exactly(first) is None or any(one != first for one in more):
        return FALSE
    others = facts.rivals(cells[0], cells)
    return decided(all(other.below(first) for other in others), any(first.below(other) for other in others))
