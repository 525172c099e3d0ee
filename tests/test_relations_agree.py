"""Three say what binds the figures of a form year: the codebook, the intruder's list and the made-up people. They mean the same.

The guard rests on the codebook, the standing intruder on a list that is written by hand from the definitions. Where one forces more
than the other, either a hidden count can be worked out, or a year that could well be is refused. And where people vary too little,
a relation that says too much is never found out.
"""

from collections.abc import Iterator, Sequence
from functools import cache

import pytest

from scripts.ground.codebook import read_codebook
from scripts.guard.questionnaire.nested import most
from scripts.guard.questionnaire.tracks import READINGS as FORM_READINGS
from scripts.guard.questionnaire.tracks import railways
from scripts.guard.reasoning.linear import Program
from scripts.guard.reasoning.model import Model
from tests.audits import CODES
from tests.form_relations import form, rules
from tests.intruder_relations import READINGS, Expression, known, own_populations
from tests.plausible_years import lines, plausible_year, split
from tests.seldom import seldom

MANY = 60  # years in which each relation that only says "not more than" is once less
READ = range(len(READINGS))
BOOK = read_codebook(CODES)
# What binds the one of two questions that are the same to adults and children, and not the other -> why.
UNLIKE = {
    "authority_contact": "the police are an answer of the adults alone",
    "support_needs": "who ticks all of the above, which only adults are asked about, needs every kind",
    "children_authority_support": "what else authorities gave a child is for no need of the same kind",
}


@cache
def of_codebook(reading: int, declared: bool = True) -> list[tuple[Expression, bool]]:
    """(what is nothing at least, whether it is nothing) of each of its relations, by the intruder's names of the counts.

    `declared`: with what follows from the form, of which the stranger's list says all (`test_stranger`) and the intruder's a part.
    """
    plain = [one for one in rules(declared) if not any(each.within_indicator for _, each in one.terms)]
    names = {one: f"{one.indicator}.{one.category}.{one.population}" for relation in plain for _, one in relation.terms}
    return [
        ({names[one]: -factor for factor, one in each.terms if is_drawn(names[one])}, each.sense == "==")
        for each in plain
    ] + (how_all_is_counted(reading) if declared else [])


def how_all_is_counted(reading: int) -> list[tuple[Expression, bool]]:
    """What a way to count "all of the above" says, which the form asks about by itself: it adds nothing, one, or each of them."""
    parts = [f"support_needs.{code}.adults_direct" for code in BOOK.parts("support_needs")]
    extra, answers, people = (
        f"support_needs.{code}.adults_direct" for code in ("all_of_the_above", "answers", "total")
    )
    times = (0, 1, len(parts))[reading]
    alone = [({people: 1, part: -1, extra: -1}, False) for part in parts if times > 1]
    return [({answers: 1, extra: -times, **dict.fromkeys(parts, -1)}, True), *alone]


def is_drawn(name: str) -> bool:
    """Whether anybody of the made-up people may be counted there: an answer that a later year has added is nobody's."""
    indicator, category, population = name.split(".")
    asked = {line[1] for line in lines() if (line[0], line[2]) == (indicator, population)}
    return not asked or category in asked or BOOK.role(indicator, category) != "part"


def of_intruder(reading: int) -> list[tuple[Expression, bool]]:
    """The same of each line of the list."""
    there = known(READINGS[reading])
    return [*((one, True) for one in there.zero), *((one, False) for one in there.not_negative)]


def between_counts_of(
    told: Sequence[tuple[Expression, bool]], other: Sequence[tuple[Expression, bool]]
) -> list[tuple[Expression, bool]]:
    """What is told of counts that the other speaks of too."""
    there = {name for one, _ in other for name in one}
    return [(one, equal) for one, equal in told if there >= one.keys()]


def of_both(told: Sequence[tuple[Expression, bool]]) -> tuple[Program, dict[str, int]]:
    """The program of what one of them says."""
    made, places = Program(), dict[str, int]()
    for one, equal in told:
        for name in one:
            places.setdefault(name, made.variable(0, 100_000))
        made.hold([(factor, places[name]) for name, factor in one.items()], 0, 0 if equal else None)
    return made, places


def not_implied(by: Sequence[tuple[Expression, bool]], asked: Sequence[tuple[Expression, bool]]) -> Iterator[str]:
    """What is asked that does not follow from the others: there is a year for them in which it is not so."""
    made, places = of_both([*by, *((dict.fromkeys(one, 1), False) for one, _ in asked)])
    least = [(one, made.variable(-200_000, 200_000)) for one, _ in asked]
    for one, place in least:
        made.hold([*((factor, places[name]) for name, factor in one.items()), (-1, place)], 0, 0)
    model = Model(made, whole=False)
    for (one, equal), (_, place) in zip(asked, least, strict=True):
        worlds = [model.extreme(place, most) for most in (False, True) if equal or not most]
        if any(world is None or world[place] for world in worlds):
            yield written(one, equal)


def written(one: Expression, equal: bool) -> str:
    """A relation as a person reads it."""
    return " + ".join(f"{factor} {name}" for name, factor in one.items()) + (" = 0" if equal else " >= 0")


def can_be_more(told: Sequence[Expression]) -> list[Expression]:
    """Those of what is nothing at least that the codebook lets be more."""
    turned = [({name: -factor for name, factor in one.items()}, False) for one in told]
    more = {*not_implied(of_codebook(0), turned)}
    return [one for one, less in zip(told, turned, strict=True) if written(*less) in more]


@pytest.mark.parametrize("reading", seldom(READ))
def test_what_the_intruder_knows_follows_from_the_codebook(reading):
    """Else the guard believes that more is possible than a careful reader does, and lets a hidden count be worked out."""
    asked = between_counts_of(of_intruder(reading), of_codebook(reading))
    left = {*not_implied(of_codebook(reading), asked)}
    assert [each for one, equal in asked if (each := written(one, equal)) in left and not is_of_form(one)] == []


def is_of_form(one: Expression) -> bool:
    """Whether no person leaves it below nothing: rules of many kinds of need are too long to be listed.

    Whatever somebody answered to one group of questions can stand beside any answer to another: what each gives at most adds up.
    """
    weights = {split(name): -factor for name, factor in one.items()}
    laid = [railways(form(), way) for way in FORM_READINGS]
    return all(
        sum(most(railway, weights) for railway in some if railway.kind == kind) <= 0
        for some in laid
        for kind in form().people
    )


@pytest.mark.parametrize("reading", seldom(READ))
def test_what_the_codebook_says_follows_from_what_the_intruder_knows(reading):
    """Else a true year is refused, or nobody attacks with what the guard takes for granted."""
    asked = between_counts_of(of_codebook(reading, declared=False), of_intruder(reading))
    assert list(not_implied(of_intruder(reading), asked)) == []


def test_in_some_made_up_year_each_is_less_that_need_not_be_the_same():
    """People vary as much as the definitions let them: a relation that says too much is refused by some year."""
    assert never_less(step=4) == []


@pytest.mark.slow("all of them", "test_in_some_made_up_year_each_is_less_that_need_not_be_the_same")
def test_in_some_made_up_year_each_of_all_is_less_that_need_not_be_the_same():
    """Not every fourth alone."""
    assert never_less(step=1) == []


def never_less(step: int) -> list[Expression]:
    """Those of what both say, or of one in so many, that could be less and are so in no year."""
    form = {".".join(line) for line in lines()}
    told = [one for one, equal in (*of_intruder(0), *of_codebook(0)) if not equal and form >= one.keys()][::step]
    loose = can_be_more(told)
    for seed in range(MANY):
        if not loose:
            break
        there = {".".join(line): count for line, count in plausible_year(seed).items()}
        loose = [one for one in loose if sum(factor * there[name] for name, factor in one.items()) <= 0]
    return loose


def counterparts() -> Iterator[tuple[str, str]]:
    """(count of adults, the same of children) of each answer that both are asked about, as the pairs say it."""
    own = own_populations()
    for row in CODES["pairs"]:
        for other in row["others"].split() if row["pair_kind"] == "counterpart" and row["category"] else ():
            there = other.partition(".")[0]
            yield f"{row['indicator']}.{row['category']}.{own[row['indicator']]}", f"{other}.{own[there]}"


@pytest.mark.parametrize("turned", [False, True])
def test_the_same_question_to_adults_and_children_is_bound_alike(turned):
    """What binds the one binds the other, or somebody has said why not: a line that its counterpart has is not forgotten."""
    there = {pair[turned]: pair[not turned] for pair in counterparts()}
    told = of_codebook(0)
    same = [({there[name]: n for name, n in one.items()}, equal) for one, equal in told if one.keys() <= there.keys()]
    unlike = [*not_implied(told, same)]
    assert same
    assert [one for one in unlike if not any(f" {name}." in one for name in UNLIKE)] == []
