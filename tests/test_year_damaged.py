"""A workbook that was damaged, or made to do harm, is refused in a sentence or read: whatever is in it, never a traceback."""

import zipfile

import pytest

from scripts.ground.problems import Problem, Refused
from scripts.package.sources import read_sources
from scripts.year.filling import fill
from scripts.year.opening import open_workbook, year_of
from scripts.year.read import to_before
from tests.heavy_workbooks import damaged
from tests.year_folder import YEAR, book_of, started

FEW, MANY = 6, 361


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """What there is before, and the parts of a workbook."""
    folder = started(tmp_path_factory.mktemp("whole"))
    with zipfile.ZipFile(book_of(folder)) as archive:
        return to_before(read_sources(folder), int(YEAR)), {name: archive.read(name) for name in archive.namelist()}


def survives(whole, tmp_path, seed: int) -> None:
    """It is read, or refused with sentences that name the file."""
    before, parts = whole
    file = tmp_path / f"{YEAR}.xlsx"
    file.write_bytes(damaged(parts, seed))
    problems: list[Problem] = []
    try:
        book = open_workbook(file)
        fill(before, book, year_of(book, file.name), file.name, lambda _: None)
    except Refused as refused:
        problems = refused.problems
    assert all(one.text(lang).startswith(file.name) for one in problems for lang in ("sv", "en"))


@pytest.mark.parametrize("seed", range(FEW))
def test_a_damaged_workbook_is_read_or_refused(whole, tmp_path, seed):
    """Whatever happened to it."""
    survives(whole, tmp_path, seed)


@pytest.mark.parametrize("seed", range(FEW, MANY))
@pytest.mark.slow("hundreds", "test_a_damaged_workbook_is_read_or_refused")
def test_hundreds_of_damaged_workbooks_are_read_or_refused(whole, tmp_path, seed):
    survives(whole, tmp_path, seed)
