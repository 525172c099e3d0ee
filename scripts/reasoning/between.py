"""The relations between indicators of a printed report that follow from the code lists: the same people, a country in its region.

Which indicators are of the same people the table `pairs` says. What a form asks holds by definition, what a report prints by a
named assumption.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from scripts.ground.codebook import Codebook, Split
from scripts.ground.roles import PARTS
from scripts.ground.strength import SAME_PEOPLE
from scripts.reasoning.quantities import Quantity
from scripts.reasoning.relation import Relation, here, total


def between(contexts: Sequence[Quantity], book: Codebook) -> list[Relation]:
    """Every such relation between the quantities of these contexts."""
    present = set(contexts)
    found: list[Relation] = []
    for one in contexts:
        if not one.year_to:
            found += same_people(one, present, book)
            found += same_group(one, present, book)
            found += shared_out(one, present, book)
    return found


def assumed(one: Quantity, book: Codebook) -> tuple[str, ...]:
    """That the people are the same is an assumption where no form asks for it."""
    return () if one.year in book.form_years else (SAME_PEOPLE,)


def same_people(one: Quantity, present: set[Quantity], book: Codebook) -> Iterator[Relation]:
    """Two indicators of the same people have as many persons, and what lies in one place lies in the place around it."""
    for other in [here(each, "") for each in neighbours(one, present, book)]:
        assumes = assumed(one, book)
        mine, others = (book.whole(each.indicator, "whole_persons") for each in (one, other))
        if mine and others and one.indicator > other.indicator:
            yield replace(total(here(one, mine), [here(other, others)], "same_people"), assumes=assumes)
        for target in book.categories[one.indicator]:
            yield from placed(here(one, target), other, assumes, book)


def neighbours(one: Quantity, present: set[Quantity], book: Codebook) -> list[Quantity]:
    """The contexts of the other indicators of the same people."""
    group = [name for name in book.indicators if name != one.indicator and book.pairs.same_people(name, one.indicator)]
    return [other for name in group if (other := one._replace(indicator=name)) in present]


def placed(target: Quantity, other: Quantity, assumes: tuple[str, ...], book: Codebook) -> Iterator[Relation]:
    """What another indicator counts within a place is not more than the place; all of it, where nothing lies across its border."""
    if not is_region(target.indicator, target.category, book):
        return
    leaves = [code for code in book.categories[other.indicator] if is_leaf(other.indicator, code, book)]
    inside = [code for code in leaves if lies_in(other.indicator, code, target, book)]
    outside = [code for code in leaves if lies_apart(other.indicator, code, target, book)]
    if not inside:
        return
    terms = (*((1, here(other, code)) for code in inside), (-1, target))
    whole = len(inside) + len(outside) == len(leaves)
    yield Relation("place", (terms[-1], *terms[:-1]), "==" if whole else "<=", assumes=assumes)


def is_leaf(indicator: str, code: str, book: Codebook) -> bool:
    """Whether a category is a part that has no parts of its own."""
    return book.role(indicator, code) in PARTS and code not in book.parents(indicator)


def place_of(indicator: str, code: str, book: Codebook) -> tuple[str, str]:
    """(part of the world, in the EU) of a category; "" where it says nothing of it."""
    row = book.categories[indicator][code]
    return row["region"], row["eu"]


def is_region(indicator: str, code: str, book: Codebook) -> bool:
    """Whether a category has everybody from a part of the world, and not only from a country in it."""
    return place_of(indicator, code, book) != ("", "") and not book.categories[indicator][code]["country"]


def elsewhere(target: Quantity, book: Codebook) -> set[str]:
    """The parts of the world that a place which gathers the rest does not have: those that have a row of their own."""
    if book.role(target.indicator, target.category) != "rest":
        return set()
    return {row["region"] for row in book.categories[target.indicator].values()} - {""}


def lies_in(indicator: str, code: str, target: Quantity, book: Codebook) -> bool:
    """Whether everybody in a category comes from the target's place."""
    mine, around = place_of(indicator, code, book), place_of(target.indicator, target.category, book)
    named = elsewhere(target, book)
    if named and (not mine[0] or mine[0] in named):
        return False
    return mine != ("", "") and all(wanted in ("", found) for found, wanted in zip(mine, around, strict=True))


def lies_apart(indicator: str, code: str, target: Quantity, book: Codebook) -> bool:
    """Whether nobody in a category comes from the target's place."""
    mine, around = place_of(indicator, code, book), place_of(target.indicator, target.category, book)
    differs = any(found and wanted and found != wanted for found, wanted in zip(mine, around, strict=True))
    return differs or mine[0] in elsewhere(target, book)


def same_group(one: Quantity, present: set[Quantity], book: Codebook) -> Iterator[Relation]:
    """Those who meet a condition may be a population by themselves: the directly affected among the children."""
    group = book.groups.get((one.population, one.within_indicator, one.within_category), "")
    there = one._replace(population=group, within_indicator="", within_category="")
    if group and there in present:
        for code in book.categories[one.indicator]:
            yield total(here(one, code), [here(there, code)], "same_people")


def shared_out(one: Quantity, present: set[Quantity], book: Codebook) -> Iterator[Relation]:
    """Those who meet one of several conditions that divide a whole: together no more than without the condition.

    As many, where everybody in the indicator meets one of them.
    """
    if one.within_indicator:
        return
    names = {each.within_indicator for each in present if each.within_indicator and free(each) == one}
    for name in sorted(names):
        for split in book.splits(name, one.year):
            parts = [one._replace(within_indicator=name, within_category=code) for code in split.parts]
            whole = one if book.is_whole(name, split.whole) else parts[0]._replace(within_category=split.whole)
            inside = [part for part in parts if part in present]
            if len(inside) > 1 and whole in present:
                yield from divided(whole, inside, split, len(inside) == len(parts), book)


def divided(whole: Quantity, inside: list[Quantity], split: Split, every: bool, book: Codebook) -> Iterator[Relation]:
    """Each category of a whole against the same among the parts of a condition."""
    name = inside[0].within_indicator
    both = book.pairs.same_people(name, whole.indicator)
    everybody = book.indicators[name]["base_rule"] == "persons_all" or both or bool(whole.within_indicator)
    sense = "==" if every and everybody else "<="
    assumes = split.assumes + (assumed(whole, book) if both else ())
    for code in book.categories[whole.indicator]:
        inner = Relation("condition", ((-1, here(whole, code)), *((1, here(part, code)) for part in inside)), "<=")
        certain = () if split.once or not assumes else (inner,)
        yield replace(inner, sense=sense, assumes=assumes, certain=certain)


def free(one: Quantity) -> Quantity:
    """The context without its condition."""
    return one._replace(within_indicator="", within_category="")
