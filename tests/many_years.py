"""Whole made-up years after the real ones, each released before the next: a package as it is after that many years."""

import shutil
import sys
from collections.abc import Collection
from pathlib import Path

from scripts.ground.releases import FOLDER
from scripts.ground.tables import all_records, to_csv
from scripts.package.build import build
from scripts.package.sources import read_sources
from scripts.paths import DATAPACKAGE, FIGURES
from tests.releasing import release
from tests.rows import FIGURE_COLUMNS
from tests.synthetic import synthetic_year

OTHERS = 100  # years away: the people of another year


def grown(root: Path, wanted: Collection[int]) -> None:
    """Packages of so many made-up years as are `wanted`, each in a folder below `root` that has its number. The newest is new."""
    folder = root / "growing"
    shutil.copytree(DATAPACKAGE, folder, ignore=shutil.ignore_patterns(FOLDER))
    last = max(int(path.stem) for path in FIGURES.glob("*.csv"))
    for count in range(1, max(wanted) + 1):
        release(folder)
        add_year(folder, last + count)
        build(folder)
        if count in wanted:
            shutil.copytree(folder, root / str(count))
    shutil.rmtree(folder)


def add_year(folder: Path, year: int, people: int = 0) -> None:
    """Write the figures of a year; of those who were met so many years later."""
    rows = synthetic_year(all_records(read_sources(folder).codes), FIGURE_COLUMNS, year + people)
    told = [row | {"year": str(year)} for row in rows]
    (folder / "figures" / f"{year}.csv").write_bytes(to_csv(FIGURE_COLUMNS, told))


def change_newest(folder: Path) -> None:
    """Give the newest year of a package other people."""
    add_year(folder, max(int(path.stem) for path in (folder / "figures").glob("*.csv")), OTHERS)


if __name__ == "__main__":
    grown(Path(sys.argv[1]), {int(count) for count in sys.argv[2:]})
