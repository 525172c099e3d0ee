"""The relations between indicators of a printed report that follow from the code lists, and those of several answers of one person.

Which indicators are of the same people the table `pairs` says. What a form asks holds by definition, what a report prints by a
named assumption. How many have any of some answers, or more than one, is related to the answers only where something is said of it:
what nobody speaks of binds nothing.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from scripts.ground.codebook import OR_MORE, Codebook, Split
from scripts.ground.codes import AGAIN, PARTS, SAME_PEOPLE
from scripts.ground.declared import Declared
from scripts.guard.reasoning.quantities import PEOPLE, Quantity, Relation, Terms, at_most, here, total


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
    group = [name for name in book.indicators if name != one.indicator and book.pairs.same_people(name, one.indicator)]
    for other in [here(each, "") for name in group if (each := one._replace(indicator=name)) in present]:
        assumes = assumed(one, book)
        mine, others = (book.whole(each.indicator, "whole_persons") for each in (one, other))
        if mine and others and one.indicator > other.indicator:
            yield replace(total(here(one, mine), [here(other, others)], "same_people"), assumes=assumes)
        for target in book.categories[one.indicator]:
            yield from placed(here(one, target), other, assumes, book)


def placed(target: Quantity, other: Quantity, assumes: tuple[str, ...], book: Codebook) -> Iterator[Relation]:
    """What another indicator counts within a place is not more than the place; all of it, where nothing lies across its border."""
    region = place_of(target.indicator, target.category, book) != ("", "")
    if not region or book.categories[target.indicator][target.category]["country"]:
        return
    rows, parents = book.categories[other.indicator], book.parents(other.indicator)
    leaves = [code for code in rows if book.role(other.indicator, code) in PARTS and code not in parents]
    inside = [code for code in leaves if lies_in(other.indicator, code, target, book)]
    outside = [code for code in leaves if lies_apart(other.indicator, code, target, book)]
    if not inside:
        return
    terms = (*((1, here(other, code)) for code in inside), (-1, target))
    whole = len(inside) + len(outside) == len(leaves)
    yield Relation("place", (terms[-1], *terms[:-1]), "==" if whole else "<=", assumes=assumes)


def place_of(indicator: str, code: str, book: Codebook) -> tuple[str, str]:
    """(part of the world, in the EU) of a category; "" where it says nothing of it."""
    row = book.categories[indicator][code]
    return row["region"], row["eu"]


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
    conditions = [each for each in present if each.within_indicator]
    names = {
        each.within_indicator for each in conditions if each._replace(within_indicator="", within_category="") == one
    }
    for name in sorted(names):
        for split in book.splits(name, one.year):
            parts = [one._replace(within_indicator=name, within_category=code) for code in split.parts]
            whole = one if book.is_whole(name, split.whole) else parts[0]._replace(within_category=split.whole)
            inside = [part for part in parts if part in present]
            if len(inside) > 1 and whole in present:
                yield from divided(whole, inside, split, len(inside) == len(parts), book)


def divided(whole: Quantity, inside: list[Quantity], split: Split, every: bool, book: Codebook) -> Iterator[Relation]:
    """Each category of a whole against the same among the parts of a condition. `every`: whether no part of it is missing."""
    name = inside[0].within_indicator
    both = book.pairs.same_people(name, whole.indicator)
    everybody = book.indicators[name]["base_rule"] == "persons_all" or both or bool(whole.within_indicator)
    sense = "==" if every and everybody else "<="
    assumes = split.assumes + (assumed(whole, book) if both else ())
    for code in book.categories[whole.indicator]:
        inner = Relation("condition", ((-1, here(whole, code)), *((1, here(part, code)) for part in inside)), "<=")
        certain = () if split.once or not assumes else (inner,)
        yield replace(inner, sense=sense, assumes=assumes, certain=certain)


MOST = 100  # answers of one person, where one may be given again and again


def several(one: Quantity, code: str, persons: str, answers: str, book: Codebook) -> Iterator[Relation]:
    """Who has more than one answer has at least two, and no more than there are to choose from; others have one at most.

    Beside any answer that nobody has twice there is then another.
    """
    parts = [here(one, each) for each in book.parts(one.indicator, year=one.year)]
    extra = book.whole(one.indicator, "adds_to_each")
    again = book.indicators[one.indicator]["unit"] in AGAIN
    single = [] if again else [part for part in parts if book.role(one.indicator, part.category) == "part"]
    if extra:  # who ticks it has more than one answer, and may have ticked nothing else
        sides = ((2, here(one, code)), (-2, here(one, extra)), *((-1, part) for part in parts))
        yield Relation("more_than_one", sides, "<=")
        yield at_most(here(one, extra), here(one, code), "more_than_one")
        for part in single:
            beside = [(-1, other) for other in (here(one, extra), *parts) if other != part]
            yield Relation("more_than_one", ((1, here(one, code)), *beside), "<=")
    elif answers:
        yield at_most(here(one, code), here(one, answers), "more_than_one", times=2)
        for part in single:
            yield Relation("more_than_one", ((1, here(one, code)), (1, part), (-1, here(one, answers))), "<=")
    if persons and len(parts) > 1 and single == parts:
        most = ((-1, here(one, persons)), (1 - len(parts), here(one, code)))
        yield Relation("more_than_one", (*((1, part) for part in parts), *most), "<=")


def any_of(relation: Declared, cells: Sequence[Quantity], said: Collection[Quantity], book: Codebook) -> list[Relation]:
    """Those who are in any of some answers: no fewer than are in each of them, and no more than all of these together.

    Who is in two of them has more than one answer. A rest may hold several answers of one person, and then is not in this.
    """
    result, *terms = cells
    if result not in said:
        return []
    every = {cell.category for cell in terms} == set(book.parts(result.indicator, year=result.year))
    parts = [cell for cell in terms if book.role(cell.indicator, cell.category) == "part"]
    persons, answers, more = (
        here(result, code) if (code := book.whole(result.indicator, role)) else None
        for role in ("whole_persons", "whole_answers", "more_than_one")
    )
    found: list[Terms] = [((1, part), (-1, result)) for part in parts]
    both: list[Terms] = []  # of these people are left: who is in neither, or has a further answer
    found.append(((1, result), *((-1, term) for term in terms)))
    if persons and result != persons:
        found.append(((1, result), (-1, persons)))
    if more and more in said:
        both = [((1, one), (1, other), (-1, result), (-1, more)) for one, other in combinations(parts, 2)]
        found += both
        found += [((1, more), (-1, result))] if every else []
        found += [((-1, answers), (1, result), (1, more))] if answers else []
        if every and answers and len(parts) == len(terms):
            found.append(((1, answers), (-1, result), (1 - len(terms), more)))
            found += [((1, answers), (-1, result), (2 - len(terms), more), (-1, part)) for part in parts]
    return [Relation("declared", sides, "<=", relation.name, rest=PEOPLE if sides in both else "") for sides in found]


def more_answers(relations: Sequence[Relation], book: Codebook) -> Iterator[Relation]:
    """How many people have two answers or more, or three: no row counts them, and what the answers are beyond the people tells.

    Each of the people has an answer, and who has more than one has two. What is left of the answers is no count of people; it is
    at least one for each who has still more, and at most as many as are left to choose from.
    """
    chosen = {frozenset(people) for _, people in of_answers(relations, 1, book)}
    for answers, people in of_answers(relations, -1, book):
        first, *more = (book.role(one.indicator, one.category) for one in people)
        if more in ([], ["more_than_one"]) and (first == "whole_persons" or frozenset(people) in chosen):
            yield from with_still_more(answers, people, book)


def of_answers(relations: Sequence[Relation], side: int, book: Codebook) -> Iterator[tuple[Quantity, list[Quantity]]]:
    """(all answers, people) of each bound between them. `side`: 1 where it says how many the answers are at most, -1 at least."""
    for relation in relations:
        people = [one for factor, one in relation.terms if factor * side < 0]
        answers = [one for factor, one in relation.terms if factor == side]
        if relation.sense == "<=" and [book.role(one.indicator, one.category) for one in answers] == ["whole_answers"]:
            yield answers[0], people


def with_still_more(answers: Quantity, people: Sequence[Quantity], book: Codebook) -> Iterator[Relation]:
    """Those who have one answer more than the last of the people have at least."""
    parts, count = book.parts(answers.indicator, year=answers.year), len(people) + 1
    rest = any(book.role(answers.indicator, part) == "rest" for part in parts)
    again = rest or len(parts) < 2 or book.indicators[answers.indicator]["unit"] in AGAIN
    times = MOST if again else len(parts) - count + 1
    those = here(answers, f"{count}{OR_MORE}")._replace(unit="persons")
    yield Relation("more_than_one", ((1, those), *((1, one) for one in people), (-1, answers)), "<=")
    most = [(-times, those)] if times > 0 else []
    yield Relation("more_than_one", ((1, answers), *((-1, one) for one in people), *most), "<=")
    yield at_most(those, people[-1], "more_than_one")
