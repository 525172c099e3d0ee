"""The free sheets of a workbook as a person gets them, and the sheet of lists that their cells choose from."""

from collections.abc import Iterable, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Protection
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from scripts.ground.data_package import Row
from scripts.year.added.lists import OF_INDICATORS, Lists, to_answers
from scripts.year.added.sheets import FREE_SHEETS, HEADER_ROW, LINES, FreeColumn, FreeSheet
from scripts.year.form import labelled
from scripts.year.looks import BOLD, EDGE, INPUT, LOCKED, TITLE, look_alike, on_paper
from scripts.year.plan import Plan

LISTS_SHEET = "Listor"
# The sheet of lists: the form as it was made (key, answer, group), the answers of each indicator, then the lists.
FORM_COLUMNS = ("Nyckel", "Svar", "Gäller")
PAIRS = ("Mätpunkt", "Dess svar")
BITS = "Slump"  # what decides among figures that could as well be hidden
MADE_FOR = "År"  # the year once more: in its own cell somebody may change it
DRAWN = 16  # bytes of it: drawn once, when a workbook is made, kept in it and published nowhere


def write_free_sheets(book: Workbook, plan: Plan, codes: Mapping[str, list[Row]], lists: Lists, bits: str) -> None:
    """Append the free sheets, and last the lists, beside which the random `bits` stand."""
    places = write_lists(book, plan, codes, lists)
    write_unseen(book, plan, bits)
    for free in FREE_SHEETS:
        sheet = book.create_sheet(free.title, len(book.sheetnames) - 1)
        begun = begun_rows(codes) if free.begun else []
        write_free(sheet, free, places, len(begun) or LINES)
        begin(sheet, free, begun)


def write_unseen(book: Workbook, plan: Plan, bits: str) -> None:
    """What nobody types, beside the lists: the random bits, and the year."""
    put(book[LISTS_SHEET], book[LISTS_SHEET].max_column + 1, (BITS, MADE_FOR), [(bits, str(plan.year))])


def write_free(sheet: Worksheet, free: FreeSheet, places: Mapping[str, str], lines: int) -> None:
    """One sheet with its empty lines. `places`: list -> the cells that it stands in."""
    sheet["A1"], sheet["A1"].font = free.title, TITLE
    sheet["A2"] = free.hint
    for number, column in enumerate(free.columns, 1):
        head = sheet.cell(HEADER_ROW, number, column.header)
        head.font, head.alignment = BOLD, Alignment(wrap_text=True, vertical="top")
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = column.width
        first, locked = sheet.cell(HEADER_ROW + 1, number), column.name in free.begun
        first.fill, first.border, first.protection = (LOCKED if locked else INPUT), EDGE, Protection(locked=locked)
        first.alignment = Alignment(wrap_text=column.kind == "text", vertical="top")
        for row in range(HEADER_ROW + 2, HEADER_ROW + 1 + lines):
            look_alike(sheet.cell(row, number), first)
        cells = f"{letter}{HEADER_ROW + 1}:{letter}{HEADER_ROW + lines}"
        if column.choices and column.name not in free.begun:
            offer(sheet, free, column, cells, places)
    sheet.freeze_panes = f"A{HEADER_ROW + 1}"
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    on_paper(sheet)


def offer(sheet: Worksheet, free: FreeSheet, column: FreeColumn, cells: str, places: Mapping[str, str]) -> None:
    """A drop-down over the cells of a column. What is new in this workbook may be typed: it is no list's yet."""
    rule = DataValidation("list", formula1=places[column.choices], allow_blank=True, showErrorMessage=True)
    if column.choices in ("categories", "scopes"):
        rule.errorStyle = "warning"
    if column.choices == "categories":  # those of the indicator that is chosen nearest to the left on the same line
        before = free.columns[: free.columns.index(column)]
        at = max(number for number, one in enumerate(before, 1) if one.choices in OF_INDICATORS)
        rule.formula1 = places["categories"].format(f"${get_column_letter(at)}{HEADER_ROW + 1}")
    sheet.add_data_validation(rule)
    rule.add(cells)


def begin(sheet: Worksheet, free: FreeSheet, rows: Iterable[Mapping[str, str]]) -> None:
    """What stands in the sheet from the start."""
    for at, row in enumerate(rows, HEADER_ROW + 1):
        for number, column in enumerate(free.columns, 1):
            if column.name in row:
                sheet.cell(at, number, row[column.name])


def begun_rows(codes: Mapping[str, list[Row]]) -> list[dict[str, str]]:
    """Each recommendation and how far it had come when somebody last said so."""
    said = labelled(codes["vocabulary"], "recommendation_status")
    last: dict[str, str] = {}
    for row in sorted(codes["recommendation_status"], key=lambda row: int(row["year"])):
        last[row["recommendation"]] = f"{said[row['recommendation_status']]} ({row['year']})"
    return [
        {"recommendation": row["title_sv"], "before": last.get(row["recommendation"], "")}
        for row in codes["recommendations"]
    ]


def write_lists(book: Workbook, plan: Plan, codes: Mapping[str, list[Row]], lists: Lists) -> dict[str, str]:
    """The last sheet; list -> the formula that a drop-down needs. It also holds the form as it was made, line by line."""
    sheet = book.create_sheet(LISTS_SHEET)
    labels = {code: label for label, code in lists["all_indicators"].items()}
    answers = {f"{one}.{code}": label for one, own in to_answers(codes).items() for label, code in own.items()}
    groups = {code: label for label, code in lists["populations"].items()}
    form = [
        (line.key, answers[f"{line.form.indicator}.{line.form.category}"], groups[line.form.population])
        for line in plan.lines
    ]
    put(sheet, 1, FORM_COLUMNS, form)
    pairs = [(labels[one], label) for one, own in to_answers(codes).items() for label in own]
    first = len(FORM_COLUMNS) + 1
    put(sheet, first, PAIRS, pairs)
    name, by, its = (
        quote_sheetname(LISTS_SHEET),
        get_column_letter(first),
        get_column_letter(first + 1),
    )
    own = f"${by}$2:${by}${len(pairs) + 1}"
    places = {
        "categories": f"OFFSET({name}!${its}$1,MATCH({{}},{name}!{own},0),0,COUNTIF({name}!{own},{{0}}),1)".replace(
            "{}", "{0}"
        )
    }
    for number, (title, entries) in enumerate(lists.items(), first + len(PAIRS)):
        put(sheet, number, (title,), [(label,) for label in entries])
        letter = get_column_letter(number)
        places[title] = f"{name}!${letter}$2:${letter}${max(len(entries), 1) + 1}"
    sheet.protection.sheet = True
    sheet.sheet_state = "hidden"
    return places


def put(sheet: Worksheet, first: int, headers: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table with its first column at that number."""
    for at, row in enumerate([headers, *rows], 1):
        for number, value in enumerate(row, first):
            sheet.cell(at, number, value)
