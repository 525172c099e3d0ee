"""A year's workbook as bytes: the same plan gives the same bytes."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from scripts.ground.data_package import Row
from scripts.year.form import labelled
from scripts.year.plan import FIGURES_SHEET, Plan
from scripts.year.workbook_formulas import row_formulas
from scripts.year.workbook_sheets import Labels, write_help, write_theme
from scripts.year.workbook_words import HELP_SHEET

WIDE = 30  # narrow cells would be saved to CSV as they are shown


def to_workbook(plan: Plan, codes: Mapping[str, list[Row]], columns: Sequence[str], made: str) -> bytes:
    """The workbook of a plan. `columns`: those of a figures file; `made`: the date that stands in it, ISO 8601 with zone."""
    book = Workbook()
    book.properties.creator = ""
    book.properties.created = datetime.fromisoformat(made).replace(tzinfo=None)
    book.calculation.fullCalcOnLoad = True  # no program has worked out the formulas yet
    first = book.worksheets[0]
    first.title = HELP_SHEET
    names = labels(codes)
    statuses = [row for row in codes["vocabulary"] if row["list"] == "obs_status"]
    write_help(first, plan, {row["code"]: (row["label_sv"], row["definition_sv"]) for row in statuses})
    titles = {row["indicator"]: row["title_sv"] for row in codes["indicators"]}
    for sheet, lines in plan.sheets():
        write_theme(book.create_sheet(sheet), plan, lines, titles, names)
    write_figures(book.create_sheet(FIGURES_SHEET), plan, columns, names["status"])
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


def write_figures(sheet: Worksheet, plan: Plan, columns: Sequence[str], statuses: Labels) -> None:
    """The last sheet: the figures file, by formulas where a cell of the form decides and as text elsewhere."""
    letters = {column: get_column_letter(number) for number, column in enumerate(columns, 1)}
    behind = {slot.at: (line, seq, measure) for line in plan.lines for seq, measure, slot in line.slots}
    sheet.append(list(columns))
    for at, row in enumerate(plan.rows):
        found: dict[str, str | int] = dict(row)
        if at in behind:
            here = f"{letters['obs_status']}{at + 2}"
            found |= row_formulas(plan, *behind[at], here, statuses, row)
        sheet.append([found[column] or None for column in columns])
    for letter in letters.values():
        sheet.column_dimensions[letter].width = WIDE
    sheet.freeze_panes = "A2"
    sheet.protection.sheet = True


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
