"""A table as it lies in a CSV file: the line in the file -> the row of text that stands there. Empty text means missing.

From bytes to rows strictly: what Swedish Excel writes (semicolons, BOM, CRLF, cp1252, blank rows at the end) is understood and said
so. Everything else that is not RFC 4180 in UTF-8 is a fault: guessing at a table of figures is how wrong figures get published.
"""

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from typing import TypeVar

from scripts.ground.characters import LETTER, MOST_TOLD, is_plain, odd_characters
from scripts.ground.codes import MAX_BYTES
from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.problems import Problem

MAX_CELL = 2_000  # the longest definition is a tenth of this

# å, ä and ö of DOS (cp850) and old Macs, read as cp1252: marks and letters that stand where Swedish words have none. A
# closing ” or a ™ after a word is right, so these two count only where a word goes on.
OTHER_CODE_PAGE = re.compile(f"{LETTER}[†‡„ŒŽŠš]|[†‡„ŒŽŠš]{LETTER}|{LETTER}”{LETTER}|™{LETTER}")
# What Excel itself puts first to say which separator follows.
SEPARATOR_LINE = re.compile(r'"?sep=[;,]"?[;,]*(?:\n|$)', re.IGNORECASE)


@dataclass(frozen=True)
class ParsedFile:
    """A parsed file: column names, rows of text, and the line in the file where each row begins."""

    columns: tuple[str, ...]
    rows: list[list[str]]
    lines: list[int]
    semicolon: bool
    header_line: int = 1


def parse(
    data: bytes, file: str, may_be_empty: bool = False, most: int = MAX_BYTES
) -> tuple[ParsedFile | None, list[Problem]]:
    """Rows of a CSV file, or None when it cannot be read as one; and every problem and notice on the way.

    A header without rows is a fault, unless the table `may_be_empty`. `most`: bytes.
    """
    text, problems = decode(data, file, most)
    if text is None:
        return None, problems
    said = SEPARATOR_LINE.match(text)
    if said:
        text = text[said.end() :]
        problems.append(Problem(file, 0, "", "notice_separator_line"))
    first = 2 if said else 1
    header = text.split("\n", 1)[0]
    if "\t" in header and "," not in header and ";" not in header:
        return None, [*problems, Problem(file, first, "", "delimiter")]
    semicolon = header.count(";") > header.count(",")
    if semicolon:
        problems.append(Problem(file, 0, "", "notice_semicolon"))
    records, more = split_records(text, ";" if semicolon else ",", file, first)
    problems += more
    if records is None:
        return None, problems
    odd = [] if is_plain(text) else odd_characters(cells_of(records), file)
    if odd:
        return None, problems + odd
    sheet, more = to_sheet(records, semicolon, file)
    return sheet, problems + [one for one in more if not (may_be_empty and one.kind == "only_header")]


def cells_of(records: list[tuple[int, list[str]]]) -> Iterator[tuple[int, str, str]]:
    """(line, column, text) of every cell; the header's own have no column."""
    header = records[0][1] if records else []
    for number, (line, cells) in enumerate(records):
        for place, cell in enumerate(cells):
            yield line, header[place] if number and place < len(header) else "", cell


def decode(data: bytes, file: str, most: int = MAX_BYTES) -> tuple[str | None, list[Problem]]:
    """The text of a file with LF line ends, or None when its bytes are no text that we may trust."""
    if len(data) > most:
        return None, [Problem(file, 0, "", "file_too_big", hint=str(most))]
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or (len(data) > 3 and data[1:4:2] == b"\0\0"):
        return None, [Problem(file, 0, "", "utf16")]
    if b"\0" in data:
        return None, [Problem(file, data[: data.index(b"\0")].count(b"\n") + 1, "", "nul_byte")]
    problems = []
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
        problems.append(Problem(file, 0, "", "notice_bom"))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        found, wrong = decode_other(data, file)
        if found is None:
            return None, problems + wrong
        text, problems = found, problems + wrong
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        problems.append(Problem(file, 0, "", "notice_crlf"))
    if not text.strip():
        return None, [*problems, Problem(file, 0, "", "file_empty")]
    return text, problems


def decode_other(data: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """The text of a file that is not UTF-8 throughout: cp1252, or None and where it cannot be that."""
    broken = [ord(char) - 0xDC00 for char in data.decode("utf-8", "surrogateescape") if "\udc80" <= char <= "\udcff"]
    if 2 * len(broken) > sum(byte > 127 for byte in data):  # else it is UTF-8 in which a few bytes were damaged
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError as error:
            return None, [misread(data, error.start, file)]
        wrong = [
            Problem(file, len(re.findall("\r\n|\r|\n", text[: match.start()])) + 1, "", "encoding", match.group())
            for match in islice(OTHER_CODE_PAGE.finditer(text), MOST_TOLD)
        ]
        return (None, wrong) if wrong else (text, [Problem(file, 0, "", "notice_cp1252")])
    places: list[int] = []
    start = 0
    while len(places) < MOST_TOLD:
        try:
            data[start:].decode("utf-8")
            break
        except UnicodeDecodeError as error:
            places.append(start + error.start)
            start += error.end
    return None, [misread(data, place, file) for place in places]


def misread(data: bytes, place: int, file: str) -> Problem:
    """The byte that is no character, at its row."""
    row = len(re.findall(b"\r\n|\r|\n", data[:place])) + 1
    return Problem(file, row, "", "encoding", repr(data[place : place + 1]))


def split_records(
    text: str, delimiter: str, file: str, first: int
) -> tuple[list[tuple[int, list[str]]] | None, list[Problem]]:
    """(line, cells) for each record, the header (in line `first`) first; None when the quotation marks do not match."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    records: list[tuple[int, list[str]]] = []
    begins = first
    try:
        for cells in reader:
            records.append((begins, cells))
            begins = reader.line_num + first
    except csv.Error as error:
        if "field limit" in str(error):
            return None, [Problem(file, begins, "", "cell_too_long", hint=str(MAX_CELL))]
        return None, [Problem(file, begins, "", "quotes", str(error))]
    problems = []
    for line, cells in records:
        whole = "".join(cells)
        if "\n" not in whole and len(whole) <= MAX_CELL:
            continue
        problems += [Problem(file, line, "", "newline_in_cell", cell) for cell in cells if "\n" in cell][:1]
        problems += [
            Problem(file, line, "", "cell_too_long", hint=str(MAX_CELL)) for cell in cells if len(cell) > MAX_CELL
        ]
    return records, problems


def to_sheet(
    records: list[tuple[int, list[str]]], semicolon: bool, file: str
) -> tuple[ParsedFile | None, list[Problem]]:
    """The records as a sheet: as many cells in each row as the header has, no blank rows but at the end."""
    problems = []
    filled = [index for index, (_, cells) in enumerate(records) if any(map(str.strip, cells))]
    if not filled:  # nothing but separators or empty quotation marks
        return None, [Problem(file, 0, "", "file_empty")]
    if filled[-1] + 1 < len(records):
        problems.append(Problem(file, 0, "", "notice_blank_end"))
    header, body = records[0][1], records[1 : filled[-1] + 1]
    if not body:
        problems.append(Problem(file, records[0][0], "", "only_header"))
    rows, lines = [], []
    for line, cells in body:
        if not any(map(str.strip, cells)):
            problems.append(Problem(file, line, "", "blank_row"))
        elif len(cells) != len(header):
            problems.append(Problem(file, line, "", "ragged", str(len(cells)), str(len(header))))
        else:
            rows.append(cells)
            lines.append(line)
    return ParsedFile(tuple(header), rows, lines, semicolon, records[0][0]), problems


def canonical(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The one written form of a table: UTF-8 without BOM, commas, LF, quotation marks only where needed."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue().encode("utf-8")


Name = TypeVar("Name")  # a table's, or the year of a figures file
Lines = Mapping[int, Row]


def records(table: Lines) -> list[Row]:
    """The rows of a table, in order."""
    return [*table.values()]


def all_records(tables: Mapping[Name, Lines]) -> dict[Name, list[Row]]:
    """The rows of each of several tables."""
    return {name: records(table) for name, table in tables.items()}


def cells_in(row: Row, columns: Iterable[Column]) -> tuple[str, ...]:
    """What a row says in some columns."""
    return tuple([row[column] for column in columns])


def said_in(rows: Collection[Row], columns: Iterable[Column]) -> Iterator[tuple[str, ...]]:
    """What each of many rows says in some columns, of which there is one at least."""
    return zip(*(map(itemgetter(column), rows) for column in columns), strict=True)


def repeated(table: Lines, columns: Sequence[Column]) -> Iterator[tuple[int, int]]:
    """(line, line of the first) of each row that says in some columns what an earlier one says."""
    first: dict[tuple[str, ...], int] = {}
    for line, cells in zip(table, said_in(table.values(), columns), strict=True):
        earlier = first.setdefault(cells, line)
        if earlier != line:
            yield line, earlier


def to_csv(columns: Sequence[Column], rows: Collection[Row]) -> bytes:
    """Rows in the one written form of a table."""
    return canonical(columns, said_in(rows, columns))
