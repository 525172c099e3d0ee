"""A made-up code list, counts, relations and statements, each in a few words: "total == women + men"."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from scripts.ground.cells import CELL_COLUMNS
from scripts.ground.codebook import Codebook, read_codebook
from scripts.ground.data_package import Row
from scripts.ground.interval import Interval
from scripts.ground.releases import Release
from scripts.ground.small import Disclosure
from scripts.guard.protection.cells import Sum
from scripts.guard.protection.evidence import READ, Published
from scripts.guard.reasoning.quantities import Fact, Quantity, Relation, Terms
from tests.rows import to_row

YEAR = "2031"
# What a category is by its name; any other is a part.
ROLES = {
    "total": "whole_persons",
    "answers": "whole_answers",
    "many": "more_than_one",
    "unknown": "outside",
    "rest": "rest",
    "all": "adds_to_each",
    "any": "group",
}
USUAL: Row = {
    "answers": "one",
    "unit": "persons",
    "assumption": "",
    "least": "",
    "importance": "1",
    "base_rule": "",
    "base_indicator": "",
    "population": "adults",
}
SETTINGS = Disclosure(5, frozenset({"places"}), frozenset({"public_report"}), frozenset())


def count(name: str, **more: str) -> Quantity:
    """A count of adults in the year: `women` by gender, `met.total` of another indicator, `women@children` of others."""
    name, _, population = name.partition("@")
    indicator, _, category = name.rpartition(".")
    kept = {"population": population or "adults", "year": YEAR} | more
    return Quantity("platform", indicator or "gender", category, kept.pop("population"), "all_cases", "", "", **kept)


def showing(names: Iterable[str], settings: Disclosure = SETTINGS) -> Disclosure:
    """The settings with these counts among those that only a person hides."""
    return replace(settings, kept=settings.kept | {f"{one.indicator}.{one.category}" for one in map(count, names)})


def short(one: Quantity) -> str:
    """The name of a count as `count` reads it."""
    there = "" if one.population == "adults" else f"@{one.population}"
    return f"{one.indicator}.{one.category}{there}".removeprefix("gender.")


def side(text: str, sign: int) -> Terms:
    """The terms of one side of a relation."""
    found = re.findall(r"([+-]?) ?\b(\d*) ?([a-z][a-z_.@]*)", text)
    return tuple(((-sign if minus == "-" else sign) * int(times or 1), count(name)) for minus, times, name in found)


def rule(text: str, **more: str) -> Relation:
    """A relation as a person writes it: `total == women + men`, `2 many <= answers`."""
    left, sense, right = re.split(r" (==|<=) ", text)
    return Relation("parts", (*side(left, 1), *side(right, -1)), sense, **more)  # type: ignore[arg-type]


def written(terms: Terms) -> str:
    """A sum as a person writes it."""
    signed = "".join(
        f" {'-' if times < 0 else '+'} {abs(times) if abs(times) > 1 else ''} {short(one)}" for times, one in terms
    )
    return " ".join(signed.split()).removeprefix("+ ")


def book(size: str = "", about: Mapping[str, Row] | None = None, within: str = "", **categories: str) -> Codebook:
    """A code list: `gender="total women men"`; `a:b` is a part of b. `about`: what is unusual of an indicator.

    `size`: the count of everybody; `within`: a count that holds the others.
    """
    rows: list[Row] = [
        {
            "indicator": indicator,
            "category": name.partition(":")[0],
            "role": ROLES.get(name.partition(":")[0], "part"),
            "parent": name.partition(":")[2],
            "parts_complete": "",
            "last_year": "",
            "order": str(order),
        }
        for indicator, names in categories.items()
        for order, name in enumerate(names.split())
    ]
    indicators = [USUAL | {"indicator": name} | (about or {}).get(name, {}) for name in categories]
    told = [("size", "population_size", size.split()), ("within", "within", within.split())]
    relations: list[Row] = [
        {
            "relation": relation,
            "relation_kind": kind,
            "relation_role": "term" if place else "result",
            "unit": "",
            "indicator": name.split(".")[0],
            "category": name.split(".")[1],
            "scope": "",
            "assumption": "",
            "population": "adults",
            "measure": "count",
        }
        for relation, kind, names in told
        for place, name in enumerate(names)
    ]
    return read_codebook({"indicators": indicators, "categories": rows, "relations": relations})


def row(name: str, value: str = "", **cells: str) -> Row:
    """A statement with a count, exact where it has a number, else hidden. By gender it is of persons."""
    one = count(name)
    told: Row = {"qualifier": "exact", "obs_status": "A"} if value else {"qualifier": "", "obs_status": "Q"}
    about = {column: getattr(one, column) for column in CELL_COLUMNS[:8]}
    usual: Row = {"measure": "count", "producer": "platform", "value": value, "printed": value, "source": "new_form"}
    usual |= {"unit": "persons" if one.indicator == "gender" else "", "chart_prints": ""}
    return dict.fromkeys(READ, "") | about | usual | told | to_row(cells)


def fact(name: str, low: int, high: int | None = None, *, of: str = "", **more: Any) -> Fact:
    """What is said of a count: one number, or from the first to the second; of another count a percentage."""
    reach = Interval(Fraction(low), Fraction(low if high is None else high))
    base: dict[str, Any] = {"kind": "percent", "base": count(of), "times": 100} if of else {}
    return Fact((), count(name), reach, exact=high is None, **base, **more)


def at_least(name: str, low: int) -> Fact:
    """That a count is no smaller."""
    return Fact((), count(name), Interval(Fraction(low), None))


def cell(text: str, hidden: bool = False) -> Sum:
    """The count `women`, or a difference of counts: `total - women`."""
    return Sum(side(text, 1), hidden)


def published(
    *rows: Row,
    book: Codebook,
    observations: Sequence[Row] = (),
    releases: Sequence[Release] = (),
    **codes: Sequence[Row],
) -> Published:
    """What would be published of these statements, each on a line of its own."""
    places = [("figures.csv", line) for line, _ in enumerate(rows, 2)]
    tables: dict[str, Sequence[Row]] = {"corrections": (), "revisions": ()}
    return Published(rows, places, observations, book, tables | codes, releases)
