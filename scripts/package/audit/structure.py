"""The relations that follow from the code lists, for any year: who is part of whom, what is part of what.

Every relation is linear: a sum of counts, each with a factor, that is nothing (`==`) or nothing at most (`<=`). No rule is
written for one year or one figure; what indicators have to do with each other is declared in `codes/relations.csv`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scripts.package.audit.codebook import Codebook
from scripts.package.audit.quantities import Quantity
from scripts.package.tables import PARTS

Terms = tuple[tuple[int, Quantity], ...]
# Roles of which a person is at most one time: they are never more than the persons with an answer.
AMONG_PERSONS = (*PARTS, "more_than_one", "part_persons", "cumulative")


@dataclass(frozen=True)
class Relation:
    """`kind` as in the list of checks; `name` of a declared relation; the first term is what the relation is about."""

    kind: str
    terms: Terms
    sense: str = "=="
    name: str = ""

    @property
    def about(self) -> Quantity:
        """The whole, the result or the part that the relation is read from."""
        return self.terms[0][1]


def relations(contexts: Sequence[Quantity], book: Codebook) -> list[Relation]:
    """Every relation between the quantities of these contexts."""
    present = set(contexts)
    found: list[Relation] = []
    for one in contexts:
        if one.year_to:
            continue
        found += categories(one, book)
        found += answers(one, book)
        found += conditions(one, book)
        if not one.within_indicator:
            found += everybody(one, book)
        for dimension, kind in (("population", "populations"), ("scope", "scopes")):
            found += divided(one, dimension, kind, present, book)
    return found + declared(present, book)


def total(whole: Quantity, parts: Sequence[Quantity], kind: str, name: str = "") -> Relation:
    """The whole is the sum of its parts."""
    return Relation(kind, ((1, whole), *((-1, part) for part in parts)), "==", name)


def at_most(part: Quantity, whole: Quantity, kind: str, times: int = 1, name: str = "") -> Relation:
    """So many times the part is not more than the whole."""
    return Relation(kind, ((times, part), (-1, whole)), "<=", name)


def here(one: Quantity, category: str) -> Quantity:
    """A category in a context."""
    return replace(one, category=category)


def categories(one: Quantity, book: Codebook) -> Iterator[Relation]:
    """Parts against their whole: persons where one answer is given, nobody twice where several are."""
    rows = book.categories[one.indicator]
    persons = book.whole(one.indicator, "whole_persons")
    single = book.indicators[one.indicator]["answers"] == "one"
    parts = book.parts(one.indicator)
    if single and persons and len(parts) > 1:
        yield total(here(one, persons), [here(one, code) for code in parts], "parts")
    elif persons:
        for row in rows:
            if row["role"] in AMONG_PERSONS and not row["parent"]:
                yield at_most(here(one, row["category"]), here(one, persons), "part_of_whole")
    if single and persons:
        for row in rows:
            if row["role"] in AMONG_PERSONS and row["role"] not in PARTS:
                yield at_most(here(one, row["category"]), here(one, persons), "part_of_whole")
    for parent in dict.fromkeys(row["parent"] for row in rows if row["parent"]):
        inner = [here(one, code) for code in book.parts(one.indicator, parent)]
        if len(inner) > 1:
            yield total(here(one, parent), inner, "parts")
        for part in inner if len(inner) == 1 else []:
            yield at_most(part, here(one, parent), "part_of_whole")
    steps = [row["category"] for row in rows if row["role"] == "cumulative"]
    for earlier, later in zip(steps, steps[1:], strict=False):
        yield at_most(here(one, earlier), here(one, later), "cumulative")


def answers(one: Quantity, book: Codebook) -> Iterator[Relation]:
    """All answers are the sum of the parts; who gave more than one gave two at least; who gave any is in one part at least."""
    roles = {row["category"]: row["role"] for row in book.categories[one.indicator]}
    whole = book.whole(one.indicator, "whole_answers")
    parts = [here(one, code) for code in book.parts(one.indicator)]
    if whole and parts and "adds_to_each" not in roles.values():
        yield total(here(one, whole), parts, "parts")
    elif whole:
        for part in parts:
            yield at_most(part, here(one, whole), "part_of_whole")
    if whole:
        for code, role in roles.items():
            if role == "more_than_one":
                yield at_most(here(one, code), here(one, whole), "more_than_one", times=2)


def conditions(one: Quantity, book: Codebook) -> Iterator[Relation]:
    """Who meets a condition and has an answer is among both: those who meet it, and those who have the answer."""
    if not one.within_indicator:
        return
    free = replace(one, within_indicator="", within_category="")
    condition = replace(free, indicator=one.within_indicator, category=one.within_category)
    persons = book.indicators[one.within_indicator]["unit"] == "persons"
    for row in book.categories[one.indicator]:
        yield at_most(here(one, row["category"]), here(free, row["category"]), "condition")
        if (row["role"] in (*AMONG_PERSONS, "whole_persons") or persons) and row["role"] != "whole_answers":
            yield at_most(here(one, row["category"]), condition, "condition")


def everybody(one: Quantity, book: Codebook) -> Iterator[Relation]:
    """Nobody is counted who was not met. Everybody is, where the base rule says so or those without an answer are counted."""
    if not book.size[0] or one.population not in book.members("population") or one.indicator == book.size[0]:
        return
    size = replace(one, indicator=book.size[0], category=book.size[1])
    persons = book.whole(one.indicator, "whole_persons")
    entry = book.indicators[one.indicator]
    if entry["unit"] not in ("persons", "answers", "needs", "interventions", "reports", "cases"):
        return
    missing = book.whole(one.indicator, "outside")
    if persons and missing:
        yield total(size, [here(one, persons), here(one, missing)], "everybody")
    elif persons and entry["base_rule"] == "persons_all" and one.population == entry["population"]:
        yield total(here(one, persons), [size], "everybody")
    elif persons:
        yield at_most(here(one, persons), size, "everybody")
    for row in book.categories[one.indicator]:
        if row["role"] == "group" or (not persons and row["role"] in PARTS and entry["unit"] == "persons"):
            yield at_most(here(one, row["category"]), size, "everybody")


def divided(one: Quantity, dimension: str, kind: str, present: set[Quantity], book: Codebook) -> Iterator[Relation]:
    """A population is the sum of its parts, and all cases are those without the large one and that one."""
    for group in book.sums.get(dimension, []):
        if getattr(one, dimension) != group[0]:
            continue
        parts = [replace(one, **{dimension: code}) for code in group[1:]]
        if all(part in present for part in parts):
            for row in book.categories[one.indicator]:
                yield total(here(one, row["category"]), [here(part, row["category"]) for part in parts], kind)


def declared(present: set[Quantity], book: Codebook) -> list[Relation]:
    """The declared relations, wherever an indicator of theirs has figures of the population that they name."""
    places = sorted(
        {(one.producer, one.scope, one.year) for one in present if not one.within_indicator and not one.year_to}
    )
    found = []
    for relation in book.relations:
        for producer, scope, year in places:
            cells = [
                Quantity(producer, term["indicator"], term["category"], term["population"], scope, "", "", year)
                for term in (relation.result, *relation.terms)
            ]
            if all(replace(cell, category="") in present for cell in cells):
                found += as_linear(relation.kind, relation.name, cells)
    return found


def as_linear(kind: str, name: str, cells: Sequence[Quantity]) -> list[Relation]:
    """A declared relation between counts. Means and shares are no relation of counts: they say what a figure is divided by."""
    result, *terms = cells
    if kind in ("same", "sum"):
        return [total(result, terms, "declared", name)]
    if kind == "at_least_rest":
        whole, *rest = terms
        return [Relation("declared", ((1, whole), (-1, result), *((-1, cell) for cell in rest)), "<=", name)]
    return []
