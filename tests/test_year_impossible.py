"""What a filled year cannot be though every relation holds: told with its cells and what their questions say."""

from dataclasses import replace
from pathlib import Path

import pytest

from scripts.ground.problems import Problem, Refused
from scripts.guard.audit.filled_year import impossible
from scripts.guard.audit.telling import CitedFigure, Sides, sentence
from scripts.year.read import read_workbook
from tests.handmade import YEAR, short
from tests.promised import promised
from tests.tiny_forms import AID, HARM, NEVER, case
from tests.tiny_forms import row as question
from tests.year_folder import book_of, fill, started

SEVERAL = "support_needs.more_than_one.adults_direct"
# Of 105 people sixty have help of one kind, and sixty of another: fifteen at least needed both.
NEEDED = {
    "support_needs.total.adults_direct": 105,
    SEVERAL: 10,
    "authority_support.housing.adults_direct": 60,
    "authority_support.material.adults_direct": 60,
}


def found(text: str, *questions, most: int = 10, **more) -> list[str]:
    """What cannot be, each with the names of its figures."""
    return [
        " ".join(sorted(short(fact.quantity) for fact in one.facts))
        for one in impossible(YEAR, case(text, *questions, **more), most)
    ]


@promised
def test_what_cannot_be_is_found_with_few_figures_one_after_the_other(shown, never):
    """Between questions too; what is unusual but possible is not told, nor what nobody has filled in."""
    assert found(shown, facts=NEVER) == never


def test_so_many_are_told_as_are_asked_for():
    """The rest waits for the next reading."""
    assert found("harm.a 8, aid.a 9, aid.b 6, harm.b 5", most=1) == ["aid.b harm.b"]


def test_what_people_take_for_granted_refuses_no_year():
    """Only what the form says does."""
    assert found("harm.a 8, aid.a 9", HARM, AID | {"only_if": ""}, granted=["aid.a <= harm.a"]) == []


ALL = question(
    "harm", "a b", "any_number", universe="adults", counts="total=answered answers=each many=all", answered_by="some"
)


@pytest.mark.parametrize(
    ("shown", "never"),
    [
        ("harm.many 3, harm.answers 3, harm.a 0, harm.b 0", []),
        ("harm.many 3, harm.answers 6, harm.a 0, harm.b 0", []),
        ("harm.many 3, harm.answers 5, harm.a 0, harm.b 0", ["harm.a harm.answers harm.b harm.many"]),
    ],
)
def test_a_year_that_one_way_to_count_all_of_the_above_makes_possible_is_accepted(shown, never):
    """It may add nothing, one or each answer, but nothing between."""
    assert found(shown, ALL) == never


def test_where_no_form_is_declared_nothing_is_said():
    """As in a year of a printed report."""
    none = case("harm.a 8, aid.a 9")
    assert impossible(YEAR, replace(none, codes={**none.codes, "form": ()}), 10) == []


def test_one_cell_alone_is_said_to_be_wrong():
    """Not that it does not agree with itself."""
    said = sentence(
        Sides((CitedFigure("Ursprung!D12", "Nigeria", "1", 1),)), "Ett ensamt land står inte för sig.", "sv"
    )
    assert said == "Ursprung!D12 (Nigeria) säger 1, och det kan inte stämma. Ett ensamt land står inte för sig."


@pytest.mark.slow("a whole reading", "test_what_cannot_be_is_found_with_few_figures_one_after_the_other")
def test_a_reading_tells_the_cells_and_what_their_questions_say(tmp_path):
    """In both languages, where no relation sees anything wrong; mended, the book is read."""
    folder = started(tmp_path)
    fill(book_of(folder), D=NEEDED)
    (told,) = said_of(folder)
    assert "de här uppgifterna kan inte alla stämma" in told.text("sv")
    assert [value for value in ("säger 105", "säger 60", "säger 10,") if value not in told.text("sv")] == []
    assert "Den som fått stöd av ett slag har haft behov av det slaget." in told.text("sv")
    assert "Who got support of a kind had a need of that kind." in told.text("en")
    fill(book_of(folder), D={SEVERAL: 15})
    assert said_of(folder) == []


def said_of(folder: Path) -> list[Problem]:
    """The contradictions that a reading tells."""
    try:
        found = read_workbook(folder, book_of(folder))
    except Refused as refused:
        found = refused.problems
    return [one for one in found if one.kind == "workbook_contradiction"]
