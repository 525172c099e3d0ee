"""Whether the text of an answer says the same as how it is counted: with those who are known, or beside the others."""

import re
from collections.abc import Iterable, Iterator

from scripts.ground.columns import column_in
from scripts.ground.data_package import Row
from scripts.ground.roles import NOBODY, PARTS
from scripts.ground.word_list import LANGUAGES

# An answer that says that nobody knows, and a whole that counts only those of whom somebody does.
UNKNOWN = re.compile(r"(?i)\b(okän\w+|vet (ej|inte)|uppgift saknas|ingen uppgift|unknown|not known|no information)\b")
KNOWN = re.compile(r"\b(kän[dt]a?|uppgift om|known)\b", re.IGNORECASE)
# How an answer begins beside which there is no other: none is so, or nobody knows.
NONE = re.compile(r"(ing(en|et|a)|none|no|vet (ej|inte)|okänt$|uppgift saknas)\b", re.IGNORECASE)


def unknown_among_known(own: Iterable[Row]) -> Iterator[tuple[Row, Row]]:
    """(an answer of an indicator, the whole that counts it) where the texts of the two disagree."""
    rows = [*own]
    wholes = [row for row in rows if row["role"] == "whole_persons" and says(row, KNOWN)]
    for row in rows:
        if row["role"] in PARTS and says(row, UNKNOWN):
            yield from ((row, whole) for whole in wholes)


def is_none(row: Row) -> bool:
    """Whether nobody has an answer beside the others, since none is so or nobody knows: by its role, or as it begins."""
    return row["role"] == NOBODY or any(NONE.match(row[column_in("label", lang)]) for lang in LANGUAGES)


def says(row: Row, words: re.Pattern[str]) -> bool:
    """Whether the label or the sentence of an answer has one of some words, in any language."""
    texts = (row[column_in(text, lang)] for text in ("label", "predicate") for lang in LANGUAGES)
    return any(words.search(text) for text in texts)
