"""The name of a cell, and rows of figures files as statements."""

import pytest

from scripts.ground.cells import CELL_COLUMNS, as_row, base_cell, cell_from_id, cell_id, cell_of, is_observed
from scripts.ground.data_package import Row
from scripts.package.observations import answered
from scripts.package.sources import read_sources
from scripts.package.tables import records
from scripts.package.validation.figure_files import check_bases
from scripts.paths import DATAPACKAGE
from tests.promised import promised
from tests.rows import figure, lines_of, statement

UNITS = {("exploitation_start", "work_recruitment"): "persons", ("origin_country", "total"): "persons"}


def test_a_cell_is_named_by_its_codes():
    """The name says what is measured, of whom, in which cases, when, how and in which unit, in that order."""
    row = statement(indicator="contacts", value="420")
    assert cell_id(cell_of(row)) == "contacts.total.all.all_cases.2025.count.persons"


def test_conditions_spans_and_other_bases_are_part_of_the_name():
    """A share of another indicator's cell is another figure than a share of the indicator's own answers."""
    row = statement(
        indicator="civil_support",
        category="psychological",
        within_indicator="exploitation_form",
        within_category="labour",
        year="2022",
        year_to="2025",
        measure="percent",
        base_indicator="support_needs",
        base_category="psychological",
        unit="needs",
    )
    assert cell_id(cell_of(row)) == (
        "civil_support.psychological.in.exploitation_form.labour.all.all_cases.2022-2025.percent"
        ".of.support_needs.psychological.needs"
    )


def test_a_printed_base_is_the_count_of_the_condition_it_stands_under():
    """In "93/117" the 117 are those within the condition: recruited through work."""
    row = statement(
        indicator="exploitation_form",
        category="labour",
        within_indicator="exploitation_start",
        within_category="work_recruitment",
        value="93",
        base="117",
    )
    cell = base_cell(row, UNITS)
    assert cell is not None
    assert cell_id(cell) == "exploitation_start.work_recruitment.all.all_cases.2025.count.persons"


def test_a_base_without_condition_is_everybody_counted():
    """In "135 of 286" the 286 are all persons of the indicator; without a base there is no such cell."""
    row = statement(indicator="origin_country", category="thailand", value="135", base="286")
    cell = base_cell(row, UNITS)
    assert cell is not None
    assert cell_id(cell) == "origin_country.total.all.all_cases.2025.count.persons"
    assert base_cell(row | {"base": ""}, UNITS) is None


def test_a_base_of_another_indicator_is_the_count_that_the_row_names():
    """In "40 percent of the 300 needs" the 300 are the needs: no share, under no condition, in their own unit."""
    row = statement(indicator="civil_support", category="legal", measure="percent", value="40", base="300")
    named: Row = {"base_indicator": "support_needs", "base_category": "answers", "year": "2022", "year_to": "2025"}
    cell = base_cell(row | named, {("support_needs", "answers"): "needs"})
    assert cell == ("support_needs", "answers", "all", "all_cases", "", "", "2022", "2025", "count", "", "", "needs")


def test_a_condition_is_the_base_also_of_a_share_of_something_else():
    """And is a count without condition."""
    row = statement(indicator="a", category="b", measure="percent", value="40", base="300")
    codes: Row = {"within_indicator": "exploitation_start", "within_category": "work_recruitment"}
    cell = base_cell(row | codes | {"base_indicator": "origin_country", "base_category": "total"}, UNITS)
    start = ("exploitation_start", "work_recruitment", "all", "all_cases")
    assert cell == (*start, "", "", "2025", "", "count", "", "", "persons")


def test_a_base_of_a_cell_that_no_code_list_has_names_no_cell():
    """An indicator without a line for everybody: its base is a number, and no observation is made up for it."""
    row = dict.fromkeys(CELL_COLUMNS, "") | {"indicator": "reported_crimes", "category": "first", "base": "100"}
    assert base_cell(row, {("reported_crimes", "first"): "cases_per_year"}) is None


@pytest.mark.parametrize(
    "name",
    [
        "contacts.total.all.all_cases.2025.count.persons",
        "exploitation_form.labour.in.exploitation_start.work_recruitment.adults.all_cases.2025.count.persons",
        "civil_support.psychological.in.a.b.all.all_cases.2022-2025.percent.of.support_needs.psychological.needs",
    ],
)
def test_a_name_gives_its_cell_back(name):
    """A log names cells; whoever reads it finds them again."""
    assert cell_id(cell_from_id(name)) == name


def test_a_name_gives_each_code_in_its_place():
    """What a name does not say is empty."""
    span = cell_from_id("a.b.in.c.d.adults.all_cases.2022-2025.percent.of.e.f.needs")
    assert span == ("a", "b", "adults", "all_cases", "c", "d", "2022", "2025", "percent", "e", "f", "needs")
    year = cell_from_id("a.b.adults.all_cases.2025.count.persons")
    assert year == ("a", "b", "adults", "all_cases", "", "", "2025", "", "count", "", "", "persons")


@pytest.mark.parametrize("codes", [(), CELL_COLUMNS[:-1], [*CELL_COLUMNS, "more"]])
def test_a_cell_has_every_code(codes):
    with pytest.raises(ValueError, match="zip"):
        as_row(tuple(codes))


@promised
def test_a_number_is_an_observation_and_words_are_none(measure, qualifier, observed):
    """Nor is a rank, or that something is more than something else."""
    assert is_observed({"measure": measure, "qualifier": qualifier}) is observed


@pytest.mark.parametrize("name", ["", "contacts.total", "contacts.total.all.all_cases.2025.count", "a.b.c.d.e.f.g.h"])
def test_what_is_no_name_gives_no_cell(name):
    with pytest.raises(ValueError, match="unpack"):
        cell_from_id(name)


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
