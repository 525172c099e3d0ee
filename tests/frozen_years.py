"""Whole years that everything said of a year is tested on, read as a maintainer reads them: from a filled workbook to a package.

`tests/frozen/2025/` is what was written by hand of the first printed report. The others are the cells that somebody has filled in
of a form year (`frozen_drawing.py` says how its people were drawn), kept as rows so that a change of one can be read: here they
stand in the workbook that the code makes today. Nothing of it depends on which year is the newest one of the real package.
"""

import csv
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.ground.codebook import Codebook, read_codebook
from scripts.ground.columns import Column
from scripts.ground.data_package import Package, Row
from scripts.ground.problems import Problem
from scripts.ground.tables import all_records
from scripts.guard.audit.kept import Memory
from scripts.guard.audit.run import Audit, AuditQuestion, audit
from scripts.package.build import assemble
from scripts.package.sources import Sources, read_sources
from scripts.package.validation.built_package import judge_written
from scripts.package.writing import replace_package
from scripts.paths import DATAPACKAGE
from scripts.site.package.labels import Labels, read_package
from scripts.site.text.language import Language
from scripts.year.read import read_workbook
from scripts.year.start import workbook
from tests.code_lists import HandTable, read_lists, without, write_table
from tests.sharing import made_once
from tests.year_folder import AGREED, book_of, fill, fill_free, ticks, unpacked

FROZEN = Path(__file__).parent / "frozen"
PRINTED, YEAR = "2025", "2026"
FORMS = ("platform", "small", "turned", "mixed")
# Drawn by somebody else's people. They take long, so that not everything is tried on them.
OF_OTHERS = ("few", "like_2025")
NAMES = (PRINTED, *FORMS)
FORM, COLUMNS = "form", ("sheet", "line", "column", "value")
# What the code lists say of later years, which these years know nothing of.
BEGINS: tuple[Column, ...] = ("first_year", "year")
ENDS: Column = "last_year"


@cache
def labels(name: str, lang: str = "sv") -> Labels:
    """The package of a frozen year in a language."""
    return Labels(package(name), Language(lang))


@cache
def package(name: str) -> Package:
    """The package of a frozen year."""
    return read_package(folder(name))


def folder(name: str) -> Path:
    """The folder of a frozen year, built; once a run."""

    def make(top: Path) -> None:
        begun(top / "datapackage", name)
        built(top / "datapackage")

    return made_once(f"frozen-{name}", make, kept=True) / "datapackage"


def built(root: Path) -> list[Problem]:
    """Build the package as people do; its notices."""
    files, notices = assembled(read_sources(root))
    replace_package(root, files, judge_written)
    return notices


def assembled(sources: Sources) -> tuple[dict[str, bytes], list[Problem]]:
    """What the build makes, and its notices. The printed years are the same in all: their audit is asked for once a run."""
    memory = Memory()

    def of_year(question: AuditQuestion) -> Audit:
        printed = replace(question, book=replace(printed_book(), form_years=question.book.form_years))
        return memory.of_year(printed if question.year <= PRINTED else question)

    def audited(statements: Sequence[Row], codes: Mapping[str, Sequence[Row]], decisions: Sequence[Row]) -> Audit:
        return audit(statements, codes, decisions, of_year)

    found = assemble(sources, audited)
    memory.keep()
    return found


@cache
def printed_book() -> Codebook:
    """The code lists of the printed year, which no later year has added to."""
    with TemporaryDirectory() as workshop:
        written(Path(workshop) / "datapackage")
        return read_codebook(all_records(read_sources(Path(workshop) / "datapackage").codes))


def begun(target: Path, name: str) -> list[Problem]:
    """What is written by hand, of the printed year or of this one after it; what was said when its workbook was made and read."""
    written(target)
    if name == PRINTED:
        return []
    made = workbook(target, YEAR)
    fill_in(book_of(target, YEAR), cells(name))
    told = read_workbook(target, book_of(target, YEAR))
    unpacked(target, YEAR)
    return [*made, *told]


def written(target: Path) -> None:
    """The hand-written files of the printed year, with what the code lists said then."""
    shutil.copytree(FROZEN / PRINTED, target)
    shutil.copy(DATAPACKAGE / "package.yml", target)
    (target / "codes").mkdir()
    lists = read_lists(DATAPACKAGE)
    later = {row["indicator"] for row in lists["indicators"].rows if row[BEGINS[0]] > PRINTED}
    for name, (columns, rows) in without(later, lists).items():
        write_table(target / f"codes/{name}.csv", HandTable(columns, [kept for row in rows if (kept := then(row))]))


def then(row: Row) -> Row:
    """A row of a code list as it was when the printed year was the newest; nothing where a later year has brought it.

    What the form asks from the next year on stands in its list before anybody has filled it in.
    """
    if row.get("form_question") and row["year"] <= YEAR:
        return row
    brought_since = (row.get("indicator"), row.get("label_sv")) in brought()
    if brought_since or any(row.get(column, "") > PRINTED for column in BEGINS):
        return {}
    ended = row.get(ENDS, "") > PRINTED or (row.get("indicator"), row.get("category")) in asked()
    return {} if ended and ENDS in row else row


@cache
def asked() -> frozenset[tuple[str, str]]:
    """(indicator, category) that one of the form years fills in: a real year may have asked for it no more."""
    lines = (cell["line"].split(".") for name in (*FORMS, *OF_OTHERS) for cell in cells(name) if cell["sheet"] == FORM)
    return frozenset((indicator, category) for indicator, category, *_ in lines)


@cache
def brought() -> frozenset[tuple[str, str]]:
    """(indicator, answer) that one of the form years brings: a real year may have brought the same, which no code list dates."""
    ids = {row["title_sv"]: row["indicator"] for row in read_lists(DATAPACKAGE)["indicators"].rows}
    added: dict[tuple[str, str], dict[str, str]] = {}
    for name in (*FORMS, *OF_OTHERS):
        for cell in cells(name):
            if cell["sheet"] == "answers":
                added.setdefault((name, cell["line"]), {})[cell["column"]] = cell["value"]
    return frozenset((ids[answer["indicator"]], answer["label_sv"]) for answer in added.values())


def cells(name: str) -> list[dict[str, str]]:
    """What is filled in of a form year: sheet (the form, or a free one), line, column, value."""
    with (FROZEN / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [*csv.DictReader(file)]


def fill_in(book: Path, rows: list[dict[str, str]]) -> None:
    """Write the cells in the workbook as a person would."""
    form: dict[str, dict[str, object]] = {}
    free: dict[str, dict[str, dict[str, object]]] = {}
    for row in rows:
        value = int(row["value"]) if row["value"].isdecimal() else row["value"]
        if row["sheet"] == FORM:
            form.setdefault(row["column"], {})[row["line"]] = value
        else:
            free.setdefault(row["sheet"], {}).setdefault(row["line"], {})[row["column"]] = value
    lines = {sheet: [*lines.values()] for sheet, lines in free.items()}
    written = [row["value"] for row in rows if row["sheet"] != AGREED.name]
    fill(book, **form)
    lines[AGREED.name] = [*lines.get(AGREED.name, []), *map(dict[str, object], ticks(written))]
    fill_free(book, **lines)
