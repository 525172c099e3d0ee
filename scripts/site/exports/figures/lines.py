"""What the figures file has a row for: each figure, what is said and has no figure, and what follows from two counts of one report.

The package works out what part a count is of its own question. Here are those between questions: what part a term is of a sum that
the code lists declare, as civil society's of all needs met (only where the report's own sum is right, and no assumption is needed);
and how many have no answer to a question, as a count and as a share: everyone in its group less those with one, only where the
package says that the question was not answered for everyone it is about, and the rest is so many that it is about nobody in
particular. Always both numbers are exact, of one and the same report, and none is doubtful.

It needs no judgement of its own by the protection: what is made of two published numbers is what any reader can work out, and
protection has judged these with all that follows from them. What is hidden has no number and so neither share nor rest.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from scripts.ground.cells import CELL_COLUMNS, UNIT_NOT_STATED, cell_id, cell_of, with_codes
from scripts.ground.codes import ALL, ASKED_GROUP, FEW
from scripts.ground.columns import Column
from scripts.ground.data_package import Package, Row, once
from scripts.ground.declared import Declared, to_declared
from scripts.ground.interval import EXACT, NUMBERS, has_number
from scripts.ground.numbers import SaidNumber, share
from scripts.ground.row_notes import DOUBTFUL, PERCENT
from scripts.ground.years import COUNT, Years, years_of
from scripts.site.package.lookup import proved_ranges

NUMBER, MISSING, DERIVED, RANK, COMPARISON, WORDS = "number", "missing", "derived", "rank", "comparison", "words"
# What two statements have in common that say the same thing: a source may say it in several places.
SAID_AGAIN = (
    *CELL_COLUMNS,
    *("value", "value_to", "qualifier", "compared_indicator", "compared_category", "compared_year", "producer"),
)
SUM, COMPUTED = "sum", "computed"
# The note that a question was not answered for everyone; what a rest has in common with the count of those with an answer.
NOT_FOR_ALL = "not_answered_for_all"
IN_COMMON: tuple[Column, ...] = ("indicator", "population", "scope", "year", "measure", "unit", "producer")


@dataclass(frozen=True)
class FigureLine:
    """`kind`: one of those above. `row`: the columns of an observation; `said`: the statements that it comes from.

    `row` has in `values` all numbers that are possible, where there is a hole between its bounds. `behind`: the statements of what
    it is worked out from, where none gives it.
    """

    kind: str
    row: Row
    said: tuple[Row, ...] = ()
    behind: tuple[Row, ...] = ()

    @property
    def is_of_a_cell(self) -> bool:
        """Whether it is the number of an answer, or the place of one, and not something that is said beside it."""
        return self.kind in (NUMBER, MISSING, DERIVED) and bool(self.row["category"])


@once
def lines(package: Package) -> list[FigureLine]:
    """Every line: the observations with what is derived in their place, those without an answer, and what else is said."""
    ranges = proved_ranges(package)
    printed: dict[str, list[Row]] = {}
    for row in package.rows("statements"):
        printed.setdefault(row["observation"], []).append(row)
    found = [figure(row, ranges, tuple(printed.get(row["observation"], ()))) for row in package.rows("observations")]
    known = {line.row["observation"] for line in found}
    blank: Row = dict.fromkeys(package.fields("observations"), "")
    found += [FigureLine(DERIVED, derived(blank, row)) for name, row in ranges.items() if name not in known]
    years, relations = years_of(package), to_declared(package.rows("relations"), years_of(package).book.units)
    more = (*without_answer(years, printed), *parts_of_sums(years, relations))
    found += [FigureLine(DERIVED, blank | row) for row in more]
    rows = {line.row["observation"]: line.row for line in found}
    based = {row["base_observation"]: row for row in package.rows("statements")}
    found = [line if line.said else replace(line, behind=(*behind(line.row, rows, printed, based),)) for line in found]
    found = [replace(line, row=line.row | {"values": left_of(line.row, ranges)}) for line in found]
    return found + [*only_said(printed.get("", ()), blank)]


def left_of(row: Row, ranges: Mapping[str, Row]) -> str:
    """The numbers that are left of a row, where these are not all between its bounds."""
    limits = ranges.get(row["observation"], {})
    same = limits and all(limits[name] == row[name] for name in ("lower", "upper"))
    return limits.get("values", "") if same else ""


def behind(
    row: Row, rows: Mapping[str, Row], printed: Mapping[str, list[Row]], based: Mapping[str, Row]
) -> Iterator[Row]:
    """The statements that a worked out number comes from, by whatever was worked out on the way; or that have it as their base."""
    if row["observation"] in based:
        yield based[row["observation"]]
    for name in row["inputs"].split():
        if name in printed:
            yield from printed[name]
        elif name in rows:
            yield from behind(rows[name], rows, printed, based)


def figure(row: Row, ranges: Mapping[str, Row], said: tuple[Row, ...]) -> FigureLine:
    """An observation; where it has no number and one follows from others, that. A number of nobody knows what is words."""
    if row["measure"] == UNIT_NOT_STATED:
        return FigureLine(WORDS, row | dict.fromkeys(NUMBERS, ""), said)
    if has_number(row):
        return FigureLine(NUMBER, row, said)
    if row["observation"] in ranges:
        return FigureLine(DERIVED, derived(row, ranges[row["observation"]]), said)
    return FigureLine(MISSING, row, said)


def derived(row: Row, limits: Row) -> Row:
    """What follows from others, in the place of what has no number of its own: how it is missing stays."""
    value = limits["lower"] if limits["lower"] == limits["upper"] else ""
    own = {name: text for name, text in limits.items() if name in row}
    return (
        row
        | own
        | {
            "observation": limits["about"],
            "measure": "count",
            "value": value,
            "qualifier": EXACT if value else "between",
            "origin": "computed",
            "rule": limits["assumptions"],
            "inputs": limits["figures"],
            "question": " ".join(dict.fromkeys(f"{row['question']} {limits.get('question', '')}".split())),
        }
    )


def only_said(statements: tuple[Row, ...] | list[Row], blank: Row) -> Iterator[FigureLine]:
    """Ranks, comparisons and words: one line for each thing that is said, wherever it is said again."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in statements:
        groups.setdefault(tuple(row[name] for name in SAID_AGAIN), []).append(row)
    for said in groups.values():
        first = said[0]
        kind = first["measure"] if first["measure"] in (RANK, COMPARISON) else WORDS
        own = {name: text for name, text in first.items() if name in blank and name not in ("value", "base")}
        notes = " ".join(dict.fromkeys(row["note"] for row in said if row["note"]))
        yield FigureLine(kind, blank | own | {"observation": name_of(first), "notes": notes}, tuple(said))


def name_of(statement: Row) -> str:
    """A statement by where it stands, in signs that the name of a file, an address and an element of a page may have."""
    plain = unicodedata.normalize("NFKD", statement["place"].lower()).encode("ascii", "ignore").decode()
    place = re.sub("[^a-z0-9]+", "_", plain).strip("_")
    return ".".join(["said", statement["report_year"], statement["source"], place, statement["seq"]])


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
    return row | SaidNumber(percent, EXACT).columns(row, COMPUTED) | {"origin": COMPUTED}


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
    indicator, category = years.book.size
    for row in years.figures.values():
        everyone = (
            years.figures.get(with_codes(cell_of(row), indicator=indicator, category=category))
            if is_asked_of_a_group(row, years)
            else None
        )
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


def reports(row: Row, printed: Mapping[str, list[Row]]) -> set[str]:
    """The reports that print the number as it is published now: two that share one are of one version."""
    return {said["report_year"] for said in printed.get(row["observation"], ()) if said["value"] == row["value"]}
