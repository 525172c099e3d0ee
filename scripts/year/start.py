"""`workbook`: the Excel workbook of a year, to fill in; a year that has no figures yet begins with it.

What stands in the one that is there is carried over.
"""

from collections.abc import Collection
from pathlib import Path
from secrets import token_hex

from openpyxl import Workbook

from scripts.ground.problems import Problem, Refused, stop_on_faults
from scripts.package.sources import Sources, read_sources
from scripts.package.tables import all_records
from scripts.package.validation.form_rows import FORM, Declared
from scripts.package.writing import saying_disk_errors
from scripts.year.added.writing import DRAWN
from scripts.year.carrying import carried, own_meanings
from scripts.year.files import replace_all
from scripts.year.opening import open_workbook, year_of
from scripts.year.planning import make_plan
from scripts.year.reading_cells import bits_of, drawn_bits
from scripts.year.workbook import to_bytes, to_workbook
from scripts.year.workbook_words import ORIGIN

KEPT = "{}-gammal.xlsx"  # what the workbook that was there is called from now on


def workbook(root: Path, said: str) -> list[Problem]:
    """Write the workbook of a year beside `root`; what was written, and whether a year is missing before it, as notices.

    One that is there already stays under another name; what differs from it is told. Raises `Refused`, and writes nothing, when
    the year is no year, the workbook that is there cannot be read or one was kept before, or the package has faults.
    """
    sources = read_sources(root)
    year = to_year(said, sources)
    path = root.resolve().parent / f"{year}.xlsx"
    kept = path.with_name(KEPT.format(year))
    old = earlier(path, kept, year) if path.exists() else None
    codes, figures = all_records(sources.codes), all_records(sources.figures)
    plan, made = make_plan(codes, figures, sources.disclosure, year), sources.settings.package["created"]
    book = to_workbook(plan, codes, made, bits_of(old) if old else token_hex(DRAWN), origin_of(sources))
    told = carried(old, book, own_meanings(codes, year), (kept.name, path.name)) if old else []
    with saying_disk_errors():
        before = path.read_bytes() if old else None
        replace_all(({kept: (None, before)} if before else {}) | {path: (before, to_bytes(book))})
    return [Problem(path.name, 0, "", "notice_written"), *told, *gap(figures, year, path.name), *unread(sources)]


def earlier(path: Path, kept: Path, year: int) -> Workbook:
    """The workbook that there is. Raises `Refused` where it is another year's, is not whole, or may not be called `kept`."""
    book = open_workbook(path)
    year_of(book, path.name)
    there = [Problem(kept.name, 0, "", "workbook_exists")] if kept.exists() else []  # it may hold a day's work
    stop_on_faults(drawn_bits(book, f"python -m scripts workbook {year}", path.name) + there)
    return book


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


def origin_of(sources: Sources) -> str:
    """The version of a package, that of the settings before the first release, and the newest year that it has figures for."""
    version = sources.releases[-1].version if sources.releases else sources.settings.package["version"]
    return ORIGIN.format(version, max(sources.figures))


def gap(years: Collection[int], year: int, file: str) -> list[Problem]:
    """A notice when the figures end before the year before: that year may have none, or the folder may be old."""
    newest = max(years)
    return [Problem(file, 0, "", "notice_year_gap", str(newest), str(newest + 1))] if newest < year - 1 else []
