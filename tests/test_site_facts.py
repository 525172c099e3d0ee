"""Facts about few people: counts as dots, majorities in words, and nothing that joins one fact to the next."""

import pytest

from scripts.site.charts.elements import COLUMNS, parse
from scripts.site.charts.figures import ELEMENTS, drawing
from scripts.site.charts.marks import full, ring
from tests.frozen_years import FORMS, PRINTED
from tests.frozen_years import labels as frozen
from tests.site_package import labels, observation
from tests.site_server import answers

TABLE = "\n".join(
    [
        ",".join(COLUMNS),
        "a,1,form,,facts,,",
        "a,1,whole,needs.total.adults.all_cases.count,children,,",
        "a,1,fact,,,Råd,Advice",
        "a,1,part,needs.advice.adults.all_cases.count,unmet,fick råd,had advice",
        "a,1,rest,,,övriga,others",
        "a,1,fact,,,Boende,Housing",
        "a,1,part,needs.housing.children.all_cases.count,,fick boende,had housing",
        "a,1,most,needs.housing.children.all_cases.percent,,De flesta fick boende.,Most had housing.",
    ]
)
WHOLE = {"category": "total", "value": "10"}
HIDDEN = {"value": "", "qualifier": "", "obs_status": "Q"}
HOUSED = {"category": "housing", "population": "children"}
MOST = HOUSED | {"measure": "percent", "value": "60", "base": "10"}


def facts(*rows):
    """The lines of the tiny figure from some rows; None where it falls."""
    found = drawing("a", parse(f"{TABLE}\n", ELEMENTS), labels(observations=[observation(**row) for row in rows]))
    return found and {
        line.name: ([(key.number, key.text, key.colour, key.mark.parts) for key in line.keys if key.mark], line.below)
        for line in found.display.lines
    }


def test_a_count_is_so_many_dots_and_the_difference_from_all_is_rings():
    """In one colour, whatever they are; the number may have the colour that it has on other pages."""
    found = facts(WHOLE, {"value": "9"}, HOUSED | {"value": "4"})
    assert found == {
        "Råd": (
            [("9", "fick råd", "unmet", ((9, full("children")),)), ("1", "övriga", "ink", ((1, ring("children")),))],
            (),
        ),
        "Boende": ([("4", "fick boende", "ink", ((4, full("children")),))], ()),
    }


def test_a_majority_is_said_in_words_where_it_has_no_count():
    """No number is worked out of it; where the count is known, that says it."""
    assert facts(WHOLE, {"value": "9"}, MOST)["Boende"] == ([], ("De flesta fick boende.",))
    assert facts(WHOLE, {"value": "9"}, MOST, HOUSED | {"value": "6"})["Boende"][1] == ()


@pytest.mark.parametrize(
    ("rows", "left"),
    [
        ([{"value": "9"}, HOUSED | HIDDEN, MOST], {"Råd", "Boende"}),
        ([HIDDEN, HOUSED | {"value": "4"}, MOST], None),
        ([{"value": "9"} | HIDDEN, HOUSED | HIDDEN, MOST], None),
        ([{"value": "9"}], None),
    ],
)
def test_a_row_that_hides_an_answer_is_its_words_or_goes(rows, left):
    """Two that hide something, or a fact alone, are no figure."""
    found = facts(WHOLE, *rows)
    assert (found and {*found}) == left
    assert not found or not found["Boende"][0]


@pytest.mark.parametrize("size", ["0", "1", ""])
def test_of_nobody_of_one_and_of_nobody_knows_how_many_there_are_no_facts(size):
    """One child would be every row."""
    whole = WHOLE | ({"value": size} if size else HIDDEN)
    assert facts(whole, {"value": "1"}, HOUSED | {"value": "1"}) is None


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_girls_come_first_and_every_fact_has_its_page(lang):
    """In the printed year."""
    found = drawing("children_direct", answers().figures, frozen(PRINTED, lang))
    assert found is not None
    assert found.display.lines[0].keys[0].text in ("flickor", "girls")
    assert [line.name for line in found.display.lines if not line.note] == []


@pytest.mark.parametrize("name", [PRINTED, FORMS[0]])
def test_only_published_numbers_and_differences_from_all_are_drawn(name):
    """Each dot is of an observation that is shown; a ring is what one leaves of another."""
    found = drawing("children_direct", answers().figures, frozen(name))
    shown = {row["value"] for row in found.rows} if found else set()
    for line in found.display.lines if found else ():
        assert {key.number for key in line.keys if key.mark and not key.mark.parts[0][1].stroke} <= shown, line.name
