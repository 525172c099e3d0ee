"""The sheet Kontroll: every sum and comparison of the form with what both sides say, in the words of the reading, by formulas."""

from collections.abc import Mapping, Sequence

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.worksheet import Worksheet

from scripts.ground.data_package import Row
from scripts.year import workbook_words as words
from scripts.year.added import sheets
from scripts.year.contradiction_words import Cell, saying, why
from scripts.year.controls import Control
from scripts.year.looks import BOLD, RED, TITLE, WARNING, look_alike, on_paper
from scripts.year.plan import HEADER_ROW, Line
from scripts.year.workbook_formulas import COUNT, added_up, compared, counts, new_answers, text

WIDTHS = {"A": 16, "B": 56, "C": 10, "D": 56, "E": 10, "F": 70}
FIRST = HEADER_ROW + 1
NEW_LINES = 200  # so many new answers are counted; as many more as nobody has
Names = Mapping[str, Mapping[str, str]]


def write_controls(
    sheet: Worksheet, every: Sequence[Control], names: Names, titles: Mapping[str, str], codes: Mapping[str, list[Row]]
) -> None:
    """The sheet. `names`: as the theme sheets have them; `titles`: indicator -> its title."""
    last = HEADER_ROW + len(every)
    sheet["A1"], sheet["A1"].font = words.CONTROL_SHEET, TITLE
    sheet["A2"] = words.CONTROL_HINT
    sheet["B3"], sheet["B3"].font = words.CONTROL_COUNT, BOLD
    sheet["C3"], sheet["C3"].font = f"=COUNTIF(A{FIRST}:A{last},{text(words.DIFFER)})", BOLD
    for column, header in zip(WIDTHS, words.CONTROL_HEADERS, strict=True):
        sheet[f"{column}{HEADER_ROW}"], sheet[f"{column}{HEADER_ROW}"].font = header, BOLD
        sheet.column_dimensions[column].width = WIDTHS[column]
    first = sheet[f"A{FIRST}"]
    first.alignment = Alignment(wrap_text=True, vertical="top")
    for row, one in enumerate(every, FIRST):
        said = (
            compared(one, row, (words.AGREE, words.DIFFER, words.LATER_ON), unsure_of(one, names, titles)),
            side(one.one, names),
            added_up(counts(one.one), new_of(one, names, titles) if one.divided else ""),
            side(one.other, names, one.one[-1].sheet),
            added_up(counts(one.other), ""),
            why((one.rule.kind,), len(one.rule.terms), (one.rule,), codes, "sv"),
        )
        for column, value in zip(WIDTHS, said, strict=True):
            sheet[f"{column}{row}"] = value
            look_alike(sheet[f"{column}{row}"], first)
    red = FormulaRule(formula=[f"$A{FIRST}={text(words.DIFFER)}"], fill=RED, font=WARNING)
    sheet.conditional_formatting.add(f"A{FIRST}:F{last}", red)
    sheet.auto_filter.ref = f"A{HEADER_ROW}:F{last}"
    sheet.freeze_panes = f"A{FIRST}"
    sheet.protection.sheet = True
    for each in ("autoFilter", "formatColumns", "formatRows"):  # these may be used
        setattr(sheet.protection, each, False)
    on_paper(sheet)


def side(lines: Sequence[Line], names: Names, after: str = "") -> str:
    """What one side is called, as the reading says it. `after`: the sheet that was named last."""
    cells = [
        Cell(f"{line.sheet}!{COUNT}{line.row}", names["categories"][f"{line.form.indicator}.{line.form.category}"], "")
        for line in lines
    ]
    return saying(cells, "", "sv", after).rstrip()


def new_of(one: Control, names: Names, titles: Mapping[str, str]) -> str:
    """The new answers of what a sum comes to, where it is of all parts; of others, those of the question."""
    form, place = one.other[0].form, quote_sheetname(sheets.ANSWERS.title)
    letters = {column.name: get_column_letter(number) for number, column in enumerate(sheets.ANSWERS.columns, 1)}
    columns = {
        name: f"{place}!${letter}${sheets.HEADER_ROW + 1}:${letter}${sheets.HEADER_ROW + NEW_LINES}"
        for name, letter in letters.items()
    }
    parent = "" if form.whole or not one.divided else names["categories"][f"{form.indicator}.{form.category}"]
    asked = {"indicator": titles[form.indicator], "parent": parent, "population": names["populations"][form.population]}
    return new_answers(columns, asked, "count")


def unsure_of(one: Control, names: Names, titles: Mapping[str, str]) -> str:
    """The new answers of which nobody knows whether they belong to a sum of some answers."""
    some = not (one.most or one.divided) and len(one.one) > 1
    return new_of(one, names, titles) if some else ""


def wrong_of(every: Sequence[Control], names: Names) -> dict[str, list[tuple[str, str]]]:
    """Key of a line -> (when it is not what others come to, what these are), for the column beside the line."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row, one in enumerate(every, FIRST):
        state = f"{words.CONTROL_SHEET}!$A${row}={text(words.DIFFER)}"
        for mine, others, column in ((one.other, one.one, "C"), (one.one, one.other, "E")):
            if len(mine) == 1 and not one.most:
                said = text(f"{words.DIFFER.capitalize()}: {side(others, names, mine[0].sheet)} ")
                found.setdefault(mine[0].key, []).append((state, f"{said}&{words.CONTROL_SHEET}!${column}${row}"))
    return found
