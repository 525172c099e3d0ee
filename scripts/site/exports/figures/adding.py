"""`sum_group`: which rows may be added, as one partition for each indicator, year, case and unit: its answers, else its people.

A group has only the parts, and only where each is printed or computed exactly, none is doubtful, and together they are the whole.
The rules are those of `rules` that forbid a sum; one that is not there does not hold. Where a figure has no group, or nothing to be
compared with, the rule that stops it is told: of several the first, and what the figure itself is goes before what the others are.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from scripts.ground.codebook import Codebook
from scripts.ground.codes import PARTS, WHOLES
from scripts.ground.columns import Column
from scripts.ground.data_package import Package, Row, once
from scripts.ground.interval import EXACT
from scripts.ground.row_notes import COMPARE, DOUBTFUL, SUM, ReadingRules, read_reading_rules
from scripts.ground.years import COUNT, years_of
from scripts.site.exports.figures.comparables import Comparing, Twins, read_twins
from scripts.site.exports.figures.lines import NUMBER, FigureLine, lines

# What the parts of one whole have in common, and whose they are.
PLACE: tuple[Column, ...] = ("indicator", "year", "scope", "unit", "producer", "measure")
Place = tuple[str, ...]


@dataclass(frozen=True)
class Adding:
    """What may be added: by the code lists, and by the rules of reading."""

    book: Codebook
    rules: ReadingRules

    def groups(self, lines: Sequence[FigureLine]) -> dict[str, str]:
        """Observation -> its group, for those that have one."""
        places: dict[Place, list[FigureLine]] = {}
        for line in lines:
            if line.is_of_a_cell and not line.row["year_to"]:
                places.setdefault(tuple(line.row[name] for name in PLACE), []).append(line)
        found: dict[str, str] = {}
        for members in places.values():
            taken = False
            for parts in self.partitions(members):
                if not taken or not self.rules.forbids(SUM, "population"):
                    more = self.again(members, parts)
                    found |= {line.row["observation"]: self.name_of(line.row) for line in [*parts, *more]}
                    taken = True
        return found

    def name_of(self, row: Row) -> str:
        """What a group is called: what its rows share, as far as the rules tell it apart."""
        names = [name for name in PLACE[:-1] if name not in ("unit", "producer") or self.rules.forbids(SUM, name)]
        return " / ".join(row[name] for name in names)

    def role(self, line: FigureLine) -> str:
        """What a line's category is to the others."""
        return self.book.role(line.row["indicator"], line.row["category"])

    def partitions(self, members: Sequence[FigureLine]) -> Iterator[list[FigureLine]]:
        """Every partition that holds of one place: by answer, then by people, the finest first."""
        plain = [line for line in members if not line.row["within_indicator"]]
        own = self.book.indicators[members[0].row["indicator"]]["population"]
        for people in dict.fromkeys(line.row["population"] for line in plain):
            if people != own and self.rules.forbids(SUM, "whole"):
                continue
            theirs = [line for line in plain if line.row["population"] == people]
            wholes = [line for line in theirs if self.role(line) in WHOLES]
            yield from self.by_answer(theirs, wholes)
            for whole in wholes:
                yield from self.by_people(whole, plain)

    def by_answer(self, rows: Sequence[FigureLine], wholes: Sequence[FigureLine]) -> Iterator[list[FigureLine]]:
        """The answers of one group of people, which are parts of no other answer."""
        parts = [line for line in rows if self.role(line) in PARTS]
        parts = [line for line in parts if not self.book.parent(line.row["indicator"], line.row["category"])]
        shares = parts and parts[0].row["measure"] != COUNT
        if shares and not self.rules.forbids(SUM, "measure", parts[0].row["measure"]):
            yield [line for line in parts if line.row["value"]]
        if parts and not shares and self.holds(parts, wholes):
            yield parts

    def by_people(self, whole: FigureLine, rows: Sequence[FigureLine]) -> Iterator[list[FigureLine]]:
        """The same count of the people that the group is divided into."""
        same = {line.row["population"]: line for line in rows if line.row["category"] == whole.row["category"]}
        for people in self.divisions(whole.row["population"]):
            parts = [same[one] for one in people if one in same]
            if len(parts) == len(people) and whole.row["measure"] == COUNT and self.holds(parts, [whole]):
                yield parts

    def divisions(self, population: str) -> list[tuple[str, ...]]:
        """Every way to divide a population, the finest first."""
        found: set[tuple[str, ...]] = set()
        for whole, *parts in self.book.sums.get("population", ()):
            if whole == population:
                ways = product(*([(part,), *self.divisions(part)] for part in parts))
                found |= {tuple(sorted(one for some in way for one in some)) for way in ways}
        return sorted(found, key=lambda people: (-len(people), people))

    def holds(self, parts: Sequence[FigureLine], wholes: Sequence[FigureLine]) -> bool:
        """Whether parts may be added: each has its number, none is doubtful, and together they are a whole that is printed."""
        if self.rules.forbids(SUM, "doubt") and any(line.row["doubt"] == DOUBTFUL for line in parts):
            return False
        if not self.rules.forbids(SUM, "gap"):
            return True
        whole = [float(line.row["value"]) for line in wholes if is_exact(line)]
        return all(map(is_exact, parts)) and sum(float(line.row["value"]) for line in parts) in whole

    def again(self, members: Sequence[FigureLine], parts: Sequence[FigureLine]) -> list[FigureLine]:
        """Those in the same place that no rule keeps out: they count once more what the parts count."""
        out = {line.row["observation"] for line in parts}
        left = [line for line in members if line.row["observation"] not in out and line.row["measure"] == COUNT]
        among = [line for line in left if line.row["within_indicator"] and not self.rules.forbids(SUM, "condition")]
        plain = [line for line in left if not line.row["within_indicator"] and self.role(line) not in PARTS]
        return among + [line for line in plain if not self.rules.forbids(SUM, "role", self.role(line))]

    def barred(self, row: Row) -> Iterator[str]:
        """The classes of the rules that keep a figure without a group from being added.

        A part of a part counts the same once more, as a whole does. What nothing of its own keeps out is beside
        a part that is kept out.
        """
        own = (row["indicator"], row["category"])
        kept_out = {
            "measure": self.rules.forbids(SUM, "measure", row["measure"]),
            "doubt": row["doubt"] == DOUBTFUL,
            "gap": row["qualifier"] != EXACT,
            "condition": bool(row["within_indicator"]),
            "role": self.rules.forbids(SUM, "role", self.book.role(*own)) or bool(self.book.parent(*own)),
            "whole": row["population"] != self.book.indicators[row["indicator"]]["population"],
        }
        yield from (of for of, out in kept_out.items() if out)
        yield "gap"


def is_exact(line: FigureLine) -> bool:
    """Whether a line is a figure with an exact number."""
    return line.kind == NUMBER and bool(line.row["value"]) and line.row["qualifier"] == EXACT


@dataclass(frozen=True)
class AddingGroups:
    """Observation -> its group, where it has one; else what keeps it from those like it; and which answers are one and the same."""

    sums: Mapping[str, str]
    compared: Mapping[str, str]
    parted: Mapping[str, str]
    twins: Twins


@dataclass(frozen=True)
class Use:
    """How a figure may be used: its groups as the figures file has them; where it has none the rule that stops it.

    Only a figure that has nothing to be compared with has neither a group nor a rule.
    """

    sum_group: str
    compare_group: str
    not_added: Row | None
    not_compared: Row | None


@once
def groups(package: Package) -> AddingGroups:
    """Which rows may be added, which compared, and which answers are one."""
    rules, found = read_reading_rules(package.rows("rules")), lines(package)
    comparing = Comparing(years_of(package), read_twins(package.rows_if_any("pairs")), rules)
    compared = comparing.groups(found)
    apart = comparing.parted(found, compared)
    return AddingGroups(Adding(comparing.years.book, rules).groups(found), compared, apart, comparing.twins)


@once
def uses(package: Package) -> Mapping[str, Use]:
    """Observation -> how it may be used."""
    table = [row for row in package.rows("rules") if row["forbids"]]
    rules, named = read_reading_rules(table), {(row["forbids"], row["reading_class"]): row for row in table}
    years, own, found = years_of(package), groups(package), {}
    adding, comparing = Adding(years.book, rules), Comparing(years, own.twins, rules)
    for row in package.rows("observations"):
        sums, compared = own.sums.get(row["observation"], ""), own.compared.get(row["observation"], "")
        stops = (
            "" if sums else next(adding.barred(row)),
            "" if compared else next(comparing.barred(row), own.parted.get(row["observation"], "")),
        )
        found[row["observation"]] = Use(sums, compared, named.get((SUM, stops[0])), named.get((COMPARE, stops[1])))
    return found
