"""What the code lists say of indicators, categories, populations and cases, looked up in the ways that the audit asks."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from scripts.package.relations import Relation, to_relations
from scripts.package.statements import default_units
from scripts.package.tables import PARTS, Row, records

SIZE = "population_size"  # the kind of relation that names the count of everybody


@dataclass(frozen=True)
class Codebook:
    """`categories`: indicator -> its categories in order. `sums`: dimension -> (whole, part, ...) for each way to divide it."""

    indicators: dict[str, Row]
    categories: dict[str, list[Row]]
    sums: dict[str, list[tuple[str, ...]]]
    relations: list[Relation]
    units: Mapping[tuple[str, str], str]

    def role(self, indicator: str, category: str) -> str:
        """What the category is to the others."""
        return next(row["role"] for row in self.categories[indicator] if row["category"] == category)

    def parent(self, indicator: str, category: str) -> str:
        """The category that it is a part of, or nothing."""
        return next(row["parent"] for row in self.categories[indicator] if row["category"] == category)

    def whole(self, indicator: str, role: str) -> str:
        """The indicator's category of that role, or nothing."""
        return next((row["category"] for row in self.categories[indicator] if row["role"] == role), "")

    def parts(self, indicator: str, parent: str = "") -> list[str]:
        """The parts of the whole, or of one category."""
        rows = self.categories[indicator]
        return [row["category"] for row in rows if row["role"] in PARTS and row["parent"] == parent]

    @property
    def size(self) -> tuple[str, str]:
        """(indicator, category) of the count of everybody in a population."""
        found = [relation.result for relation in self.relations if relation.kind == SIZE]
        return (found[0]["indicator"], found[0]["category"]) if found else ("", "")

    def members(self, dimension: str) -> set[str]:
        """The populations, or scopes, that are wholes or parts of each other."""
        return {code for group in self.sums.get(dimension, []) for code in group}


def read_codebook(codes: Mapping[str, pd.DataFrame]) -> Codebook:
    """The code lists of the package, by table name."""
    units = default_units(codes["indicators"], codes["categories"])
    categories: dict[str, list[Row]] = {}
    for row in records(codes["categories"]):
        categories.setdefault(row["indicator"], []).append(row)
    for rows in categories.values():
        rows.sort(key=lambda row: int(row["order"]))
    sums: dict[str, dict[tuple[str, str], list[str]]] = {}
    for row in records(codes["sums"]):
        sums.setdefault(row["dimension"], {}).setdefault((row["whole"], row["split"]), []).append(row["part"])
    return Codebook(
        {row["indicator"]: row for row in records(codes["indicators"])},
        categories,
        {name: [(key[0], *parts) for key, parts in groups.items()] for name, groups in sums.items()},
        to_relations(codes["relations"], units),
        units,
    )
