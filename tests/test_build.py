"""The build as a whole: the same bytes from the same input, and nothing at all from wrong input."""

import hashlib
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.ground.cells import cell_id
from scripts.ground.data_package import Row
from scripts.ground.problems import Refused
from scripts.ground.tables import all_records, to_csv
from scripts.package.build import build, check
from scripts.package.observations import Decided, resolve
from scripts.package.observing import WANTED, resolve_evidence
from scripts.package.sources import read_sources
from scripts.paths import ROOT
from tests.rows import FIGURE_COLUMNS, figure, figures_csv, hand_folder, statement
from tests.synthetic import synthetic_year


def content(folder: Path) -> dict[str, str]:
    """Every file of a folder and its checksum."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def written(folder: Path, table: str) -> str:
    return (folder / "data" / f"{table}.csv").read_text(encoding="utf-8")


def test_two_figures_become_a_whole_package(tmp_path):
    """420 met and 364 directly affected: both are published, and the 56 that follow are marked as computed."""
    folder = hand_folder(
        tmp_path,
        y2025=figures_csv(figure(value="420"), figure(population="direct", value="364", printed="364 av dessa")),
    )
    build(folder)
    observations = written(folder, "observations")
    assert ",count,420,420,420,printed,exact," in observations
    inputs = " ".join(f"contacts.total.{people}.all_cases.2025.count.persons" for people in ("all", "direct"))
    assert (
        f",count,56,56,56,computed,exact,,,,,,persons,B,platform,computed,sum_of_populations,{inputs},0,"
        in observations
    )
    assert check(folder) == []


def test_a_column_that_nothing_fills_is_named(tmp_path):
    """It is promised in package.yml, and no code makes it: one clear fault and no traceback."""
    folder = hand_folder(tmp_path, y2025=figures_csv(figure(value="420")))
    text = (folder / "package.yml").read_text(encoding="utf-8")
    described = (
        "\nfields:\n  odd: {type: string, title: Udda, title_en: Odd, description: Udda., description_en: Odd.}\n"
    )
    promised = text.replace("printed_value, notes]", "printed_value, notes, odd]").replace("\nfields:\n", described)
    (folder / "package.yml").write_text(promised, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        build(folder)
    assert [(one.file, one.kind, one.found) for one in refused.value.problems] == [
        ("package.yml", "column_unfilled", "observations: odd")
    ]


def test_the_same_input_gives_the_same_bytes(tmp_path):
    """Built twice, in another folder, by another process with another hash seed: not one byte differs."""
    data = figures_csv(figure(value="420"), figure(population="direct", value="364"))
    contents = []
    for seed in ("1", "2"):
        folder = hand_folder(tmp_path / seed, y2025=data)
        subprocess.run(
            [sys.executable, "-m", "scripts", "package", "--folder", str(folder)],
            cwd=ROOT, env={"PYTHONHASHSEED": seed, "PATH": ""}, check=True, capture_output=True,
        )  # fmt: skip
        contents.append(content(folder))
    assert contents[0] == contents[1]


def test_a_fault_in_any_file_leaves_the_old_package_to_the_byte(tmp_path):
    """Also when the other files are right."""
    folder = hand_folder(tmp_path, y2025=figures_csv(figure(value="420")))
    build(folder)
    before = content(folder / "data") | {"json": (folder / "datapackage.json").read_text(encoding="utf-8")}
    (folder / "figures/2025.csv").write_bytes(figures_csv(figure(value="42 0", printed="42 0")))
    with pytest.raises(Refused):
        build(folder)
    assert content(folder / "data") | {"json": (folder / "datapackage.json").read_text(encoding="utf-8")} == before
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


def test_all_faults_of_all_files_are_told_in_one_run(tmp_path):
    folder = hand_folder(
        tmp_path, y2024=figures_csv(figure(value="1", year="2025")), y2025=figures_csv(figure(value="x"))
    )
    with (folder / "codes/breaks.csv").open("a", encoding="utf-8") as file:
        file.write("contact,2025,dark_figure\n")
    with pytest.raises(Refused) as refused:
        build(folder)
    files = {problem.file for problem in refused.value.problems if not problem.is_notice}
    assert files == {"figures/2024.csv", "figures/2025.csv", "codes/breaks.csv"}


@pytest.mark.slow("a build of its own", "test_frozen_years.py::test_a_new_year_needs_no_editing_of_pages")
def test_a_year_that_nobody_knew_of_is_built_from_its_file_alone(tmp_path):
    """A full made-up year beside the real ones: no code changes, and nothing in it contradicts itself."""
    codes = read_sources(hand_folder(tmp_path / "codes", y2025=figures_csv(figure(value="420")))).codes
    rows = synthetic_year(all_records(codes), FIGURE_COLUMNS, 2077)
    folder = hand_folder(tmp_path / "year", y2077=to_csv(FIGURE_COLUMNS, rows))
    assert {problem.kind for problem in build(folder)} <= {"notice_placeholder", "notice_not_asked"}
    assert written(folder, "observations").count(",2077,") > 300


def test_the_check_names_the_file_that_is_not_up_to_date(tmp_path):
    folder = hand_folder(tmp_path, y2025=figures_csv(figure(value="420")))
    build(folder)
    path = folder / "data/observations.csv"
    path.write_bytes(path.read_bytes().replace(b"420", b"421"))
    assert [problem.file for problem in check(folder)] == ["data/observations.csv"]


def test_evidence_that_names_no_figure_stops_the_build(tmp_path):
    """A recommendation may only rest on a figure that is there."""
    folder = hand_folder(tmp_path, y2025=figures_csv(figure(value="420")))
    path = folder / "recommendation_evidence.csv"
    path.write_bytes(path.read_bytes().replace(b",statement,", b",figure,", 1))
    with pytest.raises(Refused) as refused:
        build(folder)
    assert [problem.kind for problem in refused.value.problems if not problem.is_notice] == ["evidence_unresolved"]


@pytest.mark.parametrize(("doubt", "kinds"), [("doubtful", ["evidence_doubtful"]), ("corrected", []), ("", [])])
def test_a_figure_in_doubt_is_no_evidence(doubt, kinds):
    """A corrected one is: what stands beside the demand is the number that we publish."""
    observed = {cell: replace(one, doubt=Decided(doubt)) for cell, one in resolve([statement(value="420")], {}).items()}
    named: Row = {**{name: figure()[name] for name in WANTED}, "evidence_kind": "figure"}
    rows, problems = resolve_evidence({2: named}, observed)
    assert [(one.kind, one.row) for one in problems] == [(kind, 2) for kind in kinds]
    assert rows[0]["observation"] == cell_id(next(iter(observed)))
