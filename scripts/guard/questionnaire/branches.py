"""The choices of a question as they are written, `a+x(b _) c*`, and as what they are: branches, with others within them.

And whether the text of an answer says the same as how it is counted: with those who are known, or beside the others.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scripts.ground.codes import NOBODY, PARTS
from scripts.ground.columns import LANGUAGES, Column, column_in
from scripts.ground.data_package import Row

NAMELESS = "_"
WORD = re.compile(r"([a-z0-9_.+]+)([*!~?]*)")


class UnreadableError(Exception):
    """A cell of the form that is not written as its column wants it: the column, and the part that cannot be read."""

    def __init__(self, column: Column, found: str) -> None:
        super().__init__(f"{column}: {found}")
        self.column, self.found = column, found


@dataclass(frozen=True)
class Branch:
    """A choice with the codes that count it and its marks; or a group of them, `inside`."""

    codes: tuple[str, ...]
    marks: str = ""
    inside: tuple["Branch", ...] = ()

    def __str__(self) -> str:
        word = "+".join(self.codes) + self.marks
        return f"{word}({written(self.inside)})" if self.inside else word

    def choices(self, around: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
        """Each choice with all codes that count it, those of what it lies within first, and its marks."""
        codes = around + tuple(code for code in self.codes if code != NAMELESS)
        for one in self.inside:
            yield from one.choices(codes)
        if not self.inside:
            yield codes, self.marks


def choices_of(text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """`a+x(b _) c*` -> (a, x, b), (a, x) and (c,) with the mark *."""
    yield from (choice for one in branches(text) for choice in one.choices())


def written(found: Iterable[Branch]) -> str:
    """Branches as the column `choices` has them."""
    return " ".join(map(str, found))


def branches(text: str) -> tuple[Branch, ...]:
    """What is written in the column `choices`. Raises `UnreadableError` at what cannot be read."""
    open_groups: list[list[Branch]] = [[]]
    for token in re.findall(r"[^\s()]+|[()]", text):
        if token == ")" and len(open_groups) > 1 and open_groups[-1]:
            inside = tuple(open_groups.pop())
            group = open_groups[-1].pop()
            open_groups[-1].append(Branch(group.codes, group.marks, inside))
        elif token == "(" and open_groups[-1]:
            open_groups.append([])
        elif word := WORD.fullmatch(token):
            open_groups[-1].append(Branch(tuple(word[1].split("+")), word[2]))
        else:
            raise UnreadableError("choices", token if token not in "()" else text)
    if len(open_groups) > 1:
        raise UnreadableError("choices", text)
    return tuple(open_groups[0])


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
