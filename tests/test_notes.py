"""Which notes hold for an observation."""

import pytest

from scripts.ground.data_package import Row
from scripts.ground.row_notes import ROW_NOTES, row_notes
from scripts.package.observations import resolve
from scripts.package.observing import TARGET_FIELDS, concerns, with_notes
from tests.promised import promised
from tests.rows import statement, wrongly_noted
from tests.site_server import published

ANYTHING: Row = dict.fromkeys(TARGET_FIELDS, "")
CODES: dict[str, list[Row]] = {
    "notes": [{"note": "late", "order": "3"}, {"note": "early", "order": "1"}, {"note": "between", "order": "2"}],
    "note_targets": [],
    "indicators": [{"indicator": "contacts", "answers": "one"}],
    "sources": [{"source": "report", "source_kind": "report"}, {"source": "page", "source_kind": "web_page"}],
}
# An exact count of forty in a report; a share of a known forty; whom it counts and how is said.
COUNT: Row = {
    "measure": "count", "value": "40", "upper": "40", "base": "", "base_indicator": "", "within_indicator": "",
    "unit": "persons", "obs_status": "A", "origin": "printed", "doubt": "",
}  # fmt: skip
SHARE: Row = COUNT | {"measure": "percent", "value": "50.0", "upper": "50.05", "base": "40"}
SOURCE_NOTE = "read_on_public_page"


@promised
def test_an_empty_cell_of_a_target_means_all(target, holds):
    """A year is met by a span of years that holds it."""
    assert concerns(ANYTHING | target, statement(year="2029", year_to="2031")) == holds


def test_an_observation_has_the_notes_of_its_targets_and_of_its_statements():
    """Each once, in the order of the list, whichever place of print names it."""
    rows = [statement(value="420", note="late"), statement(value="420", note="between")]
    targets: list[Row] = [
        ANYTHING | {"note": "early"},
        ANYTHING | {"note": "late"},
        ANYTHING | {"note": "between", "year": "1999"},
    ]
    (one,) = with_notes(resolve(rows, {}), CODES | {"note_targets": targets}).values()
    assert one.row()["notes"] == "early between late"


def test_an_observation_without_a_note_says_nothing():
    """And is there all the same."""
    (one,) = with_notes(resolve([statement(value="420")], {}), CODES).values()
    assert one.row()["notes"] == ""


@pytest.mark.parametrize(("sources", "on_page"), [(["report"], False), (["page"], True), (["report", "page"], False)])
def test_a_figure_that_only_a_page_has_says_so(sources, on_page):
    """One that the year's own report has too needs no such note."""
    codes = CODES | {"notes": [{"note": SOURCE_NOTE, "order": "1"}]}
    (one,) = with_notes(resolve([statement(value="420", source=source) for source in sources], {}), codes).values()
    assert one.row()["notes"] == (SOURCE_NOTE if on_page else "")


@promised
def test_what_a_row_decides_is_a_note_and_nothing_else_is(of, answers, row, notes):
    """Measure, unit, base, condition, status, origin and size; where a person may have several answers, what a share is of too."""
    assert " ".join(row_notes({"count": COUNT, "share": SHARE}[of] | row, {"answers": answers})) == notes


@pytest.mark.parametrize(("size", "notes"), [("19", "few_cases"), ("20", ""), ("0", ""), ("", "")])
def test_a_share_of_few_says_so_where_another_row_counts_them(size, notes):
    """The count beside it, the cell that it is a share of, or everybody in its population."""
    assert " ".join(row_notes(SHARE, {"answers": "one"}, [size])) == notes


def test_the_rows_that_count_those_of_a_share_are_found():
    """Beside it by its own cell, and where it names them; never those of another year."""
    few = [statement(value="19", population="children"), statement(value="300", category="young")]
    share: Row = {"measure": "percent", "population": "children", "value": "40", "unit": "persons"}
    shares = [
        statement(**share | cells)
        for cells in (
            {},
            {"category": "young", "base_indicator": "contacts", "base_category": "total"},
            {"category": "young", "within_indicator": "contacts", "within_category": "total"},
            {"category": "young", "year": "2024"},
        )
    ]
    noted = with_notes(resolve([*few, *shares], {}), CODES | {"notes": [{"note": "few_cases", "order": "1"}]})
    rows = [one.row() for one in noted.values() if one.row()["measure"] == "percent"]
    assert [row["notes"] for row in rows] == ["few_cases", "few_cases", "few_cases", ""]


def test_every_rule_has_its_text_and_no_text_of_a_row_lacks_its_rule():
    """The list of notes says of each whether it follows from the row."""
    listed = {row["note"] for row in published().rows("notes") if row["note_kind"] == "row"}
    assert listed == {*ROW_NOTES, SOURCE_NOTE}


def test_no_row_of_the_package_has_a_note_against_its_columns_and_none_lacks_one():
    """Asked of the published rows, in other words than the build's."""
    package = published()
    assert wrongly_noted(package.rows("observations"), package.rows("indicators")) == []


def test_a_note_that_somebody_wrote_stands_on_a_figure():
    """A target that no figure has is a slip; so is a text that is aimed at nothing."""
    package = published()
    used = {note for row in package.rows("observations") for note in row["notes"].split()}
    used |= {row["note"] for row in package.rows("statements")} | {row["note"] for row in package.rows("breaks")}
    assert not {row["note"] for row in package.rows("notes") if row["note_kind"] != "row"} - used
