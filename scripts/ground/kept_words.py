"""What a release keeps of its pages: each sentence that code has made of its figures, as plain text in one CSV.

Later code would say the same figures otherwise. Tables, charts and what stands in the package are not kept again: they are drawn
of the release itself, in today's frame. The file lies where people may change it: it holds text, and no page's name but an
indicator's.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from scripts.ground.data_package import Package, PackageError, Row
from scripts.ground.messages import LAYOUT
from scripts.ground.zipping import NotOursError, TooBigError

COLUMNS = ("lang", "page", "part", "text")
# What is said first; how it compares with the year before; whom it counts, and what asks for care; what the audit asks of it.
FINDING, LAST_YEAR, LINE, QUESTION = PARTS = ("finding", "last_year", "line", "question")
# Six times what two languages of fifty indicators say.
MOST_BYTES = 1_000_000
# (language, indicator, part) -> its sentences, in order
Words = Mapping[tuple[str, str, str], list[str]]


def words_csv(rows: Iterable[Row]) -> bytes:
    """The rows (columns `COLUMNS`) as the file has them."""
    text = io.StringIO()
    table = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return text.getvalue().encode("utf-8")


def read_words(path: Path, package: Package) -> Words:
    """The sentences that the release of `package` has kept. Raises PackageError for a file that holds anything else."""
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
        if row["lang"] not in LAYOUT or row["page"] not in package.by_name["indicators"] or row["part"] not in PARTS:
            raise NotOursError(f"{row['lang']},{row['page']},{row['part']}")
    return words_of(rows)


def words_of(rows: Iterable[Row]) -> Words:
    """The sentences of these rows (columns `COLUMNS`)."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for row in rows:
        found.setdefault((row["lang"], row["page"], row["part"]), []).append(row["text"])
    return found
