"""`workbook`: the Excel workbook of a year, to fill in; a year that has no figures yet begins with it.

What stands in the one that is there is carried over by its keys. A line asks the same where all its words do: nobody guesses that a
number given to one question answers another.
"""

from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from pathlib import Path
from secrets import token_hex

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from scripts.ground.data_package import Row
from scripts.ground.disk import replace_all, saying_disk_errors
from scripts.ground.problems import Problem, Refused, stop_on_faults
from scripts.ground.tables import all_records
from scripts.guard.api import DeclaredForm
from scripts.package.sources import Sources, read_sources
from scripts.year.added.sheets import ANSWERS, HEADER_ROW, SHEETS, FreeSheet
from scripts.year.added.writing import DRAWN
from scripts.year.cell_values import as_text, filled, sheet_named
from scripts.year.opening import open_workbook, year_of
from scripts.year.plan import Plan
from scripts.year.planning import make_plan
from scripts.year.reading_cells import bits_of, drawn_bits, made_with
from scripts.year.words import CodeWords
from scripts.year.workbook import to_bytes, to_workbook
from scripts.year.workbook_formulas import LETTERS
from scripts.year.workbook_sheets import words_of
from scripts.year.workbook_words import BEFORE, HEADERS, ORIGIN, SAYS

KEPT = "{}-gammal.xlsx"  # what the workbook that was there is called from now on
NAMED = 3  # lines; the list of all of them comes with the new workbook
COLUMNS = {one.name: at for at, one in enumerate(ANSWERS.columns, 1)}  # of a new answer
ANSWER = [COLUMNS[name] for name in ("indicator", "label_sv", "population")]  # says which line of the form it is by now
NUMBERS = {COLUMNS[name]: at for at, name in enumerate(LETTERS) if name in COLUMNS}  # and these belong there
Came = Mapping[tuple[str, ...], Sequence[Cell]]  # what a new answer is called by -> its own line by now
Files = tuple[str, str]  # what the earlier workbook is called from now on, and the new one


def workbook(root: Path, said: str) -> list[Problem]:
    """Write the workbook of a year beside `root`; what was written, and whether a year is missing before it, as notices.

    One that is there already stays under another name; what differs from it is told. Raises `Refused`, and writes nothing, when
    the year is no year, the workbook that is there cannot be read or one was kept before, or the package has faults.
    """
    sources = read_sources(root)
    year = to_year(said, sources)
    path = root.resolve().parent / f"{year}.xlsx"
    kept = path.with_name(KEPT.format(year))
    old = earlier(path, kept, year) if path.exists() else None
    codes, figures = all_records(sources.codes), all_records(sources.figures)
    plan, made = make_plan(codes, figures, sources.disclosure, year), sources.settings.package["created"]
    book = to_workbook(plan, codes, made, bits_of(old) if old else token_hex(DRAWN), origin_of(sources))
    told = carried(old, book, codes, year, (kept.name, path.name)) if old else []
    with saying_disk_errors():
        before = path.read_bytes() if old else None
        replace_all(({kept: (None, before)} if before else {}) | {path: (before, to_bytes(book))})
    return [Problem(path.name, 0, "", "notice_written"), *told, *gap(figures, year, path.name), *unread(sources)]


def earlier(path: Path, kept: Path, year: int) -> Workbook:
    """The workbook that there is. Raises `Refused` where it is another year's, is not whole, or may not be called `kept`."""
    book = open_workbook(path)
    year_of(book, path.name)
    there = [Problem(kept.name, 0, "", "workbook_exists")] if kept.exists() else []  # it may hold a day's work
    stop_on_faults(drawn_bits(book, f"python -m scripts workbook {year}", path.name) + there)
    return book


def unread(sources: Sources) -> list[Problem]:
    """One notice of all questions that the code lists have not all of; `package` says what to write of each."""
    rows = (row for lines in sources.figures.values() for row in lines.values())
    return DeclaredForm(sources.codes, rows, sources.settings.tables["form"].columns).unread()


def to_year(said: str, sources: Sources) -> int:
    """The year that was asked for, within what the field `year` allows."""
    limits = next(one for one in sources.settings.tables["statements"].fields if one.name == "year").constraints
    if not (said.isascii() and said.isdigit() and limits["minimum"] <= int(said) <= limits["maximum"]):
        hint = f"{limits['minimum']}–{limits['maximum']}"
        raise Refused([Problem("python -m scripts", 0, "", "year_wrong", said, hint)])
    return int(said)


def origin_of(sources: Sources) -> str:
    """The version of a package, that of the settings before the first release, and the newest year that it has figures for."""
    version = sources.releases[-1].version if sources.releases else sources.settings.package["version"]
    return ORIGIN.format(version, max(sources.figures))


def gap(years: Collection[int], year: int, file: str) -> list[Problem]:
    """A notice when the figures end before the year before: that year may have none, or the folder may be old."""
    newest = max(years)
    return [Problem(file, 0, "", "notice_year_gap", str(newest), str(newest + 1))] if newest < year - 1 else []


def outdated(book: Workbook, plan: Plan, codes: Mapping[str, list[Row]], file: str) -> list[Problem]:
    """A fault where lines have come since a workbook was made, or ask something else; a notice of other numbers beside them.

    A line that has gone is told where it is read, if it is filled in. `plan`: what would be asked today.
    """
    made, words, own = made_with(book), words_of(plan, codes), own_meanings(codes, plan.year)
    titles, new = CodeWords(codes).indicators, {as_text(cell.value) for cell in cells_of(book, ANSWERS)}
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


def carried(old: Workbook, new: Workbook, codes: Mapping[str, list[Row]], year: int, files: Files) -> list[Problem]:
    """Put what people wrote in a workbook into the one that is made in its place; a notice of all that differs.

    What the new one has already, from the folder, stays; so does a line that asks something else.
    """
    at, made, words, lines = lines_in(old), made_with(old), made_with(new), lines_in(new)
    own, titles = own_meanings(codes, year), CodeWords(codes).indicators
    came = {key: lines.pop(key) for key in [*lines] if key not in made or key not in at}
    by_name = {(titles[key.partition(".")[0]], *words[key][:2]): cells for key, cells in came.items()}
    told, pairs = [Problem(files[1], 0, "", "notice_carried", files[0])], [*free_pairs(old, new, by_name)]
    for key, cells in lines.items():
        if differs := changed(made[key], words[key], own):
            told.append(Problem(files[1], 0, named(cells[0]), "notice_line_changed", *differs))
            del at[key]
        else:
            pairs += zip(at.pop(key), cells, strict=True)
    pairs += [(cell, None) for cells in at.values() for cell in cells]
    for was, now in pairs:
        if was.value is not None and not put(was, now):
            stands = as_text(now.value) if now else ""
            told.append(Problem(files[0], 0, named(was), "notice_left", as_text(was.value), stands or "–"))
    empty = (cells[0] for cells in came.values() if all(cell.value is None for cell in cells))
    return [*told, *(Problem(files[1], 0, named(cell), "notice_line_came") for cell in empty)]


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


def free_pairs(old: Workbook, new: Workbook, came: Came) -> Iterator[tuple[Cell, Cell | None]]:
    """Each cell that people wrote on a free sheet, and its place: on the line with its number, or that begins with its words.

    Of a new answer that `came` into the form since then it is there; the rest that was said of it the folder has.
    """
    for free in SHEETS.values():
        before, sheet = sheet_named(old, free.title), sheet_named(new, free.title)
        begun = [at for at, one in enumerate(free.columns, 1) if one.name in free.begun]
        words = [at for at in begun if free.columns[at - 1].name != "before"]
        lines = {said(sheet, row, words): row for row in range(HEADER_ROW + 1, sheet.max_row + 1)} if sheet else {}
        for cell in (cell for cell in cells_of(old, free) if cell.column not in begun):
            row = lines.get(said(before, cell.row, words)) if begun else cell.row
            same = said(before, HEADER_ROW, [cell.column]) == said(sheet, HEADER_ROW, [cell.column])
            line = came.get(said(before, cell.row, ANSWER)) if free is ANSWERS and same else None
            if line is None:
                yield cell, sheet[f"{cell.column_letter}{row}"] if sheet and row and same else None
            elif cell.column in NUMBERS:
                yield cell, line[NUMBERS[cell.column]]


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
