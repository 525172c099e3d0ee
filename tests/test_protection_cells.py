"""Which counts of people figures imply: a whole less a part, and what a relation leaves of its whole."""

import pytest

from scripts.protection.cells import Cell, cells, counts_people, counts_what, differences, of_people, wholes
from scripts.reasoning.relation import NOBODY, PEOPLE
from tests.handmade import SETTINGS, book, count, rule, short, side, written

BOOK = book(
    "met.total",
    {
        "needs": {"answers": "several", "unit": "needs"},
        "support": {"answers": "several", "unit": "interventions"},
        "visits": {"unit": "organisations"},
        "done": {"unit": "cases"},
    },
    met="total",
    gender="total women men others unknown",
    age="total young old unknown",
    origin="total nordic swedish:nordic danish:nordic skanian:swedish",
    needs="total answers many advice housing money rest any",
    support="answers advice all",
    done="answers closed won",
    visits="total large",
    places="total home",
)


def found(*rules: str, counts: str = "") -> list[str]:
    """The cells of some counts and some relations that are protected though nobody hides them."""
    made = cells(map(count, counts.split()), [rule(one) for one in rules], BOOK, SETTINGS)
    return [written(one.terms) for one in made if one.shared]


def test_every_count_of_people_is_a_cell_and_so_is_each_whole_less_a_part():
    """Those that something is said of, and those between which there are relations; sorted, each once."""
    assert found(counts="women total") == ["total", "total - women", "women"]
    assert found(counts="women") == ["women"]
    assert found("women <= total") == ["total", "total - women", "women"]


def test_that_nothing_is_known_of_somebody_is_nothing_that_people_have_in_common():
    """Neither as a count nor beside others."""
    assert found(counts="unknown") == []
    assert found("met.total == total + unknown") == ["total", "met.total"]


def test_beside_one_of_two_parts_is_the_other_which_is_a_cell_already():
    """Where they are the whole; where they are at most the whole, or three, what is left is others."""
    assert found("total == women + men") == ["men", "total", "women"]
    assert found("women + men <= total") == [
        "men",
        "total",
        "total - men",
        "total - men - women",
        "total - women",
        "women",
    ]
    assert found("total == women + men + others") == [
        "men",
        "others",
        "total",
        "total - men",
        "total - others",
        "total - women",
        "women",
    ]


def test_counts_of_what_is_not_people_or_not_sensitive_are_no_cells():
    """Nor what is left of them."""
    assert found("visits.large <= visits.total", "places.home <= places.total") == []


@pytest.mark.parametrize(
    ("one", "sensitive"),
    [
        (count("women"), True),
        (count("women", unit="countries"), False),
        (count("visits.total"), False),
        (count("visits.total", unit="persons"), True),
        (count("places.home"), False),
        (count("gender.3_or_more"), True),
    ],
)
def test_a_count_is_of_people_by_its_own_unit_or_by_the_usual_one(one, sensitive):
    """Unless its indicator is not sensitive."""
    assert of_people(one, BOOK, SETTINGS) is sensitive


def test_a_category_is_in_its_parent_in_the_parent_of_that_and_in_all():
    """The innermost first."""
    one = count("origin.skanian")
    assert [short(each) for each in wholes(one, BOOK)] == ["origin.swedish", "origin.nordic", "origin.total"]


def test_an_answer_is_among_all_answers_and_those_who_gave_it_among_the_persons():
    """What gathers the rest may hold several answers of one person: the rest of the persons is then nobody's count."""
    assert [short(each) for each in wholes(count("needs.advice"), BOOK)] == ["needs.answers", "needs.total"]
    assert [short(each) for each in wholes(count("needs.rest"), BOOK)] == ["needs.answers"]
    assert [short(each) for each in wholes(count("needs.many"), BOOK)] == ["needs.total"]


def left(text: str, **more: str) -> list[str]:
    """What a relation leaves of its whole."""
    return [written(terms) for terms in differences(rule(text, **more), BOOK)]


def test_beside_each_of_several_parts_are_the_others():
    """Of two parts it is the other; whichever side the whole stands on."""
    assert left("total == women + men + others") == ["total - women", "total - men", "total - others"]
    assert left("women + men + others == total") == ["total - women", "total - men", "total - others"]
    assert left("total == women + men") == []
    assert left("women + men == total") == []


def test_beside_all_that_are_at_most_a_whole_are_those_in_none():
    """And beside each of three."""
    assert left("women <= total") == ["total - women"]
    assert left("women + men <= total") == ["total - men - women"]
    assert left("women + men + others <= total") == [
        "total - men - others - women",
        "total - women",
        "total - men",
        "total - others",
    ]


def test_of_two_parts_that_cover_a_whole_those_in_both_are_left():
    """Of three nobody knows in how many of them somebody is."""
    assert left("total <= women + men") == ["women + men - total"]
    assert left("total <= women + men + others") == []
    assert left("total + women <= men + others") == []


def test_what_is_counted_no_time_is_on_neither_side():
    """It neither leaves anything nor is left."""
    assert left("total + 0 women <= men + others", rest=PEOPLE) == ["men + others - total"]
    assert left("total + 0 women == men + others + 0 unknown", rest=PEOPLE) == []


def test_what_counts_no_people_leaves_none_unless_it_is_said():
    """A declared relation says it itself; twice a count is no people, nor is a sum of people and answers."""
    assert left("2 needs.many <= needs.total") == []
    assert left("women <= total", rest=NOBODY) == []
    assert left("2 needs.many <= needs.total", rest=PEOPLE) == ["needs.total - needs.many"]
    assert left("2 women + men + others <= total", rest=PEOPLE)[1:] == ["total - men", "total - others"]


def test_a_relation_counts_people_where_each_term_counts_the_same_once():
    """Persons, also as answers that each gives once; all answers are other than persons."""
    assert counts_people(rule("women + men <= total"), BOOK)
    assert counts_people(rule("needs.advice <= needs.total"), BOOK)
    assert not counts_people(rule("needs.advice <= needs.answers"), BOOK)
    assert not counts_people(rule("2 women <= total"), BOOK)
    assert not counts_people(rule("women <= 2 total"), BOOK)


def test_of_everybody_only_what_is_of_the_same_question_leaves_people():
    """Who gave no answer has nothing in common; two other questions may be put beside each other."""
    assert not counts_people(rule("total <= met.total"), BOOK)
    assert counts_people(rule("met.total@direct <= met.total"), BOOK)
    assert counts_people(rule("age.young <= women"), BOOK)


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("women", "persons"),
        ("needs.advice", "persons"),
        ("needs.any", "persons"),
        ("support.all", "persons"),
        ("needs.rest", "needs"),
        ("needs.answers", "needs"),
        ("needs.total", "persons"),
        ("done.won", "cases"),
        ("visits.large", "organisations"),
        ("needs.3_or_more", ""),
    ],
)
def test_an_answer_that_each_gives_once_counts_who_gives_it(name, what):
    """Not of cases, of which one may have several, nor what gathers the rest."""
    assert counts_what(count(name), BOOK) == what


@pytest.mark.parametrize(("unit", "what"), [("reports", "persons"), ("cases", "cases"), ("", "persons")])
def test_a_unit_of_its_own_goes_before_the_usual_one(unit, what):
    """A report is given once by each."""
    assert counts_what(count("women", unit=unit), BOOK) == what


def test_a_cell_is_named_by_its_observations_those_that_are_added_first():
    """A difference by those that it is the difference of."""
    names = {one: f"gender.{one}.adults.all_cases.2031.count.persons" for one in ("women", "men", "total")}
    assert Cell(side("women", 1)).name(BOOK) == names["women"]
    assert Cell(side("total - women", 1)).name(BOOK) == f"{names['total']} - {names['women']}"
    three = Cell(side("women - total + men", 1))
    assert three.name(BOOK) == f"{names['men']} + {names['women']} - {names['total']}"


def test_a_hidden_count_is_one_at_least():
    """Nobody needs to hide that nobody is there."""
    assert (Cell(side("women", 1), hidden=True).start, Cell(side("women", 1)).start) == (1, 0)


def test_a_difference_is_none_of_the_counts_that_it_is_of():
    """Though each of them is there."""
    there = [count("women"), count("total")]
    assert Cell(side("women", 1)).is_one_of(there)
    assert not Cell(side("men", 1)).is_one_of(there)
    assert not Cell(side("total - women", 1)).is_one_of(there)
