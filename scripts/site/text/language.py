"""What the site says beside the labels of the package, in each language: `words.csv`, a row a text; and the tables below `docs`.

Both are as people edit them. Braces are filled in by the module that uses the word; `where` tells a translator where a reader meets
it. Labels of codes are not there: they come from the package. `python -m tests.word_lint` tells of words that are missing or that
nobody uses. A `Language` has the words, the numbers and dates of one, and which of a row's texts are written in it.
"""

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.ground.columns import LANGUAGES, TextName, Words, in_language, read_word_list
from scripts.ground.data_package import PackageError, Row

FILE = Path(__file__).with_name("words.csv")

LISTS = read_word_list(FILE)
# What the generated parts of the pages say: language -> word -> text.
WORDS = LISTS["site"]
# The languages of the site, one a column; the package has the texts of its tables in the first two (LANGUAGES).
SPOKEN = tuple(WORDS)
# Where each lies under the site's root, and what it is called in itself.
FOLDERS = {lang: "" if lang == LANGUAGES[0] else f"{lang}/" for lang in SPOKEN}
LANGUAGE_NAMES = {lang: words["language_name"] for lang, words in WORDS.items()}
DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def read_table(
    name: str, text: str, columns: Sequence[str], fault_of: Callable[[dict[str, str]], str], delimiter: str = ","
) -> list[dict[str, str]]:
    """The rows of a table below `docs`. `fault_of`: what is wrong with a row, nothing where it can be read.

    Raises PackageError on the first line or row that cannot be read, with its place.
    """
    header, *lines = [*csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)] or [[]]
    if header != [*columns]:
        raise PackageError(f"docs/{name}: the first line must be {','.join(columns)}")
    rows = []
    for number, cells in enumerate(lines, 2):
        row = dict(zip(columns, cells, strict=False))
        same = len(cells) == len(columns)
        if fault := fault_of(row) if same else f"it has {len(cells)} cells and not {len(columns)}":
            raise PackageError(f"docs/{name}, row {number}: {fault}")
        rows.append(row)
    return rows


@dataclass(frozen=True)
class Language:
    """A language by its code, as in the head of `words.csv`."""

    code: str

    @property
    def of_package(self) -> str:
        """The language in which the texts of the package are read: English where they are not written in this one."""
        return self.code if self.code in LANGUAGES else LANGUAGES[-1]

    @property
    def words(self) -> Words:
        """What the generated parts of the pages say."""
        return WORDS[self.code]

    def text(self, row: Row, text: TextName) -> str:
        """The row's text in this language: `title` reads `title_sv` or `title_en`."""
        return in_language(row, text, self.of_package)

    def key(self, field: str) -> str:
        """What the descriptor calls a text in this language: the Swedish one has the plain name."""
        return field if self.of_package == "sv" else f"{field}_{self.of_package}"

    def described(self, thing: Mapping[str, Any], field: str) -> str:
        """A text of the descriptor in this language."""
        return str(thing[self.key(field)])

    def unit(self, field: Mapping[str, Any]) -> str:
        """The unit of a field of the descriptor in this language; nothing where it has none."""
        plain = str(field.get("unit", ""))
        return str(field.get("unit_sv", plain)) if self.code == "sv" else plain

    def number(self, digits: str) -> str:
        """A number of the package ("1234.5") as people write it: decimal comma and hard space in Swedish."""
        whole, _, decimals = digits.partition(".")
        grouped = f"{int(whole):,}".replace(",", self.words["thousands_mark"])
        return grouped + (self.words["decimal_mark"] + decimals if decimals else "")

    def listed(self, parts: Sequence[str]) -> str:
        """Some things in a row as one writes them: "kvinnor, män och barn". There is one at least."""
        *most, last = parts
        return self.words["and"].join([", ".join(most), last]) if most else last

    def date(self, text: str) -> str:
        """A date (or a time on that day) in words: day, month, year. Raises PackageError when it is none."""
        found = DATE.match(text)
        if not found:
            raise PackageError(f"{text}: this is no date")
        year, month, day = found.groups()
        space = "\N{NO-BREAK SPACE}"
        return f"{int(day)}{space}{self.words['months'].split()[int(month) - 1]}{space}{year}"


def both(thing: Mapping[str, Any], field: str) -> dict[str, Any]:
    """Language -> what the descriptor says in it."""
    return {lang: thing[Language(lang).key(field)] for lang in LANGUAGES}


def in_each(thing: Mapping[str, Any], field: str) -> dict[str, Any]:
    """Language of the site -> what is read of the descriptor in it."""
    return {lang: Language(lang).described(thing, field) for lang in SPOKEN}
