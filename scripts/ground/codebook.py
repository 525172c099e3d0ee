"""What the code lists say of indicators, categories, populations and cases: who is part of whom, and what that rests on.

Derived here and nowhere else: the audit, the computed figures, the form's sums and the site's parts of a whole all ask it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from scripts.ground.cells import Units
from scripts.ground.codes import AGAIN, AMONG_PERSONS, NOBODY, ONCE, PARTS, PERSONS, WHOLES
from scripts.ground.data_package import Row
from scripts.ground.declared import Declared, SamePeople, read_pairs, to_declared

SIZE = "population_size"  # the kind of relation that names the count of everybody
NOT_ALL = "not_all"  # what `parts_complete` says where the parts are not all there is, in a form either
# People with so many answers ("3_or_more"): a count that no row has, and that answers tell of.
OR_MORE = "_or_more"
COUNTED: Row = {"role": "part_persons", "parent": ""}
LIST_COMPLETE = "list_complete"  # the assumption that an indicator has no other answers than those listed


@dataclass(frozen=True)
class Split:
    """A category that is the sum of its parts, if what it `assumes` is so.

    `complete`: the assumption that no part is missing; `once`: that nobody is in two. Each "" where nothing is assumed.
    """

    whole: str
    parts: tuple[str, ...]
    complete: str = ""
    once: str = ""

    @property
    def assumes(self) -> tuple[str, ...]:
        """The assumptions that the sum rests on: none where it holds by definition."""
        return tuple(one for one in (self.complete, self.once) if one)


@dataclass(frozen=True)
class Codebook:
    """`categories`: indicator -> its categories in order. `sums`: dimension -> (whole, part, ...) for each way to divide it.

    `form_years`: the years whose figures come from a form, which asks for every answer that it has. `groups`: (population,
    indicator, category) of a condition -> the population that those who meet it are by themselves.
    """

    indicators: dict[str, Row]
    categories: dict[str, dict[str, Row]]
    sums: dict[str, list[tuple[str, ...]]]
    relations: list[Declared]
    units: Units
    form_years: frozenset[str] = frozenset()
    groups: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    pairs: SamePeople = field(default_factory=SamePeople)

    def entry(self, indicator: str, category: str) -> Row:
        """The row of a category in the code list, or what is so of people with so many answers. Raises KeyError on any other."""
        rows = self.categories[indicator]
        return COUNTED if category.endswith(OR_MORE) and category not in rows else rows[category]

    def role(self, indicator: str, category: str) -> str:
        """What the category is to the others."""
        return self.entry(indicator, category)["role"]

    def is_shared(self, indicator: str, category: str) -> bool:
        """Whether those who are counted have something in common: not that nothing is known of them."""
        return self.role(indicator, category) != "outside"

    def parent(self, indicator: str, category: str) -> str:
        """The category that it is a part of, or nothing."""
        return self.entry(indicator, category)["parent"]

    def least(self, indicator: str, category: str) -> int:
        """What an answer has at least by the definition, unless it has nobody; 0 where nothing is said.

        Not what a declared sum sets against everybody else, which is shown however few it has; nor what gathers those that are
        fewer: it is the only rest, or stands before that of the other answers.
        """
        least = int(self.indicators[indicator]["least"] or 0)
        if not least or self.role(indicator, category) not in PARTS:
            return 0
        rests = [code for code, row in self.categories[indicator].items() if row["role"] == "rest"]
        return 0 if category in (*(rests[:-1] or rests), *self.always_shown(indicator)) else least

    def always_shown(self, indicator: str) -> list[str]:
        """The answers that a declared sum sets against all others of everybody: Sweden, and the countries outside it."""
        whole = (indicator, self.whole(indicator, "whole_persons"))
        sums = [one for one in self.relations if one.kind == "sum"]
        found = [one.terms for one in sums if (one.result["indicator"], one.result["category"]) == whole]
        return [term["category"] for terms in found for term in terms if term["indicator"] == indicator]

    def is_whole(self, indicator: str, category: str) -> bool:
        """Whether the category is everybody, or everything, that the indicator counts."""
        return self.role(indicator, category) in WHOLES

    def whole(self, indicator: str, role: str) -> str:
        """The indicator's category of that role, or nothing."""
        return self.by_role.get((indicator, role), "")

    @cached_property
    def by_role(self) -> Mapping[tuple[str, str], str]:
        """(indicator, role) -> the first of its categories of that role."""
        backwards = ((of, name, row) for of, rows in self.categories.items() for name, row in reversed(rows.items()))
        return {(indicator, row["role"]): name for indicator, name, row in backwards}

    def wholes_of(self, indicator: str, category: str) -> list[str]:
        """The wholes that the category is a part of: the answers before the persons."""
        role = self.role(indicator, category)
        again = role in PARTS and self.indicators[indicator]["unit"] in AGAIN
        roles = ["whole_answers"] * (role in PARTS) + ["whole_persons"] * (role in AMONG_PERSONS and not again)
        return [whole for whole in (self.whole(indicator, each) for each in roles) if whole]

    def is_again(self, indicator: str, category: str) -> bool:
        """Whether one person may be counted there more than once: what gathers the rest of several answers may hold two of one."""
        return self.role(indicator, category) == "rest" and not self.one_each(indicator)

    def bases_of(self, indicator: str, category: str) -> list[str]:
        """The wholes that a share of the category can be of: a sum of answers is no base of persons."""
        wholes, persons = self.wholes_of(indicator, category), self.units[indicator, category] == "persons"
        return [whole for whole in wholes if not persons or self.units[indicator, whole] == "persons"]

    def inside(self, indicator: str, whole: str, year: str = "") -> list[str]:
        """The categories of a year that are in a whole, or in another category, and in nothing between."""
        outer = {name: row["parent"] for name, row in self.categories[indicator].items() if is_asked(row, year)}
        return [name for name in outer if whole in ([outer[name]] if outer[name] else self.wholes_of(indicator, name))]

    def parts(self, indicator: str, parent: str = "", year: str = "") -> list[str]:
        """The parts of the whole, or of one category, that are asked for in a year; without one, all that ever were."""
        rows = self.categories[indicator].items()
        return [name for name, row in rows if row["role"] in PARTS and row["parent"] == parent and is_asked(row, year)]

    def rivals(self, indicator: str, year: str = "") -> list[str]:
        """The answers of a year of which one may be the most common: the parts, and beside answers of people having none."""
        rows = self.categories[indicator].items() if self.indicators[indicator]["unit"] in ONCE else ()
        nobody = [name for name, row in rows if row["role"] == NOBODY and is_asked(row, year)]
        return [*self.parts(indicator, "", year), *nobody]

    def parents(self, indicator: str) -> list[str]:
        """The categories that others are parts of."""
        return list(dict.fromkeys(row["parent"] for row in self.categories[indicator].values() if row["parent"]))

    def one_each(self, indicator: str) -> bool:
        """Whether a person gives one answer."""
        return self.indicators[indicator]["answers"] == "one"

    def splits(self, indicator: str, year: str) -> list[Split]:
        """Every category that is the sum of its parts: all persons where one answer is given, else all answers; and parents.

        One part alone makes up all answers, but not all persons: those who are not in it are counted too. There is none where
        an answer counts once in the list and once in each part ("all of the above").
        """
        if self.whole(indicator, "adds_to_each"):
            return []
        single = self.one_each(indicator)
        top = self.whole(indicator, "whole_persons" if single else "whole_answers")
        once = "" if year in self.form_years else self.indicators[indicator]["assumption"]
        found = [Split(top, tuple(self.parts(indicator, "", year)), once=once if single else "")] if top else []
        found += [Split(name, tuple(self.parts(indicator, name, year)), once=once) for name in self.parents(indicator)]
        return [
            Split(one.whole, one.parts, "" if self.complete(indicator, one.whole, year) else LIST_COMPLETE, one.once)
            for one in found
            if len(one.parts) > (0 if one.whole == top and not single else 1)
            and self.categories[indicator][one.whole]["parts_complete"] != NOT_ALL
        ]

    def complete(self, indicator: str, whole: str, year: str) -> bool:
        """Whether the parts of a whole, or of a category, are all that there are.

        The form says so, or something gathers the rest, or the code list says that the source or the definition does.
        """
        parent = "" if self.is_whole(indicator, whole) else whole
        rest = any(self.role(indicator, part) == "rest" for part in self.parts(indicator, parent, year))
        return year in self.form_years or rest or bool(self.categories[indicator][whole]["parts_complete"])

    def everybody(self, indicator: str, category: str) -> bool:
        """Whether a category is everybody in its population, by the rule of its indicator."""
        return (
            self.indicators[indicator]["base_rule"] == "persons_all"
            and self.role(indicator, category) == "whole_persons"
        )

    def counts_answers(self, row: Row) -> bool:
        """Whether a row counts those who have an answer to a question: how many they are is no answer."""
        own, asked = (row["indicator"], row["category"]), self.indicators[row["indicator"]]["measurement_point"]
        whole = self.role(*own) == "whole_persons" and not self.everybody(*own) and own != self.size
        return bool(asked) and whole and row["measure"] == "count"

    @cached_property
    def size(self) -> tuple[str, str]:
        """(indicator, category) of the count of everybody in a population."""
        found = [relation.result for relation in self.relations if relation.kind == SIZE]
        return (found[0]["indicator"], found[0]["category"]) if found else ("", "")

    def members(self, dimension: str) -> set[str]:
        """The populations, or scopes, that are wholes or parts of each other."""
        return {code for group in self.sums.get(dimension, []) for code in group}


def is_asked(category: Row, year: str) -> bool:
    """Whether a category is asked for in a year: it is not retired, or later, or again. Every one is in no year at all ("")."""
    last, again = category.get("last_year", ""), category.get("asked_again", "")
    return not last or year <= last or "" < again <= year


def read_codebook(tables: Mapping[str, Iterable[Row]]) -> Codebook:
    """The codebook of a package by its tables, or of the code lists alone. `statements` tell what years a form is the source of."""
    indicators = {row["indicator"]: row for row in tables["indicators"]}
    categories: dict[str, dict[str, Row]] = {}
    for row in sorted(tables["categories"], key=lambda row: int(row["order"])):
        categories.setdefault(row["indicator"], {})[row["category"]] = row
    sums: dict[str, dict[tuple[str, str], list[str]]] = {}
    for row in tables.get("sums", ()):
        sums.setdefault(row["dimension"], {}).setdefault((row["whole"], row["split"]), []).append(row["part"])
    forms = {row["source"] for row in tables.get("sources", ()) if row["source_kind"] == "form"}
    units = usual_units(indicators, categories)
    declared = to_declared(tables.get("relations", ()), units)
    return Codebook(
        indicators,
        categories,
        {name: [(key[0], *parts) for key, parts in groups.items()] for name, groups in sums.items()},
        declared,
        units,
        frozenset(row["year"] for row in tables.get("statements", ()) if row["source"] in forms),
        own_populations(declared),
        read_pairs(tables.get("pairs", ())),
    )


def own_populations(relations: Iterable[Declared]) -> dict[tuple[str, str, str], str]:
    """(population, indicator, category) -> the population of those: where the count of everybody in it is declared the same."""
    size = next((one.result["indicator"] for one in relations if one.kind == SIZE), "")
    return {
        (term["population"], term["indicator"], term["category"]): one.result["population"]
        for one in relations
        if one.kind == "same" and not one.assumption and one.result["indicator"] == size
        for term in one.terms
        if term["population"] != one.result["population"]
    }


def usual_units(
    indicators: Mapping[str, Row], categories: Mapping[str, Mapping[str, Row]]
) -> dict[tuple[str, str], str]:
    """(indicator, category) -> what is counted there: the indicator's unit, unless the role says persons, or answers of persons."""
    units = {}
    for indicator, rows in categories.items():
        entry = indicators[indicator]
        for category, row in rows.items():
            persons = row["role"] in PERSONS and entry["answers"] == "several"
            answers = row["role"] == "whole_answers" and entry["unit"] == "persons"
            units[indicator, category] = "answers" if answers else "persons" if persons else entry["unit"]
    return units
