"""What states the gist of an indicator, sought in the cells of one scope. Rows in, rows out; the words come later.

A claim is made only where the judge says that it is true: "most common" when no other answer can be larger or the source says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from scripts.ground.cells import cell_of
from scripts.ground.claim import AMOUNTS, COUNT, HALF, LARGEST, MAJORITY, PERCENT, TIED, Claim, claim_of
from scripts.ground.codes import HIDDEN, NOBODY, PARTS, SEVERAL, WHOLES
from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.facts import of_question
from scripts.ground.interval import has_number, of_observation
from scripts.site.figure.wording import has_blank, sentence
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import holds
from scripts.site.package.said import IN_CHART


@dataclass(frozen=True)
class GistRows:
    """The observations of one scope that a gist is sought in; `firsts`: what is printed of it as the most common."""

    name: str
    unit: str
    rows: list[Row]
    firsts: list[Row]
    labels: Labels

    def so(self, kind: str, *rows: Row) -> bool:
        """Whether a claim on some rows is true."""
        return holds(Claim(kind, tuple(map(cell_of, rows))), self.labels.package)

    def entry(self, row: Row) -> Row:
        """What the code list says of the answer of a row."""
        return self.labels.book.entry(row["indicator"], row["category"])

    @cached_property
    def year(self) -> str:
        """The newest year of the rows."""
        return max(row["year"] for row in self.rows)

    @cached_property
    def answers(self) -> list[str]:
        """The answers of the newest year of which one may be the most common."""
        return self.labels.book.rivals(self.name, self.year)

    @cached_property
    def known(self) -> list[Row]:
        """The rows that have a number."""
        return [row for row in self.rows if has_number(row)]

    def rivals(self, measure: str) -> list[Row]:
        """The numbers of the answers that are measured as the indicator is: in its unit, or as a share of all of it."""
        found = [row for row in self.known if row["category"] in self.answers and row["measure"] == measure]
        book = self.labels.book
        return [row for row in found if (of_question(row, book) if measure == COUNT else not row["base_indicator"])]


def of_scope(indicator: Row, rows: list[Row], firsts: list[Row], scope: str, labels: Labels) -> GistRows:
    """The unconditional rows of one scope, of the indicator's own population where it has a number."""
    free = [[row for row in each if row["scope"] == scope and not row["within_indicator"]] for each in (rows, firsts)]
    usual, there = indicator["population"], [row["population"] for row in free[0] if has_number(row)]
    population = usual if usual in there or not there else there[0]
    own, placed = ([row for row in each if row["population"] == population] for each in free)
    return GistRows(indicator["indicator"], indicator["unit"], own, placed, labels)


def low(row: Row) -> float:
    """The least that the row's number can be."""
    return float(of_observation(row).lower or 0)


SINGLES = (*PARTS, "part_persons", NOBODY, "cumulative")
ROUNDING = 1.0  # percentage points by which a share may differ from its count and base
RANK = "rank"


@dataclass(frozen=True)
class Gist:
    """`kind`: as the words `found_...` have it. `rows`: what is said, in order; none where there is no number.

    `others`: the same cell in other scopes; `ranked`: the statement that a part is the most common, beside a gist that is about
    all of them; `worded`: what is said of the only answer that the source has words on, where there is no number, and `year`
    what it is about then; `whole`: what the number is most of, where that is another row's to say.
    """

    kind: str
    rows: tuple[Row, ...] = ()
    others: tuple[Row, ...] = ()
    ranked: tuple[Row, ...] = ()
    worded: tuple[Row, ...] = ()
    year: str = ""
    whole: Row | None = None

    @property
    def claims(self) -> list[Claim]:
        """What is said, as claims that anybody can check."""
        placed = [row for row in (*self.rows, *self.others, *self.ranked) if row["measure"] == RANK]
        firsts = [cell_of(row | {"measure": COUNT}) for row in placed]  # a place is of no measure
        firsts += [cell_of(row) for row in self.rows[:1] if self.kind == LARGEST]
        tied = [Claim(TIED, tuple(map(cell_of, self.rows)))] if self.kind == TIED else []
        numbers = [claim_of(row) for row in (*self.rows, *self.others) if row["measure"] != RANK]
        numbers += [Claim(MAJORITY, (cell_of(self.rows[0]), cell_of(self.whole)))] if self.whole else []
        return [*tied, *(Claim(LARGEST, (cell,)) for cell in firsts), *numbers]


def contradiction(cells: GistRows) -> Gist | None:
    """A count of a base beside a share of the same base that it is not."""
    told = [row for row in cells.known if row["value"] and row["base"] and row["category"] in cells.answers]
    counts, shares = ([row for row in told if row["measure"] == measure] for measure in AMOUNTS)
    for row, other in product(counts, shares):
        same = (row["category"], row["base"]) == (other["category"], other["base"]) and float(row["base"])
        if same and abs(100 * float(row["value"]) / float(row["base"]) - float(other["value"])) > ROUNDING:
            return Gist("contradiction", (row, other))
    return None


def divided(cells: GistRows) -> Gist | None:
    """The largest share of the first answer that has any, where another indicator tells of the answers and this of their parts."""
    if cells.name not in cells.labels.book.pairs.answers:
        return None
    shares = [row for row in cells.known if row["measure"] == PERCENT]
    each = ([row for row in shares if row["base_category"] == answer] for answer in cells.answers)
    return next((Gist("single", (max(found, key=low),)) for found in each if found), None)


def largest(cells: GistRows) -> Gist | None:
    """The largest answer; of two of which each person has one that which is asked for; or those that are tied."""
    for measure in AMOUNTS:
        group = cells.rivals(measure)
        if not group or len(cells.answers) == 1:
            continue
        top, asked = max(group, key=low), first_of_two(group, cells)
        if asked and cells.so(HALF if asked is top else MAJORITY, top):
            return Gist("single", (asked,))
        first = [top, *(row for row in group if row is not top and row["value"] and row["value"] == top["value"])]
        if len(first) > 1 and cells.so(TIED, *first):
            return Gist(TIED, tuple(first))
        if cells.so(LARGEST, top):
            return Gist(LARGEST, (top,))
    return None


def first_of_two(group: list[Row], cells: GistRows) -> Row | None:
    """The first listed of two answers, none a sum, of which each person has one: it is asked for, the other that it is not so."""
    book, two = cells.labels.book, cells.answers
    if len(two) > 2 or not book.one_each(cells.name) or cells.unit != "persons":
        return None
    summed = any(split.whole in two for split in book.splits(cells.name, cells.year))
    return None if summed else next((row for row in group if row["category"] == two[0]), None)


def framed(cells: GistRows) -> Gist | None:
    """The number for which the code list has a sentence of its own; a count before a share."""
    found = [row for row in cells.known if sentence(row, cells.labels)]
    if not found:
        return None
    row = min(found, key=lambda row: row["measure"] != COUNT)
    if cells.entry(row)["role"] not in WHOLES:
        return Gist("framed", (row,))
    first = ranked(cells)
    return Gist("framed", (row,), ranked=first.rows if first else ())


def grouped(cells: GistRows) -> Gist | None:
    """Most of everybody, as what a sum sets against one answer: those who are from another country than Sweden."""
    book, counts = cells.labels.book, {row["category"]: row for row in cells.rows if row["measure"] == COUNT}
    total = counts.get(book.whole(cells.name, "whole_persons"))
    declared = [counts[each] for each in book.always_shown(cells.name) if each in counts]
    most = [row | {"base": total["value"]} for row in declared if total and cells.so(MAJORITY, row, total)]
    return Gist("single", (most[0],), whole=total) if most else None


def shown(cells: GistRows) -> Gist | None:
    """The largest of the answers that have a number, beside hidden ones of which any may be larger: told as that alone."""
    book, facts = cells.labels.book, cells.labels.facts
    inner = [row for row in cells.known if row["measure"] == COUNT and cells.entry(row)["parent"]]
    parts = [row for row in inner if cells.entry(row)["role"] in PARTS and cells.name not in book.pairs.answers]
    group = [row for row in (*cells.rivals(COUNT), *parts) if cells.entry(row)["role"] != "rest"]
    top = max((row for row in group if of_question(row, book)), key=low, default=None)
    return Gist("shown", (top,)) if top and low(top) and facts.may_be_less_than_hidden(cell_of(top)) else None


def single(cells: GistRows) -> Gist | None:
    """The first number of an answer, but no part beside which a hidden one may be larger."""

    def order(row: Row) -> tuple[bool, ...]:
        inner, nobody = bool(cells.entry(row)["parent"]), row["value"] == "0"
        return inner, nobody, bool(row["base_indicator"]), row["measure"] != COUNT

    found = [row for row in cells.known if row["unit"] == cells.unit or row["measure"] == PERCENT]
    found = [row for row in found if cells.entry(row)["role"] in SINGLES]
    found = [row for row in found if not cells.labels.facts.may_be_less_than_hidden(cell_of(row))]
    return Gist("single", (min(found, key=order),)) if found else None


def ranked(cells: GistRows) -> Gist | None:
    """The one category that the source calls the most common, when it gives no number."""
    names = {row["category"] for row in cells.firsts if not cells.entry(row)["parent"]}
    return Gist(RANK, (cells.firsts[0],)) if len(names) == 1 else None


def beside(cells: GistRows) -> Gist | None:
    """How many have several answers, or are of a group: where no answer has a number."""
    found = [row for row in cells.known if cells.entry(row)["role"] in SEVERAL and row["measure"] == COUNT and low(row)]
    hidden = any(row["obs_status"] == HIDDEN for row in cells.rows)
    return Gist("shown" if hidden else "single", (found[0],)) if found else None


def whole(cells: GistRows) -> Gist | None:
    """How many there are in all, people before answers, and before a mean: no finding beside answers that are hidden."""
    found = [row for row in cells.known if cells.entry(row)["role"] in WHOLES and row["measure"] != PERCENT]
    if any(row["obs_status"] == HIDDEN for row in cells.rows):
        return None
    found.sort(key=lambda row: row["unit"] == "answers" or has_blank(row, cells.labels) != sentence(row, cells.labels))
    return Gist("single", (found[0],)) if found else None


def without_number(rows: Sequence[Row], worded: bool) -> str:
    """The kind of a gist that has no number: is it hidden, is there a chart, has the source words (`worded`)."""
    states = {row["obs_status"] for row in rows}
    if HIDDEN in states:
        return "some_hidden" if any(map(has_number, rows)) else "hidden"
    if IN_CHART in states:
        return "chart_and_words" if worded else "only_in_chart"
    return "in_words" if worded or not rows else "no_number"


def in_other_scopes(found: Gist, rows: list[Row], firsts: list[Row]) -> list[Row]:
    """The gist's cell in other scopes, with or without a large case: its number, else what is printed as first there."""
    own, ranked = found.rows[0], found.kind == RANK
    fields: list[Column] = ["category", "population", "within_indicator", "base_indicator"]
    fields += [] if ranked else ["unit"]
    numbers = [row for row in rows if has_number(row) and row["scope"] != own["scope"]]
    numbers = [row for row in numbers if all(row[field] == own[field] for field in fields)]
    there = {row["scope"]: row for row in sorted(numbers, key=lambda row: row["measure"] == own["measure"])}
    for row in firsts if ranked else ():
        same = row["scope"] in there and row["category"] == own["category"]
        alike = row["population"] == own["population"] and not row["within_indicator"]
        if alike and row["scope"] != own["scope"] and not same:
            there[row["scope"]] = row
    return [] if found.kind == "contradiction" else [*there.values()]
