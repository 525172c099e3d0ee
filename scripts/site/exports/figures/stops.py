"""Why a figure is not added to others, or not compared: the rule of reading that stops it. A package in, rules by observation out.

Of several rules the first is told: what the figure itself is goes before what the others are.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scripts.ground.codebook import Codebook
from scripts.ground.data_package import Package, Row
from scripts.ground.interval import EXACT
from scripts.ground.once import once
from scripts.ground.reading_rules import COMPARE, SUM, ReadingRules, read_reading_rules
from scripts.ground.row_notes import DOUBTFUL
from scripts.ground.years import years_of
from scripts.site.exports.figures.comparables import Twins, barred, compare_groups, parted, read_twins
from scripts.site.exports.figures.lines import lines
from scripts.site.exports.figures.partitions import sum_groups


@dataclass(frozen=True)
class Groups:
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
def groups(package: Package) -> Groups:
    """Which rows may be added, which compared, and which answers are one."""
    rules, years = read_reading_rules(package.rows("rules")), years_of(package)
    found, twins = lines(package), read_twins(package.rows_if_any("pairs"))
    compared = compare_groups(found, years, twins, rules)
    apart = parted(found, years, twins, rules, compared)
    return Groups(sum_groups(found, years.book, rules), compared, apart, twins)


@once
def uses(package: Package) -> Mapping[str, Use]:
    """Observation -> how it may be used."""
    table = [row for row in package.rows("rules") if row["forbids"]]
    rules, named = read_reading_rules(table), {(row["forbids"], row["reading_class"]): row for row in table}
    years, own = years_of(package), groups(package)
    found = {}
    for row in package.rows("observations"):
        sums, compared = own.sums.get(row["observation"], ""), own.compared.get(row["observation"], "")
        stops = (
            "" if sums else next(unadded(row, years.book, rules)),
            "" if compared else next(barred(row, years, rules), own.parted.get(row["observation"], "")),
        )
        found[row["observation"]] = Use(sums, compared, named.get((SUM, stops[0])), named.get((COMPARE, stops[1])))
    return found


def unadded(row: Row, book: Codebook, rules: ReadingRules) -> Iterator[str]:
    """The classes of the rules that keep a figure without a group from being added.

    A part of a part counts the same once more, as a whole does. What nothing of its own keeps out is beside
    a part that is kept out.
    """
    own = (row["indicator"], row["category"])
    kept_out = {
        "measure": rules.forbids(SUM, "measure", row["measure"]),
        "doubt": row["doubt"] == DOUBTFUL,
        "gap": row["qualifier"] != EXACT,
        "condition": bool(row["within_indicator"]),
        "role": rules.forbids(SUM, "role", book.role(*own)) or bool(book.parent(*own)),
        "whole": row["population"] != book.indicators[row["indicator"]]["population"],
    }
    yield from (of for of, out in kept_out.items() if out)
    yield "gap"
