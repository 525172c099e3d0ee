"""The two tables below `docs` that a search reads before it looks in the pages: words of need, and what is not measured.

A word of need brings up the card of help above all else. What no report measures is said, with why, and where to look instead.
Text in, rows out.
"""

import csv
import io
from collections.abc import Collection, Iterator

from scripts.ground.data_package import PackageError
from scripts.site.package.labels import Labels
from scripts.site.text.language import Language
from scripts.site.text.templates import macros
from scripts.site.text.words import LISTS, SPOKEN

NEED, UNMEASURED = "need_words.csv", "not_measured.csv"
COLUMNS = {
    NEED: ("language", "word"),
    UNMEASURED: (
        *(f"{name}_{lang}" for name in ("what", "words", "because") for lang in SPOKEN),
        "instead",
        *(f"instead_{lang}" for lang in SPOKEN),
    ),
}
FILES = tuple(COLUMNS)
# A label of so many letters, or fewer, is only itself and begins no other word.
SHORT = 4
# Words that are said in any language: the language of the row is left out.
MAY_BE_EMPTY = "language"


def parse(name: str, text: str) -> list[dict[str, str]]:
    """A table by its name. Raises PackageError on the first cell that cannot be read, with its row."""
    header, *lines = csv.reader(io.StringIO(text), strict=True)
    if tuple(header) != COLUMNS[name]:
        raise PackageError(f"{name}: the first line must be {','.join(COLUMNS[name])}")
    rows = []
    for number, cells in enumerate(lines, 2):
        row = dict(zip(header, cells, strict=False))
        if fault := fault_of(row, len(cells), len(header)):
            raise PackageError(f"{name}, row {number}: {fault}")
        rows.append(row)
    return rows


def fault_of(row: dict[str, str], cells: int, columns: int) -> str:
    """What is wrong with a row; nothing where it can be read."""
    if cells != columns:
        return f"it has {cells} cells and not {columns}"
    if row.get("language", "") not in ("", *SPOKEN):
        return (
            f"column language: {row['language']!r} is none of {', '.join(SPOKEN)}; leave it empty for other languages"
        )
    missing = [name for name, cell in row.items() if name != MAY_BE_EMPTY and not cell.strip()]
    return f"column {missing[0]}: it is empty" if missing else ""


def is_measured(word: str, answers: Collection[str]) -> bool:
    """Whether a word is the label of an answer, or made of one: whoever is called Ukrainian comes from Ukraine."""
    word = word.lower()
    made = (label[:-1] for label in answers if len(label) > SHORT and " " not in word)
    return word in answers or word.startswith(tuple(made))


def listed(cell: str) -> list[str]:
    """The words of a cell, between commas."""
    return [word.strip() for word in cell.split(",") if word.strip()]


def need_words(rows: list[dict[str, str]], language: Language) -> list[str]:
    """The words of need in a language, and those that are said in any."""
    return [row["word"] for row in rows if row["language"] in ("", language.code)]


def unmeasured(rows: list[dict[str, str]], labels: Labels) -> Iterator[dict[str, object]]:
    """What is not measured: the words that ask for it, and the answer as HTML, its link from the root of the language.

    A word that a year has brought as an answer is left out.
    """
    lang = labels.language.code
    words = LISTS["search"][lang]
    answers = {labels.category(*answer).lower() for answer in labels.categories}
    for row in rows:
        asking = [word for word in listed(row[f"words_{lang}"]) if not is_measured(word, answers)]
        if asking:
            yield {"words": asking, "html": macros("search.html", words=words).unmeasured(row, lang)}
