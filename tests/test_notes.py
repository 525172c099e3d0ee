"""Which notes hold for an observation."""

import pytest

from scripts.package.notes import concerns, with_notes
from scripts.package.observations import resolve
from tests.rows import statement

ANYTHING = dict.fromkeys(["indicator", "category", "population", "scope", "year", "producer"], "")
LISTED = [{"note": "late", "order": "3"}, {"note": "early", "order": "1"}, {"note": "between", "order": "2"}]


@pytest.mark.parametrize(
    ("target", "holds"),
    [
        ({}, True),
        ({"indicator": "contacts", "category": "total"}, True),
        ({"category": "other"}, False),
        ({"population": "children"}, False),
        ({"scope": "excluding_asele"}, False),
        ({"producer": "somebody_else"}, False),
        ({"year": "2030"}, True),
        ({"year": "2032"}, False),
    ],
)
def test_an_empty_cell_of_a_target_means_all(target, holds):
    """A year is met by a span of years that holds it."""
    row = statement(year="2029", year_to="2031")
    assert concerns(ANYTHING | target, row) == holds


def test_an_observation_has_the_notes_of_its_targets_and_of_its_statements():
    """Each once, in the order of the list, whichever place of print names it."""
    rows = [statement(value="420", note="late"), statement(value="420", note="between")]
    targets = [
        ANYTHING | {"note": "early"},
        ANYTHING | {"note": "late"},
        ANYTHING | {"note": "between", "year": "1999"},
    ]
    (one,) = with_notes(resolve(rows, {}), LISTED, targets).values()
    assert one.row()["notes"] == "early between late"


def test_an_observation_without_a_note_says_nothing():
    """And is there all the same."""
    (one,) = with_notes(resolve([statement(value="420")], {}), LISTED, []).values()
    assert one.row()["notes"] == ""
