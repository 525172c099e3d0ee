"""A year's workbook: the same plan gives the same bytes."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime

from openpyxl import Workbook
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange

from scripts.ground.data_package import Row
from scripts.year.added.writing import write_free_sheets
from scripts.year.controls import controls, sums_of
from scripts.year.form import labelled
from scripts.year.plan import Plan
from scripts.year.workbook_controls import write_controls, wrong_of
from scripts.year.workbook_formulas import Tried
from scripts.year.workbook_sheets import Labels, words_of, write_help, write_theme
from scripts.year.workbook_words import CONTROL_SHEET, HELP_SHEET


class InOrder(MultiCellRange):
    """What is merged, from left to right: openpyxl keeps a set, in the order of its hashes, and a browser has others."""

    def __iter__(self) -> Iterator[CellRange]:
        return iter(self.sorted())


def to_workbook(plan: Plan, codes: Mapping[str, list[Row]], made: str, bits: str, origin: str) -> Workbook:
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
    words, every = words_of(plan, codes), controls(plan, codes)
    tried = Tried(sums_of(every), wrong_of(every, names))
    for sheet, lines in plan.sheets():
        write_theme(book.create_sheet(sheet), plan, lines, titles, names["status"], words, tried)
    write_controls(book.create_sheet(CONTROL_SHEET), every, names, titles, codes)
    write_free_sheets(book, plan, codes, words, bits)
    first.merged_cells = InOrder(first.merged_cells.ranges)
    book.security.lockStructure = True
    return book


def labels(codes: Mapping[str, list[Row]]) -> dict[str, Labels]:
    """What the sheets call things, in Swedish: "categories" (by indicator.category), "populations" and "status"."""
    return {
        "categories": {f"{row['indicator']}.{row['category']}": row["label_sv"] for row in codes["categories"]},
        "populations": {row["population"]: row["label_sv"] for row in codes["populations"]},
        "status": labelled(codes["vocabulary"], "obs_status"),
    }


def to_bytes(book: Workbook) -> bytes:
    """A workbook without the time at which it is saved: in its properties, and of each file in the ZIP."""
    saved, out = io.BytesIO(), io.BytesIO()
    stamp = f"{book.properties.created.isoformat()}Z".encode()
    book.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, part)
            entry = zipfile.ZipInfo(name)  # with the ZIP format's first day
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(entry, part)
    return out.getvalue()
