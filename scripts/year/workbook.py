"""A year's workbook as bytes: the same plan gives the same bytes."""

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import datetime

from openpyxl import Workbook

from scripts.ground.codebook import read_codebook
from scripts.ground.data_package import Row
from scripts.year.added.lists import to_lists
from scripts.year.added.writing import write_free_sheets
from scripts.year.controls import controls, sums_of
from scripts.year.form import labelled
from scripts.year.guidance import Guidance, guidance
from scripts.year.plan import Plan
from scripts.year.workbook_controls import write_controls, wrong_of
from scripts.year.workbook_formulas import Tried
from scripts.year.workbook_sheets import Labels, write_help, write_theme
from scripts.year.workbook_words import CONTROL_SHEET, HELP_SHEET


def to_workbook(plan: Plan, codes: Mapping[str, list[Row]], made: str, bits: str, origin: str) -> bytes:
    """The workbook of a plan. `made`: the date that stands in it, ISO 8601 with zone; `bits`: random, kept on its hidden sheet;
    `origin`: the package that it is made from.
    """  # noqa: D205
    book = Workbook()
    book.properties.creator = ""
    book.properties.created = datetime.fromisoformat(made).replace(tzinfo=None)
    book.calculation.fullCalcOnLoad = True  # no program has worked out the formulas yet
    first = book.worksheets[0]
    first.title = HELP_SHEET
    names = labels(codes)
    statuses = [row for row in codes["vocabulary"] if row["list"] == "obs_status"]
    write_help(first, plan, {row["code"]: (row["label_sv"], row["definition_sv"]) for row in statuses}, origin)
    titles = {row["indicator"]: row["title_sv"] for row in codes["indicators"]}
    guides = guides_of(plan, codes)
    every = controls(plan, codes)
    tried = Tried(sums_of(every), wrong_of(every, names))
    for sheet, lines in plan.sheets():
        write_theme(book.create_sheet(sheet), plan, lines, titles, names, guides, tried)
    write_controls(book.create_sheet(CONTROL_SHEET), every, names, titles, codes)
    write_free_sheets(book, plan, codes, to_lists(codes, plan.years), bits)
    book.security.lockStructure = True
    out = io.BytesIO()
    book.save(out)
    return undated(out.getvalue(), book.properties.created)


def labels(codes: Mapping[str, list[Row]]) -> dict[str, Labels]:
    """What the sheets call things, in Swedish: "categories" (by indicator.category), "populations" and "status"."""
    return {
        "categories": {f"{row['indicator']}.{row['category']}": row["label_sv"] for row in codes["categories"]},
        "populations": {row["population"]: row["label_sv"] for row in codes["populations"]},
        "status": labelled(codes["vocabulary"], "obs_status"),
    }


def guides_of(plan: Plan, codes: Mapping[str, list[Row]]) -> dict[str, Guidance]:
    """Key of a line -> its question, its definition and who is counted."""
    book, units = read_codebook(codes), labelled(codes["vocabulary"], "unit")
    groups = {row["population"]: row for row in codes["populations"]}
    return {line.key: guidance(line.form, book, groups[line.form.population], units) for line in plan.lines}


def undated(data: bytes, made: datetime) -> bytes:
    """The same workbook without the time at which it was saved: in its properties, and of each file in the ZIP."""
    out = io.BytesIO()
    stamp = f"{made.isoformat()}Z".encode()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, part)
            entry = zipfile.ZipInfo(name)  # with the ZIP format's first day
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(entry, part)
    return out.getvalue()
