"""What the figures file has a row for: each figure, and each thing that is said and has no figure. The package in, lines out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from scripts.ground.cells import CELL_COLUMNS, UNIT_NOT_STATED
from scripts.ground.data_package import Package, Row, once
from scripts.ground.declared import to_declared
from scripts.ground.interval import EXACT, NUMBERS, has_number
from scripts.ground.years import years_of
from scripts.site.exports.figures.shares import parts_of_sums, without_answer
from scripts.site.package.lookup import proved_ranges

NUMBER, MISSING, DERIVED, RANK, COMPARISON, WORDS = "number", "missing", "derived", "rank", "comparison", "words"
# What two statements have in common that say the same thing: a source may say it in several places.
SAID_AGAIN = (
    *CELL_COLUMNS,
    *("value", "value_to", "qualifier", "compared_indicator", "compared_category", "compared_year", "producer"),
)


@dataclass(frozen=True)
class Line:
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
def lines(package: Package) -> list[Line]:
    """Every line: the observations with what is derived in their place, those without an answer, and what else is said."""
    ranges = proved_ranges(package)
    printed: dict[str, list[Row]] = {}
    for row in package.rows("statements"):
        printed.setdefault(row["observation"], []).append(row)
    found = [figure(row, ranges, tuple(printed.get(row["observation"], ()))) for row in package.rows("observations")]
    known = {line.row["observation"] for line in found}
    blank: Row = dict.fromkeys(package.fields("observations"), "")
    found += [Line(DERIVED, derived(blank, row)) for name, row in ranges.items() if name not in known]
    years, relations = years_of(package), to_declared(package.rows("relations"), years_of(package).book.units)
    more = (*without_answer(years, printed), *parts_of_sums(years, relations))
    found += [Line(DERIVED, blank | row) for row in more]
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


def figure(row: Row, ranges: Mapping[str, Row], said: tuple[Row, ...]) -> Line:
    """An observation; where it has no number and one follows from others, that. A number of nobody knows what is words."""
    if row["measure"] == UNIT_NOT_STATED:
        return Line(WORDS, row | dict.fromkeys(NUMBERS, ""), said)
    if has_number(row):
        return Line(NUMBER, row, said)
    if row["observation"] in ranges:
        return Line(DERIVED, derived(row, ranges[row["observation"]]), said)
    return Line(MISSING, row, said)


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


def only_said(statements: tuple[Row, ...] | list[Row], blank: Row) -> Iterator[Line]:
    """Ranks, comparisons and words: one line for each thing that is said, wherever it is said again."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in statements:
        groups.setdefault(tuple(row[name] for name in SAID_AGAIN), []).append(row)
    for said in groups.values():
        first = said[0]
        kind = first["measure"] if first["measure"] in (RANK, COMPARISON) else WORDS
        own = {name: text for name, text in first.items() if name in blank and name not in ("value", "base")}
        notes = " ".join(dict.fromkeys(row["note"] for row in said if row["note"]))
        yield Line(kind, blank | own | {"observation": name_of(first), "notes": notes}, tuple(said))


def name_of(statement: Row) -> str:
    """A statement by where it stands."""
    return ".".join(["said", *(statement[name] for name in ("report_year", "source", "place", "seq"))])
