"""What a print says of several answers of one person: who has more than one, who has any, and who has three that no line counts.

How many have any of some answers, or more than one, is related to the answers only where something is said of it: what nobody
speaks of binds nothing.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from scripts.ground.codebook import OR_MORE, Codebook
from scripts.ground.declared import Declared
from scripts.ground.roles import AGAIN
from scripts.reasoning.quantities import Quantity
from scripts.reasoning.relation import PEOPLE, Relation, Terms, at_most, here

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
