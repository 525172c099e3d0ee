"""A relation between indicators that is declared in the table `relations`: sum, rest, mean, share or the same. Rows in."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from scripts.ground.cells import CELL_COLUMNS, Cell, Units, with_codes
from scripts.ground.data_package import Row

BY_ANSWER = "rest_by_answer"  # the kind of a relation that gives a rest of each answer: nobody need be asked for it


@dataclass(frozen=True)
class Declared:
    """One declared relation: `result` and its `terms`, each (role, indicator, category, population, scope, measure, unit).

    `scope`: the cases that alone it holds for; `assumption`: what it rests on where no definition and no source says it.
    """

    name: str
    kind: str
    result: Row
    terms: tuple[Row, ...]
    scope: str = ""
    assumption: str = ""

    @cached_property
    def everywhere(self) -> tuple[Cell, ...]:
        """The cells of the result and its terms, whatever the scope and the year."""
        return tuple(tuple(row.get(name, "") for name in CELL_COLUMNS) for row in (self.result, *self.terms))

    def cells(self, scope: str, year: str) -> tuple[Cell, ...]:
        """The cells that it binds there, the result first; none in a scope that it does not speak of.

        A share names the cell that it is a share of when that is in another indicator.
        """
        if self.scope not in ("", scope):
            return ()
        result, *terms = (with_codes(cell, scope=scope, year=year) for cell in self.everywhere)
        base = self.terms[1] if self.kind.startswith("share") else self.result
        if base["indicator"] != self.result["indicator"]:
            result = with_codes(result, base_indicator=base["indicator"], base_category=base["category"])
        return (result, *terms)


def to_declared(rows: Iterable[Row], units: Units) -> list[Declared]:
    """The relations in their order; each term gets its unit from the code lists unless the row gives one."""
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        unit = row["unit"] or units.get((row["indicator"], row["category"]), "")
        grouped.setdefault(row["relation"], []).append(row | {"unit": unit})
    return [
        Declared(
            name,
            terms[0]["relation_kind"],
            next(row for row in terms if row["relation_role"] == "result"),
            tuple(row for row in terms if row["relation_role"] != "result"),
            terms[0]["scope"],
            terms[0]["assumption"],
        )
        for name, terms in grouped.items()
    ]
