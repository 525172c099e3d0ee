"""What the figures files say becomes statements; what nobody has filled in says nothing."""

from scripts.package.observations import answered
from scripts.package.sources import read_sources
from scripts.package.tables import records
from scripts.package.validation.figure_files import check_bases
from scripts.paths import DATAPACKAGE
from tests.rows import figure, lines_of

LISTS = read_sources(DATAPACKAGE).codes
REPORT = records(LISTS["sources"])[0]
FORM = {"source": "form_2031", "year": "2031"}
BLANK = FORM | {"obs_status": "O", "qualifier": ""}
SOURCES = [REPORT | {"source": "form_2031", "source_kind": "form"}]
CODES = {"sources": lines_of(*SOURCES), "categories": LISTS["categories"]}


def test_a_blank_of_a_form_says_nothing_and_one_of_a_report_that_there_is_no_number():
    """The line in the file of what is left is still the same."""
    rows = [figure(**BLANK), figure(**FORM, value="420"), figure(obs_status="O", qualifier="")]
    assert [*answered({2031: lines_of(*rows)}, SOURCES)[2031]] == [3, 4]


def test_a_started_year_that_nobody_has_filled_in_is_not_there_yet():
    """So it can lie in the repository without a page that speaks of it."""
    assert answered({2031: lines_of(figure(**BLANK))}, SOURCES) == {}


def bare(**cells):
    """A percentage of women among adults, without a base."""
    usual = {"indicator": "gender", "category": "women", "population": "adults", "measure": "percent", "value": "50.1"}
    return figure(**FORM | usual | cells)


def everybody(**cells):
    """The line for all adults."""
    return figure(**FORM | {"indicator": "gender", "category": "total", "population": "adults", "value": "403"} | cells)


def faults(*rows):
    """(line, kind) of every percentage of nobody knows how many."""
    return [(one.row, one.kind) for one in check_bases({2031: lines_of(*rows)}, CODES)]


def test_a_percentage_of_a_form_needs_its_base_or_the_line_for_everybody():
    """A number, a named cell, or the whole: also a hidden one, which is filled in but not told."""
    assert faults(bare()) == [(2, "base_missing")]
    assert faults(bare(), everybody(value="", qualifier="", obs_status="O")) == [(2, "base_missing")]
    assert faults(bare(), everybody(population="children")) == [(2, "base_missing")]
    assert faults(bare(indicator="reported_crimes", category="purchase_child_sexual_act")) == [
        (2, "base_missing_no_whole")
    ]
    assert faults(bare(base="403")) == []
    assert faults(bare(base_indicator="contacts", base_category="total")) == []
    assert faults(bare(), everybody()) == []
    assert faults(bare(), everybody(value="", qualifier="", obs_status="Q")) == []


def test_a_report_may_leave_the_base_open():
    """It is printed, and nobody can add to it."""
    assert faults(bare(source=REPORT["source"])) == []
