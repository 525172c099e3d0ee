"""The choices of a question as they are written, `a+x(b _) c*`, and as what they are: branches, with others within them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scripts.ground.columns import Column

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
