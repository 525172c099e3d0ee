"""What the site says beside the labels of the package, in each language: `words.csv`, a row a text; and the tables below `docs`.

Both are as people edit them. Braces are filled in by the module that uses the word; `where` tells a translator where a reader meets
it. Labels of codes are not there: they come from the package. `python -m tests.word_lint` tells of words that are missing or that
nobody uses.
"""

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path

from scripts.ground.columns import LANGUAGES, Words, read_word_list
from scripts.ground.data_package import PackageError

__all__ = ["FOLDERS", "LANGUAGES", "LANGUAGE_NAMES", "LISTS", "SPOKEN", "WORDS", "Words", "read_table"]

FILE = Path(__file__).with_name("words.csv")

LISTS = read_word_list(FILE)
# What the generated parts of the pages say: language -> word -> text.
WORDS = LISTS["site"]
# The languages of the site, one a column; the package has the texts of its tables in the first two (LANGUAGES).
SPOKEN = tuple(WORDS)
# Where each lies under the site's root, and what it is called in itself.
FOLDERS = {lang: "" if lang == LANGUAGES[0] else f"{lang}/" for lang in SPOKEN}
LANGUAGE_NAMES = {lang: words["language_name"] for lang, words in WORDS.items()}


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
