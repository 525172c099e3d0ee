"""What is said of files that people got wrong: books with many mistakes, and figures files with one, as the tests have them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from openpyxl import load_workbook

from scripts.ground.columns import LANGUAGES
from scripts.ground.problems import MESSAGES, Problem, Refused, report
from scripts.package.build import build
from scripts.year.read import read_workbook
from tests import frozen_years
from tests.bad_files import REFUSED
from tests.case_book import read_cases
from tests.mistaken import MISTAKES as ON_SHEETS
from tests.mistaken import WRONG, YEARS, planted, typed
from tests.rows import hand_folder
from tests.year_folder import book_of, fill, fill_free, started

Files = dict[str, bytes]
Lines = Sequence[Mapping[str, Any]]
ON_FREE_SHEETS, NAMED = read_cases("added")
RIGHT: dict[str, Lines] = {sheet: [line] for sheet, line in NAMED.values()}  # a right line of each sheet
STRANGE = "?"


def readings() -> Files:
    """Every sentence that there is for a fault, and what is read of the books and files."""
    found = {"messages.txt": "".join(f"{kind}: {MESSAGES[kind]}\n" for kind in sorted(MESSAGES)).encode()}
    for name, write in books().items():
        found |= in_a_folder(name, write)
    return found | dict(figures_files())


def books() -> dict[str, Callable[[Path], object]]:
    """Name -> what is written in the workbook beside a package folder."""

    def changed(*changes: Callable[[Any], object]) -> Callable[[Path], object]:
        def write(root: Path) -> None:
            book = load_workbook(book_of(root))
            for change in changes:
                change(book)
            book.save(book_of(root))

        return write

    def free(**sheets: Lines) -> Callable[[Path], object]:
        return lambda root: fill_free(book_of(root), **sheets)

    return {
        "in-lines": changed(typed),
        "on-sheets": changed(*(change for change, *_ in ON_SHEETS.values())),
        **{f"year-{name}": changed(change) for name, (change, *_) in YEARS.items()},
        "contradictions": lambda root: fill(book_of(root), D=WRONG),
        "free-right": free(**RIGHT),
        "free-mistakes": free(report=RIGHT["report"], **of_tests()),
        "free-empty-cells": free(**{name: variants(lines[0], "") for name, lines in RIGHT.items()}),
        "free-strange-cells": free(**{name: variants(lines[0], STRANGE) for name, lines in RIGHT.items()}),
    }


def variants(line: Mapping[str, Any], instead: str) -> Lines:
    """The line with one cell after another changed."""
    return [{**line, column: instead} for column in line]


def of_tests() -> dict[str, list[Mapping[str, Any]]]:
    """The mistakes of the tests on free sheets, sheet by sheet."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for sheet, line in (line for case in ON_FREE_SHEETS["Mistakes"] for line in case.lines if line[0] != "report"):
        found.setdefault(sheet, []).append(line)
    return found


def in_a_folder(name: str, write: Callable[[Path], object]) -> Files:
    """What is said of a book, and what it gives where nothing is wrong."""
    with TemporaryDirectory() as place:
        root = started(Path(place))
        write(root)
        return told(name, lambda: read_workbook(root, book_of(root))) | given(name, root)


def given(name: str, root: Path) -> Files:
    """What a reading has written beside the workbook: the ZIP and the receipt."""
    paths = (path for path in root.parent.iterdir() if path.suffix in (".zip", ".html"))
    return {f"{name}{path.suffix}": path.read_bytes() for path in paths}


def figures_files() -> Iterator[tuple[str, bytes]]:
    """What is said of each figures file that is refused, and of ten mistakes in a whole year's workbook."""
    for name, (data, *_) in REFUSED.items():
        if len(data) < 1_000_000:
            with TemporaryDirectory() as place:
                root = hand_folder(Path(place), y2025=data.encode() if isinstance(data, str) else data)
                yield from told(f"figures/{name}", lambda: build(root)).items()  # noqa: B023 - asked at once
    with TemporaryDirectory() as place:
        root = Path(place) / "datapackage"
        frozen_years.begun(root, "mixed")
        planted(book_of(root, frozen_years.YEAR))
        yield from told("ten-mistakes", lambda: read_workbook(root, book_of(root, frozen_years.YEAR))).items()


def told(name: str, ask: Callable[[], list[Problem]]) -> Files:
    """What a person is told, in each language."""
    try:
        problems = ask()
    except Refused as refused:
        problems = refused.problems
    return {f"{name}.{lang}.txt": f"{report(problems, lang)}\n".encode() for lang in LANGUAGES}
