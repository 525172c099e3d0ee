"""What the site says of a package, as plain text: an answer, and what a release keeps of its pages, a sentence a row of one CSV.

Later code would say the same figures otherwise, and later people would write the method otherwise: the pages that say how the
figures came to be are kept whole, block by block. Charts and what stands in the package are not kept again: they are drawn of the
release itself, in today's frame. The file lies where people may change it: it holds text, and names no page but an indicator's,
a figure's and these.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.ground.data_package import Package, PackageError
from scripts.ground.problems import LAYOUT
from scripts.ground.zipping import NotOursError, TooBigError

COLUMNS = ("lang", "page", "part", "text")
# What is said first; how it compares with the year before; whom it counts, and what asks for care; what the audit asks of it.
# Of a figure that stands alone: its finding, what it shows, the question that it answers, and the notes with its source.
FINDING, LAST_YEAR, LINE, QUESTION, NOTE = PARTS = ("finding", "last_year", "line", "question", "note")
FIGURE = re.compile(r"embed/(?:answers|charts|new|over-time)/[a-z0-9_-]+(?:\.[a-z0-9_]+)*/")
# The pages that are kept whole, by their address, and what a block of them is, in the order of the page.
WHOLE = ("method/", "audit/")
TITLE, SECTION, SUBSECTION, TERM, TEXT, ITEM = BLOCKS = ("title", "section", "subsection", "term", "text", "item")
# Four times what two languages of fifty indicators and of these pages say.
MOST_BYTES = 1_000_000
# (language, indicator, part) -> its sentences, in order
Words = Mapping[tuple[str, str, str], list[str]]
Kept = dict[str, str]  # a row of such a file: column -> cell


def words_csv(rows: Iterable[Kept]) -> bytes:
    """The rows as the file has them."""
    text = io.StringIO()
    table = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return text.getvalue().encode("utf-8")


def read_words(path: Path, package: Package) -> list[Kept]:
    """The rows that the release of `package` has kept. Raises PackageError for a file that holds anything else."""
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise TooBigError(path.name, size, MOST_BYTES)
    try:
        header, *lines = csv.reader(io.StringIO(path.read_bytes().decode("utf-8"), newline=""), strict=True)
        rows = [dict(zip(header, cells, strict=True)) for cells in lines]
    except (ValueError, csv.Error) as error:
        raise PackageError(str(error)) from error
    if tuple(header) != COLUMNS:
        raise NotOursError(",".join(header))
    for row in rows:
        is_worded = row["page"] in package.by_name["indicators"] or is_figure(row["page"])
        parts = BLOCKS if row["page"] in WHOLE else PARTS if is_worded else ()
        if row["lang"] not in LAYOUT or row["part"] not in parts:
            raise NotOursError(f"{row['lang']},{row['page']},{row['part']}")
    return rows


def is_figure(page: str) -> bool:
    """Whether this is the address of a figure that stands alone."""
    return FIGURE.fullmatch(page) is not None


def words_of(rows: Iterable[Kept]) -> Words:
    """The sentences of these rows."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for row in rows:
        found.setdefault((row["lang"], row["page"], row["part"]), []).append(row["text"])
    return found


def pages_of(rows: Iterable[Kept], lang: str) -> dict[str, list[tuple[str, str]]]:
    """Page -> (kind of block, its text) in order, of the pages that are kept whole in a language."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        if row["lang"] == lang and row["page"] in WHOLE:
            found.setdefault(row["page"], []).append((row["part"], row["text"]))
    return found


@dataclass(frozen=True)
class ToldAnswer:
    """An answer of one package, in one language, as plain text.

    `pages`: the headings of the pages that place it, "" for a page whose heading is filled in; `headline`: "" where the newest
    year has none; `undrawn`: the headline that it would have if its figure had the numbers; `picture`: its figure as SVG;
    `figures`: the observations behind headline and figure; `indicators`: all that it asks for, with or without a number; `ranks`:
    the indicators whose order its texts speak of; `fault`: why it cannot be told.
    """

    name: str
    pages: tuple[str, ...] = ()
    question: str = ""
    headline: str = ""
    undrawn: str = ""
    picture: str = ""
    figures: tuple[str, ...] = ()
    indicators: frozenset[str] = frozenset()
    ranks: frozenset[str] = frozenset()
    fault: str = ""

    @property
    def stands(self) -> bool:
        """Whether a reader meets it."""
        return bool(self.headline and self.pages)
