"""The sheets that people see: what to do, and one for each theme."""

from collections.abc import Mapping

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from scripts.year import workbook_words as words
from scripts.year.plan import CHOICES, FIGURES_SHEET, HEADER_ROW, Line, Plan
from scripts.year.workbook_formulas import BASE, COUNT, PERCENT, STATUS, remark, wrong_sum

INPUT, LOCKED, RED = (PatternFill("solid", start_color=code, end_color=code) for code in ("FFF2CC", "EDEDED", "F4B6B6"))
WIDTHS = {"B": 48, "C": 24, "D": 10, "E": 10, "F": 10, "G": 24, "H": 28, "I": 13, "J": 13}
TITLE, BOLD, WARNING = Font(bold=True, size=14), Font(bold=True), Font(color="9C0006")
THIN = Side("thin", color="BFBFBF")
EDGE = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
Labels = Mapping[str, str]


def write_help(sheet: Worksheet, plan: Plan, statuses: Mapping[str, tuple[str, str]]) -> None:
    """The first sheet. `statuses`: code -> (label, what it means)."""
    sheet["A1"], sheet["A1"].font = words.HELP_SHEET, TITLE
    sheet["A2"], sheet[words.YEAR_CELL] = "År", plan.year
    sheet[words.YEAR_CELL].alignment = Alignment(horizontal="left")
    for row, sentence in enumerate(words.HELP, 4):
        sheet.cell(row, 1, sentence.format(most=plan.threshold - 1, sheet=FIGURES_SHEET, year=plan.year))
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=2)
        sheet.cell(row, 1).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.cell(row, 1).font = Font(bold=not sentence[0].isdigit())
        sheet.row_dimensions[row].height = 32
    sheet.cell(words.STATUS_ROW - 1, 1, words.STATUS_TITLE).font = BOLD
    for row, code in enumerate(CHOICES, words.STATUS_ROW):
        for column, said in enumerate(statuses[code], 1):
            sheet.cell(row, column, said).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 36, 64
    sheet.protection.sheet = True


def write_theme(sheet: Worksheet, plan: Plan, lines: list[Line], titles: Labels, names: Mapping[str, Labels]) -> None:
    """One theme. `titles`: indicator -> its title; `names`: "categories", "populations" and "status" -> code -> label."""
    sheet["B1"], sheet["B1"].font = sheet.title, TITLE
    sheet["B2"] = words.HINT
    for column, header in headers(plan).items():
        sheet[f"{column}{HEADER_ROW}"], sheet[f"{column}{HEADER_ROW}"].font = header, BOLD
    for (name, row), indicator in plan.headings.items():
        if name == sheet.title:
            sheet[f"B{row}"], sheet[f"B{row}"].font = titles[indicator], BOLD
    for line in lines:
        write_line(sheet, plan, line, names)
    accept(sheet, lines)
    for column, width in WIDTHS.items():
        sheet.column_dimensions[column].width = width
    sheet.column_dimensions["A"].hidden = True
    sheet.freeze_panes = f"D{HEADER_ROW + 1}"
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False  # a column may be made wider


def headers(plan: Plan) -> dict[str, str]:
    """Column -> its header."""
    before = {column: header.format(plan.before or words.FIRST_TIME) for column, header in words.BEFORE.items()}
    return words.HEADERS | before


def write_line(sheet: Worksheet, plan: Plan, line: Line, names: Mapping[str, Labels]) -> None:
    """One line: its name, what is known of it from the start, and its warning."""
    form, row = line.form, line.row
    sheet[f"A{row}"] = line.key
    sheet[f"B{row}"] = names["categories"][f"{form.indicator}.{form.category}"]
    sheet[f"C{row}"] = names["populations"][form.population]
    shown = {
        COUNT: line.count.shown,
        PERCENT: line.percent.shown,
        BASE: line.base,
        "I": line.before[0],
        "J": line.before[1],
    }
    for column, value in shown.items():
        if value:
            sheet[f"{column}{row}"] = float(value) if "." in value else int(value)
    if line.status:
        sheet[f"{STATUS}{row}"] = names["status"][line.status]
    sheet[f"H{row}"], sheet[f"H{row}"].font = remark(line, plan.threshold, names["status"]), WARNING
    for column, is_open in open_cells(line).items():
        cell = sheet[f"{column}{row}"]
        cell.fill, cell.border, cell.protection = INPUT if is_open else LOCKED, EDGE, Protection(locked=not is_open)
    for parts in line.sums:
        rule = FormulaRule(formula=[wrong_sum(line, parts)], fill=RED, font=WARNING)
        sheet.conditional_formatting.add(f"B{row}:H{row}", rule)


def open_cells(line: Line) -> dict[str, bool]:
    """Column -> whether it may be filled in."""
    count, percent = line.count.at is not None, line.percent.at is not None
    return {COUNT: count, PERCENT: percent, BASE: (count or percent) and not line.form.whole, STATUS: count or percent}


def accept(sheet: Worksheet, lines: list[Line]) -> None:
    """What the open cells accept: whole numbers, percentages, a base, a status of the list."""
    first, last = words.STATUS_ROW, words.STATUS_ROW + len(CHOICES) - 1
    choices = f"{quote_sheetname(words.HELP_SHEET)}!$A${first}:$A${last}"
    rules = {
        COUNT: DataValidation("whole", operator="greaterThanOrEqual", formula1="0", error=words.NUMBER_ONLY),
        PERCENT: DataValidation("decimal", operator="between", formula1="0", formula2="100", error=words.PERCENT_ONLY),
        BASE: DataValidation("whole", operator="greaterThanOrEqual", formula1="1", error=words.NUMBER_ONLY),
        STATUS: DataValidation("list", formula1=choices, error=words.CHOOSE),
    }
    for column, rule in rules.items():
        rule.allow_blank = rule.showErrorMessage = True
        cells = [f"{column}{line.row}" for line in lines if open_cells(line)[column]]
        if cells:
            sheet.add_data_validation(rule)
            for cell in cells:
                rule.add(cell)
