"""`read-workbook`: a workbook that was filled in becomes one ZIP to unpack into `datapackage/`, or a list of what to mend."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from scripts.ground.data_package import Row
from scripts.ground.problems import Problem, stop_on_faults
from scripts.ground.zipping import zipped
from scripts.package.csv_text import canonical
from scripts.package.sources import Sources, hand_part, read_sources
from scripts.package.tables import all_records
from scripts.package.writing import put_whole, saying_disk_errors
from scripts.paths import DOCS
from scripts.year.before import Before
from scripts.year.filling import Filled, fill
from scripts.year.opening import open_workbook, year_of
from scripts.year.origin import gap, misplaced, origin_of, said_in
from scripts.year.reach import newest_year, reached
from scripts.year.summary_site import texts_now
from scripts.year.trial import refusals


def read_workbook(root: Path, file: Path, keep: Sequence[str] = ()) -> list[Problem]:
    """Write the ZIP beside the workbook, in the place of an earlier one; gives what was read and what was hidden.

    `keep`: cells of the workbook (Sheet!C12) that are not to be hidden for another's sake. Raises `Refused`, and writes nothing,
    when the package in `root` or the workbook has a fault, or the workbook was made from another package than that one.
    """
    sources = read_sources(root)
    book = open_workbook(file)
    year = year_of(book, file.name)
    here = origin_of(sources.settings.package["version"], sources.releases, sources.figures)
    told = [*misplaced(said_in(book), here, sources.releases, year, file.name), *gap(sources.figures, year, file.name)]
    before, target = to_before(sources), file.with_name(f"{year}-datapackage.zip")
    with saying_disk_errors():
        target.unlink(missing_ok=True)  # what an earlier reading gave is not this one's
    stop_on_faults(told)
    filled = fill(before, book, year, file.name, keep)
    files = changed(sources, before, filled, year)
    if filled.tables["corrections"] != before.tables["corrections"]:
        stop_on_faults(refusals(root, files, file.name))
    with saying_disk_errors():
        put_whole(target, zipped(files))
    told += reached(before.tables, filled.tables, newest_year(filled.figures), texts_now(DOCS), file.name)
    return [*told, *filled.notices, Problem(target.name, 0, "", "notice_zip_written")]


def to_before(sources: Sources) -> Before:
    """What stands in the folder, as rows."""
    codes, figures = all_records(sources.codes), all_records(sources.figures)
    publisher = str(sources.settings.package["contributors"][0]["title"])
    return Before(codes, figures, sources.disclosure, sources.releases, publisher)


def changed(sources: Sources, before: Before, filled: Filled, year: int) -> dict[str, bytes]:
    """Path below the package folder -> bytes, for the year's figures and every hand-written table that says something new."""
    settings = sources.settings
    files = {f"figures/{year}.csv": to_csv(hand_part(settings.tables["statements"]).columns, filled.figures[year])}
    for name, rows in filled.tables.items():
        if rows != before.tables[name]:
            files[settings.tables[name].path] = to_csv(hand_part(settings.tables[name]).columns, rows)
    return files


def to_csv(columns: Sequence[str], rows: Sequence[Mapping[str, str] | Row]) -> bytes:
    """Rows as a hand-written file has them."""
    return canonical([*columns], [[row.get(column, "") for column in columns] for row in rows])
