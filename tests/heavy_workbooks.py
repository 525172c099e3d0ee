"""Workbooks of which each weighs more than it seems: a true one with one part changed as a slip in Excel changes it, or to do harm.

They are small files, made when a test asks: what would be large is the same block of a deflated stream again and again.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from string import ascii_uppercase

SHEET = "xl/worksheets/sheet3.xml"  # Ursprung
ROWS = 1_048_576  # so many has a sheet in Excel


@dataclass(frozen=True)
class Repeated:
    """A part that begins and ends with some bytes and has a block `times` over between them."""

    start: bytes
    block: bytes
    times: int
    end: bytes

    def deflated(self, told: int | None) -> tuple[bytes, int, int]:
        """The deflated stream, how long it is unpacked, and its checksum; or what is told of it instead, which goes together."""
        many = max(1, min(self.times, 1_000_000 // len(self.block)))
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        first = packer.compress(self.start) + packer.flush(zlib.Z_FULL_FLUSH)
        piece = packer.compress(self.block * many) + packer.flush(zlib.Z_FULL_FLUSH)
        last = packer.compress(self.end) + packer.flush()
        times, stream = self.times // many, first + piece * (self.times // many) + last
        if told:
            return stream, told, zlib.crc32((self.start + self.block * many)[:told])
        checksum = zlib.crc32(self.start)
        for _ in range(times):
            checksum = zlib.crc32(self.block * many, checksum)
        size = len(self.start) + times * many * len(self.block) + len(self.end)
        return stream, size, zlib.crc32(self.end, checksum)


Parts = dict[str, bytes | Repeated]


def parts_of(workbook: Path) -> Parts:
    """The parts of a workbook by name."""
    with zipfile.ZipFile(workbook) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Parts, told: int | None = None) -> bytes:
    """The workbook with these parts. `told`: what its directory says that the repeated ones weigh, instead of the truth."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            if isinstance(part, bytes):
                archive.writestr(name, part)
                continue
            stream, size, checksum = part.deflated(told)
            info = zipfile.ZipInfo(name)
            archive.writestr(info, stream)  # as it is: the directory, written at the end, says that it is deflated
            info.compress_type, info.CRC, info.file_size = zipfile.ZIP_DEFLATED, checksum, size
    return out.getvalue()


def with_rows(parts: Parts, block: bytes, times: int = ROWS) -> Parts:
    """Rows below the form."""
    before, end = whole(parts, SHEET).split(b"</sheetData>")
    return parts | {SHEET: Repeated(before, block, times, b"</sheetData>" + end)}


def with_rest(parts: Parts, rest: bytes) -> Parts:
    """More after the rows."""
    return parts | {SHEET: whole(parts, SHEET).replace(b"</sheetData>", b"</sheetData>" + rest)}


def merged(parts: Parts, *areas: str) -> Parts:
    """Cells made into one."""
    cells = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    return with_rest(parts, f"<mergeCells>{cells}</mergeCells>".encode())


def with_entities(parts: Parts) -> Parts:
    """A billion laughs."""
    names = "abcdefghij"
    lines = ['<!ENTITY a "ha">', *(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip(names, names[1:], strict=False))]
    head = f"<!DOCTYPE worksheet [{''.join(lines)}]>".encode()
    return parts | {SHEET: head + whole(parts, SHEET).replace(b"<t>Ursprung</t>", b"<t>&j;</t>")}


def lettered(parts: Parts, head: bytes, encoding: str) -> Parts:
    """A sheet in other letters than a workbook has."""
    return parts | {SHEET: head + whole(parts, SHEET).decode().encode(encoding)}


def whole(parts: Parts, name: str) -> bytes:
    """A part that is not repeated."""
    part = parts[name]
    assert isinstance(part, bytes)
    return part


FILLED = b"<row><c><v>1</v></c></row>"
STYLED = b'<row><c s="1"/></row>'
LINK = f'<hyperlinks><hyperlink ref="D1:D{ROWS}" location="A1"/></hyperlinks>'.encode()
CP037 = b'<?xml version="1.0" encoding="cp037"?>'
HEAVY: dict[str, Callable[[Parts], bytes]] = {
    "a whole column merged": lambda parts: packed(merged(parts, f"D1:D{ROWS}")),
    "all columns merged": lambda parts: packed(merged(parts, f"A1:XFD{ROWS}")),
    "each column merged": lambda parts: packed(merged(parts, *(f"{one}1:{one}{ROWS}" for one in ascii_uppercase))),
    "a whole row merged": lambda parts: packed(merged(parts, "A7:XFD7")),
    "a whole column made a link": lambda parts: packed(with_rest(parts, LINK)),
    "a whole column formatted cell by cell": lambda parts: packed(with_rows(parts, STYLED)),
    "a whole column filled down": lambda parts: packed(with_rows(parts, FILLED)),
    "a third of a column filled down": lambda parts: packed(with_rows(parts, FILLED, ROWS // 3)),
    "many rows formatted": lambda parts: packed(with_rows(parts, b"<row>" + b"<c/>" * 1000 + b"</row>", 200)),
    "an area written otherwise": lambda parts: packed(
        with_rest(parts, f"<mergeCells><mergeCell a='>' ref = 'D1&#58;D{ROWS}'/></mergeCells>".encode())
    ),
    "a ZIP bomb": lambda parts: packed(parts | {"xl/media/image1.png": Repeated(b"", bytes(1000), 1_000_000, b"")}),
    "a directory that lies": lambda parts: packed(with_rows(parts, FILLED, 100 * ROWS), told=100_000),
    "a billion laughs": lambda parts: packed(with_entities(parts)),
    "letters of two bytes": lambda parts: packed(lettered(merged(parts, f"D1:D{ROWS}"), b"", "utf-16")),
    "letters of another age": lambda parts: packed(lettered(merged(parts, f"D1:D{ROWS}"), CP037, "cp037")),
}


ATTRIBUTES = (
    "",
    "-1",
    "99999999999999999",
    "x",
    "A0",
    "XFE1048577",
    "nan",
    "inf",
    "<",
    "e",
    "d",
    "str",
    "true",
    "1e400",
)
VALUES = ("", "-1", "1e400", "nan", "x", "9" * 400, "0.1", "-0", "1E5", "TRUE", "#REF!", "3-4", "\u202e12")


def bytes_changed(part: bytes, chance: Random) -> bytes:
    """Some of its bytes are others."""
    found = bytearray(part)
    for _ in range(chance.randint(1, 20)):
        found[chance.randrange(len(found))] = chance.randrange(256)
    return bytes(found)


def bytes_gone(part: bytes, chance: Random) -> bytes:
    """A piece is missing."""
    at = chance.randrange(len(part))
    return part[:at] + part[at + chance.randint(1, 200) :]


def swapped(pattern: str, texts: tuple[str, ...]):
    """One of what the pattern finds is another text."""

    def change(part: bytes, chance: Random) -> bytes:
        text = part.decode("utf-8")
        found = list(re.finditer(pattern, text))
        if not found:
            return part
        one = chance.choice(found)
        return (text[: one.start(1)] + chance.choice(texts) + text[one.end(1) :]).encode("utf-8")

    return change


CHANGES = (
    bytes_changed,
    bytes_gone,
    lambda part, chance: part[: chance.randrange(len(part))],  # the end is missing
    swapped('"([^"]*)"', ATTRIBUTES),
    swapped("<(?:v|t)>([^<]*)<", VALUES),
)


def damaged(parts: dict[str, bytes], seed: int) -> bytes:
    """The workbook with one part changed, or gone."""
    chance = Random(seed)
    name = chance.choice([one for one in parts if one.endswith((".xml", ".rels"))])
    change = chance.choice([*CHANGES, None])
    found = {one: data for one, data in parts.items() if one != name or change}
    if change:
        found[name] = change(parts[name], chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for one, data in found.items():
            archive.writestr(one, data)
    return out.getvalue()
