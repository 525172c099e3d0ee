"""A table from an older folder that lies over a newer one is told once, with what to do, and not at each row that it fails."""

import pytest

from scripts.ground.data_package import Package
from scripts.ground.problems import Refused
from scripts.ground.releases import Release
from scripts.package.sources import read_codes, read_settings, read_sources
from scripts.package.tables import all_records
from tests.rows import figure, figures_csv, hand_folder

LATE = "platform_form_2031"


@pytest.fixture
def folder(tmp_path):
    """Two years, the later one of a form that the sources have."""
    made = hand_folder(
        tmp_path / "datapackage",
        y2025=figures_csv(figure(value="420")),
        y2031=figures_csv(
            *(figure(value="430", year="2031", source=LATE, population=who) for who in ("all", "adults"))
        ),
    )
    with (made / "codes/sources.csv").open("a", encoding="utf-8") as file:
        file.write(f"{LATE},Formuläret,The form,Plattformen,2031,form,,none,sv,,\n")
    return made


def without(folder, source):
    """The folder with the sources as they were before that one."""
    path = folder / "codes/sources.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith(f"{source},")), encoding="utf-8")


def kinds(folder):
    """(file, kind) of every fault."""
    with pytest.raises(Refused) as stopped:
        read_sources(folder)
    return [(one.file, one.kind) for one in stopped.value.problems if not one.is_notice]


def test_what_the_last_release_had_is_told_once_for_its_table(folder, monkeypatch):
    """Two figures name the source that is gone: one sentence, at the file that has lost it, in both languages."""
    rows = all_records(read_sources(folder).codes)
    last = Release("1.1.0", Package({"version": "1.1.0"}, {"sources": rows["sources"]}, {}))
    monkeypatch.setattr("scripts.package.sources.read_releases", lambda root: ((last,), []))
    without(folder, LATE)
    with pytest.raises(Refused) as stopped:
        read_sources(folder)
    (told,) = stopped.value.problems
    assert told.text("sv").startswith(f"codes/sources.csv: {LATE} finns i version 1.1.0 men inte längre här")
    assert told.text("en").startswith(f"codes/sources.csv: {LATE} is in version 1.1.0 but no longer here")


def test_a_code_that_no_release_had_is_told_where_it_stands(folder, monkeypatch):
    """It is mistyped, or its row has not been written: the rows say so, as they do before the first release."""
    without(folder, LATE)
    wanted = [("figures/2031.csv", "unknown_code")] * 2
    assert kinds(folder) == wanted
    rows = all_records(read_codes(folder, read_settings(folder))[0])
    last = Release("1.0.0", Package({"version": "1.0.0"}, {"sources": rows["sources"]}, {}))
    monkeypatch.setattr("scripts.package.sources.read_releases", lambda root: ((last,), []))
    assert kinds(folder) == wanted
