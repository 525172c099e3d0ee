"""What of a filled year cannot be, though every relation holds: the questions of the form are asked, each declared once.

Only what is certain refuses a year, and only where no way to count "all of the above" makes it possible.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from scripts.ground.word_list import LANGUAGES
from scripts.protection.evidence import Published
from scripts.protection.form_year import form_year
from scripts.questionnaire.conflict import conflict, words
from scripts.questionnaire.declaration import Cell as Line
from scripts.questionnaire.declaration import Form
from scripts.questionnaire.form_table import Table, table_of
from scripts.questionnaire.world import World
from scripts.reasoning import Fact


@dataclass(frozen=True)
class Impossible:
    """Figures that cannot all be right. `why`: what the form says of their questions, language by language."""

    facts: tuple[Fact, ...]
    why: tuple[tuple[str, str], ...]


def impossible(year: str, published: Published, most: int) -> list[Impossible]:
    """What cannot be of a year: few figures each, until nothing is left, or so many are found."""
    of = form_year(year, published)
    if not of:
        return []
    said = of.said(published)
    facts: dict[Line, Fact] = {}
    for fact in published.facts(year):
        line = of.line(fact.quantity)
        if line and line in said.shown and (line not in facts or fact.kind == "count" and fact.exact):
            facts[line] = fact
    shown = {line: number for line, number in said.shown.items() if line in facts}
    found = islice(conflicts(of.form, shown, said.ways(of.form)), most)
    return [Impossible(tuple(facts[line] for line in lines), in_languages(of.form, lines)) for lines in found]


def in_languages(form: Form, lines: list[Line]) -> tuple[tuple[str, str], ...]:
    """(language, what the form says of some lines)."""
    said = [" ".join(each) for each in zip(*words(form, lines), strict=True)]
    return tuple(zip(LANGUAGES, said, strict=True))


def conflicts(form: Form, shown: Mapping[Line, int], ways: Sequence[str]) -> Iterator[list[Line]]:
    """Few lines that cannot be together in whatever way they are counted; each time as if those found were blank."""
    tables, left = [table_of(form, way) for way in ways], dict(shown)
    while not any(World(table, left).possible() for table in tables):
        lines = few(tables, left)
        if not lines:
            return
        yield lines
        left = {line: number for line, number in left.items() if line not in lines}


def few(tables: Sequence[Table], shown: Mapping[Line, int]) -> list[Line]:
    """Few lines that cannot be together: in whatever way they are counted, else those of each way."""
    found: list[Line] = []
    for table in tables:
        lines = conflict(table, shown) or []
        if never(tables, shown, lines):
            return lines
        found += lines
    return [*dict.fromkeys(found)]


def never(tables: Sequence[Table], shown: Mapping[Line, int], lines: Collection[Line]) -> bool:
    """Whether some lines cannot be together in any of these tables."""
    some = {line: shown[line] for line in lines}
    return not any(World(table.around(lines), some).possible() for table in tables)
