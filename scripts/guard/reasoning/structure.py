"""The relations of printed figures that follow from the code lists, for any year: who is part of whom, what is part of what.

No rule is written for one year or one figure; what indicators have to do with each other is said in `codes/indicators.csv` (see
`between`) and declared in `codes/relations.csv`. A relation follows from a definition or rests on assumptions; then `certain` is
what is left of it without them.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from scripts.ground.codebook import NOT_ALL, SIZE, Codebook, Split
from scripts.ground.codes import AMONG_PERSONS, ASKED_GROUP, PARTS
from scripts.ground.declared import BY_ANSWER, Declared
from scripts.guard.reasoning.between import any_of, between, several
from scripts.guard.reasoning.facts import bound
from scripts.guard.reasoning.quantities import NOBODY, PEOPLE, Quantity, Relation, at_most, here, total

# What a figure is divided by, who everybody is, and what is left of each answer: kinds that are no relation between counts.
UNBOUND = (SIZE, *BY_ANSWER, "mean")


def relations(contexts: Sequence[Quantity], book: Codebook, said: Collection[Quantity]) -> list[Relation]:
    """Every relation between the quantities of these contexts.

    `said`: those that something is said of. Where others would only bind what nobody speaks of, they are left out.
    """
    present = set(contexts)
    found: list[Relation] = []
    for one in contexts:
        if one.year_to:
            continue
        found += categories(one, said, book)
        found += conditions(one, book)
        if not one.within_indicator:
            found += everybody(one, book)
        for dimension, kind in (("population", "populations"), ("scope", "scopes")):
            found += divided(one, dimension, kind, present, book)
    return found + between(contexts, book) + declared(present, said, book)


def proved(relations: Sequence[Relation], assumed: Collection[str] = ()) -> list[Relation]:
    """What holds by definition, and by the given assumptions."""
    return [
        kept
        for relation in relations
        for kept in ((relation,) if set(relation.assumes) <= set(assumed) else relation.certain)
    ]


def parted(one: Quantity, split: Split) -> Relation:
    """A whole and its parts in a context. That no part is missing, and that nobody is in two, may be assumed only."""
    whole, parts = here(one, split.whole), [here(one, code) for code in split.parts]
    inside = Relation("parts", (*((1, part) for part in parts), (-1, whole)), "<=")
    each = tuple(at_most(part, whole, "part_of_whole") for part in parts)
    certain = () if not split.assumes else each if split.once else (inside,)
    return replace(total(whole, parts, "parts"), assumes=split.assumes, certain=certain)


def categories(one: Quantity, said: Collection[Quantity], book: Codebook) -> Iterator[Relation]:
    """Parts against their whole; what is no part of a sum is not more than what it is among; steps include those before."""
    name, rows = one.indicator, book.categories[one.indicator]
    persons, answers = (book.whole(name, role) for role in ("whole_persons", "whole_answers"))
    splits = {split.whole: split for split in book.splits(name, one.year)}
    for whole in [code for code in (persons, *book.parents(name), answers) if code]:
        if whole in splits:
            yield parted(one, splits[whole])
        for code in book.inside(name, whole, one.year):
            if book.is_again(name, code) and whole == persons:
                continue
            if whole not in splits or code not in splits[whole].parts:
                yield at_most(here(one, code), here(one, whole), "part_of_whole")
    for parent in [code for code in book.parents(name) if rows[code]["parts_complete"] == NOT_ALL]:
        inside = ((1, here(one, part)) for part in book.parts(name, parent, one.year))
        yield Relation("parts", ((-1, here(one, parent)), *inside), "<=")
    steps = [code for code, row in rows.items() if row["role"] == "cumulative"]
    for earlier, later in zip(steps, steps[1:], strict=False):
        yield at_most(here(one, earlier), here(one, later), "cumulative")
    for code, row in rows.items():
        if here(one, code) in said and row["role"] == "more_than_one":
            yield from several(one, code, persons, answers, book)
        if here(one, code) in said and row["role"] == "group" and persons:
            yield at_most(here(one, code), here(one, persons), "part_of_whole")


def conditions(one: Quantity, book: Codebook) -> Iterator[Relation]:
    """Who meets a condition and has an answer is among both: those who meet it, and those who have the answer."""
    if not one.within_indicator:
        return
    free = one._replace(within_indicator="", within_category="")
    condition = free._replace(indicator=one.within_indicator, category=one.within_category)
    persons = book.indicators[one.within_indicator]["unit"] == "persons"
    for code, row in book.categories[one.indicator].items():
        yield at_most(here(one, code), here(free, code), "condition")
        if (row["role"] in (*AMONG_PERSONS, "whole_persons") or persons) and row["role"] != "whole_answers":
            yield at_most(here(one, code), condition, "condition")


def everybody(one: Quantity, book: Codebook) -> Iterator[Relation]:
    """Nobody is counted who was not met. Everybody is, where the base rule says so or those without an answer are counted."""
    if not book.size[0] or one.population not in book.members("population") or one.indicator == book.size[0]:
        return
    size = one._replace(indicator=book.size[0], category=book.size[1])
    persons = book.whole(one.indicator, "whole_persons")
    entry = book.indicators[one.indicator]
    if entry["unit"] not in ("persons", "answers", "needs", "interventions", "reports", "cases"):
        return
    missing = book.whole(one.indicator, "outside")
    if persons and missing:
        both = [here(one, persons), here(one, missing)]
        sure = one.year in book.form_years
        certain = () if sure else tuple(at_most(part, size, "everybody") for part in both)
        yield replace(total(size, both, "everybody"), assumes=() if sure else (ASKED_GROUP,), certain=certain)
    elif persons and entry["base_rule"] == "persons_all" and one.population == entry["population"]:
        yield total(here(one, persons), [size], "everybody")
    elif persons:
        yield at_most(here(one, persons), size, "everybody")
    for code, row in book.categories[one.indicator].items():
        if row["role"] == "group" or (not persons and row["role"] in PARTS and entry["unit"] == "persons"):
            yield at_most(here(one, code), size, "everybody")


def divided(one: Quantity, dimension: str, kind: str, present: set[Quantity], book: Codebook) -> Iterator[Relation]:
    """A population is the sum of its parts, and all cases are those without the large one and that one."""
    for group in book.sums.get(dimension, []):
        if getattr(one, dimension) != group[0]:
            continue
        parts = [one._replace(**{dimension: code}) for code in group[1:]]
        if all(part in present for part in parts):
            for code in book.categories[one.indicator]:
                yield total(here(one, code), [here(part, code) for part in parts], kind)


def declared(present: set[Quantity], said: Collection[Quantity], book: Codebook) -> list[Relation]:
    """The declared relations, wherever an indicator of theirs has figures of the population that they name."""
    places = sorted(
        {(one.producer, one.scope, one.year) for one in present if not one.within_indicator and not one.year_to}
    )
    found = []
    for relation in book.relations:
        for place in places:
            cells = bound(relation, *place, book)
            if cells and all(cell._replace(category="", unit="") in present for cell in cells):
                found += (
                    any_of(relation, cells, said, book)
                    if relation.kind == "any_of"
                    else as_linear(relation, cells, said)
                )
    return found


def as_linear(relation: Declared, cells: Sequence[Quantity], said: Collection[Quantity]) -> list[Relation]:
    """A declared relation between counts. Raises ValueError for a kind that nobody has taught it: it would bind nothing."""
    if relation.kind in UNBOUND:
        return []
    result, *terms = cells
    assumes = (relation.assumption,) if relation.assumption else ()
    if relation.kind in ("same", "sum"):
        return [replace(total(result, terms, "declared", relation.name), assumes=assumes)]
    if relation.kind in ("within", "among"):
        if result not in said or not any(term in said for term in terms):
            return []
        sides = ((-1, result), *((1, term) for term in terms))
        left = PEOPLE if relation.kind == "among" else NOBODY
        return [Relation("declared", sides, "<=", relation.name, assumes, rest=left)]
    if relation.kind == "at_least_rest":
        whole, *rest = terms
        sides = ((1, whole), (-1, result), *((-1, cell) for cell in rest))
        return [Relation("declared", sides, "<=", relation.name, assumes)]
    raise ValueError(f"{relation.name}: nobody reads a relation of the kind {relation.kind}")
