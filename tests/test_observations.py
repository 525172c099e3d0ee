"""How repeated figures become one observation."""

import pytest

from scripts.ground.cells import cell_id
from scripts.package.observations import resolve
from tests.rows import statement

UNITS = {("contacts", "total"): "persons"}


def resolved(*rows):
    """The rows of `observations` that these statements give, by name."""
    found = resolve(rows, UNITS)
    return {cell_id(cell): one.row() for cell, one in found.items()}


def test_a_figure_that_is_printed_twice_is_one_observation():
    """It rests on both places, and neither contradicts it."""
    (one,) = resolved(statement(value="420"), statement(value="420")).values()
    assert (one["value"], one["disagreeing"]) == ("420", "0")


def test_the_most_precise_figure_is_the_one_that_is_published():
    """82.7 comes before "nearly 83", whichever stands first."""
    rows = [
        statement(measure="percent", value="83", qualifier="just_under"),
        statement(measure="percent", value="82.7"),
    ]
    (one,) = resolved(*rows).values()
    assert (one["value"], one["qualifier"]) == ("82.7", "exact")


def test_the_first_place_says_who_made_it_and_the_first_base_is_the_base():
    """Whatever a later place says besides: one that has no base leaves it to the next."""
    rows = [
        statement(category="new", value="50"),
        statement(category="new", value="50", base="80", producer="others"),
        statement(category="new", value="50", base="90", producer="others"),
    ]
    one = resolved(*rows)["contacts.new.all.all_cases.2025.count.persons"]
    assert (one["base"], one["producer"]) == ("80", "platform")


def test_a_contradicting_repetition_is_counted_not_hidden():
    """2.5 and 2.65 in one sentence cannot both be right: the more precise is published, and the row says one disagrees."""
    (one,) = resolved(statement(measure="mean", value="2.5"), statement(measure="mean", value="2.65")).values()
    assert (one["value"], one["disagreeing"]) == ("2.65", "1")


def test_only_a_bound_leaves_the_value_empty():
    """A printed "just under 20" is no 20: the value is empty and the bound stands in its own column."""
    (one,) = resolved(statement(value="20", qualifier="just_under", printed="strax under 20")).values()
    assert (one["value"], one["upper"], one["obs_status"]) == ("", "20", "A")


def test_a_value_that_only_the_chart_has_is_a_row_without_value():
    """Status L says that the value exists and is not here; it is never zero."""
    (one,) = resolved(statement(obs_status="L", qualifier="", printed="")).values()
    assert (one["value"], one["obs_status"]) == ("", "L")


@pytest.mark.parametrize(
    ("answer", "value", "status"),
    [
        ({"value": "12", "obs_status": "A"}, "12", "A"),
        ({"obs_status": "Q", "qualifier": "", "printed": ""}, "", "Q"),
        ({"obs_status": "M", "qualifier": "", "printed": ""}, "", "M"),
    ],
)
def test_an_answer_about_a_chart_says_what_the_chart_did_not(answer, value, status):
    """A number, that it is hidden or that there can be none: the row of the chart stays among the statements."""
    chart = statement(obs_status="L", qualifier="", printed="")
    (one,) = resolved(chart, statement(**answer)).values()
    assert (one["value"], one["obs_status"]) == (value, status)


def test_what_is_said_in_words_only_is_a_row_without_value_too():
    """Status O: the source takes it up and gives no number. What it says stays in the statement."""
    (one,) = resolved(statement(obs_status="O", qualifier="", printed="är rädda för myndigheter")).values()
    assert (one["value"], one["lower"], one["obs_status"]) == ("", "", "O")


def test_words_ranks_and_comparisons_are_no_observations():
    """They stay in statements: there is no number to publish."""
    rows = [
        statement(measure="rank", value="1"),
        statement(measure="comparison", qualifier="over", compared_year="earlier"),
        statement(qualifier="words", printed="ett fåtal"),
    ]
    assert resolved(*rows) == {}


def test_a_number_printed_only_as_a_base_is_an_observation():
    """28 of 354: the 354 are printed too."""
    found = resolved(statement(category="new", value="28", base="354"))
    base = found["contacts.total.all.all_cases.2025.count.persons"]
    assert (base["value"], base["rule"], base["origin"]) == ("354", "printed_base", "printed")


def test_two_different_printed_bases_of_one_cell_disagree():
    """Of 354 in one place and of 358 in another: one of them is wrong, and the row says so."""
    found = resolved(
        statement(category="new", value="28", base="354"),
        statement(category="old", value="30", base="358"),
    )
    assert found["contacts.total.all.all_cases.2025.count.persons"]["disagreeing"] == "1"
