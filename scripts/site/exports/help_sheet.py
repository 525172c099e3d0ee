"""The sheet for whoever translates the page for those who need help: its words, where each is read, an empty column. XLSX out."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from scripts.site.exports.workbook import saved
from scripts.site.text.help_words import KEY, WHERE, help_rows
from scripts.site.text.words import LANGUAGE_NAMES, LANGUAGES, LISTS, Words

WIDTHS = (26, 34, 50, 50, 50)
# A workbook bears a day; this one has none of its own, and the same words give the same bytes.
MADE = datetime.fromtimestamp(0, UTC).replace(tzinfo=None)


def help_sheet(rows: Sequence[Words]) -> bytes:
    """The workbook: how to do it, and a row for each text in the order of the page."""
    texts = LISTS["help_sheet"]
    own = texts[LANGUAGES[0]]
    book = Workbook()
    book.properties.creator = ""
    told = book.worksheets[0]
    told.title = own["how"]
    for lang in LANGUAGES:
        for name in ("how", "people", "braces", "who", "back"):
            told.append([texts[lang][name]])
        told.append([])
    laid_out(told, [110])
    sheet = book.create_sheet(own["sheet"])
    sheet.append([own[KEY], own[WHERE], *(LANGUAGE_NAMES[lang] for lang in LANGUAGES), own["translation"]])
    for row in rows:
        sheet.append([row[KEY], row[WHERE], *(row[lang] for lang in LANGUAGES), ""])
    laid_out(sheet, WIDTHS)
    sheet.freeze_panes = "A2"
    return saved(book, MADE)


def laid_out(sheet: Worksheet, widths: Sequence[int]) -> None:
    """Columns wide enough to read in, lines that wrap, a bold first row."""
    for number, width in enumerate(widths):
        sheet.column_dimensions["ABCDE"[number]].width = width
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if cell.row == 1:
                cell.font = Font("Calibri", 11, bold=True)


def write_help_sheet(target: Path) -> None:
    """Write the sheet of the words as they are now. Raises PackageError on words that cannot be used."""
    target.write_bytes(help_sheet(help_rows()))
