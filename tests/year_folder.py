"""A folder with a year in it and its workbook, and a person who fills it in."""

import os
import re
import shutil
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from scripts.__main__ import main
from scripts.ground.data_package import Row
from scripts.ground.problems import Problem, Refused
from scripts.ground.tables import all_records
from scripts.ground.texts import digest, is_text
from scripts.package.sources import Sources, read_sources
from scripts.package.written import texts
from scripts.paths import DATAPACKAGE
from scripts.year.added.sheets import AGREED, HEADER_ROW, SHEETS
from scripts.year.plan import Plan
from scripts.year.planning import make_plan
from scripts.year.read import read_workbook
from scripts.year.unread import unready_texts
from tests.rows import figure, figures_csv, hand_folder
from tests.sharing import shared_folder
from tests.typing_in import Place, lines_in, type_in

YEAR = "2031"
BEFORE = "2030"
LAST_YEAR = (
    figure(value="420", year=BEFORE),
    figure(value="380", year=BEFORE, population="adults"),
    figure(value="40", year=BEFORE, population="children"),
)


def folder_with(tmp_path: Path, *rows: Row) -> Path:
    """A package folder with last year's figures, the usual ones unless the test gives others."""
    return hand_folder(tmp_path / "datapackage", **{f"y{BEFORE}": figures_csv(*(rows or LAST_YEAR))})


@cache
def started_once() -> Path:
    """What `started` copies, in a folder that goes when the tests end."""
    top = shared_folder() / f"year-{os.getpid()}"
    top.mkdir()
    assert main(["workbook", YEAR, "--folder", str(folder_with(top))]) == 0
    return top


def started(tmp_path: Path) -> Path:
    """A package folder with the workbook of a new year beside."""
    return shutil.copytree(started_once(), tmp_path, dirs_exist_ok=True) / "datapackage"


def plan_of(sources: Sources, year: str = YEAR) -> Plan:
    """What the workbook of a year holds."""
    return make_plan(all_records(sources.codes), all_records(sources.figures), sources.disclosure, int(year))


def book_of(folder: Path, year: str = YEAR) -> Path:
    """The workbook of a year."""
    return folder.parent / f"{year}.xlsx"


def figures_of(folder: Path, year: str = YEAR) -> bytes:
    """The figures file of a year."""
    return (folder / "figures" / f"{year}.csv").read_bytes()


def cell(book: Workbook, key: str, column: str) -> Any:
    """A cell of the line with this key: indicator.category.population."""
    sheets: list[Any] = book.worksheets
    for sheet in sheets:
        for (found,) in sheet.iter_rows(max_col=1):
            if found.value == key:
                return sheet[f"{column}{found.row}"]
    raise KeyError(key)


def fill(path: Path, **cells: Mapping[str, object]) -> Path:
    """Write in a workbook as a person would: column -> line -> what is written."""
    lines = lines_in(path)
    typed = {}
    for column, written in cells.items():
        for key, value in written.items():
            sheet, row = lines[key]
            typed[sheet, f"{column}{row}"] = value
    type_in(path, typed)
    return path


def fill_free(path: Path, **sheets: Sequence[Mapping[str, Any]]) -> Path:
    """Write lines in the free sheets: name of the sheet -> lines of column -> what is written."""
    typed: dict[Place, object] = {}
    for name, lines in sheets.items():
        free = SHEETS[name]
        letters = {column.name: get_column_letter(number) for number, column in enumerate(free.columns, 1)}
        for row, line in enumerate(lines, HEADER_ROW + 1):
            typed |= {(free.title, f"{letters[column]}{row}"): value for column, value in line.items()}
    type_in(path, typed)
    return path


# The columns in which somebody explains, and what is written there, of each line with another note.
WHY = {"K": "Fler medlemmar rapporterade i år, se anteckning {}.", "L": "More members reported this year, see note {}."}
CHANGED = tuple(f"workbook_{one}" for one in ("unlikely", "unlikely_pair", "swapped", "fold", "out_of_place"))


EVERYBODY = "workbook_everybody"  # says itself what to copy
WITH_A_YEAR = re.compile(r"figures/\d{4}/")  # what a form year adds to the tables
TEXTS = ("workbook_text_telling", "workbook_text_unread", EVERYBODY)


def explain(folder: Path, year: str = YEAR) -> set[str]:
    """Write a sentence wherever the reading asks for one, and a yes to each text; the cells that asked for a sentence."""
    asked: set[str] = set()
    while problems := asks(folder, year):
        asked |= answer(folder, problems, year)
        if any(problem.kind in TEXTS for problem in problems):  # they come last
            break
    return asked


def answer(folder: Path, problems: Sequence[Problem], year: str = YEAR) -> set[str]:
    """Write what the reading asks for: a sentence for each change, and a yes to each text; the cells that asked for a sentence."""
    changed = {problem.column for problem in problems if problem.kind in CHANGED}
    lines = {f"{sheet}!{row}": key for key, (sheet, row) in lines_in(book_of(folder, year)).items()}
    sentences = explained([lines[re.sub(r"![A-Z]+", "!", place)] for place in changed])
    fill(book_of(folder, year), **sentences)
    agree(book_of(folder, year), [problem for problem in problems if problem.kind in TEXTS])
    tick_too(book_of(folder, year), [text for texts in sentences.values() for text in texts.values()])
    return changed


def explained(keys: Sequence[str]) -> dict[str, dict[str, object]]:
    """Column -> line -> a sentence that no other has, without a number or the name of an answer, which would be asked about."""
    notes = {key: "".join("abcdefghij"[int(digit)] for digit in str(crc32(key.encode()))) for key in keys}
    return {column: {key: text.format(note) for key, note in notes.items()} for column, text in WHY.items()}


def asks(folder: Path, year: str) -> list[Problem]:
    """What the reading asks about."""
    try:
        read_workbook(folder, book_of(folder, year))
    except Refused as refused:
        return asked_by(refused)
    return []


def asked_by(refused: Refused) -> list[Problem]:
    """What a reading that stopped asks a person about."""
    return [problem for problem in refused.problems if problem.kind in (*CHANGED, *TEXTS)]


def tick(text: str) -> dict[str, str]:
    """A line that says that a made-up text has been read, by nobody that there is."""
    return {"text": text, "ticked_on": "2027-01-15", "ticked_by": "Påhittad roll"}


def ticks(written: Iterable[object]) -> list[dict[str, str]]:
    """Such a line for each made-up text of what was written.

    What the package has too needs none, but where it came with a real form year, which no made-up package has.
    """
    texts = dict.fromkeys(one for one in written if isinstance(one, str) and is_text(one))
    return [tick(one) for one in texts if WITH_A_YEAR.match(real_texts().get(one, "figures/2031/"))]


@cache
def real_texts() -> dict[str, str]:
    """Every text of the real package and of what lies beside it -> the file that it stands in first."""
    return {one.text: one.file for one in texts(read_sources(DATAPACKAGE), DATAPACKAGE, DATAPACKAGE.parent)}


def tick_new(folder: Path) -> None:
    """A row for each made-up text in a copy that waits for a reader, by nobody that there is; none of a text that is gone."""
    sources = read_sources(folder)
    there = {one.hash: one.text for one in texts(sources, folder, folder.resolve().parent)}
    waits = [tick(there[one.hint]) for one in unready_texts(folder, sources) if one.hint]
    assert not real_texts().keys() & {line["text"] for line in waits}, "a real text is ticked by no test"
    path = folder / "agreed_texts.csv"
    header, *old = path.read_text(encoding="utf-8").splitlines()
    new = [f"{digest(line['text'])},{line['ticked_on']},{line['ticked_by']}" for line in waits]
    rows = [row for row in old if row.partition(",")[0] in there] + new
    path.write_text("".join(f"{row}\n" for row in (header, *rows)), encoding="utf-8")


def agree(path: Path, problems: Sequence[Problem]) -> None:
    """Copy each text to the sheet of those that have been read, as somebody who has read it."""
    if not problems:
        return
    book = load_workbook(path)
    places = [one.column.split("!") for one in problems]
    texts = [book[name][at].value for name, at in places]
    tick_too(path, [one.more if one.kind == EVERYBODY else text for one, text in zip(problems, texts, strict=True)])


def tick_too(path: Path, written: Iterable[object]) -> None:
    """Add a tick for each of these texts to those that stand in a workbook."""
    book = load_workbook(path)
    sheet = book[AGREED.title]
    rows = (row for row in range(HEADER_ROW + 1, sheet.max_row + 500) if not sheet.cell(row, 1).value)
    for row, line in zip(rows, map(tick, map(str, written)), strict=False):
        for number, value in enumerate(line.values(), 1):
            sheet.cell(row, number, value)
    book.save(path)


def read(folder: Path, *options: str, year: str = YEAR) -> int:
    """Read the workbook of a year back, and unpack what it gives as a person would; the exit code."""
    code = main(["read-workbook", str(book_of(folder, year)), "--folder", str(folder), *options])
    if code == 0:
        unpacked(folder, year)
    return code


def unpacked(folder: Path, year: str = YEAR) -> None:
    """Unpack what the workbook of a year became where it belongs."""
    with zipfile.ZipFile(zip_of(folder, year)) as archive:
        archive.extractall(folder)


def zip_of(folder: Path, year: str = YEAR) -> Path:
    """What the workbook of a year became."""
    return folder.parent / f"{year}-datapackage.zip"
