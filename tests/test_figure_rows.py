"""How measure, qualifier, value, print and year of a figure go together."""

import pytest

from scripts.package.validation.figure_rows import check_rows
from tests.rows import figure, lines_of


def faults(*rows):
    """(row, column, kind) of each problem in a file of the year 2025."""
    return [(one.row, one.column, one.kind) for one in check_rows(lines_of(*rows), "figures/2025.csv", 2025)]


@pytest.mark.parametrize(
    "row",
    [
        figure(value="420", printed="420 individer"),
        figure(measure="percent", value="21.0", printed="21,0 %"),
        figure(value="93", base="117", printed="(93/117)"),
        figure(value="1234", printed="1 234 personer"),
        figure(value="9", value_to="12", qualifier="between", printed="9-12", year="2022", year_to="2025"),
        figure(measure="percent", value="33.33", qualifier="under", printed="mindre än en tredjedel"),
        figure(qualifier="words", printed="ett fåtal"),
        figure(measure="comparison", qualifier="just_over", printed="något fler", compared_year="earlier"),
        figure(obs_status="L", qualifier=""),
        figure(obs_status="O", qualifier=""),
        figure(obs_status="O", qualifier="", printed="är rädda för myndigheter"),
        figure(value="12", chart_prints="yes"),
    ],
)
def test_every_way_of_saying_a_figure_is_accepted(row):
    assert faults(row) == []


@pytest.mark.parametrize(
    ("row", "column", "kind"),
    [
        (figure(value="1", year="2026"), "year", "year_too_late"),
        (figure(value="1", year="2024", year_to="2026"), "year_to", "year_too_late"),
        (figure(value="1", year="2024", year_to="2023"), "year_to", "year_order"),
        (figure(value="1.5"), "value", "number_fraction"),
        (figure(measure="rank", value="1.5"), "value", "number_fraction"),
        (figure(measure="percent", value="101"), "value", "number_too_big"),
        (figure(value="", printed="tolv"), "value", "value_needed"),
        (figure(value="12", obs_status="Q", qualifier="", printed=""), "value", "value_not_wanted"),
        (figure(value="12", qualifier="words"), "value", "value_not_wanted"),
        (figure(value="12", qualifier=""), "qualifier", "qualifier_needed"),
        (figure(value="12", value_to="9", qualifier="between", printed="9-12"), "value_to", "between_needs_two"),
        (figure(value="9", value_to="12", printed="9-12"), "value_to", "value_to_not_wanted"),
        (figure(value="12", printed=""), "printed", "printed_needed"),
        (figure(value="21", printed="12 personer"), "printed", "printed_differs"),
        (figure(measure="percent", value="82.7", printed="87,2 procent"), "printed", "printed_differs"),
        (figure(value="1", within_indicator="gender"), "within_category", "pair_needed"),
        (figure(value="1", base_category="advice"), "base_indicator", "pair_needed"),
        (figure(measure="comparison", qualifier="over", printed="fler"), "compared_year", "comparison_needs_other"),
        (figure(value="93", base="171", printed="93/117"), "base", "printed_differs"),
        (figure(measure="rank", value="1", base="9", printed="vanligast"), "base", "cell_not_wanted"),
        (figure(obs_status="L", qualifier="", chart_prints=""), "chart_prints", "chart_needed"),
        (figure(obs_status="O", qualifier="", chart_prints="no"), "chart_prints", "cell_not_wanted"),
        (figure(obs_status="Q", qualifier="", printed="", chart_prints="yes"), "chart_prints", "cell_not_wanted"),
        (figure(obs_status="O", qualifier="", base="9"), "base", "cell_not_wanted"),
        (figure(obs_status="Q", qualifier="exact"), "qualifier", "cell_not_wanted"),
        (figure(obs_status="M", qualifier="", printed="12"), "printed", "cell_not_wanted"),
        (figure(obs_status="O", qualifier="", printed="12 personer"), "printed", "cell_not_wanted"),
        (figure(obs_status="L", qualifier="", printed="de flesta"), "printed", "cell_not_wanted"),
        (figure(value="12", obs_status="B"), "obs_status", "status_of_build"),
        (figure(measure="rank", value="0", printed="sist"), "value", "number_too_small"),
        (
            figure(measure="comparison", qualifier="exact", printed="fler", compared_year="earlier"),
            "qualifier",
            "comparison_qualifier",
        ),
    ],
)
def test_what_does_not_go_together_is_told_at_its_column(row, column, kind):
    """Exactly one problem for each fault."""
    assert faults(row) == [(2, column, kind)]


def test_the_same_row_twice_is_told_even_under_two_numbers():
    """A copied line differs only in its number."""
    assert faults(figure(value="1", seq="1"), figure(value="1", seq="2")) == [(3, "", "doubled_row")]


def test_a_file_whose_rows_are_all_of_a_later_year_is_not_told_row_by_row():
    """It has the wrong name, which is said once of the file; a single late row among others is told."""
    assert faults(figure(year="2026", value="1"), figure(year="2026", value="2")) == []
    assert faults(figure(value="1"), figure(year="2026", value="2")) == [(3, "year", "year_too_late")]
