"""The texts that go out, which of them nobody has read, and which are to be read again.

A *text* is what a person writes and what a served file or a release takes up, by whatever way: a cell of a table (those that the
settings declare as hand-written, the figures, what a year adds, `docs/`, the words of the site), a text of `package.yml` or
`disclosure.yml`, a paragraph or an item of a written page, a notebook or the change log. No list names columns or pages: a column
is out only where its settings let no sentence in (a number, a code of a list, another table's key, a pattern), a file only by its
ending. What the build writes itself is made of these texts and of figures, and the guard has judged the figures.

No rule finds what a text tells: "the couple from Thailand", a name, a share of eight. So a person reads each text because it is
new. **New** is what does not stand, to the byte, in the last release. A release keeps the hash of each text that it was made with
(`releases/<version>-texts.csv`), so what is new needs no history and no code of another day. **Read** is what stands in the
release, and stood in the first one or in one with something hidden, since before such a release each new text was ticked; what came
with a later release that hid nothing is read when something is hidden. A tick is a row of `agreed_texts.csv`: the hash of the text,
a day and a role. It goes with the text, in the same change: the hash of a short text that is left behind can be guessed.

Only a package with a hidden figure asks: where all is printed, a text has nothing to tell. Once a figure is hidden that had a
number (it was taken down, or withdrawn), each older text that names its indicator or a note of it, in its own row or page, or that
has the number, is ticked anew.

Who asks: the sealed reading of a workbook, for what the workbook brings (`year/protecting`), beside the names of hidden answers;
`texts BASE` of a branch and `publish`, for all the rest (`year/unread`), by place. Nowhere else does a text stand beside what is
hidden.
"""

import csv
import hashlib
import io
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.ground.codes import HIDDEN
from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.releases import Release
from scripts.package.additions import placed
from scripts.package.disclosure.settings import FILE as DISCLOSURE
from scripts.package.settings import FILE as SETTINGS
from scripts.package.settings import Field, TableSettings
from scripts.package.sources import Sources, hand_part
from scripts.package.validation.yaml_file import read_yaml

AGREED = "agreed_texts"
SENTENCE = "Tre kvinnor."  # what a column that holds texts must let in
# Digits and what stands between them say nothing without words; other signs for a number do.
BARE = re.compile(r"[\s\d.,:;%–/()+*=<>|~#-]*|\d{4}-\d\d-\d\dT00:00:00Z", re.ASCII)
LINE = re.compile(r", rad \d+\Z")  # as the plan of a form says where a figure stands
# Beside the package: what people write of it. Templates, tests and code have no text of a year.
WRITTEN = ("CHANGELOG.md", "docs/*.*", "docs/sv/**/*.*", "docs/en/**/*.*", "docs/templates/*.txt", "scripts/**/*.csv")
BREAK = re.compile(r"\n(?:[ \t]*\n)+|\n(?=[ \t]*(?:[-*+]|\d+\.)[ \t])")

MARK = re.compile(r"(?:[-*+]|\d+\.|#+)[ \t]+")  # of an item or a heading: no part of what it says


@dataclass(frozen=True)
class Text:
    """A text with its place, a line or the name of a part; `around`: its whole row or page, which says what it is about."""

    file: str
    line: int
    text: str
    around: str = ""

    @property
    def hash(self) -> str:
        """What a tick and a release know it by."""
        return digest(self.text)


def digest(text: str) -> str:
    """The first 128 bits of the SHA-256 of a text in UTF-8, as 32 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:32]


def is_text(cell: str) -> bool:
    """Whether something is more than digits."""
    return not BARE.fullmatch(cell)


def lets_texts_in(field: Field) -> bool:
    """Whether a column may hold a sentence, by its settings."""
    pattern = field.constraints.get("pattern", ".*")
    closed = field.codelist or "enum" in field.constraints
    return field.type == "string" and not closed and re.fullmatch(pattern, SENTENCE) is not None


def text_columns(table: TableSettings) -> tuple[Column, ...]:
    """The columns of a hand-written table that may hold a text: those of the ticks themselves never do."""
    linked = {column for key in table.foreign_keys for column in key["fields"]}
    fields = () if table.name == AGREED else hand_part(table).fields
    return tuple(one.name for one in fields if one.name not in linked and lets_texts_in(one))  # type: ignore[misc]


def columns_of(tables: Mapping[str, TableSettings]) -> dict[str, tuple[Column, ...]]:
    """Table -> its columns that may hold a text, of all that people write; `statements` are the figures."""
    found = {name: text_columns(table) for name, table in tables.items() if table.path or name == "statements"}
    return {name: columns for name, columns in found.items() if columns}


def row_texts(rows: Iterable[Row], columns: Sequence[Column]) -> Iterator[tuple[Row, str]]:
    """(row, text) of each text in rows; of a place in the form without its line, which differs with every year."""
    cells = ((row, LINE.sub("", row.get(one, ""))) for row in rows for one in columns)
    yield from ((row, text) for row, text in cells if is_text(text))


def texts(sources: Sources, root: Path, *tops: Path) -> list[Text]:
    """Every text, once, at its first place. `tops`: the folders beside whose package people write; the first that has a file."""
    found = [*table_texts(sources), *settings_texts(root)]
    files: dict[str, Path] = {}
    for top in tops:
        for path in (path for pattern in WRITTEN for path in sorted(top.glob(pattern)) if path.is_file()):
            files.setdefault(path.relative_to(top).as_posix(), path)
    for name, path in files.items():
        found += written_texts(name, path)
    return [*{one.text: one for one in reversed(found)}.values()][::-1]


def table_texts(sources: Sources) -> Iterator[Text]:
    """Those of the hand-written tables and of the figures."""
    tables = sources.settings.tables
    for name, columns in columns_of(tables).items():
        for line, row in sources.codes.get(name, {}).items():
            file, at = placed(tables[name].path, line, sources.additions.get(name, ()))
            around = "\n".join(row.values())
            yield from (Text(file, at, text, around) for _, text in row_texts([row], columns))
    for year, rows in sources.figures.items():
        for line, row in rows.items():
            around = "\n".join(row.values())
            told = row_texts([row], columns_of(tables)["statements"])
            yield from (Text(f"figures/{year}.csv", line, text, around) for _, text in told)


def settings_texts(root: Path) -> Iterator[Text]:
    """Those of the settings, each at the name of its part."""
    for file in (SETTINGS, DISCLOSURE):
        document, _ = read_yaml((root / file).read_bytes(), file)
        yield from (
            Text(f"{file}: {place}", 0, text, text) for place, text in leaves(document.value, "") if is_text(text)
        )


def leaves(value: Any, place: str) -> Iterator[tuple[str, str]]:
    """(name of its part, text) of each text in nested lists and properties; an entry of a list by its own name."""
    if isinstance(value, str):
        yield place, value
    named = value.items() if isinstance(value, dict) else enumerate(value, 1) if isinstance(value, list) else ()
    for key, each in named:
        name = each.get("name", key) if isinstance(each, dict) else key
        yield from leaves(each, f"{place}.{name}".lstrip("."))


def written_texts(name: str, path: Path) -> Iterator[Text]:
    """Those of a file beside the package: cells, or paragraphs and items. A file of another kind has none that we read."""
    if path.suffix == ".csv":
        rows = list(csv.reader(io.StringIO(path.read_text("utf-8"), newline="")))
        for line, row in enumerate(rows, 1):
            yield from (Text(name, line, cell, "\n".join(row)) for cell in row if is_text(cell))
    elif path.suffix in (".md", ".txt", ".html"):
        yield from paragraphs(name, path.read_text("utf-8"))
    elif path.suffix == ".ipynb":
        for cell in json.loads(path.read_bytes())["cells"]:
            yield from paragraphs(name, "".join(cell["source"]))


def paragraphs(name: str, page: str) -> Iterator[Text]:
    """The paragraphs and the items of a page."""
    start = 0
    for end in [*BREAK.finditer(page), None]:
        piece = page[start : end.start() if end else None]
        if is_text(piece):
            yield Text(name, page.count("\n", 0, start) + 1, MARK.sub("", piece.strip()), page)
        start = end.end() if end else start


def hides(sources: Sources) -> bool:
    """Whether a package hides a figure."""
    return any(row["obs_status"] == HIDDEN for rows in sources.figures.values() for row in rows.values())


def read_in(releases: Sequence[Release]) -> frozenset[str]:
    """The hashes of the texts of the last release that are read: those of the first one, and of any that hides a figure."""
    if not releases:
        return frozenset()
    asked = [one for one in releases if any(row["obs_status"] == HIDDEN for row in one.package.rows("observations"))]
    return releases[-1].texts & frozenset().union(*(one.texts for one in [releases[0], *asked]))


def about(found: Sequence[Text], names: Collection[str], numbers: Collection[str]) -> list[Text]:
    """The texts that stand in a row or on a page that names one of these, or that have one of these numbers."""
    if not names:
        return []
    named, told = any_of(names), any_of(numbers)
    around = {one: bool(named.search(one)) for one in {text.around for text in found}}
    return [one for one in found if around[one.around] or told.search(one.text)]


def any_of(words: Collection[str]) -> re.Pattern[str]:
    """A pattern for any of some words, whole: no part of a longer one, or of a longer number."""
    return re.compile(rf"(?<![\w.,])(?:{'|'.join(map(re.escape, sorted(words, reverse=True)))})(?!\w|[.,]\d)")
