"""How many have no answer to a question, and what share that is: everyone in its group less those with one, where it may be said.

Only where the package says that the question was not answered for everyone it is about, both numbers are printed in one and the
same report, none is doubtful, and the rest is so many that it is about nobody in particular.

It needs no judgement of its own by the protection: it is made of two exact numbers that are published, and protection has judged
these with all that follows from them: so is the rest as a share of the first. What is hidden has no number and so no rest, and
whoever is given the rests and their shares learns no more.
"""

from collections.abc import Iterator, Mapping

from scripts.ground.cells import cell_id, cell_of, with_codes
from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.interval import EXACT, NUMBERS
from scripts.ground.scopes import ALL
from scripts.ground.strength import ASKED_GROUP
from scripts.ground.thresholds import FEW
from scripts.ground.years import COUNT, Years
from scripts.site.exports.figures.shares import COMPUTED, both, is_sure, named, of_cell, share_row

# The note that says so, and what a rest has in common with the count of those who have an answer.
NOT_FOR_ALL = "not_answered_for_all"
IN_COMMON: tuple[Column, ...] = ("indicator", "population", "scope", "year", "measure", "unit", "producer")


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
