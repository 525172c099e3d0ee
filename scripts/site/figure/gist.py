"""Which rows state the gist of an indicator. Rows in, rows out; the words come later.

A claim is made only where the rows bear it: "most common" when no other answer can be larger or the source says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scripts.ground.cells import Cell, cell_of
from scripts.ground.claim import COUNT, HALF, LARGEST, MAJORITY, PERCENT, TIED, Claim, claim_of
from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.interval import has_number
from scripts.ground.roles import NOBODY, PARTS, SEVERAL
from scripts.site.figure.gist_cells import (
    Cells,
    comparable,
    first_of_two,
    first_ranks,
    is_hidden,
    last_year,
    low,
    of_scope,
    whole_of,
)
from scripts.site.figure.wording import has_blank, sentence
from scripts.site.package.labels import Labels
from scripts.site.package.said import IN_CHART, is_worded

SINGLES = (*PARTS, "part_persons", NOBODY, "cumulative")
ROUNDING = 1.0  # percentage points by which a share may differ from its count and base
RANK = "rank"


@dataclass(frozen=True)
class Gist:
    """`kind`: as the words `found_...` have it. `rows`: what is said, in order; none where there is no number.

    `whole`: the number that a count is out of, where it is known; `others`: the same cell in other scopes; `ranked`: the
    statement that a part is the most common, beside a gist that is about all of them; `worded`: what is said of the only
    answer that the source has words on, where there is no number, and `year` what it is about then.
    """

    kind: str
    rows: tuple[Row, ...] = ()
    whole: str = ""
    others: tuple[Row, ...] = ()
    ranked: tuple[Row, ...] = ()
    worded: tuple[Row, ...] = ()
    year: str = ""

    @property
    def claims(self) -> list[Claim]:
        """What is said, as claims that anybody can check."""
        order = {"largest": LARGEST, "tied": TIED, RANK: LARGEST}.get(self.kind)
        firsts = self.rows if order == TIED else self.rows[:1]
        placed = [Claim(order, tuple(map(counted, firsts)))] if order else []
        placed += [Claim(LARGEST, (counted(row),)) for row in self.ranked]
        said = [row for row in (*self.rows, *self.others) if row["measure"] != RANK]
        placed += [Claim(LARGEST, (counted(row),)) for row in self.others if row["measure"] == RANK]
        return [*placed, *map(claim_of, said)]


def counted(row: Row) -> Cell:
    """The cell of a row; of a place, which is of no measure, that of the count."""
    return cell_of(row | {"measure": COUNT}) if row["measure"] == RANK else cell_of(row)


def gist_of(indicator: Row, observations: Sequence[Row], statements: Sequence[Row], labels: Labels) -> Gist:
    """The gist of the newest year; all cases come before any other scope."""
    newest = max((last_year(row) for row in observations), default="")
    rows = [row for row in observations if last_year(row) == newest]
    ranks = [row for row in statements if row["measure"] == RANK and last_year(row) == newest]
    if is_unnamed(indicator, labels) and any(map(has_number, rows)):
        return Gist("unnamed", year=newest)
    scopes = {row["scope"] for row in [*rows, *ranks]}
    for scope in sorted(scopes, key=lambda scope: labels.code_order("scope", scope)):
        for attempt in (contradiction, divided, largest, framed, grouped, shown, single, ranked, beside, whole):
            found = attempt(of_scope(indicator, rows, ranks, scope, labels))
            if found:
                return replace(found, others=tuple(in_other_scopes(found, rows, ranks)))
    told = [row for row in statements if not row["within_indicator"] and (not rows or last_year(row) == newest)]
    worded = [row for row in told if is_worded(row)]
    year = newest or max((last_year(row) for row in statements), default="")
    return Gist(without_number(rows, bool(worded)), worded=of_one_answer(worded), year=year)


def is_unnamed(indicator: Row, labels: Labels) -> bool:
    """Whether nobody says what a number counts: one that a chart without a name has, with no answer and nothing to draw."""
    name = indicator["indicator"]
    return indicator["chart_kind"] == "none" and all(
        labels.book.is_whole(name, each) for each in labels.book.categories[name]
    )


def of_one_answer(worded: Sequence[Row]) -> tuple[Row, ...]:
    """What the source says in words, where all of it is about the same answer of the same people."""
    cells = {tuple(row[field] for field in ("category", "population", "scope")) for row in worded}
    return tuple(worded) if len(cells) == 1 else ()


def without_number(rows: Sequence[Row], worded: bool) -> str:
    """The kind of a gist that has no number: whether it is hidden, whether there is a chart, whether the source has words."""
    if is_hidden(rows):
        return "hidden"
    if any(row["obs_status"] == IN_CHART for row in rows):
        return "chart_and_words" if worded else "only_in_chart"
    return "in_words" if worded or not rows else "no_number"


def largest(cells: Cells) -> Gist | None:
    """The largest answer; of two of which each person has one that which is asked for; or those that are tied."""
    for measure in (COUNT, PERCENT):
        group = [row for row in cells.rivals() if row["measure"] == measure and comparable(row, cells)]
        if not group or len(cells.answers()) == 1:
            continue
        top, asked = max(group, key=low), first_of_two(group, cells)
        if asked and cells.so(HALF if asked is top else MAJORITY, top):
            return Gist("single", (asked,), whole_of(asked, cells))
        first = [top, *(row for row in group if row is not top and row["value"] and row["value"] == top["value"])]
        if len(first) > 1 and cells.so(TIED, *first):
            return Gist("tied", tuple(first), whole_of(top, cells))
        if cells.so(LARGEST, top):
            return Gist("largest", (top,), whole_of(top, cells))
    return None


def contradiction(cells: Cells) -> Gist | None:
    """A count of a base beside a share of the same base that it is not."""
    parts = cells.top_parts()
    counts = [row for row in parts if row["measure"] == "count" and row["value"] and row["base"]]
    shares = [row for row in parts if row["measure"] == "percent" and row["value"]]
    for row in counts:
        counted = 100 * float(row["value"]) / float(row["base"])
        same = [each for each in shares if (each["category"], each["base"]) == (row["category"], row["base"])]
        for other in same:
            if abs(counted - float(other["value"])) > ROUNDING:
                return Gist("contradiction", (row, other), row["base"])
    return None


def framed(cells: Cells) -> Gist | None:
    """The number for which the code list has a sentence of its own; a count before a share."""
    found = [row for row in cells.rows if has_number(row) and sentence(row, cells.labels)]
    if not found:
        return None
    row = min(found, key=lambda row: row["measure"] != "count")
    if not cells.is_whole(row):
        return Gist("framed", (row,), whole_of(row, cells))
    first = ranked(cells)
    return Gist("framed", (row,), ranked=first.rows if first else ())


def divided(cells: Cells) -> Gist | None:
    """The largest share of the first answer that has any, where another indicator tells of the answers and this of their parts."""
    if cells.indicator["indicator"] not in cells.labels.book.pairs.answers:
        return None
    shares = [row for row in cells.rows if row["measure"] == PERCENT and has_number(row)]
    each = ([row for row in shares if row["base_category"] == answer] for answer in cells.answers())
    return next((Gist("single", (max(found, key=low),)) for found in each if found), None)


def grouped(cells: Cells) -> Gist | None:
    """Most of everybody, as what a sum sets against one answer: those who are from another country than Sweden."""
    book, name = cells.labels.book, cells.indicator["indicator"]
    counts = {row["category"]: row for row in cells.rows if row["measure"] == COUNT}
    total = counts.get(book.whole(name, "whole_persons"))
    declared = [counts[each] for each in book.always_shown(name) if each in counts]
    most = [row for row in declared if total and cells.so(MAJORITY, row, total)]
    return Gist("single", (most[0],), total["value"] if total else "") if most else None


def shown(cells: Cells) -> Gist | None:
    """The largest of the answers that have a number, beside hidden ones of which any may be larger: told as that alone."""
    roles = PARTS if cells.indicator["indicator"] not in cells.labels.book.pairs.answers else ()
    group = cells.rivals() + [row for row in cells.rows if cells.role(row) in roles and cells.parent(row)]
    counts = [
        row
        for row in group
        if row["measure"] == "count" and comparable(row, cells) and cells.facts.is_named(cell_of(row))
    ]
    top = max(counts, key=low, default=None)
    if top is None or not low(top) or not cells.facts.may_be_less_than_hidden(cell_of(top)):
        return None
    return Gist("shown", (top,), whole_of(top, cells))


def beside(cells: Cells) -> Gist | None:
    """How many have several answers, or are of a group: where no answer has a number."""
    found = [row for row in cells.rows if cells.role(row) in SEVERAL and row["measure"] == "count" and low(row)]
    if not found:
        return None
    return Gist("shown" if is_hidden(cells.rows) else "single", (found[0],), whole_of(found[0], cells))


def single(cells: Cells) -> Gist | None:
    """The first number of an answer, but no part beside which a hidden one may be larger: it would be read as the most common."""
    found = [
        row
        for row in cells.rows
        if has_number(row)
        and cells.role(row) in SINGLES
        and (row["unit"] == cells.indicator["unit"] or row["measure"] == PERCENT)
    ]
    found = [row for row in found if not cells.facts.may_be_less_than_hidden(cell_of(row))]
    if not found:
        return None

    def order(row: Row) -> tuple[bool, ...]:
        nobody = row["value"] == "0"
        return bool(cells.parent(row)), nobody, bool(row["base_indicator"]), row["measure"] != "count"

    row = min(found, key=order)
    return Gist("single", (row,), whole_of(row, cells))


def ranked(cells: Cells) -> Gist | None:
    """The one category that the source calls the most common, when it gives no number."""
    names = {row["category"] for row in first_ranks(cells.ranks) if not cells.parent(row)}
    if len(names) != 1:
        return None
    return Gist("rank", (first_ranks(cells.ranks)[0],))


def whole(cells: Cells) -> Gist | None:
    """How many there are in all, people before answers: no finding beside answers that are hidden."""
    found = [row for row in cells.rows if has_number(row) and cells.is_whole(row) and row["measure"] != "percent"]
    found.sort(key=lambda row: says_little(row, cells.labels))
    if is_hidden(cells.rows):
        return None
    return Gist("single", (found[0],)) if found else None


def says_little(row: Row, labels: Labels) -> bool:
    """Whether a whole is how many answers there are, or one of whose mean alone the code list has words."""
    return row["unit"] == "answers" or (has_blank(row, labels) and not sentence(row, labels))


def in_other_scopes(found: Gist, rows: list[Row], ranks: list[Row]) -> list[Row]:
    """The gist's cell in other scopes, with or without a large case: its number, else what is printed as first there."""
    own = found.rows[0]
    if found.kind == "contradiction":
        return []
    fields: tuple[Column, ...] = ("category", "population", "unit", "within_indicator", "base_indicator")
    other: dict[str, Row] = {}
    if found.kind == "rank":
        firsts = [row for row in first_ranks(ranks) if row["scope"] != own["scope"] and not row["within_indicator"]]
        other = {row["scope"]: row for row in firsts if row["population"] == own["population"]}
        fields = tuple(field for field in fields if field != "unit")
    cell = [row for row in rows if has_number(row) and all(row[field] == own[field] for field in fields)]
    for row in cell:
        there = other.get(row["scope"], row)
        better = there["measure"] == RANK and there["category"] == row["category"]
        if row["scope"] != own["scope"] and (row["measure"] == own["measure"] or there is row or better):
            other[row["scope"]] = row
    return list(other.values())
