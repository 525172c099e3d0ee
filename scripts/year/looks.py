"""How a workbook looks: its colours, its type, and how it comes out of a printer."""

from copy import copy

from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.styles.styleable import StyleableObject
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

INPUT, LOCKED, RED, BAND = (
    PatternFill("solid", start_color=code, end_color=code) for code in ("FFF2CC", "EDEDED", "F4B6B6", "DDE7F0")
)
FACE = "Calibri"  # as the cells without a font of their own; a font without a name is shown with serifs
TITLE, BOLD, WARNING = Font(FACE, 14, bold=True), Font(FACE, 11, bold=True), Font(FACE, 11, color="9C0006")
QUIET = Font(FACE, 10, color="595959")
THIN = Side("thin", color="BFBFBF")
EDGE = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)


def look_alike(cell: StyleableObject, other: StyleableObject) -> None:
    """Give a cell the looks of another, as openpyxl's own pages do it: there are thousands, and to set looks takes longest."""
    cell._style = copy(other._style)  # type: ignore[attr-defined]


def on_paper(sheet: Worksheet) -> None:
    """One page wide, lying, and without the grid: those who meet over the figures print them."""
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", Worksheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
