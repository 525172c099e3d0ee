"""A drawn year on its way: into the workbook, read as often as something is asked, unpacked, and built to a package."""

from pathlib import Path

from scripts.ground.problems import Refused
from scripts.ground.tables import all_records
from scripts.package.sources import read_sources
from scripts.year.read import read_workbook
from scripts.year.start import workbook
from tests.frozen_years import YEAR, built, fill_in, written
from tests.mill.drawing import Year
from tests.mill.filling import Filling
from tests.typing_in import lines_in
from tests.year_folder import answer, asked_by, book_of, unpacked

TIMES = 6  # so often somebody answers what the reading asks
HOPELESS = "workbook_unprotectable"  # what the kinds begin with: it cannot be protected, and is no year of ours


def made(year: Year, root: Path) -> Filling:
    """The built package of a year in `root`, and what was typed for it. Raises `Refused` where the desk refuses it."""
    written(root)
    workbook(root, YEAR)
    book = book_of(root, YEAR)
    filling = Filling(year, all_records(read_sources(root).codes), [*lines_in(book)])
    fill_in(book, filling.rows())
    for _ in range(TIMES):
        try:
            read_workbook(root, book)
            break
        except Refused as refused:
            if not (asked := asked_by(refused)):
                raise
            answer(root, asked, YEAR)
    unpacked(root, YEAR)
    built(root)
    return filling


def is_unprotectable(refused: Refused) -> bool:
    """Whether a year was refused since its people cannot be protected."""
    return all(one.kind.startswith(HOPELESS) for one in refused.problems if not one.is_notice)
