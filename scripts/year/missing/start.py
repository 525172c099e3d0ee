"""`missing`: the workbook that asks the publisher for what a year's report leaves out, and for the open questions."""

from collections.abc import Mapping
from pathlib import Path
from secrets import token_hex

from scripts.ground.codebook import read_codebook
from scripts.ground.data_package import Package
from scripts.ground.missing import missing, open_questions
from scripts.ground.problems import Problem, Refused
from scripts.package.sources import read_sources
from scripts.package.tables import all_records
from scripts.package.writing import put_whole, saying_disk_errors
from scripts.reasoning import Settled, Settling
from scripts.year.added.writing import DRAWN
from scripts.year.missing.asking import answering, key_of
from scripts.year.missing.missing_workbook import to_workbook
from scripts.year.missing.questions import begun_rows
from scripts.year.origin import origin_of
from scripts.year.planning import make_plan
from scripts.year.start import to_year

BOOK = "{}-missing.xlsx"


def ask(root: Path, said: str, package: Package) -> list[Problem]:
    """Write the workbook beside `root`; what was written, as a notice. `package`: what `root` publishes.

    Raises `Refused`, and writes nothing, when the year is no year, the workbook is there already, nothing is missing, or the
    package has faults.
    """
    sources = read_sources(root)
    year = to_year(said, sources)
    book = root.resolve().parent / BOOK.format(year)
    if book.exists():  # it may hold a day's work
        raise Refused([Problem(book.name, 0, "", "workbook_exists")])
    codes, figures = all_records(sources.codes), all_records(sources.figures)
    settled = settled_in(package, str(year))
    asked = open_questions(str(year), package.rows("questions"), package.rows("observations"))
    if year not in figures or not (settled or asked):
        raise Refused([Problem("python -m scripts", 0, "", "nothing_missing", said)])
    plan = answering(make_plan(codes, figures, sources.disclosure, year), codes, sources.disclosure, settled)
    questions = begun_rows(asked, codes, package.rows("statements"))
    made, origin = sources.settings.package["created"], str(origin_of(sources, year))
    with saying_disk_errors():
        put_whole(book, to_workbook(plan, codes, settled, questions, made, token_hex(DRAWN), origin))
    left = sorted(settled.keys() - {line.key for line in plan.lines})
    notices = [Problem(book.name, 0, "", "notice_not_in_book", str(len(left)), ", ".join(left))] if left else []
    return [Problem(book.name, 0, "", "notice_written"), *notices]


def settled_in(package: Package, year: str) -> Mapping[str, Settled]:
    """Key of a line -> what its number would settle, for all that the year lacks."""
    observations, statements = (
        [row for row in package.rows(name) if row["year"] == year] for name in ("observations", "statements")
    )
    settling = Settling(observations, statements, read_codebook(package.tables))
    return {key_of(row): settling.settled(row) for row in missing(observations)}
