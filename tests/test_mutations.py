"""Figures files changed at random: never a traceback, never a half-written package, and no fault goes by in silence."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scripts.ground.problems import Problem, Refused, stop_on_faults
from scripts.ground.tables import records
from scripts.package.build import assemble, build
from scripts.package.disclosure.settings import read_disclosure
from scripts.package.sources import Sources, read_codes, read_figures, read_settings
from tests.rows import figure, figures_csv, hand_folder

pytestmark = pytest.mark.slow(
    "files destroyed at random", "test_bad_input.py::test_bad_figures_are_refused_at_their_place"
)

GOOD = figures_csv(
    figure(value="420", printed="420 individer"),
    figure(population="direct", value="364", printed="364 av dessa"),
    figure(indicator="gender", category="women", population="adults", measure="percent", value="87.8", printed="87,8 procent"),
    figure(indicator="origin_country", category="sweden", population="adults_direct", measure="rank", value="1", printed="först"),
)  # fmt: skip
NASTY = [
    b"\0",
    b'"',
    b",",
    b";",
    b"\n",
    b"\r\n",
    b"\xff",
    b"\xef\xbb\xbf",
    b"=1",
    b"<script>",
    "\u202e".encode(),
    b" ",
    b"-",
    b"%",
]
QUIET = settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """One package folder for all examples: each writes its figures file anew."""
    return hand_folder(tmp_path_factory.mktemp("mutants"), y2025=GOOD)


@pytest.fixture(scope="module")
def code_lists(folder):
    """The settings and code lists, read once."""
    package_settings = read_settings(folder)
    codes, _, _ = read_codes(folder, package_settings)
    return package_settings, codes


def outcome(folder: Path, code_lists, data: bytes) -> tuple[Sources, dict[str, bytes], list[Problem]]:
    """What the build makes of a figures file: the input as it was read and the files, or the problems."""
    (folder / "figures/2025.csv").write_bytes(data)
    package_settings, codes = code_lists
    figures, problems = read_figures(folder, package_settings, codes)
    disclosure, _ = read_disclosure(folder)
    assert disclosure is not None
    sources = Sources(package_settings, codes, figures, problems, disclosure)
    try:
        stop_on_faults(problems)
        return sources, assemble(sources)[0], []
    except Refused as refused:
        return sources, {}, refused.problems


@st.composite
def mutations(draw: st.DrawFn) -> bytes:
    """The good file after one to three cuts, insertions, doublings or changed bytes."""
    data = GOOD
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        new = draw(st.one_of(st.sampled_from(NASTY), st.binary(max_size=6), st.just(data[start:end] * 2), st.just(b"")))
        data = data[:start] + new + data[end:]
    return data


def state(folder: Path) -> dict[str, str]:
    """Everything below a folder, with checksums."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


@QUIET
@given(data=mutations())
def test_a_mutated_file_is_refused_or_means_what_it_says(folder, code_lists, data):
    """Either there is a fault that can be said, or every row and number of the file comes out as it stands."""
    sources, files, problems = outcome(folder, code_lists, data)
    if problems:
        assert any(not problem.is_notice for problem in problems)
        assert all(problem.text(lang) for problem in problems for lang in ("sv", "en"))
        return
    text = files["data/statements.csv"].decode()
    rows = records(sources.figures[2025])
    assert len(rows) == text.count("\n") - 1
    for row in rows:
        assert row["value"] in text
        assert row["printed"].replace('"', '""') in text


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=mutations())
def test_a_mutated_file_never_leaves_half_a_package(folder, data):
    """The published files are the old ones or a whole new set, and no helper files are left."""
    (folder / "figures/2025.csv").write_bytes(GOOD)
    build(folder)
    old = state(folder / "data")
    (folder / "figures/2025.csv").write_bytes(data)
    try:
        build(folder)
    except Refused:
        assert state(folder / "data") == old
    assert set(state(folder / "data")) == set(old)
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


@QUIET
@given(
    row=st.integers(0, 3),
    column=st.sampled_from(
        ["indicator", "category", "population", "scope", "measure", "qualifier", "obs_status", "source"]
    ),
    text=st.text(alphabet="abcdefghijklmnopqrstuvwxyz_", min_size=1, max_size=12),
)
def test_a_made_up_code_is_never_published(folder, code_lists, row, column, text):
    """Whatever the letters: a code that no list has stops the build at its column."""
    rows = [
        figure(value=value, population=name)
        for name, value in zip(POPULATIONS, ("420", "364", "62", "358"), strict=True)
    ]
    rows[row] = rows[row] | {column: text}
    _, _, problems = outcome(folder, code_lists, figures_csv(*rows))
    _, codes = code_lists
    known = {code for table in codes.values() for row in table.values() for code in [*row.values()][:2]}
    if text not in known:
        assert column in {problem.column for problem in problems}


POPULATIONS = ("all", "direct", "children", "adults")
