"""A workbook hands in rows of its own, and never another word in a row that somebody else has written."""

from scripts.package.additions import put_together
from scripts.package.sources import hand_part
from scripts.package.tables import records
from scripts.year.read import Shared, own_rows
from tests.rows import SETTINGS, lines_of

assert SETTINGS is not None
YEAR = 2031
STATUS, DECISIONS, TEXTS = (
    hand_part(SETTINGS.tables[name]) for name in ("recommendation_status", "corrections", "agreed_texts")
)


def lines(table, rows):
    """A file of a table, by line."""
    return lines_of(*(dict.fromkeys(table.columns, "") | row for row in rows))


def shared(table, rows, **years):
    """A table before the workbook was read; `y2030=[…]`: what a year adds."""
    own = {
        int(year[1:]): (f"figures/{year[1:]}/{table.name}.csv", lines(table, added)) for year, added in years.items()
    }
    return Shared(*put_together(lines(table, rows), own, table), YEAR)


def status(year, code, remark=""):
    """How far a recommendation had come."""
    return {
        "recommendation": "homes",
        "year": year,
        "recommendation_status": code,
        "remark_sv": remark,
        "source": "form",
    }


def decision(value, day):
    """A decision about one figure."""
    return {"observation": "a", "printed_value": "420", "published_value": value, "decided_on": day}


def handed(table, before, *after):
    """The rows of the year, and (kind, place) of what is wrong. `after`: rows beside those that were there."""
    own, problems = own_rows(table, before, after, "2031.xlsx")
    return [{column: text for column, text in row.items() if text} for row in own], [
        (one.kind, one.hint) for one in problems
    ]


def test_only_what_others_have_not_written_is_handed_in():
    """Neither the shared rows nor those of another year; those of an earlier reading of the same workbook are its own."""
    before = shared(
        STATUS, [status("2029", "put_forward")], y2030=[status("2030", "met")], y2031=[status("2031", "met")]
    )
    new = status("2031", "met") | {"recommendation": "schools", "remark_sv": ""}
    own, problems = handed(STATUS, before, *records(before.lines), new)
    assert [(row["recommendation"], row["year"]) for row in own] == [("homes", "2031"), ("schools", "2031")]
    assert problems == []


def test_a_row_that_stands_elsewhere_is_not_changed():
    """It is told with its file and line, and stays as it is there."""
    before = shared(STATUS, [status("2029", "put_forward")], y2030=[status("2030", "met")])
    _, problems = handed(STATUS, before, status("2029", "put_forward"), status("2030", "met", "Lagen är ändrad."))
    assert problems == [("workbook_row_elsewhere", "figures/2030/recommendation_status.csv:2")]


def test_a_row_that_stands_elsewhere_is_not_lost():
    """Whatever the reading made of the table."""
    before = shared(STATUS, [status("2029", "put_forward")])
    assert handed(STATUS, before) == ([], [("workbook_row_elsewhere", "recommendation_status.csv:2")])


def test_a_later_decision_is_a_row_beside_the_earlier_one():
    """The earlier one stays in its file, and does not hold any more."""
    before = shared(DECISIONS, [decision("", "2030-01-01")])
    assert handed(DECISIONS, before, decision("402", "2031-03-01")) == ([decision("402", "2031-03-01")], [])


def test_a_decision_that_is_not_later_would_not_hold_and_is_told():
    """The day is mistyped, or a later year has decided."""
    before = shared(DECISIONS, [decision("401", "2031-03-02")])
    _, problems = handed(DECISIONS, before, decision("402", "2031-03-01"))
    assert problems == [("workbook_decided_before", "corrections.csv:2")]
    later = shared(DECISIONS, [], y2032=[decision("401", "2031-03-01")])
    _, problems = handed(DECISIONS, later, decision("402", "2031-03-01"))
    assert problems == [("workbook_decided_before", "figures/2032/corrections.csv:2")]


def test_a_decision_that_a_later_year_has_overruled_stays_in_its_file():
    """The workbook is read again after the later year, and says nothing else."""
    before = shared(DECISIONS, [], y2031=[decision("402", "2031-03-01")], y2032=[decision("403", "2032-03-01")])
    assert handed(DECISIONS, before, *records(before.lines)) == ([decision("402", "2031-03-01")], [])


def test_a_text_may_be_agreed_to_anew():
    """With a reason of its own."""
    before = shared(TEXTS, [{"text": "Alla.", "reason": "Läst."}], y2032=[{"text": "Ingen.", "reason": "Läst."}])
    new = [{"text": "Alla.", "reason": "Gruppen är stor."}, {"text": "Ingen.", "reason": "Läst igen."}]
    assert handed(TEXTS, before, *new) == (new, [])
