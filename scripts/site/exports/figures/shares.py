"""Shares that follow from two counts of one report: a row each, beside those of the package. Rows in, rows out.

The package works out what part a count is of its own question. Here are those between questions: what part a term is of a sum that
the code lists declare, as civil society's of all needs met. Only where each is exact, the report's own sum is right, and no
assumption is needed. It needs no judgement of its own by the protection: a share of two published numbers is a division that any
reader can do, and protection has judged these with all that follows from them.
"""

from collections.abc import Iterable, Iterator, Sequence

from scripts.ground.cells import cell_id, cell_of, with_codes
from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.declared import Declared
from scripts.ground.interval import EXACT
from scripts.ground.numbers import Reading, share
from scripts.ground.row_notes import DOUBTFUL, PERCENT
from scripts.ground.thresholds import FEW
from scripts.ground.years import COUNT, Years

SUM, COMPUTED = "sum", "computed"


def parts_of_sums(years: Years, relations: Iterable[Declared]) -> Iterator[Row]:
    """The share of each term of the sums over several indicators."""
    for one in relations:
        apart = all(term["indicator"] != one.result["indicator"] for term in one.terms)
        if (one.kind, one.result["measure"]) == (SUM, COUNT) and apart and not one.assumption:
            for whole in [row for row in years.figures.values() if is_result(row, one)]:
                yield from parts(whole, [years.figures.get(cell) for cell in one.cells(whole["scope"], whole["year"])])


def is_result(row: Row, one: Declared) -> bool:
    """Whether a row is what a relation gives, in some year."""
    return row["indicator"] == one.result["indicator"] and cell_of(row) in one.cells(row["scope"], row["year"])[:1]


def parts(whole: Row, cells: Sequence[Row | None]) -> Iterator[Row]:
    """The share of each term of a whole. `cells`: the whole and its terms, as far as they are published."""
    rows = [row for row in cells if row is not None and is_sure(row)]
    known = len(rows) == len(cells) and sum(int(row["value"]) for row in rows) == 2 * int(whole["value"])
    for term in rows[1:] if known else []:
        if int(term["value"]) >= FEW:
            name = f"part.{cell_id(of_cell(term, whole))}"
            row = share_row(term, whole) | {"observation": name, "inputs": both(term, whole, "observation")}
            yield row | {"notes": both(term, whole, "notes"), "question": both(term, whole, "question")}


def share_row(part: Row, whole: Row) -> Row:
    """The share that a count is of another, rounded to a decimal, as a row that has all else of the first."""
    percent = share(part["value"], whole["value"])
    row = part | {"measure": PERCENT, "base": whole["value"]} | named(whole)
    return row | Reading(percent, EXACT).columns(row, COMPUTED) | {"origin": COMPUTED}


def of_cell(part: Row, whole: Row) -> tuple[str, ...]:
    """The cell of that share."""
    return with_codes(cell_of(part), measure=PERCENT, **named(whole))


def named(whole: Row) -> Row:
    """The whole, as the columns of a base name it."""
    return {"base_indicator": whole["indicator"], "base_category": whole["category"]}


def both(one: Row, other: Row, column: Column) -> str:
    """What two rows have in a column of names, each once."""
    return " ".join(dict.fromkeys(f"{one[column]} {other[column]}".split()))


def is_sure(row: Row) -> bool:
    """Whether a number is exact, and nothing is wrong with it."""
    return bool(row["value"]) and row["qualifier"] == EXACT and row["doubt"] != DOUBTFUL
