"""Excel workbooks: the package in one language, and the words of the page for those who need help, for whoever translates them.

The layout follows the UK Government Analysis Function, "Releasing statistics in spreadsheets": a cover, contents and notes; one
marked table on each sheet, with its title in A1 and its heading in the same row everywhere; nothing merged or left empty
within a table but what the sheet explains; symbols in place of missing values. The first sheet is all figures, the columns that do
not fit a screen folded; its heading is in the first row, where whoever opens it with a program looks for it, and what else would
stand there is said in its first cell and on the cover. The same package gives the same bytes.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache, partial

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from scripts.ground.zipping import zipped
from scripts.site.exports.figures.columns import how_to_read, in_headings
from scripts.site.exports.sheets import LINK, Sheet, sheets, words_of
from scripts.site.package.citing import cited_package, reference
from scripts.site.package.labels import Labels, licence, value_of
from scripts.site.text.help_words import KEY, WHERE, help_rows
from scripts.site.text.language import LANGUAGE_NAMES, LANGUAGES, LISTS, Words

TITLE_STYLE, HEAD_STYLE, TEXT_STYLE, MARK_STYLE, LINK_STYLE = "Headline 1", "Table heading", "Text", "Mark", "Hyperlink"
# Title, what the sheet holds, and two lines on how to read it; these run on over the empty cells beside them.
STYLES_ABOVE = (TITLE_STYLE, "Normal", "Normal", "Normal")
FONT, SIZE = "Calibri", 11  # as in the styles that Excel brings
NARROW, WIDE, WIDEST, FEW = 10, 44, 88, 3  # characters; the widest where a table has few columns
NUMERIC = ("integer", "number", "year")
NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
# Excel allows neither more nor these in the name of a sheet.
LONGEST, FORBIDDEN = 31, re.compile(r"[\[\]:*?/\\]")
WIDTHS = (26, 34, 50, 50, 50)
# A workbook bears a day; this one has none of its own, and the same words give the same bytes.
MADE = datetime.fromtimestamp(0, UTC).replace(tzinfo=None)


def workbook(labels: Labels) -> bytes:
    """The workbook as a file."""
    language, descriptor = labels.language, labels.package.descriptor
    book = Workbook(write_only=True)
    book.properties.title = language.described(descriptor, "title")
    book.properties.creator = descriptor["contributors"][0]["title"]
    book.properties.language = language.code
    add_styles(book)
    first, *others = sheets(labels)
    write_sheet(book.create_sheet(tab(first.title)), first)
    write_cover(book.create_sheet(words_of(language)["cover"]), cover(labels))
    for sheet in others:
        write_sheet(book.create_sheet(tab(sheet.title)), sheet)
    return saved(book, datetime.fromisoformat(descriptor["created"]).replace(tzinfo=None))


def cover(labels: Labels) -> list[str]:
    """The lines of the cover: what this is, who made it, how to read it."""
    language = labels.language
    descriptor, words = dict(labels.package.descriptor), words_of(language)
    return [
        language.described(descriptor, "title"),
        language.described(descriptor, "description"),
        words["version"].format(descriptor["version"], language.date(descriptor["created"])),
        words["publisher"].format(descriptor["contributors"][0]["title"]),
        licence(labels, words["licence"].format("{title}", "{path}")),
        words["home"].format(descriptor["homepage"]),
        words["contact"].format(value_of("error_contact", labels)),
        words["cite"].format(reference(cited_package(labels.package), labels.package, language)),
        words["how_sheets"],
        *(in_headings(line, language) for line in how_to_read(labels.package, language)),
        *(words[f"how_{name}"] for name in ("links", "marks", "notes", "blank")),
    ]


def add_styles(book: Workbook) -> None:
    """The styles of the cells, by name: a reader can change them all at once, and a style of its own per cell takes long."""
    wrapped, right = Alignment(wrap_text=True, vertical="top"), Alignment(horizontal="right", vertical="top")
    line = Border(bottom=Side("thin"))
    book.add_named_style(NamedStyle(HEAD_STYLE, font=Font(FONT, SIZE, bold=True), alignment=wrapped, border=line))
    book.add_named_style(NamedStyle(TEXT_STYLE, font=Font(FONT, SIZE), alignment=wrapped))
    book.add_named_style(NamedStyle(MARK_STYLE, font=Font(FONT, SIZE), alignment=right))


def write_cover(target: Worksheet, lines: Sequence[str]) -> None:
    """The cover: text in the first column, one line after the other."""
    target.column_dimensions["A"].width = WIDEST
    for place, line in enumerate(lines):
        cell = text_cell(target, line, TEXT_STYLE if place else TITLE_STYLE)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        target.append([cell])


def write_sheet(target: Worksheet, sheet: Sheet) -> None:
    """A sheet with its table, row by row."""
    head = len(sheet.above) + 1
    lay_out(target, sheet, head)  # before the first row: what is written cannot be changed
    for line, style in zip(sheet.above, STYLES_ABOVE, strict=False):
        target.append([text_cell(target, line, style)])
    target.append([text_cell(target, column.heading, HEAD_STYLE) for column in sheet.columns])
    # What reads and looks the same is one cell, written in each of its places: giving a cell its look takes as long as writing it.
    cell, kinds = cache(partial(table_cell, target)), [column.kind for column in sheet.columns]
    for row in sheet.rows:
        target.append([*map(cell, row, kinds)])
    ref = f"A{head}:{get_column_letter(len(sheet.columns))}{head + len(sheet.rows)}"
    named = [TableColumn(id=number, name=column.heading) for number, column in enumerate(sheet.columns, 1)]
    marked = Table(displayName=sheet.table, ref=ref, tableColumns=named, autoFilter=AutoFilter(ref=ref))
    marked.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    target.tables.add(marked)  # `add_table` warns that nobody has named its columns


def lay_out(target: Worksheet, sheet: Sheet, head: int) -> None:
    """All but the rows: columns wide enough for most of their cells, the heading in sight and on each printed page.

    Columns beyond the screen are put away, where the plus sign above them brings them back. A sheet with no lines above says what
    it is where it is entered, to eyes and screen readers.
    """
    widest = WIDEST if len(sheet.columns) <= FEW else WIDE
    for place, column in enumerate(sheet.columns):
        laid = target.column_dimensions[get_column_letter(place + 1)]
        longest = max(map(len, [*column.heading.split(), *(row[place] for row in sheet.rows)]), default=0)
        laid.width = min(max(longest + 3, NARROW), widest)
        if sheet.screen and place >= sheet.screen:
            laid.outlineLevel, laid.hidden = 1, True
    target.freeze_panes = f"B{head + 1}"
    target.page_setup.orientation = "landscape"
    target.print_title_rows = f"{head}:{head}"
    if not sheet.above:
        told = DataValidation(showInputMessage=True, promptTitle=tab(sheet.title), prompt=sheet.about)
        told.add("A1")
        target.data_validations.append(told)


def table_cell(target: Worksheet, text: str, kind: str) -> Cell | None:
    """A cell in a column of a kind; none for what is empty."""
    if not text:
        return None
    if kind in NUMERIC:
        return number_cell(target, text, kind) if NUMBER.fullmatch(text) else text_cell(target, text, MARK_STYLE)
    if kind != LINK:
        return text_cell(target, text, TEXT_STYLE)
    cell = text_cell(target, text, LINK_STYLE)
    cell.hyperlink = Hyperlink(ref="", location=f"{quote_sheetname(tab(text))}!A1")  # openpyxl fills in from where
    cell.alignment = Alignment(vertical="top")
    return cell


def text_cell(target: Worksheet, text: str, style: str) -> Cell:
    """Text, whatever it looks like: what begins as a formula stays a text, also when the cell is edited."""
    cell = WriteOnlyCell(target, text)
    cell.data_type = "s"
    cell.style = style
    cell.quotePrefix = text.startswith(("=", "+", "-", "@"))
    return cell


def number_cell(target: Worksheet, text: str, kind: str) -> Cell:
    """A number with as many decimals as the package gives it. Years have no thousands."""
    _, _, decimals = text.partition(".")
    cell = WriteOnlyCell(target, float(text) if decimals else int(text))
    cell.style = MARK_STYLE
    whole = "0" if kind == "year" else "#,##0"
    cell.number_format = f"{whole}.{'0' * len(decimals)}" if decimals else whole
    return cell


def tab(name: str) -> str:
    """A name that Excel accepts for a sheet."""
    return FORBIDDEN.sub(" ", name)[:LONGEST].strip()


def saved(book: Workbook, made: datetime) -> bytes:
    """The workbook as a file that does not say when it was saved, neither in its properties nor in the ZIP that it is."""
    book.properties.created = book.properties.modified = made
    target = io.BytesIO()
    # `book.save` would say when, and compress what is compressed here.
    ExcelWriter(book, zipfile.ZipFile(target, "w")).save()
    with zipfile.ZipFile(target) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()})


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


def own_help_sheet() -> bytes:
    """The sheet of the words as they are now. Raises PackageError on words that cannot be used."""
    return help_sheet(help_rows())
