"""What somebody types in a workbook, written in the sheets that it is typed in: openpyxl reads and writes all of them anew.

For workbooks as openpyxl writes them: the sheets lie in their order, and a text stands in its cell.
"""

import re
import zipfile
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

SHEETS = "xl/worksheets/sheet{}.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SPACE = f"{{{MAIN}}}"
FIRST_CELL = re.compile(r'<c r="A(\d+)"[^>]*><is><t[^>]*>([^<]*)<')
ElementTree.register_namespace("", MAIN)  # written without a prefix, as openpyxl does
Place = tuple[str, str]  # the title of a sheet, and the address of a cell


def type_in(path: Path, cells: Mapping[Place, object]) -> None:
    """Write in cells that there are: text, a formula, a number, a truth value, or nothing."""
    parts = read_parts(path)
    files = sheets(parts)
    trees = {name: ElementTree.fromstring(parts[name]) for name in {files[title] for title, _ in cells}}
    found = {name: {cell.get("r"): cell for cell in tree.iter(f"{SPACE}c")} for name, tree in trees.items()}
    for (title, address), value in cells.items():
        put(found[files[title]][address], value)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in parts.items():
            archive.writestr(name, ElementTree.tostring(trees[name], "utf-8") if name in trees else data)


def lines_in(path: Path) -> dict[str, tuple[str, int]]:
    """Key of a line -> its sheet and row. The last sheet lists the lines too."""
    parts = read_parts(path)
    return {
        unescape(key): (title, int(row))
        for title, name in reversed(sheets(parts).items())
        for row, key in FIRST_CELL.findall(parts[name].decode())
    }


def read_parts(path: Path) -> dict[str, bytes]:
    """The files in a workbook."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sheets(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Title of a sheet -> its file."""
    titles = re.findall('<sheet [^>]*?name="([^"]*)"', parts["xl/workbook.xml"].decode())
    return {unescape(title): SHEETS.format(number) for number, title in enumerate(titles, 1)}


def put(cell: ElementTree.Element, value: object) -> None:
    """What a cell says. Raises TypeError for what is neither text nor number, such as a day: its looks would have to change."""
    cell[:] = []
    kind, tag, text = said(value)
    cell.attrib.pop("t", None)
    cell.attrib |= {"t": kind} if kind else {}
    inner = ElementTree.SubElement(cell, f"{SPACE}is") if kind == "inlineStr" else cell
    if value is not None:
        ElementTree.SubElement(inner, f"{SPACE}{tag}").text = text


def said(value: object) -> tuple[str, str, str]:
    """The type of a cell, the element that has its value, and the value."""
    match value:
        case None:
            return "", "", ""
        case bool():
            return "b", "v", str(int(value))
        case int() | float():
            return "", "v", str(value)
        case str():
            return ("", "f", value[1:]) if value.startswith("=") else ("inlineStr", "t", value)
    raise TypeError(value)
