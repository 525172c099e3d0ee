"""`read-workbook`: a workbook that was filled in becomes the figures file of its year, or a list of what to mend."""

from collections.abc import Sequence
from pathlib import Path

from scripts.ground.problems import Problem, Refused, stop_on_faults
from scripts.package.csv_text import canonical
from scripts.package.sources import hand_part, read_sources
from scripts.package.tables import all_records
from scripts.package.writing import saying_disk_errors
from scripts.year.files import replace_all
from scripts.year.opening import open_workbook, year_of
from scripts.year.planning import make_plan
from scripts.year.protecting import protected
from scripts.year.reading_cells import read_entries
from scripts.year.remarks import remarks
from scripts.year.source_row import with_source
from scripts.year.workbook import labels


def read_workbook(root: Path, file: Path, keep: Sequence[str] = ()) -> list[Problem]:
    """Write the figures file of the workbook's year in `root`; gives what was hidden and what contradicts a print.

    `keep`: cells of the workbook (Sheet!C12) that are not to be hidden for another's sake. Raises `Refused`, and writes nothing,
    when the package or the workbook has a fault.
    """
    sources = read_sources(root)
    book = open_workbook(file)
    year = year_of(book, file.name)
    if year not in sources.figures:
        raise Refused([Problem(f"figures/{year}.csv", 0, "", "year_missing", str(year))])
    codes, figures = all_records(sources.codes), all_records(sources.figures)
    plan = make_plan(codes, figures, sources.disclosure, year)
    entries, problems = read_entries(book, plan, file.name, labels(codes)["status"])
    stop_on_faults(problems)
    rows, told = protected(plan, entries, figures, codes, sources.releases, sources.disclosure, keep, file.name)
    stop_on_faults(told)
    columns = hand_part(sources.settings.tables["statements"]).columns
    new = {root / "figures" / f"{year}.csv": canonical(columns, [[row[column] for column in columns] for row in rows])}
    table = sources.settings.tables["sources"]
    with_form = with_source(sources.settings, codes, year)
    if with_form is not None:
        new[root / table.path] = with_form
        problems.append(Problem(table.path, 0, "", "notice_source_started", plan.source))
    with saying_disk_errors():
        replace_all({path: (path.read_bytes(), data) for path, data in new.items()})
    return [*problems, *told, *remarks(plan, entries, rows, file.name)]
