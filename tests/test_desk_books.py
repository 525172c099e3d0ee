"""Whatever is dropped on the page is answered as the command answers it, in words and bytes: one browser reads all of it."""

import shutil
from pathlib import Path

import pytest

from scripts.ground.tables import all_records
from scripts.package.sources import read_sources
from scripts.year.start import workbook
from tests import frozen_years
from tests.desk_books import BOOKS
from tests.desk_page import at_the_command, laid_out, opened, small
from tests.mill.drawing import Year
from tests.mill.filling import Filling
from tests.typing_in import lines_in
from tests.year_folder import YEAR, book_of

pytestmark = pytest.mark.slow(
    "damaged, hostile and whole books in one browser",
    "test_year_damaged.py::test_a_damaged_workbook_is_read_or_refused",
    "test_desk_sealed.py::test_nothing_gets_out_of_the_worker",
)
DRAWN = range(92_100, 92_112)  # a year of each kind that nobody chose


@pytest.fixture(scope="module")
def desk(browser):
    """The page of a form that asks little."""
    with opened(browser, small() / "site") as found:
        yield found


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The printed year, built, and the workbook of the year after it."""
    found = tmp_path_factory.mktemp("years") / "datapackage"
    shutil.copytree(frozen_years.folder(frozen_years.PRINTED), found)
    workbook(found, frozen_years.YEAR)
    return found


@pytest.fixture(scope="module")
def whole(browser, folder):
    """The page of the whole form."""
    with opened(browser, laid_out(folder, folder.parent / "site")) as found:
        found.longest = 900
        yield found


@pytest.mark.parametrize("name", BOOKS)
def test_a_damaged_or_hostile_book_is_answered_alike(desk, tmp_path, name):
    """Where the command says no in a sentence, the page says the same, and it never breaks."""
    book = BOOKS[name](small() / f"{YEAR}.xlsx", tmp_path)
    assert desk.read(book) == at_the_command(small() / "datapackage", book)


@pytest.mark.parametrize("name", [*frozen_years.FORMS, *frozen_years.OF_OTHERS, *DRAWN])
def test_a_whole_year_is_answered_alike(whole, folder, tmp_path, name):
    """Those that are kept, and some that nobody chose, as they are first filled in."""
    book = Path(shutil.copy(book_of(folder, frozen_years.YEAR), tmp_path))
    frozen_years.fill_in(book, cells(folder, book, name))
    assert whole.read(book) == at_the_command(folder, book)


def cells(folder, book, name):
    """What is filled in of a year: its name, or the seed that it is drawn by."""
    if isinstance(name, str):
        return frozen_years.cells(name)
    return Filling(Year(name), all_records(read_sources(folder).codes), [*lines_in(book)]).rows()
