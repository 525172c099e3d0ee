"""`workbook`: the Excel workbook of a year, to fill in; a year that has no figures yet begins with it."""

from pathlib import Path
from secrets import token_hex

from scripts.ground.problems import Problem, Refused
from scripts.package.sources import Sources, read_sources
from scripts.package.tables import all_records
from scripts.package.validation.form_rows import FORM, Declared
from scripts.package.writing import put_whole, saying_disk_errors
from scripts.year.added.writing import DRAWN
from scripts.year.origin import gap, origin_of
from scripts.year.planning import make_plan
from scripts.year.workbook import to_workbook


def workbook(root: Path, said: str) -> list[Problem]:
    """Write the workbook of a year beside `root`; what was written, and whether a year is missing before it, as notices.

    Raises `Refused`, and writes nothing, when the year is no year, the workbook is there already, or the package has faults.
    """
    sources = read_sources(root)
    year = to_year(said, sources)
    book = root.resolve().parent / f"{year}.xlsx"
    if book.exists():  # it may hold a day's work
        raise Refused([Problem(book.name, 0, "", "workbook_exists")])
    codes, figures = all_records(sources.codes), all_records(sources.figures)
    plan = make_plan(codes, figures, sources.disclosure, year)
    origin = origin_of(sources, year)
    with saying_disk_errors():
        put_whole(book, to_workbook(plan, codes, sources.settings.package["created"], token_hex(DRAWN), str(origin)))
    return [Problem(book.name, 0, "", "notice_written"), *gap(figures, year, book.name), *unread(sources)]


def unread(sources: Sources) -> list[Problem]:
    """One notice of all questions that the code lists have not all of; `package` says what to write of each."""
    rows = (row for lines in sources.figures.values() for row in lines.values())
    form = Declared(sources.codes, rows, sources.settings.tables["form"].columns)
    names = [one.found for one in form.new_questions()]
    return [Problem(FORM, 0, "", "notice_form_unread", str(len(names)), ", ".join(names))] if names else []


def to_year(said: str, sources: Sources) -> int:
    """The year that was asked for, within what the field `year` allows."""
    limits = next(one for one in sources.settings.tables["statements"].fields if one.name == "year").constraints
    if not (said.isascii() and said.isdigit() and limits["minimum"] <= int(said) <= limits["maximum"]):
        hint = f"{limits['minimum']}–{limits['maximum']}"
        raise Refused([Problem("python -m scripts", 0, "", "year_wrong", said, hint)])
    return int(said)
