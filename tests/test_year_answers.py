"""What is filled in becomes a row, and small numbers are hidden on the way."""

from dataclasses import replace

import pytest

from scripts.year.plan import FormLine, Line, Slot
from scripts.year.planning import Entry, statuses


def line(hides: bool = True) -> Line:
    """A line whose count and percentage are open."""
    form = FormLine("theme", "indicator", "category", "population", False)
    slots = Slot(0, hides=hides), Slot(1, hides=hides)
    return Line(form, "Blad", 6, *slots, base="", status="", wholes=("indicator.total.population",), before=("", ""))


@pytest.mark.parametrize(
    ("entry", "whole", "count", "percent"),
    [
        (Entry(), "", "O", "O"),
        (Entry(count="0"), "", "A", "O"),
        (Entry(count="4"), "", "Q", "Q"),
        (Entry(count="5"), "", "A", "O"),
        (Entry(count="4", percent="2"), "200", "Q", "Q"),
        (Entry(count="5", percent="2"), "", "A", "A"),
        (Entry(count="6", percent="50", base="3"), "", "A", "Q"),
        (Entry(percent="2", base="100"), "", "Q", "Q"),
        (Entry(percent="20", base="100"), "", "O", "A"),
        (Entry(percent="2"), "100", "Q", "Q"),
        (Entry(percent="0"), "100", "O", "A"),
        (Entry(percent="4.5", base="100"), "", "O", "A"),
        (Entry(count="70", status="P"), "", "P", "O"),
        (Entry(count="70", percent="35", status="Q"), "", "Q", "Q"),
        (Entry(status="M"), "", "M", "M"),
    ],
)
def test_a_small_count_and_what_gives_it_away_are_hidden(entry, whole, count, percent):
    """From one to four persons: no count, and no percentage or base that tells it; nought, five and blanks are as they are."""
    assert statuses(line(), entry, [whole], 5) == {"count": count, "percent": percent}


def test_a_share_of_any_of_its_wholes_gives_the_count_away():
    """Two per cent of all 250 answers are five; of the 100 persons they are two, and that is what stays hidden."""
    small = {"count": "Q", "percent": "Q"}
    assert statuses(line(), Entry(percent="2"), ["250", "100"], 5) == small
    assert statuses(line(), Entry(percent="2"), ["100", "250"], 5) == small
    assert statuses(line(), Entry(percent="2"), ["250", "300"], 5) == {"count": "O", "percent": "A"}


def test_what_nobody_fills_in_stays_as_the_report_has_it():
    """In its chart or nowhere: the status of the report's row, not that of an empty line of the form."""
    asked = replace(line(), count=Slot(0, blank="L"))
    assert statuses(asked, Entry(), [""], 5) == {"count": "L", "percent": "O"}


def test_a_cleared_cell_keeps_its_small_number():
    """Somebody has decided that it may be shown."""
    assert statuses(line(hides=False), Entry(count="2", percent="1", base="200"), [], 5) == {
        "count": "A",
        "percent": "A",
    }
