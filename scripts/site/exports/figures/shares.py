"""What a share is of, and the shares that follow from two counts of one report: a row each, beside those of the package.

What it is of is said for each row by the row or its year, as the same cell may be of other things later.

The package works out what part a count is of its own question. Here are those between questions: what part a term is of a sum that
the code lists declare, as civil society's of all needs met (only where the report's own sum is right, and no assumption is needed);
and how many have no answer to a question, as a count and as a share: everyone in its group less those with one, only where the
package says that the question was not answered for everyone it is about, and the rest is so many that it is about nobody in
particular. Always both numbers are exact, of one and the same report, and none is doubtful.

It needs no judgement of its own by the protection: what is made of two published numbers is what any reader can work out, and
protection has judged these with all that follows from them. What is hidden has no number and so neither share nor rest.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from scripts.ground.cells import cell_id, cell_of, with_codes
from scripts.ground.codes import ALL, ASKED_GROUP, FEW, HIDDEN, WHOLES
from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.declared import Declared
from scripts.ground.interval import EXACT, NUMBERS
from scripts.ground.numbers import Reading, share
from scripts.ground.row_notes import DOUBTFUL, PERCENT, lacks_base
from scripts.ground.small import NOT_PEOPLE
from scripts.ground.years import COUNT, NO_BASE, Years, base_of, is_of_all, size_of

WHOLE, ANSWERED, PART, NOT_STATED = "whole", "answered", "part", "not_stated"
FREE: Row = {"within_indicator": "", "within_category": "", **NO_BASE}
SUM, COMPUTED = "sum", "computed"
# The note that a question was not answered for everyone; what a rest has in common with the count of those with an answer.
NOT_FOR_ALL = "not_answered_for_all"
IN_COMMON: tuple[Column, ...] = ("indicator", "population", "scope", "year", "measure", "unit", "producer")


def whole_of(row: Row, years: Years) -> tuple[str, str]:
    """(indicator, category) of what a share is of; empty where nothing says it, and for what is no share."""
    if row["measure"] != PERCENT or lacks_base(row):
        return "", ""
    if row["base_indicator"]:
        return row["base_indicator"], row["base_category"]
    if row["within_indicator"]:
        return row["within_indicator"], row["within_category"]
    book = years.book
    named = [(row["indicator"], name) for name in book.bases_of(row["indicator"], row["category"])]
    named += [book.size] if book.indicators[row["indicator"]]["base_rule"] == "persons_all" else []
    said = [each for each in named if row["base"] and count_of(each, row, years) == row["base"]]
    return next(iter([*said, *named]), ("", ""))


def is_of_itself(row: Row) -> bool:
    """Whether a share is of the same answer in all cases: how much of it one large case is."""
    return (row["base_indicator"], row["base_category"]) == (row["indicator"], row["category"])


def count_of(named: tuple[str, str], row: Row, years: Years) -> str:
    """How many a cell counts where the row is."""
    unit = years.book.units.get(named, row["unit"])
    cell = with_codes(cell_of(row), indicator=named[0], category=named[1], measure=COUNT, unit=unit, **FREE)
    found = years.figures.get(cell)
    return found["value"] if found else ""


def sized(row: Row, years: Years) -> Row:
    """The row with how many it is of, where its year says it: a count of an answer is of all answers, a share of its cell."""
    unknown = row["base"] or not row["category"] or row["unit"] in NOT_PEOPLE or row["obs_status"] == HIDDEN
    if unknown or row["measure"] not in (COUNT, PERCENT) or lacks_base(row) or is_of_all(row, years):
        return row
    found = counted_of(row, years)
    return row | {"base": size_of(row, years) if row["measure"] == PERCENT else found["value"] if found else ""}


def counted_of(row: Row, years: Years) -> Row | None:
    """The count that a count is out of: of the same things, for one person may have several answers."""
    counts = row["measure"] == COUNT and row["category"] and row["unit"] not in NOT_PEOPLE
    found = base_of(row, years) if counts else None
    return found if found and found["unit"] == row["unit"] else None


def share_of(row: Row, years: Years) -> str:
    """What a share is of: everyone in its group, those with an answer or all answers, a part, what nobody states; else nothing."""
    if row["measure"] != PERCENT:
        return ""
    whole = whole_of(row, years)
    if not whole[0]:
        return NOT_STATED
    if years.book.role(*whole) not in WHOLES or row["within_indicator"]:
        return PART
    return WHOLE if is_everyone(whole, row, years) else ANSWERED


def is_everyone(whole: tuple[str, str], row: Row, years: Years) -> bool:
    """Whether a cell counts everyone in the group of the row: by its name, by as high a number, or by its indicator's rule."""
    met, counted = count_of(years.book.size, row, years), count_of(whole, row, years)
    if not (met and counted):
        return whole == years.book.size or years.book.indicators[whole[0]]["base_rule"] == "persons_all"
    return whole == years.book.size or counted == met


def parts_of_sums(years: Years, relations: Iterable[Declared]) -> Iterator[Row]:
    """The share of each term of the sums over several indicators."""
    for one in relations:
        apart = all(term["indicator"] != one.result["indicator"] for term in one.terms)
        if (one.kind, one.result["measure"]) == (SUM, COUNT) and apart and not one.assumption:
            for whole in [row for row in years.figures.values() if row["indicator"] == one.result["indicator"]]:
                cells = one.cells(whole["scope"], whole["year"])
                if cell_of(whole) in cells[:1]:  # it is what the relation gives, in some year
                    yield from parts(whole, [years.figures.get(cell) for cell in cells])


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


def without_answer(years: Years, printed: Mapping[str, list[Row]]) -> Iterator[Row]:
    """The rows of those without an answer. `printed`: observation -> its statements."""
    for row in years.figures.values():
        everyone = years.figures.get(group_of(row, years)) if is_asked_of_a_group(row, years) else None
        if everyone is None or not (is_sure(row) and is_sure(everyone)):
            continue
        rest = int(everyone["value"]) - int(row["value"])
        if rest >= FEW and reports(row, printed) & reports(everyone, printed):
            yield from rest_rows(row, everyone, str(rest))


def rest_rows(row: Row, everyone: Row, rest: str) -> Iterator[Row]:
    """The rest as a count and as a share of everyone."""
    count: Row = {
        **{name: row[name] for name in IN_COMMON},
        **named(everyone),
        "observation": f"rest.{row['observation']}",
        **dict.fromkeys(NUMBERS, rest),
        "qualifier": EXACT,
        "base": everyone["value"],
        "origin": COMPUTED,
        "rule": ASKED_GROUP,
        "inputs": f"{everyone['observation']} {row['observation']}",
        "question": both(everyone, row, "question"),
    }
    yield count
    yield share_row(count, everyone) | {"observation": f"rest.{cell_id(of_cell(row, everyone))}"}


def is_asked_of_a_group(row: Row, years: Years) -> bool:
    """Whether a row counts those with an answer, the package says that others have none, and nothing else counts these."""
    book, own = years.book, (row["indicator"], row["category"])
    counted = book.role(*own) == "whole_persons" and not book.whole(own[0], "outside") and own != book.size
    plain = row["measure"] == COUNT and row["scope"] == ALL and not row["within_indicator"]
    asked = row["population"] == book.indicators[own[0]]["population"] and NOT_FOR_ALL in row["notes"].split()
    return counted and plain and asked


def group_of(row: Row, years: Years) -> tuple[str, ...]:
    """The cell of everyone in the group."""
    indicator, category = years.book.size
    return with_codes(cell_of(row), indicator=indicator, category=category)


def reports(row: Row, printed: Mapping[str, list[Row]]) -> set[str]:
    """The reports that print the number as it is published now: two that share one are of one version."""
    return {said["report_year"] for said in printed.get(row["observation"], ()) if said["value"] == row["value"]}
