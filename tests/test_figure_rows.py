"""How measure, qualifier, value, print and year of a figure go together."""

from scripts.package.validation.figure_rows import check_rows
from tests.promised import promised
from tests.rows import figure, lines_of


def faults(*rows):
    """(row, column, kind) of each problem in a file of the year 2025."""
    return [(one.row, one.column, one.kind) for one in check_rows(lines_of(*rows), "figures/2025.csv", 2025)]


@promised
def test_every_way_of_saying_a_figure_is_accepted(row):
    assert faults(figure(**row)) == []


@promised
def test_what_does_not_go_together_is_told_at_its_column(row, column, kind):
    """Exactly one problem for each fault."""
    assert faults(figure(**row)) == [(2, column, kind)]


def test_the_same_row_twice_is_told_even_under_two_numbers():
    """A copied line differs only in its number."""
    assert faults(figure(value="1", seq="1"), figure(value="1", seq="2")) == [(3, "", "doubled_row")]


def test_a_file_whose_rows_are_all_of_a_later_year_is_not_told_row_by_row():
    """It has the wrong name, which is said once of the file; a single late row among others is told."""
    assert faults(figure(year="2026", value="1"), figure(year="2026", value="2")) == []
    assert faults(figure(value="1"), figure(year="2026", value="2")) == [(3, "year", "year_too_late")]
