"""When a number may be shown, and when whoever answers should be asked again. Made-up lines; the day is always given."""

from datetime import date

import pytest

from scripts.__main__ import main
from scripts.ground.data_package import Row
from scripts.ground.organisations import confirmed, may_be_called, older_than, stands
from scripts.year.helpers.verbs.helplines import helplines

LINE: Row = {
    "title_sv": "Linjen",
    "phone": "1",
    "line_kind": "support",
    "financed_through": "",
    "confirmed_by": "Somebody",
    "confirmed_on": "2031-02-03",
}
WAITING: Row = LINE | {"confirmed_by": "", "confirmed_on": ""}


def test_a_row_is_confirmed_by_somebody_on_a_day():
    """Neither is enough alone."""
    assert confirmed(LINE)
    assert not confirmed(LINE | {"confirmed_by": ""})
    assert not confirmed(LINE | {"confirmed_on": ""})


def test_a_number_whose_money_may_have_ended_is_not_shown_before_it_is_confirmed():
    """Others that wait are shown, marked, where a preview shows them."""
    assert may_be_called(WAITING)
    assert not may_be_called(WAITING | {"financed_through": "2030"})
    assert may_be_called(LINE | {"financed_through": "2030"})
    assert not may_be_called(LINE | {"phone": ""})


@pytest.mark.parametrize("kind", ["emergency", "authority"])
def test_a_public_number_stands_though_nobody_has_confirmed_it(kind):
    """Whatever its row says of money; every other number needs a person."""
    public = WAITING | {"line_kind": kind, "financed_through": "2030"}
    assert stands(public)
    assert may_be_called(public)
    assert not stands(WAITING)
    assert stands(LINE)


def test_a_confirmation_is_old_on_the_day_after_its_last():
    """What nobody has confirmed is not old."""
    rows = [LINE, WAITING]
    assert older_than(30, rows, date(2031, 3, 5)) == []
    assert older_than(30, rows, date(2031, 3, 6)) == [LINE]


@pytest.mark.parametrize(("day", "found"), [("2031-08-02", []), ("2031-08-03", ["Linjen"])])
def test_the_verb_names_each_row_that_should_be_confirmed_again(day, found):
    """After half a year."""
    assert [(one.kind, one.found, one.hint) for one in helplines([LINE], day)] == [
        ("helpline_old", name, "2031-02-03") for name in found
    ]


@pytest.mark.parametrize("day", ["i dag", "20310203", "2031-02-30"])
def test_a_day_that_is_none_is_told(capsys, day):
    """And nobody is told that there is a row to confirm."""
    assert main(["helplines", "--date", day]) == 1
    assert capsys.readouterr().err.splitlines()[1:] == ["1 fel. Ingenting har skrivits."]
