"""Which place an answer has: what a number proves, what it leaves open, and what a hidden one leaves open."""

import pytest

from scripts.ground.codebook import read_codebook
from scripts.ground.facts import ranks
from tests.site_package import everybody_is, observation

INDICATOR = {
    "indicator": "form",
    "unit": "persons",
    "answers": "one",
    "base_rule": "persons_answered",
    "assumption": "",
}
ROLES = {"sexual": "part", "labour": "part", "begging": "part", "others": "rest", "total": "whole_persons"}
SUPPORT = {"support": "part", "nothing": "nobody", "total": "whole_persons"}


def book(answers, unit="persons", roles=ROLES):
    """The code lists of a question with one answer, or several, and of everybody met."""
    met = INDICATOR | {"indicator": "contacts", "base_rule": "persons_all"}
    categories = [
        {"indicator": "form", "category": code, "order": str(order), "role": role, "parent": "", "parts_complete": ""}
        for order, (code, role) in enumerate(roles.items(), 1)
    ]
    tables = {
        "indicators": [INDICATOR | {"answers": answers, "unit": unit}, met],
        "categories": [*categories, categories[-1] | {"indicator": "contacts"}],
        "relations": [everybody_is("contacts")],
    }
    return read_codebook(tables)


def placed(answers="one", unit="persons", roles=ROLES, **counts):
    """Category -> its place, of these counts; None is a number that is hidden. Who has none of the answers is a person."""
    hidden = {"value": "", "obs_status": "Q", "qualifier": ""}
    cells = {code: hidden if count is None else {"value": str(count)} for code, count in counts.items()}
    units = {code: "persons" if roles[code] == "nobody" else unit for code in cells}
    rows = [observation(indicator="form", category=code, unit=units[code], **cell) for code, cell in cells.items()]
    return {name.split(".")[1]: place for name, place in ranks(rows, book(answers, unit, roles)).items()}


def test_counts_have_their_places_in_order():
    """Everything is known, so nothing is open."""
    assert placed(sexual=60, labour=30, begging=10, others=5) == {"sexual": (1, 1), "labour": (2, 2), "begging": (3, 3)}


def test_equal_counts_share_their_places():
    """Neither of two with thirty each is the most common."""
    assert placed(sexual=30, labour=30, begging=10, others=5)["sexual"] == (1, 2)


def test_a_hidden_number_may_be_all_that_is_left():
    """Of 100 people 45 and 40 are known: fifteen are left, too few for a third that leads."""
    assert placed(sexual=45, labour=40, begging=None, others=None, total=100)["sexual"] == (1, 1)


def test_the_largest_that_is_shown_does_not_lead_where_a_hidden_one_may():
    """Of 100 people 45 are left for the hidden ones, so that the thirty may be first or last."""
    assert placed(sexual=30, labour=25, begging=None, others=None, total=100) == {"labour": (2, 3)}


def test_without_a_whole_nothing_limits_what_is_hidden():
    """Nobody says how many there are."""
    assert placed(sexual=60, labour=30, begging=None, others=5)["sexual"] == (1, 2)


def test_everybody_is_a_whole_where_a_person_has_one_answer():
    """Nobody says how many answered, but 100 people were met."""
    met = observation(indicator="contacts", category="total", value="100")
    rows = [
        observation(indicator="form", category=code, value=count)
        for code, count in (("sexual", "60"), ("labour", "30"))
    ]
    places = {row["category"]: ranks([*rows, met], book("one")).get(row["observation"]) for row in rows}
    assert places == {"sexual": (1, 1), "labour": (2, 2)}


def test_how_many_another_producer_has_counted_limits_nothing():
    """The members met 100 people, and coordinators counted 90 others."""
    met = observation(indicator="contacts", category="total", value="100")
    counts = {"sexual": "60", "labour": "30", "begging": "10"}
    rows = [
        observation(indicator="form", category=code, value=value, producer="coordinators")
        for code, value in counts.items()
    ]
    assert ranks([*rows, met], book("one"))[rows[0]["observation"]] == (1, 2)


def test_several_answers_leave_no_room_to_reckon_with():
    """People with two answers: what is left of the people says nothing of the third answer."""
    assert placed("several", sexual=60, labour=30, begging=None, others=5, total=100)["sexual"] == (1, 2)


def test_what_gathers_the_rest_has_no_place_but_is_in_the_way():
    """Fifty people from other countries may all come from one."""
    found = placed(sexual=45, labour=30, begging=10, others=50)
    assert "others" not in found
    assert found["sexual"] == (1, 2)


def test_all_of_the_rest_may_be_one_answer_also_where_everything_is_known():
    """Thirty-one of 263 from the first country, and 189 from others: nobody knows which country is the first."""
    known = {"sexual": 31, "labour": 23, "begging": 20, "others": 189}
    assert placed(**known, total=263)["sexual"] == (1, 2)
    assert placed(**known)["sexual"] == (1, 2)


def test_those_who_have_none_of_the_answers_are_beside_those_with_one():
    """Also where the answers are counted: of 58 children 35 got nothing, and 23 something."""
    found = placed("several", "answers", SUPPORT, support=23, nothing=35)
    assert found == {"nothing": (1, 1), "support": (2, 2)}


def test_people_with_nothing_are_not_beside_needs():
    """Each has many of these."""
    needs = {"advice": "part"} | SUPPORT
    assert placed("several", "needs", needs, advice=9, support=23, nothing=35) == {"support": (1, 1), "advice": (2, 2)}


def test_a_place_of_which_nothing_is_known_is_not_said():
    """Any of three: no row."""
    assert placed(sexual=5, labour=None, begging=None, others=None) == {}


@pytest.mark.parametrize(("other", "place"), [("49", (1, 1)), ("50", (1, 1)), ("51", (1, 2))])
def test_more_than_half_is_more_than_half(other, place):
    """A bound that leaves out its number is above it."""
    cells = {"sexual": {"lower": "50", "qualifier": "over"}, "labour": {"value": other}}
    cells |= {"begging": {"value": "0"}, "others": {"value": "0"}}
    rows = [observation(indicator="form", category=code, **cell) for code, cell in cells.items()]
    assert ranks(rows, book("one"))[rows[0]["observation"]] == place
