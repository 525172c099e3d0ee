"""What several answers of one person say of each other, written out: "2 many - answers <= 0"."""

from dataclasses import replace

import pytest

from scripts.ground.codebook import read_codebook
from scripts.ground.data_package import Row
from scripts.ground.declared import Declared
from scripts.reasoning.quantities import Quantity
from scripts.reasoning.relation import Relation
from scripts.reasoning.several import all_at_once, any_of, more_answers, readings, several

HERE = Quantity("platform", "needs", "", "adults", "all_cases", "", "", "2031")
ROLES = {
    "total": "whole_persons",
    "answers": "whole_answers",
    "many": "more_than_one",
    "all": "adds_to_each",
    "any": "group",
}
PARTS = ("advice", "housing", "money")


def book(*categories: str, unit: str = "needs", complete: str = "", retired: str = "", rest: str = ""):
    """The codebook of an indicator with several answers: a category is a part where `ROLES` says nothing of it."""
    needs: Row = {"indicator": "needs", "answers": "several", "unit": unit, "assumption": ""}
    rows: list[Row] = [
        {
            "indicator": "needs",
            "category": name,
            "role": "rest" if name == rest else ROLES.get(name, "part"),
            "parent": "",
            "parts_complete": complete if name == "answers" else "",
            "last_year": "2030" if name == retired else "",
            "order": str(order),
        }
        for order, name in enumerate(categories)
    ]
    return read_codebook({"indicators": [needs], "categories": rows})


def written(relation) -> str:
    """A relation as a person writes it."""
    terms = "".join(f" {'-' if times < 0 else '+'} {abs(times)} {cell.category}" for times, cell in relation.terms)
    return f"{terms.replace(' 1 ', ' ').removeprefix(' + ').strip()} {relation.sense} 0"


def more(persons: str = "", answers: str = "", *, categories: tuple[str, ...] = PARTS, **indicator: str):
    """What is related to how many have more than one answer."""
    found = [*several(HERE, "many", persons, answers, book(*categories, "many", **indicator))]
    assert {one.kind for one in found} <= {"more_than_one"}
    return [written(one) for one in found]


def test_who_has_more_than_one_answer_has_two_at_least():
    """So twice as many as they are is no more than all answers, where these are counted, and beside each there is another.

    Not beside one that a person may have twice.
    """
    two = "2 many - answers <= 0"
    assert more(answers="answers", rest="money") == [
        two,
        "many + advice - answers <= 0",
        "many + housing - answers <= 0",
    ]
    assert more(answers="answers", unit="cases") == [two]
    assert more() == []


def test_who_ticks_all_of_the_above_has_more_than_one_and_may_have_ticked_nothing_else():
    """The others have two at least of the parts; all answers are no bound then, and are not asked for."""
    sides = [
        "2 many - 2 all - advice - housing - money <= 0",
        "all - many <= 0",
        "many - all - housing - money <= 0",
        "many - all - advice - money <= 0",
        "many - all - advice - housing <= 0",
    ]
    assert more(categories=(*PARTS, "all")) == sides
    assert more(answers="answers", categories=(*PARTS, "all")) == sides


def test_who_has_more_than_one_has_no_more_than_there_are_to_choose_from():
    """The others have one at most: two answers, or three, give one person or two more than the persons."""
    assert more("total") == ["advice + housing + money - total - 2 many <= 0"]
    assert more("total", categories=PARTS[:2]) == ["advice + housing - total - many <= 0"]
    assert more("total", categories=PARTS[:1]) == []


def test_an_answer_that_is_no_longer_asked_for_is_none_to_choose():
    """In the years after its last."""
    assert more("total", retired="money") == ["advice + housing - total - many <= 0"]


def test_where_an_answer_holds_several_nothing_is_known_of_how_many_a_person_has():
    """The rest may hold several answers of one person, and a person may have two closed cases."""
    assert more("total", rest="money") == []
    assert more("total", rest="advice") == []
    assert more("total", unit="cases") == []


def at_once(persons: str = "", answers: str = "answers", *, categories: tuple[str, ...] = (*PARTS, "all"), **more: str):
    """What is related by "all of the above", each with its reading."""
    found = [*all_at_once(HERE, persons, answers, book("answers", *categories, **more))]
    return [(one.kind, one.reading, written(one)) for one in found]


def test_all_of_the_above_may_count_as_none_as_one_or_as_each():
    """Nobody says which; who ticks it ticks no other where it counts as each of them."""
    sums = [
        ("parts", "none", "answers - advice - housing - money == 0"),
        ("parts", "once", "answers - advice - housing - money - all == 0"),
        ("parts", "each", "answers - advice - housing - money - 3 all == 0"),
    ]
    assert at_once(complete="source") == sums
    assert at_once("total", complete="source") == [
        ("part_of_whole", "", "all - total <= 0"),
        *sums,
        *(("part_of_whole", "each", f"{part} + all - total <= 0") for part in PARTS),
    ]
    assert at_once(complete="source", retired="money") == [
        ("parts", "none", "answers - advice - housing == 0"),
        ("parts", "once", "answers - advice - housing - all == 0"),
        ("parts", "each", "answers - advice - housing - 2 all == 0"),
    ]


def test_where_answers_are_missing_from_the_list_those_on_it_are_no_more_than_all():
    """However all of the above counts."""
    assert at_once() == [("parts", "", "advice + housing + money - answers <= 0")]
    assert at_once("total") == [("part_of_whole", "", "all - total <= 0"), *at_once()]


def test_without_all_of_the_above_or_the_answers_nothing_is_said():
    """The sum of the parts is another relation."""
    assert at_once(categories=PARTS, complete="source") == []
    assert at_once(answers="", complete="source") == []


def test_one_way_to_read_the_sums_holds_at_a_time():
    """With all that can be read in one way; where nothing can be read in two, there is one way."""
    plain, *read = all_at_once(HERE, "", "answers", book("answers", *PARTS, "all", complete="source"))
    once, each = (replace(one, reading="") for one in read)
    free = replace(plain, reading="")
    assert readings([plain, *read]) == [[free], [once], [each]]
    assert readings([free, *read]) == [[free, once], [free, each]]
    assert readings([free]) == [[free]]
    assert readings([]) == [[]]


def anyone(*terms: str, said: tuple[str, ...] = ("any",), categories: tuple[str, ...] = PARTS, **more: str):
    """What is related to how many have any of some answers."""
    cells = [HERE._replace(category=name) for name in ("any", *terms)]
    spoken = [HERE._replace(category=name) for name in said]
    found = any_of(Declared("r", "any_of", {}, ()), cells, spoken, book("any", *categories, **more))
    assert {(one.kind, one.name, one.sense) for one in found} <= {("declared", "r", "<=")}
    return [written(one).removesuffix(" <= 0") for one in found]


EACH = ["advice - any", "housing - any"]
TOGETHER = "any - advice - housing"


def test_any_of_some_are_no_fewer_than_each_and_no_more_than_all_together():
    """Of what nobody speaks of nothing is said."""
    assert anyone("advice", "housing") == [*EACH, TOGETHER]
    assert anyone("advice", "housing", said=("advice", "housing")) == []


def test_a_rest_may_hold_several_answers_of_one_person():
    """It is in the sum, but it is no bound of persons, and what the sum leaves are no people."""
    assert anyone("advice", "housing", rest="housing") == ["advice - any", "any - advice - housing"]


def test_any_are_among_the_persons():
    """Unless they are all of the persons themselves."""
    assert anyone("advice", "housing", categories=(*PARTS, "total")) == [*EACH, TOGETHER, "any - total"]
    alone = [HERE._replace(category=name) for name in ("total", "advice")]
    found = any_of(Declared("r", "any_of", {}, ()), alone, alone, book("total", "advice"))
    assert [written(one) for one in found] == ["advice - total <= 0", "total - advice <= 0"]


def test_who_is_in_two_of_them_has_more_than_one_answer():
    """Each two together are no more than any and those with more than one: where something is said of these."""
    with_many = (*PARTS, "many")
    two = "advice + housing - any - many"
    assert anyone("advice", "housing", said=("any", "many"), categories=with_many) == [*EACH, TOGETHER, two]
    assert anyone("advice", "housing", said=("any",), categories=with_many) == [*EACH, TOGETHER]


def test_any_of_every_answer_has_those_with_more_than_one_in_it():
    """And each person in it one answer, those with more than one at least two, and no more than there are.

    Who has them all has each of them.
    """
    every = anyone(*PARTS, said=("any", "many"), categories=(*PARTS, "many", "answers"))
    assert every[-9:] == [
        "advice + housing - any - many",
        "advice + money - any - many",
        "housing + money - any - many",
        "many - any",
        "- answers + any + many",
        "answers - any - 2 many",
        "answers - any - many - advice",
        "answers - any - many - housing",
        "answers - any - many - money",
    ]


def test_any_of_some_answers_and_those_with_more_than_one_are_no_more_than_the_answers():
    """Not every answer is in it: no bound from the other side, and those with more than one may be others."""
    some = anyone("advice", "housing", said=("any", "many"), categories=(*PARTS, "many", "answers"))
    assert some[-1:] == ["- answers + any + many"]
    assert "many - any" not in some


def test_a_rest_among_every_answer_sets_no_upper_end_to_the_answers():
    """A person may have several in it."""
    every = anyone(*PARTS, said=("any", "many"), categories=(*PARTS, "many", "answers"), rest="money")
    assert every[-2:] == ["many - any", "- answers + any + many"]


@pytest.mark.parametrize("retired", ["", "money"])
def test_every_answer_is_every_one_that_is_asked_for_in_the_year(retired):
    """One that was asked for before is missed by nobody."""
    found = anyone("advice", "housing", said=("any", "many"), categories=(*PARTS, "many"), retired=retired)
    assert ("many - any" in found) is bool(retired)


def still_more(*people: str, answers: str = "answers", times: int = 1, also: tuple[str, ...] = (), **indicator: str):
    """What is said of those with still more answers, where all answers are no fewer than these people together."""
    one = Relation(
        "declared",
        ((-1, HERE._replace(category=answers)), *((times, HERE._replace(category=name)) for name in people)),
        "<=",
    )
    rest = [
        Relation(
            "declared",
            (
                (1, HERE._replace(category="answers")),
                *((-n, HERE._replace(category=name)) for n, name in enumerate(also, 1)),
            ),
            "<=",
        )
    ]
    made = more_answers([one, *rest[: len(also)]], book("total", "answers", "many", "any", *PARTS, **indicator))
    found = [*made]
    assert {each.kind for each in found} <= {"more_than_one"}
    counted = {one for each in found for _, one in each.terms if one.category.endswith("_or_more")}
    assert {one.unit for one in counted} <= {"persons"}
    return [written(each) for each in found]


def test_what_the_answers_are_beyond_the_people_tells_how_many_have_three():
    """Of three answers who has three has all of them; each of those is among those with more than one."""
    assert still_more("total", "many") == [
        "3_or_more + total + many - answers <= 0",
        "answers - total - many - 3_or_more <= 0",
        "3_or_more - many <= 0",
    ]


def test_where_nobody_counts_those_with_more_than_one_it_tells_how_many_have_two():
    """Each of them has at most two answers more than the first."""
    assert still_more("total") == [
        "2_or_more + total - answers <= 0",
        "answers - total - 2 2_or_more <= 0",
        "2_or_more - total <= 0",
    ]


def test_an_answer_that_is_no_longer_asked_for_is_none_that_a_person_can_still_choose():
    """Of two that are left who has a second has both."""
    assert "answers - total - 2_or_more <= 0" in still_more("total", retired="money")


@pytest.mark.parametrize("again", [{"rest": "money"}, {"unit": "cases"}])
def test_where_an_answer_may_be_given_again_a_person_may_have_many(again):
    """A hundred: that there are more answers tells that somebody has three, and little of how many."""
    assert "answers - total - many - 100 3_or_more <= 0" in still_more("total", "many", **again)


def test_any_of_the_answers_are_the_people_only_where_every_answer_is_one_of_them():
    """Then it is said how many answers they have at most; a group beside others says nothing of the rest."""
    assert still_more("any", "many") == []
    assert len(still_more("any", "many", also=("any", "many"))) == 3


def test_other_bounds_of_the_answers_say_nothing_of_how_many_have_three():
    """Twice those with more than one; a part; a bound of a part."""
    assert still_more("many", times=2) == []
    assert still_more("advice") == []
    assert still_more("total", answers="advice") == []
    assert still_more("total", "advice") == []


def test_of_two_answers_nobody_has_three():
    """Nothing is left beyond those with more than one."""
    answers = HERE._replace(category="answers")
    people = [HERE._replace(category=name) for name in ("total", "many")]
    bound = Relation("declared", ((-1, answers), *((1, one) for one in people)), "<=")
    found = [written(each) for each in more_answers([bound], book("total", "answers", "many", *PARTS[:2]))]
    assert "answers - total - many <= 0" in found
