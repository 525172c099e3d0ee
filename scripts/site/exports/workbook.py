"""The package as one Excel workbook in one language, laid out so that people and screen readers find their way.

The layout follows the UK Government Analysis Function, "Releasing statistics in spreadsheets": a cover, contents and notes; one
marked table on each sheet, with its title in A1 and its heading in the same row everywhere; nothing merged or left empty
within a table but what the sheet explains; symbols in place of missing values. The first sheet is all figures, the columns that do
not fit a screen folded; its heading is in the first row, where whoever opens it with a program looks for it, and what else would
stand there is said in its first cell and on the cover. The same package gives the same bytes.
"""

import io
import re
import zipfile
from datetime import datetime
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from scripts.ground.zipping import zipped
from scripts.site.exports.figures.explained import how_to_read, in_headings
from scripts.site.exports.sheets import Sheet, SheetColumn, sheets, words_of
from scripts.site.package.citing import cited_package, reference
from scripts.site.package.labels import Labels
from scripts.site.package.platform_settings import value_of

TITLE_STYLE, HEAD_STYLE, TEXT_STYLE, MARK_STYLE, LINK_STYLE = "Headline 1", "Table heading", "Text", "Mark", "Hyperlink"
# Title, what the sheet holds, and two lines on how to read it; these run on over the empty cells beside them.
STYLES_ABOVE = (TITLE_STYLE, "Normal", "Normal", "Normal")
FONT, SIZE = "Calibri", 11  # as in the styles that Excel brings
NARROW, WIDE, WIDEST, FEW = 10, 44, 88, 3  # characters; the widest where a table has few columns
NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
# Excel allows neither more nor these in the name of a sheet.
LONGEST, FORBIDDEN = 31, re.compile(r"[\[\]:*?/\\]")


def workbook(labels: Labels) -> bytes:
    """The workbook as a file."""
    language = labels.language
    book = Workbook()
    made = datetime.fromisoformat(labels.package.descriptor["created"]).replace(tzinfo=None)
    book.properties.title = language.described(labels.package.descriptor, "title")
    book.properties.creator = labels.package.descriptor["contributors"][0]["title"]
    book.properties.language = language.code
    book.properties.created = made
    words = words_of(language)
    add_styles(book)
    write_cover(book.worksheets[0], words["cover"], cover(labels))
    first, *others = sheets(labels)
    write_sheet(book.create_sheet(tab(first.title), 0), first)
    for sheet in others:
        write_sheet(book.create_sheet(tab(sheet.title)), sheet)
    book.active = 0
    target = io.BytesIO()
    book.save(target)
    return undated(target.getvalue(), made)


def cover(labels: Labels) -> list[str]:
    """The lines of the cover: what this is, who made it, how to read it."""
    language = labels.language
    descriptor, words = dict(labels.package.descriptor), words_of(language)
    licence = descriptor["licenses"][0]
    return [
        language.described(descriptor, "title"),
        language.described(descriptor, "description"),
        words["version"].format(descriptor["version"], language.date(descriptor["created"])),
        words["publisher"].format(descriptor["contributors"][0]["title"]),
        words["licence"].format(licence["title"], licence["path"]),
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


def write_cover(sheet: Worksheet, name: str, lines: list[str]) -> None:
    """The cover: text in the first column, one line after the other."""
    sheet.title = name
    sheet.column_dimensions["A"].width = WIDEST
    for number, line in enumerate(lines, 1):
        put_text(sheet.cell(number, 1), line, TEXT_STYLE)
    sheet["A1"].style = TITLE_STYLE
    sheet["A1"].alignment = Alignment(wrap_text=True, vertical="top")


def write_sheet(target: Worksheet, sheet: Sheet) -> None:
    """A sheet with its table."""
    head = len(sheet.above) + 1
    for number, (line, style) in enumerate(zip(sheet.above, STYLES_ABOVE, strict=False), 1):
        put_text(target.cell(number, 1), line, style)
    if not sheet.above:
        say_at_first(target, sheet)
    widest = WIDEST if len(sheet.columns) <= FEW else WIDE
    for number, column in enumerate(sheet.columns, 1):
        write_column(target, number, column, [row[number - 1] for row in sheet.rows], head, widest)
        if sheet.screen and number > sheet.screen:
            fold(target, number)
    if sheet.links:
        for place, row in enumerate(sheet.rows, head + 1):
            cell = target.cell(place, 1)
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"{quote_sheetname(tab(row[0]))}!A1")
            cell.style = LINK_STYLE
            cell.alignment = Alignment(vertical="top")
    last = f"{get_column_letter(len(sheet.columns))}{head + len(sheet.rows)}"
    marked = Table(displayName=sheet.table, ref=f"A{head}:{last}")
    marked.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    target.add_table(marked)
    target.freeze_panes = f"B{head + 1}"
    target.page_setup.orientation = "landscape"
    target.print_title_rows = f"{head}:{head}"


def say_at_first(target: Worksheet, sheet: Sheet) -> None:
    """Say what the sheet is where it is entered, to eyes and screen readers, without a row for it."""
    told = DataValidation(showInputMessage=True, promptTitle=tab(sheet.title), prompt=sheet.about)
    told.add("A1")
    target.add_data_validation(told)


def write_column(target: Worksheet, number: int, column: SheetColumn, texts: list[str], head: int, widest: int) -> None:
    """The heading and the cells of one column, wide enough for most of them."""
    put_text(target.cell(head, number), column.heading, HEAD_STYLE)
    numeric = column.kind in ("integer", "number", "year")
    for place, text in enumerate(texts, head + 1):
        if numeric and NUMBER.fullmatch(text):
            put_number(target.cell(place, number), text, column)
        elif text:
            put_text(target.cell(place, number), text, MARK_STYLE if numeric else TEXT_STYLE)
    longest = max((len(text) for text in [*texts, *column.heading.split()]), default=0)
    width = min(max(longest + 3, NARROW), widest)
    target.column_dimensions[get_column_letter(number)].width = width


def fold(target: Worksheet, number: int) -> None:
    """Put a column away, where the plus sign above the columns brings it back."""
    target.column_dimensions[get_column_letter(number)].outlineLevel = 1
    target.column_dimensions[get_column_letter(number)].hidden = True


def put_text(cell: Cell | MergedCell, text: str, style: str) -> None:
    """Text, whatever it looks like: what begins as a formula stays a text, also when the cell is edited."""
    cell.value = text
    cell.data_type = "s"
    cell.style = style
    if text.startswith(("=", "+", "-", "@")):
        cell.quotePrefix = True


def put_number(cell: Cell | MergedCell, text: str, column: SheetColumn) -> None:
    """A number with as many decimals as the package gives it. Years have no thousands."""
    _, _, decimals = text.partition(".")
    cell.value = float(Decimal(text)) if decimals else int(text)
    cell.style = MARK_STYLE
    whole = "0" if column.kind == "year" else "#,##0"
    cell.number_format = f"{whole}.{'0' * len(decimals)}" if decimals else whole


def tab(name: str) -> str:
    """A name that Excel accepts for a sheet."""
    return FORBIDDEN.sub(" ", name)[:LONGEST].strip()


def undated(data: bytes, made: datetime) -> bytes:
    """The same workbook without the time at which it was saved, in its properties and in the ZIP that it is."""
    stamp = f"{made.isoformat()}Z".encode()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    core = "docProps/core.xml"
    parts[core] = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, parts[core])
    return zipped(parts)
