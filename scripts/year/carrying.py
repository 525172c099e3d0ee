"""A workbook beside the one that would be made today: what is asked otherwise, and what people wrote in it carried over by key.

A line asks the same where all its words do: nobody guesses that a number given to one question answers another.
"""

from collections.abc import Container, Iterator, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from scripts.ground.data_package import Row
from scripts.ground.problems import Problem
from scripts.year.added.sheets import ANSWERS, HEADER_ROW, SHEETS, FreeSheet
from scripts.year.cell_values import as_text, filled, sheet_named
from scripts.year.plan import Plan
from scripts.year.reading_cells import made_with
from scripts.year.workbook_formulas import LETTERS
from scripts.year.workbook_sheets import words_of
from scripts.year.workbook_words import BEFORE, HEADERS, SAYS

NAMED = 3  # lines; the list of all of them comes with the new workbook
Files = tuple[str, str]  # what the earlier workbook is called from now on, and the new one


def outdated(book: Workbook, plan: Plan, codes: Mapping[str, list[Row]], file: str) -> list[Problem]:
    """A fault where lines have come since a workbook was made, or ask something else; a notice of other numbers beside them.

    A line that has gone is told where it is read, if it is filled in. `plan`: what would be asked today.
    """
    made, words, own = made_with(book), words_of(plan, codes), own_meanings(codes, plan.year)
    titles, new = (
        {row["indicator"]: row["title_sv"] for row in codes["indicators"]},
        {as_text(cell.value) for cell in cells_of(book, ANSWERS)},
    )
    found, told = [], []
    for line in plan.lines:
        now, then = words[line.key], made.get(line.key)
        if changed(then, now, own) if then else not {titles[line.form.indicator], now[0]} <= new:
            found.append(f"{line.sheet}: {now[0]} ({now[1]})")
        cells = zip(BEFORE, (then or now)[SAYS:], now[SAYS:], strict=True)
        places = [f"{line.sheet}!{column}{line.row}" for column, one, other in cells if one != other]
        told += [Problem(file, 0, place, "notice_year_before") for place in places]
    if found:
        more = f" (+{len(found) - NAMED})" if len(found) > NAMED else ""
        lines, command = "; ".join(found[:NAMED]) + more, f"python -m scripts workbook {plan.year}"
        told.append(Problem(file, 0, "", "workbook_outdated", hint=command, more=lines))
    return told


def own_meanings(codes: Mapping[str, list[Row]], year: int) -> set[str]:
    """What questions mean since a year, as its own workbook has said: no other has changed them."""
    return {as_text(row["definition_sv"]) for row in codes["redefined"] if row["year"] == str(year)}


def changed(then: Sequence[str], now: Sequence[str], own: Container[str]) -> tuple[str, str] | None:
    """The first words of a line that were others when its workbook was made, then and now, but for those of its `own`."""
    pairs = zip(then[:SAYS], now[:SAYS], strict=True)
    return next((pair for pair in pairs if pair[0] != pair[1] and pair[1] not in own), None)


def carried(old: Workbook, new: Workbook, own: Container[str], files: Files) -> list[Problem]:
    """Put what people wrote in a workbook into the one that is made in its place; a notice of all that differs. `own`: meanings.

    What the new one has already, from the folder, stays; so does a line that asks something else.
    """
    at, made, words = lines_in(old), made_with(old), made_with(new)
    told, pairs = [Problem(files[1], 0, "", "notice_carried", files[0])], [*free_pairs(old, new)]
    for key, cells in lines_in(new).items():
        if key not in made or key not in at:
            told.append(Problem(files[1], 0, named(cells[0]), "notice_line_came"))
        elif differs := changed(made[key], words[key], own):
            told.append(Problem(files[1], 0, named(cells[0]), "notice_line_changed", *differs))
            del at[key]
        else:
            pairs += zip(at.pop(key), cells, strict=True)
    pairs += [(cell, None) for cells in at.values() for cell in cells]
    for was, now in pairs:
        if was.value is not None and not put(was, now):
            stands = as_text(now.value) if now else ""
            told.append(Problem(files[0], 0, named(was), "notice_left", as_text(was.value), stands or "–"))
    return told


def lines_in(book: Workbook) -> dict[str, list[Cell]]:
    """Key of a line -> its cells to fill in, whether they are locked or not."""
    found: dict[str, list[Cell]] = {}
    for sheet in (one for one in book.worksheets if one[f"A{HEADER_ROW}"].value == HEADERS["A"]):
        for cell in filled(sheet, range(HEADER_ROW + 1, sheet.max_row + 1), [1]):
            found.setdefault(str(cell.value), [sheet[f"{column}{cell.row}"] for column in LETTERS.values()])
    return found


def put(was: Cell, now: Cell | None) -> bool:
    """Whether a cell says what the earlier one does, once it is put there: where nothing stands, and people may write in both."""
    if now is not None and now.value is None and not (was.protection.locked or now.protection.locked):
        now.value, now.number_format = was.value, was.number_format
    return now is not None and as_text(now.value) == as_text(was.value)  # a reading writes 12 as "12"


def free_pairs(old: Workbook, new: Workbook) -> Iterator[tuple[Cell, Cell | None]]:
    """Each cell that people wrote on a free sheet, and its place: on the line with its number, or that begins with its words."""
    for free in SHEETS.values():
        before, sheet = sheet_named(old, free.title), sheet_named(new, free.title)
        begun = [at for at, one in enumerate(free.columns, 1) if one.name in free.begun]
        words = [at for at in begun if free.columns[at - 1].name != "before"]
        lines = {said(sheet, row, words): row for row in range(HEADER_ROW + 1, sheet.max_row + 1)} if sheet else {}
        for cell in (cell for cell in cells_of(old, free) if cell.column not in begun):
            row = lines.get(said(before, cell.row, words)) if begun else cell.row
            same = said(before, HEADER_ROW, [cell.column]) == said(sheet, HEADER_ROW, [cell.column])
            yield cell, sheet[f"{cell.column_letter}{row}"] if sheet and row and same else None


def said(sheet: Worksheet | None, row: int, columns: Sequence[int]) -> tuple[str, ...]:
    """What stands in some columns of a row."""
    return tuple(as_text(sheet.cell(row, column).value) for column in columns) if sheet else ()


def cells_of(book: Workbook, free: FreeSheet) -> Iterator[Cell]:
    """The cells below the headers of a free sheet that say something."""
    if sheet := sheet_named(book, free.title):
        yield from filled(sheet, range(HEADER_ROW + 1, sheet.max_row + 1), range(1, sheet.max_column + 1))


def named(cell: Cell) -> str:
    """Where a cell stands, with its sheet."""
    return f"{cell.parent.title}!{cell.coordinate}"
