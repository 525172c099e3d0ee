"""What the code lists say of indicators, categories, populations and cases, looked up in the ways that the audit asks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from scripts.ground.data_package import Row
from scripts.ground.roles import PARTS
from scripts.package.relations import Relation, to_relations
from scripts.package.statements import default_units
from scripts.package.tables import records

SIZE = "population_size"  # the kind of relation that names the count of everybody


@dataclass(frozen=True)
class Codebook:
    """`categories`: indicator -> its categories in order. `sums`: dimension -> (whole, part, ...) for each way to divide it.

    `form_years`: the years whose figures come from a form, which asks for every answer that it has.
    """

    indicators: dict[str, Row]
    categories: dict[str, list[Row]]
    sums: dict[str, list[tuple[str, ...]]]
    relations: list[Relation]
    units: Mapping[tuple[str, str], str]
    form_years: frozenset[str] = frozenset()

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

    def complete(self, indicator: str, whole: str, year: str) -> bool:
        """Whether the parts of a whole, or of a category, are all that there are.

        The form says so, or something gathers the rest, or the code list says that the source or the definition does.
        """
        rows = self.categories[indicator]
        own = next(row for row in rows if row["category"] == whole)
        parent = whole if own["role"] in PARTS else ""
        rest = any(row["role"] == "rest" and row["parent"] == parent for row in rows)
        return year in self.form_years or rest or bool(own["parts_complete"])

    def one_answer(self, indicator: str, year: str) -> str:
        """The assumption that each person gives one answer; "" where the form or the definition says so."""
        return "" if year in self.form_years else self.indicators[indicator]["assumption"]

    @property
    def size(self) -> tuple[str, str]:
        """(indicator, category) of the count of everybody in a population."""
        found = [relation.result for relation in self.relations if relation.kind == SIZE]
        return (found[0]["indicator"], found[0]["category"]) if found else ("", "")

    def members(self, dimension: str) -> set[str]:
        """The populations, or scopes, that are wholes or parts of each other."""
        return {code for group in self.sums.get(dimension, []) for code in group}


def read_codebook(codes: Mapping[str, pd.DataFrame], statements: Iterable[Row] = ()) -> Codebook:
    """The code lists of the package, by table name. `statements`: all figures, which tell what years a form is the source of."""
    units = default_units(codes["indicators"], codes["categories"])
    categories: dict[str, list[Row]] = {}
    for row in records(codes["categories"]):
        categories.setdefault(row["indicator"], []).append(row)
    for rows in categories.values():
        rows.sort(key=lambda row: int(row["order"]))
    sums: dict[str, dict[tuple[str, str], list[str]]] = {}
    for row in records(codes["sums"]):
        sums.setdefault(row["dimension"], {}).setdefault((row["whole"], row["split"]), []).append(row["part"])
    forms = {row["source"] for row in records(codes["sources"]) if row["source_kind"] == "form"}
    return Codebook(
        {row["indicator"]: row for row in records(codes["indicators"])},
        categories,
        {name: [(key[0], *parts) for key, parts in groups.items()] for name, groups in sums.items()},
        to_relations(codes["relations"], units),
        units,
        frozenset(row["year"] for row in statements if row["source"] in forms),
    )
