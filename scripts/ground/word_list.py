"""Texts that people edit as a table, a row a text with a column for each language: bytes of a CSV file in, texts by list out."""

import csv
from collections.abc import Mapping
from pathlib import Path

Words = Mapping[str, str]
# Those of the package and of what maintainers read. The site may have more: its words are a table with a column for each.
LANGUAGES = ("sv", "en")
BESIDE = ("list", "where", "word")


def read_word_list(path: Path) -> dict[str, dict[str, Words]]:
    """List -> language -> word -> text, each column a language.

    Raises ValueError on a word that stands twice in a list, and where a row has more or fewer cells than columns: a comma in a text
    without quotation marks would cut it off.
    """
    found: dict[str, dict[str, dict[str, str]]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        table = csv.DictReader(file)
        languages = [column for column in table.fieldnames or () if column not in BESIDE]
        for row in table:
            if None in (*row, *row.values()):
                raise ValueError(f"{path.name}: {row['word']} has more or fewer cells than there are columns")
            for lang in languages:
                texts = found.setdefault(row["list"], {each: {} for each in languages})[lang]
                if row["word"] in texts:
                    raise ValueError(f"{path.name}: {row['word']} stands twice in the list {row['list']}")
                texts[row["word"]] = row[lang]
    return {name: {**texts} for name, texts in found.items()}
