"""The name of a cell, and rows of figures files as statements."""

from dataclasses import replace

import pytest

from scripts.ground.cells import CELL_COLUMNS, as_row, base_cell, cell_from_id, cell_id, cell_of, is_observed
from scripts.ground.tables import records
from scripts.package.sources import read_sources
from scripts.package.validation.figure_files import check_bases
from scripts.paths import DATAPACKAGE
from tests.promised import promised
from tests.rows import figure, lines_of, statement


@promised
def test_a_cell_is_named_by_its_codes(row, name):
    """What is measured, of whom, in which cases, when, how and in which unit, in that order; condition, span and other base too."""
    assert cell_id(cell_of(statement(**row))) == name


@promised
def test_a_printed_base_is_the_count_that_it_is_of(row, units, base):
    """A count without a condition, in its own unit; no observation is made up for a base that no code list has."""
    listed = {tuple(cell.split(".")): unit for cell, unit in units.items()}
    found = base_cell(statement(**row), listed)
    assert (cell_id(found) if found else "") == base


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


def answered(*rows):
    """Year -> what is told of the file of 2031 with these rows."""
    there = read_sources(DATAPACKAGE)
    codes = there.codes | {"sources": dict(enumerate(SOURCES))}
    return replace(there, codes=codes, figures={2031: lines_of(*rows)}).answered


def test_a_blank_of_a_form_says_nothing_and_one_of_a_report_that_there_is_no_number():
    """The line in the file of what is left is still the same."""
    rows = [figure(**BLANK), figure(**FORM, value="420"), figure(obs_status="O", qualifier="")]
    assert [*answered(*rows)[2031]] == [3, 4]


def test_a_started_year_that_nobody_has_filled_in_is_not_there_yet():
    """So it can lie in the repository without a page that speaks of it."""
    assert answered(figure(**BLANK)) == {}


@promised
def test_a_percentage_of_a_form_needs_its_base_or_the_line_for_everybody(share, everybody, told):
    """A number, a named cell, or the whole: also a hidden one, which is filled in but not told. A report may leave it open."""
    where = {"indicator": "gender", "population": "adults"}
    usual = where | {"category": "women", "measure": "percent", "value": "50.1"}
    rows = [figure(**FORM | usual | share)]
    if everybody:
        rows.append(figure(**FORM | where | {"category": "total", "value": "403"} | everybody))
    assert [one.kind for one in check_bases({2031: lines_of(*rows)}, CODES)] == told
