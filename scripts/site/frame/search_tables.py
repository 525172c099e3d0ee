"""The two tables below `docs` that a search reads before it looks in the pages: words of need, and what is not measured.

A word of need brings up the card of help above all else. What no report measures is said, with why, and where to look instead.
Text in, rows out.
"""

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from babel import Locale
from babel.core import get_global
from babel.languages import get_official_languages

from scripts.site.package.labels import Labels
from scripts.site.text.language import Language
from scripts.site.text.templates import macros
from scripts.site.text.words import LISTS, SPOKEN, read_table

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
# All countries, as words of a row that tells the one that is asked about where it has {name}.
COUNTRIES = "{countries}"
JOINT = re.compile(r" och | and | & |[()-]")
# Words that are said in any language: the language of the row is left out.
MAY_BE_EMPTY = "language"


def read_tables(docs: Path) -> dict[str, list[dict[str, str]]]:
    """The tables as they lie in a folder. Raises PackageError on the first row that cannot be read."""
    return {name: parse(name, (docs / name).read_text(encoding="utf-8")) for name in FILES}


def parse(name: str, text: str) -> list[dict[str, str]]:
    """A table by its name. Raises PackageError on the first cell that cannot be read, with its row."""
    return read_table(name, text, COLUMNS[name], fault_of)


def fault_of(row: dict[str, str]) -> str:
    """What is wrong with a row; nothing where it can be read."""
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

    The words are lists of those that mean the same. A word that a year has brought as an answer is left out.
    """
    lang = labels.language.code
    words = LISTS["search"][lang]
    answers = {labels.category(*answer).lower() for answer in labels.categories}
    for row in rows:
        asking = [[word] for word in listed(row[f"words_{lang}"]) if not is_measured(word, answers)]
        if [COUNTRIES] in asking:
            asking.remove([COUNTRIES])
            asking += countries(lang, {answer["country"] for answer in labels.categories.values()})
        if asking:
            yield {"words": asking, "html": macros("search.html", words=words).unmeasured(row, lang)}


def countries(lang: str, measured: Collection[str]) -> list[list[str]]:
    """The countries that Unicode lists but for those `measured` (codes of ISO): what each is called, and the language of it alone.

    Where nobody lives no language is official.
    """
    names, spoken = Locale(lang).territories, Locale(lang).languages
    languages = {
        code: get_official_languages(code, de_facto=True) for code in get_global("territory_languages") if code in names
    }
    every = [each for found in languages.values() for each in found]
    return [
        list(dict.fromkeys(filter(None, [names[code], *parts_of(names[code]), *own])))
        for code, found in sorted(languages.items())
        if found and code not in measured
        for own in [[spoken.get(each) for each in found if every.count(each) == 1]]
    ]


def parts_of(name: str) -> list[str]:
    """What people may call a country of two names: each of them."""
    return [part.strip() for part in JOINT.split(name) if len(part.strip()) > SHORT]
