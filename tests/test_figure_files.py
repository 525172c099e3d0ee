"""The figures files against each other, and files that nothing names."""

import pytest

from scripts.ground.problems import Refused
from scripts.package.sources import read_sources
from scripts.package.validation.figure_files import check_files
from tests.rows import figure, figures_csv, hand_folder, lines_of


def faults(**files):
    """(file, row, kind) of each problem of literal files (`y2025=[row, ...]`)."""
    told = {int(name[1:]): lines_of(*rows) for name, rows in files.items()}
    return [(one.file, one.row, one.kind) for one in check_files(told, {})]


def test_a_withheld_cell_has_no_value_in_any_file():
    """The value could point out a person, whichever file it stands in."""
    secret = figure(year="2024", obs_status="Q", qualifier="")
    told = faults(y2024=[secret], y2025=[figure(value="3"), figure(year="2024", value="2")])
    assert told == [("figures/2025.csv", 3, "withheld_elsewhere")]


def test_a_copy_and_a_file_of_another_year_are_told():
    """A file saved under the next year's name before its rows were changed."""
    rows = [figure(value="3"), figure(value="4", population="direct")]
    assert faults(y2025=rows, y2026=rows) == [
        ("figures/2026.csv", 0, "file_copied"),
        ("figures/2026.csv", 0, "own_year_missing"),
    ]
    assert faults(y2025=rows) == []


@pytest.mark.parametrize("name", ["codes/notes (1).csv", "codes/.notes.csv.swp", "recommendations.xlsx"])
def test_a_file_that_nothing_names_is_told(tmp_path, name):
    """A copy that somebody edits would silently count for nothing."""
    folder = hand_folder(tmp_path, y2025=figures_csv(figure(value="420")))
    read_sources(folder)
    (folder / name).write_bytes(b"x")
    with pytest.raises(Refused) as refused:
        read_sources(folder)
    assert (name, "file_stray") in [(one.file, one.kind) for one in refused.value.problems]


def test_a_wrong_cell_hides_no_other_fault_of_its_file(tmp_path):
    """One run tells all: a typo in one row, a number that is not the printed one in another."""
    data = figures_csv(figure(value="420", population="al"), figure(value="21", printed="12 personer"))
    with pytest.raises(Refused) as refused:
        read_sources(hand_folder(tmp_path, y2025=data))
    assert {"unknown_code", "printed_differs"} <= {one.kind for one in refused.value.problems}
