"""What of a filled year cannot be, though every relation holds: the questions of the form are asked, each declared once.

Only what is certain refuses a year, and only where no way to count "all of the above" makes it possible.
"""

from dataclasses import dataclass
from itertools import islice

from scripts.ground.word_list import LANGUAGES
from scripts.protection.evidence import Published
from scripts.protection.form_year import form_year
from scripts.questionnaire.conflict import conflicts, words
from scripts.questionnaire.declaration import Cell as Line
from scripts.questionnaire.declaration import Form
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
