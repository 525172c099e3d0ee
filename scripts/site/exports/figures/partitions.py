"""`sum_group`: which rows may be added. One partition for each indicator, year, case and unit: its answers, else its people.

A group has only the parts, and only where each is printed or computed exactly, none is doubtful, and together they are the whole.
The rules are those of `rules` that forbid a sum; one that is not there does not hold.
"""

from collections.abc import Iterator, Sequence
from itertools import product

from scripts.ground.codebook import Codebook
from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.interval import EXACT
from scripts.ground.reading_rules import SUM, ReadingRules
from scripts.ground.roles import PARTS, WHOLES
from scripts.ground.row_notes import DOUBTFUL
from scripts.ground.years import COUNT
from scripts.site.exports.figures.lines import NUMBER, Line

# What the parts of one whole have in common, and whose they are.
PLACE: tuple[Column, ...] = ("indicator", "year", "scope", "unit", "producer", "measure")
Place = tuple[str, ...]


def sum_groups(lines: Sequence[Line], book: Codebook, rules: ReadingRules) -> dict[str, str]:
    """Observation -> its group, for those that have one."""
    places: dict[Place, list[Line]] = {}
    for line in lines:
        if line.is_of_a_cell and not line.row["year_to"]:
            places.setdefault(tuple(line.row[name] for name in PLACE), []).append(line)
    found: dict[str, str] = {}
    for members in places.values():
        taken = False
        for parts in partitions(members, book, rules):
            if not taken or not rules.forbids(SUM, "population"):
                more = again(members, parts, book, rules)
                found |= {line.row["observation"]: name_of(line.row, rules) for line in [*parts, *more]}
                taken = True
    return found


def name_of(row: Row, rules: ReadingRules) -> str:
    """What a group is called: what its rows share, as far as the rules tell it apart."""
    apart = {"unit", "producer"}
    names = [name for name in PLACE[:-1] if name not in apart or rules.forbids(SUM, name)]
    return " / ".join(row[name] for name in names)


def partitions(members: Sequence[Line], book: Codebook, rules: ReadingRules) -> Iterator[list[Line]]:
    """Every partition that holds of one place: by answer, then by people, the finest first."""
    plain = [line for line in members if not line.row["within_indicator"]]
    own = book.indicators[members[0].row["indicator"]]["population"]
    for people in dict.fromkeys(line.row["population"] for line in plain):
        if people != own and rules.forbids(SUM, "whole"):
            continue
        wholes = [line for line in plain if line.row["population"] == people and role(line, book) in WHOLES]
        yield from by_answer([line for line in plain if line.row["population"] == people], wholes, book, rules)
        for whole in wholes:
            yield from by_people(whole, plain, book, rules)


def by_answer(
    rows: Sequence[Line], wholes: Sequence[Line], book: Codebook, rules: ReadingRules
) -> Iterator[list[Line]]:
    """The answers of one group of people, which are parts of no other answer."""
    parts = [line for line in rows if role(line, book) in PARTS and not parent(line, book)]
    shares = parts and parts[0].row["measure"] != COUNT
    if shares and not rules.forbids(SUM, "measure", parts[0].row["measure"]):
        yield [line for line in parts if line.row["value"]]
    if parts and not shares and holds(parts, wholes, rules):
        yield parts


def by_people(whole: Line, rows: Sequence[Line], book: Codebook, rules: ReadingRules) -> Iterator[list[Line]]:
    """The same count of the people that the group is divided into."""
    same = {line.row["population"]: line for line in rows if line.row["category"] == whole.row["category"]}
    for people in divisions(whole.row["population"], book):
        parts = [same[one] for one in people if one in same]
        if len(parts) == len(people) and whole.row["measure"] == COUNT and holds(parts, [whole], rules):
            yield parts


def divisions(population: str, book: Codebook) -> list[tuple[str, ...]]:
    """Every way to divide a population, the finest first."""
    found: set[tuple[str, ...]] = set()
    for whole, *parts in book.sums.get("population", ()):
        if whole == population:
            ways = product(*([(part,), *divisions(part, book)] for part in parts))
            found |= {tuple(sorted(one for some in way for one in some)) for way in ways}
    return sorted(found, key=lambda people: (-len(people), people))


def holds(parts: Sequence[Line], wholes: Sequence[Line], rules: ReadingRules) -> bool:
    """Whether parts may be added: each has its number, none is doubtful, and together they are a whole that is printed."""
    if rules.forbids(SUM, "doubt") and any(line.row["doubt"] == DOUBTFUL for line in parts):
        return False
    if not rules.forbids(SUM, "gap"):
        return True
    whole = [float(line.row["value"]) for line in wholes if is_exact(line)]
    return all(map(is_exact, parts)) and sum(float(line.row["value"]) for line in parts) in whole


def is_exact(line: Line) -> bool:
    """Whether a line is a figure with an exact number."""
    return line.kind == NUMBER and bool(line.row["value"]) and line.row["qualifier"] == EXACT


def again(members: Sequence[Line], parts: Sequence[Line], book: Codebook, rules: ReadingRules) -> list[Line]:
    """Those in the same place that no rule keeps out: they count once more what the parts count."""
    out = {line.row["observation"] for line in parts}
    return [
        line
        for line in members
        if line.row["observation"] not in out
        and line.row["measure"] == COUNT
        and not (line.row["within_indicator"] and rules.forbids(SUM, "condition"))
        and not (not line.row["within_indicator"] and rules.forbids(SUM, "role", role(line, book)))
        and (line.row["within_indicator"] or role(line, book) not in PARTS)
    ]


def role(line: Line, book: Codebook) -> str:
    """What a line's category is to the others."""
    return book.role(line.row["indicator"], line.row["category"])


def parent(line: Line, book: Codebook) -> str:
    """The answer that a line's category is a part of."""
    return book.parent(line.row["indicator"], line.row["category"])
