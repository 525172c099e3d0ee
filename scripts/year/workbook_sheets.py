"""The sheets that people see: what to do, and one for each theme, with what stands in a line and nobody fills in."""

from collections.abc import Mapping, Sequence

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Font, Protection
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from scripts.ground.codebook import Codebook, read_codebook
from scripts.ground.codes import FEW
from scripts.ground.data_package import Row
from scripts.year import workbook_words as words
from scripts.year.added.adding import WORDS
from scripts.year.cell_values import MEASURED, Shape, as_text
from scripts.year.plan import CHOICES, HEADER_ROW, RETIRED, FormLine, Line, Plan
from scripts.year.shifts import ALWAYS, POINTS
from scripts.year.words import CodeWords, labelled
from scripts.year.workbook_formulas import BASE, COUNT, LETTERS, PERCENT, STATUS, WHY_EN, WHY_SV, Tried, remark, text
from scripts.year.workbook_words import BAND, BOLD, EDGE, FACE, INPUT, LOCKED, QUIET, RED, TITLE, WARNING, on_paper

WIDTHS = {"B": 48, "C": 26, "D": 10, "E": 10, "F": 10, "G": 28, "H": 14, "I": 14, "J": 32, "K": 40, "L": 40}
WIDTHS |= {"M": 60, "N": 60, "O": 60}
ASKS = ("B", "C", "M", "N", "O")  # what a line asks
FORM = tuple(one for one in WIDTHS if one <= "J")  # what is printed
NUMBERS = (COUNT, PERCENT, BASE, "H", "I")
RIGHT, LEFT = Alignment(horizontal="right"), Alignment(horizontal="left", indent=1)  # away from the number beside it
HELP_LINE = 125  # so many characters of the help fit on one line
BLANK = "…"


def write_help(sheet: Worksheet, plan: Plan, statuses: Mapping[str, tuple[str, str]], origin: str) -> None:
    """The first sheet. `statuses`: code -> (label, what it means); `origin`: the package that the workbook is made from."""
    sheet["A1"], sheet["A1"].font = words.HELP_SHEET, TITLE
    sheet["A2"], sheet[words.YEAR_CELL] = "År", plan.year
    sheet[words.YEAR_CELL].alignment = Alignment(horizontal="left")
    sheet["A3"], sheet[words.ORIGIN_CELL] = words.MADE_FROM, origin
    limits = {"most": plan.threshold - 1, "much": 100 * POINTS, "always": 100 * ALWAYS, "few": FEW}
    for row, sentence in enumerate(words.HELP, 4):
        sheet.cell(row, 1, sentence.format(**limits))
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=2)
        sheet.cell(row, 1).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.cell(row, 1).font = Font(FACE, 11, bold=not sentence[0].isdigit())
        sheet.row_dimensions[row].height = 32 if len(sentence) > HELP_LINE else 18
    sheet.cell(words.STATUS_ROW - 1, 1, words.STATUS_TITLE).font = BOLD
    choices = [*(statuses[code] for code in CHOICES), (words.RETIRED, words.RETIRED_MEANS)]
    for row, choice in enumerate(choices, words.STATUS_ROW):
        for column, said in enumerate(choice, 1):
            sheet.cell(row, column, said).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 36, 80
    sheet.protection.sheet = True
    on_paper(sheet)


def write_theme(
    sheet: Worksheet,
    plan: Plan,
    lines: list[Line],
    called: CodeWords,
    said: Mapping[str, Sequence[str]],
    tried: Tried,
) -> None:
    """One theme. `said`: key of a line -> what `words.MADE` names; `tried`: what the sheet Kontroll tries of the lines."""
    sheet["B1"], sheet["B1"].font = sheet.title, TITLE
    sheet["B2"] = words.HINT
    sheet["B1"].alignment = sheet["B2"].alignment = LEFT
    for column, header in headers(plan).items():
        sheet[f"{column}{HEADER_ROW}"], sheet[f"{column}{HEADER_ROW}"].font = header, BOLD
        sheet[f"{column}{HEADER_ROW}"].alignment = RIGHT if column in NUMBERS else LEFT
    for (name, row), indicator in plan.headings.items():
        if name == sheet.title:
            asks = next(said[one.key][3] for one in lines if one.form.indicator == indicator)
            write_heading(sheet, row, called.indicators[indicator], asks)
    rows = {line.key: line.row for line in lines}
    for line in lines:
        write_line(sheet, plan, line, called.lists["obs_status"], rows, tried)
        for column, told in zip(ASKS, said[line.key], strict=False):
            sheet[f"{column}{line.row}"] = told
            if column > "C":
                sheet[f"{column}{line.row}"].font = QUIET
    accept(sheet, lines)
    wrong = f"LEFT($J{HEADER_ROW + 1},{len(words.DIFFER)})={text(words.DIFFER)}"  # the whole row turns red by what is said of it
    red = FormulaRule(formula=[wrong], fill=RED, font=WARNING)
    sheet.conditional_formatting.add(f"B{HEADER_ROW + 1}:J{max(line.row for line in lines)}", red)
    for column, width in WIDTHS.items():
        sheet.column_dimensions[column].width = width
    sheet.column_dimensions["A"].hidden = True
    sheet.freeze_panes = f"D{HEADER_ROW + 1}"
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False  # a column may be made wider
    on_paper(sheet)
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    sheet.print_area = f"B1:J{max(line.row for line in lines)}"


def write_heading(sheet: Worksheet, row: int, title: str, meant: str) -> None:
    """The title of an indicator and what it means, as a band over its lines."""
    sheet[f"B{row}"], sheet[f"B{row}"].font = title, BOLD
    sheet[f"C{row}"], sheet[f"C{row}"].font = meant, QUIET
    sheet.row_dimensions[row].height = 24
    for column in FORM:
        sheet[f"{column}{row}"].fill, sheet[f"{column}{row}"].alignment = (
            BAND,
            Alignment(horizontal="left", vertical="center", indent=1),
        )


def choices(called: CodeWords) -> dict[str, str]:
    """What the drop-down of a line says -> its code."""
    return {called.code("obs_status", code): code for code in CHOICES} | {words.RETIRED: RETIRED}


def headers(plan: Plan) -> dict[str, str]:
    """Column -> its header."""
    before = {column: header.format(plan.before or words.FIRST_TIME) for column, header in words.BEFORE.items()}
    return words.HEADERS | before


def write_line(
    sheet: Worksheet, plan: Plan, line: Line, statuses: Mapping[str, str], rows: Mapping[str, int], tried: Tried
) -> None:
    """One line: what is known of it from the start, and its warning. `rows`: key of a line of the sheet -> its row."""
    form, row = line.form, line.row
    sheet[f"A{row}"] = line.key
    shown = dict(zip(NUMBERS, (line.count.shown, line.percent.shown, line.base, *line.before), strict=True))
    for column, value in shown.items():
        if value:
            sheet[f"{column}{row}"] = number(value)
        sheet[f"{column}{row}"].alignment = RIGHT
    for column in ("B", "C", STATUS, "J"):
        sheet[f"{column}{row}"].alignment = LEFT
    if form.whole:
        sheet[f"B{row}"].font = sheet[f"{COUNT}{row}"].font = BOLD
    if line.status:
        sheet[f"{STATUS}{row}"] = statuses[line.status]
    for column, why in zip((WHY_SV, WHY_EN), line.why, strict=True):
        sheet[f"{column}{row}"] = why or None
    sheet[f"J{row}"], sheet[f"J{row}"].font = remark(line, rows, tried, plan.threshold, statuses), WARNING
    for column, is_open in open_cells(line).items():
        cell = sheet[f"{column}{row}"]
        cell.fill, cell.border, cell.protection = INPUT if is_open else LOCKED, EDGE, Protection(locked=not is_open)


def number(value: str) -> float | int | str:
    """A number as a spreadsheet has it; words stay words."""
    if not value.replace(".", "").isdigit():
        return value
    return float(value) if "." in value else int(value)


def open_cells(line: Line) -> dict[str, bool]:
    """Column -> whether it may be filled in."""
    count, percent = line.count.at is not None, line.percent.at is not None
    either = count or percent
    written = dict.fromkeys((STATUS, WHY_SV, WHY_EN), either)
    return {COUNT: count, PERCENT: percent, BASE: either and not line.form.whole, **written}


def accept(sheet: Worksheet, lines: list[Line]) -> None:
    """What the open cells accept: whole numbers, percentages, a base, a status of the list."""
    first, last = words.STATUS_ROW, words.STATUS_ROW + len(CHOICES)
    choices = f"{quote_sheetname(words.HELP_SHEET)}!$A${first}:$A${last}"
    rules = {
        **{LETTERS[name]: accepted(shape) for name, shape in MEASURED.items()},
        STATUS: DataValidation("list", formula1=choices, error=words.CHOOSE),
    }
    for column, rule in rules.items():
        rule.allow_blank = rule.showErrorMessage = True
        cells = [f"{column}{line.row}" for line in lines if open_cells(line)[column]]
        if cells:
            sheet.add_data_validation(rule)
            for cell in cells:
                rule.add(cell)


def accepted(shape: Shape) -> DataValidation:
    """What a cell accepts of a number, as far as Excel can say it."""
    least, said = str(shape.least), words.NUMBER_ONLY
    if shape.most is None:
        return DataValidation("whole", operator="greaterThanOrEqual", formula1=least, error=said)
    most, said = str(shape.most), words.PERCENT_ONLY
    return DataValidation("decimal", operator="between", formula1=least, formula2=most, error=said)


def words_of(plan: Plan, codes: Mapping[str, list[Row]]) -> dict[str, list[str]]:
    """Key of a line -> what `workbook_words.MADE` names, without the key."""
    book, units = read_codebook(codes), labelled(codes["vocabulary"], "unit")
    groups, found = {row["population"]: row for row in codes["populations"]}, {}
    for line in plan.lines:
        form, group = line.form, groups[line.form.population]
        shown = {COUNT: line.count.shown, PERCENT: line.percent.shown, BASE: line.base}
        cells = (f"{one} {'gul' if open_cells(line)[one] else shown[one] or 'tom'}" for one in shown)
        called = book.categories[form.indicator][form.category]["label_sv"], group["label_sv"]
        meant = book.indicators[form.indicator]["definition_sv"], group["definition_sv"]
        said = (*called, question(form, book, group, units), *meant, ", ".join(cells), *line.before)
        found[line.key] = [as_text(one) for one in said]
    return found


def question(form: FormLine, book: Codebook, population: Row, units: Mapping[str, str]) -> str:
    """What a line asks. `population`: its row in the code list; `units`: code -> label."""
    category, unit = book.categories[form.indicator][form.category], book.units[form.indicator, form.category]
    counted = population["people_sv"] if unit == "persons" else units[unit]
    said = category["predicate_sv"]
    if "{mean}" in said:  # the form counts, and asks for no mean
        said = WORDS["sv"]["neutral"].format(category["label_sv"])
    sentence = "{" in said  # of its own, with a blank for the number
    return f"{said.format(f'{BLANK} {counted}', number=BLANK)}." if sentence else f"Hur många {counted} {said}?"
