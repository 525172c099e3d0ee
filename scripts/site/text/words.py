"""What the site says beside the labels of the package, in both languages: `words.csv`, a row a text, as people edit it.

Braces are filled in by the module that uses the word; `where` tells a translator where a reader meets it. Labels of codes are not
there: they come from the package. `python -m tests.word_lint` tells of words that are missing or that nobody uses.
"""

import csv
from collections.abc import Mapping
from pathlib import Path

Words = Mapping[str, str]
LANGUAGES = ("sv", "en")
# Where each language lies under the site's root.
FOLDERS = {"sv": "", "en": "en/"}
LANGUAGE_NAMES = {"sv": "Svenska", "en": "English"}
FILE = Path(__file__).with_name("words.csv")


def read(path: Path = FILE) -> dict[str, dict[str, Words]]:
    """List (site, frame, workbook ...) -> language -> word -> text. Raises ValueError on a word that stands twice in a list."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for lang in LANGUAGES:
                texts = found.setdefault(row["list"], {each: {} for each in LANGUAGES})[lang]
                if row["word"] in texts:
                    raise ValueError(f"{path.name}: {row['word']} stands twice in the list {row['list']}")
                texts[row["word"]] = row[lang]
    return {name: {**texts} for name, texts in found.items()}


LISTS = read()
# What the generated parts of the pages say: language -> word -> text.
WORDS = LISTS["site"]
